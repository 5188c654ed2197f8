"""Names and classes in plans, held against the register of the demo province on the plan's day."""

from datetime import date

import pytest
from django.db import transaction

from motcua.foundation.access.models import SYSTEM
from motcua.registers.organisations.packs import (
    AgencyClassItems,
    AgencyItems,
    AgencyKindItems,
    AgencyPatternItems,
)
from motcua.steering.plans.queries.reading import read_content
from motcua.steering.plans.queries.register import Register
from motcua.steering.plans.rules.names import core
from tests.registers.from_packs import items
from tests.registers.organisations.town import AT
from tests.registers.places.land import load_binh_dinh as load_land

pytestmark = pytest.mark.django_db

HEAD = "STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn"


@pytest.fixture(scope="module")
def province(django_db_setup, django_db_blocker):
    """Load the province once; it goes with the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_land()
        for pack in ("vietnam", "binhdinh"):
            for kind in (AgencyKindItems(), AgencyClassItems(), AgencyItems(), AgencyPatternItems()):
                kind.load(items(pack, kind.name), by=SYSTEM, at=AT)
        yield
        transaction.set_rollback(True)


def a_plan(year: int, *rows: tuple[str, str]) -> bytes:
    lines = [
        "KẾ HOẠCH",
        f"Cải cách hành chính tỉnh Bình Định năm {year}",
        "",
        HEAD,
        *(
            f"{place}\tRà soát quy trình thứ {place}\t{lead}\t{support}\tQuý II"
            for place, (lead, support) in enumerate(rows, 1)
        ),
    ]
    return "\n".join(lines).encode()


NAMES = [
    ("Sở Nội vụ", ["so-noi-vu"]),
    ("SỞ NỘI VỤ", ["so-noi-vu"]),
    ("Sở TT&TT", ["so-tttt"]),
    ("Sở Thông tin và Truyền thông tỉnh Bình Định", ["so-tttt"]),
    ("VP UBND tỉnh", ["vp-ubnd"]),
    ("Văn phòng UBND tỉnh", ["vp-ubnd"]),
    ("Văn phòng Ủy ban nhân dân tỉnh", ["vp-ubnd"]),
    ("Văn phòng Uỷ ban nhân dân tỉnh", ["vp-ubnd"]),
    ("Sở NN&PTNT", ["so-nnptnt"]),
    ("Sở Kế hoạch & Đầu tư", ["so-khdt"]),
    ("Sở GD-ĐT", ["so-gddt"]),
    ("Công an tỉnh", ["cong-an-tinh"]),
    ("BHXH tỉnh", ["bhxh-tinh"]),
    ("Bảo hiểm xã hội tỉnh", ["bhxh-tinh"]),
    ("UBND thành phố Quy Nhơn (triển khai thí điểm)", ["tp-quy-nhon"]),
    ("Giám đốc Sở Nội vụ", ["so-noi-vu"]),
    ("Chánh Văn phòng UBND tỉnh", ["vp-ubnd"]),
    ("Chủ tịch UBND tỉnh", ["ubnd-tinh"]),
    ("Sở Vũ trụ học", []),
]


def test_names_short_forms_and_aliases_mean_their_agency(province):
    draft = read_content(a_plan(2023, *((name, "Sở Tài chính") for name, _ in NAMES)), "kh.txt", Register())
    assert {line.lead.printed[0]: line.lead.codes for line in draft.assignments} == dict(NAMES)
    unknown = [one.message for one in draft.findings if one.kind == "agency_unknown"]
    assert unknown == ["“Sở Vũ trụ học”: không có trong danh bạ cơ quan."]


def test_names_of_any_number_are_held_against_the_register_in_five_statements(
    province, django_assert_num_queries
):
    names = [core(name) for name, _ in NAMES] + ["UBND cấp xã", "Các sở, ban, ngành"]
    with django_assert_num_queries(5):
        meant = Register().resolve(names, date(2023, 11, 20))
    assert set(names) - set(meant) == {"Sở Vũ trụ học"}


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("UBND cấp huyện", 11),
        ("UBND các huyện, thị xã, thành phố", 11),
        ("UBND cấp xã", 159),
        ("Các sở, ban, ngành", 21),
        ("Thủ trưởng các sở, ban, ngành", 21),
        ("UBND cấp huyện, cấp xã", 170),
    ],
)
def test_a_class_means_every_member_of_the_plans_year(province, words, count):
    (line,) = read_content(a_plan(2023, (words, "Sở Tài chính")), "kh.txt", Register()).assignments
    assert len(line.lead.codes) == count


def test_before_the_register_begins_a_class_means_nobody(province):
    (line,) = read_content(a_plan(2019, ("UBND cấp huyện", "")), "kh.txt", Register()).assignments
    assert line.lead.codes == []


def test_a_plan_without_a_year_is_not_held_against_the_register_of_some_day(province):
    content = a_plan(2023, ("Sở Nội vụ", "")).replace(b" n\xc4\x83m 2023", b"")
    draft = read_content(content, "kh.txt", Register())
    assert draft.assignments[0].lead.codes == []
    assert "no_year" in {one.kind for one in draft.findings}
    (line,) = read_content(content, "kh.txt", Register(), today=date(2023, 11, 20)).assignments
    assert line.lead.codes == ["so-noi-vu"]
