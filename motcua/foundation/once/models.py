"""The noun of this room, and an answer as it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText

LONGEST_KEY = 200


class KeptAnswer(Entity):
    """Câu trả lời đã giữ: what an actor was answered under a key. It may name people, so it lies closed."""

    actor_id = models.UUIDField(_("người hỏi"))
    key = models.CharField(_("khóa"), max_length=LONGEST_KEY)
    fingerprint = models.BinaryField(_("dấu vân của yêu cầu"), max_length=32)
    status = models.PositiveSmallIntegerField(_("mã trạng thái"), null=True)
    headers = models.JSONField(_("tiêu đề"), default=dict)
    body = EncryptedText(_("nội dung"), blank=True)
    kept_at = models.DateTimeField(_("giờ thực lúc giữ"))

    class Meta:
        indexes = [models.Index(fields=["kept_at"], name="kept_answer_age")]
        constraints = [
            models.UniqueConstraint(fields=["actor_id", "key"], name="kept_once_per_key"),
            models.CheckConstraint(name="kept_under_a_key", condition=~Q(key="")),
        ]

    def __str__(self) -> str:
        """Name it by its key."""
        return self.key


@dataclass(frozen=True)
class Answer:
    """What was answered, word for word; `again` when it was given before."""

    status: int
    body: str
    headers: Mapping[str, str] = field(default_factory=dict)
    again: bool = False


@dataclass(frozen=True)
class Question:
    """What was asked under a key: the key, and the fingerprint of the whole request."""

    key: str
    fingerprint: bytes
