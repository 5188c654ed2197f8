"""A clerk's days by keyboard alone: a fee from the card to the counted drawer, and the bad day."""

import re
from collections.abc import Iterator
from io import BytesIO

import pypdfium2
import pytest
from playwright.sync_api import Browser, expect

from tests.served import Served
from tests.walks.walker import Walker

AN = "052196000001||Nguyễn Thị Bình An|14031996|Nữ|12 Trần Cao Vân, Đống Đa, Quy Nhơn, Bình Định|01092021"
KHOA = "052088004321||Đặng Minh Khoa|05071988|Nam|Nhơn Lý, Quy Nhơn, Bình Định|12052021"
GARBLED = "052190004322||Tr?n Th? Thu H?ng|21101990|N?|Nh?n L?, Quy Nh?n|12052021"
CODE = re.compile(r"H08\.31\.\d\d-20231120-\d{4}")
COPIES, MARITAL, DEATH = "2.000815", "1.004873", "1.000656"


@pytest.fixture
def office(served: Served, browser: Browser) -> Iterator["Office"]:
    office = Office(served, browser)
    yield office
    for one in office.walkers:
        one.close()


class Office:
    """Officers of a ward who sign in one after the other, each in a browser of his own."""

    def __init__(self, served: Served, browser: Browser) -> None:
        self.served, self.browser = served, browser
        self.walkers: list[Walker] = []

    def officer(self, login: str) -> Walker:
        self.walkers.append(Walker(self.served, self.browser))
        return self.walkers[-1].sign_in(login)


def scan(clerk: Walker, card: str, procedure: str, at: str) -> None:
    """From the first page: the card, the procedure, Enter."""
    assert clerk.focused() == "who"
    clerk.type(card)
    clerk.press("Enter")
    assert clerk.focused() == "what"
    clerk.type(procedure)
    clerk.press_and_load("Enter", at)


def code_of(clerk: Walker) -> str:
    found = CODE.search(clerk.page.title())
    assert found, clerk.page.title()
    return found[0]


def on_paper(clerk: Walker) -> None:
    """The declaration came on paper: no answer is needed."""
    clerk.page.locator("#declaration-form").focus()
    clerk.press("ArrowRight")


def send(clerk: Walker, to: str = "**/quay/ho-so/*/") -> str:
    clerk.page.locator("#nhan .mc-act--main").focus()
    clerk.press_and_load("Enter", to)
    return code_of(clerk)


def follow(clerk: Walker, link: str, to: str) -> None:
    clerk.page.get_by_role("link", name=link).first.focus()
    clerk.press_and_load("Enter", to)


def test_a_fee_from_the_card_to_the_counted_drawer(office: Office, served: Served) -> None:
    clerk = office.officer("mot-cua.leloi")
    code = take_in_and_collect(clerk)
    for login in ("tu-phap.leloi", "lanh-dao.leloi", "van-phong.leloi"):
        pass_on(office.officer(login), code)
    hand_over(office.officer("tra-kq.leloi"), code)
    close_the_drawer(clerk)
    proof = served.motcua("events", "verify")
    assert proof.returncode == 0, proof.stdout + proof.stderr


def take_in_and_collect(clerk: Walker) -> str:
    """Card, procedure, papers, pages counted, Enter collects: the slip and the receipt in one print."""
    clerk.count_from_here()
    scan(clerk, AN, COPIES, f"**/{COPIES}/")
    clerk.sees("tính khi thu", "2.000 đ mỗi trang")
    clerk.press("Space", "Enter")
    clerk.page.wait_for_url("**/thu-tien/")
    clerk.look_over()
    code = code_of(clerk)
    assert clerk.focused().startswith("count-")
    clerk.type("3")
    with clerk.page.expect_navigation(wait_until="load"):
        clerk.press("Enter")
    clerk.sees("Phải thu 5.000 đ")
    assert clerk.focused() == "given"
    clerk.type("10.000")
    clerk.press_and_load("Enter", "**/bien-lai/*/")
    clerk.sees("Trả lại khách", "5.000 đ", "AA-23E 0000001")
    assert clerk.focused().startswith("In phiếu hẹn và biên lai")
    assert clerk.pressed <= 8, clerk.pressed
    clerk.look_over()
    address = clerk.page.locator("iframe#bien-lai").get_attribute("src") or ""
    both = pypdfium2.PdfDocument(clerk.page.request.get(address.partition("#")[0]).body())
    words = " ".join(page.get_textpage().get_text_range() for page in both)
    assert code in words
    assert "Năm nghìn đồng" in words
    clerk.press_and_load("n", "**/quay/")
    return code


