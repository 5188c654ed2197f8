"""What lies outside: mail, object store, logs, jobs."""

from motcua.settings.environment import MOTCUA_HOME
from motcua.settings.given import one_of, text, whole, yes

EMAIL_FILE_PATH = text("MOTCUA_MAIL_FOLDER") or None
"""Letters are laid into a folder and carried by nobody, where one is named: for trying things out."""
EMAIL_BACKEND = f"django.core.mail.backends.{'filebased' if EMAIL_FILE_PATH else 'smtp'}.EmailBackend"
EMAIL_HOST = text("MOTCUA_SMTP_HOST", "127.0.0.1")
EMAIL_PORT = whole("MOTCUA_SMTP_PORT", 1025, least=1, most=65535)
EMAIL_HOST_USER = text("MOTCUA_SMTP_USER", "")
EMAIL_HOST_PASSWORD = text("MOTCUA_SMTP_PASSWORD", "")
EMAIL_USE_TLS = yes("MOTCUA_SMTP_TLS", otherwise=False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = text("MOTCUA_MAIL_FROM", "mot-cua@localhost")

MOTCUA_FILES = text("MOTCUA_FILES", str(MOTCUA_HOME / "files"))
"""A folder, or s3://bucket/prefix."""
MOTCUA_S3_ENDPOINT = text("MOTCUA_S3_ENDPOINT", "")
MOTCUA_KEYS = text("MOTCUA_KEYS", str(MOTCUA_HOME / "keys"))

MOTCUA_MESSAGES = text("MOTCUA_MESSAGES", "")
"""A carrier's gateway for short messages: its https address; empty: e-mail alone."""
MOTCUA_MESSAGES_KEY = text("MOTCUA_MESSAGES_KEY", "")
MOTCUA_MESSAGES_BY = text("MOTCUA_MESSAGES_BY", "sms")
"""What the gateway carries, between spaces: sms, zalo."""

MOTCUA_NATIONAL_PORTAL = text("MOTCUA_NATIONAL_PORTAL", "")
"""The national portal's address for machines; empty: nothing is exchanged with it."""
MOTCUA_NATIONAL_PORTAL_ID = text("MOTCUA_NATIONAL_PORTAL_ID", "")
MOTCUA_NATIONAL_PORTAL_SECRET = text("MOTCUA_NATIONAL_PORTAL_SECRET", "")

MOTCUA_SCANNER = text("MOTCUA_SCANNER", "")
"""A ClamAV daemon that looks through every upload: tcp://host:port or unix:/path; empty: none."""
MOTCUA_SCANNER_SECONDS = whole("MOTCUA_SCANNER_SECONDS", 15, least=1, most=600)
"""How long it may take over one file; its StreamMaxLength should be at least MOTCUA_FILE_LIMIT_MB."""

_LOUD = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
PROCRASTINATE_ON_APP_READY = "motcua.wiring.register_jobs"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_personal_numbers": {"()": "motcua.foundation.keys.logs.MaskNumbers"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["no_personal_numbers"]},
    },
    "loggers": {"psycopg.pool": {"level": "ERROR"}},  # a lost database is told once a request, in a sentence
    "root": {"handlers": ["stderr"], "level": one_of("MOTCUA_LOG_LEVEL", "WARNING", _LOUD)},
}
