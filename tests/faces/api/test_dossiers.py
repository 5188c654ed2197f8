"""Dossiers over the API: sent in, read, listed, acted on, each by who may and by nobody else."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.casework.dossiers.actions import GroundDraft, set_halt_ground
from motcua.casework.dossiers.models import Dossier, Filing
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.audit.models import Look
from motcua.foundation.clock import real_now
from motcua.foundation.events.models import Event
from motcua.foundation.ids import new_id
from motcua.foundation.once.models import KeptAnswer
from motcua.instruments.workflow.models import Task
from motcua.registers.people.models import Person
from tests.casework.dossiers.world import PDF
from tests.faces.api.conftest import Caller
from tests.faces.api.office import Office, an_office
from tests.instruments.house import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings) -> Office:
    settings.MOTCUA_CLOCK_SHIFT = AT + timedelta(hours=1) - real_now()
    return an_office()


@pytest.fixture
def taken(office: Office) -> Dossier:
    return office.world.taken_in()


def test_a_counters_system_takes_a_dossier_in_at_once(office: Office):
    response = office.clerk.post("/dossiers", office.filing())
    assert response.status_code == 201, response.content.decode()
    said = response.json()
    assert (said["state"], said["state_name"]) == ("ACCEPTED", "đã tiếp nhận")
    assert said["code"].startswith("H08.31.01-20231120-")
    assert said["due_at"].startswith("2023-11-23T")
    assert response["Location"] == f"/api/v1/dossiers/{said['id']}"
    whole = office.clerk.get(f"/dossiers/{said['id']}")
    assert whole["ETag"].startswith(response["ETag"].rstrip('"'))


def test_an_intake_systems_dossier_waits_to_be_taken_in(office: Office):
    said = office.portal.post("/dossiers", office.filing()).json()
    assert (said["state"], said["code"]) == ("SUBMITTED", None)
    assert said["submission_id"].startswith("N231120-")
    done = office.clerk.act(said["id"], "ACCEPT").json()
    assert done["dossier"]["state"] == "ACCEPTED"
    assert done["task"]["kind"] == "APPRAISE"


def test_whoever_is_new_is_entered_and_whoever_is_known_stays_as_the_register_has_him(office: Office):
    known = {"person": {"personal_id": "052 196 001 417", "full_name": "nguyen thi binh an", "phone": "0"}}
    first = office.clerk.post("/dossiers", office.filing(applicant=known)).json()
    assert Dossier.objects.get(id=first["id"]).applicant_person_id == office.world.person.id
    new = {"person": {"personal_id": "052090001234", "full_name": "Trần Văn Mới", "birth": "1990"}}
    second = office.clerk.post("/dossiers", office.filing(applicant=new)).json()
    assert str(Dossier.objects.get(id=second["id"]).applicant_person) == "Trần Văn Mới"
    assert Person.objects.count() == 2


def test_a_known_number_under_another_name_is_refused_and_nothing_is_written(office: Office):
    other = {"person": {"personal_id": "052196001417", "full_name": "Lê Thị Khác"}}
    response = office.clerk.post("/dossiers", office.filing(applicant=other))
    assert (response.status_code, response.json()["code"]) == (422, "api.applicant_differs")
    assert "052196001417" not in response.content.decode()
    assert not Dossier.objects.exists()


def test_every_mistake_of_a_filing_is_told_at_its_place(office: Office):
    sent = office.filing(papers=[{"originals": -1}], sets=0, thua=1)
    problem = office.clerk.post("/dossiers", sent).json()
    assert {mistake["parameter"] for mistake in problem["errors"]} == {"papers.0.originals", "sets", "thua"}
    wrong = office.filing(answers={"purpose": "x", "copies": 50})
    problem = office.clerk.post("/dossiers", wrong).json()
    assert (problem["code"], problem["errors"][0]["parameter"]) == ("forms.invalid_answers", "answers.copies")


@pytest.mark.parametrize(
    ("changed", "status", "code"),
    [
        ({"unit": "khong-co"}, 422, "api.unit_unknown"),
        ({"procedure": "9.999999"}, 409, "dossiers.procedure_not_in_force"),
        ({"papers": []}, 201, ""),
        ({"answers": None, "papers": []}, 422, "dossiers.documents_missing"),
        ({"applicant": {}}, 422, "api.parameters_wrong"),
        ({"applicant": {"person": {"id": str(UUID(int=7))}}}, 422, "api.who_unknown"),
        ({"place": "99999"}, 422, "api.place_unknown"),
    ],
)
def test_what_a_filing_lacks_is_said_in_one_sentence(office: Office, changed, status, code):
    response = office.clerk.post("/dossiers", office.filing(**changed))
    assert (response.status_code, response.json().get("code") or "") == (
        status,
        code or response.json()["code"],
    )
    assert Dossier.objects.exists() == (status == 201)


def test_files_sent_before_lie_beside_the_papers_they_came_for(office: Office):
    kept = office.clerk.keep(PDF, "to-khai.pdf")
    assert kept.status_code == 201, kept.content.decode()
    papers = [
        {"required_id": office.filing()["papers"][0]["required_id"], "file": kept.json()["file"]},
        {"name": "Ảnh chụp", "file": kept.json()["file"]},
    ]
    said = office.clerk.post("/dossiers", office.filing(papers=papers)).json()
    papers = office.clerk.read(f"/dossiers/{said['id']}")["documents"]
    assert [(one["name"], one["file"]["name"], one["copies"]) for one in papers] == [
        ("Tờ khai", "to-khai.pdf", 1),
        ("Ảnh chụp", "to-khai.pdf", 1),
    ]


def test_a_file_ticket_is_its_senders_alone(office: Office):
    ticket = office.portal.keep(PDF, "a.pdf").json()["file"]
    response = office.clerk.post(
        "/dossiers", office.filing(papers=[{"name": "A", "copies": 1, "file": ticket}])
    )
    assert (response.status_code, response.json()["code"]) == (422, "api.file_ticket_wrong")
    assert not Dossier.objects.exists()


def test_a_file_of_a_wrong_kind_is_refused(office: Office):
    response = office.clerk.keep(b"MZ\x90\x00" + b"\x00" * 200, "a.pdf")
    assert (response.status_code, response["Content-Type"]) == (415, "application/problem+json")


def test_a_dossier_is_read_by_id_and_by_code_with_its_numbers_masked(office: Office, taken: Dossier):
    by_id = office.officer.read(f"/dossiers/{taken.id}")
    assert by_id == office.officer.read(f"/dossiers/{taken.code}")
    assert by_id["applicant"] == {
        "kind": "PERSON",
        "id": str(office.world.person.id),
        "name": "Nguyễn Thị Bình An",
        "number": "052••••••417",
        "is_masked": True,
    }
    assert by_id["task"]["card"]["code"] == taken.code
    assert by_id["book"] == {"year": 2023, "number": 1}
    assert by_id["answers"] is None
    assert not Look.objects.exists()


def test_who_holds_the_scope_reads_numbers_and_answers_and_the_look_is_on_record(office, taken: Dossier):
    whole = office.clerk.read(f"/dossiers/{taken.id}", include="answers")
    assert (whole["applicant"]["number"], whole["applicant"]["is_masked"]) == ("052196001417", False)
    assert whole["answers"] == {"purpose": "Đăng ký kết hôn", "copies": 1}
    look = Look.objects.get()
    assert (look.subject_id, look.actor_id, look.field) == (taken.id, office.clerk.token.id, "answers")
    refused = office.officer.get(f"/dossiers/{taken.id}", include="answers")
    assert refused.status_code == 403


def test_a_dossier_of_another_place_is_answered_like_one_that_is_not_there(office: Office, taken: Dossier):
    Dossier.objects.filter(id=taken.id).update(
        reception_unit=office.world.ward.agencies["nhon-phu.mot-cua"].id,
        return_unit=office.world.ward.agencies["nhon-phu.mot-cua"].id,
        decision_agency=office.world.ward.agencies["nhon-phu"].id,
    )
    elsewhere = office.world.ward.agencies["nhon-phu"].id  # whoever has a task of it may read it
    Task.objects.filter(subject_id=taken.id).update(agency_id=elsewhere)
    there = office.officer.get(f"/dossiers/{taken.id}").json()
    nowhere = office.officer.get(f"/dossiers/{new_id()}").json()
    assert {**there, "instance": ""} == {**nowhere, "instance": ""}
    assert office.officer.act(taken, "CLAIM").status_code == 404
    assert office.officer.get(f"/dossiers/{taken.id}/acts").status_code == 404
    assert office.officer.read("/dossiers")["items"] == []


def test_nobody_reads_dossiers_without_a_token_or_its_scope(office: Office, taken: Dossier, caller: Caller):
    assert caller.problem(f"/dossiers/{taken.id}", 401)["code"] == "api.token_missing"
    assert caller.problem("/dossiers", 401)["code"] == "api.token_missing"
    narrow = office.machine("tiep-nhan", ["people.edit"])
    assert narrow.get("/dossiers").status_code == 403
    assert narrow.post("/dossiers", office.filing()).status_code == 403
    assert narrow.keep(PDF, "a.pdf").status_code == 403


def test_lists_are_narrowed_and_paged_without_gaps(office: Office):
    for minute in range(7):
        office.world.taken_in(at=AT + timedelta(minutes=minute // 2))
    office.portal.post("/dossiers", office.filing())
    everything = [one["id"] for one in office.officer.read("/dossiers")["items"]]
    assert len(everything) == 8
    pages, cursor = [], None
    while cursor or not pages:
        page = office.officer.read("/dossiers", limit=3, **({"cursor": cursor} if cursor else {}))
        pages.append([one["id"] for one in page["items"]])
        cursor = page["next_cursor"]
    assert [len(page) for page in pages] == [3, 3, 2]
    assert [one for page in pages for one in page] == everything
    submitted = office.officer.read("/dossiers", state="SUBMITTED,DRAFT")["items"]
    assert [one["state"] for one in submitted] == ["SUBMITTED"]
    unit = office.officer.read("/dossiers", unit="dong-da.mot-cua", agency="dong-da", procedure="1.004873")
    assert len(unit["items"]) == 8
    assert office.officer.read("/dossiers", unit=str(office.world.ward.committee))["items"] == []
    due = office.officer.read("/dossiers", due_before="2023-11-23T08:01:00+07:00")["items"]
    assert len(due) == 2
    assert len(office.officer.read("/dossiers", due_from="2023-11-23T08:01:00+07:00")["items"]) == 5


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"state": "XONG"}, "api.state_unknown"),
        ({"unit": "khong-co"}, "api.unit_unknown"),
        ({"cursor": "x.y"}, "api.cursor_wrong"),
        ({"limit": 201}, "api.parameters_wrong"),
        ({"due_from": "mai"}, "api.parameters_wrong"),
    ],
)
def test_a_list_that_cannot_be_given_is_refused(office: Office, asked, code):
    response = office.officer.get("/dossiers", **asked)
    assert (response.status_code, response.json()["code"]) == (422, code)


def test_a_dossier_goes_its_whole_way_by_machines(office: Office, taken: Dossier):
    acts = office.officer.read(f"/dossiers/{taken.id}/acts")
    assert {one["act"]: one["may"] for one in acts["items"]}["FINISH"]
    assert office.officer.act(taken, "CLAIM", task=acts["task"]["id"]).json()["task"]["is_mine"]
    assert office.officer.act(taken, "FINISH").json()["task"]["kind"] == "SIGN"
    assert office.leader.act(taken, "RETURN", to_step="tham_tra", reason="Thiếu chữ ký").status_code == 200
    assert office.officer.act(taken, "FINISH").status_code == 200
    ticket = office.leader.keep(PDF, "giay.pdf").json()["file"]
    result = {"title": "Giấy xác nhận", "number": "12/UBND", "issued_on": "2023-11-20", "file": ticket}
    assert office.leader.act(taken, "RECORD_RESULT", **result).json()["dossier"]["state"] == "RESOLVED"
    assert office.leader.act(taken, "FINISH").json()["task"]["kind"] == "ISSUE"
    assert office.officer.act(taken, "FINISH").json()["task"]["kind"] == "HAND_OVER"
    done = office.clerk.act(taken, "HAND_OVER").json()
    assert (done["dossier"]["state"], done["task"]) == ("HANDED_OVER", None)
    whole = office.clerk.read(f"/dossiers/{taken.id}")
    assert (whole["result"]["number"], whole["result"]["file"]["name"]) == ("12/UBND", "giay.pdf")
    assert office.clerk.act(taken, "ARCHIVE").json()["dossier"]["state"] == "ARCHIVED"


def test_what_lacks_is_asked_for_and_received(office: Office, taken: Dossier):
    asked = office.officer.act(taken, "REQUEST_SUPPLEMENT", items=["Bản án ly hôn"], reason="Cần đối chiếu")
    assert asked.json()["dossier"]["state"] == "AWAITING_SUPPLEMENT", asked.content.decode()
    again = office.officer.act(taken, "REQUEST_SUPPLEMENT", items=["Nữa"], reason="Quên")
    assert again.status_code == 409
    ticket = office.clerk.keep(PDF, "ban-an.pdf").json()["file"]
    came = office.clerk.act(taken, "RECEIVE_SUPPLEMENT", papers=[{"name": "Bản án", "file": ticket}])
    assert came.json()["dossier"]["state"] == "IN_PROGRESS", came.content.decode()
    papers = office.clerk.read(f"/dossiers/{taken.id}")["documents"]
    assert papers[-1]["file"]["name"] == "ban-an.pdf"


def test_a_dossier_is_refused_withdrawn_and_put_right(office: Office, taken: Dossier):
    wrong = {"person": {"personal_id": "052090001234", "full_name": "Trần Văn Mới", "birth": "1990"}}
    said = {"act": "CORRECT_APPLICANT", "applicant": wrong, "reason": "Chọn nhầm người"}
    unseen = office.clerk.post(f"/dossiers/{taken.id}/acts", said)
    assert (unseen.status_code, unseen.json()["code"]) == (428, "api.if_match_missing")
    seen = office.clerk.get(f"/dossiers/{taken.id}")["ETag"]
    put_right = office.clerk.post(f"/dossiers/{taken.id}/acts", said, If_Match=seen)
    assert put_right.status_code == 200, put_right.content.decode()
    assert office.clerk.read(f"/dossiers/{taken.id}")["applicant"]["name"] == "Trần Văn Mới"
    noted = office.officer.act(taken, "WRITE_NOTE", text="Gọi lại buổi chiều")
    assert noted.status_code == 200
    assert "buổi chiều" not in office.officer.get(f"/dossiers/{taken.id}").content.decode()
    assert office.clerk.act(taken, "WITHDRAW", reason="Đổi ý").json()["dossier"]["state"] == "WITHDRAWN"
    submitted = office.portal.post("/dossiers", office.filing()).json()["id"]
    refused = office.clerk.act(submitted, "REFUSE", reason="Không thuộc thẩm quyền").json()
    assert (refused["dossier"]["state"], refused["task"]) == ("REFUSED", None)


def test_an_act_that_is_not_ones_to_do_is_refused_and_nothing_changes(office: Office, taken: Dossier):
    officer, leader = office.officer, office.leader
    before = Event.objects.count()
    for machine, act, status in (
        (leader, {"act": "FINISH"}, 403),
        (officer, {"act": "WITHDRAW", "reason": "Đổi ý"}, 403),
        (officer, {"act": "RETURN", "to_step": "khong_co", "reason": "x"}, 422),
        (officer, {"act": "RETURN", "to_step": "tiep_nhan", "reason": " "}, 422),
        (officer, {"act": "FINISH", "task": str(new_id())}, 404),
        (officer, {"act": "HAND_ON", "receiver": "CB-KHONG-CO"}, 422),
        (officer, {"act": "BAY"}, 422),
        (officer, {}, 422),
    ):
        response = machine.post(f"/dossiers/{taken.id}/acts", act)
        assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json"), act
    assert Event.objects.count() == before


def test_tasks_are_the_posts_own_and_a_leader_sees_the_units(office: Office, taken: Dossier):
    (mine,) = office.officer.read("/tasks")["items"]
    assert (mine["dossier_id"], mine["kind"], mine["is_mine"]) == (str(taken.id), "APPRAISE", False)
    assert office.leader.read("/tasks")["items"] == []
    (led,) = office.leader.read("/tasks", whose="unit")["items"]
    assert led["id"] == mine["id"]
    assert office.officer.get("/tasks", whose="unit").status_code == 403
    assert office.leader.get("/tasks", whose="unit", unit="nhon-phu").status_code == 403
    office.world.taken_in(at=AT + timedelta(minutes=5))
    first = office.officer.read("/tasks", limit=1)
    second = office.officer.read("/tasks", limit=1, cursor=first["next_cursor"])
    assert first["items"][0]["due_at"] < second["items"][0]["due_at"]
    assert second["next_cursor"] is None


def test_the_same_filing_with_its_key_makes_one_dossier(office: Office):
    first = office.clerk.post("/dossiers", office.filing(), Idempotency_Key="khoa-1")
    again = office.clerk.post("/dossiers", office.filing(), Idempotency_Key='"khoa-1"')
    assert (again.status_code, again.content) == (201, first.content)
    assert (again["ETag"], again["Location"]) == (first["ETag"], first["Location"])
    assert (first.get("Idempotent-Replayed"), again["Idempotent-Replayed"]) == (None, "true")
    assert Dossier.objects.count() == 1
    other = office.clerk.post("/dossiers", office.filing(sets=2), Idempotency_Key="khoa-1")
    assert (other.status_code, other.json()["code"]) == (422, "once.key_reused")
    assert Dossier.objects.count() == 1
    assert office.portal.post("/dossiers", office.filing(), Idempotency_Key="khoa-1").status_code == 201


def test_a_refused_filing_leaves_its_key_free(office: Office):
    refused = office.clerk.post("/dossiers", office.filing(answers={}), Idempotency_Key="khoa-2")
    assert refused.status_code == 422
    assert not KeptAnswer.objects.exists()
    assert office.clerk.post("/dossiers", office.filing(), Idempotency_Key="khoa-2").status_code == 201


@pytest.mark.parametrize("key", ["", "a" * 201, "có dấu", "a b"])
def test_a_key_that_is_none_is_refused(office: Office, key):
    response = office.clerk.post("/dossiers", office.filing(), Idempotency_Key=key)
    assert (response.status_code, response.json()["code"]) == (422, "api.key_malformed")


def test_a_file_sent_again_with_its_key_is_told_the_same(office: Office):
    first = office.clerk.keep(PDF, "a.pdf", Idempotency_Key="tep")
    again = office.clerk.keep(PDF, "a.pdf", Idempotency_Key="tep")
    assert first.content == again.content
    other = office.clerk.keep(PDF + b"\n", "a.pdf", Idempotency_Key="tep")
    assert other.json()["code"] == "once.key_reused"


def test_an_act_on_what_moved_on_is_refused(office: Office, taken: Dossier):
    seen = office.officer.get(f"/dossiers/{taken.id}")["ETag"]
    path = f"/dossiers/{taken.id}/acts"
    claimed = office.officer.post(path, {"act": "CLAIM"}, If_Match=seen)
    assert claimed.status_code == 200
    late = office.officer.post(path, {"act": "FINISH"}, If_Match=seen)
    assert (late.status_code, late.json()["code"]) == (412, "api.moved_on")
    assert office.officer.post(path, {"act": "FINISH"}, If_Match=claimed["ETag"]).status_code == 200


def test_an_unchanged_dossier_is_not_sent_again(office: Office, taken: Dossier):
    first = office.officer.get(f"/dossiers/{taken.id}")
    again = office.officer.get(f"/dossiers/{taken.id}", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"", "application/json", 415),
        (b'{"unit": "\\ud800"}', "application/json", 400),
        (b'{"unit": "\\u0000"}', "application/json", 400),
        (b'{"sets": NaN}', "application/json", 400),
        (b"[" * 5000, "application/json", 400),
        (b"[]", "application/json", 422),
        (b"\xff", "application/json", 400),
        (b"{}", "text/plain", 415),
        (b" " * (5 * 1024 * 1024 + 1), "application/json", 413),
    ],
)
def test_a_body_that_is_none_is_told_so(office: Office, content, kind, status):
    clerk = office.clerk
    response = clerk.client.post("/api/v1/dossiers", content, content_type=kind, headers=clerk.headers)
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")


def counted(act) -> int:
    with CaptureQueriesContext(connection) as seen:
        response = act()
    assert response.status_code < 300, response.content.decode()
    return len([one for one in seen.captured_queries if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))])


TOKEN = 1
"""Who asks: what the token's post may do is kept until a seat or a role changes."""


