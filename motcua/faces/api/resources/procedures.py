"""Thủ tục hành chính: found by words, listed, read whole as of a day, through their versions."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import Field, StringConstraints

from motcua.faces.api.callers import needs
from motcua.faces.api.cursors import page_of_list, read_cursor, write_cursor
from motcua.faces.api.questions import AskedForPage, AskedOnDay, Words
from motcua.faces.api.resources.lists import Listed
from motcua.faces.api.resources.procedure_shapes import (
    DoubtOut,
    GroupOut,
    HitOut,
    ProcedureOut,
    VersionOut,
    doubt,
    found,
    procedure,
    version,
)
from motcua.faces.api.stamps import stamped
from motcua.foundation.events.queries import count_of
from motcua.registers.procedures import events, queries
from motcua.registers.procedures.queries import SearchPage

router = Router(tags=["Thủ tục hành chính"])
Code = Annotated[
    str,
    StringConstraints(min_length=1, max_length=220, pattern=r"^[^\x00\s/]+$"),
    Field(description="Mã thủ tục, cách viết nào cũng được: 1.004873, 1.004873.000.00.00.H08."),
]
_TOLD = (
    events.ProcedurePublished,
    events.ProcedureAmended,
    events.ProcedureRepealed,
    events.InternalProcedureDefined,
    events.NationalRecordLanded,
    events.DoubtSettled,
    events.SynonymsChanged,
)


class AskedForProcedures(AskedForPage):
    """Which procedures."""

    q: Words | None = Field(
        None, description="Tìm bằng lời của người dân hoặc của luật, có dấu hay không, gõ nhầm cũng được."
    )
    field: Words | None = Field(None, description="Chỉ một lĩnh vực (tên đầy đủ).")
    agency: Words | None = Field(None, description="Chỉ một cơ quan thực hiện (tên đầy đủ).")
    limit: int = Field(50, ge=1, le=100, description="Số dòng tối đa của một trang.")


class AskedForList(AskedForPage):
    """Only which page."""


def stamp() -> int:
    """The state of the register: how often anything happened to it."""
    return count_of(_TOLD)


@router.get(
    "", response=Listed[HitOut], operation_id="listProcedures", summary="Tìm, liệt kê thủ tục hành chính"
)
@stamped(stamp)
def procedures(request: HttpRequest, asked: Query[AskedForProcedures]) -> Listed[HitOut]:
    """Với `q`: kết quả hợp nhất trước. Không có `q`: mọi thủ tục có hiệu lực trong ngày, theo mã."""
    after = str(read_cursor(request, asked.cursor, 1)[0]) if asked.cursor else None
    narrowed: dict[str, Any] = {"field": asked.field, "agency": asked.agency}  # Any: keyword arguments
    page: SearchPage = (
        queries.search_procedures(asked.q, day=asked.on, limit=asked.limit, after=after, **narrowed)
        if asked.q
        else queries.procedures(asked.on, limit=asked.limit, after=after, **narrowed)
    )
    follows = write_cursor(request, [page.after]) if page.after else None
    return Listed(items=[found(hit) for hit in page.hits], next_cursor=follows)


@router.get("/fields", response=Listed[GroupOut], operation_id="listProcedureFields", summary="Các lĩnh vực")
@stamped(stamp)
def fields(request: HttpRequest, asked: Query[AskedForList]) -> Listed[GroupOut]:
    """Lĩnh vực có thủ tục trong ngày, kèm số thủ tục."""
    page = page_of_list(request, queries.fields(asked.on), cursor=asked.cursor, limit=asked.limit)
    items = [GroupOut(name=group.name, count=group.count) for group in page.rows]
    return Listed(items=items, next_cursor=page.next_cursor)


@router.get(
    "/agencies",
    response=Listed[GroupOut],
    operation_id="listProcedureAgencies",
    summary="Các cơ quan thực hiện",
)
@stamped(stamp)
def agencies(request: HttpRequest, asked: Query[AskedForList]) -> Listed[GroupOut]:
    """Cơ quan thực hiện được nêu trong thủ tục, kèm số thủ tục."""
    page = page_of_list(request, queries.agencies(asked.on), cursor=asked.cursor, limit=asked.limit)
    items = [GroupOut(name=group.name, count=group.count) for group in page.rows]
    return Listed(items=items, next_cursor=page.next_cursor)


@router.get(
    "/versions/{version_id}",
    response=ProcedureOut,
    operation_id="getProcedureVersion",
    summary="Một phiên bản thủ tục, đủ mọi phần",
)
@stamped(stamp)
def one_version(request: HttpRequest, version_id: Path[UUID], asked: Query[AskedOnDay]) -> ProcedureOut:
    """Phiên bản này, dù có hiệu lực trong ngày hay không."""
    return procedure(queries.page_of(version_id, asked.on))


@router.get(
    "/{code}",
    response=ProcedureOut,
    operation_id="getProcedure",
    summary="Một thủ tục, đủ mọi phần, theo ngày",
)
@stamped(stamp)
def one(request: HttpRequest, code: Path[Code], asked: Query[AskedOnDay]) -> ProcedureOut:
    """Phiên bản đang có hiệu lực trong ngày: bản công bố của tỉnh, nếu chưa có thì bản ghi quốc gia."""
    return procedure(queries.procedure_page(code, asked.on))


@router.get(
    "/{code}/versions",
    response=Listed[VersionOut],
    operation_id="listProcedureVersions",
    summary="Các phiên bản của một thủ tục",
)
@stamped(stamp)
def versions(request: HttpRequest, code: Path[Code], asked: Query[AskedForList]) -> Listed[VersionOut]:
    """Mọi phiên bản đã ghi nhận, mới nhất trước."""
    rows = queries.history(code)
    page = page_of_list(request, rows, cursor=asked.cursor, limit=asked.limit)
    return Listed(items=[version(row) for row in page.rows], next_cursor=page.next_cursor)


@router.get(
    "/{code}/doubts",
    response=Listed[DoubtOut],
    operation_id="listProcedureDoubts",
    summary="Điểm cần làm rõ của một thủ tục",
)
@needs("procedures.view")
@stamped(stamp)
def doubts(request: HttpRequest, code: Path[Code], asked: Query[AskedForList]) -> Listed[DoubtOut]:
    """Những chỗ chưa chắc trong bản ghi, chờ người có thẩm quyền làm rõ. Không công khai."""
    known = queries.procedure_by_code(code, day=asked.on)
    after = str(read_cursor(request, asked.cursor, 1)[0]) if asked.cursor else None
    page = queries.doubts(code=known.code, limit=asked.limit, after=after)
    follows = write_cursor(request, [page.after]) if page.after else None
    return Listed(items=[doubt(row) for row in page.doubts], next_cursor=follows)
