"""What is asked of whoever decides a parameter of a scored index."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.faces.command.forms.documents import DayInput
from motcua.registers.places.models import Sureness
from motcua.steering.indices.actions import Parameters
from motcua.steering.indices.models import WeightedIndex

_MARKS = [(Sureness.SEEN.value, _("đã đối chiếu văn bản")), (Sureness.UNSURE.value, _("chưa kiểm chứng"))]


class ParameterForm(forms.Form):
    """Points, threshold, how sure both are, from which day on and on what ground."""

    most = forms.DecimalField(
        label=_("Điểm tối đa"),
        required=False,
        max_digits=5,
        decimal_places=2,
        localize=True,
        help_text=_("Để trống: chỉ theo dõi, không chấm điểm."),
    )
    most_mark = forms.ChoiceField(label=_("Điểm tối đa ấy"), choices=_MARKS, widget=forms.RadioSelect)
    threshold = forms.DecimalField(
        label=_("Ngưỡng đạt điểm tối đa (%)"),
        max_digits=5,
        decimal_places=2,
        localize=True,
        help_text=_("Tỷ lệ từ ngưỡng trở lên được trọn điểm; dưới ngưỡng tính theo tỷ lệ."),
    )
    threshold_mark = forms.ChoiceField(label=_("Ngưỡng ấy"), choices=_MARKS, widget=forms.RadioSelect)
    since = forms.DateField(label=_("Áp dụng từ ngày"), widget=DayInput())
    source = forms.CharField(
        label=_("Căn cứ"), max_length=300, help_text=_("Số, ký hiệu văn bản quy định giá trị này.")
    )

    def parameters(self) -> Parameters:
        """Give what was decided."""
        given: dict[str, Any] = self.cleaned_data  # Any: as Django's forms
        return Parameters(
            most=_cents(given["most"]),
            most_mark=given["most_mark"],
            threshold=_cents(given["threshold"]) or Decimal(0),
            threshold_mark=given["threshold_mark"],
            source=given["source"].strip(),
        )


class LackingForm(forms.Form):
    """What a component is worth to a unit that has nothing of it."""

    rule = forms.ChoiceField(
        label=_("Đơn vị không có thành phần"),
        choices=WeightedIndex.LackingRule.choices,
        widget=forms.RadioSelect,
    )
    since = forms.DateField(label=_("Áp dụng từ ngày"), widget=DayInput())
    source = forms.CharField(label=_("Căn cứ"), max_length=300)


def _cents(number: Decimal | None) -> Decimal | None:
    return None if number is None else number.quantize(Decimal("0.01"))
