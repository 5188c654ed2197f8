"""A contact point: one address of one person, on one channel."""

from datetime import timedelta
from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText
from motcua.instruments.documents.models import Consent
from motcua.registers.people.models import Person

KIND: Final = "contact_point"
TOLD_SO: Final = "notice_channels"
"""Under which code stand the words by which one agrees to be told by a channel."""
CODE_LIVES: Final = timedelta(minutes=10)


class ContactState(models.TextChoices):
    """Where a contact point stands."""

    WAITING = "WAITING", _("chờ xác nhận")
    IN_USE = "IN_USE", _("đang nhận tin")
    ENDED = "ENDED", _("đã bỏ")


class ContactPoint(Entity):
    """Nơi nhận tin: an e-mail address or a mobile number by which somebody wants to be told.

    It is used once its owner has typed the code that was sent there, and agreed. The code is kept as what
    cannot be turned back, lives ten minutes of real time (`code_sent_at`) and a few tries, and works once.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("của"))
    channel = models.CharField(_("kênh"), max_length=20)
    address = EncryptedText(_("địa chỉ"))
    address_masked = models.CharField(_("địa chỉ (che)"), max_length=200)
    address_index = models.BinaryField(max_length=32)
    state = models.CharField(
        _("trạng thái"), max_length=7, choices=ContactState, default=ContactState.WAITING
    )
    code_digest = models.BinaryField(null=True, max_length=32)
    code_sent_at = models.DateTimeField(_("giờ thực gửi mã"))
    tries = models.PositiveSmallIntegerField(_("số lần gõ mã"), default=0)
    asked_at = models.DateTimeField(_("đăng ký lúc"))
    asked_by = models.UUIDField(_("tài khoản"))
    confirmed_at = models.DateTimeField(_("xác nhận lúc"), null=True)
    consent = models.ForeignKey(
        Consent, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("sự đồng ý")
    )
    ended_at = models.DateTimeField(_("bỏ lúc"), null=True)

    class Meta:
        verbose_name = _("nơi nhận tin")
        verbose_name_plural = _("nơi nhận tin")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "channel"], name="contactpoint_one_in_use", condition=Q(state="IN_USE")
            ),
            models.UniqueConstraint(
                fields=["person", "channel"], name="contactpoint_one_waits", condition=Q(state="WAITING")
            ),
            models.CheckConstraint(
                name="contactpoint_code_while_it_waits",
                condition=Q(state="WAITING", code_digest__isnull=False, confirmed_at__isnull=True)
                | ~Q(state="WAITING") & Q(code_digest__isnull=True),
            ),
            models.CheckConstraint(
                name="contactpoint_used_once_agreed",
                condition=~Q(state="IN_USE") | Q(confirmed_at__isnull=False, consent__isnull=False),
            ),
            models.CheckConstraint(
                name="contactpoint_ended_has_moment",
                condition=Q(state="ENDED", ended_at__isnull=False)
                | ~Q(state="ENDED") & Q(ended_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-asked_at"], name="contactpoint_of_person"),
            models.Index(fields=["address_index", "-code_sent_at"], name="contactpoint_of_address"),
        ]

    def __str__(self) -> str:
        """Show it as lists do."""
        return self.address_masked
