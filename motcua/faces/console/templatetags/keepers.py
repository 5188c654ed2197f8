"""What keepers' pages say: who acted, what a subject is called, when a job runs, what a pack brings."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from motcua.faces.console.event_words import SUBJECTS
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
