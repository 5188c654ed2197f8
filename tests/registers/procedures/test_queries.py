"""Search, browse, pages, differences: what is found, in which order, with how many questions."""

from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import NotAllowed
from motcua.registers.procedures import errors
from motcua.registers.procedures.actions import (
    SynonymDraft,
    amend,
    import_records,
    publish_version,
    repeal,
    teach_synonyms,
)
from motcua.registers.procedures.models import Channel, Synonym
from motcua.registers.procedures.queries import (
    agencies,
    by_agency,
    by_field,
    difference,
    documents_for,
    essential_procedures,
    fees_for,
    fields,
    form_of,
    governing_version,
    governing_versions,
    life_events,
    limit_for,
    page_of,
    procedure_by_code,
    procedure_page,
    procedures,
    process_for,
    search_procedures,
    version,
)
from tests.registers.procedures.samples import AT, DAY, NOBODY_SPECIAL, a_heading, an_item, line

pytestmark = pytest.mark.django_db

NAMES = {
    "1.000894": "Thủ tục đăng ký kết hôn",
    "1.000593": "Thủ tục đăng ký kết hôn lưu động",
    "1.001193": "Thủ tục đăng ký khai sinh",
    "3.000333": "Cấp Phiếu lý lịch tư pháp cho công dân Việt Nam",
    "1.012784": "Tách thửa hoặc hợp thửa đất",
    "1.013076": "Cấp chứng nhận đăng ký xe trong trường hợp thay đổi chủ xe",
    "1.004163": "Khai thác khoáng sản làm vật liệu thông thường",
}


@pytest.fixture
def catalogue() -> None:
    headings = [
        a_heading(
            id=code,
            code=code,
            codeNotation=code,
            name=name,
            categories=["Hộ tịch" if "1.00" in code else "Khác"],
        )
        for code, name in NAMES.items()
    ]
    list(import_records(map(line, headings), by=SYSTEM, at=AT))
    publish_version(an_item(), by=SYSTEM, at=AT)


def found(text: str, **how: Any) -> list[str]:  # Any: search's own words
    return [hit.code for hit in search_procedures(text, day=DAY, **how).hits]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("kết hôn", "1.000894"),
        ("ket hon", "1.000894"),
        ("KẾT HÔN", "1.000894"),
        ("thủ tục kết hôn", "1.000894"),
        ("ke\u0302\u0301t ho\u0302n", "1.000894"),
        ("giấy độc thân", "1.004873"),
        ("giay doc than", "1.004873"),
        ("tình trạng hôn nhân", "1.004873"),
        ("marital status", "1.004873"),
        ("khai sinnh", "1.001193"),
        ("khai sihn", "1.001193"),
        ("dangky ket hon", "1.000894"),
        ("dang ki khai sinh", "1.001193"),
        ("keets hoon", "1.000894"),
        ("lly lich tu phap", "3.000333"),
        ("tôi muốn làm giấy khai sinh cho con", "1.001193"),
        ("1.001193", "1.001193"),
        ("1.001193.000.00.00.H08", "1.001193"),
        ("3.0003", "3.000333"),
        ("hộ tịch", "1.004873"),
    ],
)
def test_a_person_finds_what_he_means(catalogue: None, text: str, first: str) -> None:
    assert found(text)[0] == first


def test_a_slip_is_told_as_it_was_read(catalogue: None) -> None:
    page = search_procedures("khai sinnh", day=DAY)
    assert (page.way, page.read_as) == ("slips", "khai sinh")
    assert search_procedures("khai sinh", day=DAY).read_as == ""


@pytest.mark.parametrize(
    "text", ["", "   ", "!!!", "zzzz qqqq", "%", "'", "a" * 500, "\\", "<script>", "1.9", "\0", "1.\0"]
)
def test_what_means_nothing_finds_nothing_and_fails_nowhere(catalogue: None, text: str) -> None:
    assert found(text) == []


