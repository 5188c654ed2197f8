"""The nouns of working time: office hours, declared days, announced years."""

from uuid import UUID

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import Valid, validity_is_ordered
from motcua.foundation.ids import Entity
from motcua.registers.legal_texts.models import LegalText
from motcua.registers.places.models import DateRange, Place, Sureness

NOWHERE = UUID(int=0)
"""Stands for no place and no unit where the database compares scopes."""


class DayKind(models.TextChoices):
    """What a declaration makes of a day."""

    OFF = "OFF", _("nghỉ")
    WORK = "WORK", _("làm việc")
    HALF = "HALF", _("làm một phần ngày")


class Scoped(models.Model):
    """Whom it is said of: everywhere, a place and all below it, or one unit (known by its id alone)."""

    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("địa bàn")
    )
    unit_id = models.UUIDField(_("cơ quan"), null=True)

    class Meta:
        abstract = True


def exactly(place_id: UUID | None, unit_id: UUID | None) -> Q:
    """Narrow to what is said of this scope itself, not of what lies above or below it."""
    of_place = Q(place__isnull=True) if place_id is None else Q(place=place_id)
    return of_place & (Q(unit_id__isnull=True) if unit_id is None else Q(unit_id=unit_id))


def said_of_one_scope(name: str) -> models.CheckConstraint:
    """Build the constraint that a row is of a place or of a unit, never of both."""
    return models.CheckConstraint(name=name, condition=Q(place__isnull=True) | Q(unit_id__isnull=True))


class OfficeHours(Entity, Scoped, Valid):
    """Giờ làm việc: the open stretches of each weekday, for the days they hold."""

    week = models.JSONField(_("giờ trong tuần"))  # seven lists of "07:00-11:30", Monday first
    source = models.CharField(_("căn cứ"), max_length=200, blank=True)

    class Meta:
        constraints = [
            validity_is_ordered("office_hours_end_after_they_begin"),
            said_of_one_scope("office_hours_of_one_scope"),
            ExclusionConstraint(
                name="office_hours_alone_each_day",
                expressions=[
                    (Coalesce("place", models.Value(NOWHERE)), RangeOperators.EQUAL),
                    (Coalesce("unit_id", models.Value(NOWHERE)), RangeOperators.EQUAL),
                    (
                        DateRange("valid_from", "valid_to", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        """Name them by their first day."""
        return f"{self.valid_from:%d/%m/%Y}"


class DayRule(Entity, Scoped):
    """Ngày được khai báo: a holiday, a swapped Saturday, a half day, a day closed by a storm.

    A withdrawn one stays for the record and counts no more.
    """

    day = models.DateField(_("ngày"))
    kind = models.CharField(_("loại"), max_length=4, choices=DayKind.choices)
    name = models.CharField(_("tên, lý do"), max_length=160)
    spans = models.JSONField(_("giờ mở cửa"), default=list)  # ["07:00-11:30"]; empty: as the office hours say
    replaces = models.DateField(_("làm bù cho ngày"), null=True, blank=True)
    legal_text = models.ForeignKey(
        LegalText, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("văn bản")
    )
    source = models.CharField(_("căn cứ"), max_length=200, blank=True)
    mark = models.CharField(_("độ chắc"), max_length=1, choices=Sureness.choices, default=Sureness.SEEN)
    withdrawn_at = models.DateTimeField(_("thu hồi lúc"), null=True, editable=False)
    withdrawn_why = models.CharField(_("lý do thu hồi"), max_length=200, blank=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["day"], name="day_rule_by_day")]
        constraints = [
            said_of_one_scope("day_rule_of_one_scope"),
            models.UniqueConstraint(
                fields=["day", "place", "unit_id"],
                condition=Q(withdrawn_at__isnull=True),
                nulls_distinct=False,
                name="day_rule_one_per_day_and_scope",
            ),
            models.CheckConstraint(
                name="day_rule_half_says_its_hours", condition=~Q(kind=DayKind.HALF) | ~Q(spans=[])
            ),
            models.CheckConstraint(
                name="day_rule_off_has_no_hours",
                condition=~Q(kind=DayKind.OFF) | Q(spans=[], replaces__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        """Name it by its day."""
        return f"{self.day:%d/%m/%Y}: {self.name}"


class CalendarYear(Entity):
    """Lịch nghỉ của một năm: planned, or announced and thereby certain. Years without a row are unknown."""

    year = models.PositiveSmallIntegerField(_("năm"), unique=True)
    announced = models.BooleanField(_("đã công bố"))
    source = models.CharField(_("căn cứ"), max_length=200, blank=True)

    def __str__(self) -> str:
        """Name it."""
        return str(self.year)


class CalendarStamp(models.Model):
    """Dấu phiên bản: a token renewed by every change of this room; the row is also the room's lock."""

    token = models.UUIDField()

    def __str__(self) -> str:
        """Show the token."""
        return str(self.token)
