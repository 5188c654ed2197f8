"""What is asked: a document, its head, a line of it, what a later plan does to an earlier one."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.steering.plans.models import DraftLine, PlanLink, PlanReading

_OPS: Final = [("", "–"), (">=", "≥"), (">", ">"), ("=", "="), ("<=", "≤"), ("<", "<")]
_LONG: Final = 20_000
_NOT_OF_IT: Final = _("Có dòng được chọn không thuộc kế hoạch này hoặc đã xong; hãy chọn lại.")
Grouped = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Lines to choose from, by their section."""


class DayInput(forms.DateInput):
    """A day, picked."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DocumentForm(forms.Form):
    """The plan's file."""

    file = forms.FileField(
        label=_("Tệp văn bản"),
        help_text=_(
            "Kế hoạch, quyết định, chỉ thị có giao nhiệm vụ: .docx, .pdf có lớp chữ, .xlsx, .html hoặc .txt. "
            "Phần mềm chỉ đọc ra bản nháp; chưa giao việc cho ai."
        ),
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.xlsx,.html,.htm,.txt"}),
    )


class AsideForm(forms.Form):
    """Why a reading is set aside."""

    reason = forms.CharField(
        label=_("Lý do"),
        help_text=_("Bản đọc và những gì đã rà soát vẫn được lưu; văn bản có thể đưa vào lại."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class HeadForm(forms.Form):
    """What stands around the text."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.CharField(label=_("Loại văn bản"), max_length=60)
    number = forms.CharField(
        label=_("Số, ký hiệu"), max_length=60, required=False, help_text=_("Ví dụ: 15/KH-UBND")
    )
    signed_on = forms.DateField(label=_("Ngày ban hành"), required=False, widget=DayInput())
    title = forms.CharField(
        label=_("Trích yếu"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=300, required=False)
    signer = forms.CharField(label=_("Người ký"), max_length=160, required=False)
    year = forms.IntegerField(
        label=_("Năm kế hoạch"),
        min_value=2000,
        max_value=2100,
        required=False,
        help_text=_("Hạn ghi “Quý II” là quý II của năm này; cơ quan được hiểu theo danh bạ của năm này."),
    )

    @classmethod
    def of(cls, reading: PlanReading) -> dict[str, Any]:  # Any: a form's first values
        """Give what the reading says now."""
        return {name: getattr(reading, name) for name in cls.base_fields}


class LineForm(forms.Form):
    """A draft line as a person prints it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    no = forms.CharField(label=_("Số thứ tự"), max_length=30, required=False)
    section = forms.CharField(label=_("Thuộc mục"), max_length=2000, required=False)
    text = forms.CharField(
        label=_("Nội dung"),
        max_length=_LONG,
        widget=forms.Textarea(attrs={"rows": 4, "data-key": "e", "aria-keyshortcuts": "E"}),
        required=False,
    )


class AssignmentForm(LineForm):
    """An assignment's line."""

    lead = forms.CharField(
        label=_("Cơ quan chủ trì"),
        max_length=_LONG,
        required=False,
        help_text=_("Cách nhau bằng dấu chấm phẩy; cơ quan đầu chịu trách nhiệm."),
    )
    support = forms.CharField(
        label=_("Cơ quan phối hợp"),
        max_length=_LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    due_text = forms.CharField(
        label=_("Thời hạn"),
        max_length=500,
        required=False,
        help_text=_("Như văn bản: Quý II/2024, Trước ngày 30/6/2024, Hằng quý."),
    )
    products = forms.CharField(
        label=_("Sản phẩm, mỗi dòng một sản phẩm"),
        max_length=_LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    group = forms.BooleanField(label=_("Chỉ là dòng nhóm, không giao cho ai"), required=False)


class TargetForm(LineForm):
    """A target's line."""

    op = forms.ChoiceField(label=_("So sánh"), choices=_OPS, required=False)
    value = forms.DecimalField(
        label=_("Giá trị"), max_digits=18, decimal_places=4, required=False, localize=True
    )
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=60, required=False)
    value_text = forms.CharField(label=_("Như văn bản ghi"), max_length=2000, required=False)
    period = forms.CharField(label=_("Kỳ"), max_length=40, required=False)
    lead = forms.CharField(label=_("Cơ quan theo dõi"), max_length=_LONG, required=False)
    support = forms.CharField(
        label=_("Cơ quan thực hiện"),
        max_length=_LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def form_of(line: DraftLine, sent: Any = None) -> LineForm:  # Any: what Django's forms take as data
    """Give the form of a line's kind, filled with what the line says now."""
    first = {
        "version": line.version,
        "no": line.no,
        "text": line.text,
        "section": line.section,
        "lead": "; ".join(line.leads),
        "support": "; ".join(line.supports),
        "due_text": line.due_text,
        "products": "\n".join(line.products),
        "group": line.group,
        "op": line.op,
        "value": line.value.normalize() if line.value is not None else None,
        "unit": line.unit,
        "value_text": line.value_text,
        "period": line.period,
    }
    kind = AssignmentForm if line.kind == DraftLine.Kind.ASSIGNMENT else TargetForm
    return kind(sent, initial=first)


class PublishForm(forms.Form):
    """What the plan does to an earlier one, if anything."""

    relation = forms.ChoiceField(
        label=_("Văn bản này so với kế hoạch đang theo dõi"),
        choices=[
            ("", _("Không thay đổi kế hoạch nào")),
            (PlanLink.Relation.AMENDS.value, _("Sửa đổi, bổ sung một kế hoạch")),
            (
                PlanLink.Relation.REPLACES.value,
                _("Thay thế một kế hoạch: việc chưa xong của kế hoạch đó dừng"),
            ),
            (
                PlanLink.Relation.CLOSES.value,
                _("Kết thúc một kế hoạch: việc chưa xong của kế hoạch đó dừng"),
            ),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    earlier = forms.ChoiceField(label=_("Kế hoạch bị thay đổi"), required=False)
    ended = forms.MultipleChoiceField(
        label=_("Nhiệm vụ của kế hoạch đó không thực hiện nữa"),
        help_text=_("Cơ quan chủ trì được báo; việc nhắc hạn dừng ngay."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _NOT_OF_IT},
        required=False,
    )
    ended_targets = forms.MultipleChoiceField(
        label=_("Chỉ tiêu của kế hoạch đó không còn hiệu lực"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _NOT_OF_IT},
        required=False,
    )

    def __init__(
        self, *given: Any, earlier: list[tuple[str, str]], lines: Grouped, targets: Grouped, **named: Any
    ) -> None:  # as Django's forms
        super().__init__(*given, **named)
        self.fields["earlier"].choices = [("", "–"), *earlier]  # type: ignore[attr-defined]  # a ChoiceField
        if not earlier:  # there is no plan that could be changed
            del self.fields["relation"], self.fields["earlier"]
        for name, choices in (("ended", lines), ("ended_targets", targets)):
            if choices:
                self.fields[name].choices = choices  # type: ignore[attr-defined]  # likewise
            else:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Ask for the plan where a relation is chosen, and for a relation where lines are."""
        cleaned = super().clean() or {}
        if cleaned.get("relation") and not cleaned.get("earlier"):
            self.add_error("earlier", _("Hãy chọn kế hoạch bị thay đổi."))
        chosen = cleaned.get("ended") or cleaned.get("ended_targets")
        if chosen and cleaned.get("relation") != PlanLink.Relation.AMENDS and "relation" not in self.errors:
            self.add_error(
                "relation",
                _(
                    "Dòng được chọn chỉ dừng khi sửa đổi, bổ sung; thay thế, kết thúc thì cả kế hoạch dừng. "
                    "Nếu đúng là cả kế hoạch dừng, hãy chốt lần nữa; nếu không, hãy chọn sửa đổi, bổ sung."
                ),
            )
            for name in ("ended", "ended_targets"):  # nobody needs to untick what ends anyway
                self.fields.pop(name, None)
        return cleaned
