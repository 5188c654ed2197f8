"""What is asked of an assignment that is followed: a report, a product, more time, what is decided."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.faces.command.forms.documents import DayInput
from motcua.steering.plans.actions import Proof
from motcua.steering.plans.models import Assignment, AssignmentMilestone, ExtensionRequest

_LONG: Final = 5000
YES, NO = "duyet", "khong"


class VersionForm(forms.Form):
    """The version that its sender saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class _Words(forms.CharField):
    """A few lines of text."""

    def __init__(self, *, rows: int = 3, **named: Any) -> None:  # Any: as Django's fields
        super().__init__(max_length=_LONG, widget=forms.Textarea(attrs={"rows": rows}), **named)


class ProofForm(VersionForm):
    """Evidence beside what is said."""

    file = forms.FileField(label=_("Tệp minh chứng"), required=False)
    link = forms.CharField(
        label=_("Đường dẫn"),
        max_length=500,
        required=False,
        help_text=_("Ví dụ: https://congbao.tinh.gov.vn/…"),
    )

    def proofs(self) -> list[Proof]:
        """Give the file and the link, where there are any."""
        given = self.cleaned_data
        found = []
        if given.get("file"):
            found.append(Proof(file=given["file"], file_name=given["file"].name))
        if given.get("link"):
            found.append(Proof(link=given["link"]))
        return found


class ReportForm(ProofForm):
    """How far it has come."""

    text = _Words(label=_("Tình hình thực hiện"), rows=5, required=False)
    obstacle = _Words(label=_("Khó khăn, vướng mắc"), required=False)
    reached = forms.MultipleChoiceField(
        label=_("Mốc đã đạt"), required=False, widget=forms.CheckboxSelectMultiple
    )
    document_number = forms.CharField(label=_("Số, ký hiệu văn bản liên quan"), max_length=60, required=False)
    document_on = forms.DateField(label=_("Ngày của văn bản"), required=False, widget=DayInput())
    field_order = ("version", "text", "obstacle", "reached", "document_number", "document_on", "link", "file")

    def __init__(self, *given: Any, milestones: Sequence[AssignmentMilestone], **named: Any) -> None:
        super().__init__(*given, **named)
        if not milestones:
            del self.fields["reached"]
            return
        self.fields["reached"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (str(one.id), " – ".join(filter(None, (one.label, _day(one.ends_on))))) for one in milestones
        ]

    def proofs(self) -> list[Proof]:
        """Give the document too."""
        given = self.cleaned_data
        found = super().proofs()
        if given.get("document_number") or given.get("document_on"):
            number, on = given.get("document_number", ""), given.get("document_on")
            found.append(Proof(document_number=number, document_on=on))
        return found


class HandInForm(ProofForm):
    """The product."""

    document_number = forms.CharField(
        label=_("Số, ký hiệu văn bản sản phẩm"),
        max_length=60,
        required=False,
        help_text=_("Ví dụ: 12/BC-STP"),
    )
    document_on = forms.DateField(label=_("Ngày của văn bản"), required=False, widget=DayInput())
    text = _Words(label=_("Nội dung kèm theo"), required=False)
    field_order = ("version", "document_number", "document_on", "file", "link", "text")


class AskForm(VersionForm):
    """More time."""

    until = forms.DateField(label=_("Gia hạn đến ngày"), widget=DayInput())
    reason = _Words(label=_("Lý do"), required=False)


class JudgeForm(VersionForm):
    """Whether the product does."""

    decision = forms.ChoiceField(
        label=_("Sản phẩm"),
        choices=[(YES, _("Được duyệt: nhiệm vụ hoàn thành")), (NO, _("Trả lại để làm tiếp"))],
        widget=forms.RadioSelect,
    )
    received_on = forms.DateField(
        label=_("Ngày nhận văn bản sản phẩm"),
        required=False,
        widget=DayInput(),
        help_text=_("Nhiệm vụ hoàn thành từ ngày này, không phải ngày bấm duyệt."),
    )
    reason = _Words(label=_("Lý do trả lại"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the day where the product does."""
        given = super().clean() or {}
        if given.get("decision") == YES and not given.get("received_on") and "received_on" not in self.errors:
            self.add_error("received_on", _("Hãy ghi ngày nhận văn bản."))
        return given


class DecideForm(VersionForm):
    """Whether more time is given."""

    decision = forms.ChoiceField(
        label=_("Đề nghị gia hạn"),
        choices=[(YES, _("Đồng ý")), (NO, _("Không đồng ý"))],
        widget=forms.RadioSelect,
    )
    until = forms.DateField(label=_("Gia hạn đến ngày"), required=False, widget=DayInput())
    answer = _Words(label=_("Ý kiến"), required=False, help_text=_("Không đồng ý thì phải ghi lý do."))

    @classmethod
    def of(cls, one: Assignment, asked: ExtensionRequest) -> dict[str, Any]:  # Any: a form's first values
        """Begin with the day that was asked for."""
        return {"version": one.version, "until": asked.asked_until}

    def clean(self) -> dict[str, Any]:
        """Ask for the day where time is given."""
        given = super().clean() or {}
        if given.get("decision") == YES and not given.get("until") and "until" not in self.errors:
            self.add_error("until", _("Hãy ghi ngày được gia hạn."))
        return given


class RestForm(VersionForm):
    """Why it rests."""

    reason = _Words(label=_("Lý do tạm dừng"), required=False)


class EventForm(forms.Form):
    """What was waited for."""

    happened_on = forms.DateField(label=_("Xảy ra ngày"), widget=DayInput())
    document = forms.CharField(
        label=_("Văn bản, căn cứ"),
        max_length=300,
        required=False,
        help_text=_("Ví dụ: Nghị định 42/2023/NĐ-CP"),
    )
    due_on = forms.DateField(
        label=_("Hạn của nhiệm vụ"),
        widget=DayInput(),
        help_text=_("Tính theo lời văn bản giao việc; mọi nhiệm vụ cùng chờ sự kiện này nhận hạn này."),
    )


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
