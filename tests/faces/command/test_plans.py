"""The head's pages: a document from the upload to the plan that is followed, on pages that need no script."""

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.ids import new_id
from motcua.steering.plans.actions import confirm_line, publish_reading
from motcua.steering.plans.jobs import read_documents
from motcua.steering.plans.models import Assignment, DocumentIntake, DraftLine, Plan, PlanReading
from tests.faces.console.conftest import AT
from tests.steering.plans.test_intake import TABLE, long_pdf
from tests.steering.plans.test_review import a_long_reading, ready, taken_in, text

pytestmark = pytest.mark.django_db
ALL = ("plans.review", "plans.publish", "plans.view")


def a_file(said: str | None = None, name: str = "kh.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (said or text()).encode(), "text/plain")


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page.partition("<main")[2]).split())


def at(line: DraftLine) -> str:
    return f"/chi-dao/van-ban/{line.reading_id}/dong/{line.id}/"


def first() -> DraftLine:
    return DraftLine.objects.order_by("position").first()


def test_an_empty_province_says_how_a_plan_comes_in(keeper):
    page = keeper(*ALL).read("/chi-dao/")
    assert "Chưa theo dõi kế hoạch nào" in page
    assert "/chi-dao/van-ban/them/" in page


def test_a_form_that_nobody_sent_yet_complains_of_nothing(keeper):
    page = keeper(*ALL).read("/chi-dao/van-ban/them/")
    assert "<title>Lỗi" not in page.replace("\n", "").replace("  ", "")
    assert "govuk-error" not in page


def test_each_year_of_a_target_is_reviewed_by_itself_and_shown_in_one_row(keeper):
    officer = keeper(*ALL)
    heads = "STT\tChỉ tiêu\tĐơn vị tính\tNăm 2022\tNăm 2024\tNăm 2025\tCơ quan theo dõi"
    rows = (
        "1\tHồ sơ nộp trực tuyến\t%\t35\t60\t80\tSở Tư pháp\n2\tThời gian chờ\tphút\t40\t≤ 30\t\tSở Tư pháp"
    )
    place = officer.send("/chi-dao/van-ban/them/", file=a_file(f"{text()}\n\n{heads}\n{rows}\n"))
    page = words(officer.read(place))
    assert "60% (2024)" in page
    assert "80% (2025)" in page
    assert "35" not in page.replace("¦ 35 ¦", "")
    for line in DraftLine.objects.all():
        confirm_line(line.id, line.version, by=SYSTEM, at=AT)
    plan = publish_reading(PlanReading.objects.get().id, by=SYSTEM, at=AT)
    assert list(plan.targets.order_by("position").values_list("no", "value", "period")) == [
        ("1", 60, "2024"),
        ("1", 80, "2025"),
        ("2", 30, "2024"),
    ]
    page = words(officer.read(f"/chi-dao/ke-hoach/{plan.id}/"))
    assert "Chỉ tiêu (2)" in page
    assert "60% (2024) 80% (2025) Sở Tư pháp" in page
    assert "≤ 30 phút (2024)" in page
    home = words(officer.read("/chi-dao/"))
    assert "Tiến độ hiện nay" in home


def test_a_document_is_uploaded_reviewed_and_published(keeper):
    officer = keeper(*ALL)
    place = officer.send("/chi-dao/van-ban/them/", file=a_file())
    page = officer.read(place)
    assert "3 dòng chưa rà" in words(page)
    for _ in range(3):
        line = DraftLine.objects.filter(state="OPEN").order_by("position").first()
        officer.send(at(line), viec="confirm", version=line.version)
    reading = PlanReading.objects.get()
    led = officer.send(f"/chi-dao/van-ban/{reading.id}/chot/", relation="")
    page = words(officer.read(led))
    assert "Nhiệm vụ (3)" in page
    assert "15/KH-UBND" in page
    assert Plan.objects.get().assignments.count() == 3
    assert "Cải cách hành chính tỉnh Bình Định năm 2024" in words(officer.read("/chi-dao/"))


def test_the_source_stands_beside_the_line_and_its_place_is_lit(keeper):
    reading = taken_in()
    line = DraftLine.objects.get(no="2")
    page = keeper(*ALL).read(f"/chi-dao/van-ban/{reading.id}/?dong={line.id}")
    (lit,) = re.findall(r"<mark>(.*?)</mark>", page, re.S)
    assert "Số hóa hồ sơ; tập huấn công chức" in lit


