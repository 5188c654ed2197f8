"""Đơn vị hành chính: places as of a day, what belongs to them, and what became of them."""

from datetime import date
from typing import Literal, cast
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from motcua.faces.api.cursors import page_of, page_of_list
from motcua.faces.api.questions import Asked, AskedForPage, AskedOnDay, Day, Name, Words
from motcua.faces.api.resources.lists import Listed
from motcua.faces.api.stamps import stamped
from motcua.foundation import clock
from motcua.registers.places import queries
from motcua.registers.places.errors import ChangeUnknown, PlaceUnknown
from motcua.registers.places.models import Place, PlaceChange
from motcua.registers.places.queries import Heir

router = Router(tags=["Đơn vị hành chính"])
Level = Literal["PROVINCE", "DISTRICT", "COMMUNE"]
_ORDER = ("place_in_order", "code", "id")


class PlaceRef(Schema):
    """A place named in passing."""

    code: str
    name: str = Field(description="Tên đầy đủ, kèm loại: Phường Nhơn Phú.")


class PlaceOut(Schema):
    """A place for the days it bears this name, kind and parent."""

    id: UUID
    code: str = Field(description="Mã đơn vị hành chính: tỉnh 2 số, huyện 3 số, xã 5 số.")
    level: Level
    kind: str
    name: str = Field(description="Tên không kèm loại.")
    full_name: str
    parents: list[PlaceRef] = Field(description="Các cấp trên, gần nhất trước.")
    post_code: str
    terrain: str
    valid_from: date
    valid_to: date | None = Field(description="Ngày cuối còn hiệu lực; null là chưa định.")
    sureness: str = Field(description="S: đã đối chiếu nguồn, K: đã biết, ?: chưa chắc.")


class HeirOut(Schema):
    """A place that stands for the land of another."""

    place: PlaceOut
    whole: bool = Field(description="true: nhận nguyên trạng; false: chỉ nhận một phần.")


class ChangeOut(Schema):
    """A decision that changed the land."""

    code: str
    day: date
    title: str
    decision: str
    sureness: str


class SuccessionOut(Schema):
    """Who became whom by one decision."""

    old: PlaceRef
    new: PlaceRef
    whole: bool


class AskedForPlaces(AskedForPage):
    """Which places."""

    q: Words | None = Field(None, description="Tìm theo tên, có dấu hay không dấu, hoặc theo mã.")
    level: Level | None = Field(None, description="Chỉ một cấp.")
    parent: Name | None = Field(None, description="Chỉ những nơi trực thuộc ngay dưới mã này.")


class AskedForHeirs(Asked):
    """What became of a place."""

    day: Day | None = Field(
        None, description="Một ngày mà mã này có hiệu lực; không nêu thì là lần sau cùng mã được dùng."
    )
    then: Day | None = Field(None, description="Tính đến ngày nào; không nêu thì là hôm nay.")


class AskedForList(AskedForPage):
    """Only which page."""


@router.get("", response=Listed[PlaceOut], operation_id="listPlaces", summary="Danh sách đơn vị hành chính")
@stamped(queries.stamp)
def places(request: HttpRequest, asked: Query[AskedForPlaces]) -> Listed[PlaceOut]:
    """Các đơn vị hành chính có hiệu lực trong ngày, theo thứ tự từ điển; hoặc kết quả tìm, hợp nhất trước."""
    if asked.q:
        parent = queries.place_by_code(asked.parent, asked.on) if asked.parent else None
        found = queries.search_places(asked.q, asked.on, parent=parent, level=asked.level, limit=asked.limit)
        return Listed(items=[shown(place) for place in found], next_cursor=None)
    rows = queries.places_on(asked.on, level=asked.level)
    if asked.parent:
        rows = rows.filter(parent__code=asked.parent)
    page = page_of(request, rows, keys=_ORDER, cursor=asked.cursor, limit=asked.limit)
    return Listed(items=[shown(place) for place in page.rows], next_cursor=page.next_cursor)


@router.get(
    "/changes",
    response=Listed[ChangeOut],
    operation_id="listPlaceChanges",
    summary="Các đợt sắp xếp địa giới",
)
@stamped(queries.stamp)
def changes(request: HttpRequest, asked: Query[AskedForList]) -> Listed[ChangeOut]:
    """Các đợt sắp xếp, điều chỉnh đơn vị hành chính đã ghi trong sổ, mới nhất trước."""
    page = page_of_list(request, list(queries.changes()), cursor=asked.cursor, limit=asked.limit)
    return Listed(items=[_change(change) for change in page.rows], next_cursor=page.next_cursor)


