"""The noun of this room."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.ids import Entity


class TextKind(models.TextChoices):
    """Loại văn bản."""

    CONSTITUTION = "CONSTITUTION", _("Hiến pháp")
    CODE = "CODE", _("Bộ luật")
    LAW = "LAW", _("Luật")
    ORDINANCE = "ORDINANCE", _("Pháp lệnh")
    RESOLUTION = "RESOLUTION", _("Nghị quyết")
    DECREE = "DECREE", _("Nghị định")
    DECISION = "DECISION", _("Quyết định")
    DIRECTIVE = "DIRECTIVE", _("Chỉ thị")
    CIRCULAR = "CIRCULAR", _("Thông tư")
    JOINT_CIRCULAR = "JOINT_CIRCULAR", _("Thông tư liên tịch")
    PLAN = "PLAN", _("Kế hoạch")
    NOTICE = "NOTICE", _("Thông báo")
    LETTER = "LETTER", _("Công văn")
    OTHER = "OTHER", _("Văn bản khác")


class Sureness(models.TextChoices):
    """How sure the register is of what it says of a text."""

    SEEN = "S", _("đã đối chiếu nguồn")
    KNOWN = "K", _("đã biết, chưa đối chiếu")
    UNSURE = "?", _("chưa chắc")


class LegalText(Entity):
    """Văn bản quy phạm pháp luật, or another text that a rule rests on.

    `in_force_from` may be unknown (then the text governs no day until it is known); both ends inclusive.
    """

    number = models.CharField(_("số, ký hiệu"), max_length=60)
    number_key = models.CharField(_("số để tìm"), max_length=60, editable=False)
    year = models.PositiveSmallIntegerField(_("năm ban hành"))
    kind = models.CharField(_("loại"), max_length=16, choices=TextKind.choices)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=160)
    title = models.CharField(_("trích yếu"), max_length=600)
    in_force_from = models.DateField(_("có hiệu lực từ"), null=True, blank=True)
    in_force_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("văn bản thay thế"),
    )
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    mark = models.CharField(_("độ chắc"), max_length=1, choices=Sureness.choices, default=Sureness.SEEN)
    words = models.TextField(_("chữ để tìm"), editable=False)

    class Meta:
        indexes = [models.Index(fields=["-year", "number_key"], name="legal_text_latest")]
        constraints = [
            models.UniqueConstraint(fields=["number_key", "year", "issuer"], name="legal_text_once"),
            models.CheckConstraint(
                name="legal_text_ends_after_it_begins",
                condition=Q(in_force_to__isnull=True)
                | Q(in_force_from__isnull=True)
                | Q(in_force_to__gte=F("in_force_from")),
            ),
            models.CheckConstraint(
                name="legal_text_issued_in_its_year",
                condition=Q(issued_on__isnull=True) | Q(issued_on__year=F("year")),
            ),
            models.CheckConstraint(
                name="legal_text_not_replaced_by_itself",
                condition=Q(replaced_by__isnull=True) | ~Q(replaced_by=F("id")),
            ),
        ]

    def __str__(self) -> str:
        """Cite it: "Nghị định số 61/2018/NĐ-CP"."""
        return self.citation

    @property
    def citation(self) -> str:
        """How the text is cited: kind and number; Vietnamese whatever the page's language."""
        return f"{KIND_TITLES[TextKind(self.kind)]} số {self.number}"


KIND_TITLES: dict[TextKind, str] = {
    TextKind.CONSTITUTION: "Hiến pháp",
    TextKind.CODE: "Bộ luật",
    TextKind.LAW: "Luật",
    TextKind.ORDINANCE: "Pháp lệnh",
    TextKind.RESOLUTION: "Nghị quyết",
    TextKind.DECREE: "Nghị định",
    TextKind.DECISION: "Quyết định",
    TextKind.DIRECTIVE: "Chỉ thị",
    TextKind.CIRCULAR: "Thông tư",
    TextKind.JOINT_CIRCULAR: "Thông tư liên tịch",
    TextKind.PLAN: "Kế hoạch",
    TextKind.NOTICE: "Thông báo",
    TextKind.LETTER: "Công văn",
    TextKind.OTHER: "Văn bản",
}
