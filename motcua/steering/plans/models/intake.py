"""Lượt đọc: a long document that is read outside the request that brought it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.files.models import StoredFile
from motcua.foundation.ids import Entity
from motcua.steering.plans.models.reading import PlanReading


class DocumentIntake(Entity):
    """Lượt đọc văn bản: a long document on its way to a reading; how far it has come, or why it failed.

    `stirred_at` is the reader's last sign of life in real time: a turn that was cut off is taken up again.
    A document that could not be read is not kept: only its name and the sentence are.
    """

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "WAITING", _("chờ đọc")
        RUNNING = "RUNNING", _("đang đọc")
        DONE = "DONE", _("đã đọc xong")
        FAILED = "FAILED", _("không đọc được")

    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("tệp")
    )
    file_kept_at = models.DateTimeField(_("giờ thực lưu tệp"))
    file_name = models.CharField(_("tên tệp"), max_length=150)
    sha256 = models.CharField(_("mã băm của tệp"), max_length=64)
    state = models.CharField(_("trạng thái"), max_length=7, choices=State.choices, default=State.WAITING)
    pages = models.PositiveIntegerField(_("số trang"), null=True)
    pages_read = models.PositiveIntegerField(_("số trang đã đọc"), default=0)
    turns = models.PositiveSmallIntegerField(_("số lần bắt đầu"), default=0)
    stirred_at = models.DateTimeField(_("giờ thực của dấu hiệu cuối"))
    sent_at = models.DateTimeField(_("đưa vào lúc"))
    sent_by = models.UUIDField(_("người đưa vào"))
    ended_at = models.DateTimeField(_("xong lúc"), null=True)
    refusal = models.TextField(_("vì sao không đọc được"), blank=True)
    reading = models.OneToOneField(PlanReading, on_delete=models.PROTECT, null=True, related_name="intake")

    class Meta:
        verbose_name = _("lượt đọc văn bản")
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"],
                name="intake_one_under_way",
                condition=Q(state__in=("WAITING", "RUNNING")),
            ),
            models.CheckConstraint(
                name="intake_ended_whole",
                condition=Q(state__in=("WAITING", "RUNNING"), ended_at__isnull=True, file__isnull=False)
                | Q(state="DONE", ended_at__isnull=False, reading__isnull=False)
                | Q(state="FAILED", ended_at__isnull=False, file__isnull=True, reading__isnull=True),
            ),
            models.CheckConstraint(
                name="intake_failed_says_why", condition=~Q(state="FAILED") | ~Q(refusal="")
            ),
        ]

    def __str__(self) -> str:
        return self.file_name
