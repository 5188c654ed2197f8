"""What is asked of calendars."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.faces.console.forms.days import DayInput
from motcua.faces.console.sheets import OnceForm
from motcua.foundation import clock
from motcua.registers.calendars.models import DayKind

WEEK: Final = (
    _("Thứ Hai"),
    _("Thứ Ba"),
    _("Thứ Tư"),
    _("Thứ Năm"),
    _("Thứ Sáu"),
    _("Thứ Bảy"),
    _("Chủ nhật"),
)
_EXAMPLE: Final = _("Ví dụ: 07:00-11:30, 13:30-17:00")


def _stretches(typed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in typed.split(",") if part.strip())


class DayForm(OnceForm):
    """A day to be declared."""

    day = forms.DateField(label=_("Ngày"), widget=DayInput())
    kind = forms.ChoiceField(
        label=_("Là ngày"), choices=[(kind.value, kind.label) for kind in DayKind], widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=_("Tên, lý do"), max_length=160, help_text=_("Người dân đọc câu này trên ngày hẹn.")
    )
    replaces = forms.DateField(
        label=_("Làm bù cho ngày"), required=False, widget=DayInput(), help_text=_("Khi là ngày làm bù.")
    )
    spans = forms.CharField(label=_("Giờ mở cửa"), max_length=120, required=False, help_text=_EXAMPLE)
    place = forms.CharField(
        label=_("Chỉ ở nơi này"),
        max_length=120,
        required=False,
        help_text=_("Tên hoặc mã đơn vị hành chính; để trống là mọi nơi."),
    )
    source = forms.CharField(label=_("Văn bản, căn cứ"), max_length=200, required=False)

    def clean_spans(self) -> tuple[str, ...]:
        """Part the stretches."""
        return _stretches(self.cleaned_data["spans"])


class HoursForm(OnceForm):
    """The office hours of a week."""

    since = forms.DateField(label=_("Từ ngày"), widget=DayInput(), initial=clock.today)
    until = forms.DateField(label=_("Đến hết ngày"), widget=DayInput(), required=False)
    place = forms.CharField(
        label=_("Chỉ ở nơi này"),
        max_length=120,
        required=False,
        help_text=_("Tên hoặc mã đơn vị hành chính; để trống là mọi nơi."),
    )
    source = forms.CharField(label=_("Văn bản, căn cứ"), max_length=200, required=False)

    def __init__(self, *given: Any, **named: Any) -> None:  # Any: as Django's forms take it
        super().__init__(*given, **named)
        for number, name in enumerate(WEEK):
            self.fields[f"day_{number}"] = forms.CharField(
                label=name, max_length=120, required=False, help_text="" if number else _EXAMPLE
            )
        self.order_fields(["since", "until", *(f"day_{number}" for number in range(len(WEEK)))])

    def clean(self) -> dict[str, Any]:  # Any: cleaned data
        """Gather the week."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        data["week"] = [_stretches(data.get(f"day_{number}", "")) for number in range(len(WEEK))]
        return data


class YearForm(OnceForm):
    """How sure the holidays of a year are."""

    announced = forms.ChoiceField(
        label=_("Lịch nghỉ"),
        choices=[("yes", _("đã công bố, chắc chắn")), ("no", _("mới là dự kiến"))],
        widget=forms.RadioSelect,
    )
    source = forms.CharField(label=_("Văn bản, căn cứ"), max_length=200, required=False)
