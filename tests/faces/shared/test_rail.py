"""The rail shows every way in to whom its own door opens, and to nobody else; it knows where one stands."""

from types import MappingProxyType
from uuid import uuid4

import pytest
from django.template import Context
from django.test import RequestFactory
from django.urls import resolve, reverse

from motcua.faces.shared.doors import Door, Who
from motcua.faces.shared.templatetags.rail import RAIL, opens_to, ways_in
from motcua.foundation.access.models import NOBODY, Actor, ActorKind


def officer(*rights: str) -> Actor:
    return Actor(uuid4(), ActorKind.OFFICER, MappingProxyType(dict.fromkeys(rights)))


def rail_of(rf: RequestFactory, actor: Actor, page: str, **counts: object) -> list[tuple[str, str, object]]:
    request = rf.get(reverse(page))
    request.resolver_match = resolve(request.path)
    groups = ways_in(Context({"request": request, "actor": actor, "rail": counts}))
    return [(way.label, way.current, way.count) for _heading, ways in groups for way in ways]


@pytest.mark.parametrize(
    ("actor", "door", "opens"),
    [
        (officer("procedures.view"), Door(Who.OFFICER, ("procedures.view", "procedures.publish")), True),
        (officer("people.view"), Door(Who.OFFICER, ("procedures.view",)), False),
        (officer(), Door(Who.OFFICER), True),
        (NOBODY, Door(Who.OFFICER), False),
        (NOBODY, Door(Who.PUBLIC), True),
        (officer("procedures.view"), None, False),
    ],
)
def test_a_way_shows_when_its_door_opens(actor: Actor, door: Door | None, opens: bool) -> None:
    assert opens_to(actor, door) is opens


def test_an_officer_sees_what_he_may_enter_and_where_he_stands(rf: RequestFactory) -> None:
    shown = rail_of(rf, officer("procedures.view"), "console:procedures")
    assert ("Thủ tục", "page", None) in shown
    assert "Tài khoản" not in [label for label, _current, _count in shown]


def test_a_page_below_marks_its_way_without_being_it(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.resolver_match = resolve(reverse("console:procedure", args=["1.004873"]))
    words = {"request": request, "actor": officer("procedures.view")}
    shown = {way.label: way.current for _heading, ways in ways_in(Context(words)) for way in ways}
    assert shown["Thủ tục"] == "true"
    assert [label for label, current in shown.items() if current] == ["Thủ tục"]


def test_a_page_may_hand_counts(rf: RequestFactory) -> None:
    shown = rail_of(rf, officer("procedures.view"), "console:procedures", **{"console:doubts": 7})
    assert ("Điểm cần làm rõ", "", 7) in shown


def test_whoever_has_not_signed_in_sees_no_way(rf: RequestFactory) -> None:
    assert rail_of(rf, NOBODY, "citizen:home") == []


def test_no_page_is_led_to_twice() -> None:
    pages = [way.page for _heading, ways in RAIL for way in ways]
    assert len(pages) == len(set(pages))