def test_an_edit_is_kept_and_leads_to_the_next_line(keeper):
    taken_in()
    line = first()
    typed = {"no": "1", "text": "Nội dung mới", "lead": "Sở Tư pháp", "due_text": "Tháng 3/2024"}
    led = keeper(*ALL).send(at(line), viec="save", version=1, **typed)
    line.refresh_from_db()
    assert (line.text, line.leads, line.state) == ("Nội dung mới", ["Sở Tư pháp"], "CONFIRMED")
    assert f"dong={line.id}" not in led
    assert led.endswith(f"&vua={line.id}")


def test_what_was_typed_on_an_old_version_is_not_lost(keeper):
    taken_in()
    line = first()
    confirm_line(line.id, 1, by=SYSTEM, at=AT)
    page = keeper(*ALL).send(at(line), status=409, viec="save", version=1, text="Chữ tôi vừa gõ", due_text="")
    assert "Người khác vừa sửa dòng 1" in page
    assert "Chữ tôi vừa gõ" in page
    assert 'name="version" value="2"' in page
    line.refresh_from_db()
    assert line.text == "Rà soát quy trình nội bộ"


def test_a_deadline_that_is_not_understood_comes_back_with_examples(keeper):
    taken_in()
    page = keeper(*ALL).send(at(first()), status=422, viec="save", version=1, text="x", due_text="lúc nào đó")
    assert "Chưa hiểu thời hạn “lúc nào đó”" in page


def test_lines_are_parted_joined_dropped_and_taken_back(keeper):
    officer = keeper(*ALL)
    taken_in()
    line = DraftLine.objects.get(no="2")
    officer.send(at(line), viec="split", version=1, after="Số hóa hồ sơ")
    assert DraftLine.objects.count() == 4
    officer.send(at(line), viec="merge", version=2)
    officer.send(at(line), viec="drop", version=3)
    line.refresh_from_db()
    assert (line.state, line.text) == ("DROPPED", "Số hóa hồ sơ tập huấn công chức")
    officer.send(at(line), viec="reopen", version=4)
    line.refresh_from_db()
    assert line.state == "OPEN"


def test_a_review_of_six_hundred_lines_is_a_page_of_forty(keeper, django_assert_max_num_queries):
    officer, reading = keeper(*ALL), a_long_reading(600)
    officer.read(f"/chi-dao/van-ban/{reading.id}/")
    with django_assert_max_num_queries(16):
        page = officer.read(f"/chi-dao/van-ban/{reading.id}/")
    assert page.count("mc-lines__line") - page.count("mc-lines__line--here") == 40
    assert "Dòng 1–40 trong 600" in words(page)
    later = page.partition('rel="next"')[0].rpartition("href=")[2].strip(' "')
    assert "Dòng 41–80 trong 600" in words(officer.read(later))
    found = words(officer.read(f"/chi-dao/van-ban/{reading.id}/?tim=viec+thu+577"))
    assert "Việc thứ 577 của kế hoạch dài" in found
    assert "Không dòng nào có «xyz»" in words(officer.read(f"/chi-dao/van-ban/{reading.id}/?tim=xyz"))


def test_the_same_document_leads_to_the_review_it_has(keeper):
    reading = taken_in()
    page = keeper(*ALL).send("/chi-dao/van-ban/them/", status=409, file=a_file(name="ban-sao.txt"))
    assert "Văn bản này đã được đưa vào" in page
    assert f"/chi-dao/van-ban/{reading.id}/" in page


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (SimpleUploadedFile("a.pdf", b"%PDF-1.7 hong", "application/pdf"), "hỏng hoặc bị cắt cụt"),
        (SimpleUploadedFile("a.docx", b"PK\x03\x04 cut"), "bị hỏng hoặc bị cắt cụt"),
        (SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n"), "bản quét (ảnh), không có lớp chữ"),
        (SimpleUploadedFile("thu.txt", "Kính gửi anh chị.".encode()), "Không thấy nhiệm vụ hay chỉ tiêu nào"),
    ],
    ids=["pdf", "docx", "png", "letter"],
)
def test_a_bad_file_is_refused_on_the_page_and_nothing_is_kept(keeper, file, sentence):
    file.seek(0)
    page = keeper(*ALL).send("/chi-dao/van-ban/them/", status=422, file=file)
    assert sentence in page
    assert PlanReading.objects.count() == 0


