"""What is asked of a report on a plan: who issues it, to whom, as of when, who signs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.faces.command.forms.documents import DayInput
from motcua.steering.plans.queries.report import ReportHead


class ReportForm(forms.Form):
    """A report's head and the day of its figures."""

    on = forms.DateField(label=_("Số liệu đến hết ngày"), widget=DayInput())
    superior = forms.CharField(label=_("Cơ quan chủ quản"), max_length=200, required=False)
    unit = forms.CharField(label=_("Cơ quan ban hành"), max_length=200)
    number = forms.CharField(
        label=_("Số, ký hiệu"),
        max_length=60,
        required=False,
        help_text=_("Ví dụ: 215/BC-UBND. Cần có khi ký."),
    )
    place = forms.CharField(label=_("Địa danh"), max_length=80)
    to = forms.CharField(label=_("Kính gửi"), max_length=300, required=False)
    remark = forms.CharField(
        label=_("Nhận xét, nguyên nhân, kiến nghị"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    receivers = forms.CharField(
        label=_("Nơi nhận, mỗi dòng một nơi"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sign_role = forms.CharField(
        label=_("Quyền hạn, chức vụ người ký"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Mỗi dòng một ý, ví dụ: TL. CHỦ TỊCH, dòng dưới CHÁNH VĂN PHÒNG."),
    )
    signer = forms.CharField(label=_("Họ và tên người ký"), max_length=160)

    def head(self) -> ReportHead:
        """Give the head that was typed."""
        given: dict[str, Any] = self.cleaned_data  # Any: a form's cleaned data
        receivers = tuple(line.strip(" -;.") for line in given["receivers"].splitlines() if line.strip())
        words = {
            name: given[name] for name in ("unit", "place", "to", "signer", "superior", "number", "remark")
        }
        role = given["sign_role"].replace("\r\n", "\n").strip()
        return ReportHead(sign_role=role, receivers=receivers, **words)
