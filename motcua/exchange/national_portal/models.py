"""The nouns of this room: what came from the national portal, what is to be told there, how far was read."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import Dossier
from motcua.casework.routing.models import HeldFiling
from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText


class PortalFiling(Entity):
    """Hồ sơ từ Cổng Dịch vụ công quốc gia: kept as it was sent until it is a dossier of ours."""

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "WAITING", _("chờ chuyển thành hồ sơ")
        PUT = "PUT", _("đã thành hồ sơ")
        HELD = "HELD", _("chờ xác định nơi giải quyết")
        STUCK = "STUCK", _("vướng, cần người xem")

    number = models.CharField(_("mã hồ sơ của cổng"), max_length=100, unique=True)
    payload = EncryptedText(_("nội dung gửi đến"), blank=True)  # emptied once it is a dossier
    state = models.CharField(_("tình trạng"), max_length=7, choices=State.choices, default=State.WAITING)
    came_at = models.DateTimeField(_("đến lúc"))
    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, null=True, related_name="+")
    held = models.OneToOneField(HeldFiling, on_delete=models.PROTECT, null=True, related_name="+")
    obstacle = models.CharField(_("vướng mắc"), max_length=400, blank=True)
    faults = models.JSONField(_("tệp, tờ khai không nhận được"), default=list, blank=True)
    attempts = models.PositiveSmallIntegerField(_("số lần thử"), default=0)
    next_at = models.DateTimeField(_("thử lại lúc, giờ thực"), db_default=Now())

    class Meta:
        verbose_name = _("hồ sơ từ cổng quốc gia")
        indexes: ClassVar = [
            models.Index(fields=["next_at", "id"], name="portalfiling_waits", condition=Q(state="WAITING"))
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="portalfiling_put_where_it_says",
                condition=Q(state="PUT", dossier__isnull=False, held__isnull=True)
                | Q(state="HELD", dossier__isnull=True, held__isnull=False)
                | Q(state__in=["WAITING", "STUCK"], dossier__isnull=True, held__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        """Name it by its number."""
        return self.number


class PortalReport(Entity):
    """Báo trạng thái lên cổng: one change of one dossier, told once and in its turn."""

    class State(models.TextChoices):
        """How it fares."""

        QUEUED = "QUEUED", _("chờ gửi")
        SENT = "SENT", _("đã gửi")
        DEAD = "DEAD", _("đã ngừng gửi")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(_("vị trí trong chuỗi sự kiện"))
    status = models.PositiveSmallIntegerField(_("trạng thái theo mã của cổng"))
    at = models.DateTimeField(_("thay đổi lúc"))
    state = models.CharField(_("tình trạng gửi"), max_length=6, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("số lần thử"), default=0)
    next_at = models.DateTimeField(_("thử lại lúc, giờ thực"), db_default=Now())
    obstacle = models.CharField(_("lỗi gần nhất"), max_length=300, blank=True)
    sent_at = models.DateTimeField(_("gửi lúc"), null=True)

    class Meta:
        verbose_name = _("báo trạng thái lên cổng quốc gia")
        indexes: ClassVar = [
            models.Index(fields=["next_at", "id"], name="portalreport_queued", condition=Q(state="QUEUED")),
            models.Index(fields=["at"], name="portalreport_by_day"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dossier", "position"], name="portalreport_once_a_change"),
            models.CheckConstraint(name="portalreport_status_known", condition=Q(status__range=(1, 10))),
            models.CheckConstraint(
                name="portalreport_sent_has_moment",
                condition=Q(state="SENT", sent_at__isnull=False) | ~Q(state="SENT"),
            ),
        ]

    def __str__(self) -> str:
        """Say it in short."""
        return f"{self.dossier_id}: {self.status}"


class PortalReader(models.Model):
    """Người đọc sổ cho cổng: how far the event book was read; the row is its reader's lock."""

    name = models.CharField(primary_key=True, max_length=40)
    last = models.BigIntegerField(_("sự kiện cuối đã đọc"))
    owed = models.JSONField(_("số còn thiếu"), default=list, blank=True)

    def __str__(self) -> str:
        """Name it."""
        return f"{self.name}: {self.last}"