def test_a_list_goes_on_by_its_cursor_without_gap_or_repetition(catalogue: None) -> None:
    whole = found("thủ tục đăng ký")
    seen: list[str] = []
    after = None
    while True:
        page = search_procedures("thủ tục đăng ký", day=DAY, limit=2, after=after)
        seen += [hit.code for hit in page.hits]
        after = page.after
        if after is None:
            break
    assert seen == whole
    assert len(whole) == 4


def test_a_cursor_that_was_not_given_is_refused(catalogue: None) -> None:
    for cursor in ("x", "W10", "eyJhIjoxfQ", "é", "WyJ3b3JkcyIsMSwiXHUwMDAwIl0"):
        with pytest.raises(errors.CursorInvalid):
            search_procedures("kết hôn", day=DAY, after=cursor)
        with pytest.raises(errors.CursorInvalid):
            procedures(DAY, after=cursor)


def test_search_can_be_narrowed_to_a_field_or_an_agency(catalogue: None) -> None:
    assert found("đăng ký", field="Khác") == ["1.013076"]
    assert found("giấy", agency="Ủy ban nhân dân cấp xã") == ["1.004873"]
    assert found("giấy", agency="Không có") == []
    assert found("giấy", field="\0") == []
    assert len(found("giấy", limit=0)) == 1


def test_words_of_the_street_are_read_as_words_of_the_law(catalogue: None) -> None:
    drafts = [SynonymDraft("tách sổ đỏ", means="tách thửa"), SynonymDraft("làm đám cưới", code="1.000894")]
    assert teach_synonyms(drafts, by=SYSTEM, at=AT) == 2
    assert found("tach so do")[0] == "1.012784"
    assert found("làm đám cưới")[0] == "1.000894"
    assert teach_synonyms(drafts, by=SYSTEM, at=AT) == 0


def test_who_may_not_teach_words_teaches_none() -> None:
    with pytest.raises(NotAllowed):
        teach_synonyms([SynonymDraft("a b", means="c d")], by=NOBODY_SPECIAL, at=AT)
    assert not Synonym.objects.exists()


def test_a_procedure_has_one_everyday_name_and_another_takes_its_place() -> None:
    publish_version(an_item(everyday_name="Giấy độc thân"), by=SYSTEM, at=AT)

    def name() -> str:
        (hit,) = search_procedures("độc thân", day=DAY).hits
        assert procedure_page(hit.code, DAY).everyday_name == hit.everyday_name
        return hit.everyday_name

    assert name() == "Giấy độc thân"
    other = [SynonymDraft("Xác nhận độc thân", code="1.004873", everyday=True)]
    assert (teach_synonyms(other, by=SYSTEM, at=AT), name()) == (1, "Xác nhận độc thân")
    assert (teach_synonyms(other, by=SYSTEM, at=AT), name()) == (0, "Xác nhận độc thân")
    assert list(Synonym.objects.filter(everyday=True).values_list("phrase", flat=True)) == [
        "Xác nhận độc thân"
    ]
    assert set(procedure_page("1.004873", DAY).synonyms) == {"Giấy độc thân", "Xác nhận độc thân"}


def test_two_everyday_names_at_once_are_refused() -> None:
    drafts = [
        SynonymDraft("một tên", code="1.0", everyday=True),
        SynonymDraft("hai tên", "1.0", everyday=True),
    ]
    with pytest.raises(errors.EverydayNameTwice, match="“hai tên”"):
        teach_synonyms(drafts, by=SYSTEM, at=AT)
    assert not Synonym.objects.exists()


def test_words_of_another_code_stay_when_new_ones_are_taught() -> None:
    others = [{"code": "9.000001", "note": "mã trước"}]
    publish_version(an_item(other_codes=others, synonyms=["giấy độc thân"]), by=SYSTEM, at=AT)
    teach_synonyms([SynonymDraft("giấy chưa vợ", code="9.000001")], by=SYSTEM, at=AT)
    assert found("giấy chưa vợ") == found("giấy độc thân") == ["1.004873"]


