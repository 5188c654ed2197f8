"""The officers' rail: every way in, in the order of the house, shown to whom its own door would open."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from django import template
from django.http import HttpRequest
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.faces.shared.doors import Door, Who, door_of
from motcua.foundation.access.models import Actor, ActorKind

register = template.Library()


@dataclass(frozen=True)
class Way:
    """A page that the rail leads to; `family` are beginnings of the names of the pages that belong to it."""

    page: str
    label: str
    family: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShownWay:
    """A way as one officer sees it on one page."""

    label: str
    address: str
    current: str
    count: object


RAIL: Final[tuple[tuple[str, tuple[Way, ...]], ...]] = (
    (
        gettext_noop("Một cửa"),
        (
            Way("counter:home", gettext_noop("Quầy một cửa"), ("counter:",)),
            Way("counter:pending", gettext_noop("Chờ tiếp nhận, bổ sung")),
            Way("counter:transfers", gettext_noop("Bàn giao giấy tờ"), ("counter:transfer",)),
            Way("counter:mirrors", gettext_noop("Hồ sơ ngành dọc"), ("counter:mirror",)),
            Way("counter:waiting", gettext_noop("Kết quả chờ trả")),
            Way("counter:register", gettext_noop("Sổ theo dõi hồ sơ")),
            Way("counter:receipts", gettext_noop("Biên lai trong ngày"), ("counter:receipt",)),
            Way("counter:shift", gettext_noop("Ca thu")),
        ),
    ),
    (
        gettext_noop("Xử lý"),
        (
            Way(
                "desk:home",
                gettext_noop("Việc của tôi"),
                ("desk:dossier", "desk:many", "desk:re", "desk:s", "desk:why"),
            ),
            Way("desk:notices", gettext_noop("Thông báo")),
            Way("desk:transfers", gettext_noop("Giao, nhận giấy tờ"), ("desk:transfer",)),
            Way("desk:done", gettext_noop("Việc đã làm")),
            Way("desk:find", gettext_noop("Tìm hồ sơ")),
            Way("desk:unrouted", gettext_noop("Hồ sơ chưa rõ nơi"), ("desk:unrouted",)),
            Way("desk:feedback", gettext_noop("Phản ánh, kiến nghị"), ("desk:feedback", "desk:ratings")),
            Way("desk:data_requests", gettext_noop("Yêu cầu về dữ liệu"), ("desk:data_request",)),
            Way("desk:unit", gettext_noop("Việc của đơn vị"), ("desk:unit",)),
        ),
    ),
    (
        gettext_noop("Chỉ đạo, điều hành"),
        (
            Way("command:glance", gettext_noop("Toàn cảnh")),
            Way("command:ranks", gettext_noop("Xếp hạng cơ quan")),
            Way("command:units", gettext_noop("Đơn vị"), ("command:unit",)),
            Way("command:endangered", gettext_noop("Hồ sơ sắp trễ")),
            Way(
                "command:home",
                gettext_noop("Kế hoạch, nhiệm vụ"),
                ("command:plan", "command:assignment", "command:reports"),
            ),
            Way("command:board", gettext_noop("Tình hình thực hiện"), ("command:lines", "command:agency")),
            Way("command:targets", gettext_noop("Chỉ tiêu"), ("command:target", "command:plan-proposals")),
            Way("command:indices", gettext_noop("Chỉ số"), ("command:index",)),
            Way("command:late-lists", gettext_noop("Danh sách chậm"), ("command:late",)),
            Way("command:scores", gettext_noop("Bộ chỉ số"), ("command:score",)),
            Way("command:readings", gettext_noop("Văn bản đang rà soát"), ("command:reading",)),
        ),
    ),
    (
        gettext_noop("Sổ gốc"),
        (
            Way("console:home", gettext_noop("Tổng quan")),
            Way("console:procedures", gettext_noop("Thủ tục"), ("console:procedure",)),
            Way("console:doubts", gettext_noop("Điểm cần làm rõ"), ("console:doubt",)),
            Way("console:organisations", gettext_noop("Tổ chức"), ("console:agency", "console:post")),
            Way("console:officers", gettext_noop("Cán bộ"), ("console:officer",)),
            Way("console:people", gettext_noop("Cá nhân, tổ chức"), ("console:person", "console:duplicates")),
            Way("console:places", gettext_noop("Địa bàn"), ("console:place",)),
            Way("console:calendar", gettext_noop("Lịch làm việc"), ("console:day", "console:hours")),
            Way("console:packs", gettext_noop("Gói dữ liệu"), ("console:pack",)),
        ),
    ),
    (
        gettext_noop("Hệ thống"),
        (
            Way("console:accounts", gettext_noop("Tài khoản"), ("console:account",)),
            Way("console:roles", gettext_noop("Vai trò"), ("console:role",)),
            Way("console:tokens", gettext_noop("Mã truy cập"), ("console:token",)),
            Way("console:identity", gettext_noop("Dịch vụ định danh"), ("console:identity",)),
            Way("console:jobs", gettext_noop("Việc chạy nền")),
            Way("console:dead-letters", gettext_noop("Tin chưa chuyển được"), ("console:dead-letter",)),
            Way("console:events", gettext_noop("Sổ sự kiện"), ("console:subject", "console:proof")),
            Way("console:looks", gettext_noop("Ai đã xem dữ liệu")),
        ),
    ),
)


@register.simple_tag(takes_context=True)
def ways_in(context: template.Context) -> list[tuple[str, list[ShownWay]]]:
    """Give the ways in for whoever acts, by heading; a page may hand counts by page name as `rail`."""
    request: HttpRequest = context["request"]
    actor: Actor = context["actor"]
    counts: Mapping[str, object] = context.get("rail") or {}
    here = request.resolver_match.view_name if request.resolver_match else ""
    shown = []
    for heading, ways in RAIL:
        open_ways = [
            ShownWay(_(way.label), reverse(way.page), _current(way, here), counts.get(way.page))
            for way in ways
            if opens_to(actor, _door(way.page))
        ]
        if open_ways:
            shown.append((_(heading), open_ways))
    return shown


def opens_to(actor: Actor, door: Door | None) -> bool:
    """Say whether a door lets the actor in; a page that does not exist has no door."""
    if door is None:
        return False
    if door.who is not Who.OFFICER:
        return True
    if actor.kind is not ActorKind.OFFICER:
        return False
    return not door.rights or any(actor.may(right) for right in door.rights)


def _current(way: Way, here: str) -> str:
    """Say whether one stands at a way, or below it and below no nearer one."""
    if here == way.page:
        return "page"
    if here in _PAGES or not here.startswith(way.family or ("\0",)):
        return ""
    return "true" if _nearness(way, here) == max(_nearness(one, here) for one in _WAYS) else ""


def _nearness(way: Way, here: str) -> int:
    return max((len(one) for one in way.family if here.startswith(one)), default=0)


_WAYS: Final = tuple(way for _heading, ways in RAIL for way in ways)
_PAGES: Final = frozenset(way.page for way in _WAYS)


@lru_cache(maxsize=64)
def _door(page: str) -> Door | None:
    """Find the rule that a page's view wears."""
    try:
        view: Callable[..., Any] = resolve(reverse(page)).func  # Any: views take what their URL gives
    except NoReverseMatch:
        return None
    return door_of(view)
