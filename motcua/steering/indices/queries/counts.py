"""Những con số có tên: what can be counted of the facts of dossiers, each with its words.

A count takes the facts of a period by the moment that it names, or, where it asks how things stand, all
of them as of the moment asked.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import F, Q
from django.db.models.functions import Coalesce, TruncDay
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import VN
from motcua.steering.indices.rules import Outcome

RECEIVED: Final = "accepted_at"
FILED: Final = "received_at"
RESOLVED: Final = "resolved_at"
HANDED: Final = "handed_at"


@dataclass(frozen=True)
class Moment:
    """The moment asked for, and up to when what is due then is near."""

    at: datetime
    near_until: datetime


@dataclass(frozen=True)
class NamedCount:
    """Số đếm có tên: which facts count, in words and as a condition; `by` names the moment of the period."""

    words: str | LazyText
    by: str  # empty: how things stand, whatever the period
    condition: Callable[[Moment], Q]


def _all(_moment: Moment) -> Q:
    return Q()


def _open(moment: Moment) -> Q:
    """Accepted and not ended as of the moment."""
    return (
        Q(accepted_at__lte=moment.at)
        & (Q(resolved_at=None) | Q(resolved_at__gt=moment.at))
        & (Q(ended_at=None) | Q(ended_at__gt=moment.at))
    )


def _stands_late(moment: Moment) -> Q:
    """Due before the moment, or before its clock was stopped."""
    return Q(due_at__lt=Coalesce(F("stood_at"), moment.at)) & Q(due_at__isnull=False)


def _overdue(moment: Moment) -> Q:
    return _open(moment) & _stands_late(moment)


def _near(moment: Moment) -> Q:
    return _open(moment) & Q(stood_at=None, due_at__gte=moment.at, due_at__lte=moment.near_until)


def _within(moment: Moment) -> Q:
    return _open(moment) & (
        Q(due_at=None)
        | Q(stood_at=None, due_at__gt=moment.near_until)
        | Q(stood_at__isnull=False, due_at__gte=F("stood_at"))
    )


def _resolved_early(_moment: Moment) -> Q:
    return Q(resolved_at__lt=TruncDay("due_at", tzinfo=VN))


def _resolved_in_time(_moment: Moment) -> Q:
    return Q(due_at=None) | Q(due_at__gte=F("resolved_at"))


def _resolved_late(_moment: Moment) -> Q:
    return Q(due_at__lt=F("resolved_at"))


def _late_without_apology(moment: Moment) -> Q:
    late = _overdue(moment) | (Q(resolved_at__isnull=False) & Q(first_due_at__lt=F("resolved_at")))
    return late & Q(apologised_at=None)


def _online(_moment: Moment) -> Q:
    return Q(channel="ONLINE")


COUNTS: Final[Mapping[str, NamedCount]] = {
    "filed": NamedCount(_("hồ sơ nộp trong kỳ"), FILED, _all),
    "received": NamedCount(_("hồ sơ tiếp nhận trong kỳ"), RECEIVED, _all),
    "received_online": NamedCount(_("hồ sơ nộp trực tuyến được tiếp nhận trong kỳ"), RECEIVED, _online),
    "received_by_post": NamedCount(
        _("hồ sơ nộp qua bưu chính công ích được tiếp nhận trong kỳ"),
        RECEIVED,
        lambda _at: Q(channel="POSTAL"),
    ),
    "resolved": NamedCount(_("hồ sơ có kết quả trong kỳ"), RESOLVED, _all),
    "resolved_early": NamedCount(_("hồ sơ có kết quả trước ngày hẹn"), RESOLVED, _resolved_early),
    "resolved_in_time": NamedCount(_("hồ sơ có kết quả trước hoặc đúng hạn"), RESOLVED, _resolved_in_time),
    "resolved_late": NamedCount(_("hồ sơ có kết quả sau hạn"), RESOLVED, _resolved_late),
    "open": NamedCount(_("hồ sơ đang giải quyết tại thời điểm tính"), "", _open),
    "open_within": NamedCount(_("hồ sơ đang giải quyết, còn trong hạn"), "", _within),
    "open_near": NamedCount(_("hồ sơ đang giải quyết, sắp đến hạn"), "", _near),
    "open_overdue": NamedCount(_("hồ sơ đang giải quyết, đã quá hạn"), "", _overdue),
    "results": NamedCount(
        _("hồ sơ có giấy tờ kết quả trong kỳ"), RESOLVED, lambda _at: Q(outcome=Outcome.RESULT)
    ),
    "results_electronic": NamedCount(
        _("hồ sơ có tệp kết quả điện tử trong kỳ"),
        RESOLVED,
        lambda _at: Q(outcome=Outcome.RESULT, result_file=True),
    ),
    "with_papers": NamedCount(
        _("hồ sơ tiếp nhận trong kỳ có giấy tờ phải nộp"), RECEIVED, lambda _at: Q(papers__gt=0)
    ),
    "papers_scanned": NamedCount(
        _("hồ sơ tiếp nhận trong kỳ có tệp của giấy tờ nộp"),
        RECEIVED,
        lambda _at: Q(papers__gt=0, scans__gt=0),
    ),
    "asked_again": NamedCount(
        _("hồ sơ tiếp nhận trong kỳ bị yêu cầu bổ sung quá một lần"),
        RECEIVED,
        lambda _at: Q(supplements__gt=1),
    ),
    "apologised": NamedCount(_("hồ sơ được xin lỗi trong kỳ"), "apologised_at", _all),
    "late_without_apology": NamedCount(
        _("hồ sơ trễ hẹn mà chưa có xin lỗi, tiếp nhận trong kỳ"), RECEIVED, _late_without_apology
    ),
    "handed": NamedCount(_("hồ sơ đã trả kết quả trong kỳ"), HANDED, _all),
    "handed_by_post": NamedCount(
        _("hồ sơ trả kết quả qua bưu chính công ích trong kỳ"), HANDED, lambda _at: Q(handed_by_way="POST")
    ),
}
"""By name; an indicator names them."""
