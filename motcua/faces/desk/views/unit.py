"""Việc của đơn vị: what lies in a leader's unit, by officer and by step, down to the tasks; who is away."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.faces.desk.outcomes import take_outcome
from motcua.faces.desk.pages import show
from motcua.faces.desk.people import units_led
from motcua.faces.desk.worklist import FREE, TODAY, Choice, Worklist, band_rules, lines_of
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.text import sort_key
from motcua.instruments.workflow.queries import unit_tasks, waiting_at
from motcua.registers.organisations.queries import Holder, holders_at, posts_of
from motcua.registers.organisations.queries import names_of as agency_names

ASSIGN: Final = "workflow.assign"
LEAVE: Final = "organisations.leave"


@dataclass
class Load:
    """So much lies with one officer, or at one step."""

    key: str
    name: str
    late: int = 0
    near: int = 0
    rest: int = 0
    posts: list[str] = field(default_factory=list)
    away: str = ""
    officer_id: UUID | None = None

    @property
    def all(self) -> int:
        """Count it."""
        return self.late + self.near + self.rest

    def add(self, late: int, near: int, rest: int) -> None:
        """Put more on it."""
        self.late, self.near, self.rest = self.late + late, self.near + near, self.rest + rest


@dataclass(frozen=True)
class Bar:
    """A load as a bar: the widths of its parts in hundredths of the longest."""

    load: Load
    late: float
    near: float
    rest: float

    @property
    def near_from(self) -> float:
        """Say where what is due today begins."""
        return self.late

    @property
    def rest_from(self) -> float:
        """Say where the rest begins."""
        return self.late + self.near


@officer(ASSIGN)
@never_cache
@require_safe
def unit(request: HouseRequest) -> HttpResponse:
    """Show a leader how much lies with whom and where, and who is away."""
    now, day = clock.now(), clock.today()
    units = units_led(request.actor, ASSIGN)
    chosen = next((one for one in units if str(one) == request.GET.get("noi")), None)
    shown = [chosen] if chosen else units
    people, steps, free = _loads(shown, now, day)
    words = {
        "people": _bars(people.values()),
        "steps": _bars(steps.values()),
        "free": free,
        "total": sum(load.all for load in steps.values()),
        "late": sum(load.late for load in steps.values()),
        "near": sum(load.near for load in steps.values()),
        "places": sorted(agency_names(units, day).items(), key=lambda one: sort_key(one[1])),
        "chosen": str(chosen or ""),
        "outcome": take_outcome(request),
        "may_send_away": request.actor.may(LEAVE),
    }
    return show(request, "desk/unit.html", words)


@officer(ASSIGN)
@never_cache
@require_safe
def tasks(request: HouseRequest) -> HttpResponse:
    """Show the tasks behind a figure of the unit, to be handed on one by one or many at once."""
    now = clock.now()
    choice = Choice.read(request.GET)
    work = Worklist(unit_tasks(units_led(request.actor, ASSIGN)), choice, request.actor.id, now)
    found, following = work.page(request.GET.get("sau", ""))
    holders = names_of(facet.holder for facet in work.facets if facet.holder)
    words = {
        "work": work,
        "lines": lines_of(found, holders, now=now),
        "next": choice.address(sau=following) if following else "",
        "first": "" if request.GET.get("sau") else "yes",
        "ticked": request.GET.get("chon") == "het",
        "outcome": take_outcome(request),
        "holders": [
            (FREE, _("chưa ai nhận")),
            *sorted(((str(one), name) for one, name in holders.items()), key=lambda one: sort_key(one[1])),
        ],
    }
    return show(request, "desk/unit_tasks.html", words)


def _loads(units: Iterable[UUID], now: datetime, day: date) -> tuple[dict[UUID, Load], dict[str, Load], Load]:
    """Gather what lies with whom and at which step: one question, and two for the people of each unit."""
    people = _people(units, day)
    steps: dict[str, Load] = {}
    free = Load(FREE, _("Chưa ai nhận"))
    rules = band_rules(now)
    late = Q(waits_for="", urgent_at__lt=now)
    rows = (
        waiting_at(units)
        .values_list("holder_id", "title")
        .annotate(late=Count("id", filter=late), near=Count("id", filter=rules[TODAY]), all=Count("id"))
    )
    found = list(rows)
    unknown = names_of(holder for holder, *_rest in found if holder and holder not in people)
    for holder, title, is_late, is_near, everything in found:
        parts = (is_late, is_near, everything - is_late - is_near)
        steps.setdefault(title, Load(title, title)).add(*parts)
        if holder is None:
            free.add(*parts)
        else:
            name = unknown.get(holder, "")
            people.setdefault(holder, Load(str(holder), name)).add(*parts)
    return people, steps, free


def _people(units: Iterable[UUID], day: date) -> dict[UUID, Load]:
    """Give who sits at some units, each with his posts, and who covers him while he is away."""
    people: dict[UUID, Load] = {}
    for unit_id in units:
        titles = {post.id: post.title for post in posts_of(unit_id, day)}
        for post_id, holders in holders_at(unit_id, day).items():
            for holder in holders:
                account_id = holder.officer.account_id
                if account_id is None:
                    continue
                load = people.setdefault(account_id, Load(str(account_id), holder.officer.full_name))
                title = titles.get(post_id, "")
                load.officer_id = holder.officer.id
                load.posts.append(_("{post} (làm thay)").format(post=title) if holder.is_cover else title)
                if holder.is_away and not holder.is_cover:
                    load.away = _away(holders)
    return people


def _away(holders: Iterable[Holder]) -> str:
    covers = [holder.officer.full_name for holder in holders if holder.is_cover]
    if not covers:
        return _("đang nghỉ, chưa có người làm thay")
    return _("đang nghỉ, {names} làm thay").format(names=", ".join(covers))


def _bars(loads: Iterable[Load]) -> list[Bar]:
    """Draw loads to one measure, the most late first."""
    ordered = sorted(loads, key=lambda load: (-load.late, -load.all, sort_key(load.name)))
    longest = max((load.all for load in ordered), default=0) or 1
    return [
        Bar(load, *(100 * part / longest for part in (load.late, load.near, load.rest))) for load in ordered
    ]
