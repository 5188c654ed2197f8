"""What changes money: charging, settling, collecting, voiding, refunding; series and shifts."""

from motcua.instruments.fees.actions.charge import cancel_charges, charge
from motcua.instruments.fees.actions.collect import reprint_receipt, take_cash
from motcua.instruments.fees.actions.series import SeriesDraft, open_series
from motcua.instruments.fees.actions.settle import exempt, settle_charge
from motcua.instruments.fees.actions.shift import close_shift, open_shift
from motcua.instruments.fees.actions.undo import refund, void_receipt

__all__ = [
    "SeriesDraft",
    "cancel_charges",
    "charge",
    "close_shift",
    "exempt",
    "open_series",
    "open_shift",
    "refund",
    "reprint_receipt",
    "settle_charge",
    "take_cash",
    "void_receipt",
]
