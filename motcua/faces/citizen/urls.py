"""Addresses of the citizen's face; under /en/ the same in English."""

from django.urls import URLPattern, path

from motcua.faces.citizen import views

app_name = "citizen"
urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
]
