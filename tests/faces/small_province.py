"""A province small enough to hold in the head: a committee, a department, a one-stop unit."""

from datetime import date, datetime
from uuid import UUID

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.registers.organisations.actions import (
    AgencyDraft,
    Description,
    IdentifierDraft,
    OneStopDraft,
    found_agencies,
    set_kind,
)
from tests.registers.places.land import small_land

AT = datetime(2023, 11, 20, 8, tzinfo=VN)
SINCE = date(2021, 1, 1)


def found_province() -> dict[str, UUID]:
    """Found it, and give its agencies by code."""
    small_land()
    set_kind("committee", name="Ủy ban nhân dân", rank=1, alone_at="PROVINCE", by=SYSTEM, at=AT)
    set_kind("department", name="Sở", rank=2, by=SYSTEM, at=AT)
    set_kind("one-stop", name="Bộ phận một cửa", rank=3, receives=True, by=SYSTEM, at=AT)
    top = AgencyDraft("ubnd", Description("UBND tỉnh Bình Định", "committee", "PROVINCE", place="52"), SINCE,
                      identifier=IdentifierDraft("H08", "KNOWN"))  # fmt: skip
    justice = AgencyDraft(
        "stp", Description("Sở Tư pháp", "department", "PROVINCE", "STP", parent="ubnd"), SINCE
    )
    unit = AgencyDraft(
        "ttpvhcc",
        Description("Trung tâm Phục vụ hành chính công", "one-stop", "PROVINCE", parent="ubnd", place="52"),
        SINCE,
        one_stop=OneStopDraft(serves=("stp",), address="127 Hai Bà Trưng, Quy Nhơn"),
    )
    agencies = found_agencies([top, justice, unit], by=SYSTEM, at=AT)
    return {agency.code: agency.id for agency in agencies}
