"""What came in and nobody can yet say whose it is: it waits for a person who names the place."""

from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import Dossier
from motcua.foundation.files.models import StoredFile
from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText
from motcua.registers.organisations.models import OneStopUnit
from motcua.registers.people.models import LegalEntity, Person
from motcua.registers.procedures.models import Procedure

HELD: Final = "held_filing"


class HeldFiling(Entity):
    """Hồ sơ chưa rõ nơi giải quyết: kept as it was sent, until it is passed on or turned back.

    Its number is that of the dossier which it becomes; the hours for an answer run from `held_at`.
    """

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "WAITING", _("chờ xác định nơi giải quyết")
        ROUTED = "ROUTED", _("đã chuyển đúng nơi")
        TURNED_BACK = "TURNED_BACK", _("đã trả lại")

    number = models.CharField(_("mã tiếp nhận"), max_length=60, unique=True)
    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, related_name="+", verbose_name=_("thủ tục")
    )
    unit = models.ForeignKey(
        OneStopUnit, on_delete=models.PROTECT, related_name="+", verbose_name=_("nơi được gửi đến")
    )
    applicant_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    applicant_entity = models.ForeignKey(LegalEntity, on_delete=models.PROTECT, null=True, related_name="+")
    filing = EncryptedText(_("nội dung gửi đến"))  # JSON, as `rules` writes it
    obstacle = models.CharField(_("vướng mắc"), max_length=80)  # the code of the refusal
    why = models.TextField(_("vì sao chưa rõ"))
    state = models.CharField(_("tình trạng"), max_length=11, choices=State.choices, default=State.WAITING)
    held_at = models.DateTimeField(_("nhận lúc"))
    settled_at = models.DateTimeField(_("giải quyết lúc"), null=True)
    settled_by = models.UUIDField(_("người giải quyết"), null=True)
    reason = EncryptedText(_("lý do trả lại"), blank=True)
    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, null=True, related_name="held_filing")

    class Meta:
        indexes = [models.Index(fields=["held_at", "id"], name="held_waiting", condition=Q(state="WAITING"))]
        constraints = [
            models.CheckConstraint(
                name="held_has_one_applicant",
                condition=Q(applicant_person__isnull=True) ^ Q(applicant_entity__isnull=True),
            ),
            models.CheckConstraint(
                name="held_is_settled_once",
                condition=Q(state="WAITING", settled_at__isnull=True, dossier__isnull=True)
                | Q(state="ROUTED", settled_at__isnull=False, dossier__isnull=False)
                | Q(state="TURNED_BACK", settled_at__isnull=False, dossier__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        """Name it by its number."""
        return self.number


class HeldFile(models.Model):
    """Tệp kèm theo hồ sơ chưa rõ nơi: which paper it is of, by its place among the papers."""

    held = models.ForeignKey(HeldFiling, on_delete=models.CASCADE, related_name="files")
    place = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("tên tệp"), max_length=255)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["held", "place"], name="heldfile_once_per_paper")]

    def __str__(self) -> str:
        """Name it."""
        return self.name
