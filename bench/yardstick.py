"""A bare Django on the same server: what this machine can do at best with the same stack.

It asks one row, lists a hundred, and writes a case with its audit row: no doors, no rules, no history.
"""

import json
import os
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID, uuid4

import django
from django.conf import settings

if not settings.configured:
    from motcua.settings import database

    settings.configure(
        SECRET_KEY=os.urandom(16).hex(),
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        DATABASES=database.DATABASES,
        USE_TZ=True,
    )
    django.setup(set_prefix=False)

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, models, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

LISTED: Final = 100
TABLES: Final = """
create table bench_case (
  id uuid primary key, code varchar(60) unique not null, state varchar(20) not null,
  channel varchar(10) not null,
  procedure varchar(40) not null, title varchar(300) not null, applicant varchar(200) not null,
  unit varchar(60) not null, agency varchar(60) not null, answers jsonb not null,
  submitted_at timestamptz not null, due_at timestamptz, resolved_at timestamptz, ended_at timestamptz
);
create index on bench_case (submitted_at desc, id desc);
create table bench_audit (
  id bigserial primary key, case_id uuid not null, verb varchar(40) not null, data jsonb not null,
  at timestamptz not null
);
create index on bench_audit (case_id);
grant select, insert on bench_case, bench_audit to motcua_app;
grant usage on bench_audit_id_seq to motcua_app;
"""


class Case(models.Model):
    """A case as a bare table has it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    code = models.CharField(max_length=60)
    state = models.CharField(max_length=20)
    channel = models.CharField(max_length=10)
    procedure = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    applicant = models.CharField(max_length=200)
    unit = models.CharField(max_length=60)
    agency = models.CharField(max_length=60)
    answers: "models.JSONField[Any, Any]" = models.JSONField()  # Any: JSON
    submitted_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        app_label, db_table, managed = "bench", "bench_case", False

    def __str__(self) -> str:
        """Name it by its code."""
        return self.code


class Audit(models.Model):
    """What happened to a case."""

    case_id = models.UUIDField()
    verb = models.CharField(max_length=40)
    data: "models.JSONField[Any, Any]" = models.JSONField()  # Any: JSON
    at = models.DateTimeField()

    class Meta:
        app_label, db_table, managed = "bench", "bench_audit", False

    def __str__(self) -> str:
        """Name it by what happened."""
        return self.verb


def one_query(request: HttpRequest) -> HttpResponse:
    """Ask one row, answer it."""
    with connection.cursor() as cursor:
        cursor.execute("select id, kind, at::text from events_event where id = %s", [1])
        row: tuple[Any, ...] | None = cursor.fetchone()
    return _answer(row)


def cases(request: HttpRequest) -> HttpResponse:
    """List a hundred, or write one and its audit row."""
    if request.method == "GET":
        rows = Case.objects.order_by("-submitted_at", "-id").values()[:LISTED]
        return _answer({"items": list(rows)})
    said = json.loads(request.body)
    with transaction.atomic():
        case = Case.objects.create(**said, code=uuid4().hex, submitted_at=datetime.now(UTC))
        Audit.objects.create(
            case_id=case.id, verb="created", data={"state": case.state}, at=case.submitted_at
        )
    return _answer({"id": str(case.id), "code": case.code}, status=201)


def one_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Give one by its id."""
    return _answer(Case.objects.values().get(id=case_id))


def _answer(body: object, *, status: int = 200) -> HttpResponse:
    """Answer JSON, with its length, as Django's usual middleware does: else granian sends it in chunks."""
    response = JsonResponse(body, status=status, safe=False)
    response.headers["Content-Length"] = str(len(response.content))
    return response


urlpatterns = [
    path("one", one_query),
    path("cases", cases),
    path("cases/<uuid:case_id>", one_case),
]
application = WSGIHandler()
