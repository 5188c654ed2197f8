"""The nouns of money: charges, receipts and their series, payments, refunds, the cashier's shift."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import Valid, validity_is_ordered
from motcua.foundation.ids import Entity
from motcua.foundation.keys.fields import EncryptedText
from motcua.instruments.fees.rules import ALL, NOTES, Cash, Exemption, Per, Scale, Standing
from motcua.registers.organisations.models import Agency
from motcua.registers.procedures.models import FeeKind, FeeRule

FIGURES: Final = 7
"""A receipt's number is written with seven figures."""

MOST_NUMBER: Final = 10**FIGURES - 1


class Charge(Entity):
    """Khoản thu: a line of what is due on a case, frozen when the case was taken in.

    `rate` and `scale` are the tariff of that day. `base` is the sum before an exemption, `amount` what is
    to be paid; both are unknown until the register, a count or a person has said them.
    """

    class State(models.TextChoices):
        """Where the charge stands."""

        OPEN = "OPEN", _("chờ xác định mức thu")
        DUE = "DUE", _("phải nộp")
        PAID = "PAID", _("đã nộp")
        WAIVED = "WAIVED", _("không phải nộp")
        VOID = "VOID", _("không thu nữa")
        REFUNDED = "REFUNDED", _("đã hoàn trả")

    subject_kind = models.CharField(_("loại việc"), max_length=40)
    subject_id = models.UUIDField(_("việc"))
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    rule = models.ForeignKey(
        FeeRule, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("mức thu công bố")
    )
    kind = models.CharField(_("loại khoản thu"), max_length=5, choices=FeeKind.choices)
    title = models.TextField(_("tên khoản thu"))
    text = models.TextField(_("mô tả"), blank=True)
    basis_number = models.TextField(_("căn cứ"), blank=True)
    rate = models.BigIntegerField(_("mức thu (đồng)"), null=True)
    scale = models.JSONField(_("biểu mức"), null=True)
    count = models.PositiveIntegerField(_("số lượng"), null=True)
    times = models.PositiveIntegerField(_("số bản"), default=1)
    share = models.PositiveSmallIntegerField(_("phần được miễn, giảm (%)"), default=0)
    exempt_reason = EncryptedText(_("đối tượng miễn, giảm"), blank=True)
    exempt_proof = EncryptedText(_("giấy tờ chứng minh"), blank=True)
    base = models.BigIntegerField(_("mức trước miễn, giảm"), null=True)
    amount = models.BigIntegerField(_("số phải nộp"), null=True)
    state = models.CharField(_("trạng thái"), max_length=8, choices=State.choices)
    charged_at = models.DateTimeField(_("ghi lúc"))
    settled_at = models.DateTimeField(_("xác định lúc"), null=True)
    settled_by = models.UUIDField(_("người xác định"), null=True)
    settled_reason = EncryptedText(_("lý do xác định"), blank=True)
    outlived = models.BooleanField(_("việc kết thúc không có kết quả"), default=False)

    class Meta:
        ordering = ["charged_at", "position", "id"]
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="charge_of_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "rule"],
                name="charge_once_per_rule",
                condition=~Q(state="VOID"),
            ),
            models.CheckConstraint(
                name="charge_amount_fits_its_state",
                condition=Q(state="OPEN", amount__isnull=True)
                | Q(state__in=["DUE", "PAID", "REFUNDED"], amount__isnull=False, amount__gt=0)
                | Q(state="WAIVED", amount__isnull=False, amount=0)
                | Q(state="VOID"),
            ),
            models.CheckConstraint(name="charge_share_is_hundredths", condition=Q(share__lte=ALL)),
            models.CheckConstraint(
                name="charge_never_above_its_base",
                condition=Q(base__isnull=True) | Q(amount__isnull=True) | Q(amount__lte=F("base")),
            ),
            models.CheckConstraint(
                name="charge_settled_by_someone",
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
            models.CheckConstraint(name="charge_titled", condition=~Q(title="")),
            models.CheckConstraint(name="charge_counts_times", condition=Q(times__gte=1)),
        ]

    def __str__(self) -> str:
        """Name it."""
        return self.title

    @property
    def is_counted(self) -> bool:
        """Say whether it runs by pages or copies."""
        return self.scale is not None

    @property
    def is_settleable(self) -> bool:
        """Say whether a person may still say its sum: it is not paid, and the law does not waive it whole."""
        unpaid = {Charge.State.OPEN, Charge.State.DUE, Charge.State.WAIVED}
        return self.state in unpaid and self.share < ALL


