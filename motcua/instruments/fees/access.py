"""The rights of this room: who collects, who voids, who sees the books."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.instruments.fees.errors import ShiftUnknown
from motcua.instruments.fees.models import Receipt, Shift

COLLECT = "fees.collect"
VOID = "fees.void"
REFUND = "fees.refund"
VIEW = "fees.view"
KEEP_SERIES = "fees.keep_series"
RIGHTS = {
    COLLECT: _("Thu phí, lệ phí và lập biên lai tại bộ phận một cửa"),
    VOID: _("Hủy biên lai đã lập"),
    REFUND: _("Hoàn trả phí, lệ phí đã thu"),
    VIEW: _("Xem sổ biên lai, ca thu của đơn vị"),
    KEEP_SERIES: _("Giữ sổ các dải số biên lai"),
}


def must_collect(by: Actor, unit_id: UUID) -> None:
    """Pass the cashier of the unit. Raises NotAllowed."""
    must(by, COLLECT, unit=unit_id)


def must_void(by: Actor, receipt: Receipt) -> None:
    """Pass who may void at the unit, or at the body whose receipt it is. Raises NotAllowed."""
    if not by.may(VOID, receipt.series.body_id):
        must(by, VOID, unit=receipt.unit_id)


def may_read(by: Actor, unit_id: UUID) -> bool:
    """Say whether someone may see the unit's receipts and shifts."""
    return any(by.may(right, unit_id) for right in (COLLECT, VOID, REFUND, VIEW))


def may_read_receipt(by: Actor, receipt: Receipt) -> bool:
    """Say whether someone may see this receipt: at the unit, or at the body whose it is."""
    return may_read(by, receipt.unit_id) or may_read(by, receipt.series.body_id)


def may_read_shift(by: Actor, shift: Shift) -> bool:
    """Say whether someone may see a shift: his own, or those of a unit whose books he sees."""
    own = shift.cashier_id == by.id and by.may(COLLECT, shift.unit_id)
    return own or any(by.may(right, shift.unit_id) for right in (VOID, VIEW))


def must_close(by: Actor, shift: Shift) -> None:
    """Pass the shift's own cashier, or who may void at the unit, if he fell ill. Raises ShiftUnknown."""
    own = shift.cashier_id == by.id and by.may(COLLECT, shift.unit_id)
    if not own and not by.may(VOID, shift.unit_id):
        raise ShiftUnknown
