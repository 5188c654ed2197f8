"""The API keeps what its own document says, tried by a machine that reads the document."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase
from hypothesis import settings as trying
from schemathesis import checks

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN, real_now
from motcua.foundation.events.models import Event
from motcua.registers.calendars.actions import set_office_hours
from motcua.registers.procedures.actions import publish_version
from motcua.wsgi import application
from tests.faces.api.office import Machine, an_office
from tests.faces.api.test_procedures import ITEM
from tests.instruments.house import AT as WARD_AT
from tests.registers.places.land import small_land

AT = datetime(2023, 11, 20, 8, tzinfo=VN)
CASEWORK = r"^/api/v1/(dossiers|mirrors|tasks|files)"
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@pytest.fixture
def kept_connection() -> Iterator[None]:
    """Let the test's one connection live through many requests, as Django's own test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def assert_told_as_a_problem(answer) -> bool:
    """Say whether it was refused; a refusal is a problem with its code and a sentence."""
    if answer.status_code < 400:
        return False
    said = answer.json()
    assert answer.headers["content-type"] == ["application/problem+json"]
    assert said["status"] == answer.status_code
    assert said["code"]
    assert said["title"].endswith((".", "!", "?")), said["title"]
    return True


@pytest.fixture
def some_province(db: None, kept_connection: None) -> None:
    small_land()
    set_office_hours([["07:00-11:30"]] * 5 + [[], []], valid_from=date(2021, 1, 1), by=SYSTEM, at=AT)
    publish_version(ITEM, by=SYSTEM, at=AT)


@schema.exclude(path_regex=CASEWORK).parametrize()
@trying(
    max_examples=12,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_question_is_answered_as_the_document_says(case, some_province):
    # a schema cannot say which cursors were given, nor how far the calendars reach
    told = Event.objects.count()
    answer = case.call_and_validate(excluded_checks=[checks.positive_data_acceptance])
    assert_told_as_a_problem(answer)
    assert Event.objects.count() == told  # to ask is to change nothing


@pytest.fixture
def machine(db: None, kept_connection: None, settings) -> Machine:
    settings.MOTCUA_CLOCK_SHIFT = WARD_AT + timedelta(hours=1) - real_now()
    return an_office().clerk


@schema.include(path_regex=CASEWORK).parametrize()
@trying(
    max_examples=3,  # an act has sixteen shapes, and building one of each takes long enough
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_act_is_answered_as_the_document_says(case, machine: Machine):
    told = Event.objects.count()
    answer = case.call_and_validate(
        headers=machine.headers, excluded_checks=[checks.positive_data_acceptance]
    )
    if assert_told_as_a_problem(answer):
        assert Event.objects.count() == told  # what was refused has left nothing behind
