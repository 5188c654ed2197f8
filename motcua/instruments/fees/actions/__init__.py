"""What changes money: charging, settling, collecting, voiding, refunding; series and shifts."""

from motcua.instruments.fees.actions.charge import cancel_charges, charge

__all__ = ["cancel_charges", "charge"]
