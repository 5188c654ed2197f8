"""What asks about the land, always as of a day."""

from motcua.registers.places.queries.lineage import (
    Heir,
    change_by_code,
    changes,
    history_of,
    line_of,
    predecessors,
    successions_of,
    successors,
)
from motcua.registers.places.queries.lookup import (
    address_line,
    ancestors,
    children_of,
    every_row,
    place,
    place_by_code,
    place_names,
    places_by_codes,
    places_on,
    province_of_this_house,
    rows_by_key,
    search_places,
    stamp,
)
from motcua.registers.places.queries.tree import Branch, tree

__all__ = [
    "Branch",
    "Heir",
    "address_line",
    "ancestors",
    "change_by_code",
    "changes",
    "children_of",
    "every_row",
    "history_of",
    "line_of",
    "place",
    "place_by_code",
    "place_names",
    "places_by_codes",
    "places_on",
    "predecessors",
    "province_of_this_house",
    "rows_by_key",
    "search_places",
    "stamp",
    "successions_of",
    "successors",
    "tree",
]
