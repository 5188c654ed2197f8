"""Kế hoạch: what was published of a document: assignments, their milestones, targets."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.ids import Entity
from motcua.registers.organisations.models import Agency
from motcua.steering.plans.models.reading import DraftLine, PlanReading


class Plan(Entity):
    """Kế hoạch: a document whose assignments and targets are followed."""

    class State(models.TextChoices):
        """Whether it still binds."""

        ACTIVE = "ACTIVE", _("đang thực hiện")
        REPLACED = "REPLACED", _("đã bị thay thế")
        CLOSED = "CLOSED", _("đã kết thúc")

    reading = models.OneToOneField(PlanReading, on_delete=models.PROTECT, related_name="plan")
    state = models.CharField(_("trạng thái"), max_length=8, choices=State.choices, default=State.ACTIVE)
    kind = models.CharField(_("loại văn bản"), max_length=60)
    number = models.CharField(_("số, ký hiệu"), max_length=60)
    title = models.TextField(_("trích yếu"))
    issuer = models.CharField(_("cơ quan ban hành"), max_length=300)
    signer = models.CharField(_("người ký"), max_length=160, blank=True)
    signed_on = models.DateField(_("ngày ban hành"))
    year = models.PositiveSmallIntegerField(_("năm kế hoạch"))
    published_at = models.DateTimeField(_("đưa vào theo dõi lúc"))
    published_by = models.UUIDField(_("người đưa vào theo dõi"))

    class Meta:
        verbose_name = _("kế hoạch")
        constraints = [
            models.UniqueConstraint(fields=["number", "signed_on", "issuer"], name="plan_once"),
            models.CheckConstraint(name="plan_is_named", condition=~Q(number="") & ~Q(title="")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}".strip()


class PlanLink(Entity):
    """Quan hệ giữa hai kế hoạch: a later document amends an earlier one, stands in its place, or ends it."""

    class Relation(models.TextChoices):
        """What the later one does to the earlier."""

        AMENDS = "AMENDS", _("sửa đổi, bổ sung")
        REPLACES = "REPLACES", _("thay thế")
        CLOSES = "CLOSES", _("kết thúc")

    later = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="changes")
    earlier = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="changed_by")
    relation = models.CharField(_("quan hệ"), max_length=8, choices=Relation.choices)

    class Meta:
        verbose_name = _("quan hệ giữa hai kế hoạch")
        constraints = [
            models.UniqueConstraint(fields=["later", "earlier"], name="plan_link_once"),
            models.CheckConstraint(name="plan_link_joins_two", condition=~Q(later=models.F("earlier"))),
        ]


class Assignment(Entity):
    """Nhiệm vụ: what a plan gives an agency to do, with what product, by when.

    A line given to a class of agencies has one row of its own and one below it for each agency; one that
    comes again has a row below it for each `period`. `due_on` is the last day; `original_due_on` stays when
    the day is extended. "Done" is the day on which the product reached who assigned it, not the day of a
    click. What a later plan ended (`ended_by`) keeps as what it stood on that day (`ended_as`, its class).
    """

    class Term(models.TextChoices):
        """How it is bound in time."""

        DATED = "DATED", _("có thời hạn")
        REGULAR = "REGULAR", _("thường xuyên")
        PERIODIC = "PERIODIC", _("định kỳ")
        CONDITIONAL = "CONDITIONAL", _("chờ sự kiện")
        LINKED = "LINKED", _("theo văn bản khác")
        OPEN_ENDED = "OPEN_ENDED", _("không thời hạn")

    class State(models.TextChoices):
        """How far it has come."""

        GIVEN = "GIVEN", _("mới giao")
        ACCEPTED = "ACCEPTED", _("đã tiếp nhận")
        IN_PROGRESS = "IN_PROGRESS", _("đang thực hiện")
        HANDED_IN = "HANDED_IN", _("đã nộp sản phẩm, chờ duyệt")
        DONE = "DONE", _("hoàn thành")
        SUSPENDED = "SUSPENDED", _("tạm dừng")
        CANCELLED = "CANCELLED", _("không thực hiện nữa")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="assignments")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    line = models.ForeignKey(DraftLine, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(_("thứ tự"))
    no = models.CharField(_("số thứ tự"), max_length=30, blank=True)
    section = models.TextField(_("mục"), blank=True)
    text = models.TextField(_("nội dung"))
    products = ArrayField(models.TextField(), verbose_name=_("sản phẩm"), default=list)
    lead = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("cơ quan chủ trì")
    )
    lead_text = models.TextField(_("chủ trì như văn bản ghi"), blank=True)
    term = models.CharField(_("cách định hạn"), max_length=11, choices=Term.choices)
    due_text = models.TextField(_("thời hạn như văn bản ghi"), blank=True)
    due_on = models.DateField(_("hạn"), null=True)
    original_due_on = models.DateField(_("hạn ban đầu"), null=True)
    state = models.CharField(_("trạng thái"), max_length=11, choices=State.choices, default=State.GIVEN)
    handed_in_on = models.DateField(_("ngày nộp sản phẩm đang chờ duyệt"), null=True)
    done_on = models.DateField(_("ngày nhận sản phẩm"), null=True)
    period = models.CharField(_("kỳ"), max_length=20, blank=True)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    ended_by = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="ended_assignments")
    ended_as = models.CharField(_("xếp loại khi kết thúc"), max_length=16, blank=True)

    class Meta:
        verbose_name = _("nhiệm vụ")
        indexes = [
            models.Index(fields=["plan", "position"], name="assignment_in_order"),
            models.Index(fields=["lead", "due_on"], name="assignment_of_agency"),
        ]
        constraints = [
            models.CheckConstraint(
                name="assignment_dated_has_day",
                condition=(Q(term="DATED") & Q(due_on__isnull=False) & Q(original_due_on__isnull=False))
                | ~Q(term="DATED"),
            ),
            models.CheckConstraint(
                name="assignment_done_has_day",
                condition=Q(state="DONE", done_on__isnull=False)
                | (~Q(state="DONE") & Q(done_on__isnull=True)),
            ),
            models.CheckConstraint(
                name="assignment_handed_in_has_day",
                condition=Q(state="HANDED_IN", handed_in_on__isnull=False)
                | (~Q(state="HANDED_IN") & Q(handed_in_on__isnull=True)),
            ),
            models.CheckConstraint(
                name="assignment_ended_as_something",
                condition=Q(ended_by__isnull=True, ended_as="")
                | (Q(ended_by__isnull=False, state="CANCELLED") & ~Q(ended_as="")),
            ),
            models.UniqueConstraint(
                fields=["parent", "lead"],
                name="assignment_once_per_member",
                condition=Q(parent__isnull=False, period=""),
            ),
            models.UniqueConstraint(
                fields=["parent", "period"], name="assignment_once_per_period", condition=~Q(period="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.no} {self.text[:60]}".strip()


class AssignmentAgency(Entity):
    """Cơ quan cùng thực hiện: who leads beside the one answerable, and who supports."""

    class Part(models.TextChoices):
        """What it does."""

        LEADS_TOO = "LEADS_TOO", _("cùng chủ trì")
        SUPPORTS = "SUPPORTS", _("phối hợp")

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="others")
    part = models.CharField(_("vai trò"), max_length=9, choices=Part.choices)
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    printed = models.TextField(_("như văn bản ghi"), blank=True)

    class Meta:
        verbose_name = _("cơ quan cùng thực hiện")
        constraints = [
            models.UniqueConstraint(fields=["assignment", "part", "position"], name="other_agency_in_order"),
            models.CheckConstraint(
                name="other_agency_is_named", condition=Q(agency__isnull=False) | ~Q(printed="")
            ),
        ]


class AssignmentMilestone(Entity):
    """Mốc thời gian: a moment by which, or a stretch in which, a part of an assignment is due."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="milestones")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    kind = models.CharField(_("loại mốc"), max_length=20)
    starts_on = models.DateField(_("từ ngày"), null=True)
    ends_on = models.DateField(_("đến ngày"), null=True)
    label = models.TextField(_("việc của mốc"), blank=True)
    done_on = models.DateField(_("xong ngày"), null=True)

    class Meta:
        verbose_name = _("mốc thời gian")
        constraints = [
            models.UniqueConstraint(fields=["assignment", "position"], name="milestone_in_order"),
            models.CheckConstraint(
                name="milestone_is_ordered",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=models.F("starts_on")),
            ),
        ]


