"""Tiếp nhận: when a late entry may still be made, and by what an applicant is known; pure."""

from datetime import datetime
from typing import Final

MINUTES_A_DAY: Final = 8 * 60


def entered_too_late(open_minutes: int, most_days: int) -> bool:
    """Say whether more working time went by since the paper came than a late entry may take."""
    return open_minutes > most_days * MINUTES_A_DAY


def entered_before_it_came(received_at: datetime, at: datetime) -> bool:
    """Say whether a late entry says that the paper came at a moment that has not been yet."""
    return received_at >= at


def is_known(*, has_number: bool, has_birth: bool, is_represented: bool, has_paper: bool) -> bool:
    """Say whether the applicant is known well enough.

    Who has no number (a small child, a foreigner) is known by the day of birth, together with somebody
    who has one and acts for him, or with a paper that stands in for the number.
    """
    return has_number or (has_birth and (is_represented or has_paper))
