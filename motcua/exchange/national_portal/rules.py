"""Trạng thái, mục và ngày giờ theo quy ước của cổng: what our events mean there, and what its filings say."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Any, Final

Json = Mapping[str, Any]  # Any: JSON
_FIRST_WAIT: Final = timedelta(minutes=1)
_LONGEST_WAIT: Final = timedelta(hours=6)
MOST_ATTEMPTS: Final = 10
WHEN: Final = "%Y%m%d%H%M%S"


class Status(IntEnum):
    """TrangThaiHoSo."""

    NEW = 1
    ACCEPTED = 2
    NOT_ACCEPTED = 3
    IN_PROGRESS = 4
    SUPPLEMENT = 5
    DUTY = 6
    WITHDRAWN = 7
    STOPPED = 8
    DONE = 9
    HANDED_OVER = 10


MEANS: Final[Mapping[str, Status]] = {
    "dossiers.DossierSubmitted": Status.NEW,
    "dossiers.DossierAccepted": Status.ACCEPTED,
    "dossiers.StepDone": Status.IN_PROGRESS,
    "dossiers.SupplementAsked": Status.SUPPLEMENT,
    "dossiers.SupplementReceived": Status.IN_PROGRESS,
    "dossiers.DossierHalted": Status.IN_PROGRESS,
    "dossiers.DossierGoesOn": Status.IN_PROGRESS,
    "dossiers.DossierRedated": Status.IN_PROGRESS,
    "dossiers.ApologySaid": Status.IN_PROGRESS,
    "dossiers.DossierRefused": Status.NOT_ACCEPTED,
    "dossiers.DossierWithdrawn": Status.WITHDRAWN,
    "dossiers.DossierStopped": Status.STOPPED,
    "dossiers.ResultRecorded": Status.DONE,
    "dossiers.ResolvedWithoutPaper": Status.DONE,
    "dossiers.DossierHandedOver": Status.HANDED_OVER,
}
DUTY_GROUND: Final = "financial_duty"
"""The code of the grounds for halting, in whichever pack, whose matter is money that is owed."""
CHANNELS: Final = {"DIRECT": "1", "ONLINE": "2", "POSTAL": "3"}
RETURNS: Final = {"COUNTER": "0", "POST": "1", "ELECTRONIC": "2"}


def status_of(kind: str, data: Json, *, was_accepted: bool) -> Status | None:
    """Say what an event of a dossier means at the portal; nothing where it is no change there."""
    status = MEANS.get(kind)
    if kind == "dossiers.DossierRefused" and data.get("after_acceptance"):
        return Status.STOPPED
    if kind == "dossiers.DossierHalted" and data.get("ground") == DUTY_GROUND:
        return Status.DUTY
    if kind == "dossiers.SupplementReceived" and not was_accepted:
        return Status.NEW
    return status


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many tries: 1, 2, 4 … minutes, six hours at most."""
    return min(_FIRST_WAIT * (1 << min(attempts - 1, 12)), _LONGEST_WAIT)


@dataclass(frozen=True)
class PaperTold:
    """A paper that was handed in: what it is called and whether it lies here as a file, out of a vault."""

    id: str
    name: str
    file_name: str
    code: str
    is_reused: bool


@dataclass(frozen=True)
class FeeTold:
    """A line of what is to be paid, in đồng."""

    id: str
    name: str
    is_levy: bool
    amount: int
    is_paid: bool


@dataclass(frozen=True)
class SupplementTold:
    """One time that more was asked for, and when it came."""

    id: str
    asked_at: datetime
    items: Sequence[str]
    reason: str
    ended_at: datetime | None
    due_before: datetime | None
    due_after: datetime | None


@dataclass(frozen=True)
class ResultTold:
    """The paper that a dossier was about."""

    id: str
    title: str
    number: str
    issued_on: date


@dataclass(frozen=True)
class Step:
    """Who did a step of a dossier, when, and what it was; for CapNhatTienDoHoSoMC."""

    number: str
    officer: str
    post: str
    unit: str
    done_at: datetime
    words: str
    due_at: datetime | None = None


