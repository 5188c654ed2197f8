"""What is asked of a target: by what it is measured, what it has come to."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.faces.command.forms.documents import DayInput
from motcua.registers.procedures.models import Channel
from motcua.steering.indices.models import Indicator
from motcua.steering.plans.actions import Narrowed, Proof
from motcua.steering.plans.models import TargetBinding
from motcua.steering.plans.queries.proposals import Proposal

ALL: Final = ""
_LEVELS: Final = (
    ("cap:PROVINCE", _("Các cơ quan cấp tỉnh")),
    ("cap:DISTRICT", _("Các cơ quan cấp huyện")),
    ("cap:COMMUNE", _("Các cơ quan cấp xã")),
)


class BindForm(forms.Form):
    """By what a target is measured."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    indicator = forms.ChoiceField(label=_("Đo bằng"), required=False)
    whom = forms.ChoiceField(label=_("Công việc của ai"), required=False)
    procedure = forms.CharField(
        label=_("Chỉ một thủ tục (mã)"), max_length=40, required=False, help_text=_("Ví dụ: 1.004873")
    )
    field = forms.CharField(
        label=_("Chỉ một lĩnh vực"), max_length=200, required=False, help_text=_("Ví dụ: Hộ tịch")
    )
    channel = forms.ChoiceField(
        label=_("Chỉ một cách nộp"), required=False, choices=[("", _("Mọi cách nộp")), *Channel.choices]
    )
    since = forms.DateField(
        label=_("Kỳ tính từ ngày"),
        required=False,
        widget=DayInput(),
        help_text=_("Để trống thì lấy đúng kỳ của chỉ tiêu."),
    )
    until = forms.DateField(label=_("Kỳ tính đến hết ngày"), required=False, widget=DayInput())
    reason = forms.CharField(
        label=_("Lý do, ghi chú"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Bắt buộc khi không đo bằng chỉ số nào."),
    )

    def __init__(
        self,
        *given: Any,  # Any: as Django's forms
        indicators: Sequence[Indicator],
        groups: Sequence[str],
        agencies: Mapping[UUID, str],
        **named: Any,
    ) -> None:
        super().__init__(*given, **named)
        lacks = _("chưa có nguồn")
        self.fields["indicator"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("Không đo bằng chỉ số: lấy số do cơ quan báo cáo")),
            *(
                (one.code, f"{one.title} ({lacks if one.lacking else one.get_unit_display()})")
                for one in indicators
            ),
        ]
        self.fields["whom"].choices = [  # type: ignore[attr-defined]  # as above
            (ALL, _("Toàn tỉnh")),
            (_("Theo cấp"), list(_LEVELS)),
            (_("Nhóm cơ quan"), [(f"nhom:{name}", name) for name in groups]),
            (_("Một cơ quan"), [(f"co-quan:{key}", name) for key, name in agencies.items()]),
        ]

    def narrowed(self) -> Narrowed:
        """Give of whose and of which work it is to be taken."""
        given = self.cleaned_data
        sort, _sep, chosen = given["whom"].partition(":")
        return Narrowed(
            level=chosen if sort == "cap" else "",
            group=chosen if sort == "nhom" else "",
            agency_id=UUID(chosen) if sort == "co-quan" else None,
            procedure=given["procedure"].strip(),
            field=given["field"].strip(),
            channel=given["channel"],
        )

    def seen_one(self) -> UUID | None:
        """Give the decision that its sender saw; one that never was where it cannot be read."""
        typed = self.cleaned_data["seen"]
        try:
            return UUID(typed) if typed else None
        except ValueError:
            return UUID(int=0)


def first_of(binding: TargetBinding | None, best: Proposal | None) -> dict[str, object]:
    """Begin with how it is measured now; before any decision, with what is proposed."""
    if binding is None:
        if best is None:
            return {}
        chosen = f"cap:{best.level}" if best.level else f"nhom:{best.group}" if best.group else ALL
        return {"indicator": best.code, "whom": chosen}
    whom = ALL
    if binding.level:
        whom = f"cap:{binding.level}"
    elif binding.group:
        whom = f"nhom:{binding.group}"
    elif binding.agency_id:
        whom = f"co-quan:{binding.agency_id}"
    names = ("indicator", "procedure", "field", "channel", "since", "until", "reason")
    return {"seen": str(binding.id), "whom": whom, **{name: getattr(binding, name) for name in names}}


class FigureForm(forms.Form):
    """What a target has come to."""

    agency = forms.ChoiceField(label=_("Số của"), required=False)
    period = forms.ChoiceField(label=_("Kỳ báo cáo"))
    value = forms.DecimalField(
        label=_("Giá trị đạt được"), required=False, max_digits=17, decimal_places=4, localize=True
    )
    words = forms.CharField(
        label=_("Kết quả bằng lời"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    met = forms.ChoiceField(
        label=_("Tự đánh giá"),
        required=False,
        choices=[("", _("Chưa đánh giá")), ("dat", _("Đạt")), ("chua", _("Chưa đạt"))],
    )
    document_number = forms.CharField(label=_("Số, ký hiệu văn bản báo cáo"), max_length=60, required=False)
    document_on = forms.DateField(label=_("Ngày của văn bản"), required=False, widget=DayInput())
    link = forms.CharField(
        label=_("Đường dẫn"),
        max_length=500,
        required=False,
        help_text=_("Ví dụ: https://congbao.tinh.gov.vn/…"),
    )
    file = forms.FileField(label=_("Tệp minh chứng"), required=False)
    reason = forms.CharField(
        label=_("Lý do đính chính"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(
        self,
        *given: Any,  # Any: as Django's forms
        agencies: Sequence[tuple[str, str]],
        periods: Sequence[tuple[str, str]],
        counted: bool,
        corrects: bool,
        **named: Any,
    ) -> None:
        super().__init__(*given, **named)
        self.fields["agency"].choices = agencies  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["period"].choices = periods  # type: ignore[attr-defined]  # as above
        if counted:
            del self.fields["met"]
        if not corrects:
            del self.fields["reason"]

    def proofs(self) -> list[Proof]:
        """Give the document, the link and the file, where there are any."""
        given, found = self.cleaned_data, []
        if given.get("document_number") or given.get("document_on"):
            found.append(
                Proof(document_number=given["document_number"], document_on=given.get("document_on"))
            )
        if given.get("link"):
            found.append(Proof(link=given["link"]))
        if given.get("file"):
            found.append(Proof(file=given["file"], file_name=given["file"].name))
        return found
