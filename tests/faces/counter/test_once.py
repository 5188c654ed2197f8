"""A page is sent once: the double click, the second tab, the page left open."""

import re
from uuid import uuid4

from motcua.casework.dossiers.models import Dossier
from tests.faces.counter.test_counter import answers, to_form


def key_of(page):
    return re.search(r'name="page" value="([0-9a-f-]{36})"', page)[1]


def test_a_double_click_takes_one_dossier_in_and_leads_to_it_twice(ward):
    sent = answers(page=key_of(ward.clerk.read(to_form(ward))))
    led = [ward.clerk.send(to_form(ward), **sent) for _press in range(2)]
    one = Dossier.objects.get()
    assert led == [f"/quay/ho-so/{one.id}/"] * 2
    page = ward.clerk.read(led[1])
    assert f"đã lập hồ sơ {one.code}; không lập thêm hồ sơ nào" in page


def test_a_page_left_open_and_sent_with_other_words_makes_no_second_dossier(ward):
    key = key_of(ward.clerk.read(to_form(ward)))
    ward.clerk.send(to_form(ward), **answers(page=key))
    ward.clerk.send(to_form(ward), **answers(page=key, purpose="Vay vốn"))
    assert "Vay vốn" not in Dossier.objects.get().answers


def test_every_page_opened_anew_is_a_page_of_its_own(ward):
    for _tab in range(2):
        ward.clerk.send(to_form(ward), **answers(page=key_of(ward.clerk.read(to_form(ward)))))
    assert Dossier.objects.count() == 2


def test_a_page_that_came_back_with_a_fault_is_mended_and_sent_again(ward):
    key = key_of(ward.clerk.read(to_form(ward)))
    page = ward.clerk.send(to_form(ward), 422, **answers(page=key, copies="99"))
    assert key_of(page) == key
    refused = answers(page=key, received_at="2024-01-01T09:00", late_reason="Mất điện")
    assert key_of(ward.clerk.send(to_form(ward), 422, **refused)) == key
    ward.clerk.send(to_form(ward), **answers(page=key))
    assert Dossier.objects.count() == 1


def test_the_list_of_what_lacks_is_written_once_too(ward):
    sent = answers(page=str(uuid4()), act="lacking", lacks_more="Ảnh", lacks_reason="Điều 22")
    led = {ward.clerk.send(to_form(ward), **sent) for _press in range(2)}
    assert led == {f"/quay/ho-so/{Dossier.objects.get().id}/"}


def test_the_key_of_one_officer_s_page_says_nothing_to_another(ward):
    key = key_of(ward.clerk.read(to_form(ward)))
    ward.clerk.send(to_form(ward), **answers(page=key))
    ward.officer.post(to_form(ward), answers(page=key))
    assert Dossier.objects.count() == 1
