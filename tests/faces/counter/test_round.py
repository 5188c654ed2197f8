"""One messenger with the dossiers of many: his card once, theirs one by one, all slips in one print."""

from io import BytesIO

import pikepdf
import pytest

from motcua.casework.dossiers.models import Dossier
from tests.faces.counter.test_counter import CARD, answers, to_form

MESSENGER = "Trần Văn Khả"


@pytest.fixture
def begun(ward):
    assert ward.clerk.send("/quay/nop-thay/", who=CARD) == "/quay/"
    return ward


def taken(ward):
    led = ward.clerk.send(to_form(ward), **answers())
    return Dossier.objects.get(id=led.rstrip("/").split("/")[-1])


def test_a_round_is_begun_with_the_messenger_s_card_and_stays_in_sight(begun):
    for path in ("/quay/", to_form(begun)):
        assert f"<strong>{MESSENGER}</strong>" in begun.clerk.read(path)


def test_what_is_taken_in_during_a_round_is_the_messenger_s_to_submit_and_the_others_to_have(begun):
    one, other = taken(begun), taken(begun)
    for dossier in (one, other):
        assert dossier.submitter.full_name == MESSENGER
        assert dossier.applicant_person == begun.world.person
    page = begun.clerk.read("/quay/nop-thay/")
    assert page.index(one.code) < page.index(other.code)


def test_all_slips_of_a_round_are_one_file(begun):
    for _ in range(3):
        taken(begun)
    response = begun.clerk.get("/quay/nop-thay/phieu.pdf")
    with pikepdf.open(BytesIO(response.content)) as book:
        assert len(book.pages) == 3


def test_after_the_round_whoever_comes_stands_for_himself(begun):
    taken(begun)
    assert begun.clerk.send("/quay/nop-thay/xong/") == "/quay/"
    assert MESSENGER not in begun.clerk.read(to_form(begun))
    assert taken(begun).submitter == begun.world.person


def test_a_round_without_dossiers_prints_nothing_and_says_so(begun):
    response = begun.clerk.get("/quay/nop-thay/phieu.pdf", follow=True)
    assert "Lượt này chưa có hồ sơ nào để in." in response.content.decode()


@pytest.mark.parametrize("typed", ["", "không ai"])
def test_without_a_messenger_no_round_begins(ward, typed):
    response = ward.clerk.post("/quay/nop-thay/", {"who": typed}, follow=True)
    assert "Chưa nhận ra người nộp thay." in response.content.decode()
    assert "mc-round" not in ward.clerk.read("/quay/")
