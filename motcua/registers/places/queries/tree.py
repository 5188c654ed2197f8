"""The land as a tree at a date."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from motcua.registers.places.models import Place
from motcua.registers.places.queries.lookup import places_on


@dataclass(frozen=True)
class Branch:
    """A place and what belongs to it on the day asked."""

    place: Place
    children: list["Branch"] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many places hang below, all levels."""
        return sum(1 + child.size for child in self.children)


def tree(day: date, root: UUID | None = None) -> list[Branch]:
    """The places of `day` as branches in dictionary order, in one query; below `root` only, if named."""
    below: dict[UUID | None, list[Branch]] = {}
    for row in places_on(day):
        below.setdefault(row.parent_id, []).append(Branch(row))
    for branches in list(below.values()):
        for branch in branches:
            branch.children.extend(below.get(branch.place.id, ()))
    return below.get(root, [])
