"""What asks the queue."""

from datetime import datetime

from django.db.models import QuerySet
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from motcua.foundation.jobs.ports import JOBS, Job


def queued(*, status: str = "", before: int | None = None) -> QuerySet[ProcrastinateJob]:
    """Give jobs newest first; `before` is the cursor (a job id)."""
    rows = ProcrastinateJob.objects.order_by("-id")
    if status:
        rows = rows.filter(status=status)
    return rows.filter(id__lt=before) if before else rows


def timetable() -> list[Job]:
    """Give the jobs that run by the hour."""
    return [job for job in JOBS.by_name.values() if job.cron]


def worker_last_seen() -> datetime | None:
    """Say when a worker's heart was last heard, in real time."""
    rows = ProcrastinateWorker.objects.order_by("-last_heartbeat")
    return rows.values_list("last_heartbeat", flat=True).first()
