"""The monthly list: drawn from the facts, gone through, signed off once, replaced by a newer edition."""

from datetime import date, datetime, timedelta

import pytest

from motcua.casework.dossiers.actions import apologise_late, withdraw
from motcua.foundation.access.errors import NotAllowed
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.events.queries import verify
from motcua.steering.indices.actions import keep_up
from motcua.steering.indices.models import DossierFact
from motcua.steering.reports import actions
from motcua.steering.reports.errors import (
    DraftThere,
    FiguresChanged,
    LineUnknown,
    ListUnknown,
    MonthNotOver,
    NoLongerDraft,
    ReasonNeeded,
    SeenAnother,
)
from motcua.steering.reports.models import LateLine, LateList
from motcua.steering.reports.queries import (
    all_lists,
    draft_differences,
    drawn,
    is_as_signed,
    late_list,
    months_to_list,
    public_edition,
    public_lists,
    shown,
)
from tests.casework.dossiers.joint import signed
from tests.casework.dossiers.world import a_world

pytestmark = pytest.mark.django_db
OCTOBER = date(2023, 10, 1)
NOW = datetime(2023, 11, 20, 9, tzinfo=VN)


def at(month, day, hour=8, minute=0):
    return datetime(2023, month, day, hour, minute, tzinfo=VN)


@pytest.fixture
def world():
    """October: one in time, two late, one overdue at its end, one not due."""
    world = a_world()
    done = [world.taken_in(at=at(10, 2)) for _number in range(3)]
    for one, moment in zip(done, (at(10, 4), at(10, 9), at(10, 10)), strict=True):
        signed(world, one, at=moment)
    world.done = done
    world.overdue = world.taken_in(at=at(10, 20))
    world.fresh = world.taken_in(at=at(10, 31))
    keep_up(by=SYSTEM, at=NOW)
    return world


def prepare(world, *rights):
    return world.ward.someone("pho", "commune_leader", rights=rights or ("reports.prepare",))


def draw(world, **more):
    return actions.draw_late_list(OCTOBER, by=SYSTEM, at=NOW, **more)


def sign(one):
    one.refresh_from_db()
    return actions.sign_late_list(one.id, one.version, by=SYSTEM, at=NOW)


def lines(one, kind):
    return list(one.lines.filter(kind=kind).order_by("position"))


def test_a_month_is_what_was_late_in_it_or_stood_overdue_at_its_end(world):
    one = draw(world)
    assert (one.received, one.resolved, one.resolved_late, one.open_late) == (5, 3, 2, 1)
    assert one.as_of == at(11, 1, 0)
    assert [line.code for line in lines(one, "DOSSIER")] == [
        world.done[1].code,
        world.done[2].code,
        world.overdue.code,
    ]
    (agency,) = lines(one, "AGENCY")
    assert (agency.resolved, agency.resolved_late, agency.open_late) == (3, 2, 1)
    (post,) = lines(one, "POST")
    assert (post.resolved_late, post.open_late, post.agency_id) == (2, 1, agency.agency_id)
    found = shown(one)
    assert [(row.days, row.line.resolved_at is None) for row in found.dossiers] == [
        (4, False),
        (5, False),
        (7, True),
    ]
    assert found.late == 3


def test_later_events_of_a_past_month_are_seen_in_it_no_more_than_they_happened_then(world):
    signed(world, world.overdue, at=at(11, 6))
    keep_up(by=SYSTEM, at=NOW)
    one = draw(world)
    assert (one.resolved_late, one.open_late) == (2, 1)
    assert lines(one, "DOSSIER")[2].resolved_at is None
    november = drawn(date(2023, 11, 1))
    assert (november.resolved_late, november.open_late) == (1, 1)


def test_a_month_that_is_not_over_has_no_list(world):
    with pytest.raises(MonthNotOver):
        actions.draw_late_list(date(2023, 11, 1), by=SYSTEM, at=NOW)
    assert not LateList.objects.exists()


def test_a_month_has_one_draft(world):
    draw(world)
    with pytest.raises(DraftThere):
        draw(world)
    assert LateList.objects.count() == 1


