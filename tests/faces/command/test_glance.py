"""The boards: every figure with its moment and its way down, recounted from the rows; rights, workbooks."""

import io
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from motcua.casework.dossiers.actions import request_supplement, take_in
from motcua.faces.command.charts import line_of, spark_of
from motcua.faces.command.glance import axis_of, change_of
from motcua.faces.command.periods import read_period
from motcua.faces.command.ranks import kind_asked, kinds_of, ranked, unranked
from motcua.faces.command.roles import by_role, shown_of
from motcua.foundation.access.models import SYSTEM, Seat
from motcua.foundation.clock import real_now
from motcua.foundation.ids import new_id
from motcua.registers.calendars.actions import set_office_hours
from motcua.steering.indices.actions import keep_up, set_indicator
from motcua.steering.indices.models import Indicator
from motcua.steering.indices.queries import Part
from tests.casework.dossiers.joint import signed
from tests.casework.dossiers.world import AT, DUE, a_world
from tests.faces.command.test_indices import DRAFT, LACKING
from tests.faces.command.test_plans import words
from tests.instruments.house import OPEN

pytestmark = pytest.mark.django_db
GLANCE, RANKS, LATE, UNIT = (f"/chi-dao/{page}/" for page in ("toan-canh", "xep-hang", "sap-tre", "don-vi"))
NOW = AT + timedelta(hours=2)
TODAY = date(2023, 11, 20)
KEPT = replace(DRAFT, code="resolved_in_time")
LATE_SHARE = replace(
    DRAFT, code="resolved_late", title="Tỷ lệ trễ hạn", numerator="resolved_late", direction="DOWN"
)
COUNT = replace(DRAFT, unit="COUNT", denominator="", direction="NEUTRAL", source="")
DRAFTS = (
    KEPT,
    LATE_SHARE,
    replace(LACKING, code="satisfaction", title="Mức độ hài lòng"),
    *(
        replace(COUNT, code=code, title=title, numerator=code)
        for code, title in (
            ("received", "Hồ sơ tiếp nhận"),
            ("open", "Đang giải quyết"),
            ("open_within", "Còn trong hạn"),
            ("open_near", "Sắp đến hạn"),
            ("open_overdue", "Đã quá hạn"),
        )
    ),
)


def put():
    for draft in DRAFTS:
        set_indicator(draft, by=SYSTEM, at=AT)


@pytest.fixture
def hours(db):
    """Office hours and indicators, and nothing else."""
    set_office_hours([OPEN] * 5 + [[], []], valid_from=date(2021, 1, 1), by=SYSTEM, at=AT)
    put()


@pytest.fixture(autouse=True)
def now(settings):
    """Two hours after the world began, a Monday."""
    settings.MOTCUA_CLOCK_SHIFT = NOW - real_now()


@pytest.fixture
def province(db):
    """Three taken in today; before: one resolved in time, one late, two that are overdue, one that waits."""
    world = a_world()
    put()
    clerk = world.ward.clerk()
    for _ in range(3):
        take_in(world.filing(), by=clerk, at=AT)
    for days in (20, 11):
        signed(world, world.taken_in(at=AT - timedelta(days=20)), at=AT - timedelta(days=days))
    for _ in range(3):
        last = take_in(world.filing(), by=clerk, at=AT - timedelta(days=13))
    officer = world.ward.civil_status_officer()
    asked = AT - timedelta(days=12)
    request_supplement(last.id, ["Bản án ly hôn"], reason="Thiếu", by=officer, at=asked)
    keep_up(by=SYSTEM, at=AT)
    return world


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def ways(page, part):
    return [way.replace("&amp;", "&") for way in re.findall(r'href="([^"]*)"', page) if part in way]


def rows_of(page):
    return len(re.findall(r'href="[^"]*/ho-so/[0-9a-f-]{36}/"', page))


def sits_at(chairs, keeper, agency_id):
    """Let someone sit at one agency, with the right there alone."""
    officer = keeper("indices.view", login="truong", name="Trưởng")
    chairs.by_account[officer.account.id] = Seat(
        new_id(), agency_id, frozenset({"role-truong"}), "post.truong"
    )
    with connection.cursor() as cursor:
        cursor.execute("update access_role set everywhere = false where code = 'role-truong'")
    return officer


def test_an_empty_province_has_boards_that_say_what_would_stand_there(keeper):
    officer = keeper("indices.view")
    for page in (GLANCE, RANKS):
        assert "Chưa có chỉ số nào" in officer.read(page)
    assert "Chưa có đơn vị nào" in officer.read(UNIT)
    late = words(officer.read(LATE))
    assert "Chưa khai báo giờ làm việc." in late
    assert "Không có hồ sơ nào sắp trễ" in late
    assert officer.get(f"{LATE}bang.xlsx").status_code == 200


