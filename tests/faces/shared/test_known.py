"""What a form knows beforehand stands with whom it is about."""

from datetime import date
from typing import Any

import pytest

from motcua.faces.shared.known import known_of
from motcua.foundation.forms.queries import read_form
from motcua.registers.people.models import Person, Source

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
