"""Lý do trả lại: the list to choose from, and which are given most."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from motcua.foundation.clock import valid_on
from motcua.foundation.text import fold
from motcua.instruments.workflow.models import ReturnReason, Task

_LATEST_RETURNS = 200


def return_reasons(day: date) -> list[ReturnReason]:
    """Give the list of reasons for returning a step on `day`, in order."""
    return list(ReturnReason.objects.filter(valid_on(day)).order_by("rank", "title"))


def return_reason(code: str, day: date) -> ReturnReason | None:
    """Give the reason of this code on `day`; none if the list has none."""
    return ReturnReason.objects.filter(valid_on(day), code=code).first()


def reasons_of_code(code: str) -> list[ReturnReason]:
    """Give every row of one reason, whatever its days, the earliest first."""
    return list(ReturnReason.objects.filter(code=code).order_by("valid_from"))


@dataclass(frozen=True)
class CommonReturn:
    """A reason for which a step was sent back, and how often of late."""

    reason_key: str
    title: str
    count: int


def commonest_returns(one: Task, day: date, *, most: int = 3) -> list[CommonReturn]:
    """Lý do hay bị trả lại: why cases of the same process were sent back from this step, commonest first.

    Only the latest are counted: reasons of the list, and words that were written of more than one case,
    for what was said once may concern one person alone. Two questions at most.
    """
    latest = Task.objects.filter(state=Task.State.RETURNED, step=one.step, run__process=one.run.process_id)
    returns = list(latest.order_by("-done_at").values_list("reason_key", "reason")[:_LATEST_RETURNS])
    has_listed = any(key for key, _words in returns)
    titles = {reason.code: reason.title for reason in return_reasons(day)} if has_listed else {}
    listed = Counter(key for key, _words in returns if key in titles)
    written = {fold(words): words.strip() for key, words in returns if not key}
    counted = Counter(fold(words) for key, words in returns if not key)
    found = [CommonReturn(key, titles[key], count) for key, count in listed.items()]
    found += [CommonReturn("", written[key], count) for key, count in counted.items() if key and count > 1]
    return sorted(found, key=lambda one: -one.count)[:most]
