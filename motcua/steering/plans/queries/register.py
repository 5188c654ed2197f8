"""The register of agencies as the reader asks it: names and classes of a day."""

from collections.abc import Mapping, Sequence
from datetime import date

from motcua.registers.organisations.errors import ClassUnknown
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.queries import expand_class, resolve_agency
from motcua.steering.plans.ports import Meant


class Register:
    """Resolves printed names against the register of agencies."""

    def resolve(self, names: Sequence[str], day: date) -> Mapping[str, Meant]:
        """Say for each name whom it means on `day`: one agency, a class of them, or several."""
        return {name: meant for name in names if (meant := self._one(name, day)) is not None}

    def _one(self, name: str, day: date) -> Meant | None:
        found = resolve_agency(name, day)
        if len(found) == 1:
            return Meant(_codes(found))
        try:
            return Meant(_codes(expand_class(name, day)), is_class=True)
        except ClassUnknown:
            return Meant(_codes(found), ambiguous=True) if found else None


def _codes(terms: Sequence[AgencyTerm]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.agency.code for term in terms))
