"""The front end as built: named by content, light, free of what may not be used, locked without addresses."""

import gzip
import json
import re

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.template import Context, Template
from django.test import RequestFactory

from motcua.faces.shared.templatetags.look import BUILT, asset

MANIFEST = json.loads((BUILT / "manifest.json").read_text())


def test_every_built_file_is_named_by_its_content() -> None:
    for plain, built in MANIFEST.items():
        stem, suffix = plain.rsplit(".", 1)
        assert re.fullmatch(rf"{re.escape(stem)}-[0-9A-Z]{{8}}\.{suffix}", built)
        assert (BUILT / built).stat().st_size > 0


def test_an_asset_is_found_by_its_plain_name() -> None:
    assert asset("motcua.css") == f"/static/built/{MANIFEST['motcua.css']}"


def test_an_asset_that_nobody_builds_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"no file named crown\.svg"):
        asset("crown.svg")


@pytest.mark.parametrize(
    ("name", "most"), [("motcua.css", 30_000), ("motcua.js", 12_000), ("htmx.js", 19_000)]
)
def test_a_page_stays_light(name: str, most: int) -> None:
    assert len(gzip.compress((BUILT / MANIFEST[name]).read_bytes(), 9)) <= most


def test_typefaces_of_one_page_weigh_less_than_a_photograph() -> None:
    shown = [name for name in MANIFEST if re.search(r"-(latin|vietnamese)-(400|600|700)-", name)]
    assert len(shown) == 6
    assert sum((BUILT / MANIFEST[name]).stat().st_size for name in shown) < 120_000


def test_vietnamese_letters_come_from_the_vietnamese_file() -> None:
    css = (BUILT / MANIFEST["motcua.css"]).read_text()
    order = [
        css.index(MANIFEST[f"be-vietnam-pro-{subset}-400-normal.woff2"])
        for subset in ("latin-ext", "vietnamese")
    ]
    assert order == sorted(order)  # the later rule wins for đ, ơ, ư, which both hold


def test_what_belongs_to_the_british_government_is_not_used() -> None:
    everything = "".join(
        (BUILT / built).read_text() for plain, built in MANIFEST.items() if plain.endswith((".css", ".js"))
    )
    assert not re.search(r"GDS Transport|govuk-crest|crown|crest", everything, re.IGNORECASE)


def test_the_lock_file_names_no_address() -> None:
    lock = json.loads((settings.BASE_DIR / "package-lock.json").read_text())
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    assert all("integrity" in package for name, package in lock["packages"].items() if name)


def test_a_page_can_be_had_in_the_other_language(rf: RequestFactory) -> None:
    template = Template('{% same_page_in "en" %} {% same_page_in "vi" %}')
    said = template.render(Context({"request": rf.get("/?q=khai+sinh")}))
    assert said == "/en/?q=khai+sinh /?q=khai+sinh"