@router.get(
    "/changes/{code}/successions",
    response=Listed[SuccessionOut],
    operation_id="listSuccessionsOfChange",
    summary="Ai thành ai trong một đợt sắp xếp",
)
@stamped(queries.stamp)
def successions(request: HttpRequest, code: Path[Name], asked: Query[AskedForList]) -> Listed[SuccessionOut]:
    """Từng đơn vị cũ thành đơn vị mới nào; `whole` là false khi chỉ một phần đất và dân chuyển sang."""
    change = queries.change_by_code(code)
    if change is None:
        raise ChangeUnknown
    rows = list(queries.successions_of(change.id))
    page = page_of_list(request, rows, cursor=asked.cursor, limit=asked.limit)
    items = [SuccessionOut(old=_ref(row.old), new=_ref(row.new), whole=row.whole) for row in page.rows]
    return Listed(items=items, next_cursor=page.next_cursor)


@router.get("/{code}", response=PlaceOut, operation_id="getPlace", summary="Một đơn vị hành chính")
@stamped(queries.stamp)
def place(request: HttpRequest, code: Path[Name], asked: Query[AskedOnDay]) -> PlaceOut:
    """Đơn vị mang mã này trong ngày."""
    return shown(queries.place_by_code(code, asked.on))


@router.get(
    "/{code}/children",
    response=Listed[PlaceOut],
    operation_id="listPlaceChildren",
    summary="Đơn vị trực thuộc",
)
@stamped(queries.stamp)
def children(request: HttpRequest, code: Path[Name], asked: Query[AskedForList]) -> Listed[PlaceOut]:
    """Những đơn vị trực thuộc ngay bên dưới trong ngày."""
    above = queries.place_by_code(code, asked.on)
    rows = queries.children_of(above.id, asked.on)
    page = page_of(request, rows, keys=_ORDER, cursor=asked.cursor, limit=asked.limit)
    return Listed(items=[shown(row) for row in page.rows], next_cursor=page.next_cursor)


@router.get(
    "/{code}/history",
    response=Listed[PlaceOut],
    operation_id="getPlaceHistory",
    summary="Mã này từng chỉ những đơn vị nào",
)
@stamped(queries.stamp)
def history(request: HttpRequest, code: Path[Name], asked: Query[AskedForList]) -> Listed[PlaceOut]:
    """Mọi giai đoạn của một mã, cũ nhất trước."""
    rows = list(queries.history_of(code))
    if not rows:
        raise PlaceUnknown(place_code=code, day="—")
    page = page_of_list(request, rows, cursor=asked.cursor, limit=asked.limit)
    return Listed(items=[shown(row) for row in page.rows], next_cursor=page.next_cursor)


@router.get(
    "/{code}/successors",
    response=Listed[HeirOut],
    operation_id="getPlaceSuccessors",
    summary="Nay là đơn vị nào",
)
@stamped(queries.stamp)
def successors(request: HttpRequest, code: Path[Name], asked: Query[AskedForHeirs]) -> Listed[HeirOut]:
    """Những đơn vị nay giữ đất của đơn vị này, qua mọi đợt sắp xếp; nhiều đơn vị khi đất bị chia."""
    start = queries.place_by_code(code, asked.day) if asked.day else _last(code)
    heirs = queries.successors(start, asked.then or clock.today())
    return Listed(items=[_heir(heir) for heir in heirs], next_cursor=None)


@router.get(
    "/{code}/predecessors",
    response=Listed[HeirOut],
    operation_id="getPlacePredecessors",
    summary="Trước đây là đơn vị nào",
)
@stamped(queries.stamp)
def predecessors(request: HttpRequest, code: Path[Name], asked: Query[AskedForHeirs]) -> Listed[HeirOut]:
    """Những đơn vị giữ đất này vào ngày `then` trước đó."""
    start = queries.place_by_code(code, asked.day) if asked.day else _last(code)
    heirs = queries.predecessors(start, asked.then or clock.today())
    return Listed(items=[_heir(heir) for heir in heirs], next_cursor=None)


def shown(row: Place) -> PlaceOut:
    """A place as the API gives it."""
    return PlaceOut(
        id=row.id,
        code=row.code,
        level=cast("Level", row.level),
        kind=row.kind,
        name=row.name,
        full_name=row.full_name,
        parents=[_ref(above) for above in queries.ancestors(row)],
        post_code=row.post_code,
        terrain=row.terrain,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        sureness=row.mark,
    )


def _ref(row: Place) -> PlaceRef:
    return PlaceRef(code=row.code, name=row.full_name)


def _heir(heir: Heir) -> HeirOut:
    return HeirOut(place=shown(heir.place), whole=heir.whole)


def _change(row: PlaceChange) -> ChangeOut:
    return ChangeOut(code=row.code, day=row.day, title=row.title, decision=row.decision, sureness=row.mark)


def _last(code: str) -> Place:
    rows = list(queries.history_of(code))
    if not rows:
        raise PlaceUnknown(place_code=code, day="—")
    return rows[-1]
