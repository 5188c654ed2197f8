"""The nouns of signing in."""

from datetime import datetime
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from motcua.foundation.ids import Entity


class AccountKind(models.TextChoices):
    """Whom an account stands for."""

    OFFICER = "OFFICER", _("cán bộ, công chức")
    CITIZEN = "CITIZEN", _("người dân, tổ chức")
    MACHINE = "MACHINE", _("hệ thống")


class Accounts(BaseUserManager["Account"]):
    """Finds accounts by login, without regard to case."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Find by login."""
        return self.get(login__iexact=username)


class Account(Entity, AbstractBaseUser):
    """Tài khoản: someone who can sign in; what he may do is not said here."""

    login = models.CharField(_("tên đăng nhập"), max_length=80, unique=True)
    name = models.CharField(_("họ và tên"), max_length=160)
    kind = models.CharField(_("loại"), max_length=8, choices=AccountKind)
    is_active = models.BooleanField(_("đang dùng"), default=True)
    opened_at = models.DateTimeField(_("mở lúc"), db_default=Now())

    objects: ClassVar[Accounts] = Accounts()
    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="account_login_is_plain", condition=Q(login__regex=r"^[a-z0-9][a-z0-9.\-]*$")
            ),
        ]

    def __str__(self) -> str:
        """Name it."""
        return self.login

    @property
    def needs_second_factor(self) -> bool:
        """Say whether a password alone does not do: for officers it never does."""
        return self.kind == AccountKind.OFFICER


class AccountSession(AbstractBaseSession):
    """Phiên đăng nhập: so that a person can see where he is signed in, and end it."""

    account_id = models.UUIDField(_("tài khoản"), null=True, db_index=True)
    began_at = models.DateTimeField(_("từ lúc"), db_default=Now())
    agent = models.CharField(_("trình duyệt"), max_length=200, default="")

    @classmethod
    def get_session_store_class(cls) -> type:
        """Give the store that reads and writes these rows."""
        return SESSION_STORE[0]

    def ends(self) -> datetime:
        """Say when it ends by itself."""
        return self.expire_date


SESSION_STORE: list[type] = []
"""Filled by `sessions`, which must import this module and cannot be imported by it."""
