"""Where instruments are tried: a small town with its office hours and the officers of one ward."""

from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

from motcua.foundation.access.models import SYSTEM, Actor, ActorKind, Seat
from motcua.foundation.clock import VN
from motcua.foundation.ids import new_id
from motcua.instruments.deadlines.queries import workplace
from motcua.instruments.workflow.models import Step, StepKind
from motcua.registers.calendars.actions import set_office_hours
from motcua.registers.organisations.models import Agency, Post
from tests.registers.organisations.town import a_town, posts_of_dong_da

AT = datetime(2023, 11, 20, 8, tzinfo=VN)
OPEN = ["07:00-11:30", "13:30-17:00"]

STEPS = (
    Step("tiep_nhan", "Tiếp nhận hồ sơ", "one_stop_clerk", StepKind.ACCEPT, 120),
    Step("tham_tra", "Thẩm tra", "civil_status_officer", StepKind.APPRAISE, 840),
    Step("ky", "Ký duyệt", "commune_leader", StepKind.SIGN, 240),
    Step("vao_so", "Vào sổ, đóng dấu", "civil_status_officer", StepKind.ISSUE, 120),
    Step("tra", "Trả kết quả", "one_stop_clerk", StepKind.HAND_OVER, 120),
)


@dataclass
class Ward:
    """A ward's committee, its one-stop unit, and who works there."""

    agencies: dict[str, Agency]
    posts: dict[str, Post]
    people: dict[str, Actor] = field(default_factory=dict)

    @property
    def committee(self) -> UUID:
        return self.agencies["dong-da"].id

    @property
    def one_stop(self) -> UUID:
        return self.agencies["dong-da.mot-cua"].id

    @property
    def agencies_of_steps(self) -> dict[str, UUID]:
        at_the_counter = {"tiep_nhan", "tra"}
        return {step.key: self.one_stop if step.key in at_the_counter else self.committee for step in STEPS}

    def someone(self, post: str, *roles: str, rights: tuple[str, ...] = ()) -> Actor:
        """An officer who holds a post with these roles, and these rights at its agency."""
        held = self.posts[f"dong-da.{post}"]
        seat = Seat(held.id, held.agency_id, frozenset(roles), held.title)
        units = frozenset({held.agency_id})
        return Actor(new_id(), ActorKind.OFFICER, MappingProxyType(dict.fromkeys(rights, units)), (seat,))

    def clerk(self) -> Actor:
        rights = ("dossiers.accept", "dossiers.hand_over")
        return self.someone("tiep-nhan", "one_stop_clerk", rights=rights)

    def civil_status_officer(self) -> Actor:
        return self.someone("ho-tich", "civil_status_officer", rights=("dossiers.handle",))

    def leader(self) -> Actor:
        rights = ("dossiers.approve", "workflow.assign")
        return self.someone("chu-tich", "commune_leader", rights=rights)


def a_ward() -> Ward:
    """Found it, with office hours from Monday to Friday."""
    agencies = a_town()
    week = [OPEN] * 5 + [[], []]
    set_office_hours(week, valid_from=date(2021, 1, 1), by=SYSTEM, at=AT)
    return Ward(agencies, posts_of_dong_da())


def hours():
    """Whose working time counts in tests: everybody's."""
    return workplace()
