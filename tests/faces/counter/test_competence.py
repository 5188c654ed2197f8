"""Where a unit receives for several agencies: the place that says which of them decides."""

import pytest
from django.urls import reverse

from motcua.casework.dossiers.models import Dossier
from motcua.foundation.access.models import SYSTEM
from motcua.registers.organisations.actions import PostDraft, open_posts, open_scope
from motcua.registers.people.actions import PersonDraft, register_person
from motcua.registers.places.models import Place
from tests.casework.dossiers.world import AT, CODE, DAY, a_procedure
from tests.faces.counter.test_counter import answers, to_form

BY_PARCEL = "1.000020"


@pytest.fixture
def wide(ward):
    """A unit that receives for two wards, each with the posts that its dossiers pass."""
    agencies = ward.world.ward.agencies
    posts = [
        PostDraft("nhon-phu.ho-tich", "Công chức Hộ tịch", "nhon-phu", ("civil_status_officer",), DAY),
        PostDraft("nhon-phu.chu-tich", "Chủ tịch UBND phường", "nhon-phu", ("commune_leader",), DAY),
    ]
    open_posts(posts, by=SYSTEM, at=AT)
    open_scope(ward.world.ward.one_stop, agencies["nhon-phu"].id, since=DAY, by=SYSTEM, at=AT)
    return ward


def place(code):
    return Place.objects.get(code=code)


def form_by_parcel(ward):
    a_procedure(code=BY_PARCEL, name="Xác nhận hiện trạng đất", authority_place="PARCEL")
    return reverse("counter:take_in_for_person", args=[ward.world.person.id, BY_PARCEL])


def decided_at(led):
    return Dossier.objects.get(id=led.rstrip("/").split("/")[-1]).decision_agency.code


def test_where_the_residence_decides_it_is_taken_from_the_register(wide):
    page = wide.clerk.read(to_form(wide))
    assert f'name="noi" value="{place("21556").id}"' in page
    assert "Theo nơi cư trú" in page
    assert decided_at(wide.clerk.send(to_form(wide), **answers())) == "dong-da"


def test_another_place_is_chosen_by_words_and_carried_through_the_form(wide):
    page = wide.clerk.read(f"{to_form(wide)}?doi-noi=1&tim-noi=nhon+phu")
    assert f"?noi={place('21553').id}" in page
    assert f"?noi={place('21556').id}" not in page
    chosen = f"{to_form(wide)}?noi={place('21553').id}"
    assert "Phường Nhơn Phú" in wide.clerk.read(chosen)
    led = wide.clerk.send(to_form(wide), **answers(noi=place("21553").id))
    assert decided_at(led) == "nhon-phu"


def test_where_nothing_tells_the_place_the_clerk_is_asked_before_the_form(wide):
    page = wide.clerk.read(form_by_parcel(wide))
    assert "Thẩm quyền theo nơi có thửa đất, công trình: ở xã, phường, thị trấn nào?" in page
    assert f"?noi={place('21553').id}" in page
    assert f"?noi={place('21556').id}" in page
    form = reverse("counter:take_in_for_person", args=[wide.world.person.id, BY_PARCEL])
    assert "Giấy tờ đã nhận" in wide.clerk.read(f"{form}?noi={place('21553').id}")
    assert decided_at(wide.clerk.send(form, **answers(noi=place("21553").id))) == "nhon-phu"


def test_a_place_beyond_the_unit_is_refused_with_the_places_it_receives_for(wide):
    form = form_by_parcel(wide)
    page = wide.clerk.send(form, 409, **answers(noi=place("21550").id))
    assert "Phường Nhơn Bình" in page
    assert "không tiếp nhận cho cơ quan đó" in page
    assert not Dossier.objects.exists()
    assert f"?noi={place('21550').id}" not in wide.clerk.read(f"{form}?tim-noi=nhon+binh")
    assert "Không tìm thấy nơi nào" in wide.clerk.read(f"{form}?tim-noi=kim+lien")


@pytest.mark.parametrize("typed", ["khong-phai", "00000000-0000-7000-8000-000000000000"])
def test_a_place_that_does_not_exist_is_no_failure_of_the_house(wide, typed):
    response = wide.clerk.get(f"{form_by_parcel(wide)}?noi={typed}")
    assert response.status_code in (200, 404)


def test_who_lives_beyond_the_unit_is_asked_where_the_case_belongs(wide):
    draft = PersonDraft(
        "Trần Văn Xa", birth="1990", gender="MALE", personal_id="052090001111", place_id=place("21550").id
    )
    someone = register_person(draft, by=SYSTEM, at=AT)
    page = wide.clerk.read(reverse("counter:take_in_for_person", args=[someone.id, CODE]))
    assert "Thẩm quyền theo nơi cư trú: ở xã, phường, thị trấn nào?" in page


def test_where_a_unit_receives_for_one_agency_nobody_is_asked(ward):
    assert "Giấy tờ đã nhận" in ward.clerk.read(form_by_parcel(ward))
