"""Ready-made shapes that a form's schema may point at: a partly known day, an address, a person."""

from collections.abc import Mapping
from typing import Any, Final

PARTIAL_DATE: Final = "urn:motcua:partial-date"
ADDRESS: Final = "urn:motcua:address"
PERSON: Final = "urn:motcua:person"

_WORDS: Final = {"type": "string", "minLength": 1}
_PLACED: Final = ["province", "commune"]

SHAPES: Final[dict[str, dict[str, Any]]] = {  # Any: JSON Schemas
    PARTIAL_DATE: {
        "$id": PARTIAL_DATE,
        "type": "string",
        "pattern": r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$",
    },
    ADDRESS: {
        "$id": ADDRESS,
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "province": {"type": "string", "pattern": r"^\d{2}$", "title": "Tỉnh, thành phố"},
            "district": {"type": "string", "pattern": r"^\d{3}$", "title": "Quận, huyện, thị xã, thành phố"},
            "commune": {"type": "string", "pattern": r"^\d{5}$", "title": "Xã, phường, thị trấn"},
            "street": {**_WORDS, "maxLength": 200, "title": "Số nhà, đường, thôn (tổ, khu phố)"},
        },
    },
    PERSON: {
        "$id": PERSON,
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "full_name": {**_WORDS, "maxLength": 120, "title": "Họ, chữ đệm và tên"},
            "birth_date": {"$ref": PARTIAL_DATE, "title": "Ngày, tháng, năm sinh"},
            "sex": {
                "title": "Giới tính",
                "oneOf": [{"const": "male", "title": "Nam"}, {"const": "female", "title": "Nữ"}],
            },
            "personal_id": {
                "type": "string",
                "pattern": r"^(\d{12}|\d{9})$",
                "title": "Số định danh cá nhân",
            },
            "id_issued_on": {"type": "string", "format": "date", "title": "Ngày cấp"},
            "id_issued_by": {**_WORDS, "maxLength": 200, "title": "Nơi cấp"},
            "nationality": {"type": "string", "pattern": "^[A-Z]{2}$", "title": "Quốc tịch"},
            "ethnicity": {"type": "string", "pattern": r"^\d{2}$", "title": "Dân tộc"},
            "residence": {"$ref": ADDRESS, "required": _PLACED, "title": "Nơi thường trú"},
            "current_residence": {"$ref": ADDRESS, "required": _PLACED, "title": "Nơi ở hiện tại"},
            "phone": {"type": "string", "pattern": r"^(0\d{9,10}|\+\d{8,15})$", "title": "Số điện thoại"},
            "email": {"type": "string", "format": "email", "maxLength": 254, "title": "Thư điện tử"},
            "occupation": {**_WORDS, "maxLength": 120, "title": "Nghề nghiệp"},
        },
    },
}

PERSON_PARTS: Final = ("full_name", "birth_date", "sex", "personal_id")
"""The parts of a person that are asked when the layout names none."""

PART_LAYOUT: Final[Mapping[str, Mapping[str, Any]]] = {  # Any: layout entries
    "birth_date": {"max": "today", "min": "1900-01-01"},
    "personal_id": {
        "sensitive": True,
        "width": 20,
        "hint": "12 chữ số trên thẻ căn cước, hoặc 9 chữ số của chứng minh nhân dân cũ",
        "check": "personal_id",
        "errors": {
            "pattern": "Số định danh cá nhân phải gồm 12 chữ số, hoặc 9 chữ số của chứng minh nhân dân cũ"
        },
    },
    "id_issued_on": {"max": "today", "min": "1957-01-01"},
    "nationality": {"choices_from": "countries", "default": "VN"},
    "ethnicity": {"choices_from": "ethnic_groups"},
    "phone": {
        "width": 20,
        "errors": {"pattern": "Số điện thoại phải gồm 10 chữ số bắt đầu bằng 0, ví dụ 0912 345 678"},
    },
}
"""What is known of a person's parts beyond their schema; the checks named here run where wiring has them."""

PLAIN_NUMBERS: Final = frozenset({"personal_id", "phone"})
"""Parts that people write with blanks and dots, which are not kept."""


def shape_of(schema: Mapping[str, Any]) -> str:
    """The name of the ready-made shape a schema points at, if it does. Any: a JSON Schema."""
    return str(schema.get("$ref", ""))
