"""Finding dossiers: by name without marks however many bear it, by number, by the end of a code; by pages."""

import pytest

from motcua.casework.dossiers.queries import around
from motcua.faces.desk.views import find as page_of_find
from motcua.foundation.access.models import SYSTEM
from motcua.registers.people.actions import PersonDraft, register_person
from tests.instruments.house import AT

FIND = "/ban-lam-viec/tim/"


@pytest.fixture
def one(ward):
    return ward.world.taken_in(by=ward.clerk.actor)


def of(ward, name):
    person = register_person(PersonDraft(name, birth="1990", gender="MALE"), by=SYSTEM, at=AT)
    return ward.world.taken_in(by=ward.clerk.actor, person_id=person.id, identity_paper="Giấy chứng nhận")


def found(ward, words, **more):
    return ward.officer.get(FIND, {"tim": words, **more}).content.decode()


@pytest.mark.parametrize("many", [1000, 0])
@pytest.mark.parametrize("words", ["nguyen thi binh an", "Nguyễn Thị", "THI BINH", "bình a"])
def test_a_name_is_found_by_words_side_by_side(ward, one, monkeypatch, words, many):
    monkeypatch.setattr(around, "_MANY", many)
    other = of(ward, "Trần Bình Thi Nguyên")
    page = found(ward, words)
    assert one.code in page
    assert other.code not in page


def test_a_misspelt_name_is_found_all_the_same(ward, one):
    assert one.code in found(ward, "nguyen thi bin an")


def test_the_end_of_the_code_is_enough(ward, one):
    assert one.code in found(ward, one.code[-4:])


def test_many_are_shown_page_by_page_and_none_twice(ward, monkeypatch):
    monkeypatch.setattr(page_of_find, "MOST", 2)
    codes = [of(ward, f"Nguyễn Văn {last}").code for last in ("Ba", "Bảy", "Tư")]
    first = ward.officer.get(FIND, {"tim": "nguyen van"})
    shown = [hit.dossier.code for hit in first.context["hits"]]
    second = ward.officer.get(FIND, {"tim": "nguyen van", "sau": first.context["next"]})
    assert [*shown, *(hit.dossier.code for hit in second.context["hits"])] == codes[::-1]
    assert second.context["next"] == ""
    assert "Trang trước" in second.content.decode()


def test_a_key_of_a_page_that_is_none_shows_the_first(ward, one):
    assert one.code in found(ward, "binh an", sau="linh tinh")


def test_finding_asks_so_many_questions(ward, one, django_assert_max_num_queries):
    found(ward, "binh an")
    with django_assert_max_num_queries(15):
        found(ward, "binh an")
