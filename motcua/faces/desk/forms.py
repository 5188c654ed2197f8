"""What is typed at the desk."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import HaltGround
from motcua.faces.desk.people import Colleague
from motcua.foundation.clock import VN, today
from motcua.foundation.text import day_figures
from motcua.instruments.workflow.models import ReturnReason, Step
from motcua.instruments.workflow.queries import CommonReturn

_AS_TYPED: Final = ("%d/%m/%Y", "%Y-%m-%d")


class ReturnForm(forms.Form):
    """A dossier goes back to an earlier step, with a reason of the list, in words, or both."""

    to_step = forms.ChoiceField(label=_("Trả về bước"), widget=forms.RadioSelect)
    reason_key = forms.ChoiceField(label=_("Lý do"), widget=forms.RadioSelect, required=False)
    reason = forms.CharField(
        label=_("Ghi rõ cho người nhận"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Còn thiếu gì, sai ở đâu; người nhận đọc là làm được ngay"),
    )

    def __init__(
        self,
        *args: Any,  # Any: a form's own
        steps: Sequence[Step],
        reasons: Sequence[ReturnReason],
        common: Sequence[CommonReturn] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to_step"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(step.key, step.title) for step in steps]
        field.initial = steps[0].key if steps else None
        listed = self.fields["reason_key"]
        assert isinstance(listed, forms.ChoiceField)
        listed.choices = _reason_choices(reasons, common)
        if not reasons:
            del self.fields["reason_key"]
        else:
            self.fields["reason"].required = False

    def clean(self) -> dict[str, Any]:  # Any: a form's own
        """Want a reason: of the list, in words, or both."""
        given: dict[str, Any] = super().clean() or {}
        if "reason" not in self.errors and not given.get("reason_key") and not given.get("reason"):
            self.add_error("reason", _now("Chọn một lý do, hoặc ghi rõ lý do."))
        return given


class SupplementForm(forms.Form):
    """Everything that lacks, asked for at once."""

    lacking = forms.MultipleChoiceField(
        label=_("Chưa có trong hồ sơ"), widget=forms.CheckboxSelectMultiple, required=False
    )
    faulty = forms.MultipleChoiceField(
        label=_("Đã nộp nhưng phải hoàn thiện, nộp lại"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    more = forms.CharField(
        label=_("Nội dung khác"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một nội dung; ghi rõ giấy nào, sửa chỗ nào"),
    )
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In trên phiếu gửi người nộp"),
    )
    again = forms.BooleanField(
        label=_("Yêu cầu thêm một lần nữa"),
        required=False,
        help_text=_(
            "Hồ sơ này đã được yêu cầu bổ sung; chỉ lãnh đạo cơ quan giải quyết được yêu cầu lần nữa"
        ),
    )

    def __init__(
        self,
        *args: Any,  # Any: a form's own
        lacking: Sequence[str],
        faulty: Sequence[str],
        again: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._papers = {"lacking": lacking, "faulty": faulty}
        for name, papers in self._papers.items():
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = [(str(number), paper) for number, paper in enumerate(papers)]
            if not papers:
                del self.fields[name]
        self.fields["reason"].initial = _now("Hồ sơ chưa đủ thành phần theo quy định.")
        if not again:
            del self.fields["again"]

    def clean(self) -> dict[str, Any]:  # Any: a form's own
        """Want at least one thing that lacks."""
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not self.items():
            first = next(name for name in ("lacking", "faulty", "more") if name in self.fields)
            self.add_error(first, _now("Chọn hoặc ghi ít nhất một nội dung; ghi đủ tất cả trong một lần."))
        return given

    def items(self) -> list[str]:
        """Give everything that lacks, one by one, as form 02 says it."""
        wanted = [_now("Nộp {paper}").format(paper=paper) for paper in self._ticked("lacking")]
        wanted += [
            _now("Hoàn thiện, nộp lại {paper}").format(paper=paper) for paper in self._ticked("faulty")
        ]
        return wanted + [line.strip() for line in self.cleaned_data["more"].splitlines() if line.strip()]

    def _ticked(self, name: str) -> list[str]:
        return [self._papers[name][int(key)] for key in self.cleaned_data.get(name, ())]


class RefuseForm(forms.Form):
    """Why a dossier is refused: usual reasons of its procedure ticked, the rest in words."""

    usual = forms.MultipleChoiceField(
        label=_("Lý do thường gặp của thủ tục này"), widget=forms.CheckboxSelectMultiple, required=False
    )
    reason = forms.CharField(
        label=_("Lý do từ chối"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Nêu căn cứ pháp luật và điểm không đáp ứng; in trên phiếu từ chối"),
    )

    def __init__(self, *args: Any, usual: Sequence[str], **kwargs: Any) -> None:  # Any: a form's own
        super().__init__(*args, **kwargs)
        self._usual = usual
        field = self.fields["usual"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(number), reason) for number, reason in enumerate(usual)]
        if not usual:
            del self.fields["usual"]
            self.fields["reason"].required = True

    def clean(self) -> dict[str, Any]:  # Any: a form's own
        """Want a reason."""
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not self.whole_reason():
            self.add_error("reason", _now("Chọn hoặc ghi lý do từ chối."))
        return given

    def whole_reason(self) -> str:
        """Give the reason as the notice says it."""
        ticked = [self._usual[int(key)] for key in self.cleaned_data.get("usual", ())]
        words = self.cleaned_data.get("reason", "").strip()
        return "\n".join([*ticked, words] if words else ticked)


class ApologyForm(forms.Form):
    """Another day, and why."""

    day = forms.DateField(label=_("Hẹn lại ngày"), input_formats=_AS_TYPED, help_text=_("Ngày/tháng/năm"))
    hour = forms.TimeField(label=_("Lúc"), input_formats=("%H:%M", "%H giờ %M", "%Hh%M", "%H"))
    reason = forms.CharField(
        label=_("Lý do chưa trả kết quả đúng hẹn"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In trên phiếu và gửi cho người nộp"),
    )

    def __init__(self, *args: Any, due_at: datetime | None, **kwargs: Any) -> None:  # Any: a form's own
        super().__init__(*args, **kwargs)
        self.fields["hour"].initial = f"{due_at:%H:%M}" if due_at else ""

    def until(self) -> datetime:
        """Give the moment that was typed."""
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"], VN)


class LateApologyForm(forms.Form):
    """When the result is expected, where there is none yet, and why it is late."""

    day = forms.DateField(label=_("Dự kiến trả ngày"), input_formats=_AS_TYPED, help_text=_("Ngày/tháng/năm"))
    hour = forms.TimeField(label=_("Lúc"), input_formats=("%H:%M", "%H giờ %M", "%Hh%M", "%H"))
    reason = forms.CharField(
        label=_("Lý do quá hạn"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In trên phiếu và gửi cho người nộp"),
    )

    def __init__(self, *args: Any, is_ready: bool, **kwargs: Any) -> None:  # Any: a form's own
        super().__init__(*args, **kwargs)
        if is_ready:
            del self.fields["day"], self.fields["hour"]

    def expected_at(self) -> datetime | None:
        """Give the moment that was typed, where one was asked for."""
        given = self.cleaned_data
        return datetime.combine(given["day"], given["hour"], VN) if "day" in given else None


class HaltForm(forms.Form):
    """For what a dossier waits."""

    ground = forms.ChoiceField(label=_("Căn cứ"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Ghi rõ"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Số thông báo thuế, ngày hẹn kiểm tra…; gửi cho người nộp"),
    )

    def __init__(self, *args: Any, grounds: Sequence[HaltGround], **kwargs: Any) -> None:  # Any: a form's own
        super().__init__(*args, **kwargs)
        _offer(self, grounds)


class StopForm(forms.Form):
    """Why a dossier is stopped."""

    ground = forms.ChoiceField(label=_("Căn cứ"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Lý do cụ thể"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ai đề nghị, ngày nào, văn bản nào; in trên thông báo"),
    )

    def __init__(self, *args: Any, grounds: Sequence[HaltGround], **kwargs: Any) -> None:  # Any: a form's own
        super().__init__(*args, **kwargs)
        _offer(self, grounds)


def _offer(form: forms.Form, grounds: Sequence[HaltGround]) -> None:
    """Let one of the grounds be chosen."""
    field = form.fields["ground"]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [(one.code, one.title) for one in grounds]


class NoteForm(forms.Form):
    """A note for officers."""

    words = forms.CharField(
        label=_("Ghi chú mới"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2, "data-key": "i"})
    )


class ResultForm(forms.Form):
    """The result as it is to be recorded: its words, and its file unless the house makes it."""

    title = forms.CharField(label=_("Tên giấy tờ kết quả"), max_length=300)
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60, required=False)
    issued_on = forms.DateField(label=_("Ngày cấp"), input_formats=_AS_TYPED, help_text=_("Ngày/tháng/năm"))
    file = forms.FileField(label=_("Tệp kết quả đã ký, đóng dấu"), help_text=_("PDF hoặc ảnh quét"))

    def __init__(self, *args: Any, made_here: bool, **kwargs: Any) -> None:  # Any: a form's own
        super().__init__(*args, **kwargs)
        if made_here:
            del self.fields["file"]
            self.fields["number"].required = True
        self.fields["issued_on"].initial = day_figures(today())


class CoverForm(forms.Form):
    """Who stands in."""

    cover = forms.ChoiceField(label=_("Người làm thay"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, people: Sequence[Colleague], **kwargs: Any) -> None:  # Any: a form's own
        super().__init__(*args, **kwargs)
        field = self.fields["cover"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = _stand_ins(people)


class AwayForm(CoverForm):
    """Days away, and who stands in meanwhile."""

    since = forms.DateField(label=_("Nghỉ từ ngày"), input_formats=_AS_TYPED, help_text=_("Ngày/tháng/năm"))
    until = forms.DateField(label=_("Đến hết ngày"), input_formats=_AS_TYPED)
    field_order = ("since", "until", "cover")

    def __init__(
        self,
        *args: Any,  # Any: a form's own
        people: Sequence[Colleague],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, people=people, **kwargs)
        self.fields["since"].initial = self.fields["until"].initial = day_figures(today)
        field = self.fields["cover"]
        assert isinstance(field, forms.ChoiceField)
        nobody = _now("Chưa cử ai: việc đang giữ nằm chờ đến khi đi làm lại")
        field.choices = [*_stand_ins(people), ("", nobody)]
        field.required = False


class ScanForm(forms.Form):
    """A scan put to a paper."""

    file = forms.FileField(label=_("Tệp quét"), help_text=_("PDF hoặc ảnh"))


def _stand_ins(people: Sequence[Colleague]) -> list[tuple[str, str]]:
    return [(str(one.officer_id), _colleague(one)) for one in people if not one.is_away]


def _colleague(one: Colleague) -> str:
    """Name someone with his posts and what he holds already."""
    posts = "; ".join(one.posts)
    holds = _now("đang giữ {n} việc").format(n=one.waiting) if one.waiting else _now("chưa giữ việc nào")
    return f"{one.name} – {posts}, {holds}"


def _reason_choices(reasons: Sequence[ReturnReason], common: Sequence[CommonReturn]) -> list[tuple[str, str]]:
    """Give the list of reasons, the commonest of this step first and told how often."""
    counts = {one.reason_key: one.count for one in common}
    ordered = sorted(reasons, key=lambda one: -counts.get(one.code, 0))
    often = _now("{title} – {n} lần gần đây")
    return [
        (one.code, often.format(title=one.title, n=counts[one.code]) if one.code in counts else one.title)
        for one in ordered
    ]
