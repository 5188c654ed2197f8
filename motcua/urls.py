"""The street numbers of the house."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from motcua.faces.shared.health import alive, ready

handler500 = "motcua.faces.shared.views.broken"
urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", alive, name="alive"),
    path("readyz", ready, name="ready"),
    path("api/", include("motcua.faces.api.urls")),
    path("", include("motcua.faces.shared.urls")),
    path("quay/", include("motcua.faces.counter.urls")),
    path("ban-lam-viec/", include("motcua.faces.desk.urls")),
    path("chi-dao/", include("motcua.faces.command.urls")),
    path("quan-tri/", include("motcua.faces.console.urls")),
    *i18n_patterns(path("", include("motcua.faces.citizen.urls")), prefix_default_language=False),
]
