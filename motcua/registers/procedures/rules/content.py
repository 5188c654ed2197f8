"""What a version says, as plain values: the one shape that packs and national records are read into.

Each part carries the names of its table's columns, so that writing it down adds and loses nothing.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from motcua.registers.procedures.rules.words import AmountKind, Channel, FeeKind, Handling, Kind, Need, Unit

Json = Any  # Any: a JSON value, kept as its source gave it


@dataclass(frozen=True)
class Case:
    """Trường hợp: a way the procedure may go, with limits and fees of its own."""

    number: int
    code: str
    name: str = ""


@dataclass(frozen=True)
class Document:
    """Thành phần hồ sơ: one paper of the list, with how many originals and copies."""

    position: int
    name: str
    case_number: int | None = None
    group: str = ""
    group_position: int = 0
    handling: Handling = Handling.SUBMIT
    need: Need = Need.ALWAYS
    condition: str = ""
    originals: int = 0
    copies: int = 0
    paper_code: str = ""
    form_key: str = ""
    form_name: str = ""
    electronic_form: bool | None = None
    is_result: bool | None = None
    reuse: str = ""
    attachments: tuple[Json, ...] = ()
    mark: str = ""


@dataclass(frozen=True)
class Limit:
    """Thời hạn giải quyết of one channel and one case (none named: all of them).

    `legal_*` is what the law allows where the province promises less. `given` keeps the source's own words.
    """

    position: int
    channel: Channel | None = None
    case_number: int | None = None
    ordinal: int = 0
    quantity: Decimal | None = None
    unit: Unit = Unit.OTHER
    cut_off_hour: int | None = None
    legal_quantity: Decimal | None = None
    legal_unit: str = ""
    text: str = ""
    note: str = ""
    mark: str = ""
    basis_number: str = ""
    given: dict[str, Json] = field(default_factory=dict)


@dataclass(frozen=True)
class Fee:
    """Phí, lệ phí of one channel and one case (none named: all of them)."""

    position: int
    kind: FeeKind
    amount_kind: AmountKind
    channel: Channel | None = None
    case_number: int | None = None
    ordinal: int = 0
    name: str = ""
    amount: int | None = None
    scale: Json = None
    text: str = ""
    mark: str = ""
    basis_number: str = ""
    given: dict[str, Json] = field(default_factory=dict)


@dataclass(frozen=True)
class Basis:
    """Căn cứ pháp lý: number and title of a legal text; `number_given` as the source wrote it."""

    position: int
    number: str
    title: str = ""
    article: str = ""
    mark: str = ""
    number_given: str = ""


@dataclass(frozen=True)
class Form:
    """Biểu mẫu điện tử: title, schema and layout as foundation/forms reads them."""

    position: int
    key: str
    title: str
    form: Json


@dataclass(frozen=True)
class Content:
    """Everything one version says. Small lists that nothing points at stay JSON."""

    name: str
    kind: Kind = Kind.UNSAID
    name_en: str = ""
    summary: str = ""
    summary_en: str = ""
    life_events: tuple[str, ...] = ()
    fields: tuple[dict[str, str], ...] = ()
    levels: tuple[str, ...] = ()
    competent_kind: str = ""
    competent_agency: str = ""
    competent_agency_code: str = ""
    executing_agencies: tuple[str, ...] = ()
    supporting_agencies: tuple[str, ...] = ()
    promulgator: str = ""
    reception: str = ""
    subjects: tuple[str, ...] = ()
    results: tuple[dict[str, Json], ...] = ()
    requirements: str = ""
    steps: tuple[dict[str, str], ...] = ()
    refusal_reasons: tuple[str, ...] = ()
    sets: int | None = None
    online_level: str = ""
    online_reason: str = ""
    online_only: bool = False
    boundary_free: bool | None = None
    essential_rank: int | None = None
    authority_place: str = ""
    other_codes: tuple[dict[str, str], ...] = ()
    exemptions: tuple[dict[str, Json], ...] = ()
    processes: tuple[dict[str, Json], ...] = ()
    remarks: tuple[dict[str, str], ...] = ()
    decision_number: str = ""
    decision_date: date | None = None
    decision_issuer: str = ""
    decision_mark: str = ""
    effective_day_known: bool = True
    source_state: str = ""
    cases: tuple[Case, ...] = ()
    documents: tuple[Document, ...] = ()
    limits: tuple[Limit, ...] = ()
    fees: tuple[Fee, ...] = ()
    bases: tuple[Basis, ...] = ()
    forms: tuple[Form, ...] = ()


@dataclass(frozen=True)
class Finding:
    """A named doubt: its kind, where in the record it stands, and the facts of its sentence."""

    kind: str
    places: tuple[str, ...] = ()
    facts: dict[str, Json] = field(default_factory=dict)
