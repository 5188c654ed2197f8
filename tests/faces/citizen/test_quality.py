"""The public quality page: plain words, its moment, light; and what is usual on a procedure's own page."""

import gzip
from datetime import datetime

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.steering.indices.actions import keep_up
from motcua.steering.reports.actions import read_quality
from motcua.steering.reports.models import QualityFigure
from tests.casework.dossiers.joint import signed
from tests.casework.dossiers.world import CODE, a_world
from tests.faces.citizen.test_pages import text_of

pytestmark = pytest.mark.django_db
NOW = datetime(2023, 11, 20, 9, tzinfo=VN)
PAGE = "/chat-luong/"
MOST_BYTES = 20_000


@pytest.fixture
def world():
    """Five in time after two days, one late."""
    world = a_world()
    for day in (3, 3, 3, 3, 3, 9):
        one = world.taken_in(at=datetime(2023, 10, 2, 8, tzinfo=VN))
        signed(world, one, at=datetime(2023, 10, day + 1, 7, 30, tzinfo=VN))
    keep_up(by=SYSTEM, at=NOW)
    read_quality(by=SYSTEM, at=NOW)
    return world


def test_before_the_first_reading_it_says_when_figures_come(client):
    assert "Chưa có số liệu" in client.get(PAGE).content.decode()


def test_it_says_how_the_word_is_kept_with_its_moment(client, world):
    text = text_of(client.get(PAGE).content.decode())
    assert "Trả kết quả đúng hẹn hoặc sớm hơn 83,3 % 5 trên 6 hồ sơ" in text
    assert "Người dân hài lòng chưa có nguồn" in text
    assert "tính lúc 09:00, thứ Hai 20/11/2023" in text
    assert "Tháng 10/2023: 83,3 % (5 trên 6 hồ sơ)" in text
    assert "Cấp Giấy xác nhận tình trạng hôn nhân 2 ngày 8 ngày 83,3 %" in text
    assert "Ủy ban nhân dân phường Đống Đa 6 0,0 % 83,3 %" in text


def test_it_is_said_in_english(client, world):
    text = text_of(client.get(f"/en{PAGE}").content.decode())
    assert "Result on the promised day or earlier" in text
    assert "2 days 8 days" in text


def test_a_procedures_page_says_how_long_it_usually_takes(client, world):
    assert "thường mất 2 ngày" in text_of(client.get(f"/thu-tuc/{CODE}/").content.decode())
    assert "usually takes 2 days" in text_of(client.get(f"/en/thu-tuc/{CODE}/").content.decode())


def test_what_is_done_within_the_day_is_said_so(client, world):
    QualityFigure.objects.filter(part="PROCEDURE").update(usual_days=0)
    assert "thường xong trong ngày" in text_of(client.get(f"/thu-tuc/{CODE}/").content.decode())


def test_two_hundred_agencies_and_many_procedures_stay_light_in_few_questions(
    client, world, django_assert_max_num_queries
):
    some = QualityFigure.objects.get(part="AGENCY")
    many = [
        QualityFigure(
            part=part,
            key=f"{number}",
            name=f"Ủy ban nhân dân xã số {number}",
            read_at=NOW,
            since=some.since,
            resolved=number,
            in_time=number,
            usual_days=1,
            most_days=3,
        )
        for part in ("AGENCY", "PROCEDURE")
        for number in range(1, 201)
    ]
    QualityFigure.objects.bulk_create(many)
    client.get(PAGE)
    with django_assert_max_num_queries(4):
        page = client.get(PAGE)
    assert len(gzip.compress(page.content)) <= MOST_BYTES
    assert page["Cache-Control"] == "private, max-age=300"
