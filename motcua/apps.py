"""The house as one Django application: when all rooms are open, the nerves are joined."""

from importlib import import_module
from typing import ClassVar

import django_stubs_ext
from django.apps import AppConfig
from django.conf import settings
from django.utils.module_loading import autodiscover_modules

django_stubs_ext.monkeypatch()  # so that `QuerySet[Dossier]` is as true when it runs as when it is checked


class House(AppConfig):
    """Joins events to reactions and ports to adapters, once, when Django has loaded every room.

    A process that only looks something up, and tells nothing, may leave the nerves unjoined.
    """

    name = "motcua"
    label = "house"
    joined: ClassVar[bool] = True

    def ready(self) -> None:
        """Join the nerves; by name, because the rooms' models exist only from here on.

        Every room's events are known in every process: a worker reads back what other rooms told.
        """
        if not self.joined:
            settings.PROCRASTINATE_ON_APP_READY = None  # nor does it take on jobs
            return
        autodiscover_modules("events")
        import_module("motcua.wiring").connect()
