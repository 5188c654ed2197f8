"""PostgreSQL: the application's role serves, the owner's role migrates."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from motcua.settings.given import text, yes
from motcua.settings.patience import options_of_a_page

_DEFAULT = "postgresql://motcua_app@127.0.0.1:5432/motcua"
_PREPARE_AFTER = 3
"""What `foundation/ready` asks so often on a connection is planned by PostgreSQL once. A pooler that shares
connections between transactions wants MOTCUA_PREPARE=0."""


def _connection(url: str, *, pooled: bool) -> dict[str, Any]:
    """Turn a postgresql:// address into Django's words."""
    parts = urlsplit(url)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or parts.hostname or ""
    if pooled:
        options = options_of_a_page(options)
    options["connect_timeout"] = 5
    options["prepare_threshold"] = _PREPARE_AFTER if yes("MOTCUA_PREPARE", otherwise=True) else None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,  # the pool keeps connections, not Django
        "CONN_HEALTH_CHECKS": True,  # one that died with the server is replaced before a request gets it
        "ATOMIC_REQUESTS": False,
        "OPTIONS": options,
    }


DATABASE_URL = text("MOTCUA_DATABASE_URL", _DEFAULT)
DATABASE_POOLED = yes("MOTCUA_POOL", otherwise=True)
DATABASES = {"default": _connection(DATABASE_URL, pooled=DATABASE_POOLED)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
