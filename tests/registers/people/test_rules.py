"""What decides about births, numbers, cards and likeness; pure."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.registers.people.rules.births import EARLIEST, Birth, NotABirth, Precision, read_birth
from motcua.registers.people.rules.card import CardField, Harm, NotACard, read_card
from motcua.registers.people.rules.likeness import Sign, Traits, filled, likeness, taken_back
from motcua.registers.people.rules.numbers import (
    PROVINCES_OF_BIRTH,
    Doubt,
    Gender,
    doubts_about,
    figures_of,
    is_mobile,
    is_passport,
    is_personal_number,
    is_phone,
    is_previous_number,
    is_tax_code,
    read_personal_number,
    tax_check_figure,
    tidy_passport,
    tidy_phone,
    tidy_tax_code,
)

days = st.dates(date(1900, 1, 1), date(2150, 12, 31))
figures = st.text("0123456789", min_size=12, max_size=12)
births = st.one_of(
    days.map(lambda day: Birth(day.year, day.month, day.day)),
    days.map(lambda day: Birth(day.year, day.month)),
    days.map(lambda day: Birth(day.year)),
)


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("12/05/1950", Birth(1950, 5, 12)),
        ("12-5-1950", Birth(1950, 5, 12)),
        ("12.05.1950", Birth(1950, 5, 12)),
        ("12051950", Birth(1950, 5, 12)),
        ("1950-05-12", Birth(1950, 5, 12)),
        ("05/1950", Birth(1950, 5)),
        ("00/05/1950", Birth(1950, 5)),
        ("051950", Birth(1950, 5)),
        ("1950", Birth(1950)),
        ("00/00/1950", Birth(1950)),
        ("00001950", Birth(1950)),
        (" 29/02/2000 ", Birth(2000, 2, 29)),
    ],
)
def test_a_birth_is_read_as_far_as_it_is_known(text, birth):
    assert read_birth(text) == birth


@pytest.mark.parametrize(
    "text", ["", "31/02/1990", "29/02/1900", "13/1990", "12/05/50", "1849", "hôm qua", "12/00/1990"]
)
def test_a_day_that_never_was_is_no_birth(text):
    with pytest.raises(NotABirth):
        read_birth(text)


@given(births)
def test_a_birth_written_as_papers_do_reads_back(birth):
    assert read_birth(str(birth)) == birth


@given(births, births)
def test_births_may_be_one_when_some_day_fits_both(one, other):
    assert one.may_be(other) == other.may_be(one)
    assert one.may_be(one)
    if one.precision is Precision.DAY and other.precision is Precision.DAY:
        assert one.may_be(other) == (one == other)


@given(births)
def test_a_coarser_word_may_be_the_finer_one(birth):
    assert birth.may_be(Birth(birth.year))
    assert birth.earliest <= birth.latest
    assert birth.earliest.year == birth.latest.year == birth.year >= EARLIEST


def test_sixty_three_provinces_gave_out_numbers():
    assert len(PROVINCES_OF_BIRTH) == 63
    assert {"01", "52", "64", "96"} <= PROVINCES_OF_BIRTH
    assert "03" not in PROVINCES_OF_BIRTH


@pytest.mark.parametrize(
    ("number", "place", "gender", "year"),
    [
        ("052090000123", "52", Gender.MALE, 1990),
        ("064190000123", "64", Gender.FEMALE, 1990),
        ("001204000123", "01", Gender.MALE, 2004),
        ("001304000123", "01", Gender.FEMALE, 2004),
        ("052410000123", "52", Gender.MALE, 2110),
        ("101190000123", "101", Gender.FEMALE, 1990),
    ],
)
def test_a_number_tells_place_gender_and_year(number, place, gender, year):
    read = read_personal_number(number)
    assert (read.birthplace, read.gender, read.birth_year) == (place, gender, year)
    assert read.abroad is (number[0] != "0")


@given(figures)
def test_every_number_of_twelve_figures_can_be_read_and_is_only_doubted(number):
    assert is_personal_number(number)
    read = read_personal_number(number)
    assert str(read.birth_year)[2:] == number[4:6]
    doubts = doubts_about(number, gender=read.gender, birth=Birth(read.birth_year), on=date(2500, 1, 1))
    assert set(doubts) <= {Doubt.BIRTHPLACE_UNKNOWN}


def test_what_does_not_fit_is_doubted_and_nothing_more():
    number = "052090000123"
    assert doubts_about(number) == ()
    assert doubts_about(number, gender=Gender.FEMALE) == (Doubt.GENDER_DIFFERS,)
    assert doubts_about(number, birth=Birth(1991, 5)) == (Doubt.BIRTH_YEAR_DIFFERS,)
    assert doubts_about("003090000123") == (Doubt.BIRTHPLACE_UNKNOWN,)
    assert doubts_about("052224000123", on=date(2023, 11, 20)) == (Doubt.BORN_AFTER_TODAY,)


@pytest.mark.parametrize(
    "wrong", ["", "05209000012", "0520900001234", "05209000012a", "０５２０９００００１２３"]
)
def test_what_is_not_twelve_figures_is_no_personal_number(wrong):
    assert not is_personal_number(wrong)


def test_old_numbers_have_nine_figures():
    assert is_previous_number("211234567")
    assert not is_previous_number("21123456")


@pytest.mark.parametrize(
    "code", ["0100109106", "0100112437", "0300588569", "0100684378", "4100258987", "0101248141"]
)
def test_six_real_tax_codes_bear_their_check_figure(code):
    assert is_tax_code(code)
    assert tax_check_figure(code[:9]) == int(code[9])
    assert not is_tax_code(code[:9] + str((int(code[9]) + 1) % 10))
    assert is_tax_code(tidy_tax_code(f"{code} - 001"))
    assert not is_tax_code(f"{code}-000")


@given(st.text("0123456789", min_size=9, max_size=9))
def test_nine_figures_make_one_tax_code_or_none(nine):
    made = [code for last in range(10) if is_tax_code(code := f"{nine}{last}")]
    assert len(made) == (0 if tax_check_figure(nine) == 10 else 1)


@given(st.text("0123456789", min_size=9, max_size=9), st.integers(0, 8), st.integers(1, 9))
def test_one_figure_misread_is_noticed(nine, place, more):
    other = nine[:place] + str((int(nine[place]) + more) % 10) + nine[place + 1 :]
    assert tax_check_figure(nine) != tax_check_figure(other)


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("0905 123 218", "0905123218"),
        ("+84 905 123 218", "0905123218"),
        ("(+84) 0905.123.218", "0905123218"),
        ("84905123218", "0905123218"),
        ("0084905123218", "0905123218"),
        ("01679 123 456", "0379123456"),
        ("0123 4567 890", "0834567890"),
        ("0256 3 822 294", "02563822294"),
        ("+1 212 555 0100", "+12125550100"),
    ],
)
def test_a_telephone_number_is_written_its_one_way(typed, tidy):
    assert tidy_phone(typed) == tidy
    assert is_phone(tidy)
    assert tidy_phone(tidy) == tidy


@pytest.mark.parametrize("wrong", ["", "0123", "0505123456", "1022", "09051232189", "khong"])
def test_what_cannot_be_rung_is_no_telephone_number(wrong):
    assert not is_phone(tidy_phone(wrong))


def test_only_mobiles_get_text_messages():
    assert is_mobile("0905123218")
    assert not is_mobile("02563822294")


@given(st.text(max_size=30))
def test_tidying_twice_is_tidying_once(text):
    assert tidy_phone(tidy_phone(text)) == tidy_phone(text)
    assert tidy_tax_code(tidy_tax_code(text)) == tidy_tax_code(text)
    assert figures_of(figures_of(text)) == figures_of(text)


def test_passports():
    assert is_passport(tidy_passport("b 1234567"))
    assert is_passport("P12345678")
    assert not is_passport("12345678")
    assert not is_passport("AB123456")
    assert is_passport("AB123456", "FR")


ADDRESS = "12/3 Trần Phú, Phường Lê Lợi, Quy Nhơn, Bình Định"
CARD = f"052090000123|211234567|Nguyễn Văn An|12051990|Nam|{ADDRESS}|20102021"


def test_a_card_that_came_through_whole_is_trusted_whole():
    card = read_card(CARD)
    assert (card.number, card.previous_number, card.name) == ("052090000123", "211234567", "Nguyễn Văn An")
    assert (card.birth, card.gender, card.issued) == (Birth(1990, 5, 12), Gender.MALE, date(2021, 10, 20))
    assert card.address == ADDRESS
    assert card.harms == {}
    assert card.trusted == frozenset(CardField)


@pytest.mark.parametrize("separator", ["~", "¦", "\\", "#", "/", ";", "£", "'"])
def test_the_separator_may_be_whatever_the_keyboard_made_of_it(separator):
    assert read_card(CARD.replace("|", separator)) == read_card(CARD)


def test_fields_that_newer_cards_add_are_left_out():
    assert read_card(f"{CARD}||Nguyễn Thị Mẹ|Nguyễn Văn Cha|01012030") == read_card(CARD)


def test_marks_typed_apart_are_put_together():
    assert read_card(CARD.replace("ễ", "e\u0302\u0303")) == read_card(CARD)


def test_an_empty_old_number_and_a_birth_year_alone_are_no_harm():
    card = read_card("052151000123||Lê Thị Bảy|1951|Nữ|Nhơn Lý, Quy Nhơn, Bình Định|20102021")
    assert (card.previous_number, card.birth, card.gender) == ("", Birth(1951), Gender.FEMALE)
    assert card.harms == {}


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        (CARD.encode("ascii", "replace").decode(), Harm.LETTERS_LOST),
        (CARD.replace("ễ", "\ufffd"), Harm.LETTERS_LOST),
        (CARD.encode("ascii", "ignore").decode(), Harm.MARKS_LOST),
        (CARD.encode().decode("latin-1"), Harm.WRONG_CODEPAGE),
        (CARD.replace("Nguyễn Văn", "Nguye64n Va8n"), Harm.KEYSTROKES),
        (CARD.replace("Nguyễn Văn", "Nguyeexn Vawn"), Harm.KEYSTROKES),
        (CARD.replace("Nguyễn Văn", "Nguyeãn Vaên"), Harm.KEYSTROKES),
        (CARD.replace("Nguyễn Văn An", ""), Harm.MISSING),
    ],
    ids=[
        "question marks",
        "box",
        "letters dropped",
        "latin-1",
        "VNI keys",
        "Telex keys",
        "VNI font",
        "nothing",
    ],
)
def test_a_harmed_name_is_doubtful_while_number_and_dates_are_trusted(text, harm):
    card = read_card(text)
    assert card.harms[CardField.NAME] is harm
    assert {CardField.NUMBER, CardField.PREVIOUS_NUMBER, CardField.BIRTH, CardField.ISSUED} <= card.trusted
    assert (card.number, card.birth) == ("052090000123", Birth(1990, 5, 12))


def test_a_wrong_code_page_is_put_right_and_yet_to_be_looked_at():
    assert read_card(CARD.encode().decode("latin-1")).name == "Nguyễn Văn An"


@pytest.mark.parametrize(
    "name",
    [
        "H'Nhưn Ksor",
        "Đinh Y Blốk",
        "Siu H'Rin",
        "Rơ Châm Gét",
        "Bok Tới",
        "Y Ênuôl",
        "Kpă Klơng",
        "Cao Minh Anh",
    ],
)
def test_names_of_all_peoples_come_through(name):
    assert CardField.NAME in read_card(CARD.replace("Nguyễn Văn An", name)).trusted


@pytest.mark.parametrize("gender", ["Nữ", "Nu", "N?", "Ná»¯", "NỮ", "nữ"])
def test_a_gender_is_understood_whatever_became_of_its_mark(gender):
    assert read_card(CARD.replace("|Nam|", f"|{gender}|")).gender is Gender.FEMALE


@pytest.mark.parametrize(
    "text", ["", "xin chào", "05209000012|x", "Nguyễn Văn An|052090000123|", "052090000123"]
)
def test_what_does_not_begin_with_a_number_is_no_card(text):
    with pytest.raises(NotACard):
        read_card(text)


@given(figures, st.text(max_size=120))
def test_whatever_follows_the_number_the_number_comes_through(number, rest):
    card = read_card(f"{number}|{rest}")
    assert card.number == number
    assert card.trusted | card.doubtful == frozenset(CardField)


words = st.sampled_from(["nguyen van an", "tran thi b"])
indexes = st.sampled_from([b"", b"1", b"2"])
traits = st.builds(Traits, words, st.one_of(st.none(), births), indexes, indexes, indexes, indexes)


@given(traits, traits)
def test_likeness_is_mutual_and_two_numbers_are_two_people(one, other):
    assert likeness(one, other) == likeness(other, one)
    if one.number and other.number and one.number != other.number:
        assert likeness(one, other) == frozenset()


def test_the_signs():
    an = Traits("nguyen van an", Birth(1990, 5, 12), phone=b"1")
    assert likeness(an, Traits("nguyen van an", Birth(1990, 5, 12))) == {Sign.SAME_NAME_AND_BIRTH}
    assert likeness(an, Traits("nguyen van an", Birth(1990))) == {Sign.SAME_NAME_MAYBE_BIRTH}
    assert likeness(an, Traits("nguyen van an", None, phone=b"1")) == {Sign.SAME_NAME_AND_PHONE}
    assert likeness(an, Traits("tran thi b", Birth(1990, 5, 12), phone=b"1")) == {Sign.SAME_PHONE_AND_BIRTH}
    assert likeness(an, Traits("nguyen van an", Birth(1970))) == frozenset()
    assert likeness(an, Traits("tran thi b", Birth(1990, 5, 12))) == frozenset()


said = st.dictionaries(
    st.sampled_from(["phone", "email", "gender", "passport"]), st.sampled_from(["", "a", "b"])
)


@given(said, said)
def test_a_merge_fills_gaps_and_undoing_it_gives_them_back(kept, merged):
    moved = filled(kept, merged)
    after = kept | moved
    assert all(after[name] == kept[name] for name in kept if kept[name])
    back = taken_back(after, moved)
    assert {name: value for name, value in after.items() if name not in back and value} == {
        name: value for name, value in kept.items() if value
    }


@given(said, said, st.sampled_from(["phone", "email"]))
def test_what_was_changed_since_a_merge_stays(kept, merged, touched):
    moved = filled(kept, merged)
    after = kept | moved | {touched: "changed since"}
    assert touched not in taken_back(after, moved)
