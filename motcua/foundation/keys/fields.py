"""A model field that is plain in Python and encrypted in the database."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

from motcua.foundation.keys.queries import decrypt, encrypt


class Opened(str):
    """A value opened from the database that remembers how it was closed."""

    __slots__ = ("closed",)
    closed: str


class EncryptedText(models.TextField[str, str]):
    """Text closed with the data key in use. It cannot be filtered by: keep a blind index beside it."""

    @property
    def purpose(self) -> str:
        """Name the column, so that a closed value opens nowhere else."""
        return f"{self.model._meta.label_lower}.{self.name}"

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> Any:
        """Open a value read from the database."""
        if value is None or value == "":
            return value
        opened = Opened(decrypt(value, purpose=self.purpose))
        opened.closed = value
        return opened

    def get_prep_value(self, value: Any) -> Any:
        """Close a value on its way to the database; empty stays empty."""
        if value is None or value == "":
            return value
        return encrypt(str(value), purpose=self.purpose)

    def get_lookup(self, lookup_name: str) -> Any:
        """Refuse every comparison but with nothing: a closed value compares to nothing."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None
