"""Addresses of this face."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from motcua.faces.api.application import api
from motcua.faces.api.entrance import not_here
from motcua.faces.api.views import document, home

app_name = "api"
v1: list[URLPattern | URLResolver] = [
    path("", home, name="api-root"),
    path("openapi.json", document, name="openapi"),
    *api.addresses(),
    re_path(r"^(?P<path>.*)$", not_here, name="not-here"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("v1/", include((v1, "v1"))),
    re_path(r"^(?P<path>.*)$", not_here, name="not-here"),
]
