"""A notice: one message to one address, and how it fared. A template: what a province says instead."""

from typing import Final

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText

HOUSE_BOX: Final = "desk"
"""The channel of what is read within the house, by whoever signs in with an account."""


class NoticeState(models.TextChoices):
    """Where a notice stands."""

    QUEUED = "QUEUED", _("chờ gửi")
    SENT = "SENT", _("đã gửi")
    FAILED = "FAILED", _("không gửi được")


class Notice(Entity):
    """Thông báo: one message, told once. Address and words are encrypted; lists show the mask.

    One to an account lies in that account's box on the desk: it has arrived when it is written. One that was
    only noted keeps what it is to say; address and words come when it leaves.
    """

    channel = models.CharField(_("kênh"), max_length=20)
    template = models.CharField(_("mẫu"), max_length=80)
    subject_kind = models.CharField(_("loại đối tượng"), max_length=40)
    subject_id = models.UUIDField(_("đối tượng"))
    dedupe_key = models.CharField(_("khóa gửi một lần"), max_length=200)
    to = EncryptedText(_("gửi đến"))
    to_masked = models.CharField(_("gửi đến (che)"), max_length=200)
    title = EncryptedText(_("tiêu đề"))
    text = EncryptedText(_("nội dung"))
    said = models.JSONField(_("việc cần báo, khi chưa viết"), null=True)
    state = models.CharField(_("trạng thái"), max_length=6, choices=NoticeState, default=NoticeState.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("số lần thử"), default=0)
    queued_at = models.DateTimeField(_("ghi lúc"))
    next_at = models.DateTimeField(_("giờ thực lần thử tới"), db_default=Now())
    sent_at = models.DateTimeField(_("gửi lúc"), null=True)
    obstacle = models.CharField(_("vì sao chưa gửi được"), max_length=300, default="", blank=True)
    account_id = models.UUIDField(_("tài khoản nhận"), null=True)
    read_at = models.DateTimeField(_("đọc lúc"), null=True)

    class Meta:
        verbose_name = _("thông báo")
        verbose_name_plural = _("thông báo")
        constraints = [
            models.UniqueConstraint(fields=["dedupe_key"], name="notice_told_once"),
            models.CheckConstraint(
                name="notice_sent_has_moment",
                condition=Q(state="SENT", sent_at__isnull=False)
                | (~Q(state="SENT") & Q(sent_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="notice_in_the_house_has_account",
                condition=Q(channel=HOUSE_BOX, account_id__isnull=False, state="SENT")
                | (~Q(channel=HOUSE_BOX) & Q(account_id__isnull=True, read_at__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(fields=["next_at"], name="notice_waiting", condition=Q(state="QUEUED")),
            models.Index(fields=["subject_kind", "subject_id", "-id"], name="notice_of_subject"),
            models.Index(fields=["state", "-id"], name="notice_by_state"),
            models.Index(fields=["account_id", "-id"], name="notice_in_box", condition=Q(channel=HOUSE_BOX)),
            models.Index(
                fields=["account_id"],
                name="notice_unread",
                condition=Q(channel=HOUSE_BOX, read_at__isnull=True),
            ),
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
