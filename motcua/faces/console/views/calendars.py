"""Lịch làm việc: a year as a grid with the reason of every day; days declared and withdrawn; office hours."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.faces.console.forms.calendars import DayForm, HoursForm, YearForm
from motcua.faces.console.meant import place_meant
from motcua.faces.console.pages import YearUnreadable, show, words_asked
from motcua.faces.console.sheets import ReasonForm, Sheet, sent, through_sheet
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.errors import Refused
from motcua.registers.calendars import actions, queries
from motcua.registers.calendars.actions import DayDraft
from motcua.registers.calendars.queries import YearView
from motcua.registers.places.models import Place
from motcua.registers.places.queries import ancestors

Given = Mapping[str, Any]  # Any: a form's cleaned data
KEEP: Final = "calendars.keep"
REDATE: Final = "deadlines.redate"
_YEARS: Final = range(1990, 2101)


@officer()
@require_safe
def calendar(request: HouseRequest) -> HttpResponse:
    """Show a year of a place."""
    year = _year_asked(request)
    typed = words_asked(request, "noi")
    place = place_meant(typed, _day_in(year)) if typed else None
    view, why_not = _view(year, place)
    scope = [place.id, *(above.id for above in ancestors(place))] if place else []
    words = {
        "year": year,
        "place": place,
        "typed": typed,
        "view": view,
        "why_not": why_not,
        "today": clock.today(),
        "rules": list(queries.day_rules(date(year, 1, 1), date(year, 12, 31), place_ids=scope)),
        "hours": list(queries.office_hours(place_id=place.id if place else None)),
        "special": [] if place else list(queries.special_hours()),
        "years": {row.year: row for row in queries.years()},
        "said": next((row for row in queries.years() if row.year == year), None),
        "may_keep": request.actor.may(KEEP),
        "may_redate": request.actor.may(REDATE),
    }
    return show(request, "console/calendars/year.html", words)


@officer(KEEP)
@require_http_methods(["GET", "POST"])
def declare(request: HouseRequest) -> HttpResponse:
    """Declare a day off, worked, or open for a part."""
    place = request.GET.get("noi", "")

    def declare_it(given: Given) -> str:
        day: date = given["day"]
        where = place_meant(given["place"], day) if given["place"].strip() else None
        draft = DayDraft(
            day=day,
            kind=given["kind"],
            name=given["name"],
            spans=given["spans"],
            replaces=given["replaces"],
            place_id=where.id if where else None,
            source=given["source"],
        )
        actions.declare_days([draft], by=request.actor, at=clock.now())
        return _page(day.year, where)

    sheet = Sheet(
        title=_("Khai báo một ngày"),
        submit=_("Khai báo"),
        back=_page(clock.today().year, None),
        says=(_("Hồ sơ nhận từ nay tính theo khai báo này; hạn đã hẹn thì xem thử rồi tính lại sau."),),
    )
    form = DayForm(sent(request), initial={"place": place, "day": request.GET.get("ngay")})
    return through_sheet(request, sheet, form, declare_it, done=_("Đã khai báo."))


@officer(KEEP)
@require_http_methods(["GET", "POST"])
def withdraw(request: HouseRequest, rule_id: UUID) -> HttpResponse:
    """Withdraw a declaration."""
    rule = queries.day_rule(rule_id)
    back = _page(rule.day.year, rule.place)

    def withdraw_it(given: Given) -> str:
        actions.withdraw_day(rule_id, why=given["reason"], by=request.actor, at=clock.now())
        return back

    sheet = Sheet(
        title=_("Thu hồi khai báo ngày {day}").format(day=f"{rule.day:%d/%m/%Y}"),
        submit=_("Thu hồi"),
        back=back,
        eyebrow=rule.name,
        says=(_("Ngày này trở lại như chưa từng khai báo; hạn đã hẹn thì xem thử rồi tính lại sau."),),
        is_danger=True,
    )
    form = ReasonForm(sent(request), label=_("Lý do thu hồi"))
    return through_sheet(request, sheet, form, withdraw_it, done=_("Đã thu hồi khai báo."))


@officer(KEEP)
@require_http_methods(["GET", "POST"])
def set_hours(request: HouseRequest) -> HttpResponse:
    """Set the office hours from a day on."""

    def set_them(given: Given) -> str:
        since: date = given["since"]
        where = place_meant(given["place"], since) if given["place"].strip() else None
        actions.set_office_hours(
            given["week"],
            valid_from=since,
            valid_to=given["until"],
            place_id=where.id if where else None,
            source=given["source"],
            by=request.actor,
            at=clock.now(),
        )
        return _page(since.year, where)

    sheet = Sheet(
        title=_("Đặt giờ làm việc"),
        submit=_("Đặt giờ"),
        back=_page(clock.today().year, None),
        says=(
            _("Giờ đang áp dụng kết thúc vào hôm trước. Mỗi ngày ghi các khoảng, cách nhau bằng dấu phẩy."),
        ),
    )
    form = HoursForm(sent(request), initial=_present_week())
    return through_sheet(request, sheet, form, set_them, done=_("Đã đặt giờ làm việc."))


@officer(KEEP)
@require_http_methods(["GET", "POST"])
def announce(request: HouseRequest, year: int) -> HttpResponse:
    """Say that a year's holidays are planned or announced."""

    def announce_it(given: Given) -> str:
        actions.announce_year(
            year,
            announced=given["announced"] == "yes",
            source=given["source"],
            by=request.actor,
            at=clock.now(),
        )
        return _page(year, None)

    sheet = Sheet(
        title=_("Lịch nghỉ năm {year}").format(year=year),
        submit=_("Ghi nhận"),
        back=_page(year, None),
        says=(_("Chỉ khi đã công bố, ngày hẹn trả rơi vào năm này mới được coi là chắc chắn."),),
    )
    return through_sheet(request, sheet, YearForm(sent(request)), announce_it, done=_("Đã ghi nhận."))


def _view(year: int, place: Place | None) -> tuple[YearView | None, str]:
    """The year of a place, or the sentence that says why there is none."""
    try:
        return queries.year_view(year, place.id if place else None), ""
    except Refused as refusal:
        return None, str(refusal)


def _year_asked(request: HouseRequest) -> int:
    """The year to show: `?nam=`, else this one. Raises YearUnreadable."""
    typed = request.GET.get("nam", "").strip()
    if not typed:
        return clock.today().year
    if not typed.isdecimal() or int(typed[:5]) not in _YEARS:
        raise YearUnreadable(typed=typed[:30])
    return int(typed)


def _day_in(year: int) -> date:
    """The day of a year that lies nearest to today."""
    return min(max(clock.today(), date(year, 1, 1)), date(year, 12, 31))


def _present_week() -> dict[str, Any]:  # Any: first values of a form
    """The hours that hold everywhere now, as a form shows them."""
    rows = list(queries.office_hours()[:1])
    week = rows[0].week if rows else []
    return {f"day_{number}": ", ".join(spans) for number, spans in enumerate(week)}


def _page(year: int, place: Place | None) -> str:
    where = f"&noi={place.code}" if place else ""
    return f"{reverse('console:calendar')}?nam={year}{where}"