def test_a_dossier_is_read_in_this_many_statements(office: Office, taken: Dossier):
    office.officer.get("/dossiers")  # the token's use is noted once a minute
    assert counted(lambda: office.officer.get(f"/dossiers/{taken.id}")) == TOKEN + 3


@pytest.mark.parametrize("limit", [2, 50])
def test_a_list_costs_the_same_at_any_length_and_depth(office: Office, limit):
    for minute in range(6):
        office.world.taken_in(at=AT + timedelta(minutes=minute))
    first = office.officer.read("/dossiers", limit=limit)
    assert counted(lambda: office.officer.get("/dossiers", limit=limit)) == TOKEN + 2
    if first["next_cursor"]:
        deep = office.officer.read("/dossiers", limit=limit, cursor=first["next_cursor"])["next_cursor"]
        assert counted(lambda: office.officer.get("/dossiers", limit=limit, cursor=deep)) == TOKEN + 2


def test_a_filing_is_taken_in_within_its_statements(office: Office):
    office.clerk.post("/dossiers", office.filing(), Idempotency_Key="am-may")
    keyed = counted(lambda: office.clerk.post("/dossiers", office.filing(), Idempotency_Key="khoa"))
    assert keyed <= TOKEN + 20


def test_a_step_is_done_within_its_statements(office: Office):
    first, second = (office.world.taken_in(at=AT + timedelta(minutes=one)) for one in range(2))
    office.officer.act(first, "FINISH")
    path, said = f"/dossiers/{second.id}/acts", {"act": "FINISH"}
    assert counted(lambda: office.officer.post(path, said, Idempotency_Key="khoa")) <= TOKEN + 16


