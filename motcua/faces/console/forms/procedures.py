"""What is asked of procedures."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from motcua.faces.console.forms.days import DayInput
from motcua.faces.console.sheets import OnceForm
from motcua.registers.procedures.models import ProcedureVersion

KINDS: Final[Mapping[str, StrOrPromise]] = {
    "ACCEPT": _("Tiếp nhận"),
    "CHECK": _("Kiểm tra"),
    "ASSIGN": _("Phân công"),
    "HANDLE": _("Xử lý"),
    "APPRAISE": _("Thẩm định"),
    "CONSULT": _("Cho ý kiến"),
    "PUT_FORWARD": _("Trình"),
    "APPROVE": _("Duyệt"),
    "SIGN": _("Ký"),
    "STAMP": _("Đóng dấu"),
    "ISSUE": _("Ban hành"),
    "HAND_OVER": _("Trả kết quả"),
}
"""What is done at a step, as a keeper reads it."""
MOST_HOURS: Final = 100_000
MOST_STEPS: Final = 200


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


class DrawnField(forms.JSONField):
    """A drawing that goes to the page and comes back; one nested beyond reading is no drawing."""

    def to_python(self, value: Any) -> Any:  # Any: JSON
        """Read it."""
        try:
            return super().to_python(value)
        except RecursionError as cause:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from cause

    def bound_data(self, data: Any, initial: Any) -> Any:  # Any: JSON
        """Read what is shown again; what cannot be read is not shown."""
        try:
            return super().bound_data(data, initial)
        except RecursionError:
            return ""


@dataclass(frozen=True)
class StepAsked:
    """One step of a drawing, and what its file may leave open: who does it, in how many hours, what it is."""

    name: str
    post: forms.BoundField
    hours: forms.BoundField
    kind: forms.BoundField


class PublishDrawingForm(OnceForm):
    """From which day a drawing holds, by which decision, and what its file left open of each step.

    What is not filled in stays as it was drawn; a step that nobody would do is refused by its name.
    """

    valid_from = forms.DateField(label=_("Có hiệu lực từ ngày"), widget=DayInput)
    decision = forms.CharField(label=_("Số quyết định"), max_length=100)
    draft = DrawnField(widget=forms.HiddenInput)

    def __init__(self, *given: Any, roles: Mapping[str, str], **named: Any) -> None:
        super().__init__(*given, **named)
        self._rows = _step_rows(self["draft"].value())
        drawn = {str(row["post"]): str(row["post"]) for row in self._rows if row.get("post")}
        posts = sorted((drawn | dict(roles)).items(), key=lambda one: one[1])
        for place, row in enumerate(self._rows):
            self._ask(place, row, posts)

    def _ask(self, place: int, row: Mapping[str, Any], posts: Sequence[tuple[str, str]]) -> None:
        """Ask for a step what modellers know nothing of."""
        name = str(row.get("name", ""))
        fields: dict[str, forms.Field] = {
            "post": forms.ChoiceField(choices=[("", _("chọn chức danh")), *posts]),
            "hours": forms.DecimalField(min_value=Decimal(0), max_value=MOST_HOURS, decimal_places=4),
            "kind": forms.ChoiceField(choices=list(KINDS.items())),
        }
        labels = {"post": _("Người làm"), "hours": _("Số giờ"), "kind": _("Loại việc")}
        for what, field in fields.items():
            field.required = False
            field.label = f"{labels[what]} – {name}"
            field.initial = row.get(what) or None
            field.widget.attrs["aria-label"] = field.label
            self.fields[f"{what}_{place}"] = field

    @property
    def steps(self) -> list[StepAsked]:
        """Give the steps with what is asked of each."""
        return [
            StepAsked(
                str(row.get("name", "")), *(self[f"{what}_{place}"] for what in ("post", "hours", "kind"))
            )
            for place, row in enumerate(self._rows)
        ]

    def clean(self) -> dict[str, Any]:  # Any: as Django's forms give it
        """Put into the drawing what was filled in."""
        given = super().clean() or {}
        for place, row in enumerate(_step_rows(given.get("draft"))):
            for what in ("post", "kind", "hours"):
                if said := given.get(f"{what}_{place}"):
                    row[what] = float(said) if what == "hours" else said
            if not row.get("post"):
                self.add_error(f"post_{place}", _("Chọn người làm bước này."))
            if not row.get("hours"):
                self.add_error(f"hours_{place}", _("Ghi số giờ của bước này."))
        return given


def _step_rows(draft: object) -> list[dict[str, Any]]:  # Any: JSON
    """Give the steps of a drawing that came as text or as it is; none of what is no drawing at all."""
    if isinstance(draft, str):
        try:
            draft = json.loads(draft)
        except (ValueError, RecursionError):
            return []  # its own field says so
    rows: Any = draft.get("steps") if isinstance(draft, dict) else None  # Any: JSON
    is_drawn = (
        isinstance(rows, list) and len(rows) <= MOST_STEPS and all(isinstance(row, dict) for row in rows)
    )
    return list(rows) if is_drawn else []
