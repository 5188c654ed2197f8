"""Feedback: what somebody says of a rule or of a conduct, who answers it, and how it went."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import Dossier
from motcua.casework.feedback.states import ENDED, State
from motcua.foundation.files.models import StoredFile
from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText
from motcua.registers.organisations.models import Agency

KIND: Final = "feedback"
ANSWER_KIND: Final = "feedback_answer"
"""Whose promise is that an answer, once ready, is published."""


class Kind(models.TextChoices):
    """Nội dung phản ánh, as index 766 parts it."""

    CONDUCT = "CONDUCT", _("hành vi của cán bộ, cơ quan")
    RULE = "RULE", _("quy định hành chính")


class Channel(models.TextChoices):
    """By which way it came."""

    WEB = "WEB", _("qua trang này")
    PHONE = "PHONE", _("qua điện thoại")
    POST = "POST", _("qua bưu chính")
    DIRECT = "DIRECT", _("trực tiếp")


class Standing(models.TextChoices):
    """Trạng thái, as people read it."""

    RECEIVED = State.RECEIVED.value, _("chờ tiếp nhận")
    HANDLING = State.HANDLING.value, _("đang xử lý")
    AWAITING = State.AWAITING.value, _("chờ người gửi bổ sung")
    ANSWERED = State.ANSWERED.value, _("đã trả lời, chờ công khai")
    PUBLISHED = State.PUBLISHED.value, _("đã công khai trả lời")
    REFUSED = State.REFUSED.value, _("đã trả lại")


class Feedback(Entity):
    """Phản ánh, kiến nghị: what somebody says, who answers, by when; its sender need not say who he is.

    The days run from when it was sent or, after a transfer, from the last one. `late_since` is the first
    moment since then that passed unmet. `question` and `answer` are what everybody may read.
    """

    code = models.CharField(_("mã phản ánh"), max_length=40, unique=True)
    secret = EncryptedText(_("mã bí mật"))
    secret_index = models.BinaryField(max_length=32, unique=True)
    form_key = models.UUIDField(_("tờ gửi"), unique=True, null=True)
    kind = models.CharField(_("nội dung"), max_length=7, choices=Kind.choices)
    channel = models.CharField(_("cách gửi"), max_length=6, choices=Channel.choices)
    state = models.CharField(_("trạng thái"), max_length=9, choices=Standing.choices)
    content = EncryptedText(_("lời phản ánh"))
    name = EncryptedText(_("người gửi"), blank=True)
    phone = EncryptedText(_("điện thoại"), blank=True)
    email = EncryptedText(_("thư điện tử"), blank=True)
    dossier = models.ForeignKey(
        Dossier,
        on_delete=models.PROTECT,
        null=True,
        related_name="feedback",
        verbose_name=_("về hồ sơ"),
    )
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
        verbose_name=_("cơ quan xử lý"),
    )
    repeats = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="repetition",
        verbose_name=_("phản ánh lại"),
    )
    filed_at = models.DateTimeField(_("gửi lúc"))
    counted_from = models.DateTimeField(_("tính hạn từ lúc"))
    due_at = models.DateTimeField(_("hạn"), null=True)
    late_since = models.DateTimeField(_("trễ từ lúc"), null=True)
    taken_at = models.DateTimeField(_("tiếp nhận lúc"), null=True)
    taken_by = models.UUIDField(_("người xử lý"), null=True)
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True)
    ended_at = models.DateTimeField(_("kết thúc lúc"), null=True)
    question = models.TextField(_("nội dung công khai"), blank=True)
    answer = models.TextField(_("trả lời"), blank=True)
    satisfied = models.BooleanField(_("hài lòng"), null=True)
    judged_at = models.DateTimeField(_("người gửi đánh giá lúc"), null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["agency", "due_at", "id"],
                name="feedback_open",
                condition=~Q(state__in=sorted(ENDED)),
            ),
            models.Index(fields=["agency", "-filed_at", "-id"], name="feedback_of_agency"),
            models.Index(fields=["-filed_at", "-id"], name="feedback_list"),
            models.Index(
                fields=["-ended_at", "-id"], name="feedback_published", condition=Q(state="PUBLISHED")
            ),
        ]
        constraints = [
            models.CheckConstraint(name="feedback_state_known", condition=Q(state__in=Standing.values)),
            models.CheckConstraint(
                name="feedback_counted_since_sent", condition=Q(counted_from__gte=F("filed_at"))
            ),
            models.CheckConstraint(
                name="feedback_taken_has_who",
                condition=Q(taken_at__isnull=True, taken_by__isnull=True)
                | Q(taken_at__isnull=False, taken_by__isnull=False),
            ),
            models.CheckConstraint(
                name="feedback_handled_by_somebody",
                condition=~Q(state__in=["HANDLING", "ANSWERED", "PUBLISHED"])
                | Q(agency__isnull=False, taken_at__isnull=False),
            ),
            models.CheckConstraint(
                name="feedback_answered_says_what",
                condition=Q(state__in=["ANSWERED", "PUBLISHED"], answered_at__isnull=False)
                & ~Q(answer="")
                & ~Q(question="")
                | ~Q(state__in=["ANSWERED", "PUBLISHED"]) & Q(answered_at__isnull=True, answer=""),
            ),
            models.CheckConstraint(
                name="feedback_ended_has_moment",
                condition=Q(state__in=sorted(ENDED), ended_at__isnull=False)
                | ~Q(state__in=sorted(ENDED)) & Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="feedback_judged_once_published",
                condition=Q(satisfied__isnull=True, judged_at__isnull=True)
                | Q(satisfied__isnull=False, judged_at__isnull=False, state="PUBLISHED"),
            ),
        ]

    def __str__(self) -> str:
        """Name it by its code."""
        return self.code


class Deed(models.TextChoices):
    """What was done with feedback."""

    FILED = "FILED", _("gửi phản ánh")
    TAKEN = "TAKEN", _("tiếp nhận")
    REFUSED = "REFUSED", _("trả lại")
    ASKED = "ASKED", _("hỏi thêm người gửi")
    SUPPLIED = "SUPPLIED", _("người gửi bổ sung")
    TRANSFERRED = "TRANSFERRED", _("chuyển cơ quan có thẩm quyền")
    ANSWERED = "ANSWERED", _("trả lời")
    PUBLISHED = "PUBLISHED", _("công khai trả lời")
    JUDGED = "JUDGED", _("người gửi đánh giá")
    REPEATED = "REPEATED", _("phản ánh lại")


class FeedbackStep(Entity):
    """Diễn biến phản ánh: one thing that was done, where it lay then, and by when it was to be done."""

    feedback = models.ForeignKey(Feedback, on_delete=models.PROTECT, related_name="steps")
    deed = models.CharField(_("việc"), max_length=11, choices=Deed.choices)
    at = models.DateTimeField(_("lúc"))
    by = models.UUIDField(_("người làm"))
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("tại cơ quan")
    )
    words = EncryptedText(_("lời"), blank=True)
    due_at = models.DateTimeField(_("phải làm trước"), null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="feedbackstep_known", condition=Q(deed__in=Deed.values)),
        ]

    @property
    def is_late(self) -> bool:
        """Say whether it was done after its moment."""
        return self.due_at is not None and self.at > self.due_at

    def __str__(self) -> str:
        """Name it."""
        return self.get_deed_display()


class FeedbackFile(models.Model):
    """Tệp kèm phản ánh: what the sender shows, as a file that was looked into."""

    feedback = models.ForeignKey(Feedback, on_delete=models.PROTECT, related_name="files")
    number = models.PositiveSmallIntegerField(_("thứ tự"))
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = EncryptedText(_("tên tệp"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["feedback", "number"], name="feedbackfile_numbered_once")
        ]

    def __str__(self) -> str:
        """Name it."""
        return str(self.name)


@dataclass(frozen=True)
class Draft:
    """What somebody sends. `token` is that of his slip, `repeats` the secret of what he sent before."""

    kind: str
    content: str
    agency_id: UUID | None = None
    token: str = ""
    repeats: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    channel: str = Channel.WEB
    form_key: UUID | None = None


@dataclass(frozen=True)
class Sent:
    """A file that goes along, as it was kept."""

    file: StoredFile
    name: str