def pass_on(officer: Walker, code: str) -> None:
    """Open the first task and do the step; who signs records the result first."""
    officer.sees(code)
    officer.press_and_load("Enter", "**/ho-so/*/")
    if officer.page.locator("[data-key=k]").count():
        officer.press_and_load("k", "**/ket-qua/")
        officer.page.set_input_files(
            "[type=file]", {"name": "ban-sao.pdf", "mimeType": "application/pdf", "buffer": a_scan()}
        )
        officer.page.locator("main .mc-act--main").focus()
        officer.press_and_load("Enter", "**/ho-so/*/")
    officer.press_and_load("x", "**/ban-lam-viec/")


def a_scan() -> bytes:
    """One empty page."""
    scan, kept = pypdfium2.PdfDocument.new(), BytesIO()
    scan.new_page(420, 595)
    scan.save(kept)
    return kept.getvalue()


def hand_over(clerk: Walker, code: str) -> None:
    clerk.type(code)
    clerk.press_and_load("Enter", "**/quay/ho-so/*/")
    clerk.press_and_load("t", "**/tra/")
    clerk.press_and_load("Enter", "**/da-tra/")
    clerk.sees("Biên nhận trả kết quả", "Nguyễn Thị Bình An (chủ hồ sơ)")


def close_the_drawer(clerk: Walker) -> None:
    """Count the notes: the page adds up, the house counts anew; what differs is explained."""
    follow(clerk, "Biên lai trong ngày", "**/bien-lai/")
    clerk.sees("1 biên lai có hiệu lực, tổng cộng 5.000 đ")
    clerk.look_over()
    follow(clerk, "Ca thu", "**/ca-thu/")
    clerk.sees("Phải có trong két")
    clerk.look_over()
    assert clerk.focused() == "note-1"
    clerk.press(*["Tab"] * 7)
    clerk.type("2")
    clerk.sees("thiếu 1.000 đ")
    clerk.press_and_load("Enter", "**/ca-thu/*/")
    clerk.sees("Chưa chốt được ca", "thiếu 1.000 đ")
    clerk.look_over()
    clerk.page.locator("#note-7").focus()
    clerk.type("1")
    clerk.press("Tab", "Backspace")
    clerk.sees("khớp sổ")
    clerk.press_and_load("Enter", "**/ca-thu/*/")
    clerk.sees("Đã chốt ca thu: 5.000 đ.", "khớp sổ")
    clerk.look_over()


def test_the_bad_day(office: Office) -> None:
    clerk = office.officer("mot-cua.nhonly")
    late = enter_late(clerk)
    notice_the_same_again(clerk, late)
    mend_the_procedure(clerk, late)
    right = replace_the_person(office, clerk, late)
    brought = bring_many(clerk)
    assert len({late, right, *brought}) == 4
    clerk.sees(late, right, *brought)  # all of them stand in the day's register


def enter_late(clerk: Walker) -> str:
    """A card never seen, garbled: number and dates stand, the name is asked; taken on paper at 07:15."""
    assert clerk.focused() == "who"
    clerk.type(GARBLED)
    clerk.press("Enter")
    clerk.type(MARITAL)
    clerk.press_and_load("Enter", "**/nhan-dien/")
    clerk.sees("Có mục không đọc được chắc chắn từ thẻ")
    clerk.look_over()
    expect(clerk.page.locator("#id_personal_id")).to_have_value("052190004322")
    expect(clerk.page.locator("#id_birth")).to_have_value("21/10/1990")
    clerk.page.locator("#id_full_name").focus()
    clerk.press("Control+a")
    clerk.type("Trần Thị Thu Hồng")
    clerk.page.get_by_label("Nữ").focus()
    clerk.press("Space")
    clerk.press_and_load("Enter", f"**/{MARITAL}/")
    on_paper(clerk)
    clerk.page.locator("summary", has_text="Đã nhận trên giấy từ trước?").focus()
    clerk.press("Enter")
    clerk.page.locator("#received_at").focus()
    clerk.type("20/11/2023 7:15")
    clerk.page.locator("#late_reason").focus()
    clerk.type("Mất điện từ 07:00 đến 08:00")
    clerk.look_over()
    code = send(clerk)
    clerk.sees("07:15, thứ Hai 20/11/2023", "Nhập vào hệ thống lúc", "Mất điện từ 07:00 đến 08:00")
    clerk.look_over()
    return code


