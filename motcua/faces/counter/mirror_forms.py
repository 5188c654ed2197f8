"""What is typed of a dossier that a central agency keeps in its own system."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from motcua.casework.mirrors.models import Mirror
from motcua.casework.mirrors.queries import sayable
from motcua.foundation.clock import VN
from motcua.registers.organisations.models import AgencyTerm

_MOMENTS = ("%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S")


class MomentField(forms.DateTimeField):
    """A moment as people type it: 20/11/2023 09:15, of Vietnamese time."""

    def __init__(self, **more: Any) -> None:  # Any: a field's own
        wrong = {"invalid": _("Ghi ngày và giờ, ví dụ 20/11/2023 09:15.")}
        hint = more.pop("help_text", _("Ngày và giờ, ví dụ 20/11/2023 09:15"))
        super().__init__(input_formats=_MOMENTS, error_messages=wrong, help_text=hint, **more)


class NewMirrorForm(forms.Form):
    """What is asked for, of whom, and in which system it is kept."""

    agency = forms.ChoiceField(label=_("Cơ quan giải quyết"))
    title = forms.CharField(label=_("Thủ tục"), max_length=500)
    procedure_code = forms.CharField(
        label=_("Mã thủ tục"), max_length=40, required=False, help_text=_("Nếu có trong sổ, ví dụ 1.004222")
    )
    papers = forms.CharField(
        label=_("Giấy tờ đã nhận"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Mỗi dòng một giấy tờ kèm số bản, in trên giấy tiếp nhận; ví dụ: Tờ khai CT01 (01 bản chính)"
        ),
    )
    system = forms.CharField(
        label=_("Hệ thống của cơ quan giải quyết"),
        max_length=160,
        help_text=_("Nơi hồ sơ được nhập và xử lý, ví dụ: Cổng dịch vụ công của Bộ Công an"),
    )
    central_number = forms.CharField(
        label=_("Mã hồ sơ ở hệ thống ấy"), max_length=80, required=False, help_text=_("Có thể ghi sau")
    )
    due_at = MomentField(
        label=_("Hẹn trả theo hệ thống ấy"),
        required=False,
        help_text=_("Đúng như cơ quan giải quyết hẹn, ví dụ 20/11/2023 09:15; bỏ trống nếu chưa có"),
    )

    def __init__(
        self, *args: Any, agencies: Sequence[AgencyTerm], **kwargs: Any
    ) -> None:  # Any: a form's own
        super().__init__(*args, **kwargs)
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(term.agency_id), term.name) for term in agencies]


class WordForm(forms.Form):
    """What the other system says now."""

    state = forms.ChoiceField(label=_("Hệ thống ấy báo"), widget=forms.RadioSelect)
    heard_at = MomentField(label=_("Báo lúc"))
    central_number = forms.CharField(label=_("Mã hồ sơ ở hệ thống ấy"), max_length=80, required=False)
    due_at = MomentField(label=_("Hẹn trả theo hệ thống ấy"), required=False)
    result_number = forms.CharField(label=_("Số kết quả"), max_length=60, required=False)
    words = forms.CharField(
        label=_("Lý do từ chối, nội dung phải bổ sung"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ghi đúng như cơ quan giải quyết nêu"),
    )

    def __init__(self, data: QueryDict | None, *, mirror: Mirror, now: datetime) -> None:
        super().__init__(data)
        self.initial["heard_at"] = f"{now:%d/%m/%Y %H:%M}"
        self.initial["central_number"] = mirror.central_number
        self.initial["due_at"] = f"{mirror.due_at.astimezone(VN):%d/%m/%Y %H:%M}" if mirror.due_at else ""
        field = self.fields["state"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.value, one.label.capitalize()) for one in sayable(mirror)]
        if len(field.choices) == 1:
            self.initial["state"] = field.choices[0][0]


class ReceiverForm(forms.Form):
    """Who comes for what came of it."""

    receiver = forms.CharField(label=_("Họ tên người nhận"), max_length=200)
