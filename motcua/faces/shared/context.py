"""What every page knows: which day it plays, who acts, what the province is called."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from motcua.foundation import clock
from motcua.foundation.access.models import NOBODY


def house(request: HttpRequest) -> dict[str, Any]:  # Any: a template context
    """Give the words that layouts need."""
    return {
        "demo_day": clock.now() if clock.is_demo_day() else None,
        "is_demo": settings.MOTCUA_DEMO,
        "actor": getattr(request, "actor", NOBODY),
        "account": getattr(request, "account", None),
    }
