"""How a procedure looks to a program: every part, each fee and limit with its channel and case."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from motcua.registers.procedures.models import (
    Doubt,
    FeeRule,
    LegalBasis,
    ProcedureVersion,
    RequiredDocument,
    TimeLimit,
)
from motcua.registers.procedures.queries import ProcedurePage, SearchHit

Given = dict[str, Any]  # Any: a small JSON object, as its source gave it


class HitOut(Schema):
    """A procedure in a list."""

    code: str
    name: str
    name_en: str
    kind: str
    source: str = Field(description="PROVINCE: công bố của tỉnh; NATIONAL: bản ghi quốc gia.")
    fields: list[str]
    agencies: list[str]
    version_id: UUID


class GroupOut(Schema):
    """A field or an agency with its number of procedures."""

    name: str
    count: int


class VersionOut(Schema):
    """What one decision says of a procedure, and when it holds."""

    id: UUID
    code: str
    number: int
    source: str
    state: str = Field(description="PUBLISHED: đã công bố; ANNULLED: đã thay ngay trong ngày.")
    name: str
    valid_from: date
    valid_to: date | None
    effective_day_known: bool
    decision_number: str
    decision_date: date | None
    decision_issuer: str
    repealed: bool
    closed_decision: str
    closed_reason: str
    published_at: datetime
    content_digest: str = Field(description="Dấu vân nội dung: hai phiên bản cùng dấu thì cùng nội dung.")


class CaseOut(Schema):
    """A way the procedure may go."""

    number: int
    code: str
    name: str


class DocumentOut(Schema):
    """A required paper."""

    id: UUID = Field(description="Dùng làm `required_id` của giấy tờ khi gửi hồ sơ theo thủ tục này.")
    name: str
    case: int | None = Field(description="Trường hợp số mấy; null: mọi trường hợp.")
    group: str
    handling: str = Field(description="SUBMIT: nộp; SHOW: xuất trình; REMARK: lưu ý.")
    need: str = Field(description="ALWAYS: bắt buộc; CONDITIONAL: khi thuộc trường hợp ở `condition`.")
    condition: str
    originals: int
    copies: int
    paper_code: str
    form_key: str
    form_name: str
    reuse: str = Field(description="Không phải nộp khi khai thác được từ cơ sở dữ liệu này.")


class LimitOut(Schema):
    """A time limit."""

    channel: str | None = Field(description="DIRECT, ONLINE, POSTAL; null: mọi cách thức.")
    case: int | None
    quantity: Decimal | None
    unit: str
    cut_off_hour: int | None
    legal_quantity: Decimal | None
    legal_unit: str
    text: str
    note: str


class FeeOut(Schema):
    """A fee or levy."""

    channel: str | None
    case: int | None
    kind: str = Field(description="FEE: phí; LEVY: lệ phí; PRICE: giá dịch vụ.")
    name: str
    amount_kind: str = Field(description="FIXED, FREE, BY_TEXT (đọc `text`, không phải miễn phí), UNSAID.")
    amount: int | None = Field(description="Đồng.")
    scale: Any = None  # Any: tiers by page or copy, a JSON object
    text: str


class BasisOut(Schema):
    """A legal basis."""

    number: str
    title: str
    article: str


class FormOut(Schema):
    """An electronic form by its key."""

    key: str
    title: str


class ProcedureOut(VersionOut):
    """A procedure whole, as it holds."""

    base_code: str
    kind: str
    name_en: str
    summary: str
    everyday_name: str = Field(
        description="Tên thường gọi mà trang của người dân nêu trước; rỗng khi chưa có."
    )
    synonyms: list[str] = Field(description="Cách gọi của người dân.")
    fields: list[Given]
    levels: list[str]
    competent_kind: str
    competent_agency: str
    competent_agency_code: str
    executing_agencies: list[str]
    supporting_agencies: list[str]
    promulgator: str
    reception: str
    authority_place: str
    subjects: list[str]
    results: list[Given]
    requirements: str
    steps: list[Given]
    sets: int | None
    online_level: str
    online_reason: str
    online_only: bool
    boundary_free: bool | None
    essential_rank: int | None
    cases: list[CaseOut]
    documents: list[DocumentOut]
    limits: list[LimitOut]
    fees: list[FeeOut]
    exemptions: list[Given]
    legal_bases: list[BasisOut]
    forms: list[FormOut]
    processes: list[Given]
    other_codes: list[Given]
    next_change: date | None = Field(description="Ngày một phiên bản sau bắt đầu có hiệu lực.")
    open_doubts: int = Field(description="Số điểm còn chờ làm rõ.")


class DoubtOut(Schema):
    """Something in a version that a person must decide."""

    id: UUID
    kind: str
    sentence: str
    places: list[Any]  # Any: JSON paths into the record
    version_id: UUID
    state: str


_SAME = (
    "name_en", "summary", "fields", "levels", "competent_kind", "competent_agency", "competent_agency_code",
    "executing_agencies", "supporting_agencies", "promulgator", "reception", "authority_place", "subjects",
    "results", "requirements", "steps", "sets", "online_level", "online_reason", "online_only",
    "boundary_free", "essential_rank", "exemptions", "processes", "other_codes",
)  # fmt: skip


def found(hit: SearchHit) -> HitOut:
    """A line of a list."""
    return HitOut(
        code=hit.code,
        name=hit.title,
        name_en=hit.title_en,
        kind=hit.kind.value,
        source=hit.source.value,
        fields=list(hit.fields),
        agencies=list(hit.agencies),
        version_id=hit.version_id,
    )


def version(row: ProcedureVersion) -> VersionOut:
    """A version without its parts."""
    return VersionOut(
        id=row.id,
        code=row.procedure.code,
        number=row.number,
        source=row.source,
        state=row.state,
        name=row.title,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        effective_day_known=row.effective_day_known,
        decision_number=row.decision_number,
        decision_date=row.decision_date,
        decision_issuer=row.decision_issuer,
        repealed=row.repealed,
        closed_decision=row.closed_decision,
        closed_reason=row.closed_reason,
        published_at=row.published_at,
        content_digest=row.content_digest,
    )


def procedure(page: ProcedurePage) -> ProcedureOut:
    """A procedure whole."""
    said = page.version
    return ProcedureOut(
        **version(said).model_dump(),
        **{name: getattr(said, name) for name in _SAME},
        base_code=page.procedure.base_code,
        kind=page.procedure.kind,
        everyday_name=page.everyday_name,
        synonyms=list(page.synonyms),
        cases=[CaseOut(number=case.number, code=case.code, name=case.name) for case in page.cases],
        documents=[_document(row) for row in page.documents],
        limits=[_limit(row) for row in page.limits],
        fees=[_fee(row) for row in page.fees],
        legal_bases=[_basis(row) for row in page.bases],
        forms=[FormOut(key=form.key, title=form.title) for form in page.forms],
        next_change=page.next_change,
        open_doubts=len(page.open_doubts),
    )


def doubt(row: Doubt) -> DoubtOut:
    """A doubt as it stands."""
    return DoubtOut(
        id=row.id,
        kind=row.kind,
        sentence=row.sentence,
        places=row.places,
        version_id=row.version_id,
        state=row.state,
    )


def _document(row: RequiredDocument) -> DocumentOut:
    return DocumentOut(
        id=row.id,
        name=row.name,
        case=row.case.number if row.case else None,
        group=row.group,
        handling=row.handling,
        need=row.need,
        condition=row.condition,
        originals=row.originals,
        copies=row.copies,
        paper_code=row.paper_code,
        form_key=row.form_key,
        form_name=row.form_name,
        reuse=row.reuse,
    )


def _limit(row: TimeLimit) -> LimitOut:
    return LimitOut(
        channel=row.channel,
        case=row.case.number if row.case else None,
        quantity=row.quantity,
        unit=row.unit,
        cut_off_hour=row.cut_off_hour,
        legal_quantity=row.legal_quantity,
        legal_unit=row.legal_unit,
        text=row.text,
        note=row.note,
    )


def _fee(row: FeeRule) -> FeeOut:
    return FeeOut(
        channel=row.channel,
        case=row.case.number if row.case else None,
        kind=row.kind,
        name=row.name,
        amount_kind=row.amount_kind,
        amount=row.amount,
        scale=row.scale,
        text=row.text,
    )


def _basis(row: LegalBasis) -> BasisOut:
    return BasisOut(number=row.number, title=row.title, article=row.article)
