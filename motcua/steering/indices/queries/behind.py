"""Sự kiện đằng sau một hồ sơ: what was told that its facts are made of, in the order in which it happened.

Events bear no personal data: whoever sees the figures may read them, whether or not the dossier itself is his
to read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from motcua.casework.dossiers.models import KIND
from motcua.foundation.events.queries import chains_told
from motcua.instruments.deadlines.models import Purpose
from motcua.instruments.deadlines.queries import promises_by_case
from motcua.instruments.fees.queries import charges_by_case
from motcua.steering.indices.errors import DossierNotCounted
from motcua.steering.indices.models import DossierFact
from motcua.steering.indices.ports import Scope
from motcua.steering.indices.queries.facts import facts_of
from motcua.steering.indices.queries.folding import PAPERS
from motcua.steering.indices.rules import KINDS

_CHAINS: Final = (KIND, PAPERS, "charge", "promise")
HAPPENED: Final[Mapping[str, StrOrPromise]] = {
    "dossiers.DossierSubmitted": _("Nộp hồ sơ"),
    "dossiers.DossierAccepted": _("Tiếp nhận, hẹn ngày trả"),
    "dossiers.DossierEnteredLate": _("Nhập bù hồ sơ đã nhận trên giấy"),
    "dossiers.ProcedureCorrected": _("Sửa thủ tục của hồ sơ"),
    "dossiers.ProcessMoved": _("Chuyển sang quy trình khác"),
    "dossiers.PartsPlanned": _("Chia các phần liên thông"),
    "dossiers.ClockStood": _("Đồng hồ hẹn trả dừng"),
    "dossiers.ClockWentOn": _("Đồng hồ hẹn trả chạy tiếp"),
    "dossiers.DossierRedated": _("Ngày hẹn đổi theo lịch làm việc"),
    "dossiers.DossierHalted": _("Tạm dừng theo căn cứ"),
    "dossiers.DossierGoesOn": _("Giải quyết tiếp"),
    "dossiers.ApologySaid": _("Xin lỗi, hẹn lại ngày trả"),
    "dossiers.LateApologySaid": _("Xin lỗi vì trả muộn"),
    "dossiers.SupplementAsked": _("Yêu cầu bổ sung"),
    "dossiers.SupplementReceived": _("Nhận bổ sung"),
    "dossiers.ResultRecorded": _("Có kết quả"),
    "dossiers.ResolvedWithoutPaper": _("Giải quyết xong, không có giấy kết quả"),
    "dossiers.DossierRefused": _("Từ chối"),
    "dossiers.DossierWithdrawn": _("Rút hồ sơ"),
    "dossiers.DossierStopped": _("Dừng giải quyết"),
    "dossiers.DossierHandedOver": _("Trả kết quả"),
    "dossiers.DossierReplaced": _("Thay bằng hồ sơ khác"),
    "documents.DocumentsTaken": _("Nhận giấy tờ"),
    "documents.DocumentsSetAside": _("Bỏ giấy tờ ghi nhầm"),
    "documents.FileAttached": _("Đính bản quét của giấy tờ"),
    "fees.ChargeMade": _("Tính khoản phải nộp"),
    "fees.ChargeSettled": _("Chốt số tiền phải nộp"),
    "fees.ChargePaid": _("Nộp tiền"),
    "fees.ChargeDueAgain": _("Khoản thu phải nộp lại"),
    "fees.ChargeVoided": _("Bỏ khoản thu"),
    "fees.ChargeRefunded": _("Hoàn tiền"),
    "deadlines.PromiseStarted": _("Bắt đầu hạn trả lời hồ sơ trực tuyến"),
    "deadlines.PromiseRestarted": _("Hạn trả lời bắt đầu lại"),
    "deadlines.PromiseResumed": _("Hạn trả lời chạy tiếp"),
    "deadlines.PromiseFollowed": _("Hạn trả lời theo phần khác"),
    "deadlines.PromiseExtended": _("Hạn trả lời được gia hạn"),
    "deadlines.PromiseRedated": _("Hạn trả lời đổi theo lịch làm việc"),
}
"""What each event says that facts are made of."""


@dataclass(frozen=True)
class Happened:
    """Something that was told: when, what, by whom."""

    at: datetime
    kind: str
    words: StrOrPromise
    actor_id: UUID


@dataclass(frozen=True)
class Behind:
    """A dossier as figures know it, and the events that it is made of."""

    fact: DossierFact
    code: str
    events: list[Happened]


def behind_dossier(dossier_id: UUID, scope: Scope) -> Behind:
    """Open a dossier of the figures to the events behind it. Raises DossierNotCounted beyond the wall."""
    fact = facts_of(scope).filter(pk=dossier_id).annotate(code=F("dossier__code")).first()
    if fact is None:
        raise DossierNotCounted
    beside = [key for key, _owner in charges_by_case(KIND, [dossier_id])]
    beside += [key for key, _owner in promises_by_case(KIND, [dossier_id], Purpose.ANSWER)]
    events = [
        Happened(at, kind, HAPPENED[kind], actor)
        for _subject, chain in chains_told(_CHAINS, [dossier_id, *beside], KINDS)
        for kind, actor, at, _data in chain
    ]
    events.sort(key=lambda one: one.at)
    return Behind(fact, fact.code or "", events)
