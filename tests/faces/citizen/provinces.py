"""A small province for the citizen's pages: one procedure said in full, others in a line."""

from datetime import datetime
from typing import Any

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.registers.procedures.actions.publish import publish_version

AT = datetime(2023, 6, 30, 9, 0, tzinfo=VN)

MARITAL: dict[str, Any] = {
    "code": "1.004873",
    "kind": "STANDARD",
    "valid_from": "2023-07-01",
    "decision": {"number": "2345/QĐ-UBND", "date": "2023-06-30", "issuer": "Chủ tịch UBND tỉnh", "mark": "?"},
    "name": "Cấp Giấy xác nhận tình trạng hôn nhân",
    "name_en": "Certificate of marital status",
    "summary": "Chỉ cần số định danh.",
    "fields": [{"code": "HT", "name": "Hộ tịch"}],
    "levels": ["COMMUNE"],
    "competent": {"kind": "COMMUNE_COMMITTEE", "name": "Ủy ban nhân dân cấp xã"},
    "executing": ["Ủy ban nhân dân cấp xã"],
    "promulgator": "Bộ Tư pháp",
    "reception": "Bộ phận Tiếp nhận và Trả kết quả cấp xã",
    "authority_place": "RESIDENCE",
    "subjects": ["Công dân Việt Nam"],
    "results": [{"name": "Giấy xác nhận tình trạng hôn nhân", "originals": 1, "valid_for": "6 tháng"}],
    "requirements": "Không kết hôn với người khác tại thời điểm yêu cầu.",
    "steps": [
        {"name": "Nộp hồ sơ", "text": "Người yêu cầu nộp tờ khai."},
        {"name": "Trả kết quả", "text": "Nhận tại Bộ phận Một cửa."},
    ],
    "refusal_reasons": ["Thiếu nơi cư trú trước đây"],
    "sets": 1,
    "online": {"level": "FULL"},
    "boundary_free": True,
    "essential_rank": 1,
    "documents": [
        {"name": "Tờ khai", "originals": 1, "copies": 0, "form_name": "Mẫu TT 04/2020/TT-BTP"},
        {
            "name": "Bản án ly hôn",
            "originals": 0,
            "copies": 1,
            "condition": "người đã ly hôn mà cơ sở dữ liệu chưa có",
        },
        {
            "name": "Căn cước công dân",
            "originals": 1,
            "copies": 0,
            "handling": "SHOW",
            "reuse": "Cơ sở dữ liệu quốc gia về dân cư",
        },
    ],
    "limits": [
        {
            "channels": ["DIRECT", "ONLINE", "POSTAL"],
            "quantity": 3,
            "unit": "WORKING_DAY",
            "legal": {"quantity": 5, "unit": "WORKING_DAY"},
        }
    ],
    "fees": [
        {"channels": ["DIRECT", "POSTAL"], "kind": "LEVY", "name": "Lệ phí", "amount": 15000, "mark": "?"},
        {"channels": ["ONLINE"], "kind": "LEVY", "name": "Lệ phí", "free": True},
    ],
    "exemptions": [{"who": "Hộ nghèo", "group": "poor", "share": 100}],
    "legal_bases": [{"number": "123/2015/NĐ-CP", "title": "Hướng dẫn Luật Hộ tịch", "article": "Điều 21"}],
    "synonyms": ["giấy độc thân"],
}

COPY: dict[str, Any] = {
    "code": "2.000815",
    "kind": "STANDARD",
    "valid_from": "2023-07-01",
    "name": "Chứng thực bản sao từ bản chính",
    "fields": [{"name": "Chứng thực"}],
    "levels": ["DISTRICT", "COMMUNE"],
    "competent": {"kind": "COMMUNE_COMMITTEE", "name": "Ủy ban nhân dân cấp xã"},
    "executing": ["Ủy ban nhân dân cấp xã", "Phòng Tư pháp"],
    "promulgator": "Bộ Tư pháp",
    "authority_place": "NONE",
    "subjects": ["Cá nhân", "Tổ chức"],
    "results": [{"name": "Bản sao có chứng thực"}],
    "steps": [{"text": "Xuất trình bản chính."}],
    "online": {"level": "PARTIAL", "reason": "Phải xuất trình bản chính để đối chiếu."},
    "limits": [{"channels": ["DIRECT", "ONLINE"], "unit": "SAME_DAY", "cut_off_hour": 15}],
    "fees": [
        {
            "channels": ["DIRECT", "ONLINE"],
            "kind": "FEE",
            "name": "Phí chứng thực",
            "amount": 2000,
            "scale": {
                "per": "PAGE",
                "tiers": [{"from": 1, "amount": 2000}, {"from": 3, "amount": 1000}],
                "cap": 200000,
            },
        }
    ],
    "legal_bases": [{"number": "23/2015/NĐ-CP", "title": "Về chứng thực"}],
}

BIRTH: dict[str, Any] = {
    **MARITAL,
    "code": "1.001193",
    "name": "Đăng ký khai sinh",
    "name_en": "Birth registration",
    "essential_rank": 3,
    "cases": [{"number": 1, "name": "Đúng hạn"}, {"number": 2, "name": "Trẻ bị bỏ rơi"}],
    "limits": [
        {"channels": ["DIRECT", "ONLINE"], "cases": [1], "unit": "SAME_DAY", "cut_off_hour": 15},
        {
            "channels": ["DIRECT", "ONLINE"],
            "cases": [2],
            "quantity": 7,
            "unit": "DAY",
            "text": "Niêm yết bảy ngày",
        },
    ],
    "fees": [
        {
            "channels": ["DIRECT", "ONLINE"],
            "kind": "LEVY",
            "name": "Lệ phí",
            "text": "Theo nghị quyết của Hội đồng nhân dân tỉnh",
        }
    ],
    "synonyms": ["giấy khai sinh"],
}


def publish(item: dict[str, Any], **changed: Any) -> None:
    """Publish a procedure, with some of its parts said otherwise."""
    publish_version({**item, **changed}, by=SYSTEM, at=AT)
