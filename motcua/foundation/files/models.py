"""What is known of a file: its content's name, size and kind. Its given name is kept by who refers to it."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from motcua.foundation.ids import Entity


class Scan(models.TextChoices):
    """Quét mã độc: what is known of a content."""

    NONE = "NONE", _("không quét")
    HELD = "HELD", _("chưa quét")
    CLEAN = "CLEAN", _("đã quét, không thấy mã độc")
    INFECTED = "INFECTED", _("có mã độc")


class StoredFile(Entity):
    """Tệp: one content in the store. Refer to it by `ForeignKey(on_delete=PROTECT)`, else it is purged."""

    sha256 = models.CharField(_("mã băm SHA-256"), max_length=64, unique=True)
    size = models.BigIntegerField(_("kích thước"))
    kind = models.CharField(_("loại nội dung"), max_length=100)
    is_active = models.BooleanField(_("có nội dung tự chạy"), default=False)
    scan = models.CharField(_("quét mã độc"), max_length=8, choices=Scan.choices, db_default=Scan.NONE)
    kept_at = models.DateTimeField(_("lưu lúc"))
    last_kept_at = models.DateTimeField(_("giờ thực lần lưu gần nhất"), db_default=Now())

    class Meta:
        verbose_name = _("tệp")
        verbose_name_plural = _("tệp")
        constraints = [
            models.CheckConstraint(
                name="file_is_named_by_its_sha256", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
            models.CheckConstraint(name="file_scan_known", condition=Q(scan__in=list(Scan.values))),
            models.CheckConstraint(name="file_is_not_empty", condition=Q(size__gt=0)),
        ]
        indexes = [
            models.Index(fields=["scan", "id"], name="file_unscanned", condition=Q(scan__in=["HELD", "NONE"]))
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.sha256[:12]}"
