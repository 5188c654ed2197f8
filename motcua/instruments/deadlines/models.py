"""The nouns of deadlines: the promise, and the working time it is reckoned by."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import Valid, once_a_day, validity_is_ordered
from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText
from motcua.instruments.deadlines.rules import Explanation, Row, Timeliness, Why
from motcua.instruments.deadlines.rules import Unit as Units
from motcua.registers.calendars.queries import WorkingTime
from motcua.registers.places.models import Place


class Unit(models.TextChoices):
    """Đơn vị of a time limit, as people read it."""

    HOUR = Units.HOUR.value, _("giờ làm việc")
    WORKING_DAY = Units.WORKING_DAY.value, _("ngày làm việc")
    DAY = Units.DAY.value, _("ngày")
    MONTH = Units.MONTH.value, _("tháng")
    SAME_DAY = Units.SAME_DAY.value, _("trong ngày")
    NONE = Units.NONE.value, _("không quy định thời hạn")


COUNTED = (Unit.HOUR, Unit.WORKING_DAY, Unit.DAY, Unit.MONTH)


class Purpose(models.TextChoices):
    """What is promised."""

    RESULT = "RESULT", _("trả kết quả")
    ANSWER = "ANSWER", _("trả lời về việc tiếp nhận")


@dataclass(frozen=True)
class Workplace:
    """Nơi tính giờ: whose working time counts, by place and unit, and that time itself."""

    place_id: UUID | None
    unit_id: UUID | None
    working: WorkingTime


class Promise(Entity):
    """Cam kết thời hạn: something is to be done for a case by a moment, reckoned from the facts beside it.

    MISSED is a promise whose moment passed unmet; it can still be met, late. While PAUSED its clock stands.
    It is counted from `counted_from`: from where it started, or from where it was begun anew. What is
    promised of a whole `follows` the promise of the part that comes last, and is counted as that one is.
    """

    class State(models.TextChoices):
        """Where the promise stands."""

        RUNNING = "RUNNING", _("đang chạy")
        PAUSED = "PAUSED", _("tạm dừng")
        MISSED = "MISSED", _("đã quá hạn")
        MET = "MET", _("đã thực hiện")
        CANCELLED = "CANCELLED", _("không còn")

    subject_kind = models.CharField(_("loại việc"), max_length=40)
    subject_id = models.UUIDField(_("việc"))
    purpose = models.CharField(_("cam kết về"), max_length=6, choices=Purpose.choices)
    state = models.CharField(_("trạng thái"), max_length=9, choices=State.choices, default=State.RUNNING)
    unit = models.CharField(_("đơn vị"), max_length=11, choices=Unit.choices)
    quantity = models.PositiveSmallIntegerField(_("số lượng"), default=0)
    cut_off_hour = models.PositiveSmallIntegerField(_("nhận sau giờ này tính ngày sau"), null=True)
    place = models.ForeignKey(
        Place,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("giờ làm việc của địa bàn"),
    )
    unit_id = models.UUIDField(_("giờ làm việc của cơ quan"), null=True)
    source = models.CharField(_("căn cứ"), max_length=300, blank=True)
    started_at = models.DateTimeField(_("nhận lúc"))
    counted_from = models.DateTimeField(_("tính từ lúc"))
    follows = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("theo hạn của phần"),
    )
    due_at = models.DateTimeField(_("hạn"), null=True)
    original_due_at = models.DateTimeField(_("hạn ban đầu"), null=True)
    paused_at = models.DateTimeField(_("tạm dừng từ lúc"), null=True)
    missed_at = models.DateTimeField(_("ghi quá hạn lúc"), null=True)
    warned = ArrayField(models.CharField(max_length=40), verbose_name=_("đã cảnh báo"), default=list)
    ended_at = models.DateTimeField(_("xong lúc"), null=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at", "id"], name="promise_running", condition=Q(state="RUNNING")),
            models.Index(fields=["subject_kind", "subject_id"], name="promise_of_subject"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "purpose"],
                name="promise_one_running_per_purpose",
                condition=Q(state__in=["RUNNING", "PAUSED", "MISSED"]),
            ),
            models.CheckConstraint(name="promise_unit_known", condition=Q(unit__in=Unit.values)),
            models.CheckConstraint(
                name="promise_due_unless_unlimited",
                condition=Q(unit=Unit.NONE, due_at__isnull=True, original_due_at__isnull=True)
                | (~Q(unit=Unit.NONE) & Q(due_at__isnull=False, original_due_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="promise_counted_has_quantity",
                condition=Q(unit__in=COUNTED, quantity__gt=0) | (~Q(unit__in=COUNTED) & Q(quantity=0)),
            ),
            models.CheckConstraint(
                name="promise_due_after_it_began",
                condition=Q(due_at__isnull=True) | Q(due_at__gt=F("started_at")),
            ),
            models.CheckConstraint(
                name="promise_ended_has_moment",
                condition=Q(state__in=["RUNNING", "PAUSED", "MISSED"], ended_at__isnull=True)
                | Q(state__in=["MET", "CANCELLED"], ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="promise_paused_since",
                condition=Q(state="PAUSED", paused_at__isnull=False)
                | (~Q(state="PAUSED") & Q(paused_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="promise_missed_since", condition=~Q(state="MISSED") | Q(missed_at__isnull=False)
            ),
            models.CheckConstraint(
                name="promise_counted_since_it_began", condition=Q(counted_from__gte=F("started_at"))
            ),
        ]

    def __str__(self) -> str:
        """Name it by what is promised."""
        return self.get_purpose_display()


@dataclass(frozen=True)
class Clock:
    """Đồng hồ của một phần: from when and by what limit a part is counted, and its moment.

    `promise_id` is the part's own promise, none as long as the part is only planned.
    """

    counted_from: datetime
    unit: Unit
    quantity: int = 0
    cut_off_hour: int | None = None
    due_at: datetime | None = None
    promise_id: UUID | None = None
    is_paused: bool = False


OPEN = (Promise.State.RUNNING, Promise.State.PAUSED, Promise.State.MISSED)
"""States of what is promised and not yet ended."""


class Pause(Entity):
    """Tạm dừng thời hạn: how long a promise's clock stood and why; in the end, the open minutes of it."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="pauses")
    reason = EncryptedText(_("lý do"))
    paused_at = models.DateTimeField(_("từ lúc"))
    resumed_at = models.DateTimeField(_("đến lúc"), null=True)
    minutes = models.PositiveIntegerField(_("số phút làm việc"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["promise"], name="pause_one_at_a_time", condition=Q(resumed_at__isnull=True)
            ),
            models.CheckConstraint(
                name="pause_ends_after_it_begins",
                condition=Q(resumed_at__isnull=True, minutes__isnull=True)
                | Q(resumed_at__gte=F("paused_at"), minutes__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Say when."""
        return f"{self.paused_at} – {self.resumed_at}"


class Extension(Entity):
    """Gia hạn: the one time that a due moment was put off, after an apology, to which moment and why.

    `minutes` are the open minutes between the two moments on the day it was done.
    """

    promise = models.OneToOneField(Promise, on_delete=models.PROTECT, related_name="extension")
    reason = EncryptedText(_("lý do"))
    extended_at = models.DateTimeField(_("gia hạn lúc"))
    due_before = models.DateTimeField(_("hạn trước khi gia hạn"))
    due_after = models.DateTimeField(_("hạn mới"))
    minutes = models.PositiveIntegerField(_("số phút làm việc được thêm"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="extension_puts_off", condition=Q(due_after__gt=F("due_before"), minutes__gt=0)
            ),
            models.CheckConstraint(name="extension_in_time", condition=Q(extended_at__lt=F("due_before"))),
        ]

    def __str__(self) -> str:
        """Say to when."""
        return f"{self.due_before} → {self.due_after}"


class Redating(Entity):
    """Đợt tính lại hạn: running promises reckoned anew because working time was declared otherwise.

    It is cut into parts, on which several hands may work, and can be taken up again wherever it was cut off.
    """

    class State(models.TextChoices):
        """How far it has come."""

        RUNNING = "RUNNING", _("đang chạy")
        DONE = "DONE", _("đã xong")

    reason = models.CharField(_("vì sao"), max_length=300)
    first_day = models.DateField(_("từ ngày"))
    last_day = models.DateField(_("đến ngày"))
    state = models.CharField(_("trạng thái"), max_length=7, choices=State.choices, default=State.RUNNING)
    examined = models.PositiveIntegerField(_("đã xem"), default=0)
    changed = models.PositiveIntegerField(_("đã đổi"), default=0)
    began_by = models.UUIDField(_("người làm"))
    began_at = models.DateTimeField(_("bắt đầu lúc"))
    ended_at = models.DateTimeField(_("xong lúc"), null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="redating_days_in_order", condition=Q(last_day__gte=F("first_day"))),
            models.CheckConstraint(
                name="redating_done_has_moment",
                condition=Q(state="RUNNING", ended_at__isnull=True) | Q(state="DONE", ended_at__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["state"], name="redating_one_at_a_time", condition=Q(state="RUNNING")
            ),
        ]

    def __str__(self) -> str:
        """Say why."""
        return self.reason


class RedatingPart(models.Model):
    """Phần của đợt tính lại hạn: a stretch of promises in the order of their ids, for one hand at a time.

    It goes on after `reached`, to `upto` and no further; the last part has no end.
    """

    redating = models.ForeignKey(Redating, on_delete=models.PROTECT, related_name="parts", db_index=False)
    number = models.PositiveIntegerField(_("số thứ tự"))
    reached = models.UUIDField(_("đã đến"), null=True)
    upto = models.UUIDField(_("đến hết"), null=True)
    ended_at = models.DateTimeField(_("xong lúc"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["redating", "number"], name="redatingpart_numbered_once"),
        ]

    def __str__(self) -> str:
        """Name it by its number."""
        return str(self.number)


class Redated(models.Model):
    """Dòng nhật ký tính lại hạn: one promise whose moment was moved, from when to when."""

    redating = models.ForeignKey(Redating, on_delete=models.PROTECT, related_name="lines", db_index=False)
    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="+", db_index=False)
    due_before = models.DateTimeField(_("hạn trước"))
    due_after = models.DateTimeField(_("hạn sau"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["redating", "promise"], name="redated_once_each_time"),
        ]

    def __str__(self) -> str:
        """Say from when to when."""
        return f"{self.due_before} → {self.due_after}"


class WarningStep(Entity, Valid):
    """Bậc cảnh báo: who is told that a promise is near, and how near, on which days the step stands.

    Near is when no more open minutes are left than `minutes`, and no more of the limit than `share` percent.
    """

    class Audience(models.TextChoices):
        """Whom it is for."""

        OFFICER = "OFFICER", _("người xử lý")
        HEAD = "HEAD", _("lãnh đạo đơn vị")
        AGENCY = "AGENCY", _("cơ quan giải quyết")
        CENTRE = "CENTRE", _("trung tâm phục vụ hành chính công")

    code = models.CharField(_("mã bậc"), max_length=40)
    audience = models.CharField(_("cảnh báo cho"), max_length=7, choices=Audience.choices)
    minutes = models.PositiveIntegerField(_("còn không quá số phút làm việc"))
    share = models.PositiveSmallIntegerField(_("còn không quá phần trăm thời hạn"), default=100)

    class Meta:
        constraints = [
            validity_is_ordered("warningstep_ends_after_it_begins"),
            models.CheckConstraint(name="warningstep_share", condition=Q(share__gt=0, share__lte=100)),
            once_a_day("warningstep_once_a_day"),
        ]

    def __str__(self) -> str:
        """Name it by its code."""
        return self.code


__all__ = [
    "COUNTED",
    "OPEN",
    "Explanation",
    "Extension",
    "Pause",
    "Promise",
    "Purpose",
    "Redated",
    "Redating",
    "RedatingPart",
    "Row",
    "Timeliness",
    "Unit",
    "WarningStep",
    "Why",
    "Workplace",
]
