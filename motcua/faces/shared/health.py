"""For whoever watches the house from outside: does it live, and may it be sent people."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db import InterfaceError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from psycopg_pool import PoolTimeout

from motcua.faces.shared.doors import public
from motcua.foundation import clock
from motcua.foundation.jobs.queries import worker_last_seen

WORKER_SILENT_AFTER = timedelta(seconds=35)
"""The worker's heart beats every ten seconds."""


@dataclass(frozen=True)
class Finding:
    """One thing that must be right before people are sent here."""

    ready: bool
    says: str
    facts: dict[str, object] = field(default_factory=dict)


@public
@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Say that this process answers; the database is not asked."""
    del request
    return JsonResponse({"status": "alive"})


@public
@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Say whether people may be sent here, and if not, what is missing: 200 or 503."""
    del request
    try:
        findings = {"database": _database(), "migrations": _migrations(), "worker": _worker()}
    except (OperationalError, InterfaceError, PoolTimeout) as gone:
        says = _("Không kết nối được cơ sở dữ liệu.")
        findings = {"database": Finding(False, says, {"error": type(gone).__name__})}
    is_ready = all(finding.ready for finding in findings.values())
    body: dict[str, object] = {"status": "ready" if is_ready else "not ready"}
    for name, finding in findings.items():
        body[name] = {"ready": finding.ready, "says": finding.says, **finding.facts}
    return JsonResponse(body, status=200 if is_ready else 503, json_dumps_params={"ensure_ascii": False})


def _database() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Finding(True, _("Cơ sở dữ liệu trả lời."))


_up_to_date: list[bool] = []
"""Filled once the tables were seen to fit this version: they do not fall back while it runs."""


def _migrations() -> Finding:
    if not _up_to_date:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if missing:
            names = [f"{migration.app_label}.{migration.name}" for migration, _backwards in missing]
            return Finding(False, _("Cấu trúc dữ liệu chưa theo kịp phiên bản này."), {"missing": names})
        _up_to_date.append(True)
    return Finding(True, _("Cấu trúc dữ liệu đúng phiên bản."))


def _worker() -> Finding:
    seen = worker_last_seen()
    facts: dict[str, object] = {"last_seen": seen.isoformat() if seen else None}
    if seen is None or clock.real_now() - seen > WORKER_SILENT_AFTER:
        return Finding(False, _("Tiến trình chạy nền không hoạt động."), facts)
    return Finding(True, _("Tiến trình chạy nền đang hoạt động."), facts)
