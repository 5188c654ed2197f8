"""What is asked of this room."""

from motcua.steering.indices.ports import Line, Named, Page, Scope
from motcua.steering.indices.queries.counts import COUNTS, NamedCount
from motcua.steering.indices.queries.facts import facts_as_of, facts_behind, facts_by_column
from motcua.steering.indices.queries.folding import Difference, differences
from motcua.steering.indices.queries.indicators import indicator_on, indicators_of_code, indicators_on
from motcua.steering.indices.queries.values import (
    Part,
    Value,
    agencies_of,
    agencies_seen_by,
    by_agency,
    by_month,
    figures_as_of,
    months_of,
    must_be_a_period,
    names_of,
    parts_of,
    rows_behind,
    source_of,
    value_of,
    values_of,
    words_of,
)

__all__ = [
    "COUNTS",
    "Difference",
    "Line",
    "Named",
    "NamedCount",
    "Page",
    "Part",
    "Scope",
    "Value",
    "agencies_of",
    "agencies_seen_by",
    "by_agency",
    "by_month",
    "differences",
    "facts_as_of",
    "facts_behind",
    "facts_by_column",
    "figures_as_of",
    "indicator_on",
    "indicators_of_code",
    "indicators_on",
    "months_of",
    "must_be_a_period",
    "names_of",
    "parts_of",
    "rows_behind",
    "source_of",
    "value_of",
    "values_of",
    "words_of",
]
