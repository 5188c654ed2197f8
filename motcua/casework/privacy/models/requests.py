"""A request about one's own data."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText
from motcua.instruments.documents.models import VaultDocument
from motcua.registers.people.models import Person

KIND: Final = "data_request"


class DataRequest(Entity):
    """Yêu cầu về dữ liệu cá nhân: what somebody asks about what is held of himself, and what was answered.

    `due_at` is by when, where the law of the day of asking says it. Of one sort, about one thing, a person
    has one open request at a time.
    """

    class Wish(models.TextChoices):
        """What is wished."""

        CORRECT = "CORRECT", _("đính chính")
        DELETE = "DELETE", _("xóa")
        RESTRICT = "RESTRICT", _("hạn chế sử dụng")
        OBJECT = "OBJECT", _("phản đối việc sử dụng")

    class State(models.TextChoices):
        """Where it stands."""

        OPEN = "OPEN", _("chờ trả lời")
        DONE = "DONE", _("đã thực hiện")
        REFUSED = "REFUSED", _("không thực hiện")
        WITHDRAWN = "WITHDRAWN", _("người yêu cầu đã rút")

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("người yêu cầu")
    )
    wish = models.CharField(_("yêu cầu"), max_length=8, choices=Wish.choices)
    document = models.ForeignKey(
        VaultDocument,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("giấy tờ trong kho"),
    )
    words = EncryptedText(_("nội dung"))
    state = models.CharField(_("trạng thái"), max_length=9, choices=State.choices, default=State.OPEN)
    asked_at = models.DateTimeField(_("gửi lúc"))
    asked_by = models.UUIDField(_("tài khoản"))
    due_at = models.DateTimeField(_("trả lời trước"), null=True)
    answer = EncryptedText(_("trả lời"), blank=True)
    ended_at = models.DateTimeField(_("xong lúc"), null=True)
    ended_by = models.UUIDField(_("người trả lời"), null=True)

    class Meta:
        indexes = [
            models.Index(fields=["asked_at", "id"], name="datarequest_open", condition=Q(state="OPEN")),
            models.Index(fields=["-ended_at", "-id"], name="datarequest_ended", condition=~Q(state="OPEN")),
        ]
        constraints = [
            models.CheckConstraint(
                name="datarequest_ended_has_who",
                condition=Q(state="OPEN", ended_at__isnull=True, ended_by__isnull=True)
                | ~Q(state="OPEN") & Q(ended_at__gte=F("asked_at"), ended_by__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["person", "wish", "document"],
                name="datarequest_one_open",
                condition=Q(state="OPEN"),
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        """Say what is wished."""
        return self.get_wish_display()


@dataclass(frozen=True)
class Draft:
    """What somebody asks; `document_id` where it is about one paper of his vault."""

    wish: str
    words: str
    document_id: UUID | None = None