def test_the_inbox_is_one_statement(office: Office, taken: Dossier):
    office.officer.get("/tasks")
    assert counted(lambda: office.officer.get("/tasks")) == TOKEN + 1


def test_a_filing_without_a_form_stands_on_the_day(office: Office):
    """The filing as the verbs know it has every field that the API offers."""
    assert {"received_at", "late_reason", "exemptions", "competence_place_id"} <= set(
        Filing.__dataclass_fields__
    )


def test_the_time_of_a_dossier_is_halted_put_off_and_ended_over_the_api(office: Office):
    for code, effect in (("nghia_vu", "PAUSE"), ("de_nghi", "STOP")):
        set_halt_ground(GroundDraft(code, effect, code, valid_from=date(2023, 1, 1)), by=SYSTEM, at=AT)
    taken, leader = office.world.taken_in(), office.machine("chu-tich")
    acts = {one["act"]: one["may"] for one in leader.read(f"/dossiers/{taken.id}/acts")["items"]}
    assert acts == acts | {"APOLOGISE": True, "HALT": True, "STOP": True}
    moved = leader.act(taken, "APOLOGISE", until="2023-11-28T10:00:00+07:00", reason="Chờ trích lục")
    assert moved.json()["dossier"]["due_at"] == "2023-11-28T10:00:00+07:00"
    again = leader.act(taken, "APOLOGISE", until="2023-11-30T10:00:00+07:00", reason="Chờ trích lục")
    assert (again.status_code, again.json()["code"]) == (409, "deadlines.extended_before")
    assert leader.act(taken, "HALT", ground="nghia_vu").json()["dossier"]["state"] == "PAUSED"
    assert leader.act(taken, "GO_ON").json()["dossier"]["state"] == "IN_PROGRESS"
    unknown = leader.act(taken, "STOP", ground="khac", reason="x")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "dossiers.ground_unknown")
    assert leader.act(taken, "STOP", ground="de_nghi", reason="Thôi").json()["dossier"]["state"] == "STOPPED"


def test_what_nobody_can_route_is_kept_under_a_number_and_can_be_asked_for(office: Office):
    filing = office.filing() | {"place": "21553"}
    response = office.portal.post("/dossiers", filing, Idempotency_Key="giu-lai-1")
    said = response.json()
    assert (response.status_code, said["state"], said["dossier_id"]) == (202, "WAITING", None)
    assert "thuộc thẩm quyền của cơ quan khác" in said["why"]
    assert response["Location"] == f"/api/v1/held-filings/{said['id']}"
    again = office.portal.post("/dossiers", filing, Idempotency_Key="giu-lai-1")
    assert (again.status_code, again.json()["id"]) == (202, said["id"])
    assert office.portal.read(f"/held-filings/{said['id']}")["submission_id"] == said["submission_id"]
    assert office.clerk.get(f"/held-filings/{said['id']}").status_code == 403
    assert office.portal.get(f"/held-filings/{new_id()}").status_code == 404
    assert office.clerk.post("/dossiers", filing).status_code == 409
    assert not Dossier.objects.exists()
