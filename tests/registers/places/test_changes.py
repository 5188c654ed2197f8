"""What may and may not be done to the land."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from motcua.foundation.access.models import NOBODY, SYSTEM
from motcua.foundation.errors import NotAllowed, Refused
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.ids import new_id
from motcua.registers.places import errors, queries
from motcua.registers.places.actions import Move, change_places, correct_change, correct_place, record_place
from motcua.registers.places.models import Place, PlaceChange, PlaceSuccession
from tests.conftest import Intruder
from tests.registers.places.land import AT, draft, small_land

pytestmark = pytest.mark.django_db

DAY = date(2024, 11, 1)
EVE = date(2024, 10, 31)


def told() -> list[str]:
    return list(Event.objects.order_by("id").values_list("kind", flat=True))


def merge(**other: object) -> PlaceChange:
    """Merge Nhơn Bình into a renamed Nhơn Phú."""
    given: dict[str, object] = {
        "day": DAY,
        "title": "Nhập phường",
        "opens": [draft("21553", "Nhơn Phú Mới", since=DAY)],
        "ends": ["21550"],
        "moves": [Move("21550", "21553"), Move("21553", "21553")],
        "by": SYSTEM,
        "at": AT,
    }
    return change_places("T-1", **(given | other))  # type: ignore[arg-type]  # a shorthand of tests


def test_a_change_ends_opens_and_passes_on_and_tells_each() -> None:
    small_land()
    before = len(told())
    merge()
    assert queries.place_by_code("21550", EVE).valid_to == EVE
    assert queries.place_by_code("21553", DAY).full_name == "Phường Nhơn Phú Mới"
    assert [place.code for place in queries.places_on(DAY, level="COMMUNE")] == ["21556", "21553"]
    assert told()[before:] == ["places.PlaceEnded"] * 2 + ["places.PlaceOpened", "places.PlacesChanged"]


def test_ending_a_place_ends_all_below_it() -> None:
    small_land()
    change_places("T-2", day=DAY, title="Giải thể", ends=["540"], by=SYSTEM, at=AT)
    assert {row.code for row in queries.places_on(DAY)} == {"52"}
    assert queries.place_by_code("21556", EVE).valid_to == EVE


def test_a_place_that_gives_only_a_part_away_stays() -> None:
    small_land()
    moves = [Move("21550", "21553", whole=False)]
    change_places("T-3", day=DAY, title="Điều chỉnh địa giới", moves=moves, by=SYSTEM, at=AT)
    assert queries.place_by_code("21550", DAY).valid_to is None
    assert [
        (h.place.code, h.whole) for h in queries.successors(queries.place_by_code("21550", EVE), DAY)
    ] == [("21550", True)]


def test_a_place_never_outlives_its_parent() -> None:
    small_land()
    change_places("T-4", day=DAY, title="Giải thể", ends=["540"], by=SYSTEM, at=AT)
    late = record_place(draft("21559", since=date(2022, 1, 1)), by=SYSTEM, at=AT)
    assert late.valid_to == EVE


@pytest.mark.parametrize(
    ("other", "refusal"),
    [
        ({"by": NOBODY}, NotAllowed),
        ({"ends": ["29999"]}, errors.PlaceUnknown),
        ({"moves": [Move("29999", "21553")]}, errors.PlaceUnknown),
        ({"moves": [Move("21550", "29999")]}, errors.PlaceUnknown),
        ({"opens": [], "ends": [], "moves": []}, errors.ChangeEmpty),
        ({"opens": [draft("21553", since=DAY, kind="TOWN")]}, errors.KindDoesNotFit),
        ({"opens": [draft("21553", since=DAY, parent="999")]}, errors.PlaceUnknown),
        ({"opens": [draft("21553", since=DAY, parent=None)]}, errors.ParentDoesNotCover),
        ({"day": date(2021, 1, 1), "opens": []}, errors.PlaceUnknown),
    ],
)
def test_a_change_that_does_not_fit_is_refused_and_changes_nothing(
    other: dict[str, object], refusal: type[Refused]
) -> None:
    small_land()
    rows, stamp, before = list(Place.objects.values()), queries.stamp(), len(told())
    with pytest.raises(refusal):
        merge(**other)
    assert (list(Place.objects.values()), queries.stamp(), len(told())) == (rows, stamp, before)
    assert not PlaceChange.objects.exists()
    assert not PlaceSuccession.objects.exists()


def test_a_change_is_applied_once_and_in_the_order_of_days() -> None:
    small_land()
    merge()
    with pytest.raises(errors.ChangeKnown):
        merge()
    with pytest.raises(errors.ChangesOutOfOrder):
        change_places("T-0", day=date(2023, 1, 1), title="Chen trước", ends=["21550"], by=SYSTEM, at=AT)
    opens = [draft("21553", since=DAY)]
    with pytest.raises(errors.EndsBeforeItBegins):
        change_places("T-9", day=DAY, title="Hai lần một ngày", opens=opens, by=SYSTEM, at=AT)


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (draft("21553", since=date(2022, 1, 1)), errors.PlaceOverlaps),
        (draft("21559", kind="CITY"), errors.KindDoesNotFit),
        (replace(draft("21559"), code="2155"), errors.KindDoesNotFit),
        (draft("21559", parent=None), errors.ParentDoesNotCover),
        (draft("21559", since=date(2020, 1, 1)), errors.PlaceUnknown),
        (draft("541", parent="540"), errors.ParentDoesNotCover),
    ],
)
def test_a_place_that_does_not_fit_is_refused(wrong: object, refusal: type[Refused]) -> None:
    small_land()
    before = Place.objects.count(), len(told())
    with pytest.raises(refusal):
        record_place(wrong, by=SYSTEM, at=AT)  # type: ignore[arg-type]  # a draft by parametrisation
    assert (Place.objects.count(), len(told())) == before


def test_only_keepers_record_and_correct() -> None:
    land = small_land()
    with pytest.raises(NotAllowed):
        record_place(draft("21559"), by=NOBODY, at=AT)
    with pytest.raises(NotAllowed):
        correct_place(land["21553"].id, name="Khác", by=NOBODY, at=AT)
    assert not Place.objects.filter(code="21559").exists()
    assert Place.objects.get(code="21553").name == "Nhơn Phú"


def test_a_name_is_corrected_with_its_words_and_told() -> None:
    land = small_land()
    fixed = correct_place(land["21553"].id, name=" Nhơn  Phúc ", terrain="URBAN", by=SYSTEM, at=AT)
    assert (fixed.full_name, fixed.words) == ("Phường Nhơn Phúc", "phuong nhon phuc")
    assert told()[-1] == "places.PlaceCorrected"
    with pytest.raises(errors.NothingToCorrect):
        correct_place(land["21553"].id, name="Nhơn Phúc", by=SYSTEM, at=AT)


def test_how_a_change_is_called_is_corrected() -> None:
    small_land()
    change = merge()
    again = correct_change(change.id, title="Nhập phường", decision="1287/NQ", mark="S", by=SYSTEM, at=AT)
    assert again.decision == "1287/NQ"
    with pytest.raises(errors.NothingToCorrect):
        correct_change(change.id, title="Nhập phường", decision="1287/NQ", mark="S", by=SYSTEM, at=AT)


def test_every_change_renews_the_stamp() -> None:
    assert queries.stamp() is None
    land = small_land()
    first = queries.stamp()
    correct_place(land["21553"].id, name="Khác", by=SYSTEM, at=AT)
    assert first is not None
    assert queries.stamp() not in {None, first}


def test_the_database_itself_refuses_two_places_of_one_code_on_one_day() -> None:
    land = small_land()
    twin = {field.attname: getattr(land["21553"], field.attname) for field in Place._meta.concrete_fields}
    twin |= {"id": new_id(), "valid_from": date(2022, 1, 1)}
    with pytest.raises(IntegrityError, match="place_code_names_one_place_a_day"), transaction.atomic():
        Place.objects.create(**twin)


def test_the_database_itself_refuses_a_parent_that_ends_before_its_children() -> None:
    land = small_land()
    Place.objects.filter(id=land["540"].id).update(valid_to=EVE)
    with connection.cursor() as cursor, pytest.raises(IntegrityError, match="nằm ngoài hiệu lực"):
        cursor.execute("set constraints all immediate")


@pytest.mark.parametrize(
    "change",
    [
        "update places_placechange set decision = 'Nghị quyết khác'",
        "update places_placesuccession set whole = not whole",
        "delete from places_placesuccession",
    ],
)
def test_a_change_rewritten_behind_the_house_s_back_is_named(intruder: Intruder, change: str) -> None:
    small_land()
    merged = merge()
    correct_change(merged.id, title="Nhập hai phường", decision="", mark="S", by=SYSTEM, at=AT)
    assert verify().findings == []
    with intruder() as cursor:
        cursor.execute(change)
    assert [(one.subject_kind, one.subject_id) for one in verify().findings] == [
        ("place_change", str(merged.id))
    ]


def test_what_is_not_in_the_book_cannot_be_corrected() -> None:
    before = len(told())
    with pytest.raises(errors.PlaceIdUnknown):
        correct_place(new_id(), name="Tên", by=SYSTEM, at=AT)
    with pytest.raises(errors.ChangeUnknown):
        correct_change(new_id(), title="Đợt", decision="", mark="S", by=SYSTEM, at=AT)
    assert len(told()) == before
