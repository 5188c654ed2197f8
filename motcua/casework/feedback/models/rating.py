"""Ratings: how well people were served, by those who were."""

from typing import Final

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import Dossier
from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText
from motcua.registers.organisations.models import Agency, OneStopUnit

RATING: Final = "rating"


class Way(models.TextChoices):
    """Where it was given."""

    SLIP = "SLIP", _("qua mã QR trên phiếu hẹn")
    COUNTER = "COUNTER", _("trên máy ở quầy")


class Rating(Entity):
    """Đánh giá: one to five steps that the holder of a slip gives once the result is handed over.

    One for a dossier; whose it was is asked by nobody and shown to nobody.
    """

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="rating")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, db_index=False, related_name="+")
    unit = models.ForeignKey(OneStopUnit, on_delete=models.PROTECT, db_index=False, related_name="+")
    steps = models.PositiveSmallIntegerField(_("mức"))
    comment = EncryptedText(_("nhận xét"), blank=True)
    way = models.CharField(_("cách đánh giá"), max_length=7, choices=Way.choices)
    given_at = models.DateTimeField(_("đánh giá lúc"))
    changed_at = models.DateTimeField(_("đổi lúc"), null=True)
    changes = models.PositiveSmallIntegerField(_("số lần đổi"), default=0)

    class Meta:
        indexes = [
            models.Index(fields=["agency", "given_at"], name="rating_of_agency"),
            models.Index(fields=["given_at"], name="rating_given"),
        ]
        constraints = [
            models.CheckConstraint(name="rating_of_five", condition=Q(steps__gte=1, steps__lte=5)),
            models.CheckConstraint(
                name="rating_changed_has_moment",
                condition=Q(changes=0, changed_at__isnull=True)
                | Q(changes__gt=0, changed_at__gte=F("given_at")),
            ),
        ]

    def __str__(self) -> str:
        """Say how much of how much."""
        return f"{self.steps}/5"


class EarlierRating(models.Model):
    """Đánh giá trước khi đổi: what stood before the holder of the slip thought otherwise."""

    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, db_index=False, related_name="earlier")
    number = models.PositiveSmallIntegerField(_("lần thứ"))
    steps = models.PositiveSmallIntegerField(_("mức"))
    comment = EncryptedText(_("nhận xét"), blank=True)
    until = models.DateTimeField(_("đến lúc"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rating", "number"], name="earlierrating_numbered_once")
        ]

    def __str__(self) -> str:
        """Say how much of how much."""
        return f"{self.steps}/5"
