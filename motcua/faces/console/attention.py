"""What waits for a keeper, and where things stand; counts are capped, and only for who may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.foundation.access.models import Actor
from motcua.foundation.accounts.queries import lockouts
from motcua.foundation.clock import VN
from motcua.foundation.events.queries import anchors, dead_deliveries, waiting_count
from motcua.foundation.jobs.queries import worker_last_seen
from motcua.foundation.packs.models import UploadState
from motcua.foundation.packs.queries import uploads
from motcua.foundation.text import figures, moment_words
from motcua.registers.calendars.queries import years
from motcua.registers.procedures.queries import doubt_counts

MOST: Final = 100
"""Counts stop here: beyond it a number says nothing more."""

PACKS: Final = "console:packs"
DEAD: Final = "console:dead-letters"
_ALIVE: Final = timedelta(minutes=2)


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for somebody."""

    count: str
    title: str
    note: str
    href: str
    tone: str


@dataclass(frozen=True)
class Standing:
    """How one thing stands."""

    title: str
    word: str
    tone: str
    said: str


def rail_counts(actor: Actor) -> dict[str, int]:
    """The counts beside the ways in, by page; nought is not said."""
    counts: dict[str, int] = {}
    if actor.may("packs.approve"):
        counts[PACKS] = len(uploads(UploadState.PROPOSED).values_list("id")[:MOST])
    if actor.may("jobs.view"):
        counts[DEAD] = len(dead_deliveries().values_list("id")[:MOST])
    return {page: count for page, count in counts.items() if count}


def waiting_for(actor: Actor, *, day: date, real_now: datetime) -> list[Waiting]:
    """What waits for an actor, the gravest first."""
    counts = rail_counts(actor)
    found = [*_broken(counts), *_proposals(counts)]
    if actor.may("accounts.edit"):
        found += _locked_out(real_now)
    if actor.may("procedures.settle_doubt") or actor.may("procedures.view"):
        found += _doubts()
    if actor.may("calendars.keep"):
        found += _unannounced(day)
    return found


def standing_of(actor: Actor, *, real_now: datetime) -> list[Standing]:
    """How the house stands, for who may see it."""
    found: list[Standing] = []
    if actor.may("jobs.view"):
        found.append(_worker(real_now))
    if actor.may("events.view"):
        found.append(_anchor())
    return found


def _broken(counts: dict[str, int]) -> Sequence[Waiting]:
    count = counts.get(DEAD, 0)
    if not count:
        return ()
    note = _("Phản ứng hỏng nhiều lần, đã ngừng thử; không mất gì.")
    return (Waiting(_capped(count), _("Chuyển tin hỏng"), note, reverse(DEAD), "red"),)


def _proposals(counts: dict[str, int]) -> Sequence[Waiting]:
    count = counts.get(PACKS, 0)
    if not count:
        return ()
    note = _("Cần người thứ hai xem khác biệt và duyệt.")
    return (Waiting(_capped(count), _("Gói chờ duyệt"), note, reverse(PACKS), "amber"),)


def _locked_out(real_now: datetime) -> Sequence[Waiting]:
    locked = lockouts(real_now=real_now)
    if not locked:
        return ()
    note = ", ".join(one.login for one in locked[:3])
    return (
        Waiting(
            _capped(len(locked)), _("Đang tạm khóa đăng nhập"), note, reverse("console:accounts"), "amber"
        ),
    )


def _doubts() -> Sequence[Waiting]:
    counts = doubt_counts()
    if not counts:
        return ()
    note = _("Nhiều nhất: {kind} ({count}).").format(
        kind=counts[0].kind.label, count=figures(counts[0].count)
    )
    total = figures(sum(count.count for count in counts))
    return (Waiting(total, _("Điểm cần làm rõ"), note, reverse("console:doubts"), "amber"),)


def _unannounced(day: date) -> Sequence[Waiting]:
    announced = {row.year for row in years() if row.announced}
    missing = [year for year in (day.year, day.year + 1) if year not in announced]
    if not missing:
        return ()
    note = _("Ngày hẹn rơi vào năm chưa công bố thì chưa chắc chắn.")
    href = f"{reverse('console:calendar')}?nam={missing[0]}"
    return (Waiting(", ".join(map(str, missing)), _("Năm chưa công bố lịch nghỉ"), note, href, "amber"),)


def _worker(real_now: datetime) -> Standing:
    title = _("Tiến trình chạy nền")
    seen = worker_last_seen()
    waiting = _("{count} việc chuyển tin đang chờ").format(count=_capped(waiting_count(MOST)))
    if seen is None:
        return Standing(title, _("chưa thấy"), "red", waiting)
    is_alive = real_now - seen < _ALIVE
    word, tone = (_("đang chạy"), "green") if is_alive else (_("không thấy trả lời"), "red")
    return Standing(title, word, tone, waiting)


def _anchor() -> Standing:
    title = _("Mốc ký sổ sự kiện")
    latest = anchors(limit=1)
    if not latest:
        return Standing(title, _("chưa có"), "amber", _("mốc đầu tiên được ký lúc nửa đêm"))
    said = _("{count} sự kiện, ký lúc {when}").format(
        count=figures(latest[0].event_count), when=moment_words(latest[0].at.astimezone(VN))
    )
    return Standing(title, _("đã ký"), "green", said)


def _capped(count: int) -> str:
    return f"{MOST - 1}+" if count >= MOST else str(count)
