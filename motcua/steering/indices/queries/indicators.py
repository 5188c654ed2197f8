"""The indicators of a day, as a province keeps them."""

from datetime import date

from motcua.foundation.clock import valid_on
from motcua.foundation.text import day_figures
from motcua.steering.indices.errors import IndicatorUnknown
from motcua.steering.indices.models import Indicator


def indicators_on(day: date) -> list[Indicator]:
    """Give the indicators that stand on a day, in the order in which they were first set."""
    return list(Indicator.objects.filter(valid_on(day)).order_by("pk"))


def indicators_of_code(code: str) -> list[Indicator]:
    """Give every indicator that was ever set under a code."""
    return list(Indicator.objects.filter(code=code).order_by("valid_from"))


def indicator_on(code: str, day: date) -> Indicator:
    """Give an indicator as it stands on a day. Raises IndicatorUnknown."""
    found = Indicator.objects.filter(valid_on(day), code=code).first()
    if found is None:
        raise IndicatorUnknown(code=code, day=day_figures(day))
    return found