class Target(Entity):
    """Chỉ tiêu: a number or a standing that a plan promises to reach in a period.

    `ended_by` is the later plan that took it away; it binds while there is none.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="targets")
    line = models.ForeignKey(DraftLine, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(_("thứ tự"))
    no = models.CharField(_("số thứ tự"), max_length=30, blank=True)
    section = models.TextField(_("mục"), blank=True)
    text = models.TextField(_("nội dung"))
    op = models.CharField(_("so sánh"), max_length=2, blank=True)
    value = models.DecimalField(_("giá trị"), max_digits=18, decimal_places=4, null=True)
    unit = models.CharField(_("đơn vị tính"), max_length=60, blank=True)
    value_text = models.TextField(_("giá trị như văn bản ghi"), blank=True)
    level = models.CharField(_("cấp"), max_length=10, blank=True)
    period = models.CharField(_("kỳ"), max_length=40, blank=True)
    watcher = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    watcher_text = models.TextField(_("theo dõi như văn bản ghi"), blank=True)
    doers_text = models.TextField(_("thực hiện như văn bản ghi"), blank=True)
    ended_by = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="ended_targets")

    class Meta:
        verbose_name = _("chỉ tiêu")
        indexes = [models.Index(fields=["plan", "position"], name="target_in_order")]

    def __str__(self) -> str:
        return f"{self.no} {self.text[:60]}".strip()
