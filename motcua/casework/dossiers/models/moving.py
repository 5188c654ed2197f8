"""Dossiers under way that go over to the process of a new version, many at once."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models.dossier import Dossier
from motcua.foundation.ids import Entity
from motcua.registers.procedures.models import ProcedureVersion


class Moving(Entity):
    """Đợt chuyển quy trình: dossiers of one procedure and case go over to the process of a version.

    It goes through the dossiers in the order of their ids, from `reached` on, and can be taken up again
    wherever it was cut off.
    """

    class State(models.TextChoices):
        """How far it has come."""

        RUNNING = "RUNNING", _("đang chạy")
        DONE = "DONE", _("đã xong")

    version = models.ForeignKey(
        ProcedureVersion, on_delete=models.PROTECT, related_name="+", verbose_name=_("phiên bản mới")
    )
    case_number = models.PositiveSmallIntegerField(_("trường hợp"), null=True)
    mapping = models.JSONField(_("bước tương ứng"))  # step key → step key
    reason = models.CharField(_("vì sao"), max_length=300)
    state = models.CharField(_("trạng thái"), max_length=7, choices=State.choices, default=State.RUNNING)
    reached = models.UUIDField(_("đã đến"), null=True)
    examined = models.PositiveIntegerField(_("đã xem"), default=0)
    moved = models.PositiveIntegerField(_("đã chuyển"), default=0)
    began_by = models.UUIDField(_("người làm"))
    began_at = models.DateTimeField(_("bắt đầu lúc"))
    ended_at = models.DateTimeField(_("xong lúc"), null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="moving_done_has_moment",
                condition=Q(state="RUNNING", ended_at__isnull=True) | Q(state="DONE", ended_at__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["state"], name="moving_one_at_a_time", condition=Q(state="RUNNING")
            ),
        ]

    def __str__(self) -> str:
        """Say why."""
        return self.reason


class MovedDossier(models.Model):
    """Dòng nhật ký chuyển quy trình: one dossier of a moving, moved, or left where it was and why."""

    moving = models.ForeignKey(Moving, on_delete=models.PROTECT, related_name="lines")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    why_not = models.CharField(_("vì sao không chuyển"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["moving", "dossier"], name="moveddossier_once_each_time"),
        ]

    def __str__(self) -> str:
        """Say what became of it."""
        return self.why_not or str(self.dossier_id)
