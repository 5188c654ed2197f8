"""The demo province from its packs, with an account for every post that a dossier goes through."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from uuid import UUID

from motcua.casework.dossiers.actions import (
    NewResult,
    Receiving,
    finish_step,
    hand_over,
    record_result,
    take_in,
)
from motcua.casework.dossiers.models import KIND, Dossier, Filing, Paper
from motcua.casework.dossiers.queries import ground_for, papers_asked
from motcua.casework.dossiers.queries.grounds import Ground
from motcua.casework.dossiers.queries.joint import filing_of_row
from motcua.foundation.access.models import SYSTEM, Actor
from motcua.foundation.accounts.actions import NewAccount, open_accounts
from motcua.foundation.accounts.models import AccountKind
from motcua.foundation.clock import VN
from motcua.foundation.files.actions import keep_file
from motcua.foundation.files.models import StoredFile
from motcua.foundation.packs.ports import registered_kinds
from motcua.instruments.fees.actions import take_cash
from motcua.instruments.fees.models import About, Charge, Settlement
from motcua.instruments.fees.queries import charges_of
from motcua.instruments.workflow.models import Task
from motcua.instruments.workflow.queries import outcomes_of, waiting_of
from motcua.launch.grow.hands import Hands
from motcua.registers.organisations.actions.officers import attach_accounts
from motcua.registers.organisations.queries import ids_by_code
from motcua.registers.organisations.queries.posts import officers_to_enrol
from motcua.registers.people.queries import entity_by_tax_code, person_by_number
from motcua.registers.procedures.models import Channel, Handling, Need
from tests.casework.dossiers.world import PDF
from tests.registers.from_packs import items

AT = datetime(2023, 11, 20, 8, tzinfo=VN)
DAY = AT.date()
WARD, CITY, CENTRE = "p-dong-da.mot-cua", "tp-quy-nhon.mot-cua", "ttpvhcc"
PERSON, BUSINESS = "052196000001", "4100990012"
RECORDING = ("SIGN", "ISSUE")


@dataclass
class Province:
    """What the packs bring, and whoever sits at a post."""

    hands: Hands = field(default_factory=lambda: Hands(AT))

    def filing(self, code: str, unit: str, *, case: int | None = None, **more: object) -> Filing:
        """What somebody asks for on paper, with all that must be handed in."""
        unit_id = ids_by_code([unit])[unit]
        known = {"procedure_code": code, "unit_id": unit_id, "case_number": case, "channel": Channel.DIRECT}
        applicant = {} if "entity_id" in more else {"person_id": person_by_number(PERSON).id}
        bare = Filing(**(known | applicant | more))
        return Filing(**(known | applicant | {"papers": self.papers(bare)} | more))

    def papers(self, filing: Filing) -> tuple[Paper, ...]:
        """Whatever must always be handed in."""
        version = ground_for(filing, DAY).version
        return tuple(
            Paper(one.id, one.originals, one.copies or (not one.originals))
            for one in papers_asked(version.id, filing.case_number)
            if one.need == Need.ALWAYS and one.handling == Handling.SUBMIT
        )

    def who(self, ground: Ground, step: str) -> Actor:
        """Whoever holds the post at which a step is done, with the rights of that post's roles."""
        role = next(one.role for one in ground.steps if one.key == step)
        return self.at_post(ground.agencies[step], role)

    def at_post(self, agency_id: UUID, role: str) -> Actor:
        """Whoever bears a role at an agency; an officer is put there where nobody sits."""
        self.hands.of(agency_id, role)
        self.hands.fill([(agency_id, role)])
        return self.hands.of(agency_id, role)[0]