class Series(Entity, Valid):
    """Dải số biên lai: numbers of one symbol that a unit writes receipts under, from `first` to `final`.

    `last` is the number given out last; every number up to it stands on a receipt, voided or not.
    """

    body = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("cơ quan thu")
    )
    unit = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("nơi sử dụng")
    )
    tax_code = models.CharField(_("mã số thuế của cơ quan thu"), max_length=20, blank=True)
    form = models.CharField(_("mẫu số"), max_length=20)
    symbol = models.CharField(_("ký hiệu"), max_length=20)
    first = models.PositiveIntegerField(_("từ số"))
    final = models.PositiveIntegerField(_("đến số"))
    last = models.PositiveIntegerField(_("số đã dùng đến"))

    class Meta:
        ordering = ["valid_from", "first", "id"]
        indexes = [models.Index(fields=["unit", "valid_from", "first"], name="series_of_unit")]
        constraints = [
            validity_is_ordered("series_ends_after_it_begins"),
            models.CheckConstraint(
                name="series_numbers_are_ordered",
                condition=Q(first__gte=1, final__gte=F("first"), final__lte=MOST_NUMBER),
            ),
            models.CheckConstraint(
                name="series_used_within_itself",
                condition=Q(last__gte=F("first") - 1, last__lte=F("final")),
            ),
            ExclusionConstraint(
                name="series_numbers_given_once",
                expressions=[
                    ("body", RangeOperators.EQUAL),
                    ("form", RangeOperators.EQUAL),
                    ("symbol", RangeOperators.EQUAL),
                    (
                        Func(F("first"), F("final"), models.Value("[]"), function="int4range"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        """Name it by its symbol and numbers."""
        return f"{self.symbol} ({figures(self.first)}–{figures(self.final)})"

    @property
    def left(self) -> int:
        """Count the numbers that are still free."""
        return self.final - self.last


class Shift(Entity):
    """Ca thu: one cashier's drawer at one unit on one day. Closed, it is not changed any more."""

    unit = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    cashier_id = models.UUIDField(_("người thu"))
    day = models.DateField(_("ngày"))
    opened_at = models.DateTimeField(_("mở lúc"))
    opening = models.BigIntegerField(_("tiền lẻ đầu ca"), default=0)
    closed_at = models.DateTimeField(_("chốt lúc"), null=True)
    closed_by = models.UUIDField(_("người chốt"), null=True)
    notes = models.JSONField(_("số tờ từng mệnh giá"), default=dict)
    counted = models.BigIntegerField(_("tiền đếm được"), null=True)
    expected = models.BigIntegerField(_("tiền theo sổ"), null=True)
    difference_reason = EncryptedText(_("giải thích chênh lệch"), blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "-opened_at", "-id"], name="shift_of_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "cashier_id"],
                name="shift_one_open_per_cashier",
                condition=Q(closed_at__isnull=True),
            ),
            models.CheckConstraint(
                name="shift_closed_is_counted",
                condition=Q(
                    closed_at__isnull=True,
                    closed_by__isnull=True,
                    counted__isnull=True,
                    expected__isnull=True,
                )
                | Q(
                    closed_at__isnull=False,
                    closed_by__isnull=False,
                    counted__isnull=False,
                    expected__isnull=False,
                ),
            ),
            models.CheckConstraint(name="shift_opening_not_negative", condition=Q(opening__gte=0)),
        ]

    def __str__(self) -> str:
        """Name it by its day."""
        return f"{self.day:%d/%m/%Y}"

    @property
    def difference(self) -> int:
        """Say how much more was counted than expected; less than nought when money is missing."""
        return (self.counted or 0) - (self.expected or 0)


class Receipt(Entity):
    """Biên lai: what a payer holds for money handed over. Its number is never given again."""

    class State(models.TextChoices):
        """Whether it holds."""

        ISSUED = "ISSUED", _("có hiệu lực")
        VOID = "VOID", _("đã hủy")

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="receipts")
    number = models.PositiveIntegerField(_("số"))
    unit = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("nơi thu"))
    shift = models.ForeignKey(Shift, on_delete=models.PROTECT, related_name="receipts")
    subject_kind = models.CharField(_("loại việc"), max_length=40)
    subject_id = models.UUIDField(_("việc"))
    subject_code = models.CharField(_("mã hồ sơ"), max_length=60)
    subject_title = models.TextField(_("nội dung"))
    payer_name = EncryptedText(_("người nộp tiền"))
    payer_address = EncryptedText(_("địa chỉ"), blank=True)
    amount = models.BigIntegerField(_("số tiền"))
    given = models.BigIntegerField(_("tiền khách đưa"))
    issued_at = models.DateTimeField(_("lập lúc"))
    issued_by = models.UUIDField(_("người thu"))
    reprints = models.PositiveSmallIntegerField(_("số lần in lại"), default=0)
    state = models.CharField(_("trạng thái"), max_length=6, choices=State.choices, default=State.ISSUED)
    voided_at = models.DateTimeField(_("hủy lúc"), null=True)
    voided_by = models.UUIDField(_("người hủy"), null=True)
    void_reason = EncryptedText(_("lý do hủy"), blank=True)
    void_shift = models.ForeignKey(
        Shift, on_delete=models.PROTECT, null=True, related_name="voided", verbose_name=_("ca trả lại tiền")
    )

    class Meta:
        indexes = [
            models.Index(fields=["unit", "-issued_at", "-id"], name="receipt_of_unit"),
            models.Index(fields=["subject_kind", "subject_id"], name="receipt_of_subject"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="receipt_numbered_once"),
            models.CheckConstraint(
                name="receipt_is_paid_in_full", condition=Q(amount__gt=0, given__gte=F("amount"))
            ),
            models.CheckConstraint(
                name="receipt_void_has_moment",
                condition=Q(
                    state="ISSUED", voided_at__isnull=True, voided_by__isnull=True, void_shift__isnull=True
                )
                | Q(
                    state="VOID",
                    voided_at__isnull=False,
                    voided_by__isnull=False,
                    void_shift__isnull=False,
                ),
            ),
        ]

    def __str__(self) -> str:
        """Name it by symbol and number."""
        return f"{self.series.symbol} {figures(self.number)}"

    @property
    def change(self) -> int:
        """Say what went back over the counter at once."""
        return self.given - self.amount


class Payment(Entity):
    """Thanh toán: one charge as collected on one receipt, in the words of that moment."""

    class Method(models.TextChoices):
        """How."""

        CASH = "CASH", _("tiền mặt")

    charge = models.ForeignKey(Charge, on_delete=models.PROTECT, related_name="payments")
    receipt = models.ForeignKey(Receipt, on_delete=models.PROTECT, related_name="payments")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    title = models.TextField(_("nội dung thu"))
    method = models.CharField(_("hình thức"), max_length=4, choices=Method.choices, default=Method.CASH)
    amount = models.BigIntegerField(_("số tiền"))
    voided = models.BooleanField(_("đã hủy cùng biên lai"), default=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["charge"], name="payment_one_that_holds_per_charge", condition=Q(voided=False)
            ),
            models.UniqueConstraint(fields=["receipt", "position"], name="payment_in_its_place"),
            models.CheckConstraint(name="payment_is_of_something", condition=Q(amount__gt=0)),
        ]

    def __str__(self) -> str:
        """Name it by what was paid."""
        return self.title


