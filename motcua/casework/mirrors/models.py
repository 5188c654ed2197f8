"""The mirror of a dossier that another system keeps."""

from typing import Final

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.mirrors.states import State as Table
from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText
from motcua.registers.organisations.models import Agency, OneStopUnit
from motcua.registers.people.models import LegalEntity, Person
from motcua.registers.procedures.models import Procedure

MIRROR: Final = "mirror"
SERIES: Final = "TW"
"""How the series of mirrors' numbers is called."""


class State(models.TextChoices):
    """Tình trạng, as people read it; the moves stand in `states`."""

    RECEIVED = Table.RECEIVED.value, _("đã nhận, đã chuyển")
    IN_PROGRESS = Table.IN_PROGRESS.value, _("đang giải quyết")
    AWAITING = Table.AWAITING.value, _("chờ bổ sung")
    RESOLVED = Table.RESOLVED.value, _("đã có kết quả")
    REFUSED = Table.REFUSED.value, _("bị từ chối")
    HANDED_OVER = Table.HANDED_OVER.value, _("đã trả")


class Mirror(Entity):
    """Hồ sơ gương: what was taken in here and is handled in a central agency's own system."""

    unit = models.ForeignKey(
        OneStopUnit, on_delete=models.PROTECT, related_name="+", verbose_name=_("nơi tiếp nhận")
    )
    code = models.CharField(_("mã tra cứu"), max_length=20, unique=True)
    year = models.PositiveSmallIntegerField(_("năm"))
    number = models.PositiveIntegerField(_("số trong năm"))
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("cơ quan giải quyết")
    )
    system = models.CharField(_("hệ thống của cơ quan giải quyết"), max_length=160)
    central_number = models.CharField(_("mã hồ sơ ở hệ thống ấy"), max_length=80, blank=True)
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, null=True, related_name="+")
    title = models.CharField(_("thủ tục"), max_length=500)
    papers = EncryptedText(_("giấy tờ đã nhận"), blank=True)  # one a line
    applicant_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    applicant_entity = models.ForeignKey(LegalEntity, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(_("tình trạng"), max_length=11, choices=State.choices, default=State.RECEIVED)
    received_at = models.DateTimeField(_("nhận lúc"))
    received_by = models.UUIDField(_("người nhận"))
    due_at = models.DateTimeField(_("hẹn trả theo hệ thống ấy"), null=True)
    heard_at = models.DateTimeField(_("tin gần nhất lúc"), null=True)
    words = EncryptedText(_("lý do, nội dung cơ quan giải quyết nêu"), blank=True)
    result_number = models.CharField(_("số kết quả"), max_length=60, blank=True)
    resolved_at = models.DateTimeField(_("có kết quả lúc"), null=True)
    handed_at = models.DateTimeField(_("trả lúc"), null=True)
    handed_by = models.UUIDField(_("người trả"), null=True)
    receiver_name = EncryptedText(_("người nhận kết quả"), blank=True)
    reprints = models.PositiveSmallIntegerField(_("số lần in lại giấy tiếp nhận"), default=0)

    class Meta:
        indexes = [
            models.Index(fields=["-received_at", "-id"], name="mirror_list"),
            models.Index(fields=["unit", "-received_at", "-id"], name="mirror_of_unit"),
            models.Index(
                fields=["unit", "received_at", "id"],
                name="mirror_open",
                condition=~Q(state="HANDED_OVER"),
            ),
        ]
        constraints = [
            models.CheckConstraint(name="mirror_state_known", condition=Q(state__in=State.values)),
            models.UniqueConstraint(fields=["unit", "year", "number"], name="mirror_numbered_once"),
            models.UniqueConstraint(
                fields=["agency", "central_number"],
                name="mirror_once_per_central_number",
                condition=~Q(central_number=""),
            ),
            models.CheckConstraint(
                name="mirror_is_somebodys",
                condition=Q(applicant_person__isnull=True) ^ Q(applicant_entity__isnull=True),
            ),
            models.CheckConstraint(
                name="mirror_done_has_moment",
                condition=~Q(state__in=["RESOLVED", "REFUSED", "HANDED_OVER"]) | Q(resolved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="mirror_handed_over_by_somebody",
                condition=Q(state="HANDED_OVER", handed_at__gte=F("received_at"), handed_by__isnull=False)
                | (~Q(state="HANDED_OVER") & Q(handed_at__isnull=True, handed_by__isnull=True)),
            ),
        ]

    @property
    def papers_taken(self) -> list[str]:
        """Give what was taken in with it, paper by paper."""
        return [line for line in self.papers.splitlines() if line]

    def __str__(self) -> str:
        """Name it by its number."""
        return f"{self.number}/{SERIES}-{self.year}"
