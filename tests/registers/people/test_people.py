"""Registering, finding, putting right, opening and merging people; every refusal leaves all as it was."""

from datetime import date, datetime

import pytest
from django.db import connection

from motcua.foundation.access.models import SYSTEM, Actor, ActorKind
from motcua.foundation.audit.models import Look
from motcua.foundation.clock import VN
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.ids import new_id
from motcua.registers.people.actions import (
    EntityDraft,
    PersonDraft,
    begin_representation,
    correct_person,
    end_representation,
    merge_people,
    register_legal_entity,
    register_person,
    reveal,
    set_apart,
    unmerge_people,
)
from motcua.registers.people.errors import (
    BirthMalformed,
    CardUnreadable,
    FieldUnknown,
    MergedBefore,
    MergeUnknown,
    NameMissing,
    NumberMalformed,
    NumberTaken,
    PassportMalformed,
    PersonUnknown,
    PhoneMalformed,
    ReasonMissing,
    SamePerson,
    TaxCodeMalformed,
    TaxCodeTaken,
    TwoNumbers,
)
from motcua.registers.people.models import ApartMark, Correction, LegalEntity, Merge, Person, Representation
from motcua.registers.people.queries import (
    duplicates,
    find_entities,
    find_people,
    may_act_for,
    merges_of,
    person,
    person_by_number,
    read_card_text,
    shown,
)

AT = datetime(2023, 11, 20, 8, 0, tzinfo=VN)
NUMBER = "052196001417"
nobody = Actor(new_id(), ActorKind.OFFICER)
pytestmark = pytest.mark.django_db


def registered(name="Nguyễn Thị Bình An", **words):
    said = {"birth": "14/03/1996", "gender": "FEMALE"} | words
    return register_person(PersonDraft(name, **said), by=SYSTEM, at=AT)


def told():
    return list(Event.objects.order_by("id").values_list("kind", flat=True))


def test_someone_is_registered_tidily_and_told_without_a_word_about_them():
    an = registered("  nguyễn thị  Bình An ", personal_id="052 196 001 417", phone="+84 905 123 218")
    assert (an.full_name, an.name_key) == ("nguyễn thị Bình An", "nguyen thi binh an")
    assert (an.personal_id, an.phone, str(an.birth)) == (NUMBER, "0905123218", "14/03/1996")
    assert told() == ["people.PersonRegistered"]
    assert Event.objects.get().data == {"person_id": str(an.id), "source": "DECLARED"}


def test_numbers_are_closed_in_the_table(django_assert_num_queries):
    registered(personal_id=NUMBER, phone="0905123218")
    with connection.cursor() as cursor:
        cursor.execute("select personal_id, phone from people_person")
        row = cursor.fetchone()
    assert NUMBER not in row[0]
    assert row[0].startswith("v1.k1.")
    assert "0905123218" not in row[1]


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({"name": "  "}, NameMissing),
        ({"personal_id": "05219600141"}, NumberMalformed),
        ({"previous_number": "12345678"}, NumberMalformed),
        ({"passport": "12"}, PassportMalformed),
        ({"phone": "0123"}, PhoneMalformed),
        ({"birth": "31/02/1996"}, BirthMalformed),
        ({"by": nobody}, NotAllowed),
    ],
)
def test_who_cannot_be_registered_is_refused_and_nothing_is_written(words, refusal):
    by = words.pop("by", SYSTEM)
    draft = PersonDraft(words.pop("name", "An"), **words)
    with pytest.raises(refusal) as refused:
        register_person(draft, by=by, at=AT)
    assert str(refused.value)
    assert not Person.objects.exists()
    assert told() == []


def test_two_people_never_bear_one_number_and_the_refusal_says_whose_it_is():
    an = registered(personal_id=NUMBER)
    with pytest.raises(NumberTaken) as refused:
        registered("Trần Văn Khác", personal_id=NUMBER)
    assert refused.value.facts["person_id"] == an.id
    assert NUMBER not in str(refused.value)
    assert Person.objects.count() == 1


def test_a_person_is_found_by_number_by_old_number_and_by_telephone():
    an = registered(personal_id=NUMBER, previous_number="215123456", phone="0905123218")
    assert person_by_number("052.196.001.417") == an
    assert person_by_number("215123456") == an
    assert person_by_number("052196001418") is None
    assert list(find_people("0905 123 218")) == [an]


def test_a_person_is_found_by_name_without_marks_and_by_year_of_birth():
    an = registered()
    registered("Nguyễn Thị Bình An", birth="1970")
    registered("Lê Văn Tám")
    assert list(find_people("binh an", birth_year=1996)) == [an]
    assert len(find_people("nguyen thi binh an")) == 2
    assert find_people("khong co ai") == []


