"""Agencies: founded, renamed, moved, closed; asked as of a day; found by what texts call them."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history as events_of
from motcua.foundation.events.queries import verify
from motcua.foundation.ids import new_id
from motcua.registers.organisations.actions import (
    AgencyDraft,
    Description,
    IdentifierDraft,
    OneStopDraft,
    add_alias,
    appoint,
    change_agency,
    close_agency,
    correct_agency,
    correct_one_stop,
    end_alias,
    end_scope,
    found_agencies,
    found_agency,
    give_identifier,
    move_agency,
    open_one_stop,
    open_scope,
    record_succession,
    rename_agency,
    set_class,
    set_kind,
)
from motcua.registers.organisations.errors import (
    AgencyCodeTaken,
    AgencyUnknown,
    AliasEmpty,
    AliasKnown,
    ClassUnknown,
    DaysReversed,
    IdentifierMalformed,
    IdentifierTaken,
    KindUnknown,
    NameEmpty,
    NotAOneStop,
    NothingChanged,
    OwnAncestor,
    ParentDoesNotCover,
    ParentMissing,
    ScopeKnown,
    StillHasChildren,
    StillHasHolders,
    SuccessionImpossible,
    SuccessionKnown,
    TermOverlaps,
)
from motcua.registers.organisations.models import Agency, AgencyIdentifier, AgencyTerm
from motcua.registers.organisations.queries import (
    agency_by_code,
    agency_by_identifier,
    agency_on,
    children_of,
    everything_below,
    expand_class,
    history,
    identifier_for,
    line_above,
    names_of,
    one_stop,
    one_stop_units,
    one_stops_for,
    receives_for,
    resolve_agency,
    search_agencies,
    stamp,
    tree,
)
from motcua.registers.places.errors import PlaceUnknown
from tests.registers.organisations.town import (
    AT,
    DAY,
    SINCE,
    a_town,
    an_officer,
    described,
    keeper,
    keeper_of,
    kinds_and_roles,
    posts_of_dong_da,
    stranger,
)

pytestmark = pytest.mark.django_db
NEXT_YEAR = date(2024, 1, 1)


@pytest.fixture
def town():
    return a_town()


def _rows() -> list[tuple[object, ...]]:
    """All that the room holds of agencies: to see that a refusal wrote nothing."""
    return [
        *AgencyTerm.objects.order_by("id").values_list("id", "name", "parent_id", "valid_from", "valid_to"),
        *AgencyIdentifier.objects.order_by("id").values_list("id", "code", "valid_to"),
        (Agency.objects.count(), Event.objects.count()),
    ]


def _shape(branches):
    return {branch.term.agency.code: _shape(branch.children) for branch in branches}


def test_the_tree_of_a_day_stands_in_one_query(town):
    with CaptureQueriesContext(connection) as asked:
        branches = tree(DAY)
    assert len(asked) == 1
    assert _shape(branches) == {
        "tinh": {
            "quy-nhon": {
                "dong-da": {"dong-da.mot-cua": {}},
                "nhon-phu": {"nhon-phu.mot-cua": {}},
            },
            "tttt": {},
            "tu-phap": {},
        }
    }
    assert branches[0].identifier == "H08"
    assert branches[0].size == 8


def test_a_branch_alone(town):
    (branch,) = tree(DAY, town["dong-da"].id)
    assert _shape([branch]) == {"dong-da": {"dong-da.mot-cua": {}}}
    assert tree(DAY, new_id()) == ()


def test_before_anything_was_founded_there_is_no_tree(town):
    assert tree(SINCE - timedelta(days=1)) == ()


def test_found_many_is_found_one_by_one():
    kinds_and_roles()
    top = described("Ủy ban nhân dân tỉnh", "PEOPLES_COMMITTEE", level="PROVINCE")
    drafts = [
        AgencyDraft("a", top, SINCE, identifier=IdentifierDraft("H08"), aliases=("UBND tỉnh ta",)),
        AgencyDraft("b", described("Phòng B", parent="a"), SINCE),
    ]
    found_agencies(drafts, by=SYSTEM, at=AT)
    together = _told()
    for number, draft in enumerate(drafts):
        alone = replace(
            draft,
            code=f"{draft.code}2",
            identifier=IdentifierDraft(f"H{10 + number}") if draft.identifier else None,
            description=replace(draft.description, parent="a2" if draft.description.parent else None),
        )
        found_agency(alone, by=SYSTEM, at=AT)
    assert sorted(_told()[len(together) :]) == sorted(together)


def _told() -> list[str]:
    return list(Event.objects.filter(subject_kind="agency").order_by("id").values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (AgencyDraft("dong-da", described("Phòng", parent="tinh"), SINCE), AgencyCodeTaken),
        (AgencyDraft("x", described("Phòng", "KHÔNG CÓ", parent="tinh"), SINCE), KindUnknown),
        (AgencyDraft("x", described("Phòng mồ côi"), SINCE), ParentMissing),
        (AgencyDraft("x", described("UBND xã", "PEOPLES_COMMITTEE"), SINCE), ParentMissing),
        (AgencyDraft("x", described("Phòng", parent="không có"), SINCE), AgencyUnknown),
        (AgencyDraft("x", described("Phòng", parent="tinh"), SINCE - timedelta(days=1)), ParentDoesNotCover),
        (AgencyDraft("x", described("Phòng", parent="tinh", place="99999"), SINCE), PlaceUnknown),
        (AgencyDraft("x", described(" – ", parent="tinh"), SINCE), NameEmpty),
        (AgencyDraft("x", described("Phòng", parent="tinh"), SINCE, SINCE - timedelta(days=1)), DaysReversed),
        (AgencyDraft("x", described("Phòng", parent="x"), SINCE), OwnAncestor),
        (
            AgencyDraft("x", described("Phòng", parent="tinh"), SINCE, identifier=IdentifierDraft("h8")),
            IdentifierMalformed,
        ),
        (
            AgencyDraft("x", described("Phòng", parent="tinh"), SINCE, identifier=IdentifierDraft("H08.12")),
            IdentifierTaken,
        ),
        (AgencyDraft("x", described("Phòng", parent="tinh"), SINCE, aliases=("?",)), AliasEmpty),
        (AgencyDraft("x", described("Phòng", parent="tinh"), SINCE, one_stop=OneStopDraft()), NotAOneStop),
    ],
)
def test_an_agency_that_cannot_be_is_refused_and_nothing_written(town, draft, refusal):
    before = _rows()
    with pytest.raises(refusal):
        found_agency(draft, by=SYSTEM, at=AT)
    assert _rows() == before


def test_two_that_stand_below_each_other_are_refused(town):
    drafts = [
        AgencyDraft("x", described("Phòng X", parent="y"), SINCE),
        AgencyDraft("y", described("Phòng Y", parent="x"), SINCE),
    ]
    with pytest.raises(OwnAncestor):
        found_agencies(drafts, by=SYSTEM, at=AT)


def test_only_who_keeps_the_register_founds(town):
    draft = AgencyDraft("x", described("Phòng X", parent="dong-da"), SINCE)
    before = _rows()
    for other in (stranger(), keeper_of(town["dong-da"].id)):
        with pytest.raises(NotAllowed):
            found_agency(draft, by=other, at=AT)
    assert _rows() == before
    found_agency(draft, by=keeper(), at=AT)


def test_a_unit_without_parent_gets_a_sentence(town):
    with pytest.raises(ParentMissing) as refused:
        found_agency(AgencyDraft("x", described("Phòng mồ côi"), SINCE), by=SYSTEM, at=AT)
    assert (
        str(refused.value)
        == "“Phòng mồ côi” chưa có cơ quan cấp trên; chỉ Ủy ban nhân dân mới đứng đầu một nhánh."
    )


def test_a_renamed_agency_has_both_names_each_on_its_days(town):
    agency = town["nhon-phu"].id
    rename_agency(agency, "Ủy ban nhân dân phường Quy Nhơn Bắc", since=NEXT_YEAR, by=keeper(), at=AT)
    assert agency_on(agency, date(2023, 12, 31)).name == "Ủy ban nhân dân phường Nhơn Phú"
    assert agency_on(agency, NEXT_YEAR).name == "Ủy ban nhân dân phường Quy Nhơn Bắc"
    assert [(t.valid_from, t.valid_to) for t in history(agency).terms] == [
        (SINCE, date(2023, 12, 31)),
        (NEXT_YEAR, None),
    ]
    assert events_of("agency", agency)[-1].kind == "organisations.AgencyChanged"
    assert events_of("agency", agency)[-1].told.fields == ("name",)
    assert [b.term.agency.code for b in tree(NEXT_YEAR, agency)[0].children] == ["nhon-phu.mot-cua"]


def test_a_moved_agency_stands_elsewhere_from_that_day(town):
    unit = town["nhon-phu"].id
    move_agency(unit, "tinh", since=NEXT_YEAR, by=keeper(), at=AT)
    assert town["nhon-phu"].id in {term.agency_id for term in children_of(town["tinh"].id, NEXT_YEAR)}
    assert town["nhon-phu"].id not in {term.agency_id for term in children_of(town["tinh"].id, DAY)}


def test_an_agency_cannot_move_below_itself(town):
    before = _rows()
    with pytest.raises(OwnAncestor):
        move_agency(town["quy-nhon"].id, "dong-da", since=NEXT_YEAR, by=keeper(), at=AT)
    assert _rows() == before


def test_a_change_on_the_first_day_or_of_nothing_is_refused(town):
    unit = town["nhon-phu"].id
    before = _rows()
    with pytest.raises(TermOverlaps):
        rename_agency(unit, "Khác", since=SINCE, by=keeper(), at=AT)
    with pytest.raises(NothingChanged):
        rename_agency(unit, "Ủy ban nhân dân phường Nhơn Phú", since=NEXT_YEAR, by=keeper(), at=AT)
    with pytest.raises(AgencyUnknown):
        rename_agency(new_id(), "Khác", since=NEXT_YEAR, by=keeper(), at=AT)
    assert _rows() == before


def test_a_unit_keeper_renames_below_himself_and_moves_nothing(town):
    mine = keeper_of(town["quy-nhon"].id)
    rename_agency(town["dong-da"].id, "UBND phường Đống Đa mới", since=NEXT_YEAR, by=mine, at=AT)
    before = _rows()
    with pytest.raises(NotAllowed):
        rename_agency(town["tu-phap"].id, "Sở khác", since=NEXT_YEAR, by=mine, at=AT)
    with pytest.raises(NotAllowed):
        move_agency(town["nhon-phu"].id, "tinh", since=NEXT_YEAR, by=mine, at=AT)
    assert _rows() == before


def test_a_change_in_the_middle_keeps_what_comes_later(town):
    unit = town["nhon-phu"].id
    rename_agency(unit, "Tên sau cùng", since=date(2025, 1, 1), by=keeper(), at=AT)
    rename_agency(unit, "Tên ở giữa", since=NEXT_YEAR, by=keeper(), at=AT)
    assert [(term.name, term.valid_to) for term in history(unit).terms] == [
        ("Ủy ban nhân dân phường Nhơn Phú", date(2023, 12, 31)),
        ("Tên ở giữa", date(2024, 12, 31)),
        ("Tên sau cùng", None),
    ]


def test_what_was_written_wrongly_is_put_right_in_place(town):
    unit = town["tttt"].id
    right = replace(Description.of(agency_on(unit, DAY)), short_name="STTTT")
    correct_agency(unit, right, day=DAY, by=keeper(), at=AT)
    assert agency_on(unit, SINCE).short_name == "STTTT"
    assert len(history(unit).terms) == 1
    with pytest.raises(NothingChanged):
        correct_agency(unit, right, day=DAY, by=keeper(), at=AT)
    with pytest.raises(NotAllowed):
        correct_agency(unit, replace(right, rank=1), day=DAY, by=stranger(), at=AT)


def test_change_agency_is_refused_to_strangers(town):
    right = replace(Description.of(agency_on(town["tttt"].id, DAY)), short_name="STTTT")
    with pytest.raises(NotAllowed):
        change_agency(town["tttt"].id, right, since=NEXT_YEAR, by=stranger(), at=AT)


def test_an_agency_with_children_is_not_closed(town):
    before = _rows()
    with pytest.raises(
        StillHasChildren, match="còn 1 đơn vị trực thuộc \\(Bộ phận một cửa phường Đống Đa\\)"
    ):
        close_agency(town["dong-da"].id, last_day=DAY, by=keeper(), at=AT)
    with pytest.raises(NotAllowed):
        close_agency(town["dong-da.mot-cua"].id, last_day=DAY, by=stranger(), at=AT)
    with pytest.raises(AgencyUnknown):
        close_agency(new_id(), last_day=DAY, by=keeper(), at=AT)
    assert _rows() == before


def test_closing_an_agency_ends_its_posts_codes_and_scopes(town):
    posts_of_dong_da()
    unit = town["dong-da.mot-cua"].id
    close_agency(unit, last_day=DAY, by=keeper(), at=AT)
    close_agency(town["dong-da"].id, last_day=DAY, by=keeper(), at=AT)
    tomorrow = DAY + timedelta(days=1)
    assert "dong-da" in str(_shape(tree(DAY)))
    assert "dong-da" not in str(_shape(tree(tomorrow)))
    assert [row.valid_to for row in history(town["dong-da"].id).identifiers] == [DAY]
    assert one_stops_for(town["dong-da"].id, tomorrow) == []
    assert names_of([unit], tomorrow) == {unit: "Bộ phận một cửa phường Đống Đa"}
    kinds = [record.kind for record in events_of("agency", unit)]
    assert kinds[-2:] == ["organisations.ScopeEnded", "organisations.AgencyClosed"]


def test_an_agency_whose_posts_are_held_is_not_closed(town):
    posts = posts_of_dong_da()
    holder = an_officer()
    close_agency(town["nhon-phu.mot-cua"].id, last_day=DAY, by=keeper(), at=AT)
    appoint(holder.id, posts["dong-da.tiep-nhan"].id, since=SINCE, by=SYSTEM, at=AT)
    with pytest.raises(StillHasHolders, match="còn 1 người giữ chức danh \\(Trần Thị Mẫu\\)"):
        close_agency(town["dong-da.mot-cua"].id, last_day=DAY, by=keeper(), at=AT)


def test_an_agency_described_for_later_days_is_not_closed_before(town):
    unit = town["dong-da.mot-cua"].id
    rename_agency(unit, "Tên sau", since=NEXT_YEAR, by=keeper(), at=AT)
    with pytest.raises(TermOverlaps):
        close_agency(unit, last_day=DAY, by=keeper(), at=AT)


def test_a_closed_code_is_never_given_again(town):
    give_identifier(town["dong-da"].id, IdentifierDraft("H08.31.77"), since=NEXT_YEAR, by=keeper(), at=AT)
    assert identifier_for(town["dong-da"].id, DAY) == "H08.31.01"
    assert identifier_for(town["dong-da"].id, NEXT_YEAR) == "H08.31.77"
    with pytest.raises(IdentifierTaken, match="đang hoặc đã từng thuộc “Ủy ban nhân dân phường Đống Đa”"):
        give_identifier(town["tttt"].id, IdentifierDraft("H08.31.01"), since=NEXT_YEAR, by=keeper(), at=AT)
    with pytest.raises(NotAllowed):
        give_identifier(town["tttt"].id, IdentifierDraft("H08.99"), since=NEXT_YEAR, by=stranger(), at=AT)
    with pytest.raises(AgencyUnknown):
        give_identifier(new_id(), IdentifierDraft("H08.99"), since=NEXT_YEAR, by=keeper(), at=AT)


def test_the_database_itself_refuses_a_code_of_another(town):
    with pytest.raises(IntegrityError), transaction.atomic():
        AgencyIdentifier.objects.create(
            agency=town["tttt"], code="H08.12", mark="MADE", valid_from=date(2030, 1, 1)
        )


def test_the_database_itself_refuses_two_descriptions_of_one_day_and_a_parent_that_is_gone(town):
    term = agency_on(town["tttt"].id, DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        AgencyTerm.objects.create(
            agency=term.agency,
            name="Hai",
            kind=term.kind,
            level="PROVINCE",
            valid_from=DAY,
            parent=town["tinh"],
        )
    AgencyTerm.objects.filter(agency=town["quy-nhon"]).update(valid_to=DAY)
    with pytest.raises(IntegrityError, match="cơ quan cấp trên không tồn tại"), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")


def test_a_unit_acts_under_the_code_of_the_nearest_above(town):
    assert identifier_for(town["dong-da.mot-cua"].id, DAY) == "H08.31.01"
    assert identifier_for(town["tttt"].id, DAY) == "H08"
    assert identifier_for(new_id(), DAY) == ""
    assert agency_by_identifier("H08.31.01", DAY).agency == town["dong-da"]
    with pytest.raises(AgencyUnknown):
        agency_by_identifier("H99", DAY)


def test_above_and_below_in_one_query_each(town):
    with CaptureQueriesContext(connection) as asked:
        above = line_above(town["dong-da.mot-cua"].id, DAY)
        below = everything_below(town["quy-nhon"].id, DAY)
    assert len(asked) == 2
    assert above == [town["dong-da"].id, town["quy-nhon"].id, town["tinh"].id]
    assert below == {town[code].id for code in town if code.startswith(("quy-nhon", "dong-da", "nhon-phu"))}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Sở Tư pháp", ["tu-phap"]),
        ("SO TU PHAP", ["tu-phap"]),
        ("STP", ["tu-phap"]),
        ("Sở Tư pháp tỉnh Bình Định", ["tu-phap"]),
        ("Sở TT&TT", ["tttt"]),
        ("Sở Thông tin - Truyền thông", ["tttt"]),
        ("UBND phường Đống Đa", ["dong-da"]),
        ("UBND P. Đống Đa", ["dong-da"]),
        ("phường Đống Đa", ["dong-da"]),
        ("Đống Đa", ["dong-da"]),
        ("UBND TP. Quy Nhơn", ["quy-nhon"]),
        ("UBND tỉnh", ["tinh"]),
        ("UBND tỉnh Bình Định", ["tinh"]),
        ("Sở Không Có", []),
        ("", []),
    ],
)
def test_a_text_is_resolved_to_the_agency_it_means(town, text, codes):
    assert [term.agency.code for term in resolve_agency(text, DAY)] == codes


def test_a_text_that_may_mean_several_gives_several(town):
    add_alias(town["dong-da"].id, "Một cửa", since=SINCE, by=keeper(), at=AT)
    add_alias(town["nhon-phu"].id, "MỘT CỬA", since=SINCE, by=keeper(), at=AT)
    assert {term.agency.code for term in resolve_agency("một cửa", DAY)} == {"dong-da", "nhon-phu"}


def test_resolving_takes_three_queries(town):
    with CaptureQueriesContext(connection) as asked:
        resolve_agency("UBND P. Đống Đa", DAY)
    assert len(asked) == 3


def test_an_alias_holds_for_its_days(town):
    alias = add_alias(town["tu-phap"].id, "Sở TP", since=SINCE, by=keeper(), at=AT)
    with pytest.raises(AliasKnown):
        add_alias(town["tu-phap"].id, "sở tp", since=DAY, by=keeper(), at=AT)
    end_alias(alias.id, last_day=DAY, by=keeper(), at=AT)
    assert resolve_agency("Sở TP", DAY)
    assert not resolve_agency("Sở TP", NEXT_YEAR)
    add_alias(town["tu-phap"].id, "Sở TP", since=NEXT_YEAR, by=keeper(), at=AT)


def test_aliases_are_refused(town):
    alias = add_alias(town["tu-phap"].id, "Sở TP", since=SINCE, by=keeper(), at=AT)
    before = _rows()
    with pytest.raises(NotAllowed):
        add_alias(town["tu-phap"].id, "Tư pháp tỉnh", since=SINCE, by=stranger(), at=AT)
    with pytest.raises(AliasEmpty):
        add_alias(town["tu-phap"].id, "…", since=SINCE, by=keeper(), at=AT)
    with pytest.raises(AgencyUnknown):
        add_alias(new_id(), "Ai đó", since=SINCE, by=keeper(), at=AT)
    with pytest.raises(NotAllowed):
        end_alias(alias.id, last_day=DAY, by=stranger(), at=AT)
    with pytest.raises(DaysReversed):
        end_alias(alias.id, last_day=date(2020, 1, 1), by=keeper(), at=AT)
    with pytest.raises(AgencyUnknown):
        end_alias(new_id(), last_day=DAY, by=keeper(), at=AT)
    assert _rows() == before


def test_a_group_is_spread_out_as_of_a_day(town):
    set_class(
        "ubnd-cap-xa",
        name="UBND cấp xã",
        phrases=["UBND các xã, phường, thị trấn"],
        kinds=["PEOPLES_COMMITTEE"],
        levels=["COMMUNE"],
        by=keeper(),
        at=AT,
    )
    for text in ("UBND cấp xã", "ubnd cap xa", "Chủ tịch UBND cấp xã", "UBND các xã, phường, thị trấn"):
        assert [term.agency.code for term in expand_class(text, DAY)] == ["dong-da", "nhon-phu"]
    assert expand_class("UBND cấp xã", DAY, under=town["tu-phap"].id) == []
    assert len(expand_class("UBND cấp xã", DAY, under=town["quy-nhon"].id)) == 2
    with pytest.raises(ClassUnknown):
        expand_class("các cụ", DAY)


def test_kinds_and_classes_are_kept_by_the_keeper_and_told_once(town):
    told = Event.objects.count()
    for _again in range(2):
        set_kind("BOARD", name="Ban", rank=25, by=keeper(), at=AT)
        set_class("cac-ban", name="các ban", phrases=[], kinds=["BOARD"], by=keeper(), at=AT)
    assert Event.objects.count() == told + 2
    with pytest.raises(NotAllowed):
        set_kind("X", name="X", rank=1, by=stranger(), at=AT)
    with pytest.raises(NotAllowed):
        set_class("x", name="x", phrases=[], kinds=[], by=stranger(), at=AT)
    with pytest.raises(KindUnknown):
        set_class("x", name="x", phrases=[], kinds=["KHÔNG"], by=keeper(), at=AT)
    with pytest.raises(AliasEmpty):
        set_class("x", name="x", phrases=["!"], kinds=["BOARD"], by=keeper(), at=AT)


def test_one_stop_units_of_a_day_in_two_queries(town):
    with CaptureQueriesContext(connection) as asked:
        units = one_stop_units(DAY)
    assert len(asked) == 2
    assert [(unit.term.agency.code, unit.serves) for unit in units] == [
        ("dong-da.mot-cua", (town["dong-da"].id,)),
        ("nhon-phu.mot-cua", (town["nhon-phu"].id,)),
    ]
    assert [unit.id for unit in one_stop_units(DAY, place_code="21556")] == [town["dong-da.mot-cua"].id]
    assert one_stop_units(DAY, level="PROVINCE") == []
    assert one_stop(town["dong-da.mot-cua"].id, DAY).unit.phone == "0256 3810 000"
    with pytest.raises(AgencyUnknown):
        one_stop(town["dong-da"].id, DAY)


def test_a_one_stop_unit_receives_for_others_on_some_days(town):
    unit, other = town["dong-da.mot-cua"].id, town["tu-phap"].id
    open_scope(unit, other, since=DAY, by=keeper(), at=AT)
    assert receives_for(unit, other, DAY)
    assert not receives_for(unit, other, DAY - timedelta(days=1))
    with pytest.raises(ScopeKnown):
        open_scope(unit, other, since=NEXT_YEAR, by=keeper(), at=AT)
    end_scope(unit, other, last_day=DAY, by=keeper(), at=AT)
    assert not receives_for(unit, other, NEXT_YEAR)
    with pytest.raises(NotAOneStop):
        open_scope(other, unit, since=DAY, by=keeper(), at=AT)
    with pytest.raises(NotAllowed):
        open_scope(unit, other, since=NEXT_YEAR, by=stranger(), at=AT)
    with pytest.raises(NotAllowed):
        end_scope(unit, other, last_day=DAY, by=stranger(), at=AT)
    with pytest.raises(DaysReversed):
        end_scope(unit, town["tttt"].id, last_day=DAY, by=keeper(), at=AT)


def test_where_a_one_stop_unit_sits_is_put_right(town):
    unit = town["dong-da.mot-cua"].id
    told = Event.objects.count()
    for _again in range(2):
        correct_one_stop(unit, address="1 Phan Đình Phùng", phone="", email="", by=keeper(), at=AT)
    assert one_stop(unit, DAY).unit.address == "1 Phan Đình Phùng"
    assert Event.objects.count() == told + 1
    with pytest.raises(NotAllowed):
        correct_one_stop(unit, address="", phone="", email="", by=stranger(), at=AT)
    with pytest.raises(NotAOneStop):
        correct_one_stop(town["tinh"].id, address="", phone="", email="", by=keeper(), at=AT)


def test_a_one_stop_unit_is_opened_later(town):
    found_agency(
        AgencyDraft("stp.mot-cua", described("Một cửa Sở Tư pháp", "ONE_STOP_UNIT", parent="tu-phap"), SINCE),
        by=keeper(),
        at=AT,
    )
    agency = agency_by_code("stp.mot-cua", DAY)
    open_one_stop(agency.agency_id, OneStopDraft(serves=("tu-phap",)), since=DAY, by=keeper(), at=AT)
    assert [unit.id for unit in one_stops_for(town["tu-phap"].id, DAY)] == [agency.agency_id]
    assert one_stops_for(town["tu-phap"].id, DAY - timedelta(days=1)) == []
    with pytest.raises(NotAOneStop):
        open_one_stop(town["tinh"].id, OneStopDraft(), since=DAY, by=keeper(), at=AT)
    with pytest.raises(NotAllowed):
        open_one_stop(agency.agency_id, OneStopDraft(), since=DAY, by=stranger(), at=AT)


def test_who_became_whom_is_on_record_and_shares_add_up_to_one(town):
    old, one, two = town["tttt"].id, town["tu-phap"].id, town["tinh"].id
    record_succession(old, one, day=NEXT_YEAR, share=Decimal("0.6"), decision="QĐ 1", by=keeper(), at=AT)
    before = _rows()
    with pytest.raises(SuccessionKnown):
        record_succession(old, two, day=NEXT_YEAR, share=Decimal("0.5"), by=keeper(), at=AT)
    with pytest.raises(SuccessionKnown):
        record_succession(old, one, day=NEXT_YEAR, share=Decimal("0.1"), by=keeper(), at=AT)
    with pytest.raises(SuccessionImpossible):
        record_succession(old, old, day=NEXT_YEAR, by=keeper(), at=AT)
    with pytest.raises(SuccessionImpossible):
        record_succession(old, two, day=NEXT_YEAR, share=Decimal(0), by=keeper(), at=AT)
    with pytest.raises(AgencyUnknown):
        record_succession(old, new_id(), day=NEXT_YEAR, by=keeper(), at=AT)
    with pytest.raises(NotAllowed):
        record_succession(old, two, day=NEXT_YEAR, share=Decimal("0.4"), by=stranger(), at=AT)
    assert _rows() == before
    record_succession(old, two, day=NEXT_YEAR, share=Decimal("0.4"), by=keeper(), at=AT)
    assert [(row.new_id, row.share) for row in history(old).became] == [
        (one, Decimal("0.6")),
        (two, Decimal("0.4")),
    ]


def test_agencies_are_searched_by_words_codes_and_aliases(town):
    assert [term.agency.code for term in search_agencies("truyen thong", DAY)] == ["tttt"]
    assert [term.agency.code for term in search_agencies("tt&tt", DAY)] == ["tttt"]
    assert [term.agency.code for term in search_agencies("h08.31.02", DAY)] == ["nhon-phu"]
    assert len(search_agencies("", DAY)) == 8


def test_every_change_renews_the_stamp(town):
    before = stamp()
    add_alias(town["tu-phap"].id, "Tư pháp", since=SINCE, by=keeper(), at=AT)
    assert stamp() != before


def test_unknown_agencies_are_said_to_be_unknown(town):
    with pytest.raises(AgencyUnknown):
        agency_by_code("khong-co", DAY)
    with pytest.raises(AgencyUnknown):
        agency_on(town["tinh"].id, date(2000, 1, 1))
    with pytest.raises(AgencyUnknown):
        history(new_id())


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ("update organisations_agencykind set receives = true where code = 'BOARD'", "agency_kind"),
        ("update organisations_agencyclass set kinds = '{}' where code = 'cac-ban'", "agency_class"),
        ("delete from organisations_agencyclass where code = 'cac-ban'", "agency_class"),
    ],
)
def test_kinds_and_classes_changed_behind_the_house_s_back_are_named(town, intruder, change, kind):
    board = set_kind("BOARD", name="Ban", rank=25, by=keeper(), at=AT)
    group = set_class("cac-ban", name="các ban", phrases=[], kinds=["BOARD"], by=keeper(), at=AT)
    assert verify().findings == []
    with intruder() as cursor:
        cursor.execute(change)
    subject = board if kind == "agency_kind" else group
    assert [(one.subject_kind, one.subject_id) for one in verify().findings] == [(kind, str(subject.id))]


def test_an_agency_s_code_changed_behind_the_house_s_back_is_named(town, intruder):
    assert verify().findings == []
    one = Agency.objects.order_by("code").first()
    with intruder() as cursor:
        cursor.execute("update organisations_agency set code = 'khac' where id = %s", [one.id])
    assert [(found.subject_kind, found.subject_id) for found in verify().findings] == [
        ("agency", str(one.id))
    ]
