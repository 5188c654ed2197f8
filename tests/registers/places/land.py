"""The land of the demo province, loaded from its packs, and small lands made by hand."""

from datetime import date, datetime

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.packs.ports import LoadReport
from motcua.registers.places.actions import PlaceDraft, record_places
from motcua.registers.places.models import Place
from motcua.registers.places.packs import PlaceChangeKind, PlaceKindOfPack
from tests.registers.from_packs import items

AT = datetime(2023, 11, 20, 8, tzinfo=VN)
DEMO_DAY = date(2023, 11, 20)
AFTER_2024 = date(2024, 12, 1)
AFTER_2025 = date(2025, 7, 1)


def load_binh_dinh() -> LoadReport:
    """Load the provinces, then Bình Định, each kind in its order; say what was added."""
    report = LoadReport()
    for pack in ("vietnam", "binhdinh"):
        report += PlaceKindOfPack().load(items(pack, "place"), by=SYSTEM, at=AT)
        report += PlaceChangeKind().load(items(pack, "place_change"), by=SYSTEM, at=AT)
    return report


def draft(code: str, name: str = "Nơi", *, since: date = date(2021, 1, 1), **more: object) -> PlaceDraft:
    """A place by its code; kind and parent follow from the length unless given."""
    kind = {2: "PROVINCE", 3: "TOWN", 5: "WARD"}[len(code)]
    defaults: dict[str, object] = {"kind": kind, "parent": {2: None, 3: "52", 5: "540"}[len(code)]}
    return PlaceDraft(code=code, name=name, valid_from=since, **(defaults | more))  # type: ignore[arg-type]  # a shorthand of tests


def small_land() -> dict[str, Place]:
    """One province, one town, three wards."""
    drafts = [
        draft("52", "Bình Định"),
        draft("540", "Quy Nhơn"),
        draft("21550", "Nhơn Bình"),
        draft("21553", "Nhơn Phú"),
        draft("21556", "Đống Đa"),
    ]
    return {place.code: place for place in record_places(drafts, by=SYSTEM, at=AT)}
