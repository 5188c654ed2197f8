"""What a central agency handles in its own system is mirrored here: its word, its days, its result."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.casework.mirrors.actions import (
    NewMirror,
    Word,
    hand_over_mirror,
    hear,
    open_mirror,
    reprint_mirror_slip,
)
from motcua.casework.mirrors.errors import (
    HandledByUs,
    MirrorApplicantMissing,
    MirrorCodeUnknown,
    MirrorLinkUnknown,
    MirrorMoved,
    MirrorUnknown,
    NumberTaken,
    ReceiverUnnamed,
    RefusalWithoutReason,
    TitleMissing,
    WordTooOld,
)
from motcua.casework.mirrors.models import MIRROR, Mirror, State
from motcua.casework.mirrors.queries import (
    MirrorNarrowing,
    is_mirror_code,
    mirror,
    mirror_by_code,
    mirror_by_token,
    mirror_named,
    mirror_slip,
    mirrors_of,
    outside_agencies,
    page_of_mirrors,
    token_of,
)
from motcua.casework.mirrors.rules import SIGNS, mirror_code, tidy_mirror_code
from motcua.casework.mirrors.states import MOVES
from motcua.casework.mirrors.states import State as Table
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.queries import history, verify
from motcua.foundation.ids import new_id
from motcua.registers.organisations.actions import AgencyDraft, found_agency, set_kind
from motcua.registers.procedures.errors import ProcedureUnknown
from tests.casework.dossiers.refusals import refused
from tests.casework.dossiers.world import AT, CODE, DAY, a_world
from tests.registers.organisations.town import SINCE, described

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
DUE = AT + timedelta(days=7)
TITLE = "Đăng ký thường trú"
SYSTEM_NAME = "Hệ thống quản lý cư trú"


@pytest.fixture
def world():
    """A ward, and its police, which is of no house of the province."""
    world = a_world()
    set_kind("POLICE", name="Công an", rank=60, receives=False, alone_at="COMMUNE", by=SYSTEM, at=AT)
    police = described("Công an phường Đống Đa", "POLICE", place="21556")
    world.police = found_agency(AgencyDraft("ca-dong-da", police, SINCE), by=SYSTEM, at=AT).id
    return world


def a_new(world, **more):
    facts = {
        "unit_id": world.ward.one_stop,
        "agency_id": world.police,
        "title": TITLE,
        "system": SYSTEM_NAME,
        "person_id": world.person.id,
    }
    return NewMirror(**(facts | more))


def opened(world, **more):
    return open_mirror(a_new(world, **more), by=world.ward.clerk(), at=AT)


def test_what_comes_for_a_central_agency_is_written_down_and_followed_to_the_hand_over(world):
    clerk = world.ward.clerk()
    made = opened(world, procedure_code=CODE, due_at=DUE)
    assert (str(made), made.state, made.procedure.code, made.due_at) == ("1/TW-2023", "RECEIVED", CODE, DUE)
    assert [one.id for one in mirrors_of(world.ward.one_stop)] == [made.id]
    hear(made.id, Word(State.IN_PROGRESS, AT + HOUR, central_number="G01.1"), by=clerk, at=AT + HOUR)
    said = hear(made.id, Word(State.RESOLVED, AT + 2 * HOUR, result_number="77"), by=clerk, at=AT + 3 * HOUR)
    assert (said.resolved_at, said.heard_at) == (AT + 2 * HOUR, AT + 2 * HOUR)
    assert (said.central_number, said.due_at, said.result_number) == ("G01.1", DUE, "77")
    assert [one.id for one in mirrors_of(world.ward.one_stop, text="g01.1")] == [made.id]
    assert [one.id for one in mirrors_of(world.ward.one_stop, text="1/TW")] == [made.id]
    done = hand_over_mirror(made.id, "Nguyễn Thị Bình An", by=clerk, at=AT + 4 * HOUR)
    assert (done.state, done.handed_at, done.handed_by) == ("HANDED_OVER", AT + 4 * HOUR, clerk.id)
    assert not mirrors_of(world.ward.one_stop).exists()
    assert [one.id for one in mirrors_of(world.ward.one_stop, is_open=False)] == [made.id]
    kinds = [record.kind for record in history(MIRROR, made.id)]
    assert kinds == [f"mirrors.{name}" for name in ("MirrorOpened", *["MirrorHeard"] * 2, "MirrorHandedOver")]
    assert verify().holds
    Mirror.objects.filter(id=made.id).update(title="Khác")
    assert not verify().holds


def test_only_what_is_of_another_house_is_mirrored(world):
    unit = world.ward.one_stop
    assert [term.agency_id for term in outside_agencies(unit, DAY)] == [world.police]
    for agency in (world.ward.committee, world.ward.agencies["tu-phap"].id, new_id()):
        refused(HandledByUs, open_mirror, a_new(world, agency_id=agency), by=world.ward.clerk(), at=AT)
    assert not Mirror.objects.exists()


def test_what_is_not_written_down_whole_is_refused(world):
    clerk = world.ward.clerk()
    refused(NotAllowed, open_mirror, a_new(world), by=world.ward.civil_status_officer(), at=AT)
    refused(MirrorApplicantMissing, open_mirror, a_new(world, person_id=None), by=clerk, at=AT)
    refused(TitleMissing, open_mirror, a_new(world, title=" "), by=clerk, at=AT)
    refused(TitleMissing, open_mirror, a_new(world, system=""), by=clerk, at=AT)
    refused(ProcedureUnknown, open_mirror, a_new(world, procedure_code="9.999999"), by=clerk, at=AT)
    opened(world, central_number="G01.1")
    words = refused(NumberTaken, open_mirror, a_new(world, central_number="G01.1"), by=clerk, at=AT)
    assert words.startswith("Mã G01.1 của hệ thống này đã có ở hồ sơ số 1/TW-2023.")
    assert Mirror.objects.count() == 1


def test_words_come_in_their_order_and_with_their_reasons(world):
    clerk, made = world.ward.clerk(), opened(world)
    other = opened(world, central_number="G02.2")

    def no(error, state, heard_at, **more):
        return refused(error, hear, made.id, Word(state, heard_at, **more), by=clerk, at=AT + 3 * HOUR)

    no(WordTooOld, State.IN_PROGRESS, AT - HOUR)
    no(WordTooOld, State.IN_PROGRESS, AT + 4 * HOUR)
    no(RefusalWithoutReason, State.REFUSED, AT + HOUR)
    no(RefusalWithoutReason, State.AWAITING, AT + HOUR)
    no(NumberTaken, State.IN_PROGRESS, AT + HOUR, central_number=other.central_number)
    no(MirrorMoved, State.HANDED_OVER, AT + HOUR)
    no(MirrorMoved, State.RECEIVED, AT + HOUR)
    refused(MirrorMoved, hand_over_mirror, made.id, "An", by=clerk, at=AT + HOUR)
    refused(MirrorUnknown, hear, new_id(), Word(State.IN_PROGRESS, AT), by=clerk, at=AT)
    hear(made.id, Word(State.REFUSED, AT + HOUR, words="Không đủ điều kiện"), by=clerk, at=AT + HOUR)
    no(MirrorMoved, State.IN_PROGRESS, AT + 2 * HOUR)
    refused(ReceiverUnnamed, hand_over_mirror, made.id, " ", by=clerk, at=AT + 2 * HOUR)
    officer = world.ward.civil_status_officer()
    refused(NotAllowed, hand_over_mirror, made.id, "An", by=officer, at=AT + 2 * HOUR)
    assert hand_over_mirror(made.id, "An", by=clerk, at=AT + 2 * HOUR).state == "HANDED_OVER"
    refused(MirrorMoved, hand_over_mirror, made.id, "An", by=clerk, at=AT + 3 * HOUR)


def test_a_code_is_read_however_it_was_typed():
    assert mirror_code(bytes(range(8))) == "TW-0123-4567"
    assert mirror_code(b"\xff" * 8) == "TW-ZZZZ-ZZZZ"
    assert not set("ILOU") & set(SIGNS)
    for typed in ("tw-7kq4-m9xd", " TW 7KQ4M9XD", "TW–7KQ4–M9XD", "TW-7KQ4-M9XD"):
        assert (is_mirror_code(typed), tidy_mirror_code(typed)) == (True, "TW-7KQ4-M9XD")
    assert tidy_mirror_code("tw-o1il-0000") == "TW-0111-0000"
    assert not any(
        is_mirror_code(one) for one in ("", "TW", "TW-7KQ4-M9X", "H08.31.01-20231120-0001", "TW-7KQ4-M9XU")
    )


def test_whoever_has_the_code_learns_where_it_stands_and_the_bearer_of_the_slip_what_lacks(world):
    made = opened(world, papers=(" Tờ khai CT01 (01 bản chính) ", ""), due_at=DUE)
    lacking = Word(State.AWAITING, AT + HOUR, words="Thiếu giấy tờ chỗ ở")
    hear(made.id, lacking, by=world.ward.clerk(), at=AT + HOUR)
    seen = mirror_by_code(made.code.lower(), now=AT + HOUR)
    assert (seen.state, seen.title, seen.agency) == (State.AWAITING, TITLE, "Công an phường Đống Đa")
    assert (seen.due_at, seen.heard_at, seen.words, seen.papers) == (DUE, AT + HOUR, "", ())
    bearer = mirror_by_token(token_of(made), now=AT + HOUR)
    assert (bearer.words, bearer.papers) == ("Thiếu giấy tờ chỗ ở", ("Tờ khai CT01 (01 bản chính)",))
    assert str(world.person) not in f"{seen}{bearer}"


def test_an_unknown_code_costs_what_a_known_one_costs(world):
    made, costs = opened(world), []
    for code in (made.code, "TW-0000-0000"):
        with CaptureQueriesContext(connection) as asked, suppress(MirrorCodeUnknown):
            mirror_by_code(code, now=AT)
        costs.append(len(asked))
    assert costs[0] == costs[1]
    for token in (made.code, f"{made.code}.", f"{token_of(made)}x", "TW-0000-0000.ă", ""):
        with pytest.raises(MirrorLinkUnknown):
            mirror_by_token(token, now=AT)


def test_the_slip_is_printed_and_printed_again_with_its_mark(world):
    clerk, made = world.ward.clerk(), opened(world, papers=("Tờ khai",))
    paper = mirror_slip(mirror(made.id, clerk), link="https://x.vn/")
    assert paper.startswith(b"%PDF")
    assert mirror_slip(mirror(made.id, clerk), link="https://x.vn/") == paper
    refused(NotAllowed, reprint_mirror_slip, made.id, by=world.ward.civil_status_officer(), at=AT)
    assert Mirror.objects.get().reprints == 0
    assert reprint_mirror_slip(made.id, by=clerk, at=AT).reprints == 1
    assert mirror_slip(mirror(made.id, clerk), link="https://x.vn/", is_copy=True) != paper
    assert verify().holds


def test_a_system_that_hands_in_opens_mirrors_and_passes_words_on(world):
    rights = MappingProxyType({"dossiers.submit": frozenset({world.ward.one_stop})})
    system = replace(world.ward.civil_status_officer(), rights=rights)
    made = open_mirror(a_new(world), by=system, at=AT)
    said = hear(made.id, Word(State.RESOLVED, AT + HOUR), by=system, at=AT + HOUR)
    assert said.state == "RESOLVED"
    refused(NotAllowed, hand_over_mirror, made.id, "An", by=system, at=AT + HOUR)
    assert [one.id for one in page_of_mirrors(system, MirrorNarrowing(), limit=5)] == [made.id]


def test_mirrors_are_listed_page_by_page_and_narrowed(world):
    clerk = world.ward.clerk()
    made = [open_mirror(a_new(world, central_number=f"G{n}"), by=clerk, at=AT + n * HOUR) for n in range(4)]
    everything = page_of_mirrors(clerk, MirrorNarrowing(), limit=9)
    assert [one.id for one in everything] == [one.id for one in reversed(made)]
    spot = everything[1].received_at, everything[1].id
    rest = page_of_mirrors(clerk, MirrorNarrowing(), after=spot, limit=9)
    assert rest == everything[2:]
    by_number = MirrorNarrowing(unit_id=world.ward.one_stop, agency_id=world.police, central_number="G2")
    assert page_of_mirrors(clerk, by_number, limit=9) == [made[2]]
    assert page_of_mirrors(clerk, MirrorNarrowing(states=frozenset({"REFUSED"})), limit=9) == []
    assert page_of_mirrors(clerk, MirrorNarrowing(unit_id=new_id()), limit=9) == []
    assert page_of_mirrors(world.ward.civil_status_officer(), MirrorNarrowing(), limit=9) == []
    assert page_of_mirrors(SYSTEM, MirrorNarrowing(), limit=1) == [made[3]]
    assert mirror_named(made[0].code, clerk) == mirror_named(str(made[0].id), clerk, lock=True) == made[0]
    for named in ("TW-0000-0000", str(new_id())):
        with pytest.raises(MirrorUnknown):
            mirror_named(named, clerk)


def test_a_mirror_is_seen_at_its_counter_alone(world):
    made = opened(world)
    assert mirror(made.id, world.ward.clerk()) == made
    with pytest.raises(MirrorUnknown):
        mirror(made.id, world.ward.civil_status_officer())


def test_every_state_has_its_moves_and_the_last_has_none():
    assert set(MOVES) == set(Table)
    assert {state for state, moves in MOVES.items() if not moves} == {Table.HANDED_OVER}
