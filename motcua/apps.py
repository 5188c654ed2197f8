"""The house as one Django application: when all rooms are open, the nerves are joined."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class House(AppConfig):
    """Joins events to reactions and ports to adapters, once, when Django has loaded every room."""

    name = "motcua"
    label = "house"

    def ready(self) -> None:
        """Join the nerves; by name, because the rooms' models exist only from here on.

        Every room's events are known in every process: a worker reads back what other rooms told.
        """
        autodiscover_modules("events")
        import_module("motcua.wiring").connect()
