"""What machines send wrong: one clear sentence, the right status, nothing half-written."""

import unicodedata
from datetime import date, timedelta

import pytest

from motcua.casework.dossiers.models import Dossier
from motcua.foundation.access.actions import issue_token, revoke_token, set_role
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import real_now
from motcua.foundation.events.models import Event
from motcua.registers.people.models import Person
from motcua.registers.procedures.actions import repeal
from tests.faces.api.office import Machine, Office, an_office
from tests.instruments.house import AT

pytestmark = pytest.mark.django_db
WHOLE = "Nguyễn Thị Bình An"
TEN_MEGABYTES = 10 * 1024 * 1024


@pytest.fixture
def office(settings) -> Office:
    settings.MOTCUA_CLOCK_SHIFT = AT + timedelta(hours=1) - real_now()
    return an_office()


def refused(response, status: int, code: str) -> str:
    """The sentence of a refusal, which is a problem of this status and code."""
    said = response.json()
    assert (response.status_code, said["code"]) == (status, code), said
    assert response["Content-Type"] == "application/problem+json"
    assert (said["status"], said["type"]) == (status, f"urn:motcua:{code}")
    return said["title"]


def test_a_procedure_that_was_repealed_takes_in_nothing(office: Office):
    repeal(
        "1.004873",
        last_day=date(2023, 11, 19),
        decision="99/QĐ-UBND",
        reason="Bãi bỏ theo luật mới",
        by=SYSTEM,
        at=AT - timedelta(days=5),
    )
    said = refused(office.clerk.post("/dossiers", office.filing()), 409, "dossiers.procedure_not_in_force")
    assert said == ("Thủ tục 1.004873 không được áp dụng vào ngày 20/11/2023; không tiếp nhận hồ sơ.")
    assert not Dossier.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "detail"),
    [
        ("copies", -1, "phải từ 0 trở lên."),
        ("originals", 1.5, "phải là một số nguyên."),
        ("copies", "hai", "phải là một số nguyên."),
        ("copies", 1000, "không được quá 999."),
    ],
)
def test_a_count_of_copies_that_cannot_be_is_told_at_its_place(office: Office, field, value, detail):
    papers = [{**office.filing()["papers"][0], field: value}]
    response = office.clerk.post("/dossiers", office.filing(papers=papers))
    refused(response, 422, "api.parameters_wrong")
    assert response.json()["errors"] == [{"parameter": f"papers.0.{field}", "detail": detail}]
    assert not Dossier.objects.exists()


def test_an_applicant_without_any_number_is_refused_and_not_entered_either(office: Office):
    nameless = {"person": {"full_name": "Trần Văn Mới"}}
    clerk = office.clerk  # whose token is an event, too
    before = Event.objects.count()
    response = clerk.post("/dossiers", office.filing(applicant=nameless))
    assert refused(response, 422, "dossiers.applicant_without_number").startswith(
        "Chủ hồ sơ chưa có số định danh, hộ chiếu."
    )
    assert (Person.objects.count(), Event.objects.count()) == (1, before)


def test_letters_and_marks_sent_apart_are_the_same_name(office: Office):
    apart = unicodedata.normalize("NFD", WHOLE)
    assert apart != WHOLE
    known = {"person": {"personal_id": "052196001417", "full_name": apart}}
    first = office.clerk.post("/dossiers", office.filing(applicant=known))
    assert first.status_code == 201, first.content.decode()
    new = {"person": {"personal_id": "052090001234", "full_name": unicodedata.normalize("NFD", "Lê Hữu Mới")}}
    second = office.clerk.post("/dossiers", office.filing(applicant=new)).json()
    assert Dossier.objects.get(id=second["id"]).applicant_person.full_name == "Lê Hữu Mới"


def test_ten_megabytes_are_too_much_for_a_filing(office: Office):
    body = b'{"late_reason": "' + b"a" * TEN_MEGABYTES + b'"}'
    clerk = office.clerk
    response = clerk.client.post(
        "/api/v1/dossiers", body, content_type="application/json", headers=clerk.headers
    )
    said = refused(response, 413, "api.body_too_big")
    assert said == "Nội dung gửi lên quá lớn. Tệp phải tải lên riêng qua POST /api/v1/files."


def test_who_acts_on_a_step_that_is_done_is_told_so_and_nothing_changes(office: Office):
    taken = office.world.taken_in()
    task = office.officer.read(f"/dossiers/{taken.id}/acts")["task"]["id"]
    assert office.officer.act(taken, "FINISH", task=task).status_code == 200
    before = Event.objects.count()
    again = office.officer.act(taken, "FINISH", task=task)
    assert refused(again, 409, "workflow.task_finished") == (
        "Bước «Thẩm tra, tra cứu» không còn chờ xử lý: đã xong."
    )
    assert Event.objects.count() == before


def test_a_token_that_ended_or_was_revoked_opens_nothing(office: Office):
    token, secret = issue_token(
        "Cũ",
        post_code="dong-da.tiep-nhan",
        scopes=["dossiers.accept"],
        days=1,
        by=SYSTEM,
        at=AT,
        real_now=real_now() - timedelta(days=2),
    )
    ended = Machine(secret, token).post("/dossiers", office.filing())
    said = refused(ended, 401, "access.token_refused")
    assert said == "Mã truy cập không hợp lệ hoặc đã hết hạn. Hãy xin cấp mã mới."
    assert ended["WWW-Authenticate"] == 'Bearer realm="motcua", error="invalid_token"'
    assert office.clerk.get("/dossiers").status_code == 200
    revoke_token(office.clerk.token.id, by=SYSTEM, at=AT, real_now=real_now())
    assert refused(office.clerk.get("/dossiers"), 401, "access.token_refused") == said


def test_a_role_that_lost_a_right_stops_its_tokens_at_the_next_question(office: Office):
    assert office.clerk.get("/dossiers").status_code == 200
    set_role("one_stop_clerk", name="Một cửa", rights=["people.edit"], by=SYSTEM, at=AT)
    assert refused(office.clerk.get("/dossiers"), 403, "access.not_allowed").startswith(
        "Anh, chị không có quyền làm việc này."
    )
