"""The house's clock: Vietnamese time, the demo day, and the days a row is valid.

Only faces, jobs and the terminal ask `now()`; everyone below is told the moment.
The demo's shift moves business time alone: sessions, tokens and certificates stay in real time.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

VN = ZoneInfo("Asia/Ho_Chi_Minh")


def shift() -> timedelta:
    """Say how far the demo's business time stands from real time; zero in a real province."""
    shifted: timedelta = settings.MOTCUA_CLOCK_SHIFT
    return shifted


def now() -> datetime:
    """Tell the business moment in Vietnamese time; it runs on from the demo day where one is played."""
    return real_now() + shift()


def real_now() -> datetime:
    """Tell the real moment, which no demo shifts: for sessions, TOTP, tokens, certificates, retries."""
    return timezone.now().astimezone(VN)


def today() -> date:
    """Tell the business day."""
    return now().date()


@lru_cache(65_536)
def seconds_of(moment: datetime) -> int:
    """Say how many whole seconds of the epoch a moment is, as the database's watched states say it."""
    return round(moment.timestamp())


def is_demo_day() -> bool:
    """Say whether a demo day is being played."""
    return shift() != timedelta(0)


class Valid(models.Model):
    """Hiệu lực: the days a row holds, both ends included; no end means it holds until further notice."""

    valid_from = models.DateField(_("có hiệu lực từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        abstract = True

    def holds_on(self, day: date) -> bool:
        """Say whether the row is in force on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def valid_on(day: date, prefix: str = "") -> Q:
    """Narrow a query to the rows in force on `day`; `prefix` reaches through a foreign key (`version__`)."""
    starts = Q(**{f"{prefix}valid_from__lte": day})
    ends = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": day})
    return starts & ends


def once_a_day(name: str, field: str = "code") -> ExclusionConstraint:
    """Build the constraint that rows alike in `field` never stand on one day together."""
    days = models.Func(
        "valid_from",
        "valid_to",
        RangeBoundary(inclusive_upper=True),
        function="daterange",
        output_field=DateRangeField(),
    )
    return ExclusionConstraint(
        name=name, expressions=[(field, RangeOperators.EQUAL), (days, RangeOperators.OVERLAPS)]
    )


def validity_is_ordered(name: str) -> models.CheckConstraint:
    """Build the constraint that a validity ends no earlier than it begins."""
    return models.CheckConstraint(
        name=name,
        condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
        violation_error_message=_("Ngày hết hiệu lực không được trước ngày có hiệu lực."),
    )
