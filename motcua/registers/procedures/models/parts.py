"""The parts of a version that others point at or the database guards: cases, papers, limits, fees, bases."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.ids import Entity
from motcua.registers.legal_texts.models import LegalText
from motcua.registers.places.models import Sureness
from motcua.registers.procedures.models.procedure import ProcedureVersion
from motcua.registers.procedures.models.words import AmountKind, Channel, FeeKind, Handling, Need, Unit

COUNTED = (Unit.HOUR, Unit.WORKING_DAY, Unit.DAY, Unit.MONTH)


class ProcedureCase(Entity):
    """Trường hợp: a way the procedure may go, with limits, fees and papers of its own."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="cases")
    number = models.PositiveSmallIntegerField(_("số thứ tự"))
    code = models.TextField(_("mã trường hợp"))
    name = models.TextField(_("tên trường hợp"), blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["version", "number"], name="case_numbered_once")]

    def __str__(self) -> str:
        """Name it by its code."""
        return self.code


class Part(Entity):
    """A part of a version, in its place; of one case, or of all when none is named."""

    position = models.PositiveSmallIntegerField(_("thứ tự"))
    mark = models.CharField(_("độ chắc"), max_length=1, choices=Sureness.choices, blank=True)

    class Meta:
        abstract = True


class Rule(Part):
    """A part that may name the legal text it rests on; its number stays where the text is unknown."""

    basis_number = models.TextField(_("căn cứ"), blank=True)
    legal_text = models.ForeignKey(
        LegalText, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("văn bản")
    )

    class Meta:
        abstract = True


