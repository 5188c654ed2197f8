"""Doors and locks: deny by default, strict content policy, passwords, second factor, lockout."""

import os
from datetime import timedelta

from csp.constants import NONE, SELF

from motcua.settings.environment import MOTCUA_DEMO, MOTCUA_HOME
from motcua.settings.given import networks, whole, yes


def _secret_key() -> str:
    """Read the signing secret from the home's key folder; a throw-away one serves tools that serve nobody."""
    path = MOTCUA_HOME / "keys" / "secret_key"
    try:
        return path.read_text().strip()
    except OSError:
        return os.environ.get("MOTCUA_SECRET_KEY") or os.urandom(32).hex()


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = os.environ.get("MOTCUA_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
HTTPS = yes("MOTCUA_HTTPS", otherwise=not MOTCUA_DEMO)
MOTCUA_PROXIES = networks("MOTCUA_PROXIES")
"""Machines of ours that stand before the house and say for whom they ask; none: what asks is who asks."""
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host not in ("*", "[::1]")]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = int(timedelta(hours=10).total_seconds())  # a working day
SESSION_SAVE_EVERY_REQUEST = False
SESSION_ENGINE = "motcua.foundation.accounts.sessions"
CSRF_FAILURE_VIEW = "motcua.faces.shared.views.csrf_failed"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF],
        "object-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000
MOTCUA_FILE_LIMIT_MB = whole("MOTCUA_FILE_LIMIT_MB", 50, least=1, most=2000)

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATORS = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _VALIDATORS + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": _VALIDATORS + "UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("login", "name")},
    },
    {"NAME": _VALIDATORS + "CommonPasswordValidator"},
    {"NAME": _VALIDATORS + "NumericPasswordValidator"},
]

ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "motcua.faces.shared.sign_in.AccountAdapter"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,10/5m/key"}  # codes; passwords are counted by django-axes
MFA_ADAPTER = "motcua.faces.shared.sign_in.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Một cửa"
MFA_TOTP_TOLERANCE = 1
SOCIALACCOUNT_ADAPTER = "motcua.faces.shared.sign_in_citizen.CitizenAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"provider_class": "motcua.faces.shared.identity_library.IdentityProvider"}
}
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/vao/"
LOGOUT_REDIRECT_URL = "/"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "motcua.faces.shared.sign_in.login_tried"
AXES_LOCKOUT_CALLABLE = "motcua.faces.shared.sign_in.locked_out"
AXES_ENABLE_ADMIN = False
AXES_SENSITIVE_PARAMETERS = ["password", "code"]
AXES_VERBOSE = False

CACHES = {
    "default": {
        "BACKEND": "motcua.settings.counting.HonestCache",
        "LOCATION": "motcua_cache",  # what all workers must see alike: counts of failures and of questions
    }
}
