"""The cache that counts failures and questions: what it could not write, it does not call "known already"."""

from collections.abc import Callable
from typing import Any

from django.core.cache.backends.db import DatabaseCache
from django.db import OperationalError, connections, router

_Execute = Callable[[str, Any, bool, dict[str, Any]], Any]  # Any: as Django hands on statements


class HonestCache(DatabaseCache):
    """Django's cache in the database, which lets trouble with the database be seen.

    Django's own calls every failed write "not written", as if another process had been first; then a full
    disk reads as "too many attempts".
    """

    def _base_set(self, mode: str, key: str, value: object, timeout: Any = None) -> bool:  # Any: as Django's
        troubles: list[OperationalError] = []

        def told(
            execute: _Execute, statement: str, values: Any, many: bool, context: dict[str, Any]
        ) -> Any:  # Any: as above
            try:
                return execute(statement, values, many, context)
            except OperationalError as trouble:
                troubles.append(trouble)
                raise

        with connections[router.db_for_write(self.cache_model_class)].execute_wrapper(told):
            written: bool = super()._base_set(mode, key, value, timeout)  # type: ignore[misc]  # Django's own
        if troubles:
            raise troubles[0]
        return written
