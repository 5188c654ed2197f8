"""Đếm lượt gửi: so that nobody fills the queue by machine. Counted in real time, forgotten after a day."""

from datetime import datetime
from typing import Final

from motcua.casework.dossiers.actions import count_question
from motcua.casework.dossiers.errors import TooManyQuestions
from motcua.casework.feedback.errors import TooManyFilings

MOST: Final = 20
PURPOSE: Final = "feedback.filing"


def count_filing(network: str, *, real_now: datetime) -> None:
    """Count one thing that a network sends. Raises TooManyFilings beyond the most of ten minutes."""
    try:
        count_question(network, real_now=real_now, purpose=PURPOSE, most=MOST)
    except TooManyQuestions as many:
        raise TooManyFilings(**many.facts) from many
