"""The administration as a tree on a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.queries.lookup import agencies_on
from motcua.registers.organisations.rules.trees import grown


@dataclass(frozen=True)
class Branch:
    """An agency and what stands below it on the day asked."""

    term: AgencyTerm
    identifier: str
    children: tuple["Branch", ...]

    @property
    def size(self) -> int:
        """Count the agency and all below it."""
        return 1 + sum(child.size for child in self.children)


def tree(day: date, root: UUID | None = None) -> tuple[Branch, ...]:
    """Give the agencies of `day` as branches in the order of lists, in one query; only `root`'s, if named."""
    branches: tuple[Branch, ...] = grown(
        agencies_on(day), key=lambda term: term.agency_id, parent=lambda term: term.parent_id, node=_branch
    )
    return branches if root is None else _found(branches, root)


def _branch(term: AgencyTerm, children: tuple[Branch, ...]) -> Branch:
    identifier: str = term.identifier  # type: ignore[attr-defined]  # annotated by agencies_on
    return Branch(term, identifier, children)


def _found(branches: tuple[Branch, ...], root: UUID) -> tuple[Branch, ...]:
    """Find one branch anywhere in the tree."""
    for branch in branches:
        found = (branch,) if branch.term.agency_id == root else _found(branch.children, root)
        if found:
            return found
    return ()
