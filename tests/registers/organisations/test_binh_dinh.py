"""The packs of the demo province: sound, whole, and the same the second time."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from motcua.foundation.access.ports import HOUSE_BOOK
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.packs.ports import LoadReport
from motcua.registers.organisations.models import Officer
from motcua.registers.organisations.queries import (
    agency_by_code,
    expand_class,
    holders_of,
    identifier_for,
    one_stop,
    one_stop_units,
    one_stops_for,
    post_by_code,
    posts_with_role,
    resolve_agency,
    tree,
)
from motcua.registers.places.models import Level
from tests.registers.organisations.binh_dinh import KINDS, load_again, load_binh_dinh, own_items, problems
from tests.registers.organisations.town import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True, scope="module")
def _rights():
    """Let the roles name the rights of rooms that stand above this one."""
    before = HOUSE_BOOK.rights
    named = {right for item in own_items("binhdinh")["role"] for right in item["rights"]}
    HOUSE_BOOK.rights = before | dict.fromkeys(named, "…")
    yield
    HOUSE_BOOK.rights = before


@pytest.fixture(scope="module")
def province(django_db_setup, django_db_blocker):
    """Load the province once for all who only ask; it goes with the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        reports = load_binh_dinh()
        yield reports
        transaction.set_rollback(True)


def test_the_packs_are_sound_before_anything_is_loaded():
    found = problems("vietnam") | problems("binhdinh")
    known_kinds = {"agency", "agency_pattern"}  # kinds come with the pack that this one requires
    assert {kind: some for kind, some in found.items() if some and kind not in known_kinds} == {}


def test_the_packs_are_sound_once_their_ground_is_laid_and_load_twice_alike(province):
    assert {kind: some for kind, some in problems("binhdinh").items() if some} == {}
    assert province["agency"] == LoadReport(added=len(own_items("binhdinh")["agency"]))
    told = Event.objects.count()
    for pack in ("vietnam", "binhdinh"):
        for kind in KINDS:
            assert {change.verb for change in kind.diff(own_items(pack)[kind.name])} <= {"same"}, kind.name
    again = load_again()
    assert {(report.added, report.changed) for report in again.values()} == {(0, 0)}
    assert Event.objects.count() == told
    assert verify().findings == []


def test_the_province_stands_as_it_was(province):
    with CaptureQueriesContext(connection) as asked:
        branches = tree(DAY)
    assert len(asked) == 1
    assert sum(branch.size for branch in branches) == 608
    assert branches[0].term.agency.code == "ubnd-tinh"
    assert len(expand_class("các cơ quan chuyên môn thuộc UBND tỉnh", DAY)) == 20
    assert len(expand_class("Các sở, ban, ngành", DAY)) == 21
    assert len(expand_class("UBND các huyện, thị xã, thành phố", DAY)) == 11
    assert len(expand_class("UBND cấp xã", DAY)) == 159
    assert len(expand_class("UBND cấp xã", DAY, under=agency_by_code("tp-quy-nhon", DAY).agency_id)) == 21
    assert len(expand_class("Các cơ quan TW đóng trên địa bàn tỉnh", DAY)) == 8


def test_one_stop_units_stand_at_every_level(province):
    by_level = {level: len(one_stop_units(DAY, level=level)) for level in Level.values}
    assert by_level == {"PROVINCE": 4, "DISTRICT": 11, "COMMUNE": 159}
    dong_da = agency_by_code("p-dong-da", DAY).agency_id
    (unit,) = one_stops_for(dong_da, DAY)
    assert unit.term.name == "Bộ phận Tiếp nhận và Trả kết quả UBND phường Đống Đa"
    assert identifier_for(unit.id, DAY) == "H08.31.03"
    centre = one_stop(agency_by_code("ttpvhcc", DAY).agency_id, DAY)
    assert len(centre.serves) == 25
    assert all(unit.serves for unit in one_stop_units(DAY))


def test_every_commune_has_the_posts_of_a_civil_status_dossier(province):
    for role in ("one_stop_clerk", "result_clerk", "civil_status_officer", "clerk_office"):
        units = {term.agency_id for term in expand_class("UBND cấp xã", DAY)} | {
            unit.id for unit in one_stop_units(DAY, level="COMMUNE")
        }
        posts = posts_with_role(role, DAY, agency_ids=units)
        assert len({post.agency_id for post in posts}) == 159, role
    leaders = posts_with_role("commune_leader", DAY)
    assert len(leaders) == 2 * 159


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sở TT&TT", "so-tttt"),
        ("Sở LĐ-TB&XH", "so-ldtbxh"),
        ("VP UBND", "vp-ubnd"),
        ("Văn phòng UBND tỉnh", "vp-ubnd"),
        ("UBND tỉnh Bình Định", "ubnd-tinh"),
        ("Sở Tư pháp tỉnh Bình Định", "so-tu-phap"),
        ("UBND thành phố Quy Nhơn", "tp-quy-nhon"),
        ("UBND TP Quy Nhơn", "tp-quy-nhon"),
        ("UBND phường Bình Định", "p-binh-dinh"),
        ("UBND xã An Nghĩa", "x-an-nghia-an-lao"),
        ("UBND xã Ân Nghĩa", "x-an-nghia-hoai-an"),
        ("Công an tỉnh", "cong-an-tinh"),
        ("TT PVHCC", "ttpvhcc"),
        ("Phòng Kiểm soát TTHC", "vp-ubnd.kstt"),
        ("Ban Quản lý Khu kinh tế tỉnh", "bql-khu-kinh-te"),
        ("BHXH tỉnh", "bhxh-tinh"),
    ],
)
def test_the_plans_words_find_their_agencies(province, text, code):
    assert [term.agency.code for term in resolve_agency(text, DAY)] == [code]


def test_a_name_that_is_a_district_and_a_township_gives_both(province):
    assert {term.agency.code for term in resolve_agency("Phù Mỹ", DAY)} == {"h-phu-my", "tt-phu-my"}


def test_the_demo_officers_sit_where_the_demo_needs_them(province):
    for code in (
        "p-dong-da.mot-cua.tiep-nhan",
        "p-dong-da.ho-tich",
        "p-dong-da.chu-tich",
        "p-dong-da.van-phong",
        "p-dong-da.mot-cua.tra-ket-qua",
        "p-le-loi.ho-tich",
        "x-nhon-ly.ho-tich",
        "so-tu-phap.chuyen-vien",
        "ttpvhcc.tiep-nhan",
    ):
        assert holders_of(post_by_code(code, DAY).id, DAY), code
    assert len(holders_of(post_by_code("so-tttt.quan-tri", DAY).id, DAY)) == 2
    assert not Officer.objects.filter(login="").exists()
