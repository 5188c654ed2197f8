"""What is asked of packs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.faces.console.forms.days import DayInput
from motcua.faces.console.sheets import OnceForm


class UploadPackForm(OnceForm):
    """A zipped pack."""

    file = forms.FileField(
        label=_("Tệp gói dữ liệu (.zip)"),
        help_text=_("Trong tệp có pack.yaml và các tệp .yaml đi kèm. Chưa nạp gì vào sổ ở bước này."),
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
    )


class ProposePackForm(OnceForm):
    """When a checked pack is to load."""

    effective_on = forms.DateField(
        label=_("Ngày nạp"),
        help_text=_("Gói được nạp vào sáng ngày này, sau khi có người thứ hai duyệt."),
        widget=DayInput(),
    )
