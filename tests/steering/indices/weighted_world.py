"""A small index of two groups over the counts of dossiers, for what is tried of any."""

from datetime import date
from decimal import Decimal

from motcua.foundation.access.models import SYSTEM
from motcua.steering.indices.actions import (
    ComponentDraft,
    WeightedIndexDraft,
    set_component,
    set_weighted_index,
)
from tests.casework.dossiers.world import AT

SINCE = date(2021, 1, 1)
INDEX = WeightedIndexDraft(
    code="thu",
    title="Bộ chỉ số thử",
    source="Quyết định thử",
    lacking_rule="RESCALE",
    lacking_mark="?",
    groups=[{"code": "tien_do", "title": "Tiến độ"}, {"code": "so_hoa", "title": "Số hóa"}],
    levels=[{"name": "Tốt", "since": 80, "mark": "S"}, {"name": "Yếu", "since": 0, "mark": "K"}],
    peers=[{"name": "Cấp xã", "kinds": ["PEOPLES_COMMITTEE"], "levels": ["COMMUNE"]}],
    valid_from=SINCE,
)
IN_TIME = ComponentDraft(
    code="thu/1",
    title="Đúng hạn",
    group="tien_do",
    formula="Đúng hạn trên tất cả.",
    most=Decimal("20.00"),
    most_mark="S",
    threshold=Decimal("100.00"),
    source="Quyết định thử",
    numerator=["own_closed_in_time", "own_running_in_time"],
    denominator=["own_closed", "own_running"],
    remedy="Giải quyết xong ngay",
    remedy_while="own_running_savable",
    valid_from=SINCE,
)
DIGITISED = ComponentDraft(
    code="thu/2",
    title="Cấp kết quả điện tử",
    group="so_hoa",
    most=Decimal("6.00"),
    most_mark="?",
    threshold=Decimal("80.00"),
    threshold_mark="?",
    numerator=["received_electronic_result"],
    denominator=["received_owing_result"],
    remedy="Đưa tệp kết quả vào hồ sơ",
    valid_from=SINCE,
)
LACKING = ComponentDraft(
    code="thu/3",
    title="Hài lòng",
    group="so_hoa",
    most=Decimal("6.00"),
    lacking="chưa có sổ",
    valid_from=SINCE,
)
PROVINCE = ComponentDraft(
    code="thu/4",
    title="Công khai đủ",
    group="so_hoa",
    most=Decimal("4.00"),
    numerator=["procedures_complete"],
    denominator=["procedures_public"],
    reach="PROVINCE",
    valid_from=SINCE,
)


def an_index(*drafts: ComponentDraft) -> None:
    """Set the index with these components, else with all four."""
    set_weighted_index(INDEX, by=SYSTEM, at=AT)
    for draft in drafts or (IN_TIME, DIGITISED, LACKING, PROVINCE):
        set_component(draft, by=SYSTEM, at=AT)
