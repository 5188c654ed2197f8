"""What asks about money: amounts by the version, charges, receipts, shifts, and their papers."""

from motcua.instruments.fees.queries.amounts import amounts, exemptions_of
from motcua.instruments.fees.queries.lists import charges_of, total_due

__all__ = ["amounts", "charges_of", "exemptions_of", "total_due"]
