"""What decides in this room: what a dossier's chain comes to, and which gaps of it count. Pure."""

from motcua.steering.indices.rules.fold import KINDS, Facts, Happening, Outcome, fold

__all__ = ["KINDS", "Facts", "Happening", "Outcome", "fold"]
