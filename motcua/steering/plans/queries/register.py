"""The register of agencies as the reader asks it: names and classes of a day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.queries import expand_classes, register_since, resolve_agencies
from motcua.steering.plans.ports import Meant, Resolver
from motcua.steering.plans.rules.names import core


class Register:
    """Resolves printed names against the register of agencies."""

    def resolve(self, names: Sequence[str], day: date) -> Mapping[str, Meant]:
        """Say for each name whom it means on `day`: one agency, a class of them, or several. Five queries.

        A register that begins later in the document's own year says whom it means on its first day.
        """
        found = resolve_agencies(names, day)
        if not any(found.values()) and (since := register_since()) and day < since and day.year == since.year:
            return self.resolve(names, since)
        classes = expand_classes((name for name in names if len(found[name]) != 1), day)
        meant: dict[str, Meant] = {}
        for name in names:
            if name in classes:
                meant[name] = Meant(_codes(classes[name]), is_class=True)
            elif found[name]:
                meant[name] = Meant(_codes(found[name]), ambiguous=len(found[name]) > 1)
        return meant


def _codes(terms: Sequence[AgencyTerm]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.agency.code for term in terms))


def codes_of(resolver: Resolver, names: Sequence[str], day: date) -> list[str]:
    """Give the codes of the agencies that printed names mean on `day`, each once; without the unknown."""
    cores = [core(name) for name in names]
    meant = resolver.resolve(list(dict.fromkeys(cores)), day)
    return list(dict.fromkeys(code for one in cores if one in meant for code in meant[one].codes))


def is_class_of(names: Iterable[str], day: date) -> frozenset[str]:
    """Give those of some printed names that mean a class of agencies on `day`."""
    known = {name: core(name) for name in names}
    meant = Register().resolve(list(dict.fromkeys(known.values())), day)
    return frozenset(name for name, own in known.items() if own in meant and meant[own].is_class)
