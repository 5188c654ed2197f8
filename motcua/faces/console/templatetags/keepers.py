"""What keepers' pages say: who acted, what a subject is called, when a job runs, what a pack brings."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final
from uuid import UUID

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from motcua.faces.console.casework_words import JOBS
from motcua.faces.console.event_words import SUBJECTS
from motcua.faces.console.forms.calendars import WEEK
from motcua.faces.console.once import new_number
from motcua.foundation.ids import HOUSE

register = template.Library()

PACK_KINDS: Final[Mapping[str, StrOrPromise]] = {
    "agency": gettext_lazy("cơ quan"),
    "agency_class": gettext_lazy("nhóm cơ quan"),
    "agency_kind": gettext_lazy("loại cơ quan"),
    "agency_alias": gettext_lazy("tên gọi khác của cơ quan"),
    "calendar": gettext_lazy("lịch"),
    "calendar_day": gettext_lazy("ngày trong lịch"),
    "calendar_year": gettext_lazy("năm lịch"),
    "legal_text": gettext_lazy("văn bản pháp luật"),
    "notice_template": gettext_lazy("mẫu thông báo"),
    "office_hours": gettext_lazy("giờ làm việc"),
    "officer": gettext_lazy("cán bộ"),
    "one_stop": gettext_lazy("bộ phận một cửa"),
    "place": gettext_lazy("đơn vị hành chính"),
    "place_change": gettext_lazy("đợt sắp xếp địa giới"),
    "post": gettext_lazy("chức danh"),
    "procedure": gettext_lazy("thủ tục"),
    "process": gettext_lazy("quy trình"),
    "role": gettext_lazy("vai trò"),
    "synonym": gettext_lazy("cách gọi của người dân"),
}

PERSON_FIELDS: Final[Mapping[str, StrOrPromise]] = {
    "full_name": gettext_lazy("Họ và tên"),
    "birth": gettext_lazy("Ngày sinh"),
    "gender": gettext_lazy("Giới tính"),
    "personal_id": gettext_lazy("Số định danh cá nhân"),
    "previous_number": gettext_lazy("Số chứng minh nhân dân cũ"),
    "passport": gettext_lazy("Số hộ chiếu"),
    "phone": gettext_lazy("Điện thoại"),
    "email": gettext_lazy("Thư điện tử"),
    "place": gettext_lazy("Nơi cư trú"),
    "address_line": gettext_lazy("Số nhà, đường, thôn, tổ"),
    "nationality": gettext_lazy("Quốc tịch"),
    "ethnic_code": gettext_lazy("Dân tộc"),
}


@register.filter
def name_of(names: Mapping[UUID, str], actor_id: UUID) -> str:
    """Name who acted: a person, the house itself, or a machine."""
    if actor_id == HOUSE.id:
        return _("hệ thống")
    return names.get(actor_id) or _("mã truy cập {start}…").format(start=str(actor_id)[-8:])


@register.filter
def named(names: Mapping[object, str], key: object) -> str:
    """Look a name up; a dash when nobody knows it."""
    return names.get(key) or "–"


@register.filter
def get(found: Mapping[object, object], key: object) -> object:
    """Look something up; nothing when it is not there."""
    return found.get(key) or ()


@register.filter
def week_words(week: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Say the hours of a week, days that are alike together: "Thứ Hai – Thứ Sáu", "07:00-11:30, …"."""
    said = [", ".join(spans) for spans in week]
    lines: list[tuple[str, str]] = []
    for hours, days in groupby(range(len(said)), key=lambda day: said[day]):
        alike = list(days)
        first, last = str(WEEK[alike[0]]), str(WEEK[alike[-1]])
        lines.append((first if first == last else f"{first} – {last}", hours or _("nghỉ")))
    return lines


@register.filter
def person_field(name: str) -> str:
    """Say which of a person's fields."""
    return str(PERSON_FIELDS.get(name, name))


@register.filter
def subject_word(kind: str) -> str:
    """Say what kind of thing something happened to."""
    return str(SUBJECTS.get(kind, kind))


@register.filter
def pack_kind_word(kind: str) -> str:
    """Say what kind of thing a pack brings."""
    return str(PACK_KINDS.get(kind, kind))


@register.filter
def hex(value: bytes | memoryview) -> str:  # it is what the template says
    """Write bytes as figures."""
    return bytes(value).hex()


@register.filter
def job_words(name: str) -> str:
    """Say what a job does; one that has no words goes by its name."""
    return str(JOBS.get(name, name))


@register.filter
def cron_words(cron: str) -> str:
    """Say when a job runs: "mỗi phút", "0:05 hằng ngày"; what is rarer stays as it is written."""
    minute, hour, *rest = cron.split()
    if rest != ["*", "*", "*"]:
        return cron
    if (minute, hour) == ("*", "*"):
        return _("mỗi phút")
    if hour == "*" and minute.startswith("*/"):
        return _("{minutes} phút một lần").format(minutes=minute[2:])
    if hour == "*" and minute.isdecimal():
        return _("phút thứ {minute} mỗi giờ").format(minute=int(minute))
    if minute.isdecimal() and hour.isdecimal():
        return _("{hour}:{minute:02d} hằng ngày").format(hour=hour, minute=int(minute))
    return cron


@register.simple_tag
def once_number() -> str:
    """Give a form written by hand its number."""
    return new_number()
