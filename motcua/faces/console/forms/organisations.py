"""What is asked of agencies, posts and officers."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from motcua.faces.console.forms.days import DayInput
from motcua.faces.console.sheets import OnceForm
from motcua.foundation import clock
from motcua.foundation.access.queries import roles
from motcua.registers.organisations.models import AgencyIdentifier
from motcua.registers.organisations.queries import kinds
from motcua.registers.places.models import Level


class CodeField(forms.RegexField):
    """A code as the registers take it."""

    default_error_messages = {"invalid": _("Chỉ dùng chữ thường không dấu, số, dấu chấm và gạch nối.")}

    def __init__(
        self, *, label: StrOrPromise, max_length: int, help_text: StrOrPromise = "", required: bool = True
    ) -> None:
        super().__init__(
            regex=r"^[a-z0-9][a-z0-9.\-]*$",
            label=label,
            max_length=max_length,
            help_text=help_text,
            required=required,
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        )


def _kinds() -> list[tuple[str, str]]:
    return [(kind.code, kind.name) for kind in kinds()]


def _roles() -> list[tuple[str, str]]:
    return [(role.code, role.name) for role in roles()]


class AgencyForm(OnceForm):
    """What an agency is from a day on."""

    name = forms.CharField(label=_("Tên cơ quan"), max_length=200)
    short_name = forms.CharField(label=_("Tên viết tắt"), max_length=80, required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=_kinds)
    level = forms.ChoiceField(label=_("Cấp"), choices=Level.choices)
    parent = forms.CharField(
        label=_("Cơ quan cấp trên"),
        max_length=200,
        required=False,
        help_text=_("Tên hoặc mã. Để trống khi đứng đầu một nhánh."),
        widget=forms.TextInput(attrs={"list": "co-quan", "autocomplete": "off"}),
    )
    place = forms.CharField(
        label=_("Địa bàn"), max_length=120, required=False, help_text=_("Tên hoặc mã đơn vị hành chính.")
    )
    rank = forms.IntegerField(label=_("Thứ tự khi liệt kê"), min_value=0, max_value=9999, initial=100)
    since = forms.DateField(label=_("Từ ngày"), widget=DayInput())

    field_order = ["code", "name", "short_name", "kind", "level", "parent", "place", "rank", "since"]


class NewAgencyForm(AgencyForm):
    """An agency that the register does not know yet."""

    code = CodeField(
        label=_("Mã trong hệ thống"), max_length=60, help_text=_("Không đổi được về sau. Ví dụ: stp")
    )


class LastDayForm(OnceForm):
    """The last day of something."""

    last_day = forms.DateField(label=_("Ngày cuối cùng"), widget=DayInput(), initial=clock.today)


class IdentifierForm(OnceForm):
    """An identification code."""

    code = forms.CharField(
        label=_("Mã định danh điện tử"), max_length=35, help_text=_("Ví dụ: H08, H08.12, H08.31.05")
    )
    mark = forms.ChoiceField(
        label=_("Nguồn"), choices=AgencyIdentifier.Mark.choices, widget=forms.RadioSelect, initial="KNOWN"
    )
    since = forms.DateField(label=_("Từ ngày"), widget=DayInput(), initial=clock.today)


class AliasForm(OnceForm):
    """Another name of an agency."""

    text = forms.CharField(label=_("Tên gọi khác"), max_length=200)
    since = forms.DateField(label=_("Từ ngày"), widget=DayInput(), initial=clock.today)


class PostForm(OnceForm):
    """A post to be opened."""

    code = CodeField(label=_("Mã chức danh"), max_length=80)
    title = forms.CharField(label=_("Tên chức danh"), max_length=160)
    roles = forms.MultipleChoiceField(
        label=_("Vai trò"), required=False, choices=_roles, widget=forms.CheckboxSelectMultiple
    )
    rank = forms.IntegerField(label=_("Thứ tự khi liệt kê"), min_value=0, max_value=9999, initial=100)
    since = forms.DateField(label=_("Từ ngày"), widget=DayInput(), initial=clock.today)


class RolesForm(OnceForm):
    """The roles of a post from a day on."""

    roles = forms.MultipleChoiceField(
        label=_("Vai trò"), required=False, choices=_roles, widget=forms.CheckboxSelectMultiple
    )
    since = forms.DateField(label=_("Từ ngày"), widget=DayInput(), initial=clock.today)


class AppointForm(OnceForm):
    """Who takes up a post."""

    officer = forms.CharField(label=_("Cán bộ"), max_length=160, help_text=_("Mã cán bộ hoặc họ tên đầy đủ."))
    since = forms.DateField(label=_("Từ ngày"), widget=DayInput(), initial=clock.today)
    until = forms.DateField(label=_("Đến hết ngày"), widget=DayInput(), required=False)
    decision = forms.CharField(label=_("Quyết định"), max_length=160, required=False)


class EndHoldingForm(LastDayForm):
    """Who leaves a post, and who takes over what lies in hand."""

    successor = forms.CharField(
        label=_("Người nhận bàn giao việc"),
        max_length=160,
        required=False,
        help_text=_("Mã cán bộ hoặc họ tên; cần khi còn việc chưa xong."),
    )


class OfficerForm(OnceForm):
    """An officer."""

    code = forms.CharField(label=_("Mã cán bộ"), max_length=40)
    full_name = forms.CharField(label=_("Họ và tên"), max_length=160)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=40, required=False)
    login = CodeField(label=_("Tên đăng nhập sẽ cấp"), max_length=80, required=False)


class AttachForm(OnceForm):
    """Which account an officer signs in with."""

    login = forms.CharField(label=_("Tên đăng nhập của tài khoản"), max_length=80)


class LeaveForm(OnceForm):
    """Some days away, and who stands in."""

    since = forms.DateField(label=_("Từ ngày"), widget=DayInput())
    until = forms.DateField(label=_("Đến hết ngày"), widget=DayInput())
    cover = forms.CharField(
        label=_("Người thay"), max_length=160, required=False, help_text=_("Mã cán bộ hoặc họ tên.")
    )


class RollForm(OnceForm):
    """A list of officers as a spreadsheet saves it."""

    file = forms.FileField(
        label=_("Tệp CSV"),
        help_text=_(
            "Cột: mã cán bộ, họ và tên, mã chức danh, từ ngày, đến ngày, thư, điện thoại, tên đăng nhập."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