def test_indicators_without_a_dossier_are_nought_or_no_figure(keeper, hours):
    officer = keeper("indices.view")
    text = words(officer.read(GLANCE))
    assert "Đang giải quyết 0 hồ sơ đang trong tay" in text
    assert "Tỷ lệ đúng hạn không có gì để tính" in text
    assert "Chưa có gì để xếp hạng" in officer.read(RANKS)
    assert "Không có hồ sơ nào sắp trễ" in officer.read(LATE)


def test_the_province_at_a_glance_says_what_the_rows_say_when_counted_anew(keeper, province):
    page = keeper("indices.view").read(GLANCE)
    text = words(page)
    running = "select count(*) from dossiers_dossier where state in ('ACCEPTED','IN_PROGRESS'"
    open_ones = sql(f"{running},'AWAITING_SUPPLEMENT')")
    overdue = sql(f"{running}) and due_at < '{NOW.isoformat()}'")
    day = "(accepted_at at time zone 'Asia/Ho_Chi_Minh')::date"
    today = sql(f"select count(*) from dossiers_dossier where {day} = '2023-11-20'")
    done = sql("select count(*) from dossiers_dossier where resolved_at is not null")
    kept = sql("select count(*) from dossiers_dossier where resolved_at <= due_at")
    assert (open_ones, overdue, today, done, kept) == (6, 2, 3, 2, 1)
    assert "Tính tại 10:00, thứ Hai 20/11/2023 · đã đọc hết sự kiện · Năm 2023, đến nay" in text
    assert "Đang giải quyết 6 hồ sơ đang trong tay 4 còn trong hạn 0 sắp đến hạn 2 đã quá hạn" in text
    assert "Tiếp nhận hôm nay 3 hồ sơ" in text
    assert "Tỷ lệ đúng hạn 50,00 % 1 trên 2 hồ sơ Mức độ" in text
    assert "Năm 2023, đến nay Cùng kỳ năm trước chưa có số liệu để so. Hồ sơ tiếp nhận 8" in text
    assert "Mức độ hài lòng chưa có nguồn Chưa có sổ lấy số" in text
    assert "Nơi đang quá hạn nhiều nhất Ủy ban nhân dân phường Đống Đa 2 hồ sơ quá hạn" in text
    assert "11/2023 50,00 % Tỷ lệ đúng hạn, 11/2023 6 Hồ sơ tiếp nhận, 11/2023" not in text
    assert "10/2023 2 Hồ sơ tiếp nhận, 10/2023" in text


def test_every_figure_of_the_board_opens_as_many_rows_as_it_says(keeper, province):
    officer = keeper("indices.view")
    page = officer.read(GLANCE)
    said = {
        "open/ho-so/": 6,
        "open_within/ho-so/": 4,
        "open_overdue/ho-so/": 2,
        "received/ho-so/?tu=2023-11-20": 3,
        "resolved_in_time/ho-so/?tu=2023-01-01": 1,
        "received/ho-so/?tu=2023-10-01": 2,
    }
    for part, count in said.items():
        (way, *_more) = ways(page, part)
        assert rows_of(officer.read(way)) == count, way
    assert "Chỉ số" in words(officer.read(ways(page, "chi-so/received/?")[0]))
    listed = words(officer.read(ways(page, "received/ho-so/?tu=2023-11-20")[0]))
    assert "8\xa0giờ, thứ\xa0Hai 20/11/2023" in listed or "8 giờ, thứ Hai 20/11/2023" in listed  # of Việt Nam
    assert "sự kiện" not in listed
    keeper_of_the_book = keeper("indices.view", "events.view", login="giam-sat")
    (chain, *_rest) = ways(keeper_of_the_book.read(ways(page, "open_overdue/ho-so/")[0]), "su-kien/dossier/")
    assert "Tiếp nhận" in keeper_of_the_book.read(chain)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("ky=2023-13", "không có kỳ “2023-13”"),
        ("ky=hom-qua", "không đọc được kỳ “hom-qua”"),
        ("ky=1850", "không có kỳ “1850”"),
        ("ky=2024", "kỳ bắt đầu sau thời điểm tính"),
        ("tu=2023-11-20&den=2023-11-01", "ngày cuối trước ngày đầu"),
        ("tu=0001-01-01&den=0001-02-01", "kỳ sớm nhất bắt đầu từ năm 2000"),
        ("tu=2001-01-01&den=2023-02-01", "kỳ dài nhất là mười năm"),
        ("tu=20/11/2023", "không đọc được ngày “20/11/2023”"),
    ],
)
def test_a_period_that_cannot_be_is_refused_and_this_year_is_shown(asked, said, keeper, hours):
    officer = keeper("indices.view")
    for page in (GLANCE, RANKS):
        text = words(officer.read(f"{page}?{asked}", status=422))
        assert f"Kỳ tính chưa đúng: {said}" in text
        assert "Năm 2023, đến nay" in text


