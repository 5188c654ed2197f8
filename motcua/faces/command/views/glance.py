"""Toàn cảnh tỉnh: the province at a glance, each figure with its moment and the way down to its rows."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.faces.command.asking import VIEW, Question
from motcua.faces.command.glance import glance, most_overdue
from motcua.faces.command.pages import UNPROCESSABLE, show
from motcua.faces.command.periods import choices
from motcua.faces.command.roles import by_role
from motcua.faces.command.tables import handed_out
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation.ready import one_moment
from motcua.foundation.text import day_figures, figures, moment_words
from motcua.registers.organisations.queries import head_of_the_house
from motcua.steering.indices.queries import indicators_on


@officer(VIEW)
@never_cache
@require_safe
@one_moment()
def province(request: HouseRequest) -> HttpResponse:
    """Show the province, or as much of it as the officer sees."""
    asked = Question.read(request)
    known = by_role(indicators_on(asked.today))
    found = glance(asked, known)
    head = head_of_the_house(asked.today)
    words = {
        **frame(asked, found.behind, "command:glance"),
        "house": str(head or "") if asked.seen is None else _("Các cơ quan anh, chị được xem"),
        "board": found,
        "latest": most_overdue(asked, known),
    }
    return show(request, "command/glance.html", words, status=UNPROCESSABLE if asked.said else 200)


@officer(VIEW)
@never_cache
@require_safe
@one_moment()
def province_workbook(request: HouseRequest) -> HttpResponse:
    """Hand the same out as a workbook, as of the moment of the page."""
    asked = Question.read(request)
    known = by_role(indicators_on(asked.today))
    found = glance(asked, known)
    latest = most_overdue(asked, known).table
    title = _("Toàn cảnh giải quyết thủ tục hành chính")
    tables = [*found.tables, *([latest] if latest else [])]
    return handed_out(title, moment_rows(asked, found.behind), tables)


def frame(asked: Question, behind: int, page: str, *args: object, more: str = "") -> Mapping[str, object]:
    """Give what every board says: of when, of which days, how far behind the book it is, its workbook."""
    address = reverse(page, args=args)
    return {
        "asked": asked,
        "now": asked.at,
        "behind": behind,
        "period": asked.period,
        "choices": choices(asked.today),
        "said": asked.said,
        "runs": asked.period.until > asked.today,
        "kept": [one.partition("=")[::2] for one in more.split("&") if one],
        "export": f"{address}bang.xlsx?{asked.held}{'&' if more else ''}{more}",
    }


def moment_rows(asked: Question, behind: int) -> list[tuple[str, str]]:
    """Say in a workbook what a board says of its moment."""
    until = asked.period.days_by(asked.today)
    days = _("{since} đến hết {until}").format(
        since=day_figures(asked.period.since), until=day_figures(until)
    )
    return [
        (_("Kỳ"), f"{asked.period.words} ({days})"),
        (_("Tính tại"), moment_words(asked.at)),
        (_("Đơn vị"), _("như hiện nay") if asked.as_now else _("như lúc đó")),
        (_("Sự kiện chưa đọc tới"), figures(behind)),
        (_("Phạm vi"), _("toàn tỉnh") if asked.seen is None else _("các cơ quan người xuất được xem")),
    ]
