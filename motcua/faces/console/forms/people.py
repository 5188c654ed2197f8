"""What is asked of people."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from motcua.faces.console.sheets import OnceForm


class SearchForm(forms.Form):
    """Whom somebody looks for."""

    text = forms.CharField(
        label=_("Số định danh, số chứng minh cũ, điện thoại, mã số thuế hoặc họ tên"),
        max_length=200,
        help_text=_("Số phải gõ đủ. Họ tên không cần dấu."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    birth_year = forms.IntegerField(label=_("Năm sinh"), min_value=1880, max_value=2100, required=False)


class RevealForm(OnceForm):
    """Which field is to be opened, and why."""

    FIELDS: ClassVar[list[tuple[str, StrOrPromise]]] = [
        ("personal_id", _("Số định danh cá nhân")),
        ("previous_number", _("Số chứng minh nhân dân cũ")),
        ("passport", _("Số hộ chiếu")),
        ("phone", _("Điện thoại")),
        ("email", _("Thư điện tử")),
        ("address_line", _("Số nhà, đường, thôn, tổ")),
    ]
    field = forms.ChoiceField(label=_("Cần xem"), choices=FIELDS, widget=forms.RadioSelect)
    purpose = forms.CharField(
        label=_("Mục đích"), max_length=80, help_text=_("Ví dụ: đối chiếu giấy tờ hồ sơ H08-…")
    )


class MergeForm(OnceForm):
    """Which of two rows stays, and why they are one."""

    kept = forms.ChoiceField(
        label=_("Giữ lại dòng nào"),
        choices=[("one", _("Dòng bên trái")), ("other", _("Dòng bên phải"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Căn cứ nào cho thấy là một người"), max_length=300)
