"""What is kept of packs: which are loaded, and which were handed in for a second person's approval."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.files.models import StoredFile
from motcua.foundation.ids import Entity


class Pack(Entity):
    """Gói dữ liệu đã nạp: the pack of a name as it was last loaded."""

    name = models.CharField(_("tên gói"), max_length=60, unique=True)
    title = models.CharField(_("tiêu đề"), max_length=200)
    version = models.CharField(_("phiên bản"), max_length=40)
    effective_from = models.DateField(_("có hiệu lực từ ngày"))
    requires = models.JSONField(_("cần các gói"), default=list)
    digest = models.CharField(_("dấu vân nội dung"), max_length=64)
    loaded_at = models.DateTimeField(_("nạp lúc"))
    loaded_by = models.UUIDField(_("người nạp"))

    class Meta:
        verbose_name = _("gói dữ liệu")
        verbose_name_plural = _("gói dữ liệu")

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


class UploadState(models.TextChoices):
    """Where a proposed pack stands."""

    PROPOSED = "PROPOSED", _("chờ duyệt")
    APPROVED = "APPROVED", _("đã duyệt, chờ ngày hiệu lực")
    REJECTED = "REJECTED", _("không duyệt")
    APPLIED = "APPLIED", _("đã nạp")


class PackUpload(Entity):
    """Gói đề nghị nạp: handed in by one person, approved by a second, loaded on its day."""

    name = models.CharField(_("tên gói"), max_length=60)
    title = models.CharField(_("tiêu đề"), max_length=200)
    version = models.CharField(_("phiên bản"), max_length=40)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name=_("tệp"))
    file_name = models.CharField(_("tên tệp"), max_length=150)
    effective_on = models.DateField(_("ngày nạp"))
    state = models.CharField(
        _("trạng thái"), max_length=10, choices=UploadState, default=UploadState.PROPOSED
    )
    proposed_by = models.UUIDField(_("người đề nghị"))
    proposed_at = models.DateTimeField(_("đề nghị lúc"))
    decided_by = models.UUIDField(_("người duyệt"), null=True)
    decided_at = models.DateTimeField(_("duyệt lúc"), null=True)
    reason = models.CharField(_("lý do không duyệt"), max_length=500, default="", blank=True)
    applied_at = models.DateTimeField(_("nạp lúc"), null=True)
    obstacle = models.TextField(_("vì sao chưa nạp được"), default="", blank=True)

    class Meta:
        verbose_name = _("gói đề nghị nạp")
        verbose_name_plural = _("gói đề nghị nạp")
        indexes = [models.Index(fields=["state", "effective_on"], name="pack_upload_due")]
        constraints = [
            models.CheckConstraint(
                name="pack_upload_decided_by_somebody",
                condition=Q(state="PROPOSED", decided_by=None, decided_at=None)
                | Q(~Q(state="PROPOSED"), decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="pack_upload_approved_by_a_second",
                condition=~Q(state__in=["APPROVED", "APPLIED"]) | ~Q(decided_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="pack_upload_applied_has_moment",
                condition=Q(state="APPLIED", applied_at__isnull=False)
                | Q(~Q(state="APPLIED"), applied_at__isnull=True),
            ),
            models.CheckConstraint(
                name="pack_upload_rejected_has_reason", condition=~Q(state="REJECTED") | ~Q(reason="")
            ),
            models.UniqueConstraint(
                name="pack_upload_one_open_per_name",
                fields=["name"],
                condition=Q(state__in=["PROPOSED", "APPROVED"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.version} ({self.state})"
