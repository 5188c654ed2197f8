"""Theo dõi thực hiện: what is said of an assignment, handed in for it, asked for it; who is reminded when."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import Valid, once_a_day, validity_is_ordered
from motcua.foundation.files.models import StoredFile
from motcua.foundation.ids import Entity
from motcua.steering.plans.models.plan import Assignment, Plan


class ProgressReport(Entity):
    """Báo cáo tiến độ: what the agency says of how far an assignment has come."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="reports")
    text = models.TextField(_("tình hình thực hiện"))
    obstacle = models.TextField(_("khó khăn, vướng mắc"), blank=True)
    reported_at = models.DateTimeField(_("báo cáo lúc"))
    reported_by = models.UUIDField(_("người báo cáo"))

    class Meta:
        verbose_name = _("báo cáo tiến độ")
        constraints = [models.CheckConstraint(name="report_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text[:60]


class Submission(Entity):
    """Sản phẩm nộp: the document handed in for an assignment, and what whoever assigned it made of it.

    `received_on` is the day on which the document reached who assigned; the assignment is done as of it.
    """

    class State(models.TextChoices):
        """Whether it was looked at."""

        WAITING = "WAITING", _("chờ duyệt")
        ACCEPTED = "ACCEPTED", _("được duyệt")
        RETURNED = "RETURNED", _("trả lại")

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="submissions")
    round = models.PositiveSmallIntegerField(_("lần nộp"))
    state = models.CharField(_("trạng thái"), max_length=8, choices=State.choices, default=State.WAITING)
    document_number = models.CharField(_("số, ký hiệu văn bản"), max_length=60, blank=True)
    document_on = models.DateField(_("ngày văn bản"), null=True)
    text = models.TextField(_("nội dung"), blank=True)
    handed_in_at = models.DateTimeField(_("nộp lúc"))
    handed_in_by = models.UUIDField(_("người nộp"))
    received_on = models.DateField(_("ngày nhận văn bản"), null=True)
    decided_at = models.DateTimeField(_("duyệt lúc"), null=True)
    decided_by = models.UUIDField(_("người duyệt"), null=True)
    reason = models.TextField(_("lý do trả lại"), blank=True)

    class Meta:
        verbose_name = _("sản phẩm nộp")
        constraints = [
            models.UniqueConstraint(fields=["assignment", "round"], name="submission_round_once"),
            models.UniqueConstraint(
                fields=["assignment"], name="submission_one_waiting", condition=Q(state="WAITING")
            ),
            models.CheckConstraint(
                name="submission_decided_whole",
                condition=Q(state="WAITING", decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(state="WAITING") & Q(decided_at__isnull=False, decided_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="submission_accepted_has_day",
                condition=Q(state="ACCEPTED", received_on__isnull=False)
                | (~Q(state="ACCEPTED") & Q(received_on__isnull=True)),
            ),
            models.CheckConstraint(
                name="submission_returned_says_why", condition=~Q(state="RETURNED") | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.document_number or str(self.round)


class Evidence(Entity):
    """Minh chứng: a file, a link or the number of a document that shows what is said or reported."""

    report = models.ForeignKey(ProgressReport, on_delete=models.PROTECT, null=True, related_name="evidence")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True, related_name="evidence")
    figure = models.ForeignKey("TargetFigure", on_delete=models.PROTECT, null=True, related_name="evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(_("tên tệp"), max_length=150, blank=True)
    link = models.URLField(_("đường dẫn"), max_length=500, blank=True)
    document_number = models.CharField(_("số, ký hiệu văn bản"), max_length=60, blank=True)
    document_on = models.DateField(_("ngày văn bản"), null=True)

    class Meta:
        verbose_name = _("minh chứng")
        constraints = [
            models.CheckConstraint(
                name="evidence_of_one",
                condition=Q(report__isnull=False, submission__isnull=True, figure__isnull=True)
                | Q(report__isnull=True, submission__isnull=False, figure__isnull=True)
                | Q(report__isnull=True, submission__isnull=True, figure__isnull=False),
            ),
            models.CheckConstraint(
                name="evidence_is_one_thing",
                condition=Q(file__isnull=False, link="", document_number="")
                | (Q(file__isnull=True, document_number="") & ~Q(link=""))
                | (Q(file__isnull=True, link="") & ~Q(document_number="")),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name or self.link or self.document_number


class ExtensionRequest(Entity):
    """Đề nghị gia hạn: until when an agency asks for more time and why; what was decided, until when."""

    class State(models.TextChoices):
        """What became of it."""

        ASKED = "ASKED", _("chờ quyết định")
        GRANTED = "GRANTED", _("đồng ý")
        REFUSED = "REFUSED", _("không đồng ý")

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="extensions")
    state = models.CharField(_("trạng thái"), max_length=7, choices=State.choices, default=State.ASKED)
    due_before = models.DateField(_("hạn lúc đề nghị"))
    asked_until = models.DateField(_("đề nghị gia hạn đến"))
    reason = models.TextField(_("lý do"))
    asked_at = models.DateTimeField(_("đề nghị lúc"))
    asked_by = models.UUIDField(_("người đề nghị"))
    granted_until = models.DateField(_("được gia hạn đến"), null=True)
    answer = models.TextField(_("ý kiến"), blank=True)
    decided_at = models.DateTimeField(_("quyết định lúc"), null=True)
    decided_by = models.UUIDField(_("người quyết định"), null=True)

    class Meta:
        verbose_name = _("đề nghị gia hạn")
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"], name="plan_extension_one_open", condition=Q(state="ASKED")
            ),
            models.CheckConstraint(
                name="plan_extension_puts_off", condition=Q(asked_until__gt=F("due_before")) & ~Q(reason="")
            ),
            models.CheckConstraint(
                name="plan_extension_decided_whole",
                condition=Q(state="ASKED", decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(state="ASKED") & Q(decided_at__isnull=False, decided_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="plan_extension_granted_until",
                condition=Q(state="GRANTED", granted_until__gt=F("due_before"))
                | (~Q(state="GRANTED") & Q(granted_until__isnull=True)),
            ),
            models.CheckConstraint(
                name="plan_extension_refused_says_why", condition=~Q(state="REFUSED") | ~Q(answer="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.due_before} → {self.asked_until}"


class AwaitedEvent(Entity):
    """Sự kiện được chờ: what assignments of a plan waited for, when it happened, by when they are due."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="awaited")
    words = models.TextField(_("điều kiện như văn bản ghi"))
    happened_on = models.DateField(_("xảy ra ngày"))
    document = models.CharField(_("văn bản, căn cứ"), max_length=300)
    due_on = models.DateField(_("hạn"))
    entered_at = models.DateTimeField(_("ghi lúc"))
    entered_by = models.UUIDField(_("người ghi"))

    class Meta:
        verbose_name = _("sự kiện được chờ")
        constraints = [
            models.UniqueConstraint(fields=["plan", "words"], name="awaited_event_once"),
            models.CheckConstraint(
                name="awaited_event_before_due",
                condition=Q(due_on__gte=F("happened_on")) & ~Q(words="") & ~Q(document=""),
            ),
        ]

    def __str__(self) -> str:
        return self.words[:60]


class ReminderStep(Entity, Valid):
    """Bậc nhắc việc: who is reminded of an assignment, how many days from its due day, while the step stands.

    `days` below nought are before the due day, nought is the day itself, above it are after.
    """

    class Audience(models.TextChoices):
        """Whom it is for."""

        AGENCY = "AGENCY", _("người thực hiện ở cơ quan chủ trì")
        HEAD = "HEAD", _("lãnh đạo cơ quan chủ trì")
        SUPERIOR = "SUPERIOR", _("lãnh đạo cơ quan cấp trên")
        ASSIGNER = "ASSIGNER", _("người theo dõi việc giao")

    code = models.CharField(_("mã bậc"), max_length=40)
    audience = models.CharField(_("nhắc ai"), max_length=8, choices=Audience.choices)
    days = models.SmallIntegerField(_("số ngày so với hạn"))

    class Meta:
        verbose_name = _("bậc nhắc việc")
        constraints = [
            validity_is_ordered("reminderstep_ends_after_it_begins"),
            once_a_day("reminderstep_once_a_day"),
        ]

    def __str__(self) -> str:
        return self.code


class Reminder(Entity):
    """Lần nhắc việc: a step of the ladder that an assignment reached under one due day; how many heard."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="reminders")
    step = models.ForeignKey(ReminderStep, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(_("hạn lúc nhắc"))
    reminded_at = models.DateTimeField(_("nhắc lúc"))
    told = models.PositiveSmallIntegerField(_("số người được nhắc"))

    class Meta:
        verbose_name = _("lần nhắc việc")
        constraints = [
            models.UniqueConstraint(fields=["assignment", "step", "due_on"], name="reminder_once"),
        ]

    def __str__(self) -> str:
        return f"{self.step_id} {self.due_on}"


class RecurrenceRule(Entity, Valid):
    """Quy tắc kỳ: by when each occurrence of what comes again is due, in the last month of its period.

    `day` 31 is the last day of a shorter month.
    """

    class Every(models.TextChoices):
        """How often."""

        MONTHLY = "monthly", _("hằng tháng")
        QUARTERLY = "quarterly", _("hằng quý")
        HALF_YEARLY = "half_yearly", _("6 tháng")
        NINE_MONTHLY = "nine_monthly", _("9 tháng")
        YEARLY = "yearly", _("hằng năm")
        REGULAR = "regular", _("thường xuyên")

    every = models.CharField(_("định kỳ"), max_length=12, choices=Every.choices)
    day = models.PositiveSmallIntegerField(_("ngày trong tháng cuối kỳ"))

    class Meta:
        verbose_name = _("quy tắc kỳ")
        constraints = [
            validity_is_ordered("recurrence_ends_after_it_begins"),
            models.CheckConstraint(name="recurrence_day", condition=Q(day__gte=1, day__lte=31)),
            once_a_day("recurrence_once_a_day", "every"),
        ]

    def __str__(self) -> str:
        return self.every