@dataclass
class Journey:
    """One dossier on its way through its real posts, hour by hour."""

    province: Province
    ground: Ground
    dossier: Dossier
    at: datetime
    hands: list[tuple[str, UUID]] = field(default_factory=list)
    decided: dict[str, str] = field(default_factory=dict)

    @property
    def task(self) -> Task | None:
        """Where it lies."""
        return waiting_of(KIND, [self.dossier.id]).get(self.dossier.id)

    def step(self) -> None:
        """Do the step in which it lies, by whoever holds its post; the result where it is first recorded."""
        task = self.task
        assert task is not None
        by = self.province.who(self.ground, task.step)
        self.at += timedelta(minutes=20)
        self.hands.append((task.step, by.id))
        if task.kind == "HAND_OVER":
            hand_over(self.dossier.id, Receiving(), by=by, at=self.at)
            return
        if task.kind in RECORDING and self.dossier.resolved_at is None:
            record_result(self.dossier.id, self._result(by), by=by, at=self.at)
            self.dossier.refresh_from_db()
        finish_step(self.dossier.id, task.id, outcome=self._outcome(task), by=by, at=self.at)

    def _outcome(self, task: Task) -> str:
        """Come to what was decided for a step, else to the first that it may come to."""
        possible = [key for key, _title in outcomes_of(task)]
        return self.decided.get(task.step) or next(iter(possible), "")

    def to_the_end(self) -> "Journey":
        """Go on until nothing is to be done."""
        while self.task is not None:
            self.step()
            self.dossier.refresh_from_db()
        return self

    def part(self, key: str) -> "Journey":
        """A part of it that has begun, on its own way."""
        row = self.dossier.parts.select_related("dossier").get(key=key)
        ground = ground_for(filing_of_row(self.dossier, row), self.at.date())
        return Journey(self.province, ground, row.dossier, self.at)

    def through_the_parts(self) -> "Journey":
        """Go on with whatever part lies somewhere, one after the other, until none does."""
        while row := self.dossier.parts.filter(state="RUNNING").order_by("position").first():
            self.at = self.part(row.key).to_the_end().at
            self.dossier.refresh_from_db()
        return self

    def pay(self, settlements: Sequence[Settlement] = ()) -> int:
        """Pay all that is due to whoever takes things in; give the sum."""
        charges = charges_of(KIND, self.dossier.id)
        assert charges
        receipt = take_cash(
            KIND,
            self.dossier.id,
            unit_id=self.ground.unit.id,
            about=About(self.dossier.code or "", self.ground.version.title, "Nguyễn Thị Bình An", "Đống Đa"),
            settlements=settlements,
            by=self.province.who(self.ground, self.ground.steps[0].key),
            at=self.at,
        )
        return receipt.amount

    def _result(self, by: Actor) -> NewResult:
        version = self.ground.version
        return NewResult(version.results[0]["name"], "01/KQ", self.at.date(), a_file(by), "ket-qua.pdf")


def a_file(by: Actor) -> StoredFile:
    """A paper to record."""
    return keep_file(BytesIO(PDF), name="ket-qua.pdf", by=by, at=AT)


def taken_in(province: Province, filing: Filing, at: datetime = AT) -> Journey:
    """Take in what is asked for, by whoever holds the counter's post."""
    ground = ground_for(filing, at.date())
    first = ground.steps[0].key
    dossier = take_in(filing, by=province.who(ground, first), at=at)
    return Journey(province, ground, dossier, at)


def settled(journey: Journey, count: int) -> list[Settlement]:
    """What a cashier says of charges that nobody could reckon before."""
    by_sum = {"amount": 30000, "reason": "Theo nghị quyết"}
    return [
        Settlement(row.id, count=count) if row.scale else Settlement(row.id, **by_sum)
        for row in charges_of(KIND, journey.dossier.id)
        if row.state == Charge.State.OPEN
    ]


def load_province() -> Province:
    """Load the packs and let every officer named there sign in."""
    for pack in ("vietnam", "binhdinh"):  # checked whole elsewhere
        for kind in registered_kinds():
            kind.load(items(pack, kind.name), by=SYSTEM, at=AT)
    waiting = list(officers_to_enrol())
    new = [NewAccount(officer.login, officer.full_name) for officer in waiting]
    opened = open_accounts(new, kind=AccountKind.OFFICER, password=None, by=SYSTEM, at=AT)
    pairs = [(officer.id, account.id) for officer, account in zip(waiting, opened, strict=True)]
    attach_accounts(pairs, by=SYSTEM, at=AT)
    return Province()


def business() -> UUID:
    """A company of the packs."""
    found = entity_by_tax_code(BUSINESS)
    assert found is not None
    return found.id
