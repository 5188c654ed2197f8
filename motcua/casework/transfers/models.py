"""The nouns of handing papers on: a list, and its lines."""

from typing import Final
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import Dossier
from motcua.foundation.ids import Entity
from motcua.registers.organisations.models import Agency, OneStopUnit


class Way(models.TextChoices):
    """Chiều bàn giao: what goes from whom to whom; one side is always a one-stop unit."""

    PAPERS = "PAPERS", _("giấy tờ đến nơi giải quyết")
    RESULTS = "RESULTS", _("kết quả về bộ phận một cửa")
    TO_POST = "TO_POST", _("kết quả gửi bưu chính để trả")
    FROM_POST = "FROM_POST", _("giấy tờ bưu chính đã nhận")

    @property
    def is_the_units_own(self) -> bool:
        """Say whether the one-stop unit gives; else it receives."""
        return self in (Way.PAPERS, Way.TO_POST)


SERIES: Final = {Way.PAPERS: "BG", Way.RESULTS: "BG-KQ", Way.TO_POST: "BG-BC", Way.FROM_POST: "BC-BG"}
"""How the series of the lists' numbers are called; each unit counts its own."""


class Transfer(Entity):
    """Danh sách bàn giao: papers or results that go between a one-stop unit and another house.

    It is confirmed by who receives them.
    """

    way = models.CharField(_("chiều bàn giao"), max_length=9, choices=Way.choices, default=Way.PAPERS)
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
            models.Index(fields=["agency", "-made_at"], name="transfer_of_agency"),
            models.Index(
                fields=["agency", "made_at"], name="transfer_on_its_way", condition=Q(received_at=None)
            ),
        ]
        constraints = [
            models.CheckConstraint(name="transfer_way_known", condition=Q(way__in=Way.values)),
            models.CheckConstraint(
                name="transfer_received_by_somebody",
                condition=Q(received_at__isnull=True, received_by__isnull=True)
                | Q(received_at__gte=F("made_at"), received_by__isnull=False),
            ),
        ]

    @property
    def giver_id(self) -> UUID:
        """Give the house that hands on."""
        return self.unit_id if Way(self.way).is_the_units_own else self.agency_id

    @property
    def taker_id(self) -> UUID:
        """Give the house that receives."""
        return self.agency_id if Way(self.way).is_the_units_own else self.unit_id

    def __str__(self) -> str:
        """Name it by its number."""
        return f"{self.number:02d}/{SERIES[Way(self.way)]}"


class TransferLine(models.Model):
    """Dòng bàn giao: a dossier whose papers are on a list; `received` says whether they were in it."""

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="lines")
    way = models.CharField(_("chiều bàn giao"), max_length=9, choices=Way.choices, default=Way.PAPERS)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    received = models.BooleanField(_("đã nhận"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["transfer", "dossier"], name="transferline_once_on_a_list"),
            models.UniqueConstraint(
                fields=["dossier", "way"],
                name="transferline_handed_on_once_each_way",
                condition=Q(received__isnull=True) | Q(received=True),
            ),
        ]

    def __str__(self) -> str:
        """Say of which dossier."""
        return str(self.dossier_id)
