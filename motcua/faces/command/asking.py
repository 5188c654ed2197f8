"""What a board asks of figures: its period, whose work, as of which moment; many indicators at once."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from motcua.faces.command.measures import AS_NOW, Looked
from motcua.faces.command.periods import Period, read_period, twelve_months
from motcua.faces.shared.doors import HouseRequest
from motcua.foundation import clock
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.clock import VN
from motcua.steering.indices.queries import Scope, agencies_seen_by

VIEW: Final = "indices.view"


@dataclass(frozen=True)
class Question:
    """A period of a board, held to the moment at which it is asked; `said` is what was wrong with another."""

    period: Period
    today: date
    at: datetime
    seen: frozenset[UUID] | None
    said: str
    agency_id: UUID | None = None
    as_now: bool = False  # what units did that are no more is counted for those that stand in their place

    @classmethod
    def read(cls, request: HouseRequest, agency_id: UUID | None = None) -> "Question":
        """Read what is asked; `luc` holds an export to the moment of the page that it belongs to."""
        now = clock.now()
        at = min(_moment(request.GET.get("luc", "")) or now, now)
        today = at.astimezone(VN).date()
        period, said = read_period(request.GET, today)
        as_now = request.GET.get(AS_NOW[0]) == AS_NOW[1]
        return cls(period, today, at, agencies_seen_by(request.actor), said, agency_id, as_now)

    @property
    def looked(self) -> Looked:
        """Give the period as the pages of single figures know it."""
        days = self.period.since, self.period.days_by(self.today)
        return Looked(*days, self.agency_id, as_now=self.as_now)

    @property
    def scope(self) -> Scope:
        """Give the period as a scope."""
        return self.looked.scope(self.seen)

    @property
    def everyone(self) -> Scope:
        """Give the period of every agency: to rank among all, whoever asks; others' figures are not shown."""
        return self.looked.of(None).scope(None)

    @property
    def day(self) -> Looked:
        """Give today alone."""
        return Looked(self.today, self.today, self.agency_id, as_now=self.as_now)

    @property
    def before(self) -> Period:
        """Give the period that it is held against."""
        return self.period.before(self.today)

    @property
    def before_scope(self) -> Scope:
        """Give it as a scope."""
        before = self.before
        return replace(self.scope, since=before.since, until=before.until)

    @property
    def year(self) -> Looked:
        """Give the twelve months up to the period's last."""
        since, until = twelve_months(self.period, self.today)
        return Looked(since, until, self.agency_id, as_now=self.as_now)

    @property
    def query(self) -> str:
        """Write the period, and as of when units are, as an address does."""
        units = "&" + "=".join(AS_NOW) if self.as_now else ""
        if self.period.written:
            return f"ky={self.period.written}{units}"
        return f"tu={self.period.since}&den={self.period.until}{units}"

    @property
    def held(self) -> str:
        """Write period and moment as the address of an export does."""
        return f"{self.query}&luc={self.at:%Y%m%dT%H%M%S.%f}"


def must_see(by: Actor, agency_id: UUID) -> None:
    """Pass who may see an agency's figures. Raises NotAllowed."""
    seen = agencies_seen_by(by)
    if seen is not None and agency_id not in seen:
        must(by, VIEW, unit=agency_id)


def read_id(written: str) -> UUID | None:
    """Read an id of an address; what cannot be read is none."""
    try:
        return UUID(written) if written else None
    except ValueError:
        return None


def read_cursor(written: str) -> tuple[datetime, UUID] | None:
    """Read where a page of dossiers goes on; what cannot be read begins at the first."""
    moment, _sign, key = written.partition("~")
    found = read_id(key)
    try:
        at = datetime.fromisoformat(moment.replace(" ", "+")) if found else None
    except ValueError:
        return None
    return (at, found) if at is not None and at.tzinfo is not None and found is not None else None


def _moment(written: str) -> datetime | None:
    try:
        return datetime.strptime(written, "%Y%m%dT%H%M%S.%f").replace(tzinfo=VN) if written else None
    except ValueError:
        return None
