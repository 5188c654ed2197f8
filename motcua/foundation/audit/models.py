"""A look: somebody saw somebody's data."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Look(models.Model):
    """Lượt xem: one actor saw one subject's data for a purpose. Append-only by trigger."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(_("lúc"))
    actor_id = models.UUIDField(_("người xem"))
    subject_kind = models.CharField(_("loại đối tượng"), max_length=40)
    subject_id = models.UUIDField(_("đối tượng"))
    purpose = models.CharField(_("mục đích"), max_length=80)
    field = models.CharField(_("mục được xem"), max_length=80, default="", blank=True)
    request_id = models.CharField(_("mã yêu cầu"), max_length=64, default="", blank=True)
    network = models.CharField(_("mạng"), max_length=43, default="", blank=True)

    class Meta:
        verbose_name = _("lượt xem")
        verbose_name_plural = _("lượt xem")
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "-id"], name="look_at_subject"),
            models.Index(fields=["actor_id", "-id"], name="look_by_actor"),
        ]
        constraints = [models.CheckConstraint(name="look_has_a_purpose", condition=~Q(purpose=""))]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}: {self.purpose}"
