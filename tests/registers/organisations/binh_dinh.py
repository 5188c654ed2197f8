"""The administration of the demo province, loaded from its packs."""

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.access.ports import HOUSE_BOOK
from motcua.foundation.packs.adapters.roles import RoleKind
from motcua.foundation.packs.ports import Context, LoadReport, PackKind, Problem
from motcua.registers.organisations.packs import (
    AgencyClassItems,
    AgencyItems,
    AgencyKindItems,
    AgencyPatternItems,
    OfficerItems,
    PostItems,
    PostPatternItems,
)
from tests.registers.from_packs import items
from tests.registers.organisations.town import AT
from tests.registers.places.land import load_binh_dinh as load_land

KINDS: tuple[PackKind, ...] = (
    RoleKind(),
    AgencyKindItems(),
    AgencyClassItems(),
    AgencyItems(),
    AgencyPatternItems(),
    PostItems(),
    PostPatternItems(),
    OfficerItems(),
)


def own_items(pack: str) -> dict[str, list[dict[str, object]]]:
    """A pack's items of this room's kinds, and of what they lean on."""
    names = [kind.name for kind in KINDS] + ["place"]
    return {name: items(pack, name) for name in names}


def problems(pack: str) -> dict[str, list[Problem]]:
    """What the kinds find wrong with a pack as it is."""
    brought = own_items(pack)
    return {kind.name: kind.check(brought[kind.name], Context(pack, brought)) for kind in KINDS}


def load_binh_dinh() -> dict[str, LoadReport]:
    """Load land and administration; say by kind what was added."""
    load_land()
    return load_again()


def load_again() -> dict[str, LoadReport]:
    """Load the administration onto what stands."""
    reports: dict[str, LoadReport] = {}
    for pack in ("vietnam", "binhdinh"):
        brought = own_items(pack)
        for kind in KINDS:
            report = kind.load(brought[kind.name], by=SYSTEM, at=AT)
            reports[kind.name] = reports.get(kind.name, LoadReport()) + report
    return reports


def rights_are_declared() -> bool:
    """Say whether wiring has joined the rights that roles name."""
    return "organisations.edit" in HOUSE_BOOK.rights
