"""Whoever signed in is led to where his work is, and never to a door that would not open."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from motcua.faces.shared.views import enter
from motcua.foundation.access.models import Actor, ActorKind
from motcua.foundation.ids import new_id

WARD = frozenset({new_id()})


@pytest.mark.parametrize(
    ("kind", "rights", "room"),
    [
        (ActorKind.OFFICER, {"dossiers.accept": WARD, "dossiers.view": WARD}, "counter:home"),
        (ActorKind.OFFICER, {"dossiers.hand_over": WARD}, "counter:home"),
        (ActorKind.OFFICER, {"dossiers.handle": WARD}, "desk:home"),
        (ActorKind.OFFICER, {"dossiers.approve": WARD}, "desk:home"),
        (ActorKind.OFFICER, {"dossiers.accept": None, "dossiers.handle": None}, "console:home"),
        (ActorKind.OFFICER, {}, "console:home"),
        (ActorKind.CITIZEN, {}, "citizen:mine"),
    ],
)
def test_the_first_page_is_where_the_work_is_and_the_console_for_rights_that_hold_everywhere(
    kind, rights, room
):
    request = RequestFactory().get("/vao/")
    request.actor = Actor(new_id(), kind, rights)
    assert enter(request).url == reverse(room)
