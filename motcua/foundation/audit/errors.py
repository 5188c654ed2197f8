"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid


class LookWithoutPurpose(Invalid):
    """Nobody's data is looked at for no reason."""

    code = "audit.look_without_purpose"
    message = _("Muốn xem dữ liệu cá nhân phải nêu mục đích.")
