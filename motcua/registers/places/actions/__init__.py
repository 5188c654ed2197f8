"""What changes the land: places are recorded, changed by a decision, corrected."""

from motcua.registers.places.actions.change import Move, change_places
from motcua.registers.places.actions.correct import correct_change, correct_place
from motcua.registers.places.actions.record import PlaceDraft, record_place, record_places

__all__ = [
    "Move",
    "PlaceDraft",
    "change_places",
    "correct_change",
    "correct_place",
    "record_place",
    "record_places",
]