def test_finding_takes_one_query(django_assert_num_queries):
    registered()
    with django_assert_num_queries(1):
        assert find_people("binh an")[0].place is None


def test_lists_show_masks():
    an = registered(personal_id=NUMBER, phone="0905123218")
    seen = shown(an)
    assert (seen.number, seen.phone, seen.gender) == ("052••••••417", "0905 ••• 218", "Nữ")


def test_a_correction_keeps_what_stood_before_and_tells_only_the_fields():
    an = registered(personal_id=NUMBER)
    correct_person(
        an.id, {"birth": "1996", "full_name": "Nguyễn Thị Bình Ân"}, reason="ghi nhầm", by=SYSTEM, at=AT
    )
    an.refresh_from_db()
    assert (an.full_name, str(an.birth)) == ("Nguyễn Thị Bình Ân", "1996")
    assert dict(Correction.objects.values_list("field", "reason")) == {
        "birth": "ghi nhầm",
        "full_name": "ghi nhầm",
    }
    assert {row.before for row in Correction.objects.all()} == {"14/03/1996", "Nguyễn Thị Bình An"}
    assert Event.objects.last().data["fields"] == ["birth", "full_name"]


def test_correcting_nothing_writes_nothing():
    an = registered()
    correct_person(an.id, {"gender": "FEMALE"}, reason="x", by=SYSTEM, at=AT)
    assert not Correction.objects.exists()
    assert told() == ["people.PersonRegistered"]


@pytest.mark.parametrize(
    ("changes", "reason", "by", "refusal"),
    [
        ({"gender": "MALE"}, " ", SYSTEM, ReasonMissing),
        ({"account_id": "x"}, "x", SYSTEM, FieldUnknown),
        ({"gender": "MALE"}, "x", nobody, NotAllowed),
        ({"personal_id": "1"}, "x", SYSTEM, NumberMalformed),
    ],
)
def test_a_correction_that_cannot_be_is_refused_and_nothing_is_written(changes, reason, by, refusal):
    an = registered()
    with pytest.raises(refusal):
        correct_person(an.id, changes, reason=reason, by=by, at=AT)
    an.refresh_from_db()
    assert an.gender == "FEMALE"
    assert not Correction.objects.exists()


def test_opening_a_closed_field_is_put_on_record():
    an = registered(personal_id=NUMBER)
    clerk = Actor(new_id(), ActorKind.OFFICER, {"people.reveal": None})
    assert reveal(an.id, "personal_id", purpose="đối chiếu thẻ", by=clerk, at=AT) == NUMBER
    look = Look.objects.get()
    assert (look.actor_id, look.subject_id, look.field, look.purpose) == (
        clerk.id,
        an.id,
        "personal_id",
        "đối chiếu thẻ",
    )


def test_nobody_opens_a_field_without_the_right_and_what_is_not_closed_is_not_opened():
    an = registered(personal_id=NUMBER)
    with pytest.raises(NotAllowed):
        reveal(an.id, "personal_id", purpose="tò mò", by=nobody, at=AT)
    with pytest.raises(FieldUnknown):
        reveal(an.id, "full_name", purpose="x", by=SYSTEM, at=AT)
    assert not Look.objects.exists()


def test_like_rows_are_shown_until_a_person_says_that_they_are_two():
    one = registered(personal_id=NUMBER)
    other = registered(birth="1996")
    registered("Nguyễn Thị Bình An", birth="1970")
    (like,) = duplicates()
    assert {like.one, like.other} == {one, other}
    set_apart(one.id, other.id, by=SYSTEM, at=AT)
    assert duplicates() == []
    set_apart(other.id, one.id, by=SYSTEM, at=AT)
    assert ApartMark.objects.count() == 1


def test_two_numbers_are_two_people_by_law():
    one, other = registered(personal_id=NUMBER), registered(personal_id="052196001418")
    assert duplicates() == []
    with pytest.raises(TwoNumbers):
        merge_people(one.id, other.id, reason="x", by=SYSTEM, at=AT)
    assert not Merge.objects.exists()


def test_a_merge_fills_what_is_lacking_and_both_ids_go_on_naming_someone():
    kept = registered(gender="")
    merged = registered(personal_id=NUMBER, phone="0905123218")
    merge_people(kept.id, merged.id, reason="cùng một người", by=SYSTEM, at=AT)
    found = person(merged.id)
    assert found.id == kept.id
    assert (found.personal_id, found.phone, found.gender) == (NUMBER, "0905123218", "FEMALE")
    assert person_by_number(NUMBER) == kept
    assert verify().holds