def test_a_period_is_held_against_the_one_before_as_far_as_it_has_run():
    found = {}
    for written in ("2023-11", "2023-q4", "2023", "2023-10", ""):
        period, said = read_period(
            {"ky": written} if written else {"tu": "2023-11-06", "den": "2023-11-19"}, TODAY
        )
        before = period.before(TODAY)
        found[written] = (period.since, period.days_by(TODAY), before.since, before.until)
        assert not said
    assert found == {
        "2023-11": (date(2023, 11, 1), TODAY, date(2023, 10, 1), date(2023, 10, 20)),
        "2023-q4": (date(2023, 10, 1), TODAY, date(2023, 7, 1), date(2023, 8, 20)),
        "2023": (date(2023, 1, 1), TODAY, date(2022, 1, 1), date(2022, 11, 20)),
        "2023-10": (date(2023, 10, 1), date(2023, 10, 31), date(2023, 9, 1), date(2023, 9, 30)),
        "": (date(2023, 11, 6), date(2023, 11, 19), date(2023, 10, 23), date(2023, 11, 5)),
    }
    march = date(2024, 3, 31)
    assert read_period({"ky": "2024-03"}, march)[0].before(march).until == date(2024, 2, 29)


def test_a_figure_says_how_far_it_moved_and_whether_for_the_better():
    share = Indicator(unit="PERCENT", direction="UP")
    late = Indicator(unit="PERCENT", direction="DOWN")
    count = Indicator(unit="COUNT", direction="NEUTRAL")
    assert change_of(share, Part(96, 100), Part(90, 100), "kỳ trước") == (
        "cao hơn 6,00 điểm %, kỳ trước 90,00 %",
        "green",
    )
    assert change_of(late, Part(96, 100), Part(90, 100), "kỳ trước")[1] == "red"
    assert change_of(count, Part(5), Part(9), "kỳ trước") == ("thấp hơn 4, kỳ trước 9", "grey")
    assert change_of(share, Part(1, 2), Part(2, 4), "kỳ trước") == ("bằng kỳ trước (50,00 %)", "grey")
    assert change_of(share, Part(0, 0), Part(2, 4), "kỳ trước") == ("", "")
    assert change_of(share, Part(1, 2), Part(0, 0), "kỳ trước")[0] == "kỳ trước: chưa có số liệu"


def test_lines_are_broken_where_a_month_has_no_figure_and_axes_are_round():
    drawn = line_of([50.0, None, 100.0, 75.0], 50, 100)
    assert drawn[0] == ("50,100.00", "50,100 50,100.00 50,100", "M50 100h.01")
    assert drawn[1] == ("", "", "")
    assert drawn[2][0] == "50,0.00 100,25.00"
    assert drawn[3][0] == "0,25.00 50,50.00"
    assert (axis_of([93.6, 97.2]), axis_of([0.0]), axis_of([100.0])) == ((90, 100), (0, 10), (90, 100))
    assert spark_of([None, 3.0]) == ""
    assert spark_of([1.0, 3.0]) == "4.0,26.0 116.0,4.0"


def test_equal_figures_share_a_rank_and_who_has_nothing_to_reckon_from_has_none():
    ids = [new_id() for _ in range(5)]
    parts = {
        ids[0]: Part(1, 2),
        ids[1]: Part(9, 10),
        ids[2]: Part(5, 10),
        ids[3]: Part(0, 0),
        ids[4]: Part(1, 4),
    }
    members = dict(zip(ids, ("B", "A", "Ă", "Đ", "C"), strict=True))
    up = ranked(Indicator(unit="PERCENT", direction="UP"), parts, members)
    assert [(one.rank, one.name) for one in up] == [(1, "A"), (2, "Ă"), (2, "B"), (4, "C")]
    down = ranked(Indicator(unit="PERCENT", direction="DOWN"), parts, members)
    assert [(one.rank, one.name) for one in down] == [(1, "C"), (2, "Ă"), (2, "B"), (4, "A")]
    assert unranked(up, members) == [(ids[3], "Đ")]
    gone = kinds_of([], parts, members)
    assert [(one.key, one.counted) for one in gone] == [("khong-con", 5)]
    assert kind_asked(gone, "gi-do") is gone[0]
    assert kind_asked([], "") is None