@dataclass(frozen=True)
class Reported:
    """What of a dossier is told with a change."""

    number: str
    code: str
    procedure: str
    title: str
    field: str
    channel: str
    applicant: str
    applicant_number: str
    is_organisation: bool
    unit: str
    came_from_portal: bool
    return_way: str
    submitted_at: datetime
    accepted_at: datetime | None = None
    due_at: datetime | None = None
    resolved_at: datetime | None = None
    ended_at: datetime | None = None
    reason: str = ""
    papers: Sequence[PaperTold] = ()
    fees: Sequence[FeeTold] = ()
    supplements: Sequence[SupplementTold] = ()
    result: ResultTold | None = None


def payload_of(said: Reported, status: int) -> dict[str, Any]:  # Any: JSON
    """Write a change as DongBoHoSoMC takes it; moments that are past the change are left out."""
    past: dict[str, datetime | None] = {
        "NgayNopHoSo": said.submitted_at,
        "NgayTiepNhan": said.accepted_at if status not in {Status.NEW, Status.NOT_ACCEPTED} else None,
        "NgayHenTra": said.due_at if status not in {Status.NEW, Status.NOT_ACCEPTED} else None,
        "NgayTuChoi": said.ended_at if status == Status.NOT_ACCEPTED else None,
        "NgayKetThucXuLy": said.resolved_at if status >= Status.DONE else None,
        "NgayTra": said.ended_at if status == Status.HANDED_OVER else None,
    }
    return {
        "MaHoSo": said.number,
        "MaHoSoLienThong": said.code,
        "MaTTHC": said.procedure,
        "TenTTHC": said.title,
        "TenLinhVuc": said.field,
        "KenhThucHien": CHANNELS[said.channel],
        "ChuHoSo": said.applicant,
        "LoaiDoiTuong": "2" if said.is_organisation else "1",
        "DinhDanhCHS": {
            "LoaiDinhDanh": "2" if said.is_organisation else "1",
            "SoDinhDanh": said.applicant_number,
        },
        "TrangThaiHoSo": str(int(status)),
        "HinhThuc": RETURNS[said.return_way],
        "DonViXuLy": said.unit,
        "NoiNopHoSo": "1" if said.came_from_portal else "2",
        "GhiChu": said.reason if status in {Status.NOT_ACCEPTED, Status.STOPPED} else "",
        **{name: at.strftime(WHEN) for name, at in past.items() if at is not None},
        **_lists(said, status),
    }


def progress_of(step: Step, status: int) -> dict[str, str]:
    """Write a step as CapNhatTienDoHoSoMC takes it."""
    due = {"NgayKetThucTheoQuyDinh": step.due_at.strftime(WHEN)} if step.due_at else {}
    return {
        "MaHoSo": step.number,
        "NguoiXuLy": step.officer,
        "ChucDanh": step.post,
        "ThoiDiemXuLy": step.done_at.strftime(WHEN),
        "PhongBanXuLy": step.unit,
        "NoiDungXuLy": step.words,
        "TrangThai": str(int(status)),
        **due,
    }


def _lists(said: Reported, status: int) -> dict[str, list[dict[str, Any]]]:  # Any: JSON
    """Write the papers, fees, supplements and the result; addresses of files are given to nobody."""
    result = said.result if status >= Status.DONE else None
    return {
        "TaiLieuNop": [
            {
                "TepDinhKemId": one.id,
                "TenTepDinhKem": one.file_name or one.name,
                "IsDeleted": "False",
                "MaThanhPhanHoSo": one.code,
                "DuongDanTaiTepTin": "",
                "DuocSoHoa": "1" if one.file_name else "0",
                "DuocTaiSuDung": "1" if one.is_reused else "0",
                "DuocLayTuKhoDMQG": "0",
            }
            for one in said.papers
        ],
        "DanhSachLePhi": [
            {
                "TenPhiLePhi": one.name,
                "MaPhiLePhi": one.id,
                "HinhThucThu": "1",
                "Gia": str(one.amount),
                "LoaiPhiLePhi": "2" if one.is_levy else "1",
            }
            for one in said.fees
        ],
        "DanhSachHoSoBoSung": [_supplement(one) for one in said.supplements],
        "DanhSachGiayToKetQua": [
            {"TenGiayTo": result.title, "GiayToId": result.id, "MaGiayToKetQua": result.number}
        ]
        if result
        else [],
    }


