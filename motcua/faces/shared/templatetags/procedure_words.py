"""Limits and charges of a procedure, said as people read them. A nought never means free by itself."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.faces.shared.templatetags.say import decimal, figures, money
from motcua.foundation.text import NBSP
from motcua.registers.procedures.models import FeeRule, TimeLimit
from motcua.registers.procedures.models.words import AmountKind, Unit

register = template.Library()


def counted(quantity: Decimal, unit: str) -> str:
    """Say a number of hours, days or months: "3 ngày làm việc"; nothing for a unit that cannot be counted."""
    whole = quantity == quantity.to_integral_value()
    plural = int(quantity) if whole else 2
    said = {
        Unit.HOUR: ngettext("{n} giờ làm việc", "{n} giờ làm việc", plural),
        Unit.WORKING_DAY: ngettext("{n} ngày làm việc", "{n} ngày làm việc", plural),
        Unit.DAY: ngettext("{n} ngày", "{n} ngày", plural),
        Unit.MONTH: ngettext("{n} tháng", "{n} tháng", plural),
    }.get(Unit(unit), "")
    return said.format(n=figures(int(quantity)) if whole else decimal(quantity)).replace(" ", NBSP)


@register.filter
def limit_words(limit: TimeLimit) -> str:
    """Say a time limit in full."""
    if limit.unit == Unit.SAME_DAY:
        return _("trong ngày; nhận sau {hour} giờ thì trả vào ngày làm việc tiếp theo").format(
            hour=limit.cut_off_hour
        )
    return limit_in_short(limit) or limit.text or _("xem nội dung")


@register.filter
def limit_in_short(limit: TimeLimit) -> str:
    """Say a time limit in a few words; nothing when only its text can say it."""
    if limit.unit == Unit.SAME_DAY:
        return _("trong ngày")
    if limit.unit == Unit.NONE:
        return _("không quy định thời hạn")
    if limit.quantity is None:
        return ""
    if limit.unit == Unit.OTHER:
        return _("{n}, chưa rõ là ngày hay giờ").format(n=figures(int(limit.quantity)))
    return counted(limit.quantity, limit.unit)


@register.filter
def law_allows(limit: TimeLimit) -> str:
    """Say what the law allows, where the province promises something else."""
    if limit.legal_quantity is None:
        return ""
    return counted(limit.legal_quantity, limit.legal_unit)


@register.filter
def fee_words(fee: FeeRule) -> str:
    """Say what is to be paid."""
    if fee.scale:
        return scale_words(fee.scale)
    if fee.amount_kind == AmountKind.FREE:
        return _("không thu")
    if fee.amount_kind == AmountKind.FIXED:
        return money(fee.amount)
    return fee.text or _("chưa ghi mức thu")


def scale_words(scale: Mapping[str, Any]) -> str:  # Any: JSON
    """Say a charge that runs by page, copy or dossier: "2.000 đ mỗi trang, từ trang thứ 3: 1.000 đ"."""
    each, onwards = {
        "PAGE": (_("{amount} mỗi trang"), _("từ trang thứ {n}: {amount}")),
        "COPY": (_("{amount} mỗi bản"), _("từ bản thứ {n}: {amount}")),
        "DOSSIER": (_("{amount} mỗi hồ sơ"), _("từ hồ sơ thứ {n}: {amount}")),
    }[scale["per"]]
    first, *later = sorted(scale["tiers"], key=lambda tier: int(tier["from"]))
    said = [each.format(amount=money(first["amount"]))]
    said += [onwards.format(n=tier["from"], amount=money(tier["amount"])) for tier in later]
    if scale.get("cap"):
        said.append(_("tối đa {amount}").format(amount=money(scale["cap"])))
    return ", ".join(said)