def notice_the_same_again(clerk: Walker, code: str) -> None:
    clerk.press_and_load("n", "**/quay/")
    scan(clerk, GARBLED, MARITAL, f"**/{MARITAL}/")
    clerk.sees("Có thể trùng", code)
    clerk.look_over()
    follow(clerk, code, "**/ho-so/*/")


def mend_the_procedure(clerk: Walker, code: str) -> None:
    """Nobody has acted: the procedure is mended under the same code, and the slip is printed anew."""
    clerk.press_and_load("s", "**/sua/")
    clerk.look_over()
    clerk.page.locator("#viec").focus()
    clerk.type("khai tử")
    clerk.press_and_load("Enter", "**/sua/?viec=*")
    clerk.page.locator(".mc-choices a").first.focus()
    clerk.press_and_load("Enter", f"**/sua/{DEATH}/")
    clerk.sees("mã và số trong sổ được giữ")
    on_paper(clerk)
    for line in range(clerk.page.locator(".mc-papers [type=checkbox]").count()):
        clerk.page.locator(".mc-papers [type=checkbox]").nth(line).focus()
        clerk.press("Space")
    clerk.page.locator("#mend_reason").focus()
    clerk.type("Chọn nhầm thủ tục")
    clerk.look_over()
    assert send(clerk) == code
    clerk.sees("Hãy in lại phiếu hẹn.", "Chọn nhầm thủ tục")
    clerk.page.locator("summary", has_text="Máy in không ra giấy?").focus()
    clerk.press("Enter")
    clerk.page.get_by_role("button", name="In lại phiếu hẹn").focus()
    with clerk.page.expect_popup() as printed:
        clerk.press("Enter")
    printed.value.close()


def replace_the_person(office: Office, clerk: Walker, code: str) -> str:
    """Somebody has acted: the wrong one is withdrawn, the right one taken in, each points at the other."""
    officer = office.officer("tu-phap.nhonly")
    officer.sees(code)
    officer.press_and_load("Enter", "**/ho-so/*/")
    officer.press("n")
    officer.page.get_by_text("Ngô Văn Hải").first.wait_for()
    clerk.press_and_load("s", "**/sua/")
    clerk.sees("Đã có người xử lý")
    clerk.type(KHOA)
    clerk.press_and_load("Enter", "**/thay/*/")
    on_paper(clerk)
    for line in range(clerk.page.locator(".mc-papers [type=checkbox]").count()):
        clerk.page.locator(".mc-papers [type=checkbox]").nth(line).focus()
        clerk.press("Space")
    clerk.page.locator("#mend_reason").focus()
    clerk.type("Quét nhầm thẻ")
    other = send(clerk)
    assert other != code
    clerk.sees("Thay cho hồ sơ", code, "Đặng Minh Khoa")
    follow(clerk, code, "**/ho-so/*/")
    clerk.sees("Đã được thay bằng hồ sơ", other, "đã rút")
    clerk.look_over()
    return other


def bring_many(clerk: Walker) -> list[str]:
    """One messenger, the dossiers of two: his card once, theirs one by one, all slips in one print."""
    clerk.press_and_load("n", "**/quay/")
    follow(clerk, "Một người nộp thay nhiều người", "**/nop-thay/")
    clerk.look_over()
    clerk.type(AN)
    clerk.press_and_load("Enter", "**/quay/")
    codes = []
    for card in (GARBLED, KHOA):
        scan(clerk, card, MARITAL, f"**/{MARITAL}/")
        clerk.sees("Người nộp thay:", "Nguyễn Thị Bình An")
        on_paper(clerk)
        codes.append(send(clerk))
        clerk.press_and_load("n", "**/quay/")
    follow(clerk, "Xem lượt này, in tất cả phiếu", "**/nop-thay/")
    clerk.sees("In 2 phiếu hẹn", *codes)
    clerk.look_over()
    clerk.press_and_load("x", "**/quay/")
    follow(clerk, "Sổ theo dõi hồ sơ", "**/so/")
    clerk.look_over()
    return codes
