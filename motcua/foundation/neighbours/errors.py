"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid


class NeighbourNameless(Invalid):
    """Nothing is noted of what has no name."""

    code = "neighbours.nameless"
    message = _("Hãy cho biết hệ thống bên ngoài nào.")
