"""What changes in this room."""

from motcua.steering.indices.actions.indicators import IndicatorDraft, set_indicator
from motcua.steering.indices.actions.keep import Caught, catch_up, keep_up, rebuild_facts

__all__ = ["Caught", "IndicatorDraft", "catch_up", "keep_up", "rebuild_facts", "set_indicator"]
