"""Which rooms are open, and the libraries they stand on."""

FOUNDATION = [
    "events",
    "jobs",
    "accounts",
    "neighbours",
    "access",
    "audit",
    "files",
    "forms",
    "once",
    "papers",
    "seals",
    "notices",
    "packs",
]
REGISTERS = ["places", "legal_texts", "calendars", "organisations", "people", "procedures"]
INSTRUMENTS = ["deadlines", "documents", "fees", "workflow", "contacts"]
CASEWORK = ["dossiers", "routing", "transfers", "mirrors", "feedback", "filings", "privacy"]
STEERING = ["plans", "indices", "reports"]
EXCHANGE = ["identity", "national_portal"]
FACES = ["shared", "citizen", "counter", "desk", "command", "console", "api"]


def _rooms(floor: str, names: list[str]) -> list[str]:
    return [f"motcua.{floor}.{name}" for name in names]


INSTALLED_APPS = [
    "motcua.apps.House",
    *_rooms("faces", FACES),
    *_rooms("exchange", EXCHANGE),
    *_rooms("steering", STEERING),
    *_rooms("casework", CASEWORK),
    *_rooms("instruments", INSTRUMENTS),
    *_rooms("registers", REGISTERS),
    *_rooms("foundation", FOUNDATION),
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "motcua.faces.shared.proxies.SaysWhence",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "motcua.faces.shared.middleware.Squeezed",
    "motcua.faces.shared.middleware.Policy",
    "motcua.faces.shared.middleware.TroubleBelow",
    "motcua.faces.shared.middleware.UploadFits",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "motcua.faces.shared.middleware.WhoActs",
    "motcua.faces.shared.middleware.Doorkeeper",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "motcua.urls"
WSGI_APPLICATION = "motcua.wsgi.application"
AUTH_USER_MODEL = "accounts.Account"
