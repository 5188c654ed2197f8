"""What is typed at the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.foundation.clock import today
from motcua.instruments.workflow.models import Step


class ReturnForm(forms.Form):
    """A dossier goes back to an earlier step."""

    to_step = forms.ChoiceField(label=_("Trả về bước"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ghi rõ còn thiếu gì, sai ở đâu; người nhận đọc là làm được ngay"),
    )

    def __init__(self, *args: Any, steps: tuple[Step, ...], **kwargs: Any) -> None:  # Any: a form's own
        super().__init__(*args, **kwargs)
        field = self.fields["to_step"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(step.key, step.title) for step in steps]
        field.initial = steps[0].key if steps else None


class ResultForm(forms.Form):
    """The result as it is to be recorded: its words, and its file unless the house makes it."""

    title = forms.CharField(label=_("Tên giấy tờ kết quả"), max_length=300)
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60, required=False)
    issued_on = forms.DateField(
        label=_("Ngày cấp"), input_formats=["%d/%m/%Y", "%Y-%m-%d"], help_text=_("Ngày/tháng/năm")
    )
    file = forms.FileField(label=_("Tệp kết quả đã ký, đóng dấu"), help_text=_("PDF hoặc ảnh quét"))

    def __init__(self, *args: Any, made_here: bool, **kwargs: Any) -> None:  # Any: a form's own
        super().__init__(*args, **kwargs)
        if made_here:
            del self.fields["file"]
            self.fields["number"].required = True
        self.fields["issued_on"].initial = today().strftime("%d/%m/%Y")


class ScanForm(forms.Form):
    """A scan put to a paper."""

    file = forms.FileField(label=_("Tệp quét"), help_text=_("PDF hoặc ảnh"))
