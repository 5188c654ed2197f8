"""Public pages that are kept: drawn once for all who have no session, anew where a register changed."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.faces.shared import kept_pages
from motcua.faces.shared.kept_pages import Shelf
from tests.faces.citizen.filers import BACKEND
from tests.faces.citizen.provinces import COPY, MARITAL, publish
from tests.faces.shared.test_sign_in import open_officer

pytestmark = pytest.mark.django_db
ADDRESS = "/thu-tuc/1.004873/"
THE_STATE_OF_THE_REGISTERS = 1


@pytest.fixture(autouse=True)
def kept(settings, monkeypatch):
    settings.MOTCUA_PAGES_KEPT_SECONDS = 20
    monkeypatch.setattr(kept_pages, "SHELF", Shelf(2))


def statements_of(client, address=ADDRESS, status=200):
    with CaptureQueriesContext(connection) as asked:
        answered = client.get(address)
    assert answered.status_code == status
    return len(asked), answered.content


def test_the_second_who_asks_is_shown_what_the_first_was():
    publish(MARITAL)
    first, drawn = statements_of(Client())
    second, shown = statements_of(Client())
    assert (second, shown) == (THE_STATE_OF_THE_REGISTERS, drawn)
    assert first > second


def test_another_language_is_another_page():
    publish(MARITAL)
    _first, drawn = statements_of(Client())
    _second, shown = statements_of(Client(), f"/en{ADDRESS}")
    assert b'<html lang="vi"' in drawn
    assert b'<html lang="en"' in shown


def test_what_a_register_changed_is_seen_at_once():
    publish(MARITAL)
    statements_of(Client(), "/thu-tuc/")
    publish(COPY)
    _many, shown = statements_of(Client(), "/thu-tuc/")
    assert "Chứng thực" in shown.decode()


def test_what_is_older_than_a_while_is_drawn_anew(settings):
    publish(MARITAL)
    settings.MOTCUA_PAGES_KEPT_SECONDS = 1e-9
    statements_of(Client())
    many, _shown = statements_of(Client())
    assert many > THE_STATE_OF_THE_REGISTERS


def test_what_was_not_found_is_not_kept():
    statements_of(Client(), status=404)
    publish(MARITAL)
    many, shown = statements_of(Client())
    assert many > THE_STATE_OF_THE_REGISTERS
    assert "<h1" in shown.decode()


def test_a_shelf_lets_go_of_what_was_asked_for_longest_ago():
    publish(MARITAL)
    for address in (ADDRESS, "/", "/thu-tuc/"):
        statements_of(Client(), address)
    assert statements_of(Client())[0] > THE_STATE_OF_THE_REGISTERS
    assert statements_of(Client(), "/thu-tuc/")[0] == THE_STATE_OF_THE_REGISTERS


def test_who_has_a_session_is_drawn_his_own_page():
    publish(MARITAL)
    statements_of(Client())
    client = Client()
    client.force_login(open_officer(), backend=BACKEND)
    _many, own = statements_of(client)
    _again, anyones = statements_of(Client())
    assert own != anyones
