"""The scored indices and their components, as a province keeps them."""

from datetime import date

from motcua.foundation.clock import valid_on
from motcua.foundation.text import day_figures
from motcua.steering.indices.errors import ComponentUnknown, WeightedIndexUnknown
from motcua.steering.indices.models import IndexComponent, WeightedIndex


def weighted_indices_on(day: date) -> list[WeightedIndex]:
    """Give the scored indices that stand on a day."""
    return list(WeightedIndex.objects.filter(valid_on(day)).order_by("code"))


def weighted_index_on(code: str, day: date) -> WeightedIndex:
    """Give a scored index as it stands on a day. Raises WeightedIndexUnknown."""
    found = WeightedIndex.objects.filter(valid_on(day), code=code).first()
    if found is None:
        raise WeightedIndexUnknown(code=code, day=day_figures(day))
    return found


def index_lines(code: str) -> list[WeightedIndex]:
    """Give every line that was ever set under the code of a scored index."""
    return list(WeightedIndex.objects.filter(code=code).order_by("valid_from"))


def components_on(index_code: str, day: date) -> list[IndexComponent]:
    """Give the components of a scored index on a day, in the order of their numbers."""
    rows = IndexComponent.objects.filter(valid_on(day), code__startswith=f"{index_code}/")
    return sorted(rows, key=_place)


def component_on(code: str, day: date) -> IndexComponent:
    """Give a component as it stands on a day. Raises ComponentUnknown."""
    found = IndexComponent.objects.filter(valid_on(day), code=code).first()
    if found is None:
        raise ComponentUnknown(code=code, day=day_figures(day))
    return found


def component_lines(code: str) -> list[IndexComponent]:
    """Give every line that was ever set under the code of a component."""
    return list(IndexComponent.objects.filter(code=code).order_by("valid_from"))


def index_code_of(component_code: str) -> str:
    """Give the code of the index to which a component belongs."""
    return component_code.partition("/")[0]


def _place(component: IndexComponent) -> tuple[list[int], str]:
    parts = component.number.split(".")
    numbers = ["".join(one for one in part if one.isdigit()) for part in parts]
    return [int(one or 0) for one in numbers], component.number
