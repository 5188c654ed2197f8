"""Every figure on the boards, recounted with plain SQL from the raw tables: the forty dossiers in October."""

from datetime import date, timedelta

import pytest
from django.db import connection

from motcua.faces.citizen.quality import Share
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import real_now
from motcua.steering.indices.actions import keep_up
from motcua.steering.indices.packs import IndicatorKind
from motcua.steering.reports.actions import draw_late_list, read_quality, sign_late_list
from tests.steering.indices.test_forty_dossiers import NOON, RAW, lines, worked

pytestmark = pytest.mark.django_db
PERIOD = "ky=2023-10"


@pytest.fixture
def officer(db, settings, keeper):
    """Somebody who sees all figures, on 31 October at noon; forty dossiers lie behind them."""
    settings.MOTCUA_CLOCK_SHIFT = NOON - real_now()
    dossiers = dict(worked())
    assert len(dossiers) == 40
    keep_up(by=SYSTEM, at=NOON)
    items = [{**one, "valid_from": str(one["valid_from"])} for one in lines().values()]
    IndicatorKind().load(items, by=SYSTEM, at=NOON)
    return keeper("indices.view")


def counted(name, more="true"):
    """Count dossiers of a name, narrowed further, in the raw tables."""
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from dossiers_dossier d where ({RAW[name]}) and {more}")
        return cursor.fetchone()[0]


def by_agency(name):
    with connection.cursor() as cursor:
        cursor.execute(
            f"select decision_agency_id, count(*) from dossiers_dossier d where {RAW[name]} group by 1"
        )
        return dict(cursor.fetchall())


def in_raw(*names):
    return all(name in RAW or not name for name in names)


def shown(officer, path):
    """Give what a page was drawn from."""
    response = officer.get(path)
    assert response.status_code == 200
    return response.context


def test_every_tile_of_the_province_at_a_glance(officer):
    board = shown(officer, f"/chi-dao/toan-canh/?{PERIOD}")["board"]
    tried = []
    for tile in board.tiles:
        one = tile.indicator
        if tile.part is None or not in_raw(one.numerator, one.denominator):
            continue
        below = counted(one.denominator) if one.denominator else None
        assert (one.code, tile.part.above, tile.part.below) == (one.code, counted(one.numerator), below)
        tried.append(one.code)
    assert {"received", "resolved_in_time", "filed_online", "papers_scanned"} <= set(tried)
    assert {one.words: one.count for one in board.now} == {
        "còn trong hạn": counted("open_within"),
        "sắp đến hạn": counted("open_near"),
        "đã quá hạn": counted("open_overdue"),
    }
    assert board.now_total == counted("open")
    today = "accepted_at >= timestamptz '2023-10-31 00:00+07'"
    done = "resolved_at >= timestamptz '2023-10-31 00:00+07'"
    assert [figure for _label, figure, *_rest in board.today] == [
        str(counted("received", today)),
        str(counted("resolved", done)),
    ]


def test_every_row_of_the_twelve_months(officer):
    months = shown(officer, f"/chi-dao/toan-canh/?{PERIOD}")["board"].months
    (october, *before) = months.rows
    assert [cell.words for cell in october[:2]] == ["10/2023", str(counted("received"))]
    in_time, online = counted("resolved_in_time"), counted("received_online_whole")
    assert float(october[2].value) == pytest.approx(100 * in_time / counted("resolved"), abs=0.005)
    known = {head.words: cell for head, cell in zip(months.heads, october, strict=True)}
    assert in_time
    assert online
    assert known["Hồ sơ tiếp nhận"].value == counted("received")
    assert [row[1].words for row in before] == ["0"] * 11


def test_every_indicator_s_own_figure_and_its_parts_by_agency(officer):
    tried = 0
    for one in lines().values():
        above, below = one.get("numerator", ""), one.get("denominator", "")
        if not above or not in_raw(above, below):
            continue
        page = shown(officer, f"/chi-dao/chi-so/{one['code']}/?tu=2023-10-01&den=2023-10-31")
        part = page["value"].part
        assert (one["code"], part.above) == (one["code"], counted(above))
        assert part.below == (counted(below) if below else None)
        tried += 1
    assert tried >= 20


def test_every_place_in_the_ranking_and_what_is_overdue_where(officer):
    page = shown(officer, f"/chi-dao/xep-hang/?{PERIOD}&chi-so=resolved_in_time")
    (row,) = page["table"].rows
    (agency,) = by_agency("resolved")
    name, rank, figure, above, below = row
    assert (rank.value, above.value, below.value) == (
        1,
        by_agency("resolved_in_time")[agency],
        by_agency("resolved")[agency],
    )
    assert name.address.startswith(f"/chi-dao/don-vi/{agency}/")
    assert float(figure.value) == pytest.approx(100 * above.value / below.value, abs=0.005)
    latest = shown(officer, f"/chi-dao/toan-canh/?{PERIOD}")["latest"]
    assert [(count, address) for _name, count, _share, address, _rows in latest.rows] == [
        (by_agency("open_overdue")[agency], f"/chi-dao/don-vi/{agency}/")
    ]


