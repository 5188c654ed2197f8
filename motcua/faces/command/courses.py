"""The course of an assignment as its page tells it: everything said, handed in and decided, latest first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.foundation.text import day_figures
from motcua.steering.plans.models import Evidence, ExtensionRequest, Submission
from motcua.steering.plans.queries.following import Course


@dataclass(frozen=True)
class Step:
    """One thing that happened."""

    at: datetime
    by: UUID | None
    title: str
    texts: tuple[str, ...] = ()
    evidence: Sequence[Evidence] = ()
    tone: str = ""


def actors_in(course: Course) -> set[UUID]:
    """Give everyone whose name the course needs."""
    return {step.by for step in steps_of(course) if step.by}


def steps_of(course: Course) -> list[Step]:
    """Tell it."""
    return sorted(_steps(course), key=lambda step: step.at, reverse=True)


def _steps(course: Course) -> Iterator[Step]:
    for report in course.reports:
        texts = (
            report.text,
            *([_("Vướng mắc: {text}").format(text=report.obstacle)] if report.obstacle else []),
        )
        yield Step(report.reported_at, report.reported_by, _("Báo cáo"), texts, list(report.evidence.all()))
    for one in course.submissions:
        yield from _of_submission(one)
    for request in course.extensions:
        yield from _of_extension(request)
    for reminder in course.reminders:
        told = _("{count} người được nhắc").format(count=reminder.told)
        what = _("Nhắc {whom}").format(whom=reminder.step.get_audience_display())
        yield Step(reminder.reminded_at, None, what, (told,))


def _of_submission(one: Submission) -> Iterator[Step]:
    document = ""
    if one.document_number and one.document_on:
        document = _("Văn bản {number} ngày {day}").format(
            number=one.document_number, day=day_figures(one.document_on)
        )
    title = _("Nộp sản phẩm") if one.round == 1 else _("Nộp sản phẩm lần {n}").format(n=one.round)
    texts = tuple(filter(None, (document, one.text)))
    yield Step(one.handed_in_at, one.handed_in_by, title, texts, list(one.evidence.all()))
    if one.state == Submission.State.ACCEPTED and one.decided_at and one.received_on:
        said = _("Ngày nhận văn bản: {day}").format(day=day_figures(one.received_on))
        yield Step(one.decided_at, one.decided_by, _("Duyệt hoàn thành"), (said,), tone="green")
    elif one.state == Submission.State.RETURNED and one.decided_at:
        yield Step(one.decided_at, one.decided_by, _("Trả lại sản phẩm"), (one.reason,), tone="amber")


def _of_extension(one: ExtensionRequest) -> Iterator[Step]:
    asked = _("Đề nghị gia hạn từ {before} đến {until}").format(
        before=day_figures(one.due_before), until=day_figures(one.asked_until)
    )
    yield Step(one.asked_at, one.asked_by, asked, (one.reason,))
    if one.decided_at is None:
        return
    texts = (one.answer,) if one.answer else ()
    if one.granted_until:
        title = _("Đồng ý gia hạn đến {day}").format(day=day_figures(one.granted_until))
        yield Step(one.decided_at, one.decided_by, title, texts, tone="green")
    else:
        yield Step(one.decided_at, one.decided_by, _("Không đồng ý gia hạn"), texts, tone="amber")


def named(names: Mapping[UUID, str], step: Step) -> str:
    """Name who did a step; empty for the house."""
    return names.get(step.by, "") if step.by else ""
