"""A list of officers from a spreadsheet: all of it or nothing, each wrong line with its sentence."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.registers.organisations.actions import Outcome, import_officers
from motcua.registers.organisations.errors import RollUnreadable
from motcua.registers.organisations.models import Officer, PostHolding
from motcua.registers.organisations.queries import holders_of, officer_by_code, roll_rows
from tests.registers.organisations.town import AT, DAY, a_town, an_officer, keeper, posts_of_dong_da, stranger

pytestmark = pytest.mark.django_db
HEAD = "Mã cán bộ;Họ và tên;Mã chức danh;Từ ngày;Thư điện tử;Tên đăng nhập\n"
ROLL = (
    HEAD
    + "CB11;Nguyễn Thị Lan Thử;dong-da.tiep-nhan;01/01/2023;lan@example.vn;mot-cua.dongda\n"
    + "CB12;Võ Văn Mẫu;dong-da.ho-tich;;;tu-phap.dongda\n"
    + "CB12;Võ Văn Mẫu;dong-da.pho;01/06/2023;;\n"
)


@pytest.fixture
def posts():
    a_town()
    return posts_of_dong_da()


def _import(text: str, **more):
    return import_officers(roll_rows(text.encode()), **({"by": keeper(), "at": AT} | more))


def _counts():
    return Officer.objects.count(), PostHolding.objects.count(), Event.objects.count()


def test_a_sound_list_is_taken_in_whole(posts):
    report = _import(ROLL)
    assert report.written
    assert [(line.line, line.outcome) for line in report.lines] == [
        (2, Outcome.ADDED),
        (3, Outcome.ADDED),
        (4, Outcome.ADDED),
    ]
    assert officer_by_code("CB11").email == "lan@example.vn"
    (holder,) = holders_of(posts["dong-da.ho-tich"].id, DAY)
    assert (holder.officer.code, holder.holding.valid_from) == ("CB12", DAY)
    assert officer_by_code("CB12").login == "tu-phap.dongda"


def test_a_second_time_changes_nothing(posts):
    _import(ROLL)
    before = _counts()
    report = _import(ROLL)
    assert report.count(Outcome.SAME) == 3
    assert _counts() == before


def test_a_dry_run_says_what_would_happen_and_writes_nothing(posts):
    before = _counts()
    report = _import(ROLL, dry_run=True)
    assert (report.written, report.is_sound, report.count(Outcome.ADDED)) == (False, True, 3)
    assert _counts() == before


def test_one_wrong_line_and_nothing_is_written(posts):
    an_officer("CB99", "Người Có Sẵn", login="da.dung")
    before = _counts()
    report = _import(
        ROLL
        + "CB13;Lê Thị Thử;khong-co;;;\n"
        + "CB99;Tên Khác;;;;\n"
        + "CB14;Phan Văn Thử;dong-da.pho;01/01/2020;;da.dung\n"
    )
    assert not report.written
    assert _counts() == before
    wrong = {line.line: line.sentences for line in report.lines if line.outcome is Outcome.WRONG}
    assert wrong == {
        5: ("Không có chức danh mã “khong-co”.",),
        6: ("Mã cán bộ “CB99” đang là của Người Có Sẵn. Muốn đổi tên, hãy đính chính.",),
        7: (
            "Tên đăng nhập “da.dung” đã dành cho mã cán bộ “CB99”.",
            "Chức danh “dong-da.pho” không có vào ngày 01/01/2020.",
        ),
    }


def test_a_post_held_otherwise_is_a_wrong_line(posts):
    _import(ROLL)
    report = _import(HEAD + "CB11;Nguyễn Thị Lan Thử;dong-da.tiep-nhan;01/06/2023;;\n")
    assert report.lines[0].sentences == (
        "Đã giữ chức danh “dong-da.tiep-nhan” từ 01/01/2023, trùng với thời gian ở dòng này.",
    )


def test_what_is_left_empty_stays_and_what_is_new_is_put_right(posts):
    _import(ROLL)
    report = _import("Mã cán bộ;Họ và tên;Điện thoại\nCB11;Nguyễn Thị Lan Thử;0905123456\n")
    assert report.lines[0].outcome is Outcome.CHANGED
    assert (officer_by_code("CB11").phone, officer_by_code("CB11").email) == ("0905123456", "lan@example.vn")


def test_a_long_list_costs_few_queries(posts):
    lines = "".join(f"X{n};Người Thử Số;dong-da.pho;;;\n" for n in range(200)).replace("Số;", "Số ;")
    with CaptureQueriesContext(connection) as asked:
        report = _import(HEAD + lines)
    assert report.written
    assert len(asked) <= 30


def test_strangers_import_nothing_and_pictures_are_no_lists(posts):
    before = _counts()
    with pytest.raises(NotAllowed):
        _import(ROLL, by=stranger())
    with pytest.raises(RollUnreadable) as refused:
        roll_rows(b"\x89PNG\r\n\x1a\n\0\0")
    assert str(refused.value).startswith("Tệp không phải là văn bản.")
    assert _counts() == before