class Refund(Entity):
    """Hoàn trả: money of one payment that went back to its payer, by the text that lets it."""

    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, related_name="refund")
    shift = models.ForeignKey(Shift, on_delete=models.PROTECT, related_name="refunds")
    amount = models.BigIntegerField(_("số tiền"))
    basis = models.TextField(_("văn bản cho phép"))
    reason = EncryptedText(_("lý do"))
    receiver_name = EncryptedText(_("người nhận lại tiền"))
    refunded_at = models.DateTimeField(_("hoàn trả lúc"))
    refunded_by = models.UUIDField(_("người hoàn trả"))

    class Meta:
        constraints = [
            models.CheckConstraint(name="refund_says_by_what", condition=Q(amount__gt=0) & ~Q(basis="")),
        ]

    def __str__(self) -> str:
        """Name it by its basis."""
        return self.basis


@dataclass(frozen=True)
class Line:
    """Dòng phải thu: one fee as the version of the day and the exemptions claimed make it."""

    kind: str
    title: str
    standing: Standing
    rule_id: UUID | None = None
    text: str = ""
    basis_number: str = ""
    rate: int | None = None
    scale: Scale | None = None
    count: int | None = None
    times: int = 1
    base: int | None = None
    amount: int | None = None
    exemption: Exemption | None = None


@dataclass(frozen=True)
class About:
    """What a receipt says beside the money: whose case it is, under which code, who pays."""

    code: str
    title: str
    payer_name: str
    payer_address: str = ""


@dataclass(frozen=True)
class Settlement:
    """What a person says of a charge whose sum the register does not know: a count, or a sum with a reason.

    A sum is the tariff before an exemption; nought says that nothing is due.
    """

    charge_id: UUID
    amount: int | None = None
    count: int | None = None
    times: int = 1
    reason: str = ""


def figures(number: int) -> str:
    """Write a receipt's number: 123 → 0000123."""
    return f"{number:0{FIGURES}d}"


__all__ = [
    "ALL", "FIGURES", "MOST_NUMBER", "NOTES", "About", "Cash", "Charge", "Exemption", "FeeKind", "Line",
    "Payment", "Per", "Receipt", "Refund", "Scale", "Series", "Settlement", "Shift", "Standing", "figures",
]  # fmt: skip
