"""A province that follows a plan: who carries out, who answers for it, who follows, who decides."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from motcua.foundation.access.actions import set_role
from motcua.foundation.access.models import SYSTEM, Actor
from motcua.foundation.access.queries import actor_for
from motcua.foundation.accounts.actions import open_account
from motcua.foundation.accounts.models import AccountKind
from motcua.foundation.clock import VN
from motcua.registers.organisations.actions import (
    OfficerDraft,
    PostDraft,
    appoint,
    attach_accounts,
    enter_officer,
    open_posts,
    set_class,
)
from motcua.steering.plans.actions import (
    Change,
    RecurrenceDraft,
    ReminderStepDraft,
    confirm_line,
    publish_reading,
    set_recurrence_rule,
    set_reminder_step,
    take_in_document,
)
from motcua.steering.plans.models import Assignment, Plan
from motcua.steering.plans.queries.reviewing import lines_of
from tests.registers.organisations.town import a_town

SINCE = date(2021, 1, 1)
GIVEN_AT = datetime(2023, 2, 1, 9, tzinfo=VN)
HEAD = "STT\tNhiệm vụ\tSản phẩm\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn"
ROWS = (
    "1\tRà soát quy trình nội bộ\tBáo cáo\tSở Tư pháp\tSở Thông tin và Truyền thông\tQuý II/2023",
    "2\tSố hóa hồ sơ hộ tịch\tDữ liệu\tSở Tư pháp\t\tTrước ngày 30/9/2023",
    "3\tBáo cáo kết quả\tBáo cáo\tSở Thông tin và Truyền thông\t\tHằng quý",
    "4\tHướng dẫn thi hành\tVăn bản\tSở Tư pháp\t\tSau khi Nghị định được ban hành",
    "5\tTuyên truyền\t\tSở Tư pháp\t\t",
)
ROLES = {
    "doer": ["plans.view", "plans.carry_out"],
    "head": ["plans.view", "plans.carry_out", "plans.answer"],
    "office": ["plans.view", "plans.review", "plans.publish", "plans.follow"],
    "chief": ["plans.view", "plans.follow", "plans.decide", "plans.answer"],
}
SEATS = (
    ("doer", "tu-phap", "doer"),
    ("boss", "tu-phap", "head"),
    ("doer2", "tttt", "doer"),
    ("office", "tinh", "office"),
    ("chief", "tinh", "chief"),
    ("stranger", "quy-nhon", "doer"),
)
LADDER = (
    ("before", "AGENCY", -7),
    ("on_day", "AGENCY", 0),
    ("head_after", "HEAD", 3),
    ("assigner_after", "ASSIGNER", 5),
    ("superior_after", "SUPERIOR", 10),
)


def day(text: str) -> date:
    """A day of 2023: "30/6"."""
    number, month = text.split("/")
    return date(2023, int(month), int(number))


def at(text: str, hour: int = 9) -> datetime:
    """A moment on a day of 2023."""
    return datetime.combine(day(text), datetime.min.time(), VN).replace(hour=hour)


@dataclass
class Province:
    """The agencies and accounts of the test."""

    agencies: dict[str, UUID]
    accounts: dict[str, UUID]

    def actor(self, who: str, on: date = date(2023, 6, 1)) -> Actor:
        from_account = _ACCOUNTS[self.accounts[who]]
        return actor_for(from_account, on)


_ACCOUNTS: dict = {}


def a_province() -> Province:
    """Found it: six people on six posts, the ladder, the rule of quarters."""
    town = a_town()
    for role, rights in ROLES.items():
        set_role(role, name=role, rights=rights, by=SYSTEM, at=GIVEN_AT)
    posts = open_posts(
        [PostDraft(f"{agency}.{who}", who, agency, (role,), SINCE) for who, agency, role in SEATS],
        by=SYSTEM,
        at=GIVEN_AT,
    )
    by_code = {post.code: post for post in posts}
    accounts = {}
    for who, agency, _role in SEATS:
        officer = enter_officer(OfficerDraft(f"o-{who}", f"Ông {who}", who), by=SYSTEM, at=GIVEN_AT)
        appoint(officer.id, by_code[f"{agency}.{who}"].id, since=SINCE, by=SYSTEM, at=GIVEN_AT)
        account = open_account(
            who, name=f"Ông {who}", kind=AccountKind.OFFICER, password="nước-chảy-88", by=SYSTEM, at=GIVEN_AT
        )
        attach_accounts([(officer.id, account.id)], by=SYSTEM, at=GIVEN_AT)
        accounts[who] = account.id
        _ACCOUNTS[account.id] = account
    for code, audience, days in LADDER:
        set_reminder_step(ReminderStepDraft(code, audience, days, valid_from=SINCE), by=SYSTEM, at=GIVEN_AT)
    set_recurrence_rule(RecurrenceDraft("quarterly", 20, valid_from=SINCE), by=SYSTEM, at=GIVEN_AT)
    return Province({code: agency.id for code, agency in town.items()}, accounts)


def two_departments_are_a_class() -> None:
    """Let "các sở" mean the two departments."""
    phrases = ["các sở, ban, ngành"]
    set_class("so", name="các sở", phrases=phrases, kinds=["DEPARTMENT"], by=SYSTEM, at=GIVEN_AT)


def a_plan(
    rows: tuple[str, ...] = ROWS,
    number: str = "15",
    *,
    changes: Sequence[Change] = (),
    more: str = "",
    when: datetime = GIVEN_AT,
) -> Plan:
    """Read, confirm and publish a plan of 2023."""
    text = "\n".join(
        [
            f"Số: {number}/KH-UBND",
            "Bình Định, ngày 05 tháng 01 năm 2023",
            "KẾ HOẠCH",
            "Cải cách hành chính tỉnh Bình Định năm 2023",
            "ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH",
            more,
            "",
            HEAD,
            *rows,
        ]
    )
    reading = take_in_document(io.BytesIO(text.encode()), name=f"{number}.txt", by=SYSTEM, at=when)
    for line in lines_of(reading.id):
        confirm_line(line.id, line.version, by=SYSTEM, at=when)
    return publish_reading(reading.id, changes=changes, by=SYSTEM, at=when)


def line(no: str) -> Assignment:
    """The assignment of a number, as it stands now."""
    return Assignment.objects.get(no=no, parent=None)
