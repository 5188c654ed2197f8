"""How a number is read from its many spellings."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.registers.legal_texts.rules import number_key, read_reference, year_of


@pytest.mark.parametrize(
    "written",
    [
        "03/2023/TT-BTP",
        "3/2023/TT-BTP",
        "Thông tư số 03/2023/TT-BTP",
        "Thông tư số: 03/2023/TT-BTP ngày 02/8/2023 của Bộ trưởng Bộ Tư pháp",
        "TT 03/2023/tt-btp",
        "03 / 2023 / TT – BTP",
        "thông tư 03/2023/TT—BTP.",
        unicodedata.normalize("NFD", "Thông tư 03/2023/TT-BTP"),
    ],
)
def test_a_circular_is_read_from_any_spelling(written: str) -> None:
    reference = read_reference(written)
    assert reference is not None
    assert (reference.key, reference.number[-12:], reference.year) == (
        "3/2023/tt-btp",
        "3/2023/TT-BTP"[-12:],
        2023,
    )
    assert (reference.kind, reference.whole) == ("CIRCULAR", True)


@pytest.mark.parametrize(
    ("written", "number", "key", "year", "kind"),
    [
        ("Nghị định số 61/2018/ND-CP", "61/2018/NĐ-CP", "61/2018/nd-cp", 2018, "DECREE"),
        ("Quyết định 468/QĐ-TTg ngày 27/3/2021", "468/QĐ-TTg", "468/qd-ttg", 2021, "DECISION"),
        ("468/qd-ttg", "468/QĐ-TTg", "468/qd-ttg", None, "DECISION"),
        ("Luật Hộ tịch số 60/2014/QH13", "60/2014/QH13", "60/2014/qh13", 2014, "LAW"),
        ("Bộ luật Lao động số 45/2019/QH14", "45/2019/QH14", "45/2019/qh14", 2019, "CODE"),
        ("Nghị quyết số 66.7/2025/NQ-CP", "66.7/2025/NQ-CP", "66.7/2025/nq-cp", 2025, "RESOLUTION"),
        ("1664/NQ-UBTVQH15 năm 2025", "1664/NQ-UBTVQH15", "1664/nq-ubtvqh15", 2025, "RESOLUTION"),
        (
            "Thông tư liên tịch 05/2015/TTLT-BTP-BCA-BYT",
            "05/2015/TTLT-BTP-BCA-BYT",
            "5/2015/ttlt-btp-bca-byt",
            2015,
            "JOINT_CIRCULAR",
        ),
        ("104/2026/QĐ-UBND", "104/2026/QĐ-UBND", "104/2026/qd-ubnd", 2026, "DECISION"),
        ("01/2021/TT-BKHĐT", "01/2021/TT-BKHĐT", "1/2021/tt-bkhdt", 2021, "CIRCULAR"),
    ],
)
def test_every_kind_of_number_is_read(
    written: str, number: str, key: str, year: int | None, kind: str
) -> None:
    reference = read_reference(written)
    assert reference is not None
    assert (reference.number, reference.key, reference.year, reference.kind) == (number, key, year, kind)
    assert number_key(number) == key


def test_a_number_without_its_sign_is_not_whole() -> None:
    reference = read_reference("Nghị định 61/2018")
    assert reference is not None
    assert (reference.key, reference.whole, reference.kind, reference.year) == (
        "61/2018",
        False,
        "DECREE",
        2018,
    )


@pytest.mark.parametrize(
    "written", ["", "Luật Hộ tịch", "ngày 20/11/2023", "1.004873", "số 12", "20/11/2023/2024"]
)
def test_what_is_no_number_is_not_read(written: str) -> None:
    assert read_reference(written) is None


serials = st.integers(1, 99999)
years = st.integers(1990, 2099)
signs = st.lists(
    st.sampled_from(["TT", "NĐ", "QĐ", "NQ", "BTP", "CP", "TTg", "BKHĐT", "UBND", "HĐND"]),
    min_size=1,
    max_size=3,
).map("-".join)


@given(serials, years, signs, st.booleans())
def test_a_printed_number_keeps_its_key_through_any_retyping(
    serial: int, year: int, sign: str, padded: bool
) -> None:
    number = f"{serial:02d}/{year}/{sign}" if padded else f"{serial}/{year}/{sign}"
    for written in (number, number.lower(), number.replace("-", " - "), f"Văn bản số {number}, ngày"):
        reference = read_reference(written)
        assert reference is not None
        assert (reference.key, reference.year) == (f"{serial}/{year}/{number_key('1/' + sign)[2:]}", year)
        assert year_of(written) == year
