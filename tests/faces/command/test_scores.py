"""The pages of scored indices: cards, ranks, components and rows, what costs points, suppositions."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest

from motcua.casework.dossiers.actions import request_supplement, take_in
from motcua.foundation.access.models import SYSTEM
from motcua.steering.indices.actions import keep_up
from motcua.steering.indices.models import DossierFact, IndexComponent, WeightedIndex
from tests.casework.dossiers.joint import signed
from tests.casework.dossiers.world import AT, a_world
from tests.faces.command.test_plans import words
from tests.steering.indices.weighted_world import an_index

pytestmark = pytest.mark.django_db
PAGE = "/chi-dao/bo-chi-so/"
PERIOD = "?tu=2023-01-01&den=2023-11-30"
PAGES = (
    "",
    "xep-hang/",
    "ho-so/",
    "gia-dinh/",
    "tham-so/",
    "thanh-phan/1/",
    "thanh-phan/3/",
    "thanh-phan/4/",
)


@pytest.fixture
def province(db):
    """One dossier resolved in time, one late, one under way."""
    world = a_world()
    an_index()
    for at in (AT + timedelta(minutes=5), AT + timedelta(days=9)):
        signed(world, world.taken_in(at=AT - timedelta(days=20)), at=at - timedelta(days=20))
    take_in(world.filing(), by=world.ward.clerk(), at=AT - timedelta(hours=1))
    keep_up(by=SYSTEM, at=AT)
    return world


def ways(page, part):
    return [way.replace("&amp;", "&") for way in re.findall(rf'href="([^"]*{part}[^"]*)"', page)]


def test_an_empty_province_says_that_indices_come_with_a_pack(keeper):
    assert "Chưa có bộ chỉ số nào" in keeper("indices.view").read(PAGE)
    assert "Không có bộ chỉ số “766”" in keeper("indices.view", login="mai").read(f"{PAGE}766/", status=404)


def test_every_page_stands_on_an_index_without_a_single_dossier(keeper):
    an_index()
    officer = keeper("indices.view", "indices.keep")
    for page in PAGES:
        officer.read(f"{PAGE}thu/{page}{PERIOD}")
    text = words(officer.read(f"{PAGE}thu/{PERIOD}"))
    assert "Chưa có gì để chấm điểm" in text
    assert "Không có điểm, không phải 0 điểm" in text
    assert "chưa có nguồn: chưa có sổ" in text
    assert "Không có hồ sơ nào làm mất điểm" in officer.read(f"{PAGE}thu/ho-so/{PERIOD}")


def test_a_card_has_its_total_its_level_and_says_what_is_unproved_or_has_no_source(keeper, province):
    text = words(keeper("indices.view").read(f"{PAGE}thu/{PERIOD}"))
    assert "1 Đúng hạn 33,33 % 1 / 3 100 % 6,67 / 20 13,33" in text
    assert (
        "2 Cấp kết quả điện tử chưa kiểm chứng điểm tối đa, ngưỡng 66,67 % 2 / 3 80 % 5,00 / 6 1,00" in text
    )
    assert "3 Hài lòng chưa có nguồn: chưa có sổ – 100 % – / 6 –" in text
    assert "đã tính mọi việc vừa ghi" in text
    assert "trên 30 điểm có nguồn" in text


def test_units_are_ranked_among_their_like_and_open_their_card(keeper, province):
    officer = keeper("indices.view")
    page = officer.read(f"{PAGE}thu/xep-hang/{PERIOD}")
    assert "Cấp xã ( 1 đơn vị có điểm )" in words(page).replace("(1 đơn vị có điểm)", "( 1 đơn vị có điểm )")
    unit = next(way for way in ways(page, "bo-chi-so/thu/") if "co-quan=" in way)
    text = words(officer.read(unit))
    assert "1/1" in text
    assert "4 Công khai đủ chỉ tính cho toàn tỉnh" in text
    book = officer.get(f"{PAGE}thu/bang.xlsx{PERIOD}")
    assert (book.status_code, book.content[:2]) == (200, b"PK")
    as_now = officer.read(f"{PAGE}thu/xep-hang/{PERIOD}&don-vi=nay")
    assert "theo đơn vị hiện nay" in as_now
    assert all("don-vi=nay" in way for way in ways(as_now, "bo-chi-so/thu/") if "co-quan=" in way)


def test_a_component_is_parted_by_procedure_and_post_and_opens_to_its_dossiers(keeper, province):
    officer = keeper("indices.view")
    page = officer.read(f"{PAGE}thu/thanh-phan/1/{PERIOD}")
    text = words(page)
    assert "Theo thủ tục" in text
    assert "Theo chức danh tiếp nhận" in text
    assert "33,33 % 1 / 3 2" in text
    counted = [
        len(ways(officer.read(way.partition("#")[0]), "thu/ho-so/[0-9a-f-]{36}/"))
        for way in ways(page, "dem=own")
    ]
    assert counted == [1, 0, 2, 1]
    opened = officer.read(
        ways(officer.read(f"{PAGE}thu/thanh-phan/1/{PERIOD}&dem=own_closed"), "thu/ho-so/[0-9a-f-]{36}/")[0]
    )
    assert "Hai cách tính cho cùng kết quả" in words(opened)


def test_what_costs_points_is_listed_dearest_first_with_what_would_save_it(keeper, province):
    text = words(keeper("indices.view").read(f"{PAGE}thu/ho-so/{PERIOD}"))
    costs = [Decimal(one.replace(",", ".")) for one in re.findall(r"([0-9]+,[0-9]+) 1: ", text)]
    assert costs == sorted(costs, reverse=True)
    assert len(costs) == 2
    assert "22,22 1: 22,22 không gỡ được nữa" in text, text
    assert "25,56 1: 22,22 2: 3,33 Đưa tệp kết quả vào hồ sơ gỡ được 3,33 điểm" in text, text


def test_what_is_supposed_changes_the_total_and_writes_nothing(keeper, province):
    officer = keeper("indices.view")
    before = list(DossierFact.objects.order_by("pk").values())
    text = words(officer.read(f"{PAGE}thu/gia-dinh/{PERIOD}&tl-1=100&tl-3=90"))
    assert "1 Đúng hạn 33,33 % · 6,67 100,00 % · 20,00" in text
    assert "3 Hài lòng – · – 90,00 % · 5,40" in text
    running = DossierFact.objects.get(closed_at=None)
    text = words(
        officer.read(f"{PAGE}thu/gia-dinh/?tu=2023-01-01&ho-so={running.pk}&viec=SETTLE&viec=RESULT")
    )
    assert "2 Cấp kết quả điện tử 66,67 % · 5,00 100,00 % · 6,00" in text
    assert "1 hồ sơ đã chọn" in text
    assert list(DossierFact.objects.order_by("pk").values()) == before


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("tl-1=101", "tỷ lệ phải từ 0 đến 100 %"),
        ("tl-1=-1", "tỷ lệ phải từ 0 đến 100 %"),
        ("tl-1=nan", "“nan” không phải là một tỷ lệ"),
        ("tl-1=nhiều", "“nhiều” không phải là một tỷ lệ"),
        ("ho-so=1", "mã hồ sơ không đọc được"),
    ],
)
def test_what_cannot_be_supposed_is_said(keeper, province, asked, said):
    assert said in words(keeper("indices.view").read(f"{PAGE}thu/gia-dinh/{PERIOD}&{asked}", status=422))


def test_a_closed_period_cannot_be_helped_today(keeper, province):
    one = DossierFact.objects.first()
    page = f"{PAGE}thu/gia-dinh/?tu=2023-01-01&den=2023-11-10&ho-so={one.pk}&viec=SETTLE"
    assert "kỳ đã khép lại" in words(keeper("indices.view").read(page, status=422))


def test_a_dossier_is_explained_by_both_clocks(keeper, province):
    dossier = take_in(province.filing(), by=province.ward.clerk(), at=AT - timedelta(minutes=50))
    officer = province.ward.civil_status_officer()
    request_supplement(dossier.id, ["Bản án"], reason="Thiếu", by=officer, at=AT - timedelta(minutes=40))
    keep_up(by=SYSTEM, at=AT)
    text = words(keeper("indices.view").read(f"{PAGE}thu/ho-so/{dossier.id}/{PERIOD}"))
    assert "Chưa kết thúc và có đúng một lần yêu cầu bổ sung: lấy lúc yêu cầu" in text
    assert "Đồng hồ đang dừng từ" in text
    nobody = "00000000-0000-7000-8000-000000000000"
    assert "Không có hồ sơ này" in keeper("indices.view", login="mai").read(
        f"{PAGE}thu/ho-so/{nobody}/{PERIOD}", status=404
    )


def test_a_parameter_is_changed_from_a_day_on_and_what_stood_before_is_kept(keeper, province):
    officer = keeper("indices.view", "indices.keep")
    officer.send(
        f"{PAGE}thu/tham-so/2/",
        most="8",
        most_mark="S",
        threshold="90",
        threshold_mark="S",
        since="2023-11-01",
        source="Quyết định 99",
    )
    lines = list(IndexComponent.objects.filter(code="thu/2").order_by("valid_from").values_list(
        "most", "threshold", "valid_from", "valid_to"
    ))  # fmt: skip
    assert lines == [
        (Decimal(6), Decimal(80), date(2021, 1, 1), date(2023, 10, 31)),
        (Decimal(8), Decimal(90), date(2023, 11, 1), None),
    ]
    page = words(officer.read(f"{PAGE}thu/tham-so/"))
    assert "Quyết định 99" in page
    assert "6,00, 80 %" in page
    assert "/ 8" in words(officer.read(f"{PAGE}thu/{PERIOD}"))
    assert "/ 8" not in words(officer.read(f"{PAGE}thu/?tu=2023-01-01&den=2023-10-31"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"most": "0"}, "điểm tối đa phải lớn hơn 0"),
        ({"threshold": "0"}, "ngưỡng phải lớn hơn 0"),
        ({"threshold": "101"}, "ngưỡng phải lớn hơn 0 và không quá 100"),
        ({"source": "  "}, "bắt buộc"),
        ({"since": "2020-12-31"}, "Không có thành phần “thu/2” vào ngày 31/12/2020"),
        ({"since": "hôm qua"}, "Ngày chưa đúng"),
    ],
)
def test_a_parameter_that_cannot_be_is_refused_and_nothing_is_written(keeper, province, typed, said):
    officer = keeper("indices.view", "indices.keep")
    before = list(IndexComponent.objects.order_by("pk").values())
    form = {"most": "8", "most_mark": "S", "threshold": "90", "threshold_mark": "S"}
    form |= {"since": "2023-11-01", "source": "Quyết định 99"} | typed
    response = officer.post(f"{PAGE}thu/tham-so/2/", form)
    assert response.status_code in (404, 422)
    assert said in words(response.content.decode()), words(response.content.decode())
    assert list(IndexComponent.objects.order_by("pk").values()) == before


def test_nobody_without_the_right_changes_a_parameter_or_looks(keeper, province):
    officer = keeper("indices.view")
    officer.read(f"{PAGE}thu/tham-so/2/", status=403)
    assert "Đặt lại" not in words(officer.read(f"{PAGE}thu/tham-so/"))
    keeper("plans.view", login="mai").read(f"{PAGE}thu/", status=403)


def test_the_rule_for_what_lacks_is_changed_from_a_day_on(keeper, province):
    officer = keeper("indices.view", "indices.keep")
    officer.send(f"{PAGE}thu/tham-so/thieu/", rule="FULL", since="2023-11-01", source="Quyết định 7")
    rules = list(WeightedIndex.objects.order_by("valid_from").values_list("lacking_rule", "valid_to"))
    assert rules == [("RESCALE", date(2023, 10, 31)), ("FULL", None)]
    assert "cho điểm tối đa của thành phần" in words(officer.read(f"{PAGE}thu/{PERIOD}"))


def test_a_period_that_cannot_be_is_said(keeper, province):
    said = words(keeper("indices.view").read(f"{PAGE}thu/?tu=2023-11-20&den=2023-11-01", status=422))
    assert "Kỳ tính chưa đúng: ngày cuối trước ngày đầu" in said
