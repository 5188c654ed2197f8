"""The rights of this room, and how far they reach: a unit's keeper keeps what stands below it too."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.registers.organisations.queries.lookup import line_above

EDIT = "organisations.edit"
LEAVE = "organisations.leave"
RIGHTS = {
    EDIT: _("Giữ sổ tổ chức: cơ quan, chức danh, cán bộ"),
    LEAVE: _("Ghi nghỉ phép, phân người thay và bàn giao việc trong cơ quan"),
}


def must_keep_everywhere(by: Actor) -> None:
    """Pass who keeps the whole register: what is above single units is theirs. Raises NotAllowed."""
    if by.units_for(EDIT) is not None:
        must(by, EDIT, unit=UUID(int=0))


def must_keep(by: Actor, agency_id: UUID, day: date, *, right: str = EDIT) -> None:
    """Pass who holds the right at the agency or at one it stands below on `day`. Raises NotAllowed."""
    units = by.units_for(right)
    if units is None or agency_id in units:
        return
    above = next((unit for unit in line_above(agency_id, day) if unit in units), agency_id)
    must(by, right, unit=above)
