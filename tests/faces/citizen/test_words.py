"""Limits, charges, papers and running text are said as they are: folded where equal, never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.faces.citizen.papers import form_names_of
from motcua.faces.citizen.prose import prose, without_bullet
from motcua.faces.citizen.ways import fee_headline, limit_headline, ways_of
from motcua.faces.shared.templatetags.procedure_words import fee_words, limit_words, scale_words
from motcua.registers.procedures.models import FeeRule, ProcedureCase, RequiredDocument, TimeLimit


def limit(quantity: str | None, unit: str, channel: str | None = None, **more: object) -> TimeLimit:
    return TimeLimit(quantity=Decimal(quantity) if quantity else None, unit=unit, channel=channel, **more)


def fee(kind: str, amount: int | None = None, channel: str | None = None, **more: object) -> FeeRule:
    return FeeRule(amount_kind=kind, amount=amount, channel=channel, name="Lệ phí", kind="LEVY", **more)


@pytest.mark.parametrize(
    ("given_limit", "said"),
    [
        (limit("3", "WORKING_DAY"), "3 ngày làm việc"),
        (limit("0.5", "WORKING_DAY"), "0,5 ngày làm việc"),
        (limit("4", "HOUR"), "4 giờ làm việc"),
        (limit(None, "NONE"), "không quy định thời hạn"),
        (
            limit(None, "SAME_DAY", cut_off_hour=15),
            "trong ngày; nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo",
        ),
        (limit(None, "OTHER", text="Theo thỏa thuận"), "Theo thỏa thuận"),
        (limit(None, "OTHER"), "xem nội dung"),
        (limit("15", "OTHER"), "15, chưa rõ là ngày hay giờ"),
    ],
)
def test_a_limit_is_said_in_words(given_limit: TimeLimit, said: str) -> None:
    assert limit_words(given_limit).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ([], ""),
        ([limit("3", "WORKING_DAY")] * 3, "3 ngày làm việc"),
        ([limit("10", "WORKING_DAY"), limit("3", "WORKING_DAY")], "3 đến 10 ngày làm việc, tùy trường hợp"),
        (
            [limit(None, "SAME_DAY", cut_off_hour=15), limit("5", "WORKING_DAY")],
            "trong ngày đến 5 ngày làm việc, tùy trường hợp",
        ),
        ([limit("3", "WORKING_DAY"), limit(None, "OTHER")], "tùy trường hợp"),
        ([limit(None, "OTHER")], "xem nội dung"),
    ],
)
def test_the_headline_never_promises_more_than_every_case(limits: list[TimeLimit], said: str) -> None:
    assert limit_headline(limits).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("fees", "said"),
    [
        ([], ""),
        ([fee("FREE", 0)], "không thu"),
        ([fee("FIXED", 8000)] * 2, "8.000 đ"),
        ([fee("FIXED", 8000), fee("FREE", 0)], "8.000 đ, có trường hợp không thu"),
        ([fee("FIXED", 8000), fee("FIXED", 5000)], "tùy trường hợp"),
        ([fee("UNSAID")], "xem nội dung"),
        ([fee("BY_TEXT", text="0 – theo Nghị quyết"), fee("FREE", 0)], "xem nội dung"),
    ],
)
def test_the_headline_of_cost_calls_free_only_what_is_free(fees: list[FeeRule], said: str) -> None:
    assert fee_headline(fees).replace("\u00a0", " ") == said


def test_what_only_words_can_say_is_said_in_those_words() -> None:
    assert fee_words(fee("BY_TEXT", text="Theo Nghị quyết của HĐND")) == "Theo Nghị quyết của HĐND"
    assert fee_words(fee("UNSAID")) == "chưa ghi mức thu"


def test_a_charge_by_page_says_its_steps_and_its_cap() -> None:
    scale = {
        "per": "PAGE",
        "tiers": [{"from": 3, "amount": 1000}, {"from": 1, "amount": 2000}],
        "cap": 200000,
    }
    said = scale_words(scale).replace("\u00a0", " ")
    assert said == "2.000 đ mỗi trang, từ trang thứ 3: 1.000 đ, tối đa 200.000 đ"


def test_channels_that_do_not_differ_share_a_row() -> None:
    limits = [limit("3", "WORKING_DAY", channel) for channel in ("DIRECT", "ONLINE", "POSTAL")]
    fees = [fee("FIXED", 15000, "DIRECT"), fee("FREE", 0, "ONLINE"), fee("FIXED", 15000, "POSTAL")]
    (everyone,) = ways_of((), limits, fees)
    assert everyone.case is None
    assert [way.channels for way in everyone.ways] == [
        ("Trực tiếp", "Dịch vụ bưu chính công ích"),
        ("Trực tuyến",),
    ]


def test_each_case_has_its_own_ways_and_a_charge_without_a_limit_still_shows() -> None:
    case = ProcedureCase(number=1, code="1.001193.01", name="Trẻ bị bỏ rơi")
    limits = [limit("5", "WORKING_DAY", "DIRECT", case=case)]
    fees = [fee("UNSAID", None, "ONLINE")]
    everyone, abandoned = ways_of((case,), limits, fees)
    assert (everyone.case, everyone.ways[0].limits, everyone.ways[0].fees) == (None, (), tuple(fees))
    assert (abandoned.case, abandoned.ways[0].limits) == (case, tuple(limits))


def test_a_charge_of_all_cases_stands_with_each_case_and_no_limit_is_called_unknown() -> None:
    cases = (ProcedureCase(number=1, code="1.1"), ProcedureCase(number=2, code="1.2"))
    channels = ("DIRECT", "ONLINE")
    limits = [
        limit(days, unit, channel, case=case)
        for (days, unit), case in zip((("3", "WORKING_DAY"), ("23", "DAY")), cases, strict=True)
        for channel in channels
    ]
    fees = [fee("FIXED", 15000, channel) for channel in channels]
    said = [
        (group.case, [fee_words(one) for way in group.ways for one in way.fees])
        for group in ways_of(cases, limits, fees)
    ]
    assert said == [(cases[0], ["15.000\u00a0đ"]), (cases[1], ["15.000\u00a0đ"])]


def test_what_is_said_of_all_cases_comes_before_the_case_that_differs() -> None:
    case = ProcedureCase(number=1, code="1.1")
    limits = [limit("3", "WORKING_DAY", "DIRECT"), limit("23", "DAY", "DIRECT", case=case)]
    groups = ways_of((case, ProcedureCase(number=2, code="1.2")), limits, [fee("FREE", 0, "DIRECT")])
    assert [group.case for group in groups] == [None, case]


def test_forms_are_named_once_even_when_only_a_file_hangs_on() -> None:
    papers = [
        RequiredDocument(form_name="Mẫu 01", attachments=[{"fileName": "TO KHAI.docx"}, "x", {}]),
        RequiredDocument(form_name="Mẫu 01", attachments=[]),
    ]
    assert form_names_of(papers) == ("Mẫu 01", "TO KHAI.docx")


def test_running_text_keeps_its_items_and_no_code() -> None:
    said = prose("Mở đầu:\n- Thứ nhất <b>\n\n  + Chi tiết\n* Thứ hai")
    assert said == (
        '<p class="mc-line--plain">Mở đầu:</p><p class="mc-line">– Thứ nhất &lt;b&gt;</p>'
        '<p class="mc-line mc-line--deep">+ Chi tiết</p><p class="mc-line">– Thứ hai</p>'
    )


@given(st.text(max_size=80))
def test_no_word_of_a_source_is_lost(text: str) -> None:
    told = "".join(ch for ch in without_bullet(text) if ch.isalnum()).casefold()
    assert told == "".join(ch for ch in text if ch.isalnum()).casefold()
