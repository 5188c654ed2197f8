"""A ward with a till: its cashier, its series of receipts, cases that owe something."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from motcua.foundation.access.models import SYSTEM, Actor
from motcua.foundation.accounts.actions import open_account
from motcua.foundation.accounts.models import AccountKind
from motcua.foundation.ids import new_id
from motcua.instruments.fees.actions import SeriesDraft, charge, open_series, take_cash
from motcua.instruments.fees.models import About, Exemption, Line, Receipt, Scale, Series, Standing
from tests.instruments.house import AT, Ward, a_ward

ABOUT = About("H08.31.01-20231120-0001", "Cấp Giấy xác nhận", "Nguyễn Thị Bình An", "Tổ 5, phường Đống Đa")
LEVY = Line("LEVY", "Lệ phí hộ tịch", Standing.DUE, rate=15000, base=15000, amount=15000)
FEE = Line("FEE", "Phí cấp bản sao", Standing.DUE, rate=8000, base=8000, amount=8000)
WORDS = Line("LEVY", "Lệ phí quá hạn", Standing.OPEN, text="Theo nghị quyết")
HALF = Line(
    "LEVY",
    "Lệ phí cấp giấy",
    Standing.OPEN,
    text="Theo nghị quyết",
    exemption=Exemption("s", "Sinh viên", 50),
)


def counted(scale: Scale, title: str = "Phí chứng thực") -> Line:
    """A line whose pieces nobody has counted yet."""
    return Line("FEE", title, Standing.OPEN, rate=scale.tiers[0][1], scale=scale)


@dataclass
class Till:
    """Where cash is taken."""

    ward: Ward
    series: Series

    def cashier(self, *rights: str, name: str = "Nguyễn Thị Hoài Thương") -> Actor:
        """Someone who collects there, with an account that has a name."""
        actor = self.ward.someone(
            "tiep-nhan", "one_stop_clerk", rights=rights or ("fees.collect", "fees.void", "fees.refund")
        )
        account = open_account(
            f"thu-{new_id().hex[-8:]}",
            name=name,
            kind=AccountKind.OFFICER,
            password="x" * 20,
            by=SYSTEM,
            at=AT,
        )
        return Actor(account.id, actor.kind, actor.rights, actor.seats)

    def case(self, *lines: Line) -> UUID:
        """A case that owes these."""
        case = new_id()
        charge("dossier", case, list(lines) or [LEVY, FEE], by=SYSTEM, at=AT)
        return case

    def collect(self, case: UUID, by: Actor, at=AT, **more) -> Receipt:
        """Take what it owes."""
        return take_cash("dossier", case, unit_id=self.ward.one_stop, about=ABOUT, by=by, at=at, **more)


def a_series(ward: Ward, **more) -> Series:
    """Numbers for the ward's one-stop unit."""
    facts = {
        "body_id": ward.committee,
        "unit_id": ward.one_stop,
        "form": "01BLP0-001",
        "symbol": "AA-23E",
        "first": 1,
        "final": 100,
        "valid_from": date(2023, 1, 1),
    }
    return open_series([SeriesDraft(**(facts | more))], by=SYSTEM, at=AT)[0]


def a_till(**more) -> Till:
    """Make it."""
    ward = a_ward()
    return Till(ward, a_series(ward, **more))


def numbers(receipts: Sequence[Receipt]) -> list[int]:
    """The numbers of some receipts, in order."""
    return sorted(receipt.number for receipt in receipts)
