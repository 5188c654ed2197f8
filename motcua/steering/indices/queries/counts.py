"""Những con số có tên: what can be counted of the facts of dossiers, each with its words.

A count takes the facts of a period by the moment that it names, or, where it asks how things stand, all
of them as of the moment asked.
"""

from collections.abc import Mapping
from typing import Final

from django.db.models import F, Q
from django.db.models.functions import Least, TruncDay
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import VN
from motcua.steering.indices.queries.index_counts import INDEX_COUNTS
from motcua.steering.indices.queries.named import (
    ANSWERED,
    APOLOGISED,
    CLOSED,
    FILED,
    HANDED,
    RECEIVED,
    RESOLVED,
    Moment,
    NamedCount,
)
from motcua.steering.indices.rules import Outcome


def _open(moment: Moment) -> Q:
    """Accepted and not ended as of the moment."""
    return (
        Q(accepted_at__lte=moment.at)
        & (Q(resolved_at=None) | Q(resolved_at__gt=moment.at))
        & (Q(ended_at=None) | Q(ended_at__gt=moment.at))
    )


def _runs(moment: Moment) -> Q:
    """Its clock had not been stopped by the moment; what was stopped later ran then."""
    return Q(stood_at=None) | Q(stood_at__gt=moment.at)


def _stands_late(moment: Moment) -> Q:
    """Due before the moment, or before its clock was stopped, whichever came first."""
    return Q(due_at__lt=Least("stood_at", moment.at))  # the database leaves out a clock that never stopped


def _overdue(moment: Moment) -> Q:
    return _open(moment) & _stands_late(moment)


def _near(moment: Moment) -> Q:
    return _open(moment) & _runs(moment) & Q(due_at__gte=moment.at, due_at__lte=moment.near_until)


def _within(moment: Moment) -> Q:
    return _open(moment) & (
        Q(due_at=None)
        | (_runs(moment) & Q(due_at__gt=moment.near_until))
        | Q(stood_at__lte=moment.at, due_at__gte=F("stood_at"))
    )


def _overdue_without_apology(moment: Moment) -> Q:
    return _overdue(moment) & Q(apologised_at=None)


def _unanswered_late(moment: Moment) -> Q:
    return Q(channel="ONLINE", answered_at=None, ended_at=None, answer_due_at__lt=moment.at)


EARLY: Final = Q(resolved_at__lt=TruncDay("due_at", tzinfo=VN))
IN_TIME: Final = Q(due_at=None) | Q(due_at__gte=F("resolved_at"))
LATE: Final = Q(due_at__lt=F("resolved_at"))
ONLINE: Final = Q(channel="ONLINE")
RESULT_THERE: Final = Q(owes_result=False) | Q(result_file=True)
"""The result has a file, or none is due."""

