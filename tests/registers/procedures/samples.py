"""Procedures and national records made by hand, as small as may be; shared records are never copied."""

import copy
import json
from datetime import date, datetime
from typing import Any

from motcua.foundation.access.models import Actor, ActorKind
from motcua.foundation.clock import VN
from motcua.foundation.ids import new_id

AT = datetime(2023, 11, 20, 8, tzinfo=VN)
DAY = date(2023, 11, 20)
NOBODY_SPECIAL = Actor(new_id(), ActorKind.OFFICER)
"""An officer without any right."""

_ITEM: dict[str, Any] = {
    "code": "1.004873",
    "kind": "STANDARD",
    "valid_from": "2023-01-01",
    "decision": {"number": "100/QĐ-UBND", "date": "2022-12-20", "issuer": "Chủ tịch UBND tỉnh"},
    "name": "Cấp Giấy xác nhận tình trạng hôn nhân",
    "name_en": "Certificate of marital status",
    "fields": [{"code": "G15-TP07", "name": "Hộ tịch"}],
    "levels": ["COMMUNE"],
    "competent": {"kind": "COMMUNE_COMMITTEE", "name": "Ủy ban nhân dân cấp xã"},
    "executing": ["Ủy ban nhân dân cấp xã"],
    "promulgator": "Bộ Tư pháp",
    "authority_place": "RESIDENCE",
    "subjects": ["Công dân Việt Nam"],
    "results": [{"name": "Giấy xác nhận tình trạng hôn nhân"}],
    "steps": [{"name": "Nộp", "text": "Nộp hồ sơ."}],
    "online": {"level": "FULL"},
    "essential_rank": 1,
    "cases": [{"number": 1, "name": "Thường"}, {"number": 2, "name": "Phải xác minh"}],
    "documents": [
        {"name": "Tờ khai", "originals": 1, "copies": 0, "form": "declaration"},
        {"name": "Bản sao bản án", "originals": 0, "copies": 2, "condition": "Đã ly hôn", "case": 2},
    ],
    "limits": [
        {"channels": ["DIRECT", "ONLINE"], "cases": [1], "quantity": 3, "unit": "WORKING_DAY"},
        {"channels": ["DIRECT", "ONLINE"], "cases": [2], "quantity": 23, "unit": "DAY"},
    ],
    "fees": [
        {"channels": ["DIRECT"], "kind": "LEVY", "name": "Lệ phí", "amount": 15000},
        {"channels": ["ONLINE"], "kind": "LEVY", "name": "Lệ phí", "free": True},
    ],
    "exemptions": [{"who": "Người thuộc hộ nghèo", "group": "poor_household", "share": 100}],
    "legal_bases": [{"number": "60/2014/QH13", "title": "Luật Hộ tịch"}],
    "processes": [
        {
            "cases": [1],
            "steps": [
                {"key": "accept", "name": "Nhận", "post": "one_stop_clerk", "hours": 4, "kind": "ACCEPT"},
                {"key": "sign", "name": "Ký", "post": "commune_leader", "hours": 20, "kind": "SIGN"},
            ],
        }
    ],
    "forms": [
        {
            "key": "declaration",
            "title": "Tờ khai",
            "form": {
                "title": "Tờ khai",
                "schema": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"reason": {"type": "string", "title": "Lý do", "maxLength": 200}},
                },
                "layout": {"sections": [{"title": "Nội dung", "fields": ["reason"]}]},
            },
        }
    ],
    "synonyms": ["giấy độc thân"],
}


def an_item(**changes: Any) -> dict[str, Any]:  # Any: a pack's item
    """A sound item of a pack, changed as asked; None takes a key away."""
    item = copy.deepcopy(_ITEM) | changes
    return {key: value for key, value in item.items() if value is not None}


def a_heading(**changes: Any) -> dict[str, Any]:  # Any: a national record
    """A heading of the national list."""
    return {
        "id": "00000000-0000-7000-8000-000000000001",
        "name": "Cấp giấy phép thử nghiệm",
        "code": "1.900001",
        "codeNotation": "1.900001",
        "categories": ["Thử nghiệm"],
        "categoryIds": ["00000000-0000-7000-8000-0000000000f1"],
        "departments": ["Sở Thử nghiệm"],
        "departmentPromulgate": "Bộ Thử nghiệm",
        "departmentPromulgateId": "00000000-0000-7000-8000-0000000000a1",
        "formalityTargetType": ["Công dân Việt Nam"],
        "state": "ACTIVE",
        "type": "STANDARD",
    } | changes


def a_channel(method: str = "DIRECT", qty: Any = 5, unit: Any = "WORKING_DAY", **more: Any) -> dict[str, Any]:
    """A channel of a full record."""
    return {"method": method, "fees": [], "processing": {"qty": qty, "unit": unit}, "note": ""} | more


def a_paper(**changes: Any) -> dict[str, Any]:  # Any: a line of a checklist
    """A line of a checklist."""
    return {
        "name": "Đơn đề nghị",
        "original_qty": 1,
        "copy_qty": 0,
        "code": "TP-01",
        "has_electronic_form": False,
        "is_processing_result": False,
        "attachments": [],
    } | changes


def a_full(**changes: Any) -> dict[str, Any]:  # Any: a national record
    """A full national record without a fault, but for the decision that none of them bears."""
    return {
        "code": "1.900001",
        "source_id": "00000000-0000-7000-8000-000000000001",
        "name": "Cấp giấy phép thử nghiệm",
        "category": {"code": "G99-TN01", "name": "Thử nghiệm"},
        "promulgating_agency": "Bộ Thử nghiệm",
        "executing_agency": "Sở Thử nghiệm",
        "subject_types": ["Công dân Việt Nam"],
        "results": ["Giấy phép"],
        "requirements": "",
        "channels": [a_channel()],
        "processing_cases": [],
        "legal_basis": [{"code": "60/2014/QH13", "name": "Luật Hộ tịch"}],
        "steps_raw": [{"name": "Bước 1", "text": "Nộp hồ sơ."}],
        "checklist_raw": [{"group": "", "items": [a_paper()]}],
        "state": "ACTIVE",
    } | changes


def line(record: Any) -> bytes:  # Any: JSON
    """A record as a line of a file."""
    return json.dumps(record, ensure_ascii=False).encode()
