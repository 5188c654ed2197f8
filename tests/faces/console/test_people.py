"""People at the console: found masked, shown whole only for a purpose and on record, duplicates merged."""

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.audit.models import Look
from motcua.registers.people.actions import PersonDraft, register_person
from motcua.registers.people.models import Merge
from tests.faces.console.conftest import AT

NUMBER = "052196000001"


@pytest.fixture
def an(db):
    draft = PersonDraft("Nguyễn Thị Bình An", "14/03/1996", "FEMALE", personal_id=NUMBER, phone="0905123218")
    return register_person(draft, by=SYSTEM, at=AT)


@pytest.fixture
def twin(an):
    return register_person(
        PersonDraft("Nguyễn Thị Bình An", "14/03/1996", phone="0905123218"), by=SYSTEM, at=AT
    )


@pytest.mark.parametrize("text", [NUMBER, "052 196 000 001", "nguyen thi binh an", "0905123218"])
def test_someone_is_found_and_stays_masked(keeper, an, text):
    page = keeper("people.view").send("/quan-tri/nguoi/", 200, text=text)
    assert "Nguyễn Thị Bình An" in page
    assert "052••••••001" in page
    assert NUMBER not in page.replace(f'value="{NUMBER}"', "")


def test_a_part_of_a_number_finds_nobody(keeper, an):
    assert "Không có ai khớp" in keeper("people.view").send("/quan-tri/nguoi/", 200, text="052196")


def test_a_page_is_masked_and_never_kept_by_the_browser(keeper, an):
    response = keeper("people.view").get(f"/quan-tri/nguoi/{an.id}/")
    assert NUMBER not in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_a_number_is_opened_for_a_purpose_and_the_look_is_on_record(keeper, an):
    lan = keeper("people.view", "people.reveal", "audit.view")
    path = f"/quan-tri/nguoi/{an.id}/xem/"
    assert lan.send(path, 422, field="personal_id", purpose="")
    assert not Look.objects.exists()
    page = lan.send(path, 200, field="personal_id", purpose="Đối chiếu thẻ căn cước", once="x1")
    assert NUMBER in page
    look = Look.objects.get()
    assert (look.actor_id, look.subject_id, look.field) == (lan.account.id, an.id, "personal_id")
    lan.send(path, field="personal_id", purpose="Đối chiếu thẻ căn cước", once="x1")
    assert Look.objects.count() == 1
    seen = lan.read(f"/quan-tri/nhat-ky/?loai=person&doi-tuong={an.id}")
    assert "Đối chiếu thẻ căn cước" in seen
    assert "Nguyễn Thị Lan" in seen
    assert "Đối chiếu thẻ căn cước" in lan.read(f"/quan-tri/nguoi/{an.id}/")


def test_without_the_right_nothing_is_opened(keeper, an):
    keeper("people.view").send(f"/quan-tri/nguoi/{an.id}/xem/", 403, field="personal_id", purpose="Tò mò")
    assert not Look.objects.exists()


def test_likely_twins_stand_beside_each_other_and_are_merged_with_a_reason(keeper, an, twin):
    lan = keeper("people.view", "people.merge")
    page = lan.read("/quan-tri/nguoi/trung/")
    assert "cùng họ tên và ngày sinh" in page
    path = f"/quan-tri/nguoi/trung/{an.id}/{twin.id}/gop/"
    assert "Dòng bên trái" in lan.read(path)
    assert lan.send(path, 422, kept="one", reason="")
    assert lan.send(path, kept="one", reason="Cùng giấy khai sinh", once="m1") == f"/quan-tri/nguoi/{an.id}/"
    lan.send(path, kept="one", reason="Cùng giấy khai sinh", once="m1")
    assert Merge.objects.count() == 1
    assert "Không có dòng nào nghi trùng" in lan.read("/quan-tri/nguoi/trung/")
    assert "Dòng được hỏi đã gộp" in lan.read(f"/quan-tri/nguoi/{twin.id}/")


def test_a_merge_is_undone(keeper, an, twin):
    lan = keeper("people.view", "people.merge")
    lan.send(f"/quan-tri/nguoi/trung/{an.id}/{twin.id}/gop/", kept="one", reason="Nhầm")
    merge = Merge.objects.get()
    path = f"/quan-tri/nguoi/{an.id}/bo-gop/{merge.id}/"
    assert lan.send(path, 422, reason=" ")
    lan.send(path, reason="Hai người thật")
    assert "cùng họ tên" in lan.read("/quan-tri/nguoi/trung/")


def test_two_people_are_set_apart_and_shown_no_more(keeper, an, twin):
    lan = keeper("people.view", "people.merge")
    lan.send(f"/quan-tri/nguoi/trung/{an.id}/{twin.id}/khac/")
    assert "Không có dòng nào nghi trùng" in lan.read("/quan-tri/nguoi/trung/")


def test_two_numbers_are_two_people_whatever_a_keeper_says(keeper, an):
    other = register_person(PersonDraft("Nguyễn Thị Bình An", personal_id="052196000002"), by=SYSTEM, at=AT)
    page = keeper("people.merge").send(
        f"/quan-tri/nguoi/trung/{an.id}/{other.id}/gop/", 409, kept="one", reason="Giống nhau"
    )
    assert "hai số định danh khác nhau" in page
    assert not Merge.objects.exists()
