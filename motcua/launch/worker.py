"""The background worker: runs the queue's jobs and those whose hour has come, until told to stop."""

import asyncio
import logging
import os
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import django
from django.db import DatabaseError, connection
from procrastinate import App, PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ConnectorException

from motcua.foundation.jobs.ports import JOBS, Job

NAME = "motcua"
_AT_ONCE = 2
_AGAIN_AFTER = 1.0
_A_STINT = 10.0
log = logging.getLogger(__name__)


def main() -> None:
    """Work. The queue's own heartbeat in the database tells the others that we live."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.settings")
    django.setup()
    logging.getLogger("procrastinate").setLevel(logging.CRITICAL)
    logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)
    asyncio.run(work_until_told())


async def work_until_told() -> None:
    """Work; where the database goes away, begin anew as soon as it is there again, in this same process."""
    asked = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, asked.set)
    while not asked.is_set():
        begun = time.monotonic()
        await _until_told_or_cut_off(asked)
        if time.monotonic() - begun > _A_STINT and not asked.is_set():  # not once more for each vain try
            sys.stderr.write("Việc nền mất kết nối với cơ sở dữ liệu, đang thử lại. (worker cut off)\n")
        await _a_while(asked)


async def _until_told_or_cut_off(asked: asyncio.Event) -> None:
    with app.replace_connector(_connector()) as worker_app:
        working = asyncio.create_task(_work(worker_app))
        pulses = [asyncio.create_task(_beat(job)) for job in JOBS.by_name.values() if job.pulse]
        told = asyncio.create_task(asked.wait())
        await asyncio.wait({working, told}, return_when=asyncio.FIRST_COMPLETED)
        told.cancel()
        for pulse in pulses:
            pulse.cancel()
        if not working.done():
            working.cancel()  # running jobs are ended in order
        try:
            await working
        except asyncio.CancelledError:
            return
        except (OSError, ConnectorException):
            return  # the database is away: the caller begins anew


def _connector() -> PsycopgConnector:
    """Give connections that are given up early and made anew.

    A pool left to itself asks after a lost database ever more seldom, up to minutes apart, and takes half a
    minute to say so.
    """
    return PsycopgConnector(
        kwargs=connector_params(), min_size=0, max_size=4, timeout=5.0, reconnect_timeout=3.0
    )


async def _work(worker_app: App) -> None:
    async with worker_app.open_async():
        await worker_app.run_worker_async(
            name=NAME, concurrency=_AT_ONCE, delete_jobs="successful", install_signal_handlers=False
        )


async def _beat(job: Job) -> None:
    """Run a job of the pulse again and again, in a thread of its own; what is amiss is tried again."""
    with ThreadPoolExecutor(1, thread_name_prefix=job.name) as thread:
        while True:
            await asyncio.sleep(job.pulse)
            await asyncio.get_running_loop().run_in_executor(thread, _beat_once, job)


def _beat_once(job: Job) -> None:
    try:
        job.run()
    except DatabaseError as amiss:  # it is away, or somebody was quicker: the next beat tries again
        log.warning("%s: %s", job.name, amiss)
        connection.close()


async def _a_while(asked: asyncio.Event) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(asked.wait(), _AGAIN_AFTER)


if __name__ == "__main__":
    main()
