"""What is asked of the monthly list: why it is made anew, how a line is explained or why it is struck."""

from django import forms
from django.utils.translation import gettext_lazy as _

_LONG = 2000


class AnewForm(forms.Form):
    """Why another edition is made."""

    reason = forms.CharField(
        label=_("Lý do đính chính"),
        max_length=_LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Người dân đọc được lý do này trên trang công khai."),
    )


class LineForm(forms.Form):
    """What is said of a line."""

    explanation = forms.CharField(
        label=_("Giải trình"),
        max_length=_LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Hiện cạnh dòng này trên trang công khai. Không ghi tên, thông tin cá nhân."),
    )
    reason = forms.CharField(
        label=_("Lý do rút khỏi danh sách"),
        max_length=_LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Chỉ cần khi rút. Dòng đã rút không hiện công khai; lý do được nêu chung và được lưu."),
    )
