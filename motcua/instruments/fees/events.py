"""What this room tells: of each charge, each receipt, each shift, each series in a chain of its own."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from motcua.foundation.events.events import Told


@dataclass(frozen=True)
class ChargeMade(Told):
    """Something is to be paid on a case; no amount means that a person must settle it."""

    SUBJECT: ClassVar[str] = "charge"
    charge_id: UUID
    case_kind: str
    case_id: UUID
    kind: str
    amount: int | None
    state: str


@dataclass(frozen=True)
class ChargeSettled(Told):
    """A person said what is to be paid: an amount, a count, an exemption, or nothing."""

    SUBJECT: ClassVar[str] = "charge"
    charge_id: UUID
    amount: int | None
    count: int | None
    share: int
    state: str


@dataclass(frozen=True)
class ChargePaid(Told):
    """A charge was collected, in a way that is named since ways are."""

    SUBJECT: ClassVar[str] = "charge"
    charge_id: UUID
    receipt_id: UUID
    amount: int
    method: str = ""


@dataclass(frozen=True)
class ChargeDueAgain(Told):
    """Its receipt was voided: the charge is due again."""

    SUBJECT: ClassVar[str] = "charge"
    charge_id: UUID
    receipt_id: UUID


@dataclass(frozen=True)
class ChargeVoided(Told):
    """The case ended in another way before the charge was paid: it is not collected any more."""

    SUBJECT: ClassVar[str] = "charge"
    charge_id: UUID


@dataclass(frozen=True)
class ChargeOutlived(Told):
    """The case ended without its result after the charge was paid: it may go back where the law lets it."""

    SUBJECT: ClassVar[str] = "charge"
    charge_id: UUID


@dataclass(frozen=True)
class ChargeRefunded(Told):
    """A paid charge went back to its payer."""

    SUBJECT: ClassVar[str] = "charge"
    charge_id: UUID
    refund_id: UUID
    amount: int


@dataclass(frozen=True)
class ReceiptIssued(Told):
    """Cash was taken and a receipt written."""

    SUBJECT: ClassVar[str] = "receipt"
    receipt_id: UUID
    case_kind: str
    case_id: UUID
    unit_id: UUID
    series_id: UUID
    serial: int
    amount: int
    shift_id: UUID


@dataclass(frozen=True)
class ReceiptVoided(Told):
    """A receipt does not hold any more; its number stays taken."""

    SUBJECT: ClassVar[str] = "receipt"
    receipt_id: UUID
    shift_id: UUID


@dataclass(frozen=True)
class ReceiptReprinted(Told):
    """A receipt was printed once more, marked as such."""

    SUBJECT: ClassVar[str] = "receipt"
    receipt_id: UUID
    time: int


@dataclass(frozen=True)
class SeriesOpened(Told):
    """A unit was given numbers to write receipts under."""

    SUBJECT: ClassVar[str] = "receipt_series"
    series_id: UUID
    unit_id: UUID
    first: int
    final: int


@dataclass(frozen=True)
class ShiftOpened(Told):
    """A cashier's shift began."""

    SUBJECT: ClassVar[str] = "shift"
    shift_id: UUID
    unit_id: UUID
    cashier_id: UUID
    opening: int


@dataclass(frozen=True)
class ShiftClosed(Told):
    """A cashier's shift was counted and closed."""

    SUBJECT: ClassVar[str] = "shift"
    shift_id: UUID
    closed_at: datetime
    expected: int
    counted: int
