"""The noun of this room: where people prove who they are, and in which words it answers."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import Valid, once_a_day, validity_is_ordered
from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText


class IdentityService(Entity, Valid):
    """Dịch vụ định danh điện tử: an OpenID Connect service that people sign in with, while it stands.

    `claims` says by which name it tells each of our words, `levels` which of its words means which level.
    """

    code = models.CharField(_("mã"), max_length=40)
    name = models.CharField(_("tên"), max_length=120)
    issuer = models.URLField(_("địa chỉ"), max_length=300)
    client_id = models.CharField(_("mã của cổng này ở đó"), max_length=200)
    client_secret = EncryptedText(_("khóa bí mật"), blank=True)
    scope = models.CharField(_("phạm vi hỏi"), max_length=200, default="openid")
    asks_level = models.CharField(_("mức độ yêu cầu"), max_length=80, blank=True)
    claims = models.JSONField(_("tên các mục"), default=dict)
    levels = models.JSONField(_("mức độ"), default=dict)
    organisation = models.CharField(_("dấu hiệu tài khoản tổ chức"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("dịch vụ định danh")
        constraints: ClassVar = [
            validity_is_ordered("identityservice_ends_after_it_begins"),
            once_a_day("identityservice_once_a_day"),
        ]

    def __str__(self) -> str:
        """Name it."""
        return self.name
