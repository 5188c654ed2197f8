"""A citizen files on a telephone, from the procedure's page to the number."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route

from tests.served import Served
from tests.walks.walker import Walker

CODE = "1.004873"
JOINT = "2.002621"
BUSINESS = "1.001612"
NUMBER = re.compile(r"N231120-[0-9A-F]{8}")


@pytest.fixture
def phone(served: Served, browser: Browser) -> Iterator[Walker]:
    one = Walker(served, browser, width=360, height=780)
    yield one
    one.close()


def press(phone: Walker, words: str) -> None:
    """Press a button; the page that follows is clean and fits the telephone."""
    with phone.page.expect_navigation(wait_until="load"):
        phone.page.get_by_role("button", name=words, exact=True).click()
    phone.look_over()
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 360, phone.page.url


def come_in(phone: Walker, code: str, who: int) -> None:
    """Sign in on the way to a procedure's first page."""
    phone.page.goto(f"/nop/{code}/")
    phone.page.get_by_role("button", name="Đăng nhập bằng").click()
    phone.page.locator(f"button[name=who][value='{who}']").click()
    phone.page.wait_for_url(f"**/nop/{code}/")


def fill(phone: Walker, **typed: str) -> None:
    """Type into boxes; `__` stands for the point in a name."""
    for name, text in typed.items():
        phone.page.locator(f"[name='{name.replace('__', '.')}']").fill(text)


def choose(phone: Walker, **chosen: str) -> None:
    """Choose from lists."""
    for name, value in chosen.items():
        phone.page.locator(f"[name='{name.replace('__', '.')}']").select_option(value)


def tick(phone: Walker, **ticked: str) -> None:
    """Press what stands beside a choice."""
    for name, value in ticked.items():
        phone.page.locator(f"[name='{name.replace('__', '.')}'][value='{value}'] + label").click()


def test_a_certificate_is_filed_on_a_telephone(phone: Walker) -> None:
    page = phone.page
    page.goto(f"/thu-tuc/{CODE}/")
    page.get_by_role("link", name="Nộp trực tuyến", exact=True).first.click()
    page.get_by_role("button", name="Đăng nhập bằng").click()
    page.locator("button[name=who][value='0']").click()
    page.wait_for_url(f"**/nop/{CODE}/")
    phone.look_over()
    press(phone, "Bắt đầu")
    page.get_by_label("Ở nước ngoài").check()
    press(phone, "Tiếp tục")
    phone.sees("cơ quan đại diện Việt Nam")
    page.get_by_label("Trong tỉnh").check()
    page.get_by_label("Việc khác: vay").check()
    press(phone, "Tiếp tục")
    phone.sees("Đống Đa")
    press(phone, "Tiếp tục")
    page.locator("[name='requester.ethnicity']").select_option("01")
    page.get_by_label("Chưa đăng ký kết hôn với ai").check()
    page.get_by_label("Việc khác (vay vốn").check()
    press(phone, "Lưu và tiếp tục")
    page.locator("[name=other_purpose]").fill("Vay vốn ngân hàng")
    page.get_by_label("Tôi cam đoan").check()
    for part, typed in {"day": "29", "month": "2", "year": "1900"}.items():
        page.locator(f"[name='period_from.{part}']").fill(typed)
    press(phone, "Lưu và tiếp tục")
    phone.sees("phải là ngày có thật")
    for part in ("day", "month", "year"):
        page.locator(f"[name='period_from.{part}']").fill("")
    press(phone, "Lưu và tiếp tục")
    press(phone, "Tiếp tục")
    phone.sees("Kiểm tra trước khi nộp", "Vay vốn ngân hàng", "Nếu nộp lúc này")
    press(phone, "Nộp hồ sơ")
    phone.sees("Đã nộp hồ sơ", "Cơ quan trả lời", "21/11/2023")
    assert NUMBER.search(page.locator("main").inner_text())


