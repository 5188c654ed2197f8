"""What a form knows beforehand stands with whom it is about."""

from datetime import date
from typing import Any

import pytest

from motcua.faces.shared.known import known_of, over_known
from motcua.foundation.forms.queries import read_form
from motcua.registers.people.models import LegalEntity, Person, Source

PERSON = {"$ref": "urn:motcua:person", "title": "Một bên", "required": ["full_name"]}
BOTH: dict[str, Any] = {  # Any: a form's text
    "title": "Tờ khai đăng ký kết hôn",
    "schema": {
        "type": "object",
        "additionalProperties": False,
        "required": ["bride", "groom"],
        "properties": {"bride": PERSON, "groom": PERSON},
    },
    "layout": {"sections": [{"title": "Hai bên", "fields": ["bride", "groom"]}]},
}


@pytest.mark.parametrize(("sex", "sides"), [("FEMALE", ["bride"]), ("MALE", ["groom"]), ("", [])])
def test_of_two_who_declare_together_each_stands_on_his_own_side(sex: str, sides: list[str]) -> None:
    person = Person(full_name="Trần Đăng Khôi", gender=sex, source=Source.CARD, personal_id="052088000002")
    known = known_of(read_form(BOTH), person, date(2023, 11, 20))
    assert [name for name, told in known.answers.items() if told] == sides
    assert sorted({one.split(".")[0] for one in known.locked}) == sides


TRADER: dict[str, Any] = {  # Any: a form's text
    "title": "Thông báo",
    "schema": {
        "type": "object",
        "additionalProperties": False,
        "required": ["trader"],
        "properties": {
            name: {"type": "string", "title": name}
            for name in ("trader", "tax_code", "contact", "contact_phone", "programme")
        },
    },
    "layout": {
        "sections": [
            {
                "title": "Thương nhân",
                "fields": [
                    {"name": "trader", "autocomplete": "organization"},
                    "tax_code",
                    {"name": "contact", "autocomplete": "name"},
                    {"name": "contact_phone", "autocomplete": "tel"},
                    "programme",
                ],
            }
        ]
    },
}


def test_a_form_of_organisations_is_filled_in_with_the_one_it_is_filed_for_and_who_represents_it() -> None:
    person = Person(full_name="Trần Đăng Khôi", source=Source.CARD, phone="0905000111")
    entity = LegalEntity(name="Công ty TNHH Gỗ Quy Nhơn", tax_code="4100123456", source=Source.IMPORTED)
    spec, day = read_form(TRADER), date(2023, 11, 20)
    known = known_of(spec, person, day, entity=entity)
    assert known.answers == {
        "trader": "Công ty TNHH Gỗ Quy Nhơn",
        "tax_code": "4100123456",
        "contact": "Trần Đăng Khôi",
        "contact_phone": "0905000111",
    }
    assert known.sources == {
        "trader": "business",
        "tax_code": "business",
        "contact": "card",
        "contact_phone": "card",
    }
    assert known.locked == frozenset()
    assert over_known({"trader": "Công ty khác"}, known) == {**known.answers, "trader": "Công ty khác"}
    assert known_of(spec, None, day, entity=entity).answers.keys() == {"trader", "tax_code"}


def test_the_case_that_was_chosen_with_the_place_is_not_asked_again() -> None:
    choices = [{"const": "1", "title": "Cả ba việc"}, {"const": "2", "title": "Hai việc"}]
    spec = read_form(
        {
            "title": "Tờ khai",
            "schema": {
                "type": "object",
                "additionalProperties": False,
                "required": ["case"],
                "properties": {"case": {"title": "Nhóm việc", "oneOf": choices}},
            },
            "layout": {"sections": [{"title": "Việc", "fields": ["case"]}]},
        }
    )
    known = known_of(spec, None, date(2023, 11, 20), case=2)
    assert (known.answers, known.locked) == ({"case": "2"}, {"case"})
    assert over_known({"case": "1"}, known) == {"case": "2"}
    assert known_of(spec, None, date(2023, 11, 20), case=3).answers == {}
