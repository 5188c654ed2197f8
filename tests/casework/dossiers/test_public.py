"""Public lookup: what a code shows and does not, what the token shows, and that no clock tells them apart."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.casework.dossiers.actions import submit
from motcua.casework.dossiers.errors import CodeUnknown, DossierUnknown
from motcua.casework.dossiers.models import State
from motcua.casework.dossiers.queries import by_token, lookup
from motcua.foundation.ids import new_id
from motcua.instruments.deadlines.models import Timeliness
from motcua.registers.calendars.models import CalendarStamp, OfficeHours
from tests.casework.dossiers.world import AT, DUE, a_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return a_world()


def test_a_code_shows_state_agency_and_days_and_no_name(world):
    dossier = world.taken_in()
    view = lookup(f" {dossier.code.lower()} ", now=AT + timedelta(hours=1))
    assert (view.code, view.state, view.agency) == (
        dossier.code,
        State.ACCEPTED,
        "Ủy ban nhân dân phường Đống Đa",
    )
    assert (view.standing.timeliness, view.standing.due_at) == (Timeliness.WITHIN, DUE)
    assert (view.standing.days, view.standing.hours) == (2, 7)
    assert "Bình An" not in repr(view)


@pytest.mark.parametrize("code", ["H08.31.01-20231120-9999", "", "không phải mã", "x" * 500])
def test_a_code_that_nobody_bears_is_said_to_be_unknown(world, code):
    with pytest.raises(CodeUnknown):
        lookup(code, now=AT)


def test_an_unknown_code_costs_the_same_questions(world):
    dossier = world.taken_in()
    with CaptureQueriesContext(
        connection,
    ) as known:
        lookup(dossier.code, now=AT)
    with CaptureQueriesContext(connection) as unknown, pytest.raises(CodeUnknown):
        lookup("H08.31.01-20231120-9999", now=AT)
    assert len(known) == len(unknown)


def test_without_office_hours_known_and_unknown_are_told_as_ever_for_the_same_questions(world):
    dossier = world.taken_in()
    OfficeHours.objects.all().delete()
    CalendarStamp.objects.update(token=new_id())
    late = AT + timedelta(days=30)
    with pytest.raises(CodeUnknown):
        lookup("no calendar is kept yet", now=late)
    with CaptureQueriesContext(connection) as known:
        standing = lookup(dossier.code, now=late).standing
    assert (standing.timeliness, standing.due_at, standing.hours_known) == (Timeliness.OVERDUE, DUE, False)
    with CaptureQueriesContext(connection) as unknown, pytest.raises(CodeUnknown):
        lookup("H08.31.01-20231120-9999", now=late)
    assert len(known) == len(unknown)
    assert lookup(dossier.code, now=AT).standing.timeliness is Timeliness.WITHIN


def test_in_a_province_of_nothing_a_code_and_a_token_are_unknown():
    with pytest.raises(CodeUnknown):
        lookup("H08.31.01-20231120-9999", now=AT)
    with pytest.raises(DossierUnknown):
        by_token("A" * 24, now=AT)


def test_the_slip_s_token_shows_the_dossier_and_a_guess_shows_nothing(world):
    dossier = world.taken_in()
    assert by_token(dossier.token, now=AT).dossier == dossier
    with pytest.raises(DossierUnknown):
        by_token(dossier.token[:-1], now=AT)
    with pytest.raises(DossierUnknown):
        by_token(str(dossier.id), now=AT)


def test_what_was_not_taken_in_has_no_code_to_be_asked_by(world):
    dossier = submit(world.filing(), by=world.ward.clerk(), at=AT)
    with pytest.raises(CodeUnknown):
        lookup(dossier.submission_id, now=AT)
