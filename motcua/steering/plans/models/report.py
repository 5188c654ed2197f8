"""Báo cáo: a report on a plan, its figures frozen when it was signed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.files.models import StoredFile
from motcua.foundation.ids import Entity
from motcua.steering.plans.models.plan import Plan


class PlanReport(Entity):
    """Báo cáo tình hình thực hiện: figures of a plan on a day, frozen and hashed at signing; its papers."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="signed_reports")
    number = models.CharField(_("số, ký hiệu"), max_length=60)
    as_of = models.DateField(_("số liệu đến ngày"))
    figures = models.JSONField(_("số liệu"))
    digest = models.CharField(_("mã băm của số liệu"), max_length=64)
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name=_("bản PDF"))
    docx = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name=_("bản .docx")
    )
    signer = models.CharField(_("người ký"), max_length=160)
    signed_at = models.DateTimeField(_("ký lúc"))
    signed_by = models.UUIDField(_("tài khoản ký"))

    class Meta:
        verbose_name = _("báo cáo tình hình thực hiện")
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_report_number_once"),
            models.CheckConstraint(name="plan_report_is_named", condition=~Q(number="") & ~Q(signer="")),
        ]

    def __str__(self) -> str:
        return self.number
