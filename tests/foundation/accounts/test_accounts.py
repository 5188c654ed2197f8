"""Accounts open, close, change passwords and second factors; every refusal leaves all as it was."""

from datetime import datetime

import pytest
from allauth.mfa.models import Authenticator

from motcua.foundation.access.models import SYSTEM, Actor, ActorKind
from motcua.foundation.accounts.actions import (
    close_account,
    end_sessions,
    give_second_factor,
    open_account,
    reopen_account,
    reset_second_factor,
    set_password,
)
from motcua.foundation.accounts.errors import AccountClosed, LoginTaken, OwnAccount, WeakPassword
from motcua.foundation.accounts.models import Account, AccountKind, AccountSession
from motcua.foundation.accounts.queries import accounts, has_second_factor
from motcua.foundation.accounts.sessions import SessionStore
from motcua.foundation.clock import VN
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history
from motcua.foundation.ids import new_id

AT = datetime(2023, 11, 20, 8, 0, tzinfo=VN)
GOOD = "nước-chảy-đá-mòn-88"
pytestmark = pytest.mark.django_db


def opened(login="lan.tp", **changes):
    words = {
        "name": "Nguyễn Thị Lan",
        "kind": AccountKind.OFFICER,
        "password": GOOD,
        "by": SYSTEM,
        "at": AT,
    } | changes
    return open_account(login, **words)


def kinds(account):
    return [record.kind for record in history("account", account.id)]


def test_an_account_opens_with_a_plain_login_and_is_told():
    account = opened("  Lan.TP ")
    assert (account.login, account.check_password(GOOD)) == ("lan.tp", True)
    assert kinds(account) == ["accounts.AccountOpened"]


def test_no_event_of_an_account_carries_its_name():
    account = opened()
    assert "Lan" not in str(list(Event.objects.filter(subject_id=account.id).values()))


def test_two_accounts_never_share_a_login():
    opened()
    with pytest.raises(LoginTaken):
        opened("LAN.tp")
    assert Account.objects.count() == 1


@pytest.mark.parametrize("password", ["ngắn", "123456789012", "password1234", "nguyen thi lan"])
def test_a_weak_password_is_refused_with_its_rules_and_nothing_is_written(password):
    with pytest.raises(WeakPassword) as refused:
        opened(password=password)
    assert len(str(refused.value)) > len("Mật khẩu chưa đạt: ")
    assert not Account.objects.exists()
    assert not Event.objects.exists()


def test_only_who_may_keep_accounts_opens_one():
    with pytest.raises(NotAllowed):
        opened(by=Actor(new_id(), ActorKind.OFFICER))
    assert not Account.objects.exists()


def session_of(account):
    store = SessionStore()
    store["_auth_user_id"] = str(account.id)
    store.create()
    return store.session_key


def test_closing_an_account_ends_its_sessions_and_cannot_be_done_twice():
    account = opened()
    session_of(account)
    close_account(account.id, by=SYSTEM, at=AT)
    assert not AccountSession.objects.exists()
    assert not Account.objects.get().is_active
    with pytest.raises(AccountClosed):
        close_account(account.id, by=SYSTEM, at=AT)
    reopen_account(account.id, by=SYSTEM, at=AT)
    assert kinds(account) == [
        "accounts.AccountOpened",
        "accounts.AccountClosedDown",
        "accounts.AccountReopened",
    ]


def test_nobody_closes_the_account_he_stands_on():
    account = opened()
    himself = Actor(account.id, ActorKind.OFFICER, {"accounts.edit": None})
    with pytest.raises(OwnAccount):
        close_account(account.id, by=himself, at=AT)
    assert Account.objects.get().is_active


def test_a_new_password_ends_all_sessions_and_the_old_one_is_gone():
    account = opened()
    session_of(account)
    set_password(account.id, "trời-cao-biển-rộng-99", by=Actor(account.id, ActorKind.OFFICER), at=AT)
    account.refresh_from_db()
    assert not account.check_password(GOOD)
    assert not AccountSession.objects.exists()


def test_nobody_sets_anothers_password_without_the_right():
    account = opened()
    with pytest.raises(NotAllowed):
        set_password(account.id, "trời-cao-biển-rộng-99", by=Actor(new_id(), ActorKind.OFFICER), at=AT)
    account.refresh_from_db()
    assert account.check_password(GOOD)


def test_a_second_factor_is_kept_encrypted_and_can_be_taken_away():
    account = opened()
    secret = give_second_factor(account.id, by=SYSTEM, at=AT)
    assert has_second_factor(account.id)
    assert secret not in str(Authenticator.objects.values())
    reset_second_factor(account.id, by=SYSTEM, at=AT)
    assert not has_second_factor(account.id)


def test_signing_out_everywhere_counts_the_sessions():
    account = opened()
    session_of(account)
    session_of(account)
    assert end_sessions(account.id, by=Actor(account.id, ActorKind.OFFICER), at=AT) == 2


def test_the_list_of_accounts_takes_one_query(django_assert_num_queries):
    for login in ("a", "b", "c"):
        opened(login)
    with django_assert_num_queries(1):
        assert [(a.login, a.has_second_factor) for a in accounts(after="a")] == [("b", False), ("c", False)]