def test_a_long_document_has_a_page_that_tells_how_far_it_is_and_leads_to_its_review(keeper):
    officer = keeper(*ALL)
    content = long_pdf(TABLE)
    place = officer.send("/chi-dao/van-ban/them/", file=SimpleUploadedFile("dai.pdf", content))
    intake = DocumentIntake.objects.get()
    assert place == f"/chi-dao/van-ban/dang-doc/{intake.id}/"
    assert "Sắp được đọc." in words(officer.read(place))
    assert "dai.pdf" in words(officer.read("/chi-dao/van-ban/"))
    DocumentIntake.objects.update(state="RUNNING", pages=42, pages_read=7)
    assert "Đã đọc 7 trên 42 trang." in words(officer.read(place))
    DocumentIntake.objects.update(stirred_at=clock.real_now() - timedelta(minutes=3))
    assert "máy sẽ tự đọc lại từ đầu" in words(officer.read(place))
    other = SimpleUploadedFile("dai-2.pdf", content)
    again = officer.send("/chi-dao/van-ban/them/", status=409, file=other)
    assert place in again
    read_documents()
    led = officer.get(place)
    assert (led.status_code, led["Location"]) == (302, f"/chi-dao/van-ban/{PlanReading.objects.get().id}/")
    assert officer.get(place, HTTP_HX_REQUEST="true")["HX-Redirect"] == led["Location"]


def test_a_long_document_that_cannot_be_read_says_why_on_its_page_and_in_the_list(keeper):
    officer = keeper(*ALL)
    place = officer.send("/chi-dao/van-ban/them/", file=SimpleUploadedFile("dai.pdf", long_pdf()))
    read_documents()
    for page in (place, "/chi-dao/van-ban/"):
        assert "Không thấy nhiệm vụ hay chỉ tiêu nào trong “dai.pdf”" in words(officer.read(page))
    assert PlanReading.objects.count() == 0


def test_lines_without_doubts_are_confirmed_together_as_they_were_seen_or_none_is(keeper):
    reading = taken_in()
    officer = keeper(*ALL)
    address = f"/chi-dao/van-ban/{reading.id}/"
    seen = re.findall(r'name="thay" value="([^"]+)"', officer.read(address))
    sure = DraftLine.objects.filter(reading=reading, doubts=[])
    assert sorted(seen) == sorted(f"{one.id}.1" for one in sure)
    assert len(seen) > 1
    stale = [*seen[:-1], seen[-1].removesuffix(".1") + ".7"]
    officer.send(f"{address}cac-dong/", thay=stale)
    assert "Người khác vừa sửa dòng" in words(officer.read(address))
    officer.send(f"{address}cac-dong/", thay=["khong-phai.1"])
    assert set(sure.values_list("state", flat=True)) == {"OPEN"}
    officer.send(f"{address}cac-dong/", thay=seen)
    assert f"Đã xác nhận {len(seen)} dòng." in words(officer.read(address))
    assert set(sure.values_list("state", flat=True)) == {"CONFIRMED"}


def test_who_searches_goes_on_among_what_he_found_until_all_is_looked_at(keeper):
    rows = tuple(f"{n}\tViệc số {n}\tBáo cáo\t{lead}\t\tQuý II/2024" for n, lead in enumerate("ABAB", 1))
    reading = taken_in(text(rows=tuple(row.replace("\tA\t", "\tSở Tư pháp\t") for row in rows)))
    officer = keeper(*ALL)
    one, third = DraftLine.objects.get(no="1"), DraftLine.objects.get(no="3")
    page = officer.read(f"/chi-dao/van-ban/{reading.id}/?tim=Sở Tư pháp&dong={one.id}")
    assert f"dong={third.id}&amp;tim=" in page
    led = officer.send(f"{at(one)}?tim=Sở Tư pháp", viec="confirm", version=1)
    assert f"dong={third.id}" in led
    assert "tim=" in led
    led = officer.send(f"{at(third)}?tim=Sở Tư pháp", viec="confirm", version=1)
    assert "tim=" not in led
    assert "Đã rà hết các dòng có «Sở Tư pháp»." in words(officer.read(led))


def test_a_line_may_be_parted_where_its_text_stops_and_joined_to_the_next(keeper):
    reading = taken_in()
    line = DraftLine.objects.get(no="2")
    page = keeper(*ALL).read(f"/chi-dao/van-ban/{reading.id}/?dong={line.id}")
    assert '<option value="Số hóa hồ sơ"></option>' in page
    assert "Gộp dòng 3 vào" in words(page)


def test_the_head_is_put_right(keeper):
    reading = taken_in(text().replace("Số: 15/KH-UBND", "Số:     /KH-UBND"))
    address = f"/chi-dao/van-ban/{reading.id}/thong-tin/"
    typed = {
        "kind": "Kế hoạch",
        "number": "21/KH-UBND",
        "signed_on": "2024-01-05",
        "title": "Cải cách",
        "issuer": "UBND tỉnh",
        "year": 2024,
    }
    keeper(*ALL).send(address, version=1, **typed)
    reading.refresh_from_db()
    assert (reading.number, reading.signed_on) == ("21/KH-UBND", date(2024, 1, 5))