def test_a_birth_is_filed_once_though_the_network_breaks_off_and_all_three_agencies_begin(
    phone: Walker, served: Served, browser: Browser
) -> None:
    page = phone.page
    page.goto("/tim-kiem/?q=nhap+khau+cho+con")
    phone.sees("Khai sinh, nhập hộ khẩu và thẻ bảo hiểm y tế cho con")
    come_in(phone, JOINT, 0)
    press(phone, "Bắt đầu")
    tick(phone, **{"hoi.registered": "never", "hoi.age": "young", "hoi.foreign": "none"})
    press(phone, "Tiếp tục")
    press(phone, "Tiếp tục")
    tick(phone, relation="mother", child__sex="female", commitment="yes")
    choose(phone, requester__ethnicity="01", child__ethnicity="01")
    fill(phone, child__full_name="Nguyễn Gia Hân", birth_place="Bệnh viện Đa khoa tỉnh", hospital="Trạm y tế")
    phone.context.set_offline(True)  # in the lift
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    phone.sees("Máy đang mất mạng", "vẫn còn trên trang này")
    phone.look_over()
    phone.context.set_offline(False)
    page.locator("[data-offline]").wait_for(state="hidden")
    press(phone, "Lưu và tiếp tục")
    assert page.locator("[name='mother.full_name']").count() == 0  # who asks is not asked twice
    phone.sees("biểu mẫu có thêm mục")
    choose(phone, registered_residence__commune="21556")
    fill(phone, householder__full_name="Nguyễn Văn Bảy", householder__personal_id="052060000123")
    tick(phone, householder_agrees="true")
    press(phone, "Lưu và tiếp tục")
    phone.sees("Trẻ: Nhập ngày, tháng, năm sinh")
    fill(phone, child__birth_date__day="5", child__birth_date__month="11", child__birth_date__year="2023")
    press(phone, "Lưu và tiếp tục")
    press(phone, "Tiếp tục")
    phone.sees("Nguyễn Gia Hân", "Chủ hộ", "Nguyễn Văn Bảy")
    number = lose_the_answer(phone)
    take_in(served, browser, number)
    page.goto("/cua-toi/")
    assert page.locator("main").inner_text().count("Liên thông các thủ tục") == 1
    page.get_by_role("link", name="Liên thông các thủ tục").click()
    phone.sees("Đăng ký khai sinh", "Đăng ký thường trú", "Cấp thẻ bảo hiểm y tế")
    phone.look_over()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def lose_the_answer(phone: Walker) -> str:
    """Send the filing; it arrives, and its answer does not. Coming back leads to its number."""
    page = phone.page
    here = page.url

    def lose(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    page.route("**/kiem-tra/", lose, times=1)
    page.get_by_role("button", name="Nộp hồ sơ").click()
    page.wait_for_url("chrome-error://**")
    page.goto(here)
    phone.sees("Đã nộp hồ sơ")
    found = NUMBER.search(page.locator("main").inner_text())
    assert found
    return found[0]


def take_in(served: Served, browser: Browser, number: str) -> None:
    """The counter has it on its list at once, and takes it in."""
    clerk = Walker(served, browser).sign_in("mot-cua.dongda")
    try:
        clerk.page.goto("/quay/cho-tiep-nhan/")
        with clerk.page.expect_navigation(wait_until="load"):
            clerk.page.get_by_role("button", name=f"Tiếp nhận {number}").click()
        clerk.sees("Đăng ký thường trú")
    finally:
        clerk.close()


def test_a_household_business_is_filed_and_filed_again_in_two_taps(phone: Walker) -> None:
    page = phone.page
    page.goto("/")
    page.get_by_role("searchbox").fill("mo quan ca phe")
    page.get_by_role("button", name="Tìm", exact=True).click()
    page.get_by_role("link", name="Mở hộ kinh doanh").click()
    page.wait_for_url(f"**/thu-tuc/{BUSINESS}/")
    come_in(phone, BUSINESS, 1)
    press(phone, "Bắt đầu")
    tick(phone, **{"hoi.other_household": "none", "hoi.partner": "none"})
    press(phone, "Tiếp tục")
    phone.sees("UBND thành phố Quy Nhơn")
    press(phone, "Tiếp tục")
    choose(phone, owner__ethnicity="01", office__commune="21556")
    tick(phone, founder="individual", tax_method="lump_sum", commitment="yes")
    fill(phone, business_name="Hộ kinh doanh Cà phê Gió Biển", office__street="88 Trần Cao Vân")
    fill(phone, capital="50000000", workers="2")
    fill(phone, start_day__day="1", start_day__month="12", start_day__year="2023")
    press(phone, "Lưu và tiếp tục")
    phone.sees("Thêm ít nhất một ngành, nghề")
    fill(phone, **{"industries.0.name": "Quán cà phê, giải khát"})
    press(phone, "Lưu và tiếp tục")
    press(phone, "Tiếp tục")
    phone.sees("50.000.000 đ", "88 Trần Cao Vân", "23/11/2023")
    press(phone, "Nộp hồ sơ")
    phone.sees("Đã nộp hồ sơ")
    page.goto(f"/nop/{BUSINESS}/")
    press(phone, f"Dùng lại hồ sơ {number_on(phone)}")
    phone.sees("Hộ kinh doanh Cà phê Gió Biển", "Quán cà phê, giải khát")
    press(phone, "Nộp hồ sơ")
    phone.sees("Đã nộp hồ sơ")


def number_on(phone: Walker) -> str:
    """Give the number that the page shows."""
    found = NUMBER.search(phone.page.locator("main").inner_text())
    assert found
    return found[0]
