"""The keepers' pages in a browser: clean for axe, fit for desk and phone; and the way of a pack."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.served import Served
from tests.walks.walker import ASKED_AGAIN, Walker

PAGES = {
    "quan-tri": (
        "", "to-chuc/", "to-chuc/?tim=dong+da", "to-chuc/them/", "can-bo/", "can-bo/them/", "can-bo/nhap/",
        "dia-ban/", "lich/", "lich/?nam=2030", "lich/?noi=phuong+dong+da", "lich/khai-bao/", "lich/gio/",
        "lich/nam/2024/", "goi/", "goi/nap/", "tai-khoan/", "tai-khoan/mo/", "vai-tro/", "vai-tro/them/",
        "ma-truy-cap/", "ma-truy-cap/cap/", "viec-nen/", "chuyen-tin/", "su-kien/", "su-kien/kiem-chung/",
        "nhat-ky/",
    ),
    "kstt.tinh": (
        "thu-tuc/", "thu-tuc/?tim=giay+doc+than", "thu-tuc/1.004873/", "thu-tuc/1.004873/lich-su/",
        "thu-tuc/1.004873/bai-bo/", "thu-tuc/can-lam-ro/",
    ),
    "giam-doc.ttpvhcc": ("nguoi/", "nguoi/trung/"),
}  # fmt: skip
FOLLOWED = {
    "quan-tri": (
        ("to-chuc/?tim=dong+da", "main tbody a"),
        ("dia-ban/?tim=nhon+ly", "main tbody a"),
        ("dia-ban/", "main a[href*='/dot/']"),
        ("tai-khoan/", "main tbody a"),
        ("vai-tro/", "main tbody a"),
        ("su-kien/", "main tbody a"),
        ("can-bo/", "main tbody a"),
    ),
    "kstt.tinh": (("thu-tuc/can-lam-ro/", "main .mc-rows a[href*='can-lam-ro/']"),),
}
DESK: ViewportSize = {"width": 1280, "height": 900}
TELEPHONE: ViewportSize = {"width": 390, "height": 844}
PACK = "name: thu-vai-tro\ntitle: Gói thử vai trò\nversion: '1'\neffective_from: 2023-12-01\n"
ROLES = "kind: role\nitems:\n  - code: nguoi_xem_thu\n    name: Người xem thử\n    rights: [packs.view]\n"


@pytest.fixture(scope="module")
def keepers(served: Served, browser: Browser) -> Iterator["Keepers"]:
    company = Keepers(served, browser)
    yield company
    for one in company.known.values():
        one.close()


class Keepers:
    """Keepers, each signed in once for all these walks."""

    def __init__(self, served: Served, browser: Browser) -> None:
        self.served, self.browser = served, browser
        self.known: dict[str, Walker] = {}

    def __call__(self, login: str) -> Walker:
        if login not in self.known:
            self.known[login] = Walker(self.served, self.browser).sign_in(login)
        return self.known[login]


@pytest.mark.parametrize("login", PAGES)
def test_every_page_is_clean_and_fits_the_screen(keepers: Keepers, login: str) -> None:
    keeper = keepers(login)
    for path in PAGES[login]:
        look_at(keeper, f"/quan-tri/{path}")
    for path, link in FOLLOWED.get(login, ()):
        keeper.page.goto(f"/quan-tri/{path}")
        look_at(keeper, keeper.page.locator(link).first.get_attribute("href") or "")


def look_at(keeper: Walker, path: str) -> None:
    """Look a page over at a desk's width, then at a telephone's."""
    keeper.page.set_viewport_size(DESK)
    answer = keeper.page.goto(path)
    assert answer is not None
    assert answer.status == 200, path
    (title,) = keeper.page.locator("main h1").all_inner_texts()
    assert title.strip(), path
    keeper.look_over()
    fits(keeper, path)
    keeper.page.set_viewport_size(TELEPHONE)
    keeper.look_over(ASKED_AGAIN)
    fits(keeper, path)


def fits(keeper: Walker, path: str) -> None:
    wider = keeper.page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wider == 0, (path, keeper.page.viewport_size, wider)


def test_a_pack_goes_from_the_file_to_a_second_persons_approval(keepers: Keepers, tmp_path: Path) -> None:
    file = tmp_path / "thu.zip"
    with ZipFile(file, "w") as bundle:
        bundle.writestr("pack.yaml", PACK)
        bundle.writestr("roles.yaml", ROLES)
    proposer = keepers("kstt.tinh")
    page = proposer.page
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/quan-tri/goi/")
    proposer.press_and_load("n", "**/goi/nap/")
    page.locator("input[type=file]").set_input_files(file)
    with page.expect_navigation(url="**/goi/kiem-tra/**"):
        page.get_by_role("button", name="Kiểm tra gói").click()
    proposer.sees("không có chỗ sai", "1 thêm mới", "nguoi_xem_thu")
    proposer.look_over()
    with page.expect_navigation():
        page.get_by_role("button", name="Đề nghị nạp").click()
    proposer.sees("Đã đề nghị nạp", "chính anh, chị đề nghị", "thứ Sáu 01/12/2023")
    proposer.look_over()

    approver = keepers("quan-tri")
    approver.page.set_viewport_size({"width": 1280, "height": 900})
    approver.page.goto("/quan-tri/")
    approver.sees("Gói chờ duyệt")
    approver.page.goto(page.url)
    approver.press_and_load("d", "**/duyet/")
    approver.sees("Nội dung đã nạp không xóa được")
    approver.look_over()
    with approver.page.expect_navigation():
        approver.page.get_by_role("button", name="Duyệt").click()
    approver.sees("Đã duyệt gói dữ liệu.", "đã duyệt, chờ ngày hiệu lực")
    approver.look_over()


def test_a_form_that_is_refused_keeps_what_was_typed_and_names_the_field(keepers: Keepers) -> None:
    keeper = keepers("quan-tri")
    page = keeper.page
    page.goto("/quan-tri/tai-khoan/mo/")
    page.get_by_label("Tên đăng nhập").fill("quan-tri")
    page.get_by_label("Họ và tên").fill("Người trùng tên")
    with page.expect_navigation():
        page.get_by_role("button", name="Mở tài khoản").click()
    keeper.sees("đã có người dùng")
    assert page.get_by_label("Họ và tên").input_value() == "Người trùng tên"
    keeper.look_over()
