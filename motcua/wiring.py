"""The one page of nerves: event → reaction, port → adapter, job → hour. Nothing else."""

from procrastinate import App

from motcua.foundation.access import access as access_rights
from motcua.foundation.access.ports import HOUSE_BOOK, SeatBook, _NoSeats
from motcua.foundation.access.queries import must
from motcua.foundation.accounts.ports import MAY
from motcua.foundation.events import jobs as events_jobs
from motcua.foundation.events.events import Told
from motcua.foundation.events.ports import REACTIONS, Reaction
from motcua.foundation.jobs.actions import enter, run_soon
from motcua.foundation.jobs.ports import JOBS, Job

RIGHTS = [
    access_rights.RIGHTS,
]

ANSWERED: dict[type[Told], list[Reaction]] = {}
"""Which reactions follow an event. Every other kind stands in SILENT."""

SILENT: set[type[Told]] = set()
"""Events that are history alone: nobody reacts to them."""

DELIVER = Job(events_jobs.deliver, cron="* * * * *", lock="deliver")

TIMETABLE = [
    DELIVER,
    Job(events_jobs.anchor, cron="5 0 * * *", lock="anchor"),
]

SEATS: SeatBook = _NoSeats()


def _wake() -> None:
    run_soon(DELIVER.name)


def register_jobs(app: App) -> None:
    """Enter the timetable in the queue's register, when the queue asks for it."""
    enter(app)


def connect() -> None:
    """Join everything, once."""
    HOUSE_BOOK.join(SEATS, RIGHTS)
    MAY.join(must)
    REACTIONS.join(ANSWERED, _wake)
    JOBS.join(TIMETABLE)
