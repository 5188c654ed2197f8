"""From the plan's document to its live target: read, published, bound, and moved by work at a counter."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from motcua.launch.demo import DEMO_CARD
from motcua.launch.demo_plan.paper import plan_docx
from motcua.launch.demo_plan.year import read_told
from tests.served import Served
from tests.walks.test_counter import Office, a_scan, code_of, on_paper, scan, send
from tests.walks.test_head import upload
from tests.walks.walker import Walker

TARGET = "Hồ sơ giải quyết xong được số hóa để dùng lại"
COUNTED = re.compile(r"([\d.]+) / ([\d.]+)")


@pytest.fixture
def office(served: Served, browser: Browser) -> Iterator[Office]:
    office = Office(served, browser)
    yield office
    for one in office.walkers:
        one.close()


def test_from_the_document_to_a_target_that_moves_with_the_work(office: Office, tmp_path: Path) -> None:
    head = office.officer("van-phong.tinh")
    publish(head, tmp_path)
    bind(head)
    target = open_the_target(head)
    scanned, papers = counts_of(head.page)

    clerk = office.officer("mot-cua.dongda")
    scan(clerk, DEMO_CARD, "giấy độc thân", "**/1.004873/")
    on_paper(clerk)
    send(clerk)
    code = code_of(clerk)
    wait_for_counts(head, target, (scanned, papers + 1))

    put_a_scan(office.officer("tu-phap.dongda"), code)
    wait_for_counts(head, target, (scanned + 1, papers + 1))
    head.sees(TARGET, "100 %")
    head.look_over()
    open_down_to_the_events(head, code)


def publish(head: Walker, folder: Path) -> None:
    """Drop the document, confirm every line by a key, publish."""
    page = head.page
    file = folder / "ke-hoach.docx"
    told = read_told("ke-hoach.toml")
    file.write_bytes(
        plan_docx({**told, "number": "81/KH-UBND", "title": "Cải cách hành chính đợt hai năm 2023"})
    )
    page.goto("/chi-dao/van-ban/them/")
    upload(head, file)
    head.sees("30 dòng chưa rà")
    head.look_over()
    for left in range(29, -1, -1):
        head.press_and_load("x", "**/van-ban/**")
        head.sees(f"{left} dòng chưa rà")
    page.get_by_role("link", name="Chốt kế hoạch").click()
    with page.expect_navigation(url="**/gan-chi-so/**"):
        page.get_by_role("button", name="Chốt kế hoạch").click()


def bind(head: Walker) -> None:
    """What is proposed stands with its reasons; a person confirms it."""
    page = head.page
    head.sees("Gắn chỉ tiêu với chỉ số", TARGET, "Vì có", "Chưa có chỉ số nào nói về")
    head.look_over()
    with page.expect_navigation(url="**/chi-tieu/?ke-hoach=*"):
        page.get_by_role("button", name="Xác nhận các cách đo đã chọn").click()
    head.sees("Đã gắn", "Tự đo từ công việc hằng ngày", "Tính tại")
    head.look_over()


def open_the_target(head: Walker) -> str:
    head.page.get_by_role("link", name=TARGET).click()
    head.sees("Hôm nay", "Khoảng cách", "Cách đo", "Đã quyết định", "như đề xuất")
    head.look_over()
    return head.page.url


def counts_of(page: Page) -> tuple[int, int]:
    """Read the two counts under today's figure; nothing yet is none of none."""
    found = COUNTED.search(page.locator(".mc-unit-figures").inner_text())
    return (int(found[1]), int(found[2])) if found else (0, 0)


def wait_for_counts(head: Walker, target: str, wanted: tuple[int, int]) -> None:
    """Look at the target's page until it says so; the figures follow the work within a second."""
    for _ in range(40):
        head.page.goto(target)
        if counts_of(head.page) == wanted:
            return
        head.page.wait_for_timeout(250)
    assert counts_of(head.page) == wanted


def put_a_scan(officer: Walker, code: str) -> None:
    page = officer.page
    page.get_by_role("link", name=re.compile(re.escape(code))).first.click()
    page.get_by_role("link", name=re.compile("Đính bản quét")).first.click()
    scanned = {"name": "to-khai.pdf", "mimeType": "application/pdf", "buffer": a_scan()}
    page.locator("input[type=file]").set_input_files(scanned)  # type: ignore[arg-type]  # a payload
    with page.expect_navigation():
        page.locator("main button.mc-act--main").first.click()
    officer.sees("Đã đính tệp vào giấy tờ.")


def open_down_to_the_events(head: Walker, code: str) -> None:
    """From the figure to the rows that make it, from a row to the dossier and what happened with it."""
    page = head.page
    page.locator(".mc-unit-figures a").first.click()
    head.sees("Cách tính")
    head.look_over()
    page.get_by_role("link", name=re.compile("^Mở ")).first.click()
    head.sees(code)
    head.look_over()
    page.get_by_role("link", name=code).click()
    head.sees(code, "Sự kiện làm nên số liệu", "Tiếp nhận, hẹn ngày trả", "Đính bản quét của giấy tờ")
    head.look_over()
