"""Đếm lượt gửi của một người: so that no machine fills the house in somebody's name."""

from datetime import datetime
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.actions import count_question
from motcua.casework.dossiers.errors import TooManyQuestions
from motcua.casework.filings.errors import TooManyActs

MOST: Final = 300
"""So many things an account sends in ten minutes of real time: pages saved, files, consents, requests."""
PURPOSE: Final = "filings.acts"


def count_act(account_id: UUID, *, real_now: datetime) -> None:
    """Count one thing that an account sends. Raises TooManyActs beyond the most of ten minutes."""
    try:
        count_question(str(account_id), real_now=real_now, purpose=PURPOSE, most=MOST)
    except TooManyQuestions as many:
        raise TooManyActs(**many.facts) from many