def test_agencies_are_ranked_by_kind_each_figure_with_its_rows(keeper, province):
    officer = keeper("indices.view")
    page = officer.read(RANKS)
    text = words(page)
    assert "Hồ sơ có kết quả sau hạn trên tổng số hồ sơ có kết quả trong kỳ, từ 01/01/2023" in text
    assert "Thấp hơn là tốt hơn; bằng nhau thì cùng hạng." in text
    assert "Ủy ban nhân dân phường Đống Đa Hạng, Ủy ban nhân dân phường Đống Đa" not in text
    assert (
        "1 50,00 % % , Ủy ban nhân dân phường Đống Đa 1 Tử số" in text.replace(" ,", " ,")
        or "50,00 %" in text
    )
    (late, *_rest) = ways(page, "resolved_late/ho-so/")
    assert rows_of(officer.read(late)) == 1
    assert "không xếp hạng: trong kỳ không có gì để tính (mẫu số bằng 0)" in text
    assert 'aria-sort="ascending"' in page
    by_name = officer.read(f"{RANKS}?xep=ten&chi-so=received")
    assert "Hồ sơ tiếp nhận" in by_name
    assert "Không có chỉ số “sao”" in officer.read(f"{RANKS}?chi-so=sao", status=404)
    assert "Không có chỉ số" in officer.read(f"{RANKS}?chi-so=satisfaction", status=404)


def test_who_sees_one_agency_sees_its_rank_among_all_and_no_other_agency_s_page(keeper, chairs, province):
    officer = sits_at(chairs, keeper, province.ward.committee)
    assert "Hạng tính trong 1 cơ quan cùng loại." in words(officer.read(RANKS))
    assert "không xếp hạng: trong kỳ" not in officer.read(RANKS)
    assert officer.send(UNIT, status=405) is not None
    assert officer.get(UNIT)["Location"] == f"{UNIT}{province.ward.committee}/"
    other = province.ward.agencies["quy-nhon"].id
    for page in (f"{UNIT}{other}/", f"{UNIT}{other}/bang.xlsx", f"{LATE}?co-quan={other}"):
        assert officer.get(page).status_code == 403, page
    assert "Các cơ quan anh, chị được xem" in words(officer.read(GLANCE))
    stranger = keeper("plans.view", login="mai")
    for page in (GLANCE, RANKS, LATE, UNIT):
        stranger.read(page, status=403)


def test_a_unit_s_head_sees_what_is_late_where_it_is_stuck_and_what_is_due(keeper, province):
    officer = keeper("indices.view")
    page = officer.read(f"{UNIT}{province.ward.committee}/")
    text = words(page)
    assert "Đang giải quyết 6 hồ sơ đang trong tay 4 còn trong hạn 0 sắp đến hạn 2 đã quá hạn" in text
    stuck = re.search(r"Hồ sơ đang nằm ở đâu (.*?) Đỏ là", text)[1]
    assert "Thẩm tra, tra cứu" in stuck
    assert "5 Đang chờ làm" in stuck or " 5 2 " in stuck
    (late, *_rest) = ways(page, "khi=qua-han")
    listed = officer.read(late)
    assert "2 hồ sơ đã quá hẹn" in words(listed)
    assert "23/11 3" in text  # due on Thursday, the three of today
    (due, *_rest) = ways(page, "ngay=2023-11-23")
    assert "Đến hạn ngày 23/11/2023" in words(officer.read(due))
    assert "Chưa ai nhận" in text
    assert "không có nội dung bổ sung nào lặp lại" in text  # what was said of one dossier names nobody
    officer.read(f"{UNIT}{new_id()}/", status=404)


def test_what_is_late_tomorrow_is_named_with_its_step_and_its_act(keeper, province, settings):
    officer = keeper("indices.view")
    assert "Không có hồ sơ nào sắp trễ" in officer.read(LATE)
    settings.MOTCUA_CLOCK_SHIFT = DUE - timedelta(hours=20) - real_now()
    page = officer.read(LATE)
    text = words(page)
    assert "3 hồ sơ sẽ trễ nếu không ai làm gì" in text
    assert "Thẩm tra, tra cứu chưa ai nhận" in text
    assert "lãnh đạo nơi giải quyết làm" in text  # who only looks is told the act, and not led to it
    assert "/xin-loi/" not in page
    leader = keeper("indices.view", "dossiers.approve", login="chu-tich")
    assert ways(leader.read(LATE), "/ban-lam-viec/ho-so/")
    assert "2 hồ sơ đã quá hẹn" in words(officer.read(f"{LATE}?khi=qua-han"))
    assert "Không có hồ sơ nào" in officer.read(f"{LATE}?buoc=Ký%20gì%20đó")
    for asked, said in (
        ("hom-qua", "Không đọc được ngày “hom-qua”"),
        ("2001-01-01", "Ngày 01/01/2001 đã qua"),
    ):
        page = officer.read(f"{LATE}?ngay={asked}&sau=x~y&co-quan=gi", status=422)
        assert said in page
        assert "Đến hạn từ bây giờ" in page


