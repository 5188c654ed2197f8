"""Vì sao hồ sơ được tính đúng hạn hay trễ: both clocks of a dossier in words, and why they differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.foundation.clock import VN
from motcua.foundation.text import moment_words
from motcua.steering.indices.errors import DossierNotCounted
from motcua.steering.indices.models import DossierFact
from motcua.steering.indices.ports import Scope
from motcua.steering.indices.queries.facts import facts_of
from motcua.steering.indices.rules.own_clock import Course, Ending, Verdict, judge


@dataclass(frozen=True)
class Explained:
    """A dossier by the index's clock and by the promise to the citizen, each in sentences."""

    fact: DossierFact
    verdict: Verdict
    own: Sequence[str]
    promise_in_time: bool
    promise: Sequence[str]
    difference: str

    @property
    def differs(self) -> bool:
        """Say whether the two clocks come to different ends."""
        return self.verdict.in_time != self.promise_in_time


def explain(dossier_id: UUID, scope: Scope, close: datetime) -> Explained:
    """Explain a dossier as of the close of a period. Raises DossierNotCounted."""
    rows = facts_of(scope).filter(pk=dossier_id, accepted_at__isnull=False, accepted_at__lte=close)
    fact = rows.annotate(code=F("dossier__code")).first()
    if fact is None:
        raise DossierNotCounted
    return explained(fact, close)


def explained(fact: DossierFact, close: datetime) -> Explained:
    """Explain a dossier that was accepted before the close of a period."""
    verdict = judge(course_of(fact), close)
    promise_in_time, since = _promise(fact, close)
    promise = list(_promise_words(fact, close, promise_in_time, since))
    difference = _difference(fact, verdict, promise_in_time)
    return Explained(fact, verdict, list(_own_words(fact, verdict)), promise_in_time, promise, difference)


def course_of(fact: DossierFact) -> Course:
    """Read off a fact the moments that the index's clock looks at."""
    if fact.accepted_at is None:
        raise DossierNotCounted
    return Course(
        accepted_at=fact.accepted_at,
        due_at=fact.due_at,
        resolved_at=fact.resolved_at,
        handed_at=fact.handed_at,
        ended_at=fact.ended_at,
        supplements=fact.supplements,
        first_asked_at=fact.first_asked_at,
        supplement_time=timedelta(seconds=fact.supplement_seconds),
    )


def duration_words(time: timedelta) -> str:
    """Say how long in days and hours, or in minutes where it is less than an hour."""
    minutes = int(time.total_seconds()) // 60
    days, hours = minutes // 1440, minutes % 1440 // 60
    if not days and not hours:
        return _("{count} phút").format(count=minutes)
    said = [_("{count} ngày").format(count=days)] if days else []
    if hours:
        said.append(_("{count} giờ").format(count=hours))
    return " ".join(said)


def _moment(moment: datetime) -> str:
    """Say a moment in Vietnamese time, whatever zone it was read in."""
    return moment_words(moment.astimezone(VN))


def _own_words(fact: DossierFact, verdict: Verdict) -> Iterator[str]:
    end = _moment(verdict.end)
    yield {
        Ending.RESOLVED: _("Kết thúc xử lý lúc {end}, khi có kết quả."),
        Ending.HANDED: _("Kết thúc xử lý lúc {end}, khi trả kết quả."),
        Ending.ENDED: _("Kết thúc xử lý lúc {end}, khi hồ sơ bị từ chối, dừng hoặc được rút."),
        Ending.ASKED_ONCE: _(
            "Chưa kết thúc và có đúng một lần yêu cầu bổ sung: lấy lúc yêu cầu, {end}, làm kết thúc."
        ),
        Ending.ASKED_AGAIN: _(
            "Chưa kết thúc mà đã yêu cầu bổ sung {count} lần: tính là trễ, dù hạn chưa đến."
        ),
        Ending.RUNNING: _("Chưa kết thúc: lấy cuối kỳ, {end}, làm mốc."),
    }[verdict.ending].format(end=end, count=fact.supplements)
    if verdict.taken_off:
        yield _("Trừ {time} chờ người nộp bổ sung, còn tính là {moment}.").format(
            time=duration_words(verdict.taken_off), moment=_moment(verdict.reckoned)
        )
    if verdict.due_at is None:
        yield _("Thủ tục không quy định thời hạn, nên luôn tính là đúng hạn.")
        return
    yield _("Hẹn trả {due}.").format(due=_moment(verdict.due_at))
    if fact.first_due_at is not None and fact.first_due_at != fact.due_at:
        yield _("Hạn này đã được hẹn lại, ban đầu là {due}; bộ chỉ số lấy hạn đang có.").format(
            due=_moment(fact.first_due_at)
        )


def _promise(fact: DossierFact, close: datetime) -> tuple[bool, datetime]:
    """Say whether the promise to the citizen holds, and up to which moment it ran."""
    ended = fact.resolved_at or fact.ended_at
    ran_to = ended if ended is not None and ended <= close else min(fact.stood_at or close, close)
    return fact.due_at is None or ran_to <= fact.due_at, ran_to


def _promise_words(fact: DossierFact, close: datetime, in_time: bool, ran_to: datetime) -> Iterator[str]:
    if fact.due_at is None:
        yield _("Không có hạn trả kết quả.")
        return
    yield _("Hẹn trả {due}.").format(due=_moment(fact.due_at))
    if fact.supplements:
        yield ngettext(
            "Có {count} lần yêu cầu bổ sung: đồng hồ dừng khi chờ, hạn được tính lại khi nhận bổ sung.",
            "Có {count} lần yêu cầu bổ sung: đồng hồ dừng khi chờ, hạn được tính lại khi nhận bổ sung.",
            fact.supplements,
        ).format(count=fact.supplements)
    if ran_to == close:
        yield _("Đang giải quyết.")
    elif fact.stood_at == ran_to:
        yield _("Đồng hồ đang dừng từ {moment}.").format(moment=_moment(ran_to))
    else:
        yield _("Giải quyết xong lúc {moment}.").format(moment=_moment(ran_to))


def _difference(fact: DossierFact, verdict: Verdict, promise_in_time: bool) -> str:
    if verdict.in_time == promise_in_time:
        return _("Hai cách tính cho cùng kết quả.")
    if verdict.ending is Ending.ASKED_AGAIN:
        return _(
            "Cam kết với người dân vẫn giữ được, nhưng bộ chỉ số tính trễ mọi hồ sơ chưa kết thúc mà yêu cầu "
            "bổ sung quá một lần."
        )
    if verdict.ending is Ending.ASKED_ONCE:
        return _(
            "Bộ chỉ số dừng ở lần yêu cầu bổ sung duy nhất, khi ấy còn trong hạn; cam kết với người dân chạy "
            "tiếp sau khi nhận bổ sung và đã quá hạn."
        )
    if verdict.taken_off:
        return _(
            "Bộ chỉ số trừ {time} chờ bổ sung khỏi lúc kết thúc, trong khi hạn đã được tính lại; cam kết với "
            "người dân không trừ lần nữa."
        ).format(time=duration_words(verdict.taken_off))
    if fact.stood_at is not None and fact.stood_at <= verdict.end and promise_in_time:
        return _(
            "Đồng hồ cam kết đang dừng từ {moment}, còn bộ chỉ số không dừng ngoài lúc chờ bổ sung."
        ).format(moment=_moment(fact.stood_at))
    return _("Bộ chỉ số lấy mốc kết thúc khác với cam kết.")