def test_life_events_list_their_procedures_by_the_order_of_the_portal() -> None:
    publish_version(an_item(life_events=["HOME", "FAMILY"]), by=SYSTEM, at=AT)
    publish_version(an_item(code="1.000894", life_events=["FAMILY"]), by=SYSTEM, at=AT)
    assert [(one.name, one.count) for one in life_events(DAY)] == [("FAMILY", 2), ("HOME", 1)]
    assert life_events(date(2000, 1, 1)) == []
    assert [hit.code for hit in procedures(DAY, life_event="FAMILY").hits] == ["1.000894", "1.004873"]
    assert procedures(DAY, life_event="\0").hits == ()


def test_the_province_s_own_and_essential_come_before_the_rest(catalogue: None) -> None:
    list(
        import_records(
            [
                line(
                    a_heading(
                        id="x",
                        code="1.115000",
                        codeNotation="1.115000",
                        type="SPECIFIC",
                        name="Cấp Giấy xác nhận tình trạng hôn nhân",
                    )
                )
            ],
            by=SYSTEM,
            at=AT,
        )
    )
    assert found("xác nhận tình trạng hôn nhân") == ["1.004873", "1.115000"]


def test_a_procedure_shows_once_as_the_province_says_it_while_it_does(catalogue: None) -> None:
    list(
        import_records(
            [line(a_heading(id="y", code="1.004873", codeNotation="1.004873", name="Tên của trung ương"))],
            by=SYSTEM,
            at=AT,
        )
    )
    assert found("tên của trung ương") == []
    assert found("1.004873") == ["1.004873"]
    repeal("1.004873", last_day=DAY, decision="1/QĐ", reason="Hết", by=SYSTEM, at=AT)
    after = search_procedures("1.004873", day=DAY + timedelta(days=1))
    assert [(hit.code, hit.source) for hit in after.hits] == [("1.004873", "NATIONAL")]


def test_nothing_is_found_before_its_day(catalogue: None) -> None:
    assert search_procedures("lý lịch tư pháp", day=DAY - timedelta(days=1)).hits == ()


