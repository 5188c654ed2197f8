"""Where somebody is told: named, confirmed by a code that lives short and works once, given up by himself."""

import re
from datetime import date, timedelta

import pytest

from motcua.foundation.access.models import NOBODY, SYSTEM
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history, verify
from motcua.foundation.notices.models import Notice
from motcua.foundation.notices.ports import NOTICE_BOOK
from motcua.instruments.contacts.actions import (
    ask_contact,
    confirm_contact,
    count_try,
    end_contact,
    take_code,
)
from motcua.instruments.contacts.errors import (
    AddressOdd,
    ChannelAbsent,
    CodeSpent,
    CodeWrong,
    ContactIsPersonal,
    ContactNotWaiting,
    ContactUnknown,
    TooManyCodes,
)
from motcua.instruments.contacts.models import TOLD_SO, ContactPoint, ContactState
from motcua.instruments.contacts.queries import Way, channels_offered, contacts_of, ways_of
from motcua.instruments.documents.actions import ConsentDraft, set_consent_text, withdraw_consent
from motcua.instruments.documents.errors import ConsentTextUnknown
from tests.instruments.documents.vaults import AT, a_citizen

pytestmark = pytest.mark.django_db
REAL = AT + timedelta(days=900)
EMAIL = "hoa@vidu.vn"


@pytest.fixture(autouse=True)
def words():
    """The words of the day, and an e-mail channel alone."""
    draft = ConsentDraft(code=TOLD_SO, title="Nhận tin", words="Tôi đồng ý.", valid_from=date(2023, 7, 1))
    set_consent_text(draft, by=SYSTEM, at=AT)


def asked(by, address=EMAIL, after=timedelta(0), channel="email"):
    return ask_contact(channel, address, by=by, at=AT + after, real_now=REAL + after)


def code_sent(point):
    notice = Notice.objects.get(subject_id=point.pk)
    found = re.search(r"\b\d{6}\b", notice.title)
    assert found is not None
    return found[0]


def test_an_address_is_used_once_its_owner_types_what_was_sent_there():
    person, by = a_citizen()
    point = asked(by)
    assert ways_of([person.pk]) == {person.pk: []}
    code = code_sent(point)
    typed = f" {code[:3]} {code[3:]}"
    confirm_contact(point.pk, typed, by=by, at=AT, real_now=REAL + timedelta(minutes=10))
    assert ways_of([person.pk]) == {person.pk: [Way("email", EMAIL)]}
    with pytest.raises(ContactNotWaiting):
        confirm_contact(point.pk, typed, by=by, at=AT, real_now=REAL)
    point.refresh_from_db()
    assert point.code_digest is None
    assert [type(one.told).__name__ for one in history("contact_point", point.pk)] == [
        "ContactAsked",
        "ContactConfirmed",
    ]
    assert verify().holds


def test_a_code_lives_ten_minutes_and_five_tries():
    person, by = a_citizen()
    point = asked(by)
    right = code_sent(point)
    wrong = "000000" if right != "000000" else "000001"
    with pytest.raises(CodeSpent):
        confirm_contact(point.pk, right, by=by, at=AT, real_now=REAL + timedelta(minutes=10, seconds=1))
    for left in (3, 2, 1):
        with pytest.raises(CodeWrong, match=f"Còn {left} lần thử"):
            confirm_contact(point.pk, wrong, by=by, at=AT, real_now=REAL)
    with pytest.raises(CodeSpent):
        confirm_contact(point.pk, wrong, by=by, at=AT, real_now=REAL)
    with pytest.raises(CodeSpent):
        confirm_contact(point.pk, right, by=by, at=AT, real_now=REAL)
    with pytest.raises(CodeSpent):
        count_try(point.pk, by=by, at=AT)
    assert ways_of([person.pk]) == {person.pk: []}
    assert ContactPoint.objects.get().state == ContactState.WAITING
    assert Event.objects.filter(kind="contacts.ContactConfirmed").count() == 0