def test_an_undone_merge_gives_back_what_nobody_changed_since():
    kept = registered()
    merged = registered(personal_id=NUMBER, phone="0905123218")
    merge = merge_people(kept.id, merged.id, reason="cùng một người", by=SYSTEM, at=AT)
    correct_person(kept.id, {"phone": "0905999999"}, reason="số mới", by=SYSTEM, at=AT)
    unmerge_people(merge.id, reason="nhầm", by=SYSTEM, at=AT)
    kept.refresh_from_db()
    merged.refresh_from_db()
    assert (kept.personal_id, kept.phone) == ("", "0905999999")
    assert (merged.personal_id, merged.merged_into) == (NUMBER, None)
    assert not merges_of(kept.id).exists()
    with pytest.raises(MergeUnknown):
        unmerge_people(merge.id, reason="nhầm", by=SYSTEM, at=AT)


def test_a_merge_that_cannot_be_is_refused_and_nothing_is_written():
    one, other, third = registered(), registered(birth="1996"), registered(birth="03/1996")
    for arguments, refusal in (
        ((one.id, one.id, "x", SYSTEM), SamePerson),
        ((one.id, other.id, "", SYSTEM), ReasonMissing),
        ((one.id, other.id, "x", nobody), NotAllowed),
        ((one.id, new_id(), "x", SYSTEM), PersonUnknown),
    ):
        kept_id, merged_id, reason, by = arguments
        with pytest.raises(refusal):
            merge_people(kept_id, merged_id, reason=reason, by=by, at=AT)
    assert not Merge.objects.exists()
    merge_people(one.id, other.id, reason="x", by=SYSTEM, at=AT)
    with pytest.raises(MergedBefore):
        merge_people(third.id, other.id, reason="x", by=SYSTEM, at=AT)
    with pytest.raises(NotAllowed):
        set_apart(one.id, third.id, by=nobody, at=AT)
    assert Merge.objects.count() == 1


def test_a_legal_entity_is_registered_and_found_by_tax_code_and_name():
    body = register_legal_entity(
        EntityDraft("Công ty TNHH Muối Biển", "ENTERPRISE", "4100258987"), by=SYSTEM, at=AT
    )
    assert list(find_entities("41002 58987")) == [body]
    assert list(find_entities("muoi bien")) == [body]
    with pytest.raises(TaxCodeTaken) as refused:
        register_legal_entity(EntityDraft("Khác", "ENTERPRISE", "4100258987"), by=SYSTEM, at=AT)
    assert refused.value.facts["entity_id"] == body.id


@pytest.mark.parametrize(
    ("draft", "by", "refusal"),
    [
        (EntityDraft("X", "ENTERPRISE", "4100258988"), SYSTEM, TaxCodeMalformed),
        (EntityDraft(" ", "ENTERPRISE"), SYSTEM, NameMissing),
        (EntityDraft("X", "ENTERPRISE", phone="12"), SYSTEM, PhoneMalformed),
        (EntityDraft("X", "ENTERPRISE"), nobody, NotAllowed),
    ],
)
def test_a_legal_entity_that_cannot_be_is_refused_and_nothing_is_written(draft, by, refusal):
    with pytest.raises(refusal):
        register_legal_entity(draft, by=by, at=AT)
    assert not LegalEntity.objects.exists()
    assert told() == []


def test_who_acts_for_whom_is_known_by_day():
    mother, child = registered(), registered("Trần Bé", birth="2020")
    words = {"kind": "PARENT", "person_id": child.id, "valid_from": date(2020, 1, 1)}
    bond = begin_representation(mother.id, by=SYSTEM, at=AT, **words)
    assert may_act_for(mother.id, person_id=child.id, day=date(2023, 11, 20))
    end_representation(bond.id, last_day=date(2023, 11, 1), by=SYSTEM, at=AT)
    assert not may_act_for(mother.id, person_id=child.id, day=date(2023, 11, 20))
    with pytest.raises(NotAllowed):
        begin_representation(
            child.id, by=nobody, at=AT, kind="PARENT", person_id=mother.id, valid_from=AT.date()
        )
    with pytest.raises(NotAllowed):
        end_representation(bond.id, last_day=date(2023, 11, 2), by=nobody, at=AT)
    assert Representation.objects.count() == 1


def test_a_text_that_is_no_card_is_refused_with_a_way_on():
    with pytest.raises(CardUnreadable) as refused:
        read_card_text("xin chào")
    assert "quét lại" in str(refused.value)
    assert (
        read_card_text(f"{NUMBER}|215123456|Nguyễn Thị Bình An|14031996|Nữ|Đống Đa|01012022").number == NUMBER
    )
