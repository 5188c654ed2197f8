"""Periods in words."""

from motcua.steering.plans.rules.periods import words_of


def period_words(key: str) -> str:
    """Say a period's key as people write it; nothing where there is none."""
    return words_of(key) if key else ""
