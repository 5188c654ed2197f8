"""What is asked of this room."""

from motcua.steering.indices.queries.counts import COUNTS, NamedCount
from motcua.steering.indices.queries.folding import Difference, differences
from motcua.steering.indices.queries.indicators import indicator_on, indicators_of_code, indicators_on
from motcua.steering.indices.queries.values import (
    Part,
    Scope,
    Value,
    agencies_seen_by,
    by_agency,
    by_month,
    facts_as_of,
    facts_behind,
    must_be_a_period,
    names_of,
    page_behind,
    value_of,
    values_of,
)

__all__ = [
    "COUNTS",
    "Difference",
    "NamedCount",
    "Part",
    "Scope",
    "Value",
    "agencies_seen_by",
    "by_agency",
    "by_month",
    "differences",
    "facts_as_of",
    "facts_behind",
    "indicator_on",
    "indicators_of_code",
    "indicators_on",
    "must_be_a_period",
    "names_of",
    "page_behind",
    "value_of",
    "values_of",
]
