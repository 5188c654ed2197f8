"""Templates, languages and static files."""

from pathlib import Path

import django
from django.utils.translation import gettext_lazy as _

from motcua.settings.environment import BASE_DIR
from motcua.settings.given import whole

_LOADERS = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
    # Django's own widget templates, below ours; as an app it would take the label of foundation/forms.
    ("django.template.loaders.filesystem.Loader", [Path(django.__file__).parent / "forms" / "templates"]),
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                ("template_partials.loader.Loader", [("django.template.loaders.cached.Loader", _LOADERS)]),
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "motcua.faces.shared.templatetags.look",
                "motcua.faces.shared.templatetags.say",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "motcua.faces.shared.context.house",
            ],
        },
    },
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # fields are dressed in faces/shared

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # uploads go to foundation/files
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True  # nothing is collected: the front end's build names and packs its files itself
WHITENOISE_AUTOREFRESH = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"/built/[^/]+-[0-9A-Z]{8}\.\w+$"  # the front end names its files by content

MOTCUA_PAGES_KEPT_SECONDS = whole("MOTCUA_PAGES_KEPT_SECONDS", 20, most=3600)
"""How long a public page is shown as it was drawn to whoever is not signed in; 0: never."""