def test_a_later_document_amends_an_earlier_plan_by_the_lines_that_are_ticked(keeper):
    earlier = publish_reading(ready().id, by=SYSTEM, at=AT)
    first, _second, third = Assignment.objects.filter(plan=earlier).order_by("position")
    later = ready(text("99"))
    officer = keeper(*ALL)
    address = f"/chi-dao/van-ban/{later.id}/chot/"
    given = {"relation": "AMENDS", "earlier": str(earlier.id)}
    assert str(first.id) not in officer.read(address)
    page = officer.send(address, status=422, relation="AMENDS", earlier="")
    assert "Hãy chọn kế hoạch bị thay đổi" in page
    page = officer.send(address, status=200, viec="chon", **given)
    assert f'value="{first.id}"' in page
    assert Plan.objects.count() == 1
    page = officer.send(address, status=422, **given, ended=str(new_id()))
    assert "không thuộc kế hoạch này hoặc đã xong" in page
    page = officer.send(
        address, status=422, relation="REPLACES", earlier=given["earlier"], ended=str(first.id)
    )
    assert "thì cả kế hoạch dừng" in page
    assert f'value="{first.id}"' not in page  # once said, nothing is left to untick
    whole = officer.send(address, status=200, viec="chon", relation="CLOSES", earlier=given["earlier"])
    assert f'value="{first.id}"' not in whole
    assert "3 nhiệm vụ chưa xong (trong đó 2 đã quá hạn) và 0 chỉ tiêu" in words(whole)
    officer.send(address, **given, ended=[str(first.id), str(third.id)])
    states = Assignment.objects.filter(plan=earlier).order_by("position").values_list("state", flat=True)
    assert list(states) == ["CANCELLED", "GIVEN", "CANCELLED"]
    assert "theo Kế hoạch 99/KH-UBND" in words(officer.read(f"/chi-dao/ke-hoach/{earlier.id}/"))
    ended = words(officer.read(f"/chi-dao/nhiem-vu/{first.id}/"))
    assert "Không thực hiện nữa, theo Kế hoạch 99/KH-UBND" in ended
    assert "2 nhiệm vụ không thực hiện nữa" in words(
        officer.read(f"/chi-dao/tinh-hinh/?ke-hoach={earlier.id}")
    )


def test_what_a_document_says_that_it_changes_is_filled_in_beforehand(keeper):
    earlier = publish_reading(ready().id, by=SYSTEM, at=AT)
    ended = Assignment.objects.filter(plan=earlier).order_by("position").first()
    said = f"Bãi bỏ nhiệm vụ số {ended.no} của Kế hoạch số 15/KH-UBND."
    later = ready(text("99", more=said))
    page = keeper(*ALL).read(f"/chi-dao/van-ban/{later.id}/chot/")
    assert "phần dưới được điền sẵn theo lời đó" in words(page)
    assert re.search(rf'value="{earlier.id}"\s+selected', page)
    assert re.findall(r'value="([^"]+)"[^>]*\schecked', page) == ["AMENDS", str(ended.id)]


def test_what_nobody_would_hear_of_is_said_before_publishing(keeper):
    rows = ("1\tRà soát nhóm việc\tBáo cáo\tSở Chưa Có Tên\t\tlúc nào thuận tiện",)
    page = words(keeper(*ALL).read(f"/chi-dao/van-ban/{ready(text(rows=rows)).id}/chot/"))
    assert "chưa có trong danh bạ: sẽ không ai được báo 1 Rà soát nhóm việc : Sở Chưa Có Tên" in page
    assert "Không có thời hạn để nhắc 1 Rà soát nhóm việc : “lúc nào thuận tiện”" in page
    assert "so với kế hoạch đang theo dõi" not in page  # there is none that could be changed


def test_a_reading_is_set_aside_with_its_reason(keeper):
    reading = taken_in()
    officer = keeper(*ALL)
    officer.send(f"/chi-dao/van-ban/{reading.id}/bo/", reason="Nhầm tệp")
    assert "Nhầm tệp" in officer.read(f"/chi-dao/van-ban/{reading.id}/")


def test_who_only_looks_sees_no_document_under_review(keeper):
    reading = taken_in()
    onlooker = keeper("plans.view")
    onlooker.read(f"/chi-dao/van-ban/{reading.id}/", status=404)
    onlooker.read("/chi-dao/van-ban/them/", status=403)
    assert "đang chờ rà soát" not in onlooker.read("/chi-dao/")


def test_the_document_is_handed_out_as_it_came(keeper):
    reading = taken_in()
    answer = keeper(*ALL).get(f"/chi-dao/van-ban/{reading.id}/tep/")
    assert b"".join(answer.streaming_content) == text().encode()