def test_search_asks_two_questions_when_the_words_are_right(
    catalogue: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        found("ket hon")
    with django_assert_num_queries(1):
        found("1.004873")


def test_a_slip_costs_no_more_than_five_questions(
    catalogue: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(5):
        found("khai sinnh")


def test_browsing_by_field_agency_and_rank(catalogue: None) -> None:
    assert [(group.name, group.count) for group in fields(DAY)] == [("Hộ tịch", 5), ("Khác", 3)]
    assert [group.name for group in agencies(DAY)] == ["Sở Thử nghiệm", "Ủy ban nhân dân cấp xã"]
    assert [hit.code for hit in essential_procedures(DAY)] == ["1.004873"]
    assert [hit.code for hit in by_field("Khác", day=DAY).hits] == ["1.012784", "1.013076", "3.000333"]
    assert [hit.code for hit in by_agency("Ủy ban nhân dân cấp xã", day=DAY).hits] == ["1.004873"]
    first = procedures(DAY, limit=5)
    assert len(first.hits) == 5
    assert len(procedures(DAY, limit=5, after=first.after).hits) == 3


def test_a_page_is_gathered_in_eight_questions(
    catalogue: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(8):
        page = procedure_page("1.004873", DAY)
        shown = [
            (group.title, one.name, one.case, one.originals)
            for group in page.document_groups
            for one in group.documents
        ]
        shown += [(limit.channel, limit.case, limit.legal_text) for limit in page.limits]
        shown += [(fee.name, fee.case) for fee in page.fees]
        shown += [form.title for form in page.forms] + [basis.legal_text for basis in page.bases]
    assert page.synonyms == ("giấy độc thân",)
    assert page.title == "Cấp Giấy xác nhận tình trạng hôn nhân"


def test_a_page_knows_what_comes_next(catalogue: None) -> None:
    amend(an_item(valid_from="2024-01-01"), by=SYSTEM, at=AT)
    assert procedure_page("1.004873", DAY).next_change == date(2024, 1, 1)
    assert procedure_page("1.004873", date(2024, 1, 1)).next_change is None


def test_codes_are_understood_however_they_are_written(catalogue: None) -> None:
    assert governing_version("1.004873.000.00.00.H08", DAY).procedure.code == "1.004873"
    assert procedure_by_code("1.004873.H08").code == "1.004873"
    for code in ("1.999999", "", "x", "1.004873~9", "\0"):
        with pytest.raises(errors.ProcedureUnknown):
            procedure_page(code, DAY)
    with pytest.raises(errors.VersionUnknown):
        page_of(governing_version("1.004873", DAY).procedure_id, DAY)
    with pytest.raises(errors.VersionUnknown):
        version(governing_version("1.004873", DAY).procedure_id)


def test_many_governing_versions_are_asked_at_once(
    catalogue: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        asked = governing_versions(["1.004873", "1.000894", "1.999999"], DAY)
    assert {code: one.source for code, one in asked.items()} == {
        "1.004873": "PROVINCE",
        "1.000894": "NATIONAL",
    }


def test_limits_fees_papers_and_steps_for_one_channel_and_case(catalogue: None) -> None:
    of = governing_version("1.004873", DAY)
    limit = limit_for(of.id, channel=Channel.ONLINE)
    assert limit is not None
    assert (limit.quantity, limit.unit) == (3, "WORKING_DAY")
    other = limit_for(of.id, channel=Channel.DIRECT, case_number=2)
    assert other is not None
    assert (other.quantity, other.unit) == (23, "DAY")
    assert limit_for(of.id, channel=Channel.POSTAL) is None
    assert [(fee.name, fee.amount) for fee in fees_for(of.id, channel=Channel.ONLINE)] == [("Lệ phí", 0)]
    assert [(fee.name, fee.amount) for fee in fees_for(of.id, channel=Channel.DIRECT)] == [("Lệ phí", 15000)]
    assert [one.name for one in documents_for(of.id)] == ["Tờ khai"]
    assert [one.name for one in documents_for(of.id, case_number=2)] == ["Tờ khai", "Bản sao bản án"]
    assert [(step.key, step.post, step.hours) for step in process_for(of)] == [
        ("accept", "one_stop_clerk", 4),
        ("sign", "commune_leader", 20),
    ]
    assert process_for(of, case_number=2) == []
    assert form_of(of.id, "declaration").title == "Tờ khai"
    with pytest.raises(errors.VersionUnknown):
        form_of(of.id, "none")


def test_the_difference_between_versions_is_told_in_words(catalogue: None) -> None:
    before = governing_version("1.004873", DAY)
    limits = [
        {"channels": ["DIRECT", "ONLINE"], "cases": [1], "quantity": 2, "unit": "WORKING_DAY"},
        {"channels": ["DIRECT", "ONLINE"], "cases": [2], "quantity": 23, "unit": "DAY"},
    ]
    fees = [{"channels": ["DIRECT", "ONLINE"], "kind": "LEVY", "name": "Lệ phí", "amount": 15000}]
    after = amend(
        an_item(valid_from="2024-01-01", limits=limits, fees=fees, processes=None), by=SYSTEM, at=AT
    )
    told = {(one.part, one.what): (one.before, one.after) for one in difference(before.id, after.id, day=DAY)}
    assert told[("limits", "Trực tiếp · 1.004873.01")] == ("3 ngày làm việc", "2 ngày làm việc")
    assert told[("fees", "Lệ phí Lệ phí · Trực tuyến")] == ("không thu", "15.000\u00a0đ")
    assert {part for part, _what in told} == {"limits", "fees", "processes"}
    assert difference(before.id, before.id, day=DAY) == []
