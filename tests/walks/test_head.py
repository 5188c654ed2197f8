"""The head's part in a browser, as a reform officer goes: from a file to the first reminder; every page."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typst
from playwright.sync_api import Browser, expect

from tests.served import Served, surroundings
from tests.walks.test_console import Keepers, look_at
from tests.walks.walker import Walker

REFORM, HEAD, DOER = "van-phong.tinh", "lanh-dao.tinh", "lanh-dao.sotuphap"
PAGES = (
    "",
    "van-ban/",
    "van-ban/them/",
    "toan-canh/",
    "xep-hang/",
    "sap-tre/",
    "don-vi/",
    "tinh-hinh/",
    "nhiem-vu/",
    "nhiem-vu/?loai=qua-han",
    "nhiem-vu/?thang=2023-11",
)
FOLLOWED = (
    ("", "main tbody th a"),
    ("", "main .mc-rows a[href*='/van-ban/'], main .mc-banner a[href*='/van-ban/']"),
    ("tinh-hinh/", "main a[href*='ke-hoach=']"),
    ("tinh-hinh/", "main a[href*='/co-quan/']"),
    ("nhiem-vu/?loai=qua-han", "main tbody a[href*='/nhiem-vu/']"),
    ("nhiem-vu/?loai=cho-duyet", "main tbody a[href*='/nhiem-vu/']"),
)
PLAN = """ỦY BAN NHÂN DÂN
TỈNH BÌNH ĐỊNH
Số: {number}/KH-UBND
Bình Định, ngày 15 tháng 11 năm 2023
KẾ HOẠCH
{title}
STT\tNhiệm vụ\tSản phẩm\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn
1\tCông khai kết quả đối thoại với người dân\tBáo cáo\tSở Tư pháp\tSở Nội vụ\tTrước ngày 28/11/2023
2\tTập huấn trả lời phản ánh\tLớp tập huấn\tSở Nội vụ; Sở Tư pháp\t\tQuý IV/2023
3\tĐánh giá cuối năm\tBáo cáo\tSở Nội vụ\t\tlúc nào thuận tiện
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""


@pytest.fixture(scope="module")
def people(served: Served, browser: Browser) -> Iterator[Keepers]:
    company = Keepers(served, browser)
    yield company
    for one in company.known.values():
        one.close()


def test_every_page_of_the_head_is_clean_and_fits_the_screen(people: Keepers) -> None:
    officer = people(REFORM)
    found: list[str] = []
    for path, link in FOLLOWED:
        officer.page.goto(f"/chi-dao/{path}")
        links = officer.page.locator(link)
        if links.count():
            found.append(links.first.get_attribute("href") or "")
    assert len(found) >= 5
    plan = next(one for one in found if "/ke-hoach/" in one)
    late, waits = (one for one in found if "/nhiem-vu/" in one)
    forms = [f"{late}{form}/" for form in ("bao-cao", "nop", "gia-han", "tam-dung")]
    officer.page.goto(plan)
    asks = officer.page.locator("main tbody tr").filter(has=officer.page.locator("td:text-is('18')"))
    forms += [f"{waits}duyet/", f"{asks.locator('th a').first.get_attribute('href')}gia-han/quyet-dinh/"]
    for path in (*(f"/chi-dao/{path}" for path in PAGES), *found, f"{plan}bao-cao/", *forms):
        look_at(officer, path)


def test_a_reform_officer_goes_from_the_file_to_the_first_reminder(people: Keepers, tmp_path: Path) -> None:
    officer = at_a_desk(people, REFORM)
    page = officer.page
    page.goto("/chi-dao/van-ban/")
    officer.press_and_load("n", "**/van-ban/them/")
    upload(officer, a_file(tmp_path, "71", "Đối thoại với người dân năm 2023"))
    officer.sees("3 dòng chưa rà", "Đối thoại với người dân năm 2023")
    officer.look_over()

    officer.sees("Có 2 cơ quan cùng chủ trì")  # what is doubtful comes first
    officer.press_and_load("x", "**/van-ban/**")
    officer.sees("Chưa hiểu thời hạn “lúc nào thuận tiện”", "2 dòng chưa rà")
    for form in ("thong-tin/", "bo/"):
        reading = page.url
        page.goto(f"{reading.partition('?')[0]}{form}")
        officer.look_over()
        page.goto(reading)
    page.get_by_label("Thời hạn").fill("Sau khi Bộ Nội vụ hướng dẫn")
    page.get_by_role("button", name="Lưu và xác nhận").focus()
    officer.press_and_load("Enter", "**/van-ban/**")
    officer.sees("Đã lưu và xác nhận dòng 3.", "1 dòng chưa rà", "Công khai kết quả đối thoại")
    officer.press_and_load("x", "**/van-ban/**")
    officer.sees("0 dòng chưa rà", "3 đã xác nhận")
    officer.look_over()

    page.get_by_role("link", name="Chốt kế hoạch").click()
    officer.sees("Chốt kế hoạch để theo dõi")
    officer.look_over()
    with page.expect_navigation(url="**/ke-hoach/**"):
        page.get_by_role("button", name="Chốt kế hoạch").click()
    officer.sees("Nhiệm vụ (3)", "còn 7 ngày", "Nhiệm vụ đang chờ sự kiện")
    officer.look_over()
    page.get_by_role("link", name="Ghi sự kiện đã xảy ra").click()
    officer.sees("Ghi sự kiện được chờ", "1 nhiệm vụ đang chờ")
    officer.look_over()

    have_done(people.served, "plans.remind")
    doer = at_a_desk(people, DOER)
    wait_for(
        doer, "/ban-lam-viec/thong-bao/", "Nhiệm vụ còn 7 ngày: Công khai kết quả đối thoại với người dân"
    )
    doer.look_over()
    letter = doer.page.locator(".mc-letter").filter(has_text="Công khai kết quả đối thoại").first
    letter.locator("[value=mo]").focus()
    doer.press_and_load("Enter", "**/chi-dao/nhiem-vu/**")
    doer.sees("Công khai kết quả đối thoại với người dân", "27/11/2023")
    doer.look_over()


