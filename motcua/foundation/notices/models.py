"""A notice: one message to one address, and how it fared. A template: what a province says instead."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText


class NoticeState(models.TextChoices):
    """Where a notice stands."""

    QUEUED = "QUEUED", _("chờ gửi")
    SENT = "SENT", _("đã gửi")
    FAILED = "FAILED", _("không gửi được")


class Notice(Entity):
    """Thông báo: one message, told once. Address and words are encrypted; lists show the mask."""

    channel = models.CharField(_("kênh"), max_length=20)
    template = models.CharField(_("mẫu"), max_length=80)
    subject_kind = models.CharField(_("loại đối tượng"), max_length=40)
    subject_id = models.UUIDField(_("đối tượng"))
    dedupe_key = models.CharField(_("khóa gửi một lần"), max_length=200, unique=True)
    to = EncryptedText(_("gửi đến"))
    to_masked = models.CharField(_("gửi đến (che)"), max_length=200)
    title = EncryptedText(_("tiêu đề"))
    text = EncryptedText(_("nội dung"))
    state = models.CharField(_("trạng thái"), max_length=6, choices=NoticeState, default=NoticeState.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("số lần thử"), default=0)
    queued_at = models.DateTimeField(_("ghi lúc"))
    next_at = models.DateTimeField(_("giờ thực lần thử tới"), db_default=Now())
    sent_at = models.DateTimeField(_("gửi lúc"), null=True)
    obstacle = models.CharField(_("vì sao chưa gửi được"), max_length=300, default="", blank=True)

    class Meta:
        verbose_name = _("thông báo")
        verbose_name_plural = _("thông báo")
        constraints = [
            models.CheckConstraint(
                name="notice_sent_has_moment",
                condition=Q(state="SENT", sent_at__isnull=False)
                | (~Q(state="SENT") & Q(sent_at__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(fields=["next_at"], name="notice_waiting", condition=Q(state="QUEUED")),
            models.Index(fields=["subject_kind", "subject_id", "-id"], name="notice_of_subject"),
            models.Index(fields=["state", "-id"], name="notice_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.template} → {self.to_masked}"


class NoticeTemplate(Entity):
    """Mẫu thông báo của tỉnh: what this province says in place of the house's own words."""

    key = models.CharField(_("mã mẫu"), max_length=80, unique=True)
    title = models.CharField(_("tiêu đề"), max_length=200)
    text = models.TextField(_("nội dung"))
    changed_at = models.DateTimeField(_("sửa lúc"))
    changed_by = models.UUIDField(_("người sửa"))

    class Meta:
        verbose_name = _("mẫu thông báo")
        verbose_name_plural = _("mẫu thông báo")

    def __str__(self) -> str:
        return self.key
