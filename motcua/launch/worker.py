"""The background worker: runs the queue's jobs and those whose hour has come, until told to stop."""

import asyncio
import logging
import os
import sys
from typing import cast

import django
import psycopg
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import ConnectorException

NAME = "motcua"
_AT_ONCE = 2


def main() -> None:
    """Work. The queue's own heartbeat in the database tells the others that we live."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.settings")
    django.setup()
    logging.getLogger("procrastinate").setLevel(logging.ERROR)
    connector = cast("DjangoConnector", app.connector)
    with app.replace_connector(connector.get_worker_connector()) as worker_app:
        asyncio.run(_work(worker_app))


async def _work(worker_app: App) -> None:
    async with worker_app.open_async():
        await worker_app.run_worker_async(name=NAME, concurrency=_AT_ONCE, delete_jobs="successful")


if __name__ == "__main__":
    try:
        main()
    except (psycopg.OperationalError, ConnectorException) as gone:
        sys.exit(f"worker: {type(gone).__name__}")