def test_nobody_without_the_right_draws_reads_or_signs(world):
    clerk = world.ward.clerk()
    with pytest.raises(NotAllowed):
        actions.draw_late_list(OCTOBER, by=clerk, at=NOW)
    one = draw(world)
    line = lines(one, "DOSSIER")[0]
    for attempt in (
        lambda: late_list(one.id, clerk),
        lambda: all_lists(clerk),
        lambda: months_to_list(clerk, NOW.date()),
        lambda: actions.explain_line(line.id, "Vì", by=clerk, at=NOW),
        lambda: actions.strike_line(line.id, "Vì", by=clerk, at=NOW),
        lambda: actions.restore_line(line.id, by=clerk, at=NOW),
        lambda: actions.redraw_late_list(one.id, by=clerk, at=NOW),
        lambda: actions.drop_late_list(one.id, by=clerk, at=NOW),
        lambda: actions.sign_late_list(one.id, one.version, by=prepare(world), at=NOW),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    one.refresh_from_db()
    assert (one.state, one.version) == ("DRAFT", 1)
    assert list(public_lists()) == []


def test_a_line_is_explained_struck_with_a_reason_and_put_back(world):
    one = draw(world)
    by = prepare(world)
    first, second, _third = lines(one, "DOSSIER")
    actions.explain_line(first.id, " Mất điện hai ngày. ", by=by, at=NOW)
    with pytest.raises(ReasonNeeded):
        actions.strike_line(second.id, "  ", by=by, at=NOW)
    actions.strike_line(second.id, "Người nộp xin lùi ngày nhận.", by=by, at=NOW)
    one.refresh_from_db()
    found = shown(one)
    assert [row.line.explanation for row in found.dossiers] == ["Mất điện hai ngày.", ""]
    assert (found.agencies[0].resolved_late, found.posts[0].resolved_late) == (1, 1)
    assert (found.resolved_late, found.open_late, one.resolved_late) == (1, 1, 2)
    assert [line.struck_reason for line in found.struck] == ["Người nộp xin lùi ngày nhận."]
    actions.restore_line(second.id, by=by, at=NOW)
    assert shown(one).late == 3
    assert one.version == 3


def test_an_agency_whose_every_dossier_was_struck_is_not_named(world):
    one = draw(world)
    for line in lines(one, "DOSSIER"):
        actions.strike_line(line.id, "Đồng hồ đặt sai", by=SYSTEM, at=NOW)
    found = shown(one)
    assert (found.agencies, found.posts, found.dossiers, found.late) == ((), (), (), 0)


def test_figures_drawn_anew_keep_what_was_said_of_lines_that_are_still_there(world):
    one = draw(world)
    kept = lines(one, "DOSSIER")[2]
    actions.explain_line(kept.id, "Chờ xác minh ở tỉnh khác.", by=SYSTEM, at=NOW)
    actions.strike_line(kept.id, "Nhầm", by=SYSTEM, at=NOW)
    actions.redraw_late_list(one.id, by=SYSTEM, at=NOW + timedelta(hours=1))
    line = lines(one, "DOSSIER")[2]
    assert (line.explanation, line.struck_reason) == ("Chờ xác minh ở tỉnh khác.", "Nhầm")
    one.refresh_from_db()
    assert (one.drawn_at, one.version) == (NOW + timedelta(hours=1), 4)


def test_a_signed_list_is_public_frozen_and_hashed_and_is_not_signed_again(world):
    one = draw(world)
    version = one.version
    signed_one = sign(one)
    assert (signed_one.state, signed_one.signed_at, len(signed_one.digest)) == ("SIGNED", NOW, 64)
    assert public_edition(OCTOBER) == one
    assert is_as_signed(public_edition(OCTOBER))
    with pytest.raises(NoLongerDraft):
        actions.sign_late_list(one.id, version, by=SYSTEM, at=NOW)
    with pytest.raises(NoLongerDraft):
        actions.explain_line(lines(one, "DOSSIER")[0].id, "Vì", by=SYSTEM, at=NOW)
    assert not LateLine.objects.exclude(explanation="").exists()
    assert verify().findings == []


def test_whoever_changes_a_signed_line_behind_the_back_is_found_out(world):
    one = sign(draw(world))
    LateLine.objects.filter(late_list=one, kind="DOSSIER").update(explanation="Không có gì")
    assert not is_as_signed(public_edition(OCTOBER))


def test_figures_that_changed_since_the_draft_are_said_with_their_differences(world):
    one = draw(world)
    withdraw(world.overdue.id, reason="Người nộp rút", by=world.ward.clerk(), at=at(10, 31, 16))
    keep_up(by=SYSTEM, at=NOW)
    with pytest.raises(FiguresChanged) as refusal:
        sign(one)
    said = str(refusal.value)
    assert f"không còn {world.overdue.code}" in said
    assert "số của " in said
    one.refresh_from_db()
    assert (one.state, one.digest) == ("DRAFT", "")
    assert draft_differences(one, drawn(OCTOBER))
    actions.redraw_late_list(one.id, by=SYSTEM, at=NOW)
    assert sign(one).state == "SIGNED"


def test_who_signs_signs_what_he_has_read(world):
    one = draw(world)
    actions.strike_line(lines(one, "DOSSIER")[0].id, "Nhầm", by=SYSTEM, at=NOW)
    with pytest.raises(SeenAnother):
        actions.sign_late_list(one.id, 1, by=SYSTEM, at=NOW)
    assert list(public_lists()) == []


def test_a_newer_edition_needs_a_reason_and_replaces_the_old_which_stays(world):
    first = sign(draw(world))
    with pytest.raises(ReasonNeeded):
        draw(world)
    second = draw(world, reason="Đính chính hạn của một hồ sơ")
    assert public_edition(OCTOBER) == first
    sign(second)
    first.refresh_from_db()
    assert (first.state, first.replaced_at, second.edition) == ("REPLACED", NOW, 2)
    assert list(public_lists()) == [second, first]
    assert public_edition(OCTOBER) == second
    assert public_edition(OCTOBER, 1) == first
    assert is_as_signed(first)


def test_a_dropped_draft_makes_way_and_is_never_public(world):
    one = draw(world)
    actions.drop_late_list(one.id, by=SYSTEM, at=NOW)
    with pytest.raises(ListUnknown):
        public_edition(OCTOBER, 1)
    with pytest.raises(NoLongerDraft):
        actions.redraw_late_list(one.id, by=SYSTEM, at=NOW)
    assert draw(world).edition == 2


def test_what_is_not_there_is_said(world):
    with pytest.raises(LineUnknown):
        actions.strike_line(world.overdue.id, "Nhầm", by=SYSTEM, at=NOW)
    with pytest.raises(ListUnknown):
        actions.sign_late_list(world.overdue.id, 1, by=SYSTEM, at=NOW)
    with pytest.raises(ListUnknown):
        public_edition(OCTOBER)


def test_a_province_in_which_nothing_is_late_signs_an_empty_list():
    a_world()
    one = actions.draw_late_list(OCTOBER, by=SYSTEM, at=NOW)
    assert sign(one).state == "SIGNED"
    assert shown(one).late == 0


def test_months_that_wait_are_the_last_twelve_without_a_list_and_none_before_the_first_dossier(world):
    assert months_to_list(SYSTEM, NOW.date()) == [OCTOBER]
    DossierFact.objects.filter(dossier_id=world.done[0].id).update(received_at=at(10, 2).replace(year=2021))
    waiting = months_to_list(SYSTEM, NOW.date())
    assert (waiting[0], waiting[-1], len(waiting)) == (OCTOBER, date(2022, 11, 1), 12)
    draw(world)
    assert months_to_list(SYSTEM, NOW.date())[0] == date(2023, 9, 1)
    DossierFact.objects.all().delete()
    assert months_to_list(SYSTEM, NOW.date()) == []


def test_an_apology_is_told_beside_the_dossier(world):
    apologise_late(
        world.overdue.id,
        reason="Chờ xác minh",
        expected_at=at(11, 6),
        by=world.ward.leader(),
        at=at(11, 1, 9),
    )
    keep_up(by=SYSTEM, at=NOW)
    assert [line.is_apologised for line in lines(draw(world), "DOSSIER")] == [False, False, True]