def test_a_board_knows_indicators_by_what_they_count_whatever_a_province_calls_them(keeper, province):
    officer = keeper("indices.view")
    before = officer.get(GLANCE).context["board"]
    for one in Indicator.objects.all():
        Indicator.objects.filter(id=one.id).update(code=f"x_{one.code}")
    page, board = officer.read(GLANCE), officer.get(GLANCE).context["board"]
    assert [(one.words, one.count) for one in board.now] == [(one.words, one.count) for one in before.now]
    assert [one[:3] for one in board.today] == [one[:3] for one in before.today]
    assert [one.words for one in board.flow] == [one.words for one in before.flow]
    assert {one.figure for one in board.tiles} >= {one.figure for one in before.tiles if one.part}
    addresses = set(re.findall(r'href="(/chi-dao/chi-so/[a-z][^"]*)"', page))
    assert addresses
    assert [one for one in addresses if not one.startswith("/chi-dao/chi-so/x_")] == []
    for one in addresses:
        officer.read(one.replace("&amp;", "&"))
    officer.read(f"{UNIT}{province.ward.committee}/")


def test_where_hardly_any_of_what_boards_show_is_set_a_province_s_own_shares_stand_there():
    made = [
        Indicator(code="x_in", numerator="received", unit="COUNT"),
        Indicator(code="x_early", numerator="resolved_early", denominator="resolved", unit="PERCENT"),
        Indicator(code="x_open", numerator="open", unit="COUNT"),
    ]
    known = by_role(made)
    assert {role: one.code for role, one in known.items()} == {
        "received": "x_in",
        "open": "x_open",
        "x_early": "x_early",
    }
    assert shown_of(known) == ["received", "x_early"]
    assert shown_of(by_role([])) == []


def test_a_workbook_is_what_the_page_shows_held_to_its_moment(keeper, province):
    officer = keeper("indices.view")
    page = officer.read(f"{GLANCE}?ky=2023-11")
    (way,) = ways(page, "bang.xlsx")
    take_in(province.filing(), by=province.ward.clerk(), at=NOW + timedelta(hours=1))
    keep_up(by=SYSTEM, at=NOW)
    book = CalamineWorkbook.from_filelike(io.BytesIO(officer.get(way).content))
    assert book.sheet_names == [
        "Thời điểm",
        "Đang giải quyết",
        "Trong kỳ",
        "Mười hai tháng",
        "Nơi quá hạn nhiều nhất",
    ]
    first = dict(row[:2] for row in book.get_sheet_by_name("Thời điểm").to_python())
    assert first["Kỳ"] == "Tháng 11/2023 (01/11/2023 đến hết 20/11/2023)"
    assert first["Tính tại"].startswith("10\xa0giờ")
    assert first["Sự kiện chưa đọc tới"] == "0"
    standing = book.get_sheet_by_name("Đang giải quyết").to_python()
    assert [row[1] for row in standing[1:]] == [6, 4, 0, 2]
    months = book.get_sheet_by_name("Mười hai tháng").to_python()
    assert months[1][:2] == ["11/2023", 6]
    for page in (RANKS, LATE, f"{UNIT}{province.ward.committee}/"):
        (way,) = ways(officer.read(page), "bang.xlsx")
        found = CalamineWorkbook.from_filelike(io.BytesIO(officer.get(way).content))
        assert found.sheet_names[0] == "Thời điểm"
        assert len(found.sheet_names) > 1
    assert officer.get(f"{GLANCE}bang.xlsx?luc=hom-nay&ky=sai").status_code == 200


def test_boards_ask_a_handful_of_questions_however_much_there_is(keeper, province):
    officer = keeper("indices.view")
    most = {GLANCE: 17, RANKS: 11, LATE: 10, f"{UNIT}{province.ward.committee}/": 21}
    for page in most:
        officer.read(page)
    for page, count in most.items():
        with CaptureQueriesContext(connection) as asked:
            officer.read(page)
        assert len(asked) <= count, page