def test_a_new_address_takes_over_when_it_is_confirmed_and_not_before():
    person, by = a_citizen()
    first = asked(by)
    confirm_contact(first.pk, code_sent(first), by=by, at=AT, real_now=REAL)
    given_up = asked(by, "hai@vidu.vn")
    second = asked(by, "ba@vidu.vn")
    assert ways_of([person.pk])[person.pk] == [Way("email", EMAIL)]
    with pytest.raises(ContactNotWaiting):
        confirm_contact(given_up.pk, code_sent(given_up), by=by, at=AT, real_now=REAL)
    confirm_contact(second.pk, code_sent(second), by=by, at=AT, real_now=REAL)
    assert ways_of([person.pk])[person.pk] == [Way("email", "ba@vidu.vn")]
    first.refresh_from_db()
    assert first.state == ContactState.ENDED
    assert first.consent.withdrawn_at == AT
    assert [one.pk for one in contacts_of(person.pk)] == [second.pk]
    assert verify().holds


def test_whoever_takes_his_consent_back_or_ends_it_is_told_no_more():
    person, by = a_citizen()
    point = asked(by)
    done = confirm_contact(point.pk, code_sent(point), by=by, at=AT, real_now=REAL)
    withdraw_consent(done.consent_id, by=by, at=AT)
    assert ways_of([person.pk]) == {person.pk: []}
    end_contact(point.pk, by=by, at=AT)
    end_contact(point.pk, by=by, at=AT)
    assert len(history("contact_point", point.pk)) == 3


def test_codes_are_few_for_a_person_and_for_an_address():
    _person, by = a_citizen()
    _other, stranger = a_citizen("Lê Văn Ba", "052088001122")
    for _each in range(3):
        asked(stranger)
    with pytest.raises(TooManyCodes, match="60 phút"):
        asked(by)
    for number in range(8):
        asked(by, f"so-{number}@vidu.vn")
    with pytest.raises(TooManyCodes):
        asked(by, "so-9@vidu.vn", timedelta(hours=23))
    assert ContactPoint.objects.count() == 11
    asked(by, EMAIL, timedelta(hours=25))


def test_what_is_odd_or_another_s_writes_nothing():
    _person, by = a_citizen()
    _other, stranger = a_citizen("Lê Văn Ba", "052088001122")
    for error, channel, address, who in (
        (ContactIsPersonal, "email", EMAIL, SYSTEM),
        (ContactIsPersonal, "email", EMAIL, NOBODY),
        (ChannelAbsent, "pigeon", EMAIL, by),
        (ChannelAbsent, "desk", EMAIL, by),
        (AddressOdd, "email", "không phải", by),
    ):
        with pytest.raises(error):
            asked(who, address, channel=channel)
    assert not ContactPoint.objects.exists()
    assert not Notice.objects.exists()
    point = asked(by)
    code, before = code_sent(point), Event.objects.count()
    for error, who in ((ContactUnknown, stranger), (ContactIsPersonal, SYSTEM)):
        with pytest.raises(error):
            confirm_contact(point.pk, code, by=who, at=AT, real_now=REAL)
        with pytest.raises(error):
            take_code(point.pk, code, by=who, at=AT, real_now=REAL)
        with pytest.raises(error):
            end_contact(point.pk, by=who, at=AT)
        with pytest.raises(error):
            count_try(point.pk, by=who, at=AT)
    with pytest.raises(CodeSpent):
        take_code(point.pk, code, by=by, at=AT, real_now=REAL)  # not counted, not judged
    assert Event.objects.count() == before
    assert ContactPoint.objects.get().tries == 0


def test_without_words_of_the_day_nothing_is_agreed_to():
    person, by = a_citizen()
    point = asked(by, after=timedelta(days=-200))
    with pytest.raises(ConsentTextUnknown):
        confirm_contact(
            point.pk,
            code_sent(point),
            by=by,
            at=AT - timedelta(days=200),
            real_now=REAL - timedelta(days=200),
        )
    assert ways_of([person.pk]) == {person.pk: []}


def test_a_channel_that_the_province_has_no_more_is_no_way(monkeypatch):
    person, by = a_citizen()
    point = asked(by)
    confirm_contact(point.pk, code_sent(point), by=by, at=AT, real_now=REAL)
    monkeypatch.setattr(NOTICE_BOOK, "channels", {})
    assert ways_of([person.pk]) == {person.pk: []}
    assert channels_offered() == []
    assert ways_of([]) == {}