def test_the_page_of_the_unit_says_the_same_of_it_as_the_province_of_all(officer):
    (agency,) = by_agency("received")
    board = shown(officer, f"/chi-dao/don-vi/{agency}/?{PERIOD}")["board"]
    whole = shown(officer, f"/chi-dao/toan-canh/?{PERIOD}")["board"]
    codes = {tile.indicator.code: tile.part for tile in board.tiles if tile.part}
    assert codes["received"].above == by_agency("received")[agency]
    for tile in whole.tiles:
        one = tile.indicator
        if tile.part and in_raw(one.numerator, one.denominator):
            assert (one.code, codes[one.code]) == (one.code, tile.part)  # one agency decides them all


def test_every_figure_on_the_list_of_rows_is_a_row(officer):
    page = shown(officer, "/chi-dao/chi-so/resolved_in_time/ho-so/?tu=2023-10-01&den=2023-10-31")
    assert len(page["rows"]) == counted("resolved_in_time")
    overdue = shown(officer, "/chi-dao/chi-so/open_overdue/ho-so/?tu=2023-10-31&den=2023-10-31")
    assert len(overdue["rows"]) == counted("open_overdue")


def test_what_is_late_by_the_next_closing_and_what_is_late_already(officer):
    running = "state in ('ACCEPTED', 'IN_PROGRESS') and due_at"
    tomorrow = shown(officer, "/chi-dao/sap-tre/")
    span = "between timestamptz '2023-10-31 12:00+07' and timestamptz '2023-11-01 17:00+07'"
    near = counted("open", f"{running} {span}")
    assert near > 0
    assert (tomorrow["total"], len(tomorrow["lines"])) == (near, near)
    late = shown(officer, "/chi-dao/sap-tre/?khi=qua-han")
    assert late["total"] == counted("open", f"{running} < timestamptz '2023-10-31 12:00+07'")
    one_day = shown(officer, "/chi-dao/sap-tre/?ngay=2023-11-01")
    span = "between timestamptz '2023-11-01 00:00+07' and timestamptz '2023-11-01 23:59+07'"
    assert one_day["total"] == counted("open", f"{running} {span}")


def test_every_figure_of_the_public_page_of_quality(officer, client):
    read_quality(by=SYSTEM, at=NOON)
    page = shown(client, "/chat-luong/")
    october = next(one for one in page["found"].months if one.key == "2023-10")
    (agency,) = page["agencies"]
    ((agency_id, resolved),) = by_agency("resolved").items()
    assert (agency.figure.key, agency.in_time.below) == (str(agency_id), resolved)
    for shares, received in (
        ((page["in_time"], page["online"], page["supplemented"]), counted("received")),
        ((Share(october.in_time, october.resolved),), counted("received")),
        ((agency.in_time, agency.online), counted("received")),
    ):
        in_time, *rest = shares
        assert (in_time.above, in_time.below) == (counted("resolved_in_time"), counted("resolved"))
        assert [one.below for one in rest] == [received] * len(rest)
    assert page["online"].above == agency.online.above == counted("received_online")
    asked = "exists (select from dossiers_supplement s where s.dossier_id = d.id)"
    assert page["supplemented"].above == counted("received", asked)
    assert (october.received, october.resolved) == (counted("received"), counted("resolved"))
    assert sum(one.figure.resolved for one in page["procedures"]) == counted("resolved")
    assert sum(one.received for one in page["found"].months) == counted("received")


def test_every_figure_of_the_public_list_of_a_month(officer, client):
    after = NOON + timedelta(days=2)
    draft = draw_late_list(date(2023, 10, 1), by=SYSTEM, at=after)
    sign_late_list(draft.id, draft.version, by=SYSTEM, at=after)
    page = shown(client, "/danh-sach-cham/2023-10/")
    at_its_end = RAW["open_overdue"].replace("2023-10-31 12:00+07", "2023-11-01 00:00+07")
    with connection.cursor() as cursor:
        cursor.execute(f"select code from dossiers_dossier d where whole_id is null and ({at_its_end})")
        open_late = {code for (code,) in cursor.fetchall()}
        cursor.execute(
            f"select code from dossiers_dossier d where whole_id is null and {RAW['resolved_late']}"
        )
        resolved_late = {code for (code,) in cursor.fetchall()}
    one, found = page["one"], page["shown"]
    assert (one.received, one.resolved) == (counted("received"), counted("resolved"))
    assert (found.resolved_late, found.open_late) == (len(resolved_late), len(open_late))
    assert {row.line.code for row in found.dossiers} == resolved_late | open_late
    assert open_late
    (agency,) = found.agencies
    assert (agency.line.resolved_late, agency.line.open_late) == (len(resolved_late), len(open_late))
