"""Filing online, page by page: what is asked, kept, refused; two windows, ended sessions, others' drafts."""

import re
from io import BytesIO

import pytest
from django.test import Client

from motcua.casework.dossiers.models import Dossier
from motcua.casework.filings.actions import name_co_signer
from motcua.casework.filings.models import CoSigner, DraftFile, FilingDraft
from motcua.casework.filings.queries import written_of
from motcua.foundation.access.models import SYSTEM
from motcua.registers.people.actions import begin_representation
from motcua.registers.procedures.actions import amend
from tests.casework.dossiers.world import AT, CODE, PDF, procedure_item
from tests.casework.filings.test_drafts import asked
from tests.casework.filings.writers import BOTH, SINCE, somebody
from tests.faces.citizen.filers import TYPED, Filer, a_filer, sign_in
from tests.faces.ward_pages import shift_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def filer(settings) -> Filer:
    settings.MOTCUA_CLOCK_SHIFT = shift_to(AT)
    return a_filer()


def a_file(name="giay.pdf", content=PDF):
    upload = BytesIO(content)
    upload.name = name
    return upload


def paper_of(filer, name="Bản án ly hôn"):
    return filer.draft.version.documents.get(name=name).id


def test_who_is_not_signed_in_signs_in_and_comes_back(filer):
    answered = Client().get(f"/nop/{CODE}/")
    assert (answered.status_code, answered["Location"]) == (302, f"/vao-cua/?next=%2Fnop%2F{CODE}%2F")


def test_a_weak_proof_is_asked_to_prove_more_and_comes_back(settings):
    settings.MOTCUA_CLOCK_SHIFT = shift_to(AT)
    filer = a_filer(level=1)
    there = filer.client.get(f"/nop/{CODE}/")["Location"]
    assert there == f"/vao-cua/?next=%2Fnop%2F{CODE}%2F&muc=2"
    assert "mức độ 2" in filer.read(there)
    assert not FilingDraft.objects.exists()


def test_from_the_first_question_to_the_number(filer):
    asked()
    assert "cho chính mình" not in filer.read(f"/nop/{CODE}/")
    assert filer.send(f"/nop/{CODE}/") == filer.page()
    assert filer.client.get(filer.page())["Location"] == filer.page("dieu-kien/")
    assert filer.send(filer.page("dieu-kien/"), **{"hoi.where": "here"}) == filer.page("noi-nop/")
    filer.placed()
    form = filer.read(filer.page("to-khai/"))
    assert 'name="purpose"' in form
    assert filer.send(filer.page("to-khai/"), **TYPED) == filer.page("giay-to/")
    assert filer.send(filer.page("giay-to/")) == filer.page("kiem-tra/")
    check = filer.read(filer.page("kiem-tra/"))
    for said in ("Đăng ký kết hôn", "Trong tỉnh", "Bộ phận", "Nếu nộp lúc này"):
        assert said in check
    assert filer.send(filer.page("kiem-tra/"), act="nop", nhan="POST") == filer.page("xong/")
    dossier = Dossier.objects.get()
    done = filer.read(filer.page("xong/"))
    assert dossier.submission_id in done
    assert "08:00" in done
    assert "21/11/2023" in done
    assert dossier.return_way == "POST"
    assert "Bản nháp của tôi" not in filer.read("/cua-toi/")


def test_an_answer_that_ends_it_says_why_and_may_be_changed(filer):
    asked()
    filer.begun()
    there = filer.send(filer.page("dieu-kien/"), **{"hoi.where": "abroad"})
    assert "Xin nộp tại cơ quan đại diện." in filer.read(there)
    there = filer.send(filer.page("dieu-kien/"))
    assert "Xin trả lời đủ các câu hỏi." in filer.read(there)
    assert filer.client.get(filer.page("kiem-tra/")).status_code == 200
    assert "Xin trả lời các câu hỏi" in filer.send(filer.page("kiem-tra/"), 409, act="nop")


def test_what_was_typed_is_there_on_another_device(filer):
    filer.begun()
    typed = {"purpose": "Vay vốn 👩‍👧 ngân hàng", "copies": "ba", "act": "luu"}
    filer.send(filer.page("to-khai/"), **typed)
    other = Filer(filer.desk, sign_in(Client(), filer.desk.by.id))
    page = other.read(other.page("to-khai/"))
    assert 'value="ba"' in page
    assert "Vay vốn" in page
    assert "Bản nháp của tôi" in other.read("/cua-toi/")


def test_what_is_wrong_is_said_and_kept_all_the_same(filer):
    filer.begun()
    page = filer.send(filer.page("to-khai/"), 422, purpose="", copies="99")
    assert "Cần xem lại" in page
    assert written_of(filer.draft).raw["copies"] == ["99"]
    assert not written_of(filer.draft).is_whole


