"""The pages of figures: each with its moment, by month and agency, down to its dossiers."""

import re
from datetime import date, timedelta

import pytest

from motcua.casework.dossiers.actions import take_in
from motcua.foundation.access.models import SYSTEM
from motcua.steering.indices.actions import IndicatorDraft, keep_up, set_indicator
from motcua.steering.indices.queries import HAPPENED
from motcua.steering.indices.rules import KINDS
from tests.casework.dossiers.joint import signed
from tests.casework.dossiers.world import AT, a_world
from tests.faces.command.test_plans import words

pytestmark = pytest.mark.django_db
PAGE = "/chi-dao/chi-so/"
DRAFT = IndicatorDraft(
    code="in_time",
    title="Tỷ lệ đúng hạn",
    unit="PERCENT",
    direction="UP",
    source="Quyết định 766/QĐ-TTg",
    numerator="resolved_in_time",
    denominator="resolved",
    valid_from=date(2021, 1, 1),
)
LACKING = IndicatorDraft(
    code="waiting",
    title="Thời gian chờ",
    unit="COUNT",
    direction="DOWN",
    lacking="chưa có sổ lấy số",
    valid_from=date(2021, 1, 1),
)
OPEN = IndicatorDraft(
    code="open",
    title="Đang giải quyết",
    unit="COUNT",
    direction="NEUTRAL",
    numerator="open",
    valid_from=date(2021, 1, 1),
)


@pytest.fixture
def province(db):
    """One dossier resolved in time, one late, one under way."""
    world = a_world()
    for draft in (DRAFT, LACKING, OPEN):
        set_indicator(draft, by=SYSTEM, at=AT)
    moments = (AT + timedelta(minutes=5), AT + timedelta(days=9))
    for at in moments:
        signed(world, world.taken_in(at=AT - timedelta(days=20)), at=at - timedelta(days=20))
    take_in(world.filing(), by=world.ward.clerk(), at=AT - timedelta(hours=1))
    keep_up(by=SYSTEM, at=AT)
    return world


def test_an_empty_province_says_that_figures_come_with_its_pack(keeper):
    assert "Chưa có chỉ số nào" in keeper("indices.view").read(PAGE)


def test_figures_stand_with_their_counts_their_moment_and_what_lacks(keeper, province):
    text = words(keeper("indices.view").read(f"{PAGE}?tu=2023-01-01&den=2023-12-31"))
    assert "Tỷ lệ đúng hạn 50,00 % 1 / 2 Quyết định 766/QĐ-TTg Thời gian chờ chưa có nguồn" in text
    assert text.endswith("chưa có sổ lấy số Đang giải quyết 1")
    assert "Tính tại" in text


def test_a_figure_is_parted_by_month_and_agency_and_opens_its_dossiers(keeper, province):
    officer = keeper("indices.view")
    page = officer.read(f"{PAGE}in_time/?tu=2023-01-01&den=2023-11-30")
    text = words(page)
    assert "50,00 % 1 / 2" in text
    assert (
        "Hồ sơ có kết quả trước hoặc đúng hạn trên tổng số hồ sơ có kết quả trong kỳ, từ 01/01/2023" in text
    )
    assert "Tháng 10/2023: 100,00 %" in text or "Tháng 11/2023" in text
    assert "Ủy ban nhân dân" in text
    ways = [way.replace("&amp;", "&") for way in re.findall(r'href="([^"]*ho-so/[^"]*dem=[^"]*)"', page)]
    assert len(ways) == 2
    counted = [
        len(re.findall(r'href="/viec/ho-so/|href="[^"]*/ho-so/[0-9a-f-]{36}/"', officer.read(way)))
        for way in ways
    ]
    assert counted == [1, 2]
    by_agency = re.search(r'href="([^"]*in_time/\?[^"]*co-quan=[^"]*)"', page)[1].replace("&amp;", "&")
    assert "Mọi cơ quan" in officer.read(by_agency)


def test_what_stands_now_has_no_months_and_opens_what_stands(keeper, province):
    officer = keeper("indices.view")
    page = words(officer.read(f"{PAGE}open/"))
    assert "Theo tháng" not in page
    assert "Đang giải quyết" in page


def test_a_figure_without_source_opens_nothing(keeper, province):
    officer = keeper("indices.view")
    assert "chưa có nguồn" in words(officer.read(f"{PAGE}waiting/"))
    assert "Không có gì được tính" in officer.read(f"{PAGE}waiting/ho-so/")


def test_a_period_that_cannot_be_is_said_and_this_year_is_shown(keeper, province):
    officer = keeper("indices.view")
    for page in (PAGE, f"{PAGE}in_time/", f"{PAGE}in_time/ho-so/"):
        said = words(officer.read(f"{page}?tu=2023-11-20&den=2023-11-01", status=422))
        assert "Kỳ tính chưa đúng: ngày cuối trước ngày đầu" in said
        said = words(officer.read(f"{page}?tu=hom-qua&den=&co-quan=khong", status=422))
        assert "Kỳ tính chưa đúng: không đọc được ngày “hom-qua”. Đang tính từ đầu năm đến nay." in said


def test_an_indicator_nobody_set_is_not_found_and_nobody_looks_without_the_right(keeper, province):
    officer = keeper("indices.view")
    assert "Không có chỉ số “stars”" in officer.read(f"{PAGE}stars/", status=404)
    assert "Tỷ lệ đúng hạn" not in keeper("plans.view", login="mai").read(PAGE, status=403)


def test_all_figures_are_asked_in_a_dozen_statements(keeper, province, django_assert_max_num_queries):
    officer = keeper("indices.view")
    officer.read(PAGE)
    with django_assert_max_num_queries(12):
        officer.read(PAGE)


def test_a_row_opens_to_the_events_behind_it_for_who_may_not_read_the_dossier(keeper):
    world = a_world()
    dossier = world.taken_in()
    signed(world, dossier, at=AT + timedelta(hours=1))
    keep_up(by=SYSTEM, at=AT)
    officer = keeper("indices.view")
    page = officer.read(f"/chi-dao/ho-so/{dossier.id}/")
    said = words(page)
    assert dossier.code in said
    assert "Sự kiện làm nên số liệu" in said
    assert "Tiếp nhận, hẹn ngày trả" in said
    assert "Có kết quả" in said
    assert "Nguyễn Thị Bình An" not in said
    assert "Mở hồ sơ" not in said
    assert "Không có hồ sơ này" in words(officer.read(f"/chi-dao/ho-so/{world.person.id}/", status=404))


def test_every_event_that_facts_are_made_of_has_its_words():
    assert set(HAPPENED) == KINDS
