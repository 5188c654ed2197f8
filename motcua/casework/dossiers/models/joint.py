"""The parts of a joint dossier: what is asked of each agency, in which order, by when."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models.dossier import Dossier
from motcua.foundation.ids import Entity
from motcua.registers.organisations.models import Agency


class DossierPart(Entity):
    """Phần liên thông: one agency's part of a joint dossier, planned from the first day on.

    When it begins it becomes a dossier of its own, with code, clock and way. `due_at` is the day that is
    told to the applicant: as planned, and from its beginning on as its own promise says.
    """

    class State(models.TextChoices):
        """Where the part stands for the whole."""

        PLANNED = "PLANNED", _("chưa bắt đầu")
        RUNNING = "RUNNING", _("đang giải quyết")
        DONE = "DONE", _("đã có kết quả")
        REFUSED = "REFUSED", _("bị từ chối")
        DROPPED = "DROPPED", _("không thực hiện")

    whole = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="parts")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    key = models.CharField(_("khóa"), max_length=40)
    name = models.CharField(_("tên phần"), max_length=200)
    procedure_code = models.CharField(_("mã thủ tục"), max_length=220)
    case_number = models.PositiveSmallIntegerField(_("trường hợp"), null=True)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("cơ quan giải quyết")
    )
    after = ArrayField(models.CharField(max_length=40), verbose_name=_("sau các phần"), default=list)
    state = models.CharField(_("trạng thái"), max_length=7, choices=State.choices, default=State.PLANNED)
    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, null=True, related_name="part")
    due_at = models.DateTimeField(_("hạn của phần"), null=True)
    begun_at = models.DateTimeField(_("bắt đầu lúc"), null=True)
    ended_at = models.DateTimeField(_("xong lúc"), null=True)
    note = models.CharField(_("vì sao không thực hiện"), max_length=300, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["whole", "key"], name="dossierpart_keyed_once"),
            models.UniqueConstraint(fields=["whole", "position"], name="dossierpart_in_its_place"),
            models.CheckConstraint(
                name="dossierpart_begun_is_a_dossier",
                condition=Q(state="PLANNED", dossier__isnull=True, begun_at__isnull=True)
                | Q(state="DROPPED")
                | Q(state__in=["RUNNING", "DONE", "REFUSED"], dossier__isnull=False, begun_at__isnull=False),
            ),
            models.CheckConstraint(
                name="dossierpart_ended_has_moment",
                condition=Q(state__in=["PLANNED", "RUNNING"], ended_at__isnull=True)
                | Q(state__in=["DONE", "REFUSED", "DROPPED"], ended_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Name it."""
        return self.name

    @property
    def is_open(self) -> bool:
        """Say whether something is still to come of it."""
        return self.state in {DossierPart.State.PLANNED, DossierPart.State.RUNNING}
