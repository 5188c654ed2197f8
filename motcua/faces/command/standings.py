"""Where an assignment stands, in a tone and in words."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.steering.plans.models import Assignment
from motcua.steering.plans.queries.standing import Standing, standing_on

TONES: Final[dict[Standing, tuple[str, str]]] = {
    Standing.DONE_EARLY: ("green", gettext_noop("hoàn thành trước hạn")),
    Standing.DONE_ON_TIME: ("green", gettext_noop("hoàn thành đúng hạn")),
    Standing.DONE_LATE: ("amber", gettext_noop("hoàn thành quá hạn")),
    Standing.DONE_UNLIMITED: ("green", gettext_noop("hoàn thành")),
    Standing.RUNNING: ("blue", gettext_noop("trong hạn")),
    Standing.NEAR: ("amber", gettext_noop("sắp đến hạn")),
    Standing.LATE: ("red", gettext_noop("quá hạn")),
    Standing.UNLIMITED: ("grey", gettext_noop("không thời hạn")),
    Standing.SUSPENDED: ("grey", gettext_noop("tạm dừng")),
    Standing.CANCELLED: ("grey", gettext_noop("không thực hiện nữa")),
}


@dataclass(frozen=True)
class Shown:
    """A standing as pages show it: its tone, its words, and a second word where one is due."""

    tone: str
    words: str
    more: str = ""


def shown(one: Assignment, today: date, near: int) -> Shown:
    """Say where an assignment stands on a day."""
    standing = standing_on(one, today, near)
    tone, words = TONES[standing]
    said = _(words)
    if standing is Standing.LATE and one.due_on:
        said = _("quá hạn {count} ngày").format(count=((one.handed_in_on or today) - one.due_on).days)
    elif standing is Standing.DONE_LATE and one.due_on and one.done_on:
        said = _("xong, quá hạn {count} ngày").format(count=(one.done_on - one.due_on).days)
    elif standing is Standing.NEAR and one.due_on:
        left = (one.due_on - today).days
        said = _("còn {count} ngày").format(count=left) if left else _("hạn hôm nay")
    elif standing is Standing.UNLIMITED:
        said = str(one.get_term_display())
    return Shown(tone, said, _beside(one))


def _beside(one: Assignment) -> str:
    if one.state == Assignment.State.HANDED_IN:
        return _("chờ duyệt")
    return _("đã quá hạn khi dừng") if one.ended_as == Standing.LATE else ""