def test_a_draft_survives_a_reload_and_two_reviewers_do_not_write_over_each_other(
    people: Keepers, tmp_path: Path
) -> None:
    first = at_a_desk(people, REFORM)
    first.page.goto("/chi-dao/van-ban/them/")
    upload(first, a_file(tmp_path, "72", "Giảm giấy tờ năm 2023"))
    second = Walker(people.served, people.browser).sign_in(REFORM)
    try:
        second.page.goto(first.page.url)
        content = "textarea[name=text]"
        first.page.locator(content).fill("Chữ đang gõ dở của người thứ nhất")
        first.page.reload()
        expect(first.page.locator(content)).to_have_value("Chữ đang gõ dở của người thứ nhất")
        due = second.page.get_by_label("Thời hạn")
        due.fill("Tháng 12/2023")
        second.page.get_by_role("button", name="Lưu và xác nhận").click()
        second.sees("Đã lưu và xác nhận dòng 2.")
        first.page.get_by_label("Thời hạn").fill("Quý IV/2023")
        first.page.get_by_role("button", name="Lưu và xác nhận").click()
        first.sees("Người khác vừa sửa dòng 2", "Nội dung đang lưu của dòng này")
        expect(first.page.locator(content)).to_have_value("Chữ đang gõ dở của người thứ nhất")
        first.look_over()
        first.page.get_by_role("button", name="Lưu và xác nhận").click()
        first.sees("Đã lưu và xác nhận dòng 2.", "2 dòng chưa rà")
    finally:
        second.close()


def test_a_long_document_is_read_while_its_page_tells_how_far_it_is(people: Keepers, tmp_path: Path) -> None:
    officer = at_a_desk(people, REFORM)
    officer.page.goto("/chi-dao/van-ban/them/")
    file = tmp_path / "dai.pdf"
    pages = "\n#pagebreak()\n".join(f"Trang thứ {number} của một tài liệu dài." for number in range(60))
    row = "[1],[Rà soát quy trình nội bộ lâu năm],[Sở Tư pháp],[Quý IV/2023]"
    head = "[STT],[Nhiệm vụ],[Cơ quan chủ trì],[Thời hạn]"
    file.write_bytes(typst.compile(f"{pages}\n\n#table(columns:(2em,1fr,1fr,1fr),{head},{row})".encode()))
    officer.page.locator("input[type=file]").set_input_files(file)
    with officer.page.expect_navigation(url="**/van-ban/dang-doc/**"):
        officer.page.get_by_role("button", name="Đọc văn bản").click()
    officer.look_over()
    officer.page.wait_for_url(lambda url: "dang-doc" not in url and url.endswith("/"), timeout=60_000)
    officer.sees("Rà soát quy trình nội bộ lâu năm", "Trang 60")


def at_a_desk(people: Keepers, login: str) -> Walker:
    person = people(login)
    person.page.set_viewport_size({"width": 1280, "height": 900})
    return person


def a_file(folder: Path, number: str, title: str) -> Path:
    file = folder / f"{number}.txt"
    file.write_text(PLAN.format(number=number, title=title))
    return file


def upload(officer: Walker, file: Path) -> None:
    officer.page.locator("input[type=file]").set_input_files(file)
    with officer.page.expect_navigation(url="**/van-ban/**"):
        officer.page.get_by_role("button", name="Đọc văn bản").click()


def have_done(served: Served, job: str) -> None:
    """Put a job in the house's own queue; its worker does it."""
    cluster = served.database()
    house = surroundings(
        served.home.path,
        DJANGO_SETTINGS_MODULE="motcua.settings",
        MOTCUA_POOL="0",
        MOTCUA_DATABASE_URL=cluster.app_url,
    )
    put = f"from motcua.foundation.jobs.actions import run_soon; run_soon({job!r})"
    subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); {put}"],
        env=house,
        check=True,
        capture_output=True,
        timeout=120,
    )


def wait_for(person: Walker, path: str, words: str) -> None:
    """Look at a page again and again until it says something."""
    for _ in range(60):
        person.page.goto(path)
        if words in person.page.locator("main").inner_text():
            return
        person.page.wait_for_timeout(500)
    person.sees(words)
