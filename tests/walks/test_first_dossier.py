"""The first dossier, by keyboard alone: from the card on the scanner to the result in the hand."""

import re
from collections.abc import Iterator

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser

from motcua.launch.demo import DEMO_CARD
from tests.served import Served
from tests.walks.walker import Walker

CODE = re.compile(r"H08\.31\.03-20231120-\d{4}")
MOST_KEYS = 25
MOST_LOADS = 3


@pytest.fixture
def walker(served: Served, browser: Browser) -> Iterator["Company"]:
    company = Company(served, browser)
    yield company
    for one in company.walkers:
        one.close()


class Company:
    """Whoever walks: officers who sign in, and a citizen who does not."""

    def __init__(self, served: Served, browser: Browser) -> None:
        self.served, self.browser = served, browser
        self.walkers: list[Walker] = []

    def officer(self, login: str) -> Walker:
        return self._walk().sign_in(login)

    def citizen(self) -> Walker:
        return self._walk(width=390, height=800)

    def _walk(self, **size: int) -> Walker:
        self.walkers.append(Walker(self.served, self.browser, **size))
        return self.walkers[-1]


def test_from_the_card_to_the_result_in_the_hand(walker: Company, served: Served) -> None:
    code, link = take_in(walker)
    look_up(walker, code, "Đã tiếp nhận")
    examine(walker, code)
    leader = sign(walker, code)
    enter_in_the_book(walker, code)
    look_up(walker, code, "Đã có kết quả")
    hand_over(walker, code)
    look_up(walker, code, "Đã trả")
    citizen = follow_the_slip(walker, link, code)
    rate(citizen, link)
    speak_up_and_be_answered(citizen, leader, link)
    proof = served.motcua("events", "verify")
    assert proof.returncode == 0, proof.stdout + proof.stderr


def take_in(walker: Company) -> tuple[str, str]:
    """At the counter: scan, name the procedure, answer what is needed, Enter prints the slip."""
    clerk = walker.officer("mot-cua.dongda")
    clerk.look_over()
    assert clerk.focused() == "who"
    clerk.count_from_here()
    clerk.type(DEMO_CARD)
    clerk.press("Enter")  # the scanner's own
    assert clerk.focused() == "what"
    clerk.type("giấy độc thân")
    clerk.press_and_load("Enter", "**/1.004873/")
    clerk.sees("Cấp Giấy xác nhận tình trạng hôn nhân", "Nguyễn Thị Bình An", "23/11/2023")
    clerk.look_over()
    answer(clerk)
    clerk.look_over()
    clerk.press_and_load("Enter", "**/quay/ho-so/*/")
    assert clerk.focused().startswith("In phiếu hẹn")
    assert clerk.pressed <= MOST_KEYS, clerk.pressed
    assert clerk.loads <= MOST_LOADS, clerk.loads
    clerk.sees("Còn 3 ngày làm việc", "Tra cứu, thẩm tra, soạn giấy xác nhận")
    clerk.look_over()
    found = CODE.search(clerk.page.title())
    assert found
    return found[0], slip_of(clerk, found[0])


def answer(clerk: Walker) -> None:
    """Fill in what the declaration still needs: Enter leads from one to the next."""
    page = clerk.page
    assert clerk.focused() == "f-requester-ethnicity"
    clerk.type("Kinh")
    clerk.press("Enter")
    assert clerk.focused() == "f-marital_status"
    clerk.press("Space", "Enter")
    assert clerk.focused() == "f-purpose"
    clerk.press("ArrowDown")
    page.locator("#f-other_purpose").wait_for()
    clerk.press("Enter")
    assert clerk.focused() == "f-other_purpose"
    clerk.type("Vay vốn ngân hàng")
    clerk.press("Enter")
    assert clerk.focused() == "f-commitment"
    clerk.press("Space")


def slip_of(clerk: Walker, code: str) -> str:
    """Read the slip as its bearer does, with the eye and with a reader; give where its QR leads."""
    address = clerk.page.locator("iframe#phieu").get_attribute("src") or ""
    answer = clerk.page.request.get(address.partition("#")[0])
    assert answer.headers["content-type"] == "application/pdf"
    sheet = pypdfium2.PdfDocument(answer.body())[0]
    words = " ".join(sheet.get_textpage().get_text_range().split())
    assert code in words
    assert "03 ngày làm việc" in words
    return zxingcpp.read_barcodes(sheet.render(scale=4).to_pil())[0].text


IN_FOCUS = "(document.activeElement.closest('tr, li') || document.activeElement).innerText"


def open_the_task(officer: Walker, code: str) -> None:
    """From the inbox, whose first task has the focus, down to that of the dossier, and to it."""
    officer.sees(code)
    officer.look_over()
    before = None
    while code not in (row := officer.page.evaluate(IN_FOCUS)):
        assert row != before  # the focus moves on: the list has an end
        officer.press("j")
        before = row
    officer.press_and_load("Enter", "**/ho-so/*/")
    officer.sees(code, "Nguyễn Thị Bình An")
    officer.look_over()


