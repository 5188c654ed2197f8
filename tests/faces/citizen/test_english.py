"""English: every sentence has one that says the same facts; Vietnamese on an English page is marked."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from motcua.foundation.clock import is_demo_day
from tests.faces.citizen.catalogue import doubt_labels, english, refusals, sentences, state_labels
from tests.faces.citizen.provinces import BIRTH, COPY, MARITAL, publish

VIETNAMESE = re.compile(
    r"[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE
)
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")
VOID = {"meta", "link", "img", "input", "br", "hr", "path", "rect"}


ENGLISH = {form for forms in english().values() for form in forms}


def wanted() -> dict[str, str]:
    return {
        **sentences(),
        **dict.fromkeys([*doubt_labels(), *state_labels(), *refusals()], "models and errors"),
    }


def test_every_sentence_that_a_citizen_reads_has_its_english() -> None:
    told = english()
    assert {sentence: path for sentence, path in wanted().items() if not all(told.get(sentence, [""]))} == {}


def test_no_english_is_kept_for_a_sentence_that_nobody_says() -> None:
    assert set(english()) - set(wanted()) == set()


def test_english_names_the_same_facts() -> None:
    differing = [
        sentence
        for sentence, forms in english().items()
        for form in forms
        if sorted(PLACEHOLDER.findall(sentence)) != sorted(PLACEHOLDER.findall(form))
    ]
    assert differing == []


def test_the_catalogue_is_compiled() -> None:
    with translation.override("en"):
        assert gettext("Anh, chị cần làm việc gì?") == "What do you need to do?"


class Reader(HTMLParser):
    """Reads what is not marked as Vietnamese."""

    def __init__(self) -> None:
        super().__init__()
        self.languages: list[tuple[str, str]] = []
        self.unmarked: list[str] = []
        self.mismarked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            inherited = self.languages[-1][1] if self.languages else "en"
            self.languages.append((tag, dict(attrs).get("lang") or inherited))

    def handle_endtag(self, tag: str) -> None:
        if self.languages and self.languages[-1][0] == tag:
            self.languages.pop()

    def handle_data(self, data: str) -> None:
        tag, language = self.languages[-1] if self.languages else ("", "en")
        if language == "en" and tag not in {"title", "script"} and VIETNAMESE.search(data):
            self.unmarked.append(" ".join(data.split()))
        if language == "vi" and data.strip() in ENGLISH:
            self.mismarked.append(data.strip())


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/en/",
        "/en/thu-tuc/",
        "/en/tim-kiem/",
        "/en/tim-kiem/?q=xyz",
        "/en/tim-kiem/?q=ho+tich",
        "/en/tim-kiem/?linh_vuc=H%E1%BB%99+t%E1%BB%8Bch",
        "/en/thu-tuc/1.004873/",
        "/en/thu-tuc/1.001193/",
        "/en/thu-tuc/2.000815/",
        "/en/thu-tuc/khong-co/",
        "/en/tra-cuu/",
    ],
)
def test_vietnamese_on_an_english_page_is_marked(client: Client, address: str) -> None:
    assert not is_demo_day()
    publish(MARITAL)
    publish(COPY)
    publish(BIRTH)
    reader = Reader()
    reader.feed(client.get(address).content.decode())
    assert reader.unmarked == []
    assert reader.mismarked == []


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/thu-tuc/", "/tim-kiem/?q=khai+sinh"])
def test_the_switch_keeps_the_page(client: Client, address: str) -> None:
    html = client.get(address).content.decode()
    assert f'href="/en{address}" lang="en" hreflang="en">English</a>' in html
    html = client.get(f"/en{address}").content.decode()
    assert f'href="{address}" lang="vi" hreflang="vi">Tiếng Việt</a>' in html


@pytest.mark.django_db
def test_the_browsers_own_language_does_not_choose(client: Client) -> None:
    assert '<html lang="vi"' in client.get("/", headers={"Accept-Language": "en"}).content.decode()
