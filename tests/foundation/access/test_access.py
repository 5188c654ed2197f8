"""Rights come from posts through roles; machines act by tokens, narrowed, for a time."""

from datetime import date, datetime, timedelta

import pytest
from django.db.models import UUIDField, Value

from motcua.foundation.access.actions import issue_token, note_use, revoke_token, set_role
from motcua.foundation.access.errors import (
    PostUnknown,
    RightUnknown,
    TokenRefused,
    TokenRevoked,
    TokenTooLong,
)
from motcua.foundation.access.models import NOBODY, SYSTEM, Actor, ActorKind, Role, Seat, Token
from motcua.foundation.access.ports import HOUSE_BOOK
from motcua.foundation.access.queries import actor_by_token, actor_for, must
from motcua.foundation.accounts.models import Account, AccountKind
from motcua.foundation.clock import VN
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.ids import new_id

AT = datetime(2023, 11, 20, 8, 0, tzinfo=VN)
REAL = datetime(2026, 1, 5, 8, 0, tzinfo=VN)
DAY = date(2023, 11, 20)
WARD, OTHER_WARD = new_id(), new_id()
CLERK = Seat(new_id(), WARD, frozenset({"clerk"}))
pytestmark = pytest.mark.django_db


class OneClerk:
    """A seat book with one seat."""

    def seats_of(self, account_id, day):
        return [CLERK]

    def seat_by_code(self, code, day):
        return CLERK if code == "clerk.ward" else None

    def seat(self, post_id, day):
        return CLERK if post_id == CLERK.post_id and day == DAY else None

    def stamp_beside(self):
        return Value(None, output_field=UUIDField())


@pytest.fixture(autouse=True)
def book(monkeypatch):
    monkeypatch.setattr(HOUSE_BOOK, "seats", OneClerk())
    monkeypatch.setattr(HOUSE_BOOK, "rights", {"kettles.boil": "Đun nước", "kettles.see": "Xem ấm"})


@pytest.fixture
def clerk():
    set_role("clerk", name="Người đun nước", rights=["kettles.boil"], by=SYSTEM, at=AT)
    account = Account.objects.create(login="nuoc", name="Nước", kind=AccountKind.OFFICER)
    return actor_for(account, DAY)


def test_a_post_gives_its_roles_rights_at_its_own_unit(clerk):
    assert clerk.may("kettles.boil", WARD)
    assert not clerk.may("kettles.boil", OTHER_WARD)
    assert not clerk.may("kettles.see", WARD)
    assert clerk.units_for("kettles.boil") == {WARD}


def test_a_role_that_holds_everywhere_does_not_stop_at_the_unit():
    set_role("clerk", name="Người đun nước", rights=["kettles.boil"], everywhere=True, by=SYSTEM, at=AT)
    account = Account.objects.create(login="nuoc", name="Nước", kind=AccountKind.OFFICER)
    actor = actor_for(account, DAY)
    assert actor.may("kettles.boil", OTHER_WARD)
    assert actor.units_for("kettles.boil") is None


def test_who_an_actor_is_takes_two_queries(clerk, django_assert_num_queries):
    account = Account.objects.get()
    with django_assert_num_queries(1):  # the seat book of this test asks nothing
        actor_for(account, DAY)


def test_a_citizen_and_nobody_hold_no_rights():
    account = Account.objects.create(login="dan", name="Dân", kind=AccountKind.CITIZEN)
    for actor in (actor_for(account, DAY), NOBODY):
        with pytest.raises(NotAllowed):
            must(actor, "kettles.boil")


def test_a_role_with_an_unknown_right_is_refused_and_nothing_is_written():
    with pytest.raises(RightUnknown):
        set_role("clerk", name="X", rights=["kettles.melt"], by=SYSTEM, at=AT)
    assert not Role.objects.exists()
    assert not Event.objects.exists()


def test_only_who_may_edit_roles_sets_one(clerk):
    with pytest.raises(NotAllowed):
        set_role("boss", name="X", rights=[], by=clerk, at=AT)
    assert not Role.objects.filter(code="boss").exists()


def test_setting_a_role_to_what_it_is_changes_nothing(clerk):
    told = Event.objects.count()
    set_role("clerk", name="Người đun nước", rights=["kettles.boil"], by=SYSTEM, at=AT)
    assert Event.objects.count() == told


def issue(**changes):
    words = {"post_code": "clerk.ward", "scopes": ["kettles.boil", "kettles.see"], "days": 30} | changes
    return issue_token("Máy đun", by=SYSTEM, at=AT, real_now=REAL, **words)


def test_a_token_acts_for_its_post_within_its_scopes(clerk):
    _, secret = issue()
    actor, _ = actor_by_token(secret, day=DAY, real_now=REAL)
    assert actor.kind is ActorKind.MACHINE
    assert actor.may("kettles.boil", WARD)
    assert not actor.may("kettles.see", WARD)  # a scope gives nothing that the post does not hold


def test_the_secret_is_kept_nowhere(clerk):
    token, secret = issue()
    assert secret not in str(Token.objects.values())
    assert secret.startswith(token.prefix)


def test_a_token_that_ended_was_revoked_or_lost_its_post_is_refused(clerk):
    token, secret = issue()
    for day, real_now in ((DAY, REAL + timedelta(days=30)), (date(2025, 7, 1), REAL)):
        with pytest.raises(TokenRefused):
            actor_by_token(secret, day=day, real_now=real_now)
    revoke_token(token.id, by=SYSTEM, at=AT, real_now=REAL)
    with pytest.raises(TokenRefused):
        actor_by_token(secret, day=DAY, real_now=REAL)
    with pytest.raises(TokenRefused):
        actor_by_token("mc_unknown", day=DAY, real_now=REAL)


def test_a_token_is_revoked_once(clerk):
    token, _ = issue()
    revoke_token(token.id, by=SYSTEM, at=AT, real_now=REAL)
    told = Event.objects.count()
    with pytest.raises(TokenRevoked):
        revoke_token(token.id, by=SYSTEM, at=AT, real_now=REAL)
    assert Event.objects.count() == told


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"post_code": "nobody"}, PostUnknown),
        ({"scopes": ["kettles.melt"]}, RightUnknown),
        ({"days": 0}, TokenTooLong),
        ({"days": 367}, TokenTooLong),
    ],
)
def test_a_token_that_cannot_be_is_refused_and_nothing_is_written(changes, refusal):
    with pytest.raises(refusal) as refused:
        issue(**changes)
    assert str(refused.value)
    assert not Token.objects.exists()
    assert not Event.objects.exists()


def test_the_last_use_is_noted_at_most_once_a_minute(clerk, django_assert_num_queries):
    token, _ = issue()
    note_use(token, real_now=REAL)
    token.refresh_from_db()
    assert token.last_used_at == REAL
    with django_assert_num_queries(0):
        note_use(token, real_now=REAL + timedelta(seconds=30))


def test_an_actor_is_plain_and_frozen():
    actor = Actor(new_id(), ActorKind.OFFICER)
    with pytest.raises(AttributeError):
        actor.kind = ActorKind.HOUSE  # type: ignore[misc]  # that it cannot is the point
