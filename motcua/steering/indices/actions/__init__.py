"""What changes in this room."""

from motcua.steering.indices.actions.indicators import IndicatorDraft, set_indicator
from motcua.steering.indices.actions.keep import Caught, catch_up, keep_up, prove_cells, rebuild_facts
from motcua.steering.indices.actions.weighted import (
    ComponentDraft,
    Parameters,
    WeightedIndexDraft,
    change_lacking_rule,
    change_parameters,
    set_component,
    set_weighted_index,
)

__all__ = [
    "Caught",
    "ComponentDraft",
    "IndicatorDraft",
    "Parameters",
    "WeightedIndexDraft",
    "catch_up",
    "change_lacking_rule",
    "change_parameters",
    "keep_up",
    "prove_cells",
    "rebuild_facts",
    "set_component",
    "set_indicator",
    "set_weighted_index",
]
