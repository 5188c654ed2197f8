"""What is asked of procedures."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from motcua.faces.console.forms.days import DayInput
from motcua.faces.console.sheets import OnceForm
from motcua.registers.procedures.models import ProcedureVersion


class SettleForm(OnceForm):
    """How a doubt was settled."""

    mended_by = forms.ChoiceField(label=_("Đã sửa bằng phiên bản"), required=False)
    reason = forms.CharField(
        label=_("Đã làm rõ thế nào"),
        max_length=2000,
        help_text=_("Ghi căn cứ: văn bản, điều khoản, ai trả lời, ngày nào."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *given: Any, versions: Sequence[ProcedureVersion], **named: Any) -> None:
        super().__init__(*given, **named)
        choices: list[tuple[str, StrOrPromise]] = [("", _("Không có phiên bản nào, chỉ giải thích"))]
        choices += [
            (str(row.id), _("Phiên bản hiệu lực từ {day}").format(day=f"{row.valid_from:%d/%m/%Y}"))
            for row in versions
        ]
        self.fields["mended_by"] = forms.ChoiceField(
            label=_("Đã sửa bằng phiên bản"), required=False, choices=choices
        )
        if not versions:
            self.fields["mended_by"].widget = forms.HiddenInput()


class RepealForm(OnceForm):
    """By which decision, why, and until when."""

    decision = forms.CharField(label=_("Số quyết định"), max_length=120)
    last_day = forms.DateField(label=_("Ngày cuối cùng áp dụng"), widget=DayInput())
    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class RedrawForm(OnceForm):
    """A drawing to put in the place of a process."""

    file = forms.FileField(
        label=_("Tệp BPMN 2.0 (.bpmn)"),
        max_length=200,
        help_text=_("Nhiều nhất 2 MB. Bước nào giữ nguyên khóa thì giữ chức danh, thời gian đang có."),
    )


class PublishDrawingForm(OnceForm):
    """From which day a drawing holds, and by which decision."""

    valid_from = forms.DateField(label=_("Có hiệu lực từ ngày"), widget=DayInput)
    decision = forms.CharField(label=_("Số quyết định"), max_length=100)
    draft = forms.JSONField(widget=forms.HiddenInput)
