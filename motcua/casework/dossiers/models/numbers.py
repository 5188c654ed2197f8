"""Numbers that are given out and counted: series of codes, the shape of codes, questions of the public."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.rules.codes import CodeScheme as Scheme
from motcua.foundation.clock import Valid, validity_is_ordered
from motcua.foundation.ids import Entity
from motcua.registers.organisations.models import OneStopUnit


class Series(models.Model):
    """Dãy số: the last number that a unit gave out in a series (a day's codes, a year's book)."""

    unit = models.ForeignKey(OneStopUnit, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=20)
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="series_once_per_unit")]

    def __str__(self) -> str:
        """Name it."""
        return f"{self.name}: {self.last}"


class CodeScheme(Entity, Valid):
    """Cách đặt mã hồ sơ, as data: what the province's codes look like on some days."""

    date_digits = models.PositiveSmallIntegerField(_("số chữ số của ngày"), default=Scheme.date_digits)
    serial_digits = models.PositiveSmallIntegerField(
        _("số chữ số của số thứ tự"), default=Scheme.serial_digits
    )

    class Meta:
        constraints = [
            validity_is_ordered("codescheme_ends_after_it_begins"),
            models.CheckConstraint(name="codescheme_date", condition=Q(date_digits__in=[6, 8])),
            models.CheckConstraint(
                name="codescheme_serial", condition=Q(serial_digits__gte=4, serial_digits__lte=7)
            ),
        ]

    def __str__(self) -> str:
        """Say it in short."""
        return f"{self.date_digits}-{self.serial_digits}"


class LookupTally(models.Model):
    """Lượt tra cứu: how often one network asked for codes in a stretch of minutes; gone after a day."""

    network_index = models.BinaryField(max_length=32)  # of the address, which itself is not kept
    stretch = models.PositiveBigIntegerField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network_index", "stretch"], name="tally_once_per_stretch")
        ]

    def __str__(self) -> str:
        """Say how often."""
        return str(self.count)
