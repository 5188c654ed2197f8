"""What puts work in the queue."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import connections
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from motcua.foundation.jobs.ports import JOBS, Job


def enter(tasks: App) -> None:
    """Enter every job of the book in the queue's own register; called once when the queue is ready."""
    for job in JOBS.by_name.values():
        task = tasks.task(name=job.name, queueing_lock=job.lock or None)(_clean(job))
        if job.cron:
            tasks.periodic(cron=job.cron, periodic_id=job.name)(task)


def _clean(job: Job) -> Callable[..., None]:
    """Run a job and give its database connection back, whatever happens."""

    @wraps(job.run)
    def run(timestamp: int | None = None, **arguments: Any) -> None:  # Any: JSON arguments of any job
        try:
            job.run(**arguments)
        finally:
            connections.close_all()

    return run


def run_soon(name: str, **arguments: Any) -> bool:
    """Put a job in the queue; False when its lock says that one waits there already."""
    job = JOBS.by_name[name]
    try:
        app.configure_task(job.name, queueing_lock=job.lock or None).defer(**arguments)
    except AlreadyEnqueued:
        return False
    return True