COUNTS: Final[Mapping[str, NamedCount]] = {
    "filed": NamedCount(_("hồ sơ nộp trong kỳ"), FILED),
    "received": NamedCount(_("hồ sơ tiếp nhận trong kỳ"), RECEIVED),
    "received_online": NamedCount(_("hồ sơ nộp trực tuyến được tiếp nhận trong kỳ"), RECEIVED, ONLINE),
    "received_online_whole": NamedCount(
        _("hồ sơ nộp trực tuyến được tiếp nhận trong kỳ, có tệp kết quả nếu phải có giấy tờ kết quả"),
        RECEIVED,
        ONLINE & RESULT_THERE,
    ),
    "received_by_post": NamedCount(
        _("hồ sơ nộp qua bưu chính công ích được tiếp nhận trong kỳ"), RECEIVED, Q(channel="POSTAL")
    ),
    "answered": NamedCount(
        _("hồ sơ nộp trực tuyến được trả lời trong kỳ"), ANSWERED, Q(answer_due_at__isnull=False)
    ),
    "answered_in_time": NamedCount(
        _("hồ sơ nộp trực tuyến được trả lời trong kỳ, trong 8 giờ làm việc"),
        ANSWERED,
        Q(answer_due_at__gte=F("answered_at")),
    ),
    "unanswered_late": NamedCount(
        _("hồ sơ nộp trực tuyến quá 8 giờ làm việc mà chưa được trả lời"), "", _unanswered_late
    ),
    "resolved": NamedCount(_("hồ sơ có kết quả trong kỳ"), RESOLVED),
    "resolved_early": NamedCount(_("hồ sơ có kết quả trước ngày hẹn"), RESOLVED, EARLY),
    "resolved_in_time": NamedCount(_("hồ sơ có kết quả trước hoặc đúng hạn"), RESOLVED, IN_TIME),
    "resolved_late": NamedCount(_("hồ sơ có kết quả sau hạn"), RESOLVED, LATE),
    "open": NamedCount(_("hồ sơ đang giải quyết tại thời điểm tính"), "", _open),
    "open_within": NamedCount(_("hồ sơ đang giải quyết, còn trong hạn"), "", _within),
    "open_near": NamedCount(_("hồ sơ đang giải quyết, sắp đến hạn"), "", _near),
    "open_overdue": NamedCount(_("hồ sơ đang giải quyết, đã quá hạn"), "", _overdue),
    "parts_resolved": NamedCount(_("phần của hồ sơ liên thông có kết quả trong kỳ"), RESOLVED, parts=True),
    "parts_resolved_in_time": NamedCount(
        _("phần của hồ sơ liên thông có kết quả trước hoặc đúng hạn"), RESOLVED, IN_TIME, parts=True
    ),
    "parts_overdue": NamedCount(
        _("phần của hồ sơ liên thông đang giải quyết, đã quá hạn"), "", _overdue, parts=True
    ),
    "results": NamedCount(_("hồ sơ có giấy tờ kết quả trong kỳ"), RESOLVED, Q(outcome=Outcome.RESULT)),
    "results_electronic": NamedCount(
        _("hồ sơ có tệp kết quả điện tử trong kỳ"), RESOLVED, Q(outcome=Outcome.RESULT, result_file=True)
    ),
    "with_papers": NamedCount(_("hồ sơ tiếp nhận trong kỳ có giấy tờ phải nộp"), RECEIVED, Q(papers__gt=0)),
    "papers_scanned": NamedCount(
        _("hồ sơ tiếp nhận trong kỳ có tệp của giấy tờ nộp"), RECEIVED, Q(papers__gt=0, scans__gt=0)
    ),
    "resolved_with_papers": NamedCount(
        _("hồ sơ có kết quả trong kỳ mà có giấy tờ phải nộp"), RESOLVED, Q(papers__gt=0)
    ),
    "resolved_digitised": NamedCount(
        _("hồ sơ có kết quả trong kỳ có tệp của giấy tờ nộp và của kết quả nếu phải có"),
        RESOLVED,
        Q(papers__gt=0, scans__gt=0) & RESULT_THERE,
    ),
    "with_fees": NamedCount(
        _("hồ sơ tiếp nhận trong kỳ phải nộp phí, lệ phí khác 0 đồng"), RECEIVED, Q(due_amount__gt=0)
    ),
    "fees_paid": NamedCount(
        _("hồ sơ tiếp nhận trong kỳ đã nộp đủ phí, lệ phí"),
        RECEIVED,
        Q(due_amount__gt=0, paid_amount__gte=F("due_amount")),
    ),
    "fees_paid_online": NamedCount(
        _("hồ sơ tiếp nhận trong kỳ nộp phí, lệ phí trực tuyến"),
        RECEIVED,
        Q(due_amount__gt=0, paid_online=True),
    ),
    "asked_again": NamedCount(
        _("hồ sơ tiếp nhận trong kỳ bị yêu cầu bổ sung quá một lần"), RECEIVED, Q(supplements__gt=1)
    ),
    "apologised": NamedCount(_("hồ sơ được xin lỗi trong kỳ"), APOLOGISED),
    "late_without_apology": NamedCount(
        _("hồ sơ trễ hẹn mà chưa có xin lỗi, tiếp nhận trong kỳ"),
        RECEIVED,
        Q(resolved_at__isnull=False, due_at__lt=F("resolved_at"), apologised_at=None),
        as_well=_overdue_without_apology,
    ),
    "handed": NamedCount(_("hồ sơ đã trả kết quả trong kỳ"), HANDED),
    "handed_by_post": NamedCount(
        _("hồ sơ trả kết quả qua bưu chính công ích trong kỳ"), HANDED, Q(handed_by_way="POST")
    ),
    **INDEX_COUNTS,
}
"""By name; an indicator names them."""

MOMENTS: Final = (FILED, RECEIVED, ANSWERED, RESOLVED, HANDED, CLOSED, APOLOGISED)
"""The moments by which a period is counted. Day cells keep them by their place: new ones go to the end."""
