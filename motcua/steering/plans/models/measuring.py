"""Đo chỉ tiêu: by what a target is measured, the figures that agencies report, the words that tell which."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import Valid, once_a_day, validity_is_ordered
from motcua.foundation.ids import Entity
from motcua.registers.organisations.models import Agency
from motcua.steering.plans.models.plan import Target


class TargetBinding(Entity):
    """Cách đo chỉ tiêu: by which indicator a target is measured, of whose work, over which days; or reports.

    A person decided it, on the house's proposal or otherwise. A later decision ends it and stands beside it.
    """

    class How(models.TextChoices):
        """Where the figure comes from."""

        INDICATOR = "INDICATOR", _("đo bằng chỉ số")
        REPORTS = "REPORTS", _("theo số báo cáo")

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="bindings")
    how = models.CharField(_("cách đo"), max_length=9, choices=How.choices)
    indicator = models.CharField(_("mã chỉ số"), max_length=60, blank=True)
    level = models.CharField(_("cấp"), max_length=10, blank=True)
    group = models.CharField(_("nhóm cơ quan"), max_length=300, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    procedure = models.CharField(_("mã thủ tục"), max_length=40, blank=True)
    field = models.CharField(_("lĩnh vực"), max_length=200, blank=True)
    channel = models.CharField(_("cách nộp"), max_length=6, blank=True)
    since = models.DateField(_("kỳ tính từ ngày"), null=True)
    until = models.DateField(_("kỳ tính đến ngày"), null=True)
    proposed = models.BooleanField(_("đúng như phần mềm đề xuất"), default=False)
    reason = models.TextField(_("lý do"), blank=True)
    decided_at = models.DateTimeField(_("quyết định lúc"))
    decided_by = models.UUIDField(_("người quyết định"))
    ended_at = models.DateTimeField(_("thôi dùng lúc"), null=True)

    class Meta:
        verbose_name = _("cách đo chỉ tiêu")
        constraints = [
            models.UniqueConstraint(
                fields=["target"], name="target_measured_one_way", condition=Q(ended_at__isnull=True)
            ),
            models.CheckConstraint(
                name="binding_names_its_indicator",
                condition=(Q(how="INDICATOR", since__isnull=False, until__gte=F("since")) & ~Q(indicator=""))
                | Q(
                    how="REPORTS",
                    indicator="",
                    level="",
                    group="",
                    agency__isnull=True,
                    procedure="",
                    field="",
                    channel="",
                    since__isnull=True,
                    until__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="binding_of_one_sort_of_agencies",
                condition=Q(level="", group="")
                | Q(level="", agency__isnull=True)
                | Q(group="", agency__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.indicator or str(self.get_how_display())


class TargetFigure(Entity):
    """Số báo cáo của chỉ tiêu: what an agency says that a target has come to in a period, with evidence.

    Of the whole province where no agency is named. A correction is a figure of its own; the old one stays.
    """

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="figures")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    period = models.CharField(_("kỳ"), max_length=20)
    ends_on = models.DateField(_("ngày cuối của kỳ"))
    value = models.DecimalField(_("giá trị"), max_digits=18, decimal_places=4, null=True)
    words = models.TextField(_("kết quả bằng lời"), blank=True)
    met = models.BooleanField(_("đơn vị báo cáo tự đánh giá là đạt"), null=True)
    reported_at = models.DateTimeField(_("báo cáo lúc"))
    reported_by = models.UUIDField(_("người báo cáo"))
    corrects = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="corrected_by",
        verbose_name=_("đính chính cho"),
    )
    reason = models.TextField(_("lý do đính chính"), blank=True)
    stands = models.BooleanField(_("đang dùng"), default=True)

    class Meta:
        verbose_name = _("số báo cáo của chỉ tiêu")
        constraints = [
            models.UniqueConstraint(
                fields=["target", "agency", "period"],
                name="figure_once_a_period",
                condition=Q(stands=True),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="figure_says_something", condition=Q(value__isnull=False) | ~Q(words="")
            ),
            models.CheckConstraint(
                name="figure_corrected_says_why", condition=Q(corrects__isnull=True) | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period}: {self.words if self.value is None else self.value}"


class TargetWords(Entity, Valid):
    """Lời của chỉ số: the turns of phrase in which documents promise what an indicator measures.

    In a phrase "…" stands for a few words between. A text with any of `never` speaks of something else.
    """

    indicator = models.CharField(_("mã chỉ số"), max_length=60)
    phrases = ArrayField(models.CharField(max_length=200), verbose_name=_("cách gọi"))
    never = ArrayField(models.CharField(max_length=200), verbose_name=_("không phải khi có"), default=list)

    class Meta:
        verbose_name = _("lời của chỉ số")
        constraints = [
            validity_is_ordered("targetwords_ends_after_it_begins"),
            models.CheckConstraint(name="targetwords_has_phrases", condition=Q(phrases__len__gt=0)),
            once_a_day("targetwords_once_a_day", "indicator"),
        ]

    def __str__(self) -> str:
        return self.indicator
