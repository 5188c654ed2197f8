"""The room's name among Django's apps: Django itself has one called `forms`."""

from django.apps import AppConfig


class Forms(AppConfig):
    """The forms engine, labelled so that it stands beside `django.forms`."""

    name = "motcua.foundation.forms"
    label = "motcua_forms"
