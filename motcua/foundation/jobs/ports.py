"""What `wiring` says of a job, and the book of all of them."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Job:
    """A piece of background work: its function, and its hour in cron's words where it has one."""

    run: Callable[..., None]
    cron: str = ""
    lock: str = ""  # one of a lock's jobs waits in the queue at a time
    pulse: float = 0.0  # besides, the worker runs it itself each time so many seconds have passed

    @property
    def name(self) -> str:
        """Name it `<room>.<function>`."""
        return f"{self.run.__module__.split('.')[-2]}.{self.run.__name__}"


class _Jobs:
    """The book of jobs, written by `wiring`."""

    def __init__(self) -> None:
        self.by_name: dict[str, Job] = {}

    def join(self, jobs: list[Job]) -> None:
        """Take the whole list; a second call replaces it."""
        self.by_name = {job.name: job for job in jobs}


JOBS = _Jobs()
