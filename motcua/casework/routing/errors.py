"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import NotFound, Refused


class HeldUnknown(NotFound):
    """Nothing of this id waits for a place, or not where the actor names places."""

    code = "routing.held_unknown"
    message = _("Không có hồ sơ chờ xác định nơi giải quyết này trong phạm vi của anh, chị.")


class HeldSettled(Refused):
    """Somebody named the place before, or turned it back."""

    code = "routing.held_settled"
    message = _("Hồ sơ {number} {state}; không còn gì phải xác định.")