def _supplement(one: SupplementTold) -> dict[str, Any]:  # Any: JSON
    moments = {
        "NgayBoSung": one.asked_at,
        "NgayTiepNhanBoSung": one.ended_at,
        "NgayHenTraTruoc": one.due_before,
        "NgayHenTraMoi": one.due_after,
    }
    return {
        "HoSoBoSungId": one.id,
        "NoiDungBoSung": one.reason,
        "TrangThaiBoSung": "1" if one.ended_at else "0",
        "DanhSachGiayToBoSung": [{"TenGiayTo": item} for item in one.items],
        "DanhSachLePhiBoSung": [],
        **{name: at.strftime(WHEN) for name, at in moments.items() if at is not None},
    }


class Odd(Exception):
    """A filing cannot be read; `name` is the field that is missing or wrong."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True)
class Attached:
    """A file of a filing: for which paper, under which name, and where it is fetched."""

    paper_code: str
    name: str
    address: str


@dataclass(frozen=True)
class Sent:
    """A filing as the portal sent it."""

    number: str
    procedure: str
    unit: str
    name: str
    applicant_number: str
    is_organisation: bool
    phone: str = ""
    email: str = ""
    is_proved: bool = False
    case_number: int | None = None
    place: str = ""
    answers: Json | None = None
    by_post: bool = False
    files: Sequence[Attached] = field(default_factory=tuple)


def read_filing(said: Json) -> Sent:
    """Read a filing by the portal's public field names. Raises Odd."""
    bearer = said.get("DinhDanhCHS")
    if not isinstance(bearer, Mapping):
        raise Odd("DinhDanhCHS")
    other = _other(said.get("ThongTinKhac"))
    case = other.get("TruongHop")
    answers = other.get("ToKhai")
    return Sent(
        number=_word(said, "MaHoSo", most=100),
        procedure=_word(said, "MaTTHC"),
        unit=_word(said, "DonViXuLy"),
        name=_word(said, "ChuHoSo"),
        applicant_number=_word(bearer, "SoDinhDanh"),
        is_organisation=str(said.get("LoaiDoiTuong", "1")) in {"2", "3", "4"},
        phone=str(said.get("SoDienThoai") or ""),
        email=str(said.get("Email") or ""),
        is_proved=str(said.get("TaiKhoanDuocXacThucVoiVNeID", "0")) == "1",
        case_number=int(str(case)) if str(case or "").isdigit() else None,
        place=str(other.get("MaDiaBan") or ""),
        answers=answers if isinstance(answers, Mapping) else None,
        by_post=str(said.get("HinhThuc", "0")) == "1",
        files=tuple(_files(said.get("TaiLieuNop") or ())),
    )


def _word(said: Json, name: str, *, most: int = 300) -> str:
    word = str(said.get(name) or "").strip()
    if not word or len(word) > most:
        raise Odd(name)
    return word


def _other(text: object) -> Json:
    """Read ThongTinKhac, where it is an object; other words in it are nobody's answers."""
    if isinstance(text, Mapping):
        return text
    try:
        found = json.loads(str(text or "{}"))
    except ValueError:
        return {}
    return found if isinstance(found, Mapping) else {}


def _files(rows: object) -> list[Attached]:
    if not isinstance(rows, list | tuple):
        raise Odd("TaiLieuNop")
    return [
        Attached(
            str(row.get("MaThanhPhanHoSo") or ""),
            str(row.get("TenTepDinhKem") or "tep"),
            str(row.get("DuongDanTaiTepTin") or ""),
        )
        for row in rows
        if isinstance(row, Mapping) and str(row.get("IsDeleted", "0")).lower() not in {"1", "true"}
    ]
