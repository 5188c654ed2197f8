"""What is asked of an identity service: where it is, as whom we ask it, and by which names it answers."""

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from motcua.faces.console.forms.days import DayInput
from motcua.faces.console.sheets import OnceForm

_TOLD_AS: Final = {
    "number": _("Số định danh cá nhân"),
    "name": _("Họ và tên"),
    "birth": _("Ngày sinh"),
    "gender": _("Giới tính"),
    "phone": _("Số điện thoại"),
    "email": _("Thư điện tử"),
    "level": _("Mức độ định danh"),
    "kind": _("Loại tài khoản"),
    "tax_code": _("Mã số thuế của tổ chức"),
    "organisation": _("Tên tổ chức"),
}
_LEVEL: Final = re.compile(r"^\s*(\S.*?)\s*=\s*([12])\s*$")
_PLAIN: Final = {"autocomplete": "off", "spellcheck": "false"}


class ServiceForm(OnceForm):
    """A service from a day on; `known_at` is where the secret belongs that stays if none is written."""

    code = forms.RegexField(
        label=_("Mã dịch vụ"),
        regex=r"^[a-z0-9][a-z0-9\-]*$",
        max_length=40,
        help_text=_("Nằm trong địa chỉ đăng nhập; không đổi được về sau. Ví dụ: vneid"),
        error_messages={"invalid": _("Chỉ dùng chữ thường không dấu, số và gạch nối.")},
        widget=forms.TextInput(attrs=_PLAIN),
    )
    name = forms.CharField(
        label=_("Tên trên nút đăng nhập"),
        max_length=120,
        help_text=_("Ví dụ: tài khoản định danh điện tử VNeID"),
    )
    issuer = forms.URLField(
        label=_("Địa chỉ dịch vụ (issuer)"),
        max_length=300,
        assume_scheme="https",
        widget=forms.URLInput(attrs=_PLAIN),
    )
    client_id = forms.CharField(
        label=_("Mã của cổng này ở đó (client id)"), max_length=200, widget=forms.TextInput(attrs=_PLAIN)
    )
    client_secret = forms.CharField(
        label=_("Khóa bí mật (client secret)"),
        required=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    since = forms.DateField(label=_("Dùng từ ngày"), widget=DayInput())
    until = forms.DateField(
        label=_("Đến hết ngày"),
        required=False,
        widget=DayInput(),
        help_text=_("Để trống khi chưa biết ngày thôi dùng."),
    )
    scope = forms.CharField(
        label=_("Phạm vi hỏi (scope)"), max_length=200, initial="openid", widget=forms.TextInput(attrs=_PLAIN)
    )
    asks_level = forms.CharField(
        label=_("Mức độ yêu cầu (acr_values)"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs=_PLAIN),
    )
    levels = forms.CharField(
        label=_("Chữ nào là mức độ nào"),
        required=False,
        max_length=1000,
        help_text=_("Mỗi dòng một chữ, như: LoA2 = 2. Chữ không ghi ở đây được coi là mức độ 1."),
        widget=forms.Textarea(attrs={"rows": 3, **_PLAIN}),
    )
    organisation = forms.CharField(
        label=_("Dấu hiệu tài khoản tổ chức"),
        required=False,
        max_length=40,
        help_text=_("Giá trị của mục “Loại tài khoản” khi người đăng nhập dùng tài khoản tổ chức."),
        widget=forms.TextInput(attrs=_PLAIN),
    )

    def __init__(self, *given: Any, known_at: str = "", **named: Any) -> None:  # Any: as Django's forms
        super().__init__(*given, **named)
        self._known_at = known_at
        self.fields["client_secret"].help_text = (
            _now("Đã có khóa, được giữ kín. Chỉ nhập khi thay khóa; để trống thì giữ khóa cũ.")
            if known_at
            else _now("Được mã hóa khi lưu, không hiện lại.")
        )
        for word in _TOLD_AS:
            self.fields[f"claim_{word}"] = forms.CharField(
                label=_now("Tên mục: {what}").format(what=_TOLD_AS[word]),
                required=False,
                max_length=80,
                widget=forms.TextInput(attrs={**_PLAIN, "placeholder": word}),
            )

    def clean_levels(self) -> dict[str, int]:
        """Read the lines. Refuses one that does not say a level."""
        said = {}
        for line in self.cleaned_data["levels"].splitlines():
            found = _LEVEL.match(line)
            if found is None and line.strip():
                raise ValidationError(
                    _now("Dòng “{line}” chưa đúng: hãy ghi như LoA2 = 2.").format(line=line.strip()[:80])
                )
            if found is not None:
                said[found[1]] = int(found[2])
        return said

    def clean(self) -> dict[str, Any]:
        """Send no secret to where it was not given for. Refuses an address that changed without one."""
        given: dict[str, Any] = super().clean() or {}
        moved = self._known_at and _host(given.get("issuer", "")) != _host(self._known_at)
        if moved and not given.get("client_secret"):
            self.add_error(
                "client_secret", _now("Địa chỉ dịch vụ đã đổi: hãy nhập khóa bí mật mà nơi mới cấp.")
            )
        return given

    @property
    def claims(self) -> dict[str, str]:
        """Give the names that were written; what is left empty is told under our own name."""
        said = {word: self.cleaned_data[f"claim_{word}"] for word in _TOLD_AS}
        return {word: name for word, name in said.items() if name}


def _host(address: str) -> str:
    return urlsplit(address).netloc.lower()


def as_asked(claims: Mapping[str, str], levels: Mapping[str, int]) -> dict[str, str]:
    """Give what a service says by which name as the fields of the form hold it."""
    return {f"claim_{word}": name for word, name in claims.items()} | {
        "levels": "\n".join(f"{word} = {level}" for word, level in levels.items())
    }
