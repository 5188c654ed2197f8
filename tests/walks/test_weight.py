"""What a page weighs on a phone's line: whole, as it comes over the wire, without the typeface."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.served import Served

COLD_BYTES = 100_000
NEXT_BYTES = 20_000
FIRST = ("/", "/thu-tuc/1.004873/", "/vao-cua/", "/tra-cuu/")
"""Where people come in first: from the street, from a search engine, from a letter."""
NEXT = (
    "/tim-kiem/?q=ket+hon",
    "/thu-tuc/",
    "/thu-tuc/1.004873/",
    "/tra-cuu/",
    "/vao-cua/",
    "/phan-anh/",
    "/chat-luong/",
)


class Scale:
    """Weighs what comes over the wire: heads and bodies as they were sent, but for typefaces."""

    def __init__(self, page: Page) -> None:
        self.answers: list[Response] = []
        page.on("response", self._came)

    def _came(self, answer: Response) -> None:
        self.answers.append(answer)

    @property
    def bytes(self) -> int:
        """Give the weight of what came since it was set to nought."""
        weighed = 0
        for answer in self.answers:
            if answer.request.resource_type == "font" or answer.from_service_worker:
                continue
            sizes = answer.request.sizes()
            weighed += sizes["responseBodySize"] + sizes["responseHeadersSize"]
        return weighed


@contextmanager
def a_phone(served: Served, browser: Browser) -> Iterator[Page]:
    """Take up a phone that was never here."""
    context = browser.new_context(base_url=served.address, viewport={"width": 360, "height": 780})
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", FIRST)
def test_the_first_page_weighs_less_than_a_photograph(served: Served, browser: Browser, address: str) -> None:
    with a_phone(served, browser) as page:
        scale = Scale(page)
        page.goto(address, wait_until="networkidle")
        assert 0 < scale.bytes <= COLD_BYTES


def test_every_page_after_it_weighs_next_to_nothing(served: Served, browser: Browser) -> None:
    with a_phone(served, browser) as page:
        page.goto("/", wait_until="networkidle")
        weights = {}
        for address in NEXT:
            scale = Scale(page)
            page.goto(address, wait_until="networkidle")
            weights[address] = scale.bytes
    assert {address: weight for address, weight in weights.items() if not 0 < weight <= NEXT_BYTES} == {}


OWN = ("/cua-toi/", "/cua-toi/bao-tin/", "/cua-toi/kho/", "/cua-toi/du-lieu/", "/cua-toi/du-lieu/yeu-cau/")
OF_A_DRAFT = ("noi-nop/", "to-khai/", "giay-to/", "cung-ky/", "kiem-tra/")


def test_pages_of_a_filing_weigh_next_to_nothing_each(served: Served, browser: Browser) -> None:
    with a_phone(served, browser) as page:
        page.goto("/vao-cua/", wait_until="networkidle")
        page.get_by_role("button", name="Đăng nhập bằng").click()
        page.locator("button[name=who][value='0']").click()
        page.wait_for_url("**/cua-toi/")
        page.goto("/nop/2.002621/")
        page.get_by_role("button", name="Bắt đầu", exact=True).click()
        page.wait_for_url("**/nop/nhap/**")
        draft = "/".join(page.url.split("/")[:6])
        weights = {}
        for address in (*OWN, *(f"{draft}/{part}" for part in OF_A_DRAFT)):
            scale = Scale(page)
            page.goto(address, wait_until="networkidle")
            weights[address] = scale.bytes
    assert {address: weight for address, weight in weights.items() if not 0 < weight <= NEXT_BYTES} == {}