def test_a_session_that_ended_loses_nothing_that_was_typed(filer):
    filer.begun()
    edition = filer.draft.edition
    stranger = Client()
    sent = {"edition": str(edition), "purpose": "Đi nước ngoài", "copies": "2"}
    there = stranger.post(filer.page("to-khai/"), sent)["Location"]
    assert there.startswith("/vao-cua/?next=")
    assert "Đi nước ngoài" not in str(dict(stranger.session))
    back = Filer(filer.desk, sign_in(stranger, filer.desk.by.id))
    page = back.read(filer.page("to-khai/"))
    assert "Phiên đăng nhập đã hết" in page
    assert "Đi nước ngoài" in page
    assert filer.draft.edition == edition
    back.send(filer.page("to-khai/"), **TYPED)
    assert "Phiên đăng nhập đã hết" not in back.read(filer.page("to-khai/"))


def test_of_two_windows_the_older_is_told_and_keeps_what_it_has(filer):
    filer.begun()
    page = filer.send(filer.page("to-khai/"), 409, edition="0", purpose="Cửa sổ cũ", copies="1")
    assert "đã được sửa ở cửa sổ" in page
    assert "Cửa sổ cũ" in page
    assert written_of(filer.draft).raw == {}
    edition = re.search(r'name="edition" value="(\d+)"', page)
    assert edition is not None
    filer.send(filer.page("to-khai/"), edition=edition[1], purpose="Cửa sổ cũ", copies="1")
    assert written_of(filer.draft).data["purpose"] == "Cửa sổ cũ"


def test_sent_twice_it_leads_to_the_same_number(filer):
    filer.whole()
    edition = str(filer.draft.edition)
    first = filer.send(filer.page("kiem-tra/"), act="nop", edition=edition, nhan="COUNTER")
    again = filer.send(filer.page("kiem-tra/"), act="nop", edition=edition, nhan="COUNTER")
    assert first == again == filer.page("xong/")
    assert Dossier.objects.count() == 1


