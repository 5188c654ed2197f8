"""What forms offer of the land."""

from datetime import date

import pytest

from motcua.foundation.forms.ports import AddressBook
from motcua.registers.places.adapters.address_book import PlacesAddressBook
from tests.registers.places.land import AFTER_2025, DEMO_DAY, load_binh_dinh

pytestmark = pytest.mark.django_db

BOOK: AddressBook = PlacesAddressBook()


def test_an_empty_register_offers_nothing() -> None:
    assert BOOK.home(DEMO_DAY) == ""
    assert (list(BOOK.provinces(DEMO_DAY)), list(BOOK.communes("52", DEMO_DAY))) == ([], [])
    assert (BOOK.district_of("21583", DEMO_DAY), BOOK.in_words("52", "21583", DEMO_DAY)) == ("", "")


def test_districts_group_the_communes_while_there_are_districts() -> None:
    load_binh_dinh()
    assert BOOK.home(DEMO_DAY) == "52"
    assert len(BOOK.provinces(DEMO_DAY)) == 63
    groups = BOOK.communes("52", DEMO_DAY)
    assert [group.label for group in groups[:3]] == ["Huyện An Lão", "Thị xã An Nhơn", "Huyện Hoài Ân"]
    assert sum(len(group.choices) for group in groups) == 159
    assert BOOK.district_of("21583", DEMO_DAY) == "540"
    assert BOOK.in_words("52", "21583", DEMO_DAY) == "phường Lê Lợi, thành phố Quy Nhơn, tỉnh Bình Định"
    assert BOOK.in_words("01", "", DEMO_DAY) == "thành phố Hà Nội"
    assert list(BOOK.communes("01", DEMO_DAY)) == []


def test_communes_stand_free_once_there_are_none() -> None:
    load_binh_dinh()
    assert BOOK.home(AFTER_2025) == "52"
    (free,) = BOOK.communes("52", AFTER_2025)
    assert (free.label, len(free.choices)) == ("", 135)
    assert BOOK.district_of("21583", AFTER_2025) == ""
    assert BOOK.in_words("52", "21583", AFTER_2025) == "phường Quy Nhơn, tỉnh Gia Lai"
    assert BOOK.in_words("52", "99999", date(2025, 7, 1)) == "tỉnh Gia Lai"
