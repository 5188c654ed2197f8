"""A bare Django that answers one query as JSON: what this machine can do at best with the same stack."""

import json
import os
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

if not settings.configured:
    from motcua.settings import database

    settings.configure(
        SECRET_KEY=os.urandom(16).hex(),
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        DATABASES=database.DATABASES,
        USE_TZ=True,
    )

from django.db import connection


def one_query(request: HttpRequest) -> HttpResponse:
    """Ask one row, answer it."""
    with connection.cursor() as cursor:
        cursor.execute("select id, kind, at::text from events_event where id = %s", [1])
        row: tuple[Any, ...] | None = cursor.fetchone()
    return HttpResponse(json.dumps(row), content_type="application/json")


urlpatterns = [path("one", one_query)]
application = get_wsgi_application()