class RequiredDocument(Part):
    """Thành phần hồ sơ: one paper of the list, with its originals and copies."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="documents")
    case = models.ForeignKey(ProcedureCase, on_delete=models.PROTECT, null=True, related_name="documents")
    name = models.TextField(_("tên giấy tờ"))
    group = models.TextField(_("nhóm"), blank=True)
    group_position = models.PositiveSmallIntegerField(_("thứ tự nhóm"), default=0)
    handling = models.CharField(_("nộp hay xuất trình"), max_length=6, choices=Handling.choices)
    need = models.CharField(_("mức cần"), max_length=11, choices=Need.choices)
    condition = models.TextField(_("trường hợp phải có"), blank=True)
    originals = models.PositiveSmallIntegerField(_("bản chính"))
    copies = models.PositiveSmallIntegerField(_("bản sao"))
    paper_code = models.TextField(_("mã giấy tờ"), blank=True)
    form_key = models.CharField(_("biểu mẫu điện tử"), max_length=60, blank=True)
    form_name = models.TextField(_("mẫu"), blank=True)
    electronic_form = models.BooleanField(_("có mẫu điện tử"), null=True)
    is_result = models.BooleanField(_("là kết quả của thủ tục khác"), null=True)
    reuse = models.TextField(_("khai thác từ cơ sở dữ liệu"), blank=True)
    attachments = models.JSONField(_("tệp mẫu"), default=list)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="document_in_its_place"),
            models.CheckConstraint(name="document_handling_known", condition=Q(handling__in=Handling.values)),
            models.CheckConstraint(
                name="document_condition_is_said", condition=~Q(need=Need.CONDITIONAL) | ~Q(condition="")
            ),
        ]

    def __str__(self) -> str:
        """Name it."""
        return self.name


class TimeLimit(Rule):
    """Thời hạn giải quyết: of one channel and one case, or of all when none is named.

    `legal_*` is what the law allows where the province promises less; `given` is what the source wrote.
    """

    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="limits")
    case = models.ForeignKey(ProcedureCase, on_delete=models.PROTECT, null=True, related_name="limits")
    channel = models.CharField(_("cách thức"), max_length=6, choices=Channel.choices, null=True)  # noqa: DJ001  # null: every channel
    ordinal = models.PositiveSmallIntegerField(_("dòng lặp thứ"), default=0)
    quantity = models.DecimalField(_("số lượng"), max_digits=9, decimal_places=4, null=True)
    unit = models.CharField(_("đơn vị"), max_length=11, choices=Unit.choices)
    cut_off_hour = models.PositiveSmallIntegerField(_("nhận sau giờ này thì tính ngày sau"), null=True)
    legal_quantity = models.DecimalField(_("thời hạn luật định"), max_digits=9, decimal_places=4, null=True)
    legal_unit = models.CharField(_("đơn vị luật định"), max_length=11, choices=Unit.choices, blank=True)
    text = models.TextField(_("mô tả"), blank=True)
    note = models.TextField(_("hướng dẫn cách thức"), blank=True)
    given = models.JSONField(_("nguồn ghi"), default=dict)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "channel", "case", "ordinal"],
                name="limit_once_per_channel_and_case",
                nulls_distinct=False,
            ),
            models.CheckConstraint(name="limit_unit_known", condition=Q(unit__in=Unit.values)),
            models.CheckConstraint(
                name="limit_counted_has_quantity",
                condition=~Q(unit__in=COUNTED) | Q(quantity__isnull=False, quantity__gt=0),
            ),
            models.CheckConstraint(
                name="limit_same_day_has_cut_off",
                condition=~Q(unit=Unit.SAME_DAY) | Q(cut_off_hour__isnull=False, cut_off_hour__lte=23),
            ),
            models.CheckConstraint(
                name="limit_none_has_no_quantity", condition=~Q(unit=Unit.NONE) | Q(quantity__isnull=True)
            ),
            models.CheckConstraint(
                name="limit_is_within_the_law",
                condition=Q(legal_quantity__isnull=True)
                | ~Q(unit=F("legal_unit"))
                | Q(quantity__lte=F("legal_quantity")),
                violation_error_message=_("Thời hạn công bố không được dài hơn thời hạn luật định."),
            ),
        ]

    def __str__(self) -> str:
        """Say it in short."""
        return f"{self.quantity or ''} {self.unit}".strip()


class FeeRule(Rule):
    """Phí, lệ phí: of one channel and one case, or of all when none is named.

    A FIXED amount is one sum, or `scale` when it runs by page or copy. BY_TEXT never means nothing to pay.
    """

    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="fees")
    case = models.ForeignKey(ProcedureCase, on_delete=models.PROTECT, null=True, related_name="fees")
    channel = models.CharField(_("cách thức"), max_length=6, choices=Channel.choices, null=True)  # noqa: DJ001  # null: every channel
    ordinal = models.PositiveSmallIntegerField(_("dòng lặp thứ"), default=0)
    kind = models.CharField(_("loại khoản thu"), max_length=5, choices=FeeKind.choices)
    name = models.TextField(_("tên khoản thu"), blank=True)
    amount_kind = models.CharField(_("cách ghi mức thu"), max_length=7, choices=AmountKind.choices)
    amount = models.BigIntegerField(_("mức thu (đồng)"), null=True)
    scale = models.JSONField(_("biểu mức"), null=True)
    text = models.TextField(_("mô tả"), blank=True)
    given = models.JSONField(_("nguồn ghi"), default=dict)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="fee_in_its_place"),
            models.CheckConstraint(name="fee_kind_known", condition=Q(kind__in=FeeKind.values)),
            models.CheckConstraint(
                name="fee_amount_fits_its_kind",
                condition=Q(amount_kind=AmountKind.FIXED, amount__isnull=False, amount__gt=0)
                | Q(amount_kind=AmountKind.FREE, amount__isnull=False, amount=0)
                | (Q(amount_kind=AmountKind.BY_TEXT, amount__isnull=True) & ~Q(text=""))
                | Q(amount_kind=AmountKind.UNSAID, amount__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        """Say it in short."""
        return f"{self.kind} {self.amount if self.amount is not None else self.text[:60]}"


class LegalBasis(Part):
    """Căn cứ pháp lý: a legal text by number and title; `number_given` as the source wrote it."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="bases")
    number = models.TextField(_("số, ký hiệu"))
    title = models.TextField(_("trích yếu"), blank=True)
    article = models.TextField(_("điều, khoản"), blank=True)
    number_given = models.TextField(_("nguồn ghi"), blank=True)
    legal_text = models.ForeignKey(
        LegalText, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("văn bản")
    )

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["version", "position"], name="basis_in_its_place")]

    def __str__(self) -> str:
        """Name it by its number."""
        return self.number


class FormSpec(Part):
    """Biểu mẫu điện tử, tờ khai: a form as foundation/forms reads it."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="forms")
    key = models.CharField(_("khóa"), max_length=60)
    title = models.TextField(_("tên biểu mẫu"))
    form = models.JSONField(_("lược đồ và bố cục"))

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="form_keyed_once")]

    def __str__(self) -> str:
        """Name it."""
        return self.title
