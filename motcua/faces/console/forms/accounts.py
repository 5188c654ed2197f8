"""What is asked of accounts, roles and tokens."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from motcua.faces.console.sheets import OnceForm
from motcua.foundation.access.ports import HOUSE_BOOK
from motcua.foundation.accounts.models import AccountKind

LONGEST_TOKEN_DAYS: Final = 366


class OpenAccountForm(OnceForm):
    """A new account; its password is made by the house."""

    login = forms.RegexField(
        label=_("Tên đăng nhập"),
        regex=r"^\s*[A-Za-z0-9][A-Za-z0-9.\-]*\s*$",
        max_length=80,
        help_text=_("Chữ thường không dấu, số, dấu chấm hoặc gạch nối. Ví dụ: lan.tuphap"),
        error_messages={"invalid": _("Chỉ dùng chữ không dấu, số, dấu chấm và gạch nối.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    name = forms.CharField(
        label=_("Họ và tên"), max_length=160, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    kind = forms.ChoiceField(
        label=_("Loại tài khoản"),
        choices=[
            (AccountKind.OFFICER, _("Cán bộ, công chức")),
            (AccountKind.CITIZEN, _("Người dân, tổ chức")),
        ],
        initial=AccountKind.OFFICER,
        widget=forms.RadioSelect,
    )


ROOMS: Final = {
    "access": _("Vai trò và mã truy cập"),
    "accounts": _("Tài khoản"),
    "audit": _("Nhật ký truy cập"),
    "calendars": _("Lịch làm việc"),
    "deadlines": _("Thời hạn"),
    "documents": _("Giấy tờ"),
    "dossiers": _("Hồ sơ"),
    "events": _("Sổ sự kiện"),
    "feedback": _("Phản ánh, đánh giá"),
    "fees": _("Phí, lệ phí"),
    "filings": _("Nộp trực tuyến"),
    "identity": _("Dịch vụ định danh"),
    "indices": _("Chỉ số"),
    "jobs": _("Việc chạy nền"),
    "legal_texts": _("Văn bản pháp luật"),
    "national_portal": _("Cổng Dịch vụ công quốc gia"),
    "notices": _("Thông báo"),
    "organisations": _("Tổ chức"),
    "packs": _("Gói dữ liệu"),
    "people": _("Cá nhân, tổ chức"),
    "places": _("Địa bàn"),
    "plans": _("Kế hoạch, nhiệm vụ"),
    "privacy": _("Dữ liệu cá nhân"),
    "procedures": _("Thủ tục"),
    "reports": _("Báo cáo, danh sách"),
    "routing": _("Chuyển hồ sơ đúng nơi"),
    "seals": _("Chữ ký số"),
    "workflow": _("Việc trong quy trình"),
}


def right_choices() -> list[tuple[StrOrPromise, list[tuple[str, StrOrPromise]]]]:
    """Every right that rooms declare, gathered by room."""
    groups: dict[str, list[tuple[str, StrOrPromise]]] = {}
    for right, title in sorted(HOUSE_BOOK.rights.items()):
        groups.setdefault(right.split(".")[0], []).append((right, title))
    return [(ROOMS.get(room, room), rights) for room, rights in groups.items()]


class RoleForm(OnceForm):
    """A role: its name, its rights, how far they reach."""

    code = forms.RegexField(
        label=_("Mã vai trò"),
        regex=r"^[a-z0-9][a-z0-9_.\-]*$",
        max_length=60,
        help_text=_("Không đổi được về sau; các gói dữ liệu và chức danh gọi vai trò bằng mã này."),
        error_messages={"invalid": _("Chỉ dùng chữ thường không dấu, số, dấu chấm, gạch nối.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    name = forms.CharField(label=_("Tên vai trò"), max_length=160)
    everywhere = forms.BooleanField(
        label=_("Có hiệu lực trên toàn tỉnh"),
        required=False,
        help_text=_("Không chọn thì quyền chỉ có hiệu lực tại cơ quan của chức danh."),
    )
    rights = forms.MultipleChoiceField(
        label=_("Các quyền"), required=False, widget=forms.CheckboxSelectMultiple, choices=right_choices
    )


class IssueTokenForm(OnceForm):
    """A machine's token: for which post, for what, how long."""

    name = forms.CharField(
        label=_("Tên hệ thống dùng mã"), max_length=160, help_text=_("Ví dụ: Cổng thông tin điện tử tỉnh")
    )
    post_code = forms.CharField(
        label=_("Mã chức danh"),
        max_length=80,
        help_text=_("Hệ thống làm việc thay chức danh này, không vượt quá quyền của chức danh."),
    )
    days = forms.IntegerField(
        label=_("Thời hạn (ngày)"),
        min_value=1,
        max_value=LONGEST_TOKEN_DAYS,
        initial=90,
        help_text=_("Tối đa 366 ngày."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("Phạm vi"), widget=forms.CheckboxSelectMultiple, choices=right_choices
    )
