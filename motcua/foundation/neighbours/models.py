"""A neighbour: one system outside, and since when it has not answered."""

from typing import Final

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.ids import Entity

KIND: Final = "neighbour"
MAIL: Final = "notices.email"
SMS: Final = "notices.sms"
ZALO: Final = "notices.zalo"
SCANNER: Final = "files.scanner"
IDENTITY: Final = "identity."
"""With what the name of a service begins by which people prove who they are."""
REGISTER: Final = "register."
"""With what the name of a register begins that is asked over the wire."""


class Neighbour(Entity):
    """Hệ thống bên ngoài: one that failed us at least once; one that never did has no row.

    It is away while `failing_since` stands; `tried_at` is when it was last found so, or well again.
    """

    name = models.CharField(_("tên"), max_length=40, unique=True)
    failing_since = models.DateTimeField(_("không trả lời từ"), null=True)
    tried_at = models.DateTimeField(_("lần thử gần nhất"))
    obstacle = models.CharField(_("vì sao"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("hệ thống bên ngoài")
        verbose_name_plural = _("hệ thống bên ngoài")
        constraints = [
            models.CheckConstraint(
                name="neighbour_away_before_it_was_tried",
                condition=Q(failing_since__isnull=True) | Q(failing_since__lte=F("tried_at")),
            ),
        ]

    def __str__(self) -> str:
        """Name it."""
        return self.name
