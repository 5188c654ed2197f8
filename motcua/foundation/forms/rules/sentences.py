"""What to say of an answer that must be mended: one short sentence that says what to do."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from motcua.foundation.forms.models import Field, Kind, Path
from motcua.foundation.text import figures

_CHOSEN: Final = frozenset({Kind.RADIO, Kind.SELECT, Kind.CHECKBOXES, Kind.YES_NO})
_SENTENCES: Final = {
    "money": "{Label} phải là số tiền bằng đồng, ví dụ 1.500.000",
    "number": "{Label} phải là một số, ví dụ 12 hoặc 12,5",
    "whole": "{Label} phải là số nguyên, ví dụ 12",
    "too_long": "{Label} có quá nhiều chữ số",
    "enum": "Chọn {label} trong danh sách",
    "oneOf": "Chọn {label} trong danh sách",
    "day_figures": "{Label} chỉ được gồm chữ số, ví dụ 27 3 1990",
    "day_without_day": "{Label} còn thiếu ngày",
    "day_without_month": "{Label} còn thiếu tháng",
    "day_without_year": "{Label} còn thiếu năm",
    "day_without_day_month": "{Label} còn thiếu ngày và tháng",
    "day_without_day_year": "{Label} còn thiếu ngày và năm",
    "day_without_month_year": "{Label} còn thiếu tháng và năm",
    "day_year": "Năm phải gồm bốn chữ số, ví dụ 1990",
    "day_unreal": "{Label} phải là ngày có thật",
    "format": "{Label} chưa đúng cách viết",
    "date": "{Label} phải là ngày có thật",
    "email": "Thư điện tử phải có dạng ten@vidu.vn",
    "pattern": "{Label} chưa đúng cách viết",
    "minLength": "{Label} phải có ít nhất {limit} ký tự",
    "maxLength": "{Label} không được dài quá {limit} ký tự",
    "minimum": "{Label} phải từ {limit} trở lên",
    "maximum": "{Label} phải từ {limit} trở xuống",
    "exclusiveMinimum": "{Label} phải lớn hơn {limit}",
    "exclusiveMaximum": "{Label} phải nhỏ hơn {limit}",
    "multipleOf": "{Label} phải chia hết cho {limit}",
    "minItems": "Cần ít nhất {limit} {row}",
    "maxItems": "Nhiều nhất {limit} {row}",
    "uniqueItems": "{Label} có mục lặp lại",
    "earliest": "{Label} không được trước {limit}",
    "latest": "{Label} không được sau {limit}",
    "place": "Chọn {label} trong danh sách",
    "unasked": "{Label} không được trả lời trong trường hợp này",
}


def sentence_for(field: Field, keyword: str, facts: Mapping[str, Any]) -> str:
    """The sentence for one failing; a form's own words come first. Any: what the validator knows of it."""
    if keyword in field.errors:
        return field.errors[keyword]
    if keyword == "required" or (keyword == "minLength" and facts.get("limit") == 1):
        return _required(field)
    if keyword == "format" and facts.get("format") in _SENTENCES:
        keyword = facts["format"]
    return _SENTENCES.get(keyword, "{Label} chưa đúng").format(
        label=in_sentence(field.label),
        Label=field.label,
        limit=_limit(facts),
        row=in_sentence(field.row or "mục"),
    )


def whose_of(fields: Sequence[Field], path: Path) -> str:
    """Name the group, person or row that an answer lies in: "Người mẹ", "Thành viên 2"; nothing on top."""
    if len(path) < len(("group", "answer")):
        return ""
    group = next((one for one in fields if one.name == path[0]), None)
    if group is None:
        return ""
    row = path[1]
    if isinstance(row, int):
        return f"{group.row or group.label} {row + 1}" if len(path) > len(("rows", "row")) else ""
    return group.label


def in_sentence(label: str) -> str:
    """A label within a sentence: "Họ và tên" → "họ và tên"; short forms like UBND stay."""
    head, _space, _rest = label.partition(" ")
    if len(head) > 1 and head.isupper():
        return label
    return label[:1].lower() + label[1:]


def day_in_words(day: date, today: date) -> str:
    """A limit of days in a sentence."""
    return "hôm nay" if day == today else f"ngày {day:%d/%m/%Y}"


def _required(field: Field) -> str:
    """The sentence for an answer that is missing."""
    label = in_sentence(field.label)
    match field.kind:
        case kind if kind in _CHOSEN:
            return f"Chọn {label}"
        case Kind.TICK:
            return f"Đánh dấu vào ô “{field.label}”"
        case Kind.ROWS:
            return f"Thêm ít nhất một {in_sentence(field.row)}"
    return f"Nhập {label}"


def _limit(facts: Mapping[str, Any]) -> str:
    """The limit of a failing as people read it. Any: what the validator knows of it."""
    limit = facts.get("limit", facts.get("multiple_of", ""))
    return figures(limit) if isinstance(limit, int) else str(limit)
