"""Who acts for whom, what is put right about legal entities, accounts, merges in a row."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.ids import new_id
from motcua.registers.people.actions import (
    EntityDraft,
    attach_account,
    begin_representation,
    correct_legal_entity,
    end_representation,
    merge_people,
    register_legal_entity,
    unmerge_people,
)
from motcua.registers.people.errors import (
    AccountAttached,
    ActsForSelf,
    DaysReversed,
    EntityUnknown,
    MergeNotLast,
    NameMissing,
    OwnerDoesNotFit,
    PersonUnknown,
    PrincipalUnclear,
    RepresentationKnown,
    RepresentationUnknown,
    RightDoesNotFit,
    TaxCodeTaken,
)
from motcua.registers.people.models import LegalEntity, Person, Representation
from motcua.registers.people.queries import (
    doubt_sentences,
    entity,
    find_people,
    harm_sentences,
    may_act_for,
    number_doubts,
    person,
    person_of_account,
    read_card_text,
    representatives_of,
)
from tests.registers.people.test_people import AT, nobody, registered

pytestmark = pytest.mark.django_db
DAY = date(2023, 11, 20)
ACTS = {"kind": "LEGAL", "valid_from": DAY, "by": SYSTEM, "at": AT}


@pytest.fixture
def director():
    return registered()


@pytest.fixture
def company():
    return register_legal_entity(EntityDraft("Công ty Thử", "ENTERPRISE", "4100258987"), by=SYSTEM, at=AT)


def test_a_director_acts_for_his_company_until_another_day(director, company):
    row = begin_representation(director.id, entity_id=company.id, **ACTS)
    assert may_act_for(director.id, entity_id=company.id, day=DAY)
    assert not may_act_for(director.id, entity_id=company.id, day=DAY - timedelta(days=1))
    assert [one.representative for one in representatives_of(entity_id=company.id, day=DAY)] == [director]
    end_representation(row.id, last_day=DAY, by=SYSTEM, at=AT)
    begin_representation(director.id, entity_id=company.id, **ACTS | {"valid_from": DAY + timedelta(days=1)})


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({}, PrincipalUnclear),
        ({"person": "other", "entity": "company"}, PrincipalUnclear),
        ({"person": "self"}, ActsForSelf),
        ({"person": "nobody"}, PersonUnknown),
        ({"entity": "nobody"}, EntityUnknown),
        ({"entity": "company", "kind": "PARENT"}, RightDoesNotFit),
        ({"entity": "company", "kind": "MANDATE"}, RightDoesNotFit),
        ({"entity": "company", "kind": "KHONG"}, RightDoesNotFit),
        ({"entity": "company", "valid_to": DAY - timedelta(days=1)}, DaysReversed),
        ({"entity": "company", "by": nobody}, NotAllowed),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(director, company, words, refusal):
    who = {
        "other": registered("Người Khác").id,
        "self": director.id,
        "nobody": new_id(),
        "company": company.id,
    }
    arguments = ACTS | {name: value for name, value in words.items() if name not in {"person", "entity"}}
    arguments |= {f"{name}_id": who[words[name]] for name in ("person", "entity") if name in words}
    told = Event.objects.count()
    with pytest.raises(refusal):
        begin_representation(director.id, **arguments)
    assert not Representation.objects.exists()
    assert Event.objects.count() == told


def test_nothing_is_said_twice_for_a_day(director, company):
    row = begin_representation(director.id, entity_id=company.id, **ACTS)
    with pytest.raises(RepresentationKnown):
        begin_representation(director.id, entity_id=company.id, **ACTS)
    with pytest.raises(IntegrityError), transaction.atomic():
        Representation.objects.create(representative=director, entity=company, kind="LEGAL", valid_from=DAY)
    with pytest.raises(DaysReversed):
        end_representation(row.id, last_day=DAY - timedelta(days=1), by=SYSTEM, at=AT)
    with pytest.raises(RepresentationUnknown):
        end_representation(new_id(), last_day=DAY, by=SYSTEM, at=AT)
    end_representation(row.id, last_day=DAY, by=SYSTEM, at=AT)
    with pytest.raises(RepresentationUnknown):
        end_representation(row.id, last_day=DAY + timedelta(days=1), by=SYSTEM, at=AT)


def test_what_is_said_of_a_legal_entity_is_put_right(company):
    said = EntityDraft("Công ty Thử Nghiệm", "ENTERPRISE", "4100258987", phone="0256 3822 294")
    correct_legal_entity(company.id, said, by=SYSTEM, at=AT)
    assert (entity(company.id).name, entity(company.id).phone) == ("Công ty Thử Nghiệm", "02563822294")
    assert Event.objects.latest("id").data["fields"] == ["name", "phone"]
    told = Event.objects.count()
    correct_legal_entity(company.id, said, by=SYSTEM, at=AT)
    assert Event.objects.count() == told
    assert verify().holds


def test_a_legal_entity_is_not_put_wrong(company, director):
    other = register_legal_entity(EntityDraft("Khác", "HOUSEHOLD", owner_id=director.id), by=SYSTEM, at=AT)
    before = list(LegalEntity.objects.order_by("id").values_list("name", "tax_code", "owner_id"))
    for who, draft, by, refusal in (
        (other.id, EntityDraft("Khác", "ENTERPRISE", "4100258987"), SYSTEM, TaxCodeTaken),
        (other.id, EntityDraft(" ", "HOUSEHOLD"), SYSTEM, NameMissing),
        (other.id, EntityDraft("Khác", "ENTERPRISE", owner_id=director.id), SYSTEM, OwnerDoesNotFit),
        (other.id, EntityDraft("Khác", "HOUSEHOLD", owner_id=new_id()), SYSTEM, PersonUnknown),
        (new_id(), EntityDraft("Khác", "HOUSEHOLD"), SYSTEM, EntityUnknown),
        (other.id, EntityDraft("Khác", "OTHER"), nobody, NotAllowed),
    ):
        with pytest.raises(refusal):
            correct_legal_entity(who, draft, by=by, at=AT)
    assert list(LegalEntity.objects.order_by("id").values_list("name", "tax_code", "owner_id")) == before


def test_an_account_is_one_persons_and_follows_a_merge(director):
    account, other = new_id(), registered("Người Khác")
    attach_account(director.id, account, level=2, by=SYSTEM, at=AT)
    assert person_of_account(account) == director
    for who, which in ((other.id, account), (director.id, new_id())):
        with pytest.raises(AccountAttached):
            attach_account(who, which, level=2, by=SYSTEM, at=AT)
    with pytest.raises(NotAllowed):
        attach_account(other.id, new_id(), level=1, by=nobody, at=AT)
    merge_people(other.id, director.id, reason="cùng một người", by=SYSTEM, at=AT)
    assert person_of_account(account) == other
    with pytest.raises(PersonUnknown):
        person_of_account(new_id())


def test_merges_in_a_row_are_undone_from_the_last():
    first, second, third = (registered(phone=f"090500000{n}") for n in range(3))
    inner = merge_people(second.id, first.id, reason="x", by=SYSTEM, at=AT)
    outer = merge_people(third.id, second.id, reason="x", by=SYSTEM, at=AT)
    assert person(first.id) == third
    with pytest.raises(MergeNotLast):
        unmerge_people(inner.id, reason="nhầm", by=SYSTEM, at=AT)
    unmerge_people(outer.id, reason="nhầm", by=SYSTEM, at=AT)
    unmerge_people(inner.id, reason="nhầm", by=SYSTEM, at=AT)
    assert not Person.objects.filter(merged_into__isnull=False).exists()
    assert verify().holds


def test_a_foreigner_is_found_by_passport():
    guest = registered("Jean Martin", nationality="FR", passport="C1234567")
    assert find_people("c 1234567") == [guest]


def test_the_database_keeps_numbers_and_their_indexes_together(director, intruder):
    with pytest.raises(IntegrityError), transaction.atomic(), intruder() as cursor:
        cursor.execute("update people_person set personal_id = 'v1.x' where id = %s", [director.id])


def test_doubts_and_harms_are_said_in_sentences():
    doubts = number_doubts("052090000123", gender="FEMALE", day=DAY)
    assert doubt_sentences(doubts) == [
        "Số định danh là của giới tính khác. Hãy đối chiếu thẻ; có thẻ đã cải chính."
    ]
    card = read_card_text("052090000123||Nguy?n V?n An|12051990|Nam|Quy Nh?n|20102021")
    assert set(harm_sentences(card)) == card.doubtful
    assert all(sentence.endswith(".") for sentence in harm_sentences(card).values())


def test_nothing_of_a_person_stands_open_in_the_record():
    registered("Lê Thị Kín", personal_id="052190000999", phone="0905999111", address_line="9 Hẻm")
    with connection.cursor() as cursor:
        cursor.execute("select string_agg(data::text || coalesce(state, ''), ' ') from events_event")
        (record,) = cursor.fetchone()
    for word in ("Kín", "052190000999", "0905999111", "Hẻm"):
        assert word not in record


@pytest.mark.parametrize("change", ["valid_to = null", "kind = 'MANDATE', matter = 'mọi việc'", "paper = ''"])
def test_a_representation_changed_behind_the_house_s_back_is_named(director, company, intruder, change):
    more = {"matter": "", "paper": "Quyết định bổ nhiệm"}
    row = begin_representation(director.id, entity_id=company.id, **ACTS | more)
    end_representation(row.id, last_day=DAY, by=SYSTEM, at=AT)
    assert verify().findings == []
    with intruder() as cursor:
        cursor.execute(f"update people_representation set {change}")
    assert [(one.subject_kind, one.subject_id) for one in verify().findings] == [
        ("representation", str(row.id))
    ]


@pytest.mark.parametrize(
    ("table", "kind", "change"),
    [
        ("people_person", "person", "full_name = 'Người Khác'"),
        ("people_person", "person", "birth_day = 2"),
        ("people_person", "person", "gender = 'MALE'"),
        ("people_person", "person", r"personal_id_index = '\x01'"),
        ("people_legalentity", "legal_entity", "name = 'Công ty khác'"),
    ],
)
def test_who_somebody_is_changed_behind_the_house_s_back_is_named(company, intruder, table, kind, change):
    director = registered("Lê Thị Kín", personal_id="052190000999", birth="01/01/1990", gender="FEMALE")
    whom = director.id if kind == "person" else company.id
    assert verify().findings == []
    with intruder() as cursor:
        cursor.execute(f"update {table} set {change} where id = %s", [whom])
    assert [(one.subject_kind, one.subject_id) for one in verify().findings] == [(kind, str(whom))]
