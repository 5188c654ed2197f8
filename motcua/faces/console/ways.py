"""The ways in of the console, gathered as the rail and the first page show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from motcua.foundation.access.models import Actor


@dataclass(frozen=True)
class Way:
    """One way in: the page it leads to, which pages belong to it, who may take it."""

    title: StrOrPromise
    page: str
    note: StrOrPromise
    pages: str
    """The beginnings of the names of its pages."""
    rights: str = ""
    """Any one of these; none: every officer."""
    count: str = ""
    """Which count stands beside it."""


@dataclass(frozen=True)
class ShownWay:
    """A way in as a page shows it."""

    title: StrOrPromise
    note: StrOrPromise
    href: str
    is_here: bool
    count: int


@dataclass(frozen=True)
class Group:
    """Ways in that belong together."""

    title: StrOrPromise
    ways: tuple[ShownWay, ...]


_PROCEDURES: Final = "procedures.view procedures.publish procedures.settle_doubt procedures.import"
_PACKS: Final = "packs.view packs.propose packs.approve"
GROUPS: Final[Sequence[tuple[StrOrPromise, Sequence[Way]]]] = (
    (
        _("Sổ gốc"),
        (
            Way(_("Tổ chức"), "organisations", _("cây bộ máy theo ngày"), "organisations agency post-"),
            Way(_("Cán bộ"), "officers", _("chức danh, nghỉ phép, tài khoản"), "officer holding-"),
            Way(_("Địa bàn"), "places", _("đơn vị hành chính, các đợt sắp xếp"), "place"),
            Way(_("Lịch làm việc"), "calendar", _("ngày nghỉ, giờ làm"), "calendar day- hours- year-"),
            Way(_("Người và tổ chức"), "people", _("tìm, gộp trùng"), "people person", "people.view"),
            Way(_("Thủ tục"), "procedures", _("các phiên bản và khác biệt"), "procedure", _PROCEDURES),
            Way(_("Điểm cần làm rõ"), "doubts", _("chỗ chưa chắc trong thủ tục"), "doubt", _PROCEDURES),
        ),
    ),
    (
        _("Dữ liệu"),
        (Way(_("Gói dữ liệu"), "packs", _("đề nghị, duyệt, nạp"), "pack", _PACKS, "packs"),),
    ),
    (
        _("Quyền"),
        (
            Way(_("Tài khoản"), "accounts", _("mở, khóa, đặt lại"), "account", "accounts.edit"),
            Way(_("Vai trò"), "roles", _("ai được làm gì"), "role", "access.edit_roles"),
            Way(_("Mã truy cập"), "tokens", _("cho hệ thống khác"), "token", "access.issue_token"),
        ),
    ),
    (
        _("Vận hành"),
        (
            Way(_("Việc chạy nền"), "jobs", _("hàng chờ, giờ chạy"), "jobs", "jobs.view"),
            Way(
                _("Chuyển tin hỏng"),
                "dead-letters",
                _("đọc lỗi, chạy lại"),
                "dead-letter",
                "jobs.view",
                "dead",
            ),
            Way(_("Sổ sự kiện"), "events", _("mọi việc đã xảy ra"), "events subject proof", "events.view"),
            Way(_("Nhật ký truy cập"), "looks", _("ai đã xem dữ liệu của ai"), "looks", "audit.view"),
        ),
    ),
)


def ways_for(actor: Actor, page: str, counts: Mapping[str, int]) -> list[Group]:
    """The ways that an actor may take, the one that he is on marked; groups without any are left out."""
    groups = [
        Group(title, tuple(_shown(way, page, counts) for way in ways if _may(actor, way)))
        for title, ways in GROUPS
    ]
    return [group for group in groups if group.ways]


def _may(actor: Actor, way: Way) -> bool:
    return not way.rights or any(actor.may(right) for right in way.rights.split())


def _shown(way: Way, page: str, counts: Mapping[str, int]) -> ShownWay:
    return ShownWay(
        way.title,
        way.note,
        reverse(f"console:{way.page}"),
        page.startswith(tuple(way.pages.split())),
        counts.get(way.count, 0),
    )
