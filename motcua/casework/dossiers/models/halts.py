"""What holds a dossier up or ends it early: waiting for others, an apology with another day, a stop."""

from typing import Final

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models.dossier import Dossier
from motcua.foundation.clock import Valid, once_a_day, validity_is_ordered
from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText

FORM_APOLOGY: Final = "04"
FORM_STOP: Final = "05"
"""How the series of these slips' numbers are called, whatever the form set of the day calls them."""


class HaltGround(Entity, Valid):
    """Căn cứ tạm dừng, dừng: why a dossier may wait or be stopped, as a list that stands on some days.

    Where `after_days` is said, a dossier must have waited so many days for its supplement.
    """

    class Effect(models.TextChoices):
        """What it lets one do."""

        PAUSE = "PAUSE", _("tạm dừng")
        STOP = "STOP", _("dừng giải quyết")

    code = models.CharField(_("mã căn cứ"), max_length=40)
    effect = models.CharField(_("cho phép"), max_length=5, choices=Effect.choices)
    title = models.CharField(_("căn cứ"), max_length=200)
    source = models.CharField(_("văn bản"), max_length=200, blank=True)
    after_days = models.PositiveSmallIntegerField(_("sau số ngày chờ bổ sung"), null=True)
    rank = models.PositiveSmallIntegerField(_("thứ tự khi liệt kê"), default=100)

    class Meta:
        constraints = [
            validity_is_ordered("haltground_ends_after_it_begins"),
            models.CheckConstraint(
                name="haltground_waits_before_a_stop",
                condition=Q(after_days__isnull=True) | Q(effect="STOP", after_days__gt=0),
            ),
            once_a_day("haltground_once_a_day"),
        ]

    def __str__(self) -> str:
        """Give its words."""
        return self.title


class Halt(Entity):
    """Tạm dừng giải quyết: a dossier waits for what the law does not count, and its clock stands."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="halts")
    ground = models.ForeignKey(HaltGround, on_delete=models.PROTECT, related_name="+")
    words = EncryptedText(_("nội dung"), blank=True)
    began_at = models.DateTimeField(_("từ lúc"))
    began_by = models.UUIDField(_("người tạm dừng"))
    ended_at = models.DateTimeField(_("đến lúc"), null=True)
    ended_by = models.UUIDField(_("người cho tính tiếp"), null=True)
    due_before = models.DateTimeField(_("hạn trước khi tạm dừng"), null=True)
    due_after = models.DateTimeField(_("hạn tính tiếp"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], name="halt_one_open", condition=Q(ended_at__isnull=True)
            ),
            models.CheckConstraint(
                name="halt_ended_has_who",
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__gte=F("began_at"), ended_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Say for what."""
        return str(self.ground)


class Apology(Entity):
    """Phiếu xin lỗi và hẹn lại: what was promised is put off, once; or, too late for that, apologised for.

    A late one moves nothing: the dossier stays late by what was promised. It says when the result is
    expected, unless that is there already.
    """

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="apology")
    sheet_number = models.PositiveIntegerField(_("số phiếu trong năm"))
    reprints = models.PositiveSmallIntegerField(_("số lần in lại phiếu"), default=0)
    reason = EncryptedText(_("lý do"))
    due_before = models.DateTimeField(_("hẹn trước"))
    due_after = models.DateTimeField(_("hẹn lại"), null=True)
    expected_at = models.DateTimeField(_("dự kiến trả"), null=True)
    said_at = models.DateTimeField(_("lúc"))
    said_by = models.UUIDField(_("người ký"))

    class Meta:
        constraints = [
            models.CheckConstraint(name="apology_puts_off", condition=Q(due_after__gt=F("due_before"))),
            models.CheckConstraint(
                name="apology_in_time_or_late",
                condition=Q(due_after__isnull=False, said_at__lt=F("due_before"), expected_at__isnull=True)
                | Q(due_after__isnull=True, said_at__gte=F("due_before")),
            ),
            models.CheckConstraint(
                name="apology_expects_what_comes",
                condition=Q(expected_at__isnull=True) | Q(expected_at__gt=F("said_at")),
            ),
        ]

    @property
    def is_late(self) -> bool:
        """Say whether it came after the moment, and puts nothing off."""
        return self.due_after is None

    def __str__(self) -> str:
        """Say to when."""
        return f"{self.due_before} → {self.due_after or self.expected_at or '…'}"


class Stoppage(Entity):
    """Thông báo dừng giải quyết: a dossier that cannot be settled goes back before there is a result."""

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="stoppage")
    ground = models.ForeignKey(HaltGround, on_delete=models.PROTECT, related_name="+")
    sheet_number = models.PositiveIntegerField(_("số thông báo trong năm"))
    reprints = models.PositiveSmallIntegerField(_("số lần in lại"), default=0)
    reason = EncryptedText(_("lý do"))
    stage = models.CharField(_("khi đang ở bước"), max_length=300, blank=True)
    paid = models.PositiveBigIntegerField(_("số tiền đã nộp"), default=0)
    stopped_at = models.DateTimeField(_("lúc"))
    stopped_by = models.UUIDField(_("người ký"))

    def __str__(self) -> str:
        """Say why."""
        return str(self.ground)
