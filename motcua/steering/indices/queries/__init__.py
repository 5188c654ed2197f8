"""What is asked of this room."""

from motcua.steering.indices.queries.counts import COUNTS, NamedCount
from motcua.steering.indices.queries.folding import Difference, differences
from motcua.steering.indices.queries.indicators import indicator_on, indicators_of_code, indicators_on
from motcua.steering.indices.queries.values import Scope, Value, facts_as_of, facts_behind, value_of

__all__ = [
    "COUNTS",
    "Difference",
    "NamedCount",
    "Scope",
    "Value",
    "differences",
    "facts_as_of",
    "facts_behind",
    "indicator_on",
    "indicators_of_code",
    "indicators_on",
    "value_of",
]
