"""What a dossier meets on its way: supplements, notes, corrections, links, the hand that takes its result."""

from typing import Final

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models.dossier import Dossier
from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText

FORM_SLIP: Final = "01"
FORM_SUPPLEMENT: Final = "02"
FORM_REFUSAL: Final = "03"
"""The forms of Circular 01/2018 that a dossier's applicant is given."""


class HandOver(Entity):
    """Trả kết quả: who received a dossier's result, how and when, and who gave it."""

    class Method(models.TextChoices):
        """How."""

        IN_PERSON = "IN_PERSON", _("trực tiếp tại quầy")
        POST = "POST", _("qua bưu chính công ích")
        ELECTRONIC = "ELECTRONIC", _("bản điện tử")

    class Receiver(models.TextChoices):
        """Who, seen from the dossier."""

        APPLICANT = "APPLICANT", _("chủ hồ sơ")
        SUBMITTER = "SUBMITTER", _("người nộp hồ sơ")
        OTHER = "OTHER", _("người được ủy quyền")

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="hand_over")
    method = models.CharField(_("cách trả"), max_length=10, choices=Method.choices)
    receiver = models.CharField(_("người nhận là"), max_length=9, choices=Receiver.choices)
    receiver_name = EncryptedText(_("họ tên người nhận"))
    receiver_number = EncryptedText(_("số giấy tờ người nhận"), blank=True)
    originals_returned = models.BooleanField(_("đã trả bản chính"), default=False)
    handed_at = models.DateTimeField(_("trả lúc"))
    handed_by = models.UUIDField(_("người trả"))

    def __str__(self) -> str:
        """Name it by how it went."""
        return self.get_method_display()


class Supplement(Entity):
    """Yêu cầu bổ sung: everything that lacks, said once, on form 02; and when it came.

    The promise before it and after it stay beside it: after acceptance the limit is counted anew.
    """

    class State(models.TextChoices):
        """Where it stands."""

        OPEN = "OPEN", _("đang chờ")
        ANSWERED = "ANSWERED", _("đã bổ sung")
        DROPPED = "DROPPED", _("không còn")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="supplements")
    number = models.PositiveSmallIntegerField(_("lần"))
    state = models.CharField(_("trạng thái"), max_length=8, choices=State.choices, default=State.OPEN)
    sheet_number = models.PositiveIntegerField(_("số phiếu trong năm"))
    reprints = models.PositiveSmallIntegerField(_("số lần in lại phiếu"), default=0)
    before_acceptance = models.BooleanField(_("trước khi tiếp nhận"))
    lacking = EncryptedText(_("những gì cần bổ sung"))  # one a line
    reason = EncryptedText(_("lý do"))
    asked_at = models.DateTimeField(_("yêu cầu lúc"))
    asked_by = models.UUIDField(_("người yêu cầu"))
    ended_at = models.DateTimeField(_("xong lúc"), null=True)
    ended_by = models.UUIDField(_("người nhận bổ sung"), null=True)
    due_before = models.DateTimeField(_("hạn trước khi yêu cầu"), null=True)
    due_after = models.DateTimeField(_("hạn tính lại"), null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="supplement_numbered_once"),
            models.UniqueConstraint(
                fields=["dossier"], name="supplement_one_open", condition=Q(state="OPEN")
            ),
            models.CheckConstraint(
                name="supplement_ended_has_moment",
                condition=Q(state="OPEN", ended_at__isnull=True, ended_by__isnull=True)
                | (~Q(state="OPEN") & Q(ended_at__gte=F("asked_at"), ended_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="supplement_before_acceptance_has_no_day",
                condition=Q(before_acceptance=False) | Q(due_before__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        """Name it by its number."""
        return str(self.number)

    @property
    def items(self) -> tuple[str, ...]:
        """Give what lacks, one by one."""
        return tuple(self.lacking.splitlines())


class Note(Entity):
    """Ghi chú nội bộ: what officers tell each other of a dossier; the applicant never sees it."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="notes")
    words = EncryptedText(_("nội dung"))
    written_at = models.DateTimeField(_("viết lúc"))
    written_by = models.UUIDField(_("người viết"))

    class Meta:
        indexes = [models.Index(fields=["dossier", "-written_at"], name="note_of_dossier")]

    def __str__(self) -> str:
        """Name it by its day."""
        return f"{self.written_at:%d/%m/%Y}"


class DossierLink(Entity):
    """Liên kết hồ sơ: one dossier stands in another's place, or came with it."""

    class Kind(models.TextChoices):
        """What they are to each other."""

        REPLACES = "REPLACES", _("thay cho")

    one = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="links_to")
    other = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="links_from")
    kind = models.CharField(_("quan hệ"), max_length=8, choices=Kind.choices)
    linked_at = models.DateTimeField(_("lúc"))
    linked_by = models.UUIDField(_("người liên kết"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other", "kind"], name="dossierlink_once"),
            models.UniqueConstraint(
                fields=["other"], name="dossierlink_replaced_once", condition=Q(kind="REPLACES")
            ),
            models.CheckConstraint(name="dossierlink_of_two", condition=~Q(one=F("other"))),
        ]

    def __str__(self) -> str:
        """Say what they are to each other."""
        return self.get_kind_display()


class DossierCorrection(Entity):
    """Sửa hồ sơ nhập sai: what was chosen wrongly at the counter and put right before anybody acted."""

    class Kind(models.TextChoices):
        """What was wrong."""

        APPLICANT = "APPLICANT", _("chủ hồ sơ")
        PROCEDURE = "PROCEDURE", _("thủ tục")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="corrections")
    kind = models.CharField(_("sửa gì"), max_length=9, choices=Kind.choices)
    before_id = models.UUIDField(_("trước đó"))  # of a person, a legal entity or a version
    after_id = models.UUIDField(_("sau đó"))
    reason = EncryptedText(_("lý do"))
    corrected_at = models.DateTimeField(_("lúc"))
    corrected_by = models.UUIDField(_("người sửa"))

    class Meta:
        constraints = [
            models.CheckConstraint(name="dossiercorrection_changes", condition=~Q(before_id=F("after_id")))
        ]

    def __str__(self) -> str:
        """Say what was wrong."""
        return self.get_kind_display()
