"""A citizen files on a telephone, from the procedure's page to the number."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.served import Served
from tests.walks.walker import Walker

CODE = "1.004873"
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
