"""Tổ chức: agencies as of a day, as a list or a tree; their posts; the one-stop units."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from motcua.faces.api.cursors import page_of, page_of_list
from motcua.faces.api.questions import AskedForPage, AskedOnDay, Name, Words
from motcua.faces.api.resources.lists import Listed
from motcua.faces.api.stamps import stamped
from motcua.registers.organisations import queries
from motcua.registers.organisations.models import AgencyTerm, Post, Succession
from motcua.registers.organisations.queries import Branch, OneStop
from motcua.registers.places import queries as places

router = Router(tags=["Tổ chức"])
_ORDER = ("kind__rank", "rank", "place_in_order", "agency_id")


class AgencyRef(Schema):
    """An agency named in passing."""

    code: str
    name: str


class AgencyOut(Schema):
    """An agency as it is on a day."""

    id: UUID
    code: str = Field(description="Mã trong hệ thống, không đổi.")
    identifier: str = Field(description="Mã định danh điện tử (Quyết định 20/2020/QĐ-TTg); rỗng khi chưa có.")
    name: str
    short_name: str
    kind: str
    kind_name: str
    level: str
    parent_id: UUID | None
    place: str | None = Field(description="Mã đơn vị hành chính của địa bàn.")
    valid_from: date
    valid_to: date | None


class TermOut(Schema):
    """What an agency was called, and where it stood, for some days."""

    name: str
    short_name: str
    kind_name: str
    parent: str | None = Field(description="Mã cơ quan cấp trên.")
    valid_from: date
    valid_to: date | None


class HeirOut(Schema):
    """Who took over whose work."""

    old: str
    new: str
    share: float = Field(description="Phần việc nhận, từ 0 đến 1.")
    day: date
    decision: str


class AgencyWholeOut(AgencyOut):
    """An agency with all that was ever true of it."""

    parents: list[AgencyRef] = Field(description="Các cấp trên trong ngày, gần nhất trước.")
    aliases: list[str]
    terms: list[TermOut]
    came_from: list[HeirOut]
    became: list[HeirOut]


class BranchOut(Schema):
    """An agency in the tree."""

    agency: AgencyOut
    children: list["BranchOut"]


class TreeOut(Schema):
    """The administration as a tree."""

    day: date
    size: int
    branches: list[BranchOut]


class PostOut(Schema):
    """A post at an agency."""

    code: str
    title: str
    valid_from: date
    valid_to: date | None


class OneStopOut(Schema):
    """A one-stop unit: where it sits, for whom it receives."""

    agency: AgencyOut
    address: str
    phone: str
    email: str
    receives_for: list[UUID] = Field(description="id các cơ quan mà bộ phận này tiếp nhận thay.")


class AskedForAgencies(AskedForPage):
    """Which agencies."""

    q: Words | None = Field(None, description="Tên, tên viết tắt, tên gọi khác, mã; có dấu hay không dấu.")
    kind: Name | None = Field(None, description="Chỉ một loại cơ quan (mã loại).")
    parent: Name | None = Field(None, description="Chỉ cơ quan trực thuộc ngay dưới mã này.")


class AskedForTree(AskedOnDay):
    """Which branch of the tree."""

    root: Name | None = Field(None, description="Chỉ nhánh dưới cơ quan mã này.")


class AskedForOneStops(AskedForPage):
    """Which one-stop units."""

    place: Name | None = Field(None, description="Chỉ ở đơn vị hành chính mã này.")


class AskedForList(AskedForPage):
    """Only which page."""


@router.get("", response=Listed[AgencyOut], operation_id="listOrganisations", summary="Danh sách cơ quan")
@stamped(queries.stamp, places.stamp)
def agencies(request: HttpRequest, asked: Query[AskedForAgencies]) -> Listed[AgencyOut]:
    """Các cơ quan có trong ngày, theo thứ bậc."""
    rows = queries.search_agencies(asked.q, asked.on) if asked.q else queries.agencies_on(asked.on)
    if asked.kind:
        rows = rows.filter(kind__code=asked.kind)
    if asked.parent:
        rows = rows.filter(parent__code=asked.parent)
    page = page_of(request, rows, keys=_ORDER, cursor=asked.cursor, limit=asked.limit)
    return Listed(items=[shown(row) for row in page.rows], next_cursor=page.next_cursor)


@router.get("/tree", response=TreeOut, operation_id="getOrganisationTree", summary="Cây tổ chức trong ngày")
@stamped(queries.stamp, places.stamp)
def tree(request: HttpRequest, asked: Query[AskedForTree]) -> TreeOut:
    """Toàn bộ bộ máy, hoặc một nhánh, như trong ngày."""
    root = found_on(asked.root, asked.on).agency_id if asked.root else None
    branches = queries.tree(asked.on, root)
    size = sum(branch.size for branch in branches)
    return TreeOut(day=asked.on, size=size, branches=[_branch(branch) for branch in branches])


@router.get(
    "/one-stop", response=Listed[OneStopOut], operation_id="listOneStopUnits", summary="Các bộ phận một cửa"
)
@stamped(queries.stamp, places.stamp)
def one_stops(request: HttpRequest, asked: Query[AskedForOneStops]) -> Listed[OneStopOut]:
    """Nơi tiếp nhận hồ sơ, địa chỉ, tiếp nhận thay cho những cơ quan nào."""
    units = queries.one_stop_units(asked.on, place_code=asked.place)
    page = page_of_list(request, units, cursor=asked.cursor, limit=asked.limit)
    return Listed(items=[_one_stop(unit) for unit in page.rows], next_cursor=page.next_cursor)


@router.get("/{code}", response=AgencyWholeOut, operation_id="getOrganisation", summary="Một cơ quan")
@stamped(queries.stamp, places.stamp)
def agency(request: HttpRequest, code: Path[Name], asked: Query[AskedOnDay]) -> AgencyWholeOut:
    """Cơ quan theo mã trong hệ thống hoặc mã định danh (H08.12), kèm lịch sử tên gọi và kế thừa."""
    term = found_on(code, asked.on)
    past = queries.history(term.agency_id)
    above = queries.line_above(term.agency_id, asked.on)
    known = {row.agency_id: row for row in queries.agencies_on(asked.on).filter(agency_id__in=above)}
    return AgencyWholeOut(
        **shown(term).model_dump(),
        parents=[_ref(known[agency_id]) for agency_id in above if agency_id in known],
        aliases=[alias.text for alias in past.aliases if alias.holds_on(asked.on)],
        terms=[_term(row) for row in past.terms],
        came_from=[_heir(row) for row in past.came_from],
        became=[_heir(row) for row in past.became],
    )


@router.get(
    "/{code}/children",
    response=Listed[AgencyOut],
    operation_id="listOrganisationChildren",
    summary="Cơ quan trực thuộc",
)
@stamped(queries.stamp, places.stamp)
def children(request: HttpRequest, code: Path[Name], asked: Query[AskedForList]) -> Listed[AgencyOut]:
    """Những cơ quan trực thuộc ngay bên dưới trong ngày."""
    rows = queries.children_of(found_on(code, asked.on).agency_id, asked.on)
    page = page_of(request, rows, keys=_ORDER, cursor=asked.cursor, limit=asked.limit)
    return Listed(items=[shown(row) for row in page.rows], next_cursor=page.next_cursor)


@router.get(
    "/{code}/posts", response=Listed[PostOut], operation_id="listPosts", summary="Chức danh của một cơ quan"
)
@stamped(queries.stamp, places.stamp)
def posts(request: HttpRequest, code: Path[Name], asked: Query[AskedForList]) -> Listed[PostOut]:
    """Các chức danh có trong ngày. Ai giữ chức danh không trả ở đây."""
    rows = queries.posts_of(found_on(code, asked.on).agency_id, asked.on)
    page = page_of_list(request, list(rows), cursor=asked.cursor, limit=asked.limit)
    return Listed(items=[_post(row) for row in page.rows], next_cursor=page.next_cursor)


def found_on(code: str, day: date) -> AgencyTerm:
    """The agency of this code, or identification code, on a day. Raises AgencyUnknown."""
    if code[:1].isupper():
        return queries.agency_by_identifier(code, day)
    return queries.agency_by_code(code, day)


def shown(term: AgencyTerm) -> AgencyOut:
    """An agency as the API gives it."""
    identifier: str = term.identifier  # type: ignore[attr-defined]  # annotated by agencies_on
    return AgencyOut(
        id=term.agency_id,
        code=term.agency.code,
        identifier=identifier,
        name=term.name,
        short_name=term.short_name,
        kind=term.kind.code,
        kind_name=term.kind.name,
        level=term.level,
        parent_id=term.parent_id,
        place=term.place.code if term.place else None,
        valid_from=term.valid_from,
        valid_to=term.valid_to,
    )


def _ref(term: AgencyTerm) -> AgencyRef:
    return AgencyRef(code=term.agency.code, name=term.name)


def _branch(branch: Branch) -> BranchOut:
    return BranchOut(agency=shown(branch.term), children=[_branch(child) for child in branch.children])


def _term(row: AgencyTerm) -> TermOut:
    return TermOut(
        name=row.name,
        short_name=row.short_name,
        kind_name=row.kind.name,
        parent=row.parent.code if row.parent else None,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _heir(row: Succession) -> HeirOut:
    return HeirOut(
        old=row.old.code, new=row.new.code, share=float(row.share), day=row.day, decision=row.decision
    )


def _post(row: Post) -> PostOut:
    return PostOut(code=row.code, title=row.title, valid_from=row.valid_from, valid_to=row.valid_to)


def _one_stop(unit: OneStop) -> OneStopOut:
    return OneStopOut(
        agency=shown(unit.term),
        address=unit.unit.address,
        phone=unit.unit.phone,
        email=unit.unit.email,
        receives_for=list(unit.serves),
    )
