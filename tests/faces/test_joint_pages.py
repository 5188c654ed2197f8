"""A joint dossier on every page: taken in once, its parts seen by counter, desk, public and programs."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from motcua.casework.dossiers.actions import finish_step
from motcua.casework.dossiers.models import Dossier, State
from motcua.casework.dossiers.queries import Act, acts_on, parts_of, slip_of
from motcua.foundation import clock
from motcua.foundation.clock import real_now
from tests.casework.dossiers.joint import JOINT, joint, part, signed
from tests.casework.dossiers.world import AT
from tests.faces.api.office import an_office
from tests.faces.ward_pages import words_of

pytestmark = pytest.mark.django_db


def a_joint(ward, **more):
    ward.world.version = joint(part("one"), part("two", after=["one"]), **more)
    page = reverse("counter:take_in_for_person", args=[ward.world.person.id, JOINT])
    offered = words_of(ward.clerk.read(page))
    led = ward.clerk.send(page, purpose="Khai sinh", copies="1", declaration="form")
    return offered, Dossier.objects.get(id=led.rstrip("/").split("/")[-1])


def done(ward, row):
    now = clock.now()
    task = signed(ward.world, row.dossier, ward.officer.actor, ward.leader.actor, at=now)
    finish_step(row.dossier.id, task.id, by=ward.officer.actor, at=now)


def test_the_counter_takes_it_in_once_and_gives_one_slip_with_all_parts_and_their_days(ward):
    offered, one = a_joint(ward)
    assert "Các phần, mỗi phần một cơ quan Phần one Ủy ban nhân dân phường Đống Đa Dự kiến" in offered
    assert one.joint
    page = words_of(ward.clerk.read(reverse("counter:dossier", args=[one.id])))
    assert "Phần one Đang giải quyết" in page
    assert "Phần two Chưa bắt đầu" in page
    slip = slip_of(one, link="https://x/")
    assert [(line["name"], line["due_at"]) for line in slip.data["parts"]] == [
        ("Phần one", "2023-11-23T08:00:00+07:00"),
        ("Phần two", "2023-11-28T08:00:00+07:00"),
    ]
    assert slip.data["due_at"] == "2023-11-28T08:00:00+07:00"
    assert (slip.data["limit"], slip.pdf[:5]) == ("theo từng phần", b"%PDF-")


def test_the_desk_shows_a_part_with_what_was_declared_for_the_whole_and_the_whole_s_acts_as_its_parts(ward):
    _offered, one = a_joint(ward)
    first = parts_of(one)[0].dossier
    page = words_of(ward.officer.read(reverse("desk:dossier", args=[first.id])))
    assert "Khai sinh" in page
    assert f"Hồ sơ này là một phần của {one.code}" in page
    whole = words_of(ward.leader.read(reverse("desk:dossier", args=[one.id])))
    assert "Các phần của hồ sơ liên thông" in whole
    blocked = {act.act: act.blocked for act in acts_on(one, None, ward.leader.actor)}
    assert blocked[Act.REFUSE] == blocked[Act.STOP] == "Hồ sơ liên thông: việc này làm ở từng phần."


def test_all_results_are_handed_over_at_once_and_parts_wait_in_no_list_of_their_own(ward):
    _offered, one = a_joint(ward)
    done(ward, parts_of(one)[0])
    waiting = ward.clerk.read(reverse("counter:waiting"))
    assert parts_of(one)[0].dossier.code not in waiting
    done(ward, parts_of(one)[1])
    assert one.code in ward.clerk.read(reverse("counter:waiting"))
    give = words_of(ward.clerk.read(reverse("counter:give", args=[one.id])))
    assert give.count("Giấy xác nhận tình trạng hôn nhân") >= 2
    ward.clerk.send(
        reverse("counter:give", args=[one.id]), receiver="APPLICANT", method="IN_PERSON", name="", number=""
    )
    assert {row.dossier.state for row in parts_of(one)} == {State.HANDED_OVER}
    assert "Kết quả các phần" in ward.clerk.read(reverse("counter:handed", args=[one.id]))


def test_one_part_s_result_is_handed_over_before_the_others_where_the_procedure_says_so(ward):
    _offered, one = a_joint(ward, partial=True)
    done(ward, parts_of(one)[0])
    first = parts_of(one)[0].dossier
    assert "Trả kết quả phần này" in ward.clerk.read(reverse("counter:dossier", args=[first.id]))
    ward.clerk.send(
        reverse("counter:give", args=[first.id]), receiver="APPLICANT", method="IN_PERSON", name="", number=""
    )
    first.refresh_from_db()
    one.refresh_from_db()
    assert (first.state, one.state) == (State.HANDED_OVER, State.IN_PROGRESS)


def test_the_public_sees_the_parts_by_agency_and_day_and_no_name(ward):
    _offered, one = a_joint(ward)
    page = words_of(Client().get(reverse("citizen:lookup"), {"ma": one.code}).content.decode())
    assert "Phần one Đang giải quyết" in page
    assert "Ủy ban nhân dân phường Đống Đa" in page
    assert "Bình An" not in page
    assert parts_of(one)[0].dossier.code not in page
    slip = words_of(Client().get(reverse("citizen:slip", args=[one.token])).content.decode())
    assert "Hạn chung là hạn của phần có kết quả sau cùng." in slip
    assert "được bổ sung đủ" not in slip
    assert "Ngày nhận hồ sơ, không tính." not in slip


def test_a_program_reads_the_parts_of_a_whole_and_the_whole_of_a_part(settings):
    settings.MOTCUA_CLOCK_SHIFT = AT + timedelta(hours=1) - real_now()
    office = an_office()
    office.world.version = joint(part("one"), part("two", after=["one"]))
    taken = office.world.taken_in(procedure_code=JOINT)
    read = office.clerk.read(f"/dossiers/{taken.code}")
    assert [(one["key"], one["state"], one["due_at"]) for one in read["parts"]] == [
        ("one", "RUNNING", "2023-11-23T08:00:00+07:00"),
        ("two", "PLANNED", "2023-11-28T08:00:00+07:00"),
    ]
    first = office.clerk.read(f"/dossiers/{read['parts'][0]['dossier_id']}")
    assert (first["whole_id"], first["parts"]) == (str(taken.id), [])
    assert first["code"] == read["parts"][0]["code"]
