"""What the keys promise: closed values open only in their place, rotate, and never show in a log."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.keys.actions import add_data_key, ensure_keys
from motcua.foundation.keys.errors import KeysMissing, KeyUnknown
from motcua.foundation.keys.logs import MaskNumbers
from motcua.foundation.keys.queries import (
    blind_index,
    decrypt,
    encrypt,
    forget_ring,
    is_current,
    is_signed,
    public_key,
    sign,
)


@pytest.fixture
def own_keys(tmp_path, settings):
    settings.MOTCUA_KEYS = str(tmp_path / "keys")
    yield ensure_keys(tmp_path / "keys")
    forget_ring()


@given(text=st.text())
def test_whatever_is_closed_opens_again(text):
    assert decrypt(encrypt(text, purpose="x"), purpose="x") == text


def test_a_value_moved_to_another_column_does_not_open():
    closed = encrypt("052196001417", purpose="people.person.personal_id")
    with pytest.raises(KeyUnknown):
        decrypt(closed, purpose="people.person.phone")


def test_the_same_value_is_never_closed_the_same_way_twice():
    assert encrypt("052196001417", purpose="x") != encrypt("052196001417", purpose="x")


def test_a_blind_index_is_the_same_for_the_same_value_and_purpose_alone():
    assert blind_index("052196001417", purpose="a") == blind_index("052196001417", purpose="a")
    assert blind_index("052196001417", purpose="a") != blind_index("052196001417", purpose="b")
    assert blind_index("052196001417", purpose="a") != blind_index("052196001418", purpose="a")


def test_after_a_rotation_old_values_open_and_new_ones_use_the_new_key(own_keys):
    old = encrypt("052196001417", purpose="x")
    assert add_data_key() == "k2"
    assert decrypt(old, purpose="x") == "052196001417"
    assert not is_current(old)
    assert is_current(encrypt("052196001417", purpose="x"))


def test_the_key_folder_is_readable_by_its_owner_alone(own_keys):
    assert own_keys.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in own_keys.iterdir()} == {0o600}


def test_making_keys_twice_keeps_the_first(own_keys):
    closed = encrypt("một", purpose="x")
    ensure_keys(own_keys)
    assert decrypt(closed, purpose="x") == "một"


def test_a_missing_folder_is_a_refusal_that_names_it(settings, tmp_path):
    settings.MOTCUA_KEYS = str(tmp_path / "nowhere")
    forget_ring()
    with pytest.raises(KeysMissing) as refusal:
        encrypt("x", purpose="x")
    assert str(tmp_path / "nowhere") in str(refusal.value)
    forget_ring()


def test_a_signature_holds_for_its_message_alone():
    signature = sign(b"heads")
    assert is_signed(b"heads", signature)
    assert is_signed(b"heads", signature, public_key())
    assert not is_signed(b"tails", signature)


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        ("số 052196001417 đã có", "số 052••••••417 đã có"),
        ("cmnd 215123456.", "cmnd 21•••••56."),
        ("hồ sơ H08.31.12-20231120-0017", "hồ sơ H08.31.12-20231120-0017"),
    ],
)
def test_personal_numbers_do_not_reach_the_log(line, masked):
    record = logging.LogRecord("x", logging.INFO, "", 0, "%s", (line,), None)
    assert MaskNumbers().filter(record)
    assert record.getMessage() == masked
