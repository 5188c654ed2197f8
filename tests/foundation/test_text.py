"""The laws of Vietnamese text: folding, dictionary order, masks, dates in words."""

import unicodedata
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation import text

VN = ZoneInfo("Asia/Ho_Chi_Minh")
VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
words = st.text(st.sampled_from(VIETNAMESE + VIETNAMESE.upper()), min_size=1, max_size=8)
phrases = st.lists(words, min_size=1, max_size=5).map(" ".join)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Đăng ký Hộ tịch", "dang ky ho tich"),
        ("  Cấp   Giấy xác nhận tình trạng HÔN NHÂN ", "cap giay xac nhan tinh trang hon nhan"),
        ("Nhơn Hoà", "nhon hoa"),
        ("Nhơn Hòa", "nhon hoa"),
        ("H'Mông", "hmong"),
        ("H’Mông", "hmong"),
        ("Ê-đê", "e de"),
        ("Ƀuôn Ma Thuột", "buon ma thuot"),
        ("Bà Rịa–Vũng Tàu", "ba ria vung tau"),
        ("Ðường Ðiện Biên", "duong dien bien"),
        ("1.004873: cấp giấy.", "1.004873 cap giay"),
        ("Thông tư số 03/2023/TT-BTP", "thong tu so 03/2023 tt btp"),
        ("", ""),
        (" -–… ", ""),
    ],
)
def test_folding_leaves_small_letters_without_marks(written: str, found: str) -> None:
    assert text.fold(written) == found


@given(st.text())
def test_folding_twice_is_folding_once(anything: str) -> None:
    assert text.fold(text.fold(anything)) == text.fold(anything)


@given(phrases)
def test_folding_does_not_depend_on_the_unicode_shape_or_the_case(phrase: str) -> None:
    apart = unicodedata.normalize("NFD", phrase)
    assert text.fold(phrase) == text.fold(apart) == text.fold(phrase.upper())
    assert text.fold(phrase).isascii()


@given(st.text())
def test_tidy_text_is_nfc_with_single_blanks(anything: str) -> None:
    clean = text.tidy(anything)
    assert unicodedata.is_normalized("NFC", clean)
    assert clean == clean.strip()
    assert "  " not in clean
    assert text.tidy(clean) == clean


def test_words_stand_in_the_order_of_a_vietnamese_dictionary() -> None:
    ordered = ["Tổ 2", "Tổ 10", "Tổ dân phố", "tuy", "ư"]
    letters = [
        "a",
        "az",
        "ă",
        "â",
        "b",
        "c",
        "d",
        "dz",
        "đa",
        "e",
        "ê",
        "g",
        "i",
        "o",
        "ô",
        "ơ",
        "u",
        "ư",
        "y",
    ]
    tones = ["ba", "ba ba", "ba bà", "bà", "bà ba", "bả", "bã", "bá", "bạ", "ban"]
    for line in (ordered, letters, tones):
        keys = [text.sort_key(word) for word in line]
        assert keys == sorted(set(keys))


def test_names_of_places_sort_as_people_expect() -> None:
    names = [
        "An Lão",
        "An Nhơn",
        "Hoài Ân",
        "Hoài Nhơn",
        "Phù Cát",
        "Phù Mỹ",
        "Quy Nhơn",
        "Tây Sơn",
        "Tuy Phước",
    ]
    assert sorted(sorted(names, reverse=True), key=text.sort_key) == names


@given(phrases)
def test_a_sort_key_is_figures_only_and_knows_no_case_or_unicode_shape(phrase: str) -> None:
    key = text.sort_key(phrase)
    assert key.isdecimal()
    assert key.isascii()
    assert key == text.sort_key(unicodedata.normalize("NFD", phrase)) == text.sort_key(phrase.upper())


@given(st.text())
def test_any_text_has_a_sort_key(anything: str) -> None:
    assert text.sort_key(anything).isascii()


@given(words, phrases)
def test_a_phrase_stands_before_every_longer_phrase_that_begins_with_it(word: str, rest: str) -> None:
    assert text.sort_key(word) < text.sort_key(f"{word} {rest}")


@given(phrases, phrases)
def test_letters_weigh_more_than_tones_within_a_syllable(one: str, two: str) -> None:
    if text.sort_key(one) == text.sort_key(two):
        assert text.fold(one) == text.fold(two)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("052196001417", "052••••••417"),
        ("052 196 001 417", "052••••••417"),
        ("215123456", "21•••••56"),
        ("1234", "1••4"),
        ("123", "•••"),
        ("", ""),
    ],
)
def test_a_personal_number_is_masked(number: str, shown: str) -> None:
    assert text.mask_number(number) == shown


@given(st.text(st.characters(categories=["Nd", "Lu"]), max_size=40))
def test_a_mask_always_hides_at_least_half(number: str) -> None:
    shown = text.mask_number(number)
    assert len(shown) == len(number)
    assert shown.count("•") * 2 >= len(number)


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("0905123218", "0905 ••• 218"),
        ("+84 905 123 218", "0905 ••• 218"),
        ("0256.3821218", "0256 •••• 218"),
        ("1022", "1••2"),
        ("không có", ""),
    ],
)
def test_a_phone_number_is_masked(phone: str, shown: str) -> None:
    assert text.mask_phone(phone) == shown


def test_names_and_addresses_are_masked_for_public_pages() -> None:
    assert text.mask_name("  Nguyễn  Thị Lan ") == "N••• T••• Lan"
    assert text.mask_name("Lan") == "L•••"
    assert text.mask_name("") == ""
    assert text.mask_email("lan.nguyen@example.vn") == "l•••@example.vn"
    assert "lan.nguyen" not in text.mask_email("lan.nguyen")


def test_numbers_are_written_the_vietnamese_way() -> None:
    assert text.figures(1020411) == "1.020.411"
    assert text.decimal(1234.56) == "1.234,6"
    assert text.percent(98.4) == "98,4\u00a0%"


def test_days_are_said_in_words() -> None:
    assert text.weekday(date(2023, 11, 20)) == "thứ Hai"
    assert text.weekday(date(2023, 11, 26)) == "Chủ nhật"
    assert text.day_figures(date(2023, 2, 3)) == "03/02/2023"
    assert text.day_words(date(2024, 11, 27)) == "thứ_Tư_27/11/2024".replace("_", text.NBSP)
    assert text.official_date(date(2024, 2, 5)) == "ngày 05 tháng 02 năm 2024"
    assert text.official_date(date(2023, 9, 2)) == "ngày 02 tháng 9 năm 2023"


def test_moments_are_said_in_words() -> None:
    half_past = datetime(2024, 11, 27, 16, 30, tzinfo=VN)
    assert text.moment_words(half_past) == "16_giờ_30_phút, thứ_Tư_27/11/2024".replace("_", text.NBSP)
    assert text.moment_words(half_past.replace(hour=7, minute=0)).startswith(f"7{text.NBSP}giờ, thứ")


def test_a_slug_names_a_file() -> None:
    assert text.slug("Giấy chứng nhận H'Mông, số 1.5/2023") == "giay-chung-nhan-hmong-so-1-5-2023"
