"""Rows of the foundation changed with SQL: `events verify` names each."""

import io
from datetime import timedelta

import pytest

from motcua.foundation.access.actions import set_role
from motcua.foundation.access.events import TokenIssued
from motcua.foundation.access.models import SYSTEM, Token
from motcua.foundation.accounts.actions import open_account
from motcua.foundation.accounts.models import AccountKind
from motcua.foundation.events.actions import tell
from motcua.foundation.events.queries import verify
from motcua.foundation.events.rules import Fault
from motcua.foundation.files.actions import keep_file
from motcua.foundation.ids import new_id
from tests.foundation.events.test_tell import AT

pytestmark = pytest.mark.django_db


def an_account():
    officer = AccountKind.OFFICER
    return open_account("mot-cua", name="Thương", kind=officer, password=None, by=SYSTEM, at=AT).id


def a_role():
    return set_role("clerk", name="Công chức", rights=["access.edit_roles"], by=SYSTEM, at=AT).id


def a_token():
    token = Token.objects.create(
        name="máy",
        prefix="mc_123456",
        digest=b"x" * 32,
        post_id=new_id(),
        scopes=["procedures.read"],
        issued_by=SYSTEM.id,
        issued_at=AT,
        expires_at=AT + timedelta(days=1),
    )
    tell(TokenIssued(token.id, token.post_id, ("procedures.read",), token.expires_at), by=SYSTEM, at=AT)
    return token.id


def a_file():
    return keep_file(io.BytesIO("Giấy xác nhận".encode()), name="a.txt", by=SYSTEM, at=AT).id


@pytest.mark.parametrize(
    ("make", "kind", "change"),
    [
        (an_account, "account", "update accounts_account set is_active = false"),
        (an_account, "account", "update accounts_account set kind = 'MACHINE'"),
        (an_account, "account", "delete from accounts_account"),
        (a_role, "role", "update access_role set rights = rights || '{people.see}'"),
        (a_role, "role", "update access_role set everywhere = true"),
        (a_token, "token", "update access_token set expires_at = expires_at + interval '1 year'"),
        (a_token, "token", "update access_token set scopes = scopes || '{people.see}'"),
        (a_file, "file", f"update files_storedfile set sha256 = '{'0' * 64}'"),
        (a_file, "file", "delete from files_storedfile"),
    ],
)
def test_a_row_changed_behind_the_houses_back_is_named(make, kind, change, intruder):
    subject = str(make())
    assert verify().holds
    with intruder() as cursor:
        cursor.execute(change)
    assert [(one.fault, one.subject_kind, one.subject_id) for one in verify().findings] == [
        (Fault.STATE, kind, subject)
    ]


def test_a_role_that_nobody_set_is_named(intruder):
    forged = str(new_id())
    with intruder() as cursor:
        cursor.execute(
            "insert into access_role (id, code, name, rights, everywhere) values (%s, 'x', 'x', '{}', true)",
            [forged],
        )
    assert [(one.fault, one.subject_id) for one in verify().findings] == [(Fault.STATE, forged)]