def test_files_are_looked_into_each_with_its_sentence(filer):
    filer.begun()
    key = paper_of(filer)
    wrong = {
        "hinh.pdf": (b"MZ\x90\x00" + b"\0" * 200, "chương trình Windows"),
        "ma.pdf": (PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(x)>>"), "mã tự chạy"),
        "rong.pdf": (b"", "trống"),
    }
    for name, (content, said) in wrong.items():
        page = filer.send(filer.page("giay-to/"), 422, **{f"tep.{key}": a_file(name, content)})
        assert said in page, name
    assert not DraftFile.objects.exists()
    filer.send(filer.page("giay-to/"), act="luu", **{f"anh.{key}": a_file("anh.pdf")})
    row = DraftFile.objects.get()
    shown = filer.client.get(filer.page(f"giay-to/{row.id}/"))
    assert b"".join(shown.streaming_content) == PDF
    assert shown["X-Content-Type-Options"] == "nosniff"
    filer.send(filer.page("giay-to/"), bo=str(row.id))
    assert not DraftFile.objects.exists()


def test_nobody_sees_anything_of_anothers_draft(filer):
    filer.whole()
    filer.send(filer.page("giay-to/"), act="luu", **{f"tep.{paper_of(filer)}": a_file()})
    row, draft = DraftFile.objects.get(), filer.draft
    co_signer = name_co_signer(draft.id, BOTH, by=filer.desk.by, at=AT)
    _person, other = somebody("Người Khác", "052096002222", "c-khac")
    stranger = sign_in(Client(), other.id)
    pages = [
        "",
        "dieu-kien/",
        "noi-nop/",
        "to-khai/",
        "giay-to/",
        "cung-ky/",
        "kiem-tra/",
        "xong/",
        "doi-moi/",
        "bo/",
    ]
    paths = [*(filer.page(page) for page in pages), filer.page(f"giay-to/{row.id}/")]
    paths.append(f"/nop/cung-ky/{co_signer.id}/")
    edition = filer.draft.edition
    for path in paths:
        assert stranger.get(path).status_code == 404, path
        assert stranger.post(path, {"edition": edition, "act": "nop"}).status_code in {404, 405}, path
    assert (filer.draft.edition, filer.draft.state) == (edition, "OPEN")
    assert "Nguyễn Thị Bình An" not in stranger.get("/cua-toi/").content.decode()


def test_who_signs_as_well_reads_it_and_confirms(filer):
    filer.whole()
    assert "Số định danh phải có đúng 12 chữ số" in filer.send(filer.page("cung-ky/"), 422, so="12")
    filer.send(filer.page("cung-ky/"), so="052 196 001 418")
    _husband, his = somebody("Trần Văn Bình", BOTH, "c-binh")
    page = filer.send(filer.page("kiem-tra/"), 409, act="nop", nhan="COUNTER")
    assert "Còn 1 người chưa xác nhận" in page
    husband = sign_in(Client(), his.id)
    assert "Chờ anh, chị cùng ký" in husband.get("/cua-toi/").content.decode()
    path = f"/nop/cung-ky/{CoSigner.objects.get().id}/"
    assert "Đăng ký kết hôn" in husband.get(path).content.decode()
    assert husband.post(path, {"edition": "0"}).status_code == 409
    husband.post(path, {"edition": filer.draft.edition})
    assert filer.send(filer.page("kiem-tra/"), act="nop", nhan="COUNTER") == filer.page("xong/")


def test_for_a_child_the_dossier_is_the_childs(filer):
    child, _by = somebody("Nguyễn Văn Con", "052096002222", "c-con")
    begin_representation(
        filer.desk.person.id, kind="PARENT", valid_from=SINCE, person_id=child.id, by=SYSTEM, at=AT
    )
    page = filer.read(f"/nop/{CODE}/")
    assert "Nguyễn Văn Con" in page
    filer.send(f"/nop/{CODE}/", cho=f"p~{child.id}")
    assert filer.draft.applicant_person == child
    other, _by = somebody("Người Dưng", "052096003333", "c-dung")
    assert "chưa ghi anh, chị được làm thay" in filer.send(f"/nop/{CODE}/", 403, cho=f"p~{other.id}")


def test_amended_meanwhile_what_changed_is_said_and_answers_stay(filer, settings):
    filer.whole()
    limits = [{"channels": ["DIRECT", "ONLINE", "POSTAL"], "quantity": 3, "unit": "WORKING_DAY"}]
    more = {"valid_from": "2023-11-21", "name": "Cấp Giấy xác nhận độc thân", "limits": limits}
    amend(procedure_item(**more), by=SYSTEM, at=AT)
    settings.MOTCUA_CLOCK_SHIFT = shift_to(AT.replace(day=21))
    assert filer.client.get(filer.page("to-khai/"))["Location"] == filer.page("doi-moi/")
    page = filer.read(filer.page("doi-moi/"))
    assert "Cấp Giấy xác nhận độc thân" in page
    filer.send(filer.page("doi-moi/"))
    assert "Đăng ký kết hôn" in filer.read(filer.page("to-khai/"))


def test_filed_again_takes_two_taps(filer):
    asked()
    filer.begun()
    filer.send(filer.page("dieu-kien/"), **{"hoi.where": "here"})
    filer.placed()
    filer.send(filer.page("to-khai/"), **TYPED)
    filer.send(filer.page("giay-to/"), act="luu", **{f"tep.{paper_of(filer)}": a_file()})
    filer.send(filer.page("kiem-tra/"), act="nop", nhan="COUNTER")
    first = Dossier.objects.get()
    assert "Nộp lại như hồ sơ này" in filer.read(f"/cua-toi/ho-so/{first.id}/")
    filer.send(f"/nop/lai/{first.id}/")  # the first tap
    assert filer.client.get(filer.page())["Location"] == filer.page("kiem-tra/")
    filer.send(filer.page("kiem-tra/"), act="nop", nhan="COUNTER")  # the second
    assert Dossier.objects.count() == 2
    assert not DraftFile.objects.exists()


def test_thrown_away_it_is_on_no_list(filer):
    filer.begun()
    assert "Bỏ bản nháp này?" in filer.read(filer.page("bo/"))
    assert filer.send(filer.page("bo/")) == "/cua-toi/"
    assert "Bản nháp của tôi" not in filer.read("/cua-toi/")
    assert filer.client.get(filer.page("to-khai/"))["Location"] == "/cua-toi/"


def test_where_the_door_is_another_people_are_handed_over(filer, settings):
    settings.MOTCUA_CLOCK_SHIFT = shift_to(AT.replace(year=2026))
    page = filer.read(f"/nop/{CODE}/")
    assert 'name="cho"' not in page
    assert not FilingDraft.objects.exists()


QUESTIONS = {"noi-nop/": 23, "to-khai/": 11, "giay-to/": 12, "kiem-tra/": 15}


def test_pages_of_a_draft_ask_the_database_a_fixed_number_of_times(filer, django_assert_num_queries):
    filer.whole()
    there = {page: filer.page(page) for page in QUESTIONS}
    for address in there.values():  # calendars are compiled, versions and places kept once a process
        filer.read(address)
    for page, count in QUESTIONS.items():
        with django_assert_num_queries(count):
            filer.read(there[page])
