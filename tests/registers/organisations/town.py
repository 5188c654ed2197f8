"""A small administration made by hand: a province, a city, two wards, their one-stop units, a few posts."""

from datetime import date, datetime
from uuid import UUID

from motcua.foundation.access.actions import set_role
from motcua.foundation.access.models import SYSTEM, Actor, ActorKind
from motcua.foundation.clock import VN
from motcua.foundation.ids import new_id
from motcua.registers.organisations.actions import (
    AgencyDraft,
    Description,
    IdentifierDraft,
    OfficerDraft,
    OneStopDraft,
    PostDraft,
    enter_officer,
    found_agencies,
    open_posts,
    set_kind,
)
from motcua.registers.organisations.models import Agency, Officer, Post
from tests.registers.places.land import small_land

AT = datetime(2023, 11, 20, 8, tzinfo=VN)
DAY = date(2023, 11, 20)
SINCE = date(2021, 1, 1)

KINDS = (
    ("PEOPLES_COMMITTEE", "Ủy ban nhân dân", 10, False, "PROVINCE"),
    ("DEPARTMENT", "Sở, cơ quan chuyên môn", 20, False, ""),
    ("DIVISION", "Phòng", 30, False, ""),
    ("ONE_STOP_UNIT", "Bộ phận một cửa", 90, True, ""),
)
ROLES = ("one_stop_clerk", "civil_status_officer", "commune_leader", "division_head")


def keeper() -> Actor:
    """Who keeps the whole register."""
    return Actor(new_id(), ActorKind.OFFICER, {"organisations.edit": None, "organisations.leave": None})


def keeper_of(*units: UUID) -> Actor:
    """Who keeps some units and what stands below them."""
    held = frozenset(units)
    return Actor(new_id(), ActorKind.OFFICER, {"organisations.edit": held, "organisations.leave": held})


def stranger() -> Actor:
    """Someone without any right."""
    return Actor(new_id(), ActorKind.OFFICER)


def described(name: str, kind: str = "DIVISION", **more: object) -> Description:
    """A description, of a ward's level unless said otherwise."""
    return Description(**({"name": name, "kind": kind, "level": "COMMUNE"} | more))  # type: ignore[arg-type]  # a shorthand of tests


def kinds_and_roles() -> None:
    """What agencies and posts are made of."""
    for code, name, rank, receives, alone_at in KINDS:
        set_kind(code, name=name, rank=rank, receives=receives, alone_at=alone_at, by=SYSTEM, at=AT)
    for role in ROLES:
        set_role(role, name=role, rights=[], by=SYSTEM, at=AT)


def a_town() -> dict[str, Agency]:
    """Found it all; agencies by code."""
    small_land()
    kinds_and_roles()
    drafts = [
        AgencyDraft(
            "tinh",
            described(
                "Ủy ban nhân dân tỉnh Bình Định",
                "PEOPLES_COMMITTEE",
                level="PROVINCE",
                short_name="UBND tỉnh",
                place="52",
            ),
            SINCE,
            identifier=IdentifierDraft("H08", "KNOWN"),
        ),
        AgencyDraft(
            "tu-phap",
            described("Sở Tư pháp", "DEPARTMENT", level="PROVINCE", short_name="STP", parent="tinh"),
            SINCE,
            identifier=IdentifierDraft("H08.12"),
        ),
        AgencyDraft(
            "tttt",
            described("Sở Thông tin và Truyền thông", "DEPARTMENT", level="PROVINCE", parent="tinh"),
            SINCE,
            aliases=("Sở TT&TT", "Sở Thông tin - Truyền thông"),
        ),
        AgencyDraft(
            "quy-nhon",
            described(
                "Ủy ban nhân dân thành phố Quy Nhơn",
                "PEOPLES_COMMITTEE",
                level="DISTRICT",
                parent="tinh",
                place="540",
            ),
            SINCE,
            identifier=IdentifierDraft("H08.31"),
        ),
        *_ward("dong-da", "phường Đống Đa", "21556", "H08.31.01"),
        *_ward("nhon-phu", "phường Nhơn Phú", "21553", "H08.31.02"),
    ]
    return {agency.code: agency for agency in found_agencies(drafts, by=SYSTEM, at=AT)}


def _ward(code: str, name: str, place: str, identifier: str) -> list[AgencyDraft]:
    committee = described(
        f"Ủy ban nhân dân {name}",
        "PEOPLES_COMMITTEE",
        short_name=f"UBND {name}",
        parent="quy-nhon",
        place=place,
    )
    one_stop = described(f"Bộ phận một cửa {name}", "ONE_STOP_UNIT", parent=code, place=place)
    return [
        AgencyDraft(
            f"{code}.mot-cua", one_stop, SINCE, one_stop=OneStopDraft(serves=(code,), phone="0256 3810 000")
        ),
        AgencyDraft(code, committee, SINCE, identifier=IdentifierDraft(identifier)),
    ]


def posts_of_dong_da() -> dict[str, Post]:
    """The posts that a civil-status dossier passes."""
    drafts = [
        PostDraft("dong-da.tiep-nhan", "Công chức một cửa", "dong-da.mot-cua", ("one_stop_clerk",), SINCE),
        PostDraft(
            "dong-da.ho-tich", "Công chức Tư pháp – Hộ tịch", "dong-da", ("civil_status_officer",), SINCE
        ),
        PostDraft("dong-da.chu-tich", "Chủ tịch UBND phường", "dong-da", ("commune_leader",), SINCE),
        PostDraft("dong-da.pho", "Phó Chủ tịch UBND phường", "dong-da", ("division_head",), SINCE),
    ]
    return {post.code: post for post in open_posts(drafts, by=SYSTEM, at=AT)}


def an_officer(code: str = "CB01", name: str = "Trần Thị Mẫu", **more: str) -> Officer:
    """Someone who can hold posts."""
    return enter_officer(OfficerDraft(code, name, **more), by=SYSTEM, at=AT)
