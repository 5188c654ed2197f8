"""Procedures at the console: read as of a day, compared, doubts settled one by one, repealed."""

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.registers.procedures.actions import amend, publish_version
from motcua.registers.procedures.models import Doubt, ProcedureVersion
from tests.faces.api.test_procedures import item
from tests.faces.console.conftest import AT

VIEW, SETTLE = "procedures.view", "procedures.settle_doubt"
FASTER = [{"channels": ["DIRECT", "ONLINE"], "quantity": 2, "unit": "WORKING_DAY"}]


@pytest.fixture
def published(db):
    return publish_version(item(), by=SYSTEM, at=AT)


@pytest.fixture
def amended(published):
    return amend(item(valid_from="2023-07-01", limits=FASTER), by=SYSTEM, at=AT)


def test_a_procedure_reads_as_of_its_day(keeper, amended):
    lan = keeper(VIEW)
    before, after = (
        lan.read(f"/quan-tri/thu-tuc/1.004873/?ngay={day}") for day in ("2023-06-30", "2023-07-01")
    )
    assert "3 ngày làm việc" in before
    assert "có phiên bản mới từ 01/07/2023" in before
    assert "2 ngày làm việc" in after
    assert "Trực tiếp, Trực tuyến" in after  # said once for channels that are alike
    assert "8.000" in after


def test_the_list_finds_by_the_words_of_the_street_and_says_how_it_read_a_slip(keeper, published):
    lan = keeper(VIEW)
    assert "Cấp Giấy xác nhận" in lan.read("/quan-tri/thu-tuc/?tim=giay+doc+than&ngay=2023-11-20")
    assert "Không có thủ tục nào khớp" in lan.read("/quan-tri/thu-tuc/?tim=xyzw&ngay=2023-11-20")


def test_two_versions_stand_beside_each_other(keeper, published, amended):
    lan = keeper(VIEW)
    assert "So với bản trước" in lan.read("/quan-tri/thu-tuc/1.004873/lich-su/")
    page = lan.read(f"/quan-tri/thu-tuc/khac/{published.id}/{amended.id}/")
    assert page.count("<del>3 ngày làm việc") == page.count("<ins>2 ngày làm việc") == 2
    assert "Thời hạn giải quyết" in page
    assert "Căn cứ pháp lý" not in page
    assert "Hai phiên bản nói giống nhau" in lan.read(f"/quan-tri/thu-tuc/khac/{amended.id}/{amended.id}/")


def test_a_version_that_holds_no_more_can_still_be_read(keeper, published, amended):
    page = keeper(VIEW).read(f"/quan-tri/thu-tuc/phien-ban/{published.id}/")
    assert "3 ngày làm việc" in page
    assert "đến hết" in page


def test_doubts_are_listed_by_kind_and_settled_one_by_one(keeper, published):
    doubt = Doubt.objects.get(version=published)
    lan = keeper(VIEW, SETTLE)
    page = lan.read("/quan-tri/thu-tuc/can-lam-ro/?loai=decision_missing")
    assert "Chưa ghi số và ngày quyết định công bố" in page
    path = f"/quan-tri/thu-tuc/can-lam-ro/{doubt.id}/"
    assert lan.send(path, 422, reason="")
    where = lan.send(path, reason="Quyết định 100/QĐ-UBND ngày 10/01/2022", once="s1")
    assert where == "/quan-tri/thu-tuc/can-lam-ro/tiep/decision_missing/"
    assert "Hết điểm loại này" in lan.read(where)
    assert lan.send(path, reason="Lần nữa", once="s1") == where
    doubt.refresh_from_db()
    assert (doubt.state, doubt.settled_by) == ("SETTLED", lan.account.id)
    assert "Đã làm rõ" in lan.read(path)
    assert "đã được làm rõ trước đó" in lan.send(path, 409, reason="Lần nữa", once="s2")


def test_a_later_version_may_mend_a_doubt(keeper, published, amended):
    doubt = Doubt.objects.get(version=published)
    lan = keeper(SETTLE)
    assert "hiệu lực từ 01/07/2023" in lan.read(f"/quan-tri/thu-tuc/can-lam-ro/{doubt.id}/")
    lan.send(f"/quan-tri/thu-tuc/can-lam-ro/{doubt.id}/", reason="Đã ghi", mended_by=str(amended.id))
    doubt.refresh_from_db()
    assert doubt.mended_by_id == amended.id


def test_a_way_back_never_leads_out_of_the_house(keeper, published):
    doubt = Doubt.objects.get(version=published)
    page = keeper(SETTLE).read(f"/quan-tri/thu-tuc/can-lam-ro/{doubt.id}/?ve=https://xau.example/")
    assert "xau.example" not in page


def test_who_may_only_see_settles_nothing(keeper, published):
    doubt = Doubt.objects.get(version=published)
    lan = keeper(VIEW)
    assert "Làm rõ<" not in lan.read("/quan-tri/thu-tuc/can-lam-ro/")
    lan.send(f"/quan-tri/thu-tuc/can-lam-ro/{doubt.id}/", 403, reason="Tôi nghĩ vậy")
    doubt.refresh_from_db()
    assert doubt.state == "OPEN"


def test_a_procedure_is_repealed_by_a_decision(keeper, published):
    lan = keeper(VIEW, "procedures.repeal")
    path = "/quan-tri/thu-tuc/1.004873/bai-bo/"
    assert lan.send(path, 422, decision="", last_day="2023-12-31", reason="Luật mới")
    lan.send(path, decision="200/QĐ-UBND", last_day="2023-12-31", reason="Luật mới", once="r1")
    version = ProcedureVersion.objects.get()
    assert (version.repealed, version.closed_decision) == (True, "200/QĐ-UBND")
    assert lan.send(path, 409, decision="201", last_day="2023-12-31", reason="Lần nữa", once="r2")


def test_a_page_costs_the_same_however_many_parts(keeper, published, django_assert_num_queries):
    lan = keeper(VIEW)
    lan.read("/quan-tri/thu-tuc/1.004873/?ngay=2023-11-20")
    with django_assert_num_queries(14):
        lan.read("/quan-tri/thu-tuc/1.004873/?ngay=2023-11-20")
