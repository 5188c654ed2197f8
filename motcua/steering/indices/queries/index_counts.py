"""Số đếm của bộ chỉ số: by its own clock (`rules/own_clock.py` as conditions on rows), and of what came.

What ended is counted by the moment of its end, without regard to any other; what runs at the close of the
period is counted by its acceptance. A dossier is in one of the two, never in both.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, Q, Value
from django.utils.translation import gettext_lazy as _

from motcua.steering.indices.queries.named import CLOSED, RECEIVED, Moment, NamedCount

_OWN_TIME: Final = ExpressionWrapper(
    F("supplement_seconds") * Value(timedelta(seconds=1), output_field=DurationField()),
    output_field=DurationField(),
)
"""What the citizen took to bring what was asked for."""
_ACCEPTED: Final = Q(accepted_at__isnull=False)
_CLOSED_LATE: Final = Q(due_at__lt=F("closed_at") - _OWN_TIME)
_CLOSED_IN_TIME: Final = Q(due_at=None) | Q(due_at__gte=F("closed_at") - _OWN_TIME)
_HAS_RESULT: Final = Q(owes_result=False) | Q(result_file=True)


def _running(moment: Moment) -> Q:
    return Q(closed_at=None) | Q(closed_at__gt=moment.at)


def _unasked(moment: Moment) -> Q:
    return Q(first_asked_at=None) | Q(first_asked_at__gt=moment.at)


def _running_in_time(moment: Moment) -> Q:
    once = Q(first_asked_at__lte=moment.at, supplements__lte=1)
    unasked_in_time = _unasked(moment) & (Q(due_at=None) | Q(due_at__gte=moment.at))
    once_in_time = once & (Q(due_at=None) | Q(due_at__gte=F("first_asked_at")))
    return _running(moment) & (unasked_in_time | once_in_time)


def _running_late(moment: Moment) -> Q:
    unasked_late = _unasked(moment) & Q(due_at__lt=moment.at)
    once_late = Q(first_asked_at__lte=moment.at, supplements__lte=1, due_at__lt=F("first_asked_at"))
    again = Q(first_asked_at__lte=moment.at, supplements__gt=1)
    return _running(moment) & (unasked_late | once_late | again)


def _running_savable(moment: Moment) -> Q:
    """Late as it stands, in time if it ended now."""
    now = ExpressionWrapper(
        Value(moment.at, output_field=DateTimeField()) - _OWN_TIME, output_field=DateTimeField()
    )
    return _running_late(moment) & (Q(due_at=None) | Q(due_at__gte=now))


INDEX_COUNTS: Final[Mapping[str, NamedCount]] = {
    "own_closed": NamedCount(_("hồ sơ kết thúc xử lý trong kỳ"), CLOSED, _ACCEPTED),
    "own_closed_in_time": NamedCount(
        _("hồ sơ kết thúc xử lý trước hoặc đúng hạn, đã trừ thời gian bổ sung"),
        CLOSED,
        _ACCEPTED & _CLOSED_IN_TIME,
    ),
    "own_closed_late": NamedCount(
        _("hồ sơ kết thúc xử lý sau hạn, đã trừ thời gian bổ sung"), CLOSED, _ACCEPTED & _CLOSED_LATE
    ),
    "own_running": NamedCount(_("hồ sơ tiếp nhận trong kỳ, chưa kết thúc ở cuối kỳ"), RECEIVED, _running),
    "own_running_in_time": NamedCount(
        _("hồ sơ tiếp nhận trong kỳ, chưa kết thúc, còn trong hạn ở cuối kỳ"), RECEIVED, _running_in_time
    ),
    "own_running_late": NamedCount(
        _("hồ sơ tiếp nhận trong kỳ, chưa kết thúc, tính là trễ ở cuối kỳ"), RECEIVED, _running_late
    ),
    "own_running_savable": NamedCount(
        _("hồ sơ chưa kết thúc đang bị tính trễ, kết thúc ngay thì thành đúng hạn"),
        RECEIVED,
        _running_savable,
    ),
    "received_owing_result": NamedCount(
        _("hồ sơ tiếp nhận trong kỳ của thủ tục có giấy tờ kết quả"), RECEIVED, Q(owes_result=True)
    ),
    "received_electronic_result": NamedCount(
        _("hồ sơ tiếp nhận trong kỳ đã có tệp kết quả điện tử"),
        RECEIVED,
        Q(owes_result=True, result_file=True),
    ),
    "received_digitised": NamedCount(
        _("hồ sơ tiếp nhận trong kỳ có tệp giấy tờ nộp và tệp kết quả nếu phải có kết quả"),
        RECEIVED,
        (Q(papers=0) | Q(scans__gt=0)) & _HAS_RESULT,
    ),
}
"""By name, as components name them."""
