"""The nouns of work in hand: processes, runs, tasks, and the card that a task carries."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, Generic, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import Valid, validity_is_ordered
from motcua.foundation.errors import Refused
from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText
from motcua.instruments.workflow.rules import Step, StepKind
from motcua.registers.organisations.models import Agency, Post, once_a_day
from motcua.registers.places.models import Place

FAR_AWAY: Final = datetime(9999, 1, 1, tzinfo=UTC)
"""Where the urgency of what has no limit stands: behind all that has one."""


DONE: Final = "done"
"""The outcome of a step that has only one."""


AUTOMATIC_STEP: Final = "AUTOMATIC"
"""The kind of a task that the house did itself."""


@dataclass(frozen=True)
class Card:
    """Thẻ việc: what a list of tasks shows of a case, so that it need not ask the case."""

    code: str
    title: str
    applicant: str = ""
    note: str = ""


class Process(Entity):
    """Quy trình: the steps that cases of one kind go through. Other steps are another process.

    Where they do not simply follow one another, `way` is the drawing; without it they do.
    """

    digest = models.CharField(_("dấu vân"), max_length=64, unique=True)
    steps = models.JSONField(_("các bước"))
    way = models.JSONField(_("bản vẽ"), null=True)

    def __str__(self) -> str:
        """Name it by its content."""
        return self.digest[:12]


class Run(Entity):
    """Lượt xử lý: one case's way through a process."""

    class State(models.TextChoices):
        """Whether it still goes on."""

        RUNNING = "RUNNING", _("đang chạy")
        DONE = "DONE", _("đã xong")
        CANCELLED = "CANCELLED", _("đã dừng")

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="runs")
    subject_kind = models.CharField(_("loại việc"), max_length=40)
    subject_id = models.UUIDField(_("việc"))
    state = models.CharField(_("trạng thái"), max_length=9, choices=State.choices, default=State.RUNNING)
    agencies = models.JSONField(_("cơ quan của từng bước"))  # step key → agency id
    arrived = models.JSONField(_("nhánh đã về điểm gặp"), default=list)  # ends of flows, where a join waits
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, related_name="+"
    )  # whose working time
    unit_id = models.UUIDField(null=True)
    opened_at = models.DateTimeField(_("bắt đầu lúc"))
    ended_at = models.DateTimeField(_("kết thúc lúc"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"], name="run_one_at_a_time", condition=Q(state="RUNNING")
            ),
            models.CheckConstraint(
                name="run_state_known", condition=Q(state__in=["RUNNING", "DONE", "CANCELLED"])
            ),
            models.CheckConstraint(
                name="run_ended_has_moment",
                condition=Q(state="RUNNING", ended_at__isnull=True)
                | (~Q(state="RUNNING") & Q(ended_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        """Name it by its case."""
        return f"{self.subject_kind} {self.subject_id}"


class Task(Entity):
    """Việc cần làm: a step in someone's hands. Its card is all that a list of tasks shows of the case.

    It lies open for whoever bears the role at the agency (or sits at the post, where one is named) until
    one of them claims it; then it is his. While it waits for something from outside it cannot be done.
    """

    class State(models.TextChoices):
        """Where the task stands."""

        OPEN = "OPEN", _("chờ nhận")
        CLAIMED = "CLAIMED", _("đang làm")
        DONE = "DONE", _("đã xong")
        RETURNED = "RETURNED", _("đã trả lại bước trước")
        CANCELLED = "CANCELLED", _("đã dừng")

    run = models.ForeignKey(Run, on_delete=models.PROTECT, db_index=False, related_name="tasks")
    subject_kind = models.CharField(_("loại việc"), max_length=40)
    subject_id = models.UUIDField(_("việc"))
    number = models.PositiveSmallIntegerField(_("lần thứ"))  # in the run, counting returns
    step = models.CharField(_("bước"), max_length=60)
    kind = models.CharField(_("loại bước"), max_length=12)
    title = models.CharField(_("tên bước"), max_length=200)
    card = models.JSONField(_("thẻ việc"))
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, db_index=False, related_name="+", verbose_name=_("cơ quan")
    )
    role = models.CharField(_("vai trò"), max_length=60)
    post = models.ForeignKey(
        Post,
        on_delete=models.PROTECT,
        db_index=False,
        null=True,
        related_name="+",
        verbose_name=_("chức danh"),
    )
    holder_id = models.UUIDField(_("người làm"), null=True)  # an account
    state = models.CharField(_("trạng thái"), max_length=9, choices=State.choices, default=State.OPEN)
    budget_minutes = models.PositiveIntegerField(_("thời gian được dùng"))
    opened_at = models.DateTimeField(_("đến lúc"))
    step_due_at = models.DateTimeField(_("hạn của bước"), null=True)
    urgent_at = models.DateTimeField(
        _("hạn của hồ sơ")
    )  # the order of inboxes; far away when there is no limit
    claimed_at = models.DateTimeField(_("nhận lúc"), null=True)
    done_at = models.DateTimeField(_("xong lúc"), null=True)
    outcome = models.CharField(_("kết quả bước"), max_length=40, blank=True)
    reason = EncryptedText(_("lý do trả lại, ý kiến"), blank=True)
    reason_key = models.CharField(_("lý do trả lại theo danh mục"), max_length=40, blank=True)
    sent_back = models.BooleanField(_("bị trả lại"), default=False)
    waits_for = models.CharField(_("đang chờ"), max_length=120, blank=True)
    waits_since = models.DateTimeField(_("chờ từ lúc"), null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["agency", "role", "urgent_at", "id"], name="task_free", condition=Q(state="OPEN")
            ),
            models.Index(
                fields=["agency", "urgent_at", "id"],
                name="task_waiting",
                condition=Q(state__in=["OPEN", "CLAIMED"]),
            ),
            models.Index(
                fields=["holder_id", "urgent_at", "id"], name="task_in_hand", condition=Q(state="CLAIMED")
            ),
            models.Index(fields=["subject_kind", "subject_id", "number"], name="task_of_subject"),
            models.Index(
                fields=["holder_id", "-done_at", "-id"],
                name="task_done_by",
                condition=Q(state__in=["DONE", "RETURNED"]),
            ),
            models.Index(fields=["step", "-done_at"], name="task_returned", condition=Q(state="RETURNED")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="task_numbered_once"),
            models.UniqueConstraint(
                fields=["run", "step"], name="task_once_in_hand", condition=Q(state__in=["OPEN", "CLAIMED"])
            ),
            models.CheckConstraint(
                name="task_claimed_has_holder_and_post",
                condition=~Q(state="CLAIMED")
                | Q(holder_id__isnull=False, post__isnull=False, claimed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="task_open_has_no_holder", condition=~Q(state="OPEN") | Q(holder_id__isnull=True)
            ),
            models.CheckConstraint(
                name="task_finished_has_moment",
                condition=Q(state__in=["OPEN", "CLAIMED"], done_at__isnull=True)
                | Q(state__in=["DONE", "RETURNED", "CANCELLED"], done_at__isnull=False),
            ),
            models.CheckConstraint(
                name="task_done_after_it_came",
                condition=Q(done_at__isnull=True) | Q(done_at__gte=F("opened_at")),
            ),
            models.CheckConstraint(
                name="task_waits_for_something",
                condition=Q(waits_for="", waits_since__isnull=True)
                | (~Q(waits_for="") & Q(waits_since__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        """Name it."""
        return self.title

    @property
    def is_waiting(self) -> bool:
        """Say whether something is still to be done."""
        return self.state in {Task.State.OPEN, Task.State.CLAIMED}


class ReturnReason(Entity, Valid):
    """Lý do trả lại: why a step is sent back, as a list that officers choose from and that can be counted."""

    code = models.CharField(_("mã lý do"), max_length=40)
    title = models.CharField(_("lý do"), max_length=200)
    rank = models.PositiveSmallIntegerField(_("thứ tự khi liệt kê"), default=100)

    class Meta:
        constraints = [
            once_a_day("returnreason_once_a_day", "code"),
            validity_is_ordered("returnreason_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        """Give its words."""
        return self.title


Done = TypeVar("Done")


@dataclass(frozen=True)
class Batch(Generic[Done]):
    """Xử lý hàng loạt: what was done, and what was refused and why, each by its task."""

    done: list[Done] = field(default_factory=list)
    refused: list[tuple[UUID, Refused]] = field(default_factory=list)


@dataclass(frozen=True)
class Advance:
    """What became of a run: the task that was finished last, and what came into hands: the first, others."""

    run: Run
    finished: Task | None
    opened: Task | None
    beside: tuple[Task, ...] = ()
    stands_still: bool = False
    """All that is in hand now lies in steps during which the clock stands."""

    @property
    def all_opened(self) -> tuple[Task, ...]:
        """Give all that came into hands."""
        return (self.opened, *self.beside) if self.opened else self.beside


__all__ = [
    "AUTOMATIC_STEP",
    "DONE",
    "FAR_AWAY",
    "Advance",
    "Batch",
    "Card",
    "Process",
    "ReturnReason",
    "Run",
    "Step",
    "StepKind",
    "Task",
]
