"""What every page of the console has: its frame with counts on the rail, a day, a page of rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from motcua.faces.console.attention import rail_counts
from motcua.faces.shared.doors import HouseRequest
from motcua.foundation import clock
from motcua.foundation.errors import Invalid

ROWS: Final = 50
LONGEST_NUMBER: Final = 18

Row = TypeVar("Row", bound=Model)


class DayUnreadable(Invalid):
    """The day in the address is no day."""

    code = "console.day_unreadable"
    message = _("Không đọc được ngày «{typed}». Hãy chọn lại ngày.")


class YearUnreadable(Invalid):
    """The year in the address is no year that the calendars can show."""

    code = "console.year_unreadable"
    message = _("Không đọc được năm «{typed}». Hãy chọn lại năm.")


class IdUnreadable(Invalid):
    """The id in the address is no id."""

    code = "console.id_unreadable"
    message = _("Mã «{typed}» trong địa chỉ không đúng. Hãy mở lại từ danh sách.")


class CursorUnreadable(Invalid):
    """The cursor in the address is no cursor of this list."""

    code = "console.cursor_unreadable"
    message = _("Không mở được trang này của danh sách. Hãy xem lại từ đầu.")


@dataclass(frozen=True)
class Slice(Generic[Row]):
    """Some rows and, if more follow, the key after which they begin."""

    rows: Sequence[Row]
    after: str


def show(
    request: HouseRequest, template: str, words: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:  # Any: a template's words
    """Show a page in the console's frame."""
    return render(request, template, {"rail": rail_counts(request.actor), **words}, status=status)


def day_asked(request: HouseRequest) -> date:
    """The day the page is to show: `?ngay=`, else today. Raises DayUnreadable."""
    typed = request.GET.get("ngay", "").strip()
    if not typed:
        return clock.today()
    try:
        return date.fromisoformat(typed)
    except ValueError as wrong:
        raise DayUnreadable(typed=typed[:30]) from wrong


def sliced(rows: QuerySet[Row], key: Callable[[Row], object], size: int = ROWS) -> Slice[Row]:
    """The first rows of a queryset that already begins behind its cursor."""
    found = list(rows[: size + 1])
    more = len(found) > size
    return Slice(found[:size], str(key(found[size - 1])) if more else "")


def number_asked(request: HouseRequest, name: str = "sau") -> int | None:
    """The number behind which the page begins, if any. Raises CursorUnreadable."""
    typed = request.GET.get(name, "")
    if not typed:
        return None
    if not typed.isdecimal() or len(typed) > LONGEST_NUMBER:
        raise CursorUnreadable
    return int(typed)


def words_asked(request: HouseRequest, name: str = "tim") -> str:
    """What is searched for, tidied."""
    return " ".join(request.GET.get(name, "").replace("\x00", "").split())[:200]
