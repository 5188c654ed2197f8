"""How far the book was read to fill the vaults."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

VAULTS: Final = "vaults"
"""Names the reader that fills the vaults."""


class VaultMark(models.Model):
    """Mốc đưa vào kho: up to which event papers of dossiers came into vaults, and what was missing there.

    The row is its reader's lock: two never read at once.
    """

    name = models.CharField(primary_key=True, max_length=40)
    last = models.BigIntegerField(_("sự kiện cuối đã đọc"), default=0)
    owed = models.JSONField(_("số còn thiếu"), default=list, blank=True)
    read_at = models.DateTimeField(_("đọc lúc"), null=True)

    def __str__(self) -> str:
        """Name it."""
        return f"{self.name}: {self.last}"