def examine(walker: Company, code: str) -> None:
    officer = walker.officer("tu-phap.dongda")
    open_the_task(officer, code)
    officer.sees("Vay vốn ngân hàng", "dân cư", "khai điện tử")
    officer.press("n")
    officer.page.get_by_text("Trần Thị Bích Ngân").first.wait_for()
    officer.press_and_load("x", "**/ban-lam-viec/")
    officer.sees("Đã chuyển sang bước «Ký giấy xác nhận».")


def sign(walker: Company, code: str) -> Walker:
    leader = walker.officer("lanh-dao.dongda")
    open_the_task(leader, code)
    leader.press_and_load("k", "**/ket-qua/")
    leader.look_over()
    leader.type("12/UBND-XNTTHN")
    leader.press_and_load("Enter", "**/ho-so/*/")
    leader.sees("Đã ghi nhận kết quả.", "Lập trên hệ thống, ký số")
    leader.look_over()
    leader.press_and_load("x", "**/ban-lam-viec/")
    return leader


def enter_in_the_book(walker: Company, code: str) -> None:
    clerk = walker.officer("van-phong.dongda")
    open_the_task(clerk, code)
    clerk.press_and_load("x", "**/ban-lam-viec/")
    clerk.sees("Đã chuyển sang bước «Trả kết quả».")


def hand_over(walker: Company, code: str) -> None:
    clerk = walker.officer("tra-kq.dongda")
    assert clerk.focused() == "who"
    clerk.sees(code)
    clerk.look_over()
    clerk.type(code.lower())
    clerk.press_and_load("Enter", "**/quay/ho-so/*/")
    clerk.look_over()
    clerk.press_and_load("t", "**/tra/")
    clerk.look_over()
    clerk.press_and_load("Enter", "**/da-tra/")
    clerk.sees("Biên nhận trả kết quả", "Nguyễn Thị Bình An (chủ hồ sơ)", "12/UBND-XNTTHN")
    clerk.look_over()


def look_up(walker: Company, code: str, state: str) -> None:
    """As anybody, on a phone: where the dossier stands, and no name."""
    citizen = walker.citizen()
    citizen.page.goto("/tra-cuu/")
    citizen.look_over()
    citizen.page.locator("#ma").focus()
    citizen.type(code.lower())
    citizen.press_and_load("Enter", "**/tra-cuu/?ma=*")
    citizen.sees(code, state, "Ủy ban nhân dân phường Đống Đa", "23/11/2023")
    assert "Bình An" not in citizen.page.content()
    citizen.look_over()


def follow_the_slip(walker: Company, link: str, code: str) -> Walker:
    """With the slip in hand: every step, still without a whole name."""
    citizen = walker.citizen()
    citizen.page.goto(link)
    citizen.sees(code, "Trả kết quả", "Ngày làm việc thứ 3.", "Tờ khai cấp Giấy xác nhận")
    assert "Nguyễn Thị Bình An" not in citizen.page.content()
    citizen.look_over()
    citizen.page.goto("/tra-cuu/?ma=H08.31.03-20231120-9999")
    citizen.sees("Không có hồ sơ nào mang mã")
    citizen.look_over()
    return citizen


def rate(citizen: Walker, link: str) -> None:
    """Five steps, once the result is in the hand; the officers see sums alone."""
    page = citizen.page
    page.goto(link)
    page.get_by_role("link", name="Đánh giá", exact=True).click()
    citizen.sees("Đánh giá không kèm tên")
    citizen.look_over()
    page.get_by_label("Rất hài lòng").check()
    push(citizen, "Gửi đánh giá")
    citizen.sees("Anh, chị đã đánh giá: 5/5")


def speak_up_and_be_answered(citizen: Walker, leader: Walker, link: str) -> None:
    """Feedback on the dossier: sent, taken up in time, answered, put out, and said to satisfy."""
    page, desk = citizen.page, leader.page
    page.goto(link)
    page.get_by_role("link", name="Gửi phản ánh về hồ sơ này").click()
    page.get_by_label("Quy định:").check()
    page.get_by_label("Nội dung").fill("Tờ khai hỏi hai lần cùng một điều.")
    citizen.look_over()
    push(citizen, "Gửi")
    citizen.sees("Mã bí mật", "Tờ khai hỏi hai lần cùng một điều.")
    citizen.look_over()
    desk.goto("/ban-lam-viec/phan-anh/")
    leader.sees("Còn 15 ngày làm việc", "Tờ khai hỏi hai lần")
    leader.look_over()
    desk.locator("main tbody a").first.click()
    push(leader, "Tiếp nhận để xử lý")
    for act in ("Trình lãnh đạo công khai", "Công khai"):
        desk.locator("#cau-hoi").fill("Tờ khai hỏi trùng.")
        desk.locator("#tra-loi").fill("Câu hỏi trùng đã được bỏ.")
        leader.look_over()
        push(leader, act)
    leader.sees("Đã công khai trả lời phản ánh")
    page.reload()
    citizen.sees("Câu hỏi trùng đã được bỏ.", "Anh, chị có hài lòng với trả lời này không?")
    push(citizen, "Hài lòng")
    citizen.sees("Anh, chị đã chọn: hài lòng.")
    citizen.look_over()


def push(walker: Walker, words: str) -> None:
    """Press a button and wait for the page that follows."""
    with walker.page.expect_navigation(wait_until="load"):
        walker.page.get_by_role("button", name=words, exact=True).click()
