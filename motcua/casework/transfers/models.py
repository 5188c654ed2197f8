"""The nouns of handing papers on: a list, and its lines."""

from typing import Final

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import Dossier
from motcua.foundation.ids import Entity
from motcua.registers.organisations.models import Agency, OneStopUnit

SERIES: Final = "BG"
"""How the series of the lists' numbers is called."""


class Transfer(Entity):
    """Danh sách bàn giao: papers that a one-stop unit hands on to who decides.

    It is confirmed by who receives them.
    """

    unit = models.ForeignKey(OneStopUnit, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(_("số trong năm"))
    made_at = models.DateTimeField(_("giao lúc"))
    made_by = models.UUIDField(_("người giao"))
    received_at = models.DateTimeField(_("nhận lúc"), null=True)
    received_by = models.UUIDField(_("người nhận"), null=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "-made_at"], name="transfer_of_unit"),
            models.Index(
                fields=["agency", "made_at"], name="transfer_on_its_way", condition=Q(received_at=None)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="transfer_received_by_somebody",
                condition=Q(received_at__isnull=True, received_by__isnull=True)
                | Q(received_at__gte=F("made_at"), received_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Name it by its number."""
        return f"{self.number}/BG"


class TransferLine(models.Model):
    """Dòng bàn giao: a dossier whose papers are on a list; `received` says whether they were in it."""

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="lines")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    received = models.BooleanField(_("đã nhận"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["transfer", "dossier"], name="transferline_once_on_a_list"),
            models.UniqueConstraint(
                fields=["dossier"],
                name="transferline_handed_on_once",
                condition=Q(received__isnull=True) | Q(received=True),
            ),
        ]

    def __str__(self) -> str:
        """Say of which dossier."""
        return str(self.dossier_id)
