"""What people type when they rate or send feedback."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.casework.feedback.models import Channel, Kind
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.places.models import Level

STEPS: Final = (
    ("5", _("Rất hài lòng")),
    ("4", _("Hài lòng")),
    ("3", _("Bình thường")),
    ("2", _("Chưa hài lòng")),
    ("1", _("Rất không hài lòng")),
)
"""From the best down, as people read them."""


class RatingForm(forms.Form):
    """Five steps, and a word if one likes."""

    steps = forms.ChoiceField(label=_("Mức hài lòng"), choices=STEPS, widget=forms.RadioSelect)
    comment = forms.CharField(
        label=_("Nhận xét"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Xin không ghi tên, số điện thoại"),
    )


class ManyFilesInput(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FeedbackForm(forms.Form):
    """What somebody says, of whom, and how he is reached if he likes."""

    kind = forms.ChoiceField(
        label=_("Phản ánh về"),
        choices=(
            (Kind.CONDUCT, _("Cách làm việc: thái độ, chậm trễ, đòi thêm giấy tờ, gây khó dễ")),
            (Kind.RULE, _("Quy định: vướng mắc, không hợp lý, chồng chéo; kiến nghị sửa đổi")),
        ),
        widget=forms.RadioSelect,
    )
    content = forms.CharField(
        label=_("Nội dung"),
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("Việc gì, ở đâu, khi nào; anh, chị đề nghị thế nào"),
    )
    agency_id = forms.ChoiceField(
        label=_("Cơ quan được phản ánh"),
        required=False,
        help_text=_("Không rõ thì để trống; chúng tôi sẽ chuyển đến nơi có thẩm quyền"),
    )
    attached = forms.FileField(
        label=_("Ảnh, tài liệu kèm theo"),
        required=False,
        widget=ManyFilesInput(),
        help_text=_("Tối đa 3 tệp, mỗi tệp không quá 10 MB: ảnh, PDF, văn bản"),
    )
    channel = forms.ChoiceField(label=_("Nhận qua"), choices=Channel.choices, required=False)
    name = forms.CharField(label=_("Họ và tên"), required=False)
    phone = forms.CharField(
        label=_("Số điện thoại"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    email = forms.CharField(
        label=_("Thư điện tử"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "email"}),
        help_text=_("Để được báo khi có trả lời"),
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,  # Any: a form's own
        receivers: Sequence[AgencyTerm] | None,
        by_officer: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if receivers is None:
            del self.fields["agency_id"]
        else:
            field = self.fields["agency_id"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", gettext("Không rõ")), *_by_level(receivers)]
        if not by_officer:
            del self.fields["channel"]

    @property
    def agency(self) -> UUID | None:
        """Give the agency that was chosen."""
        chosen = self.cleaned_data.get("agency_id")
        return UUID(chosen) if chosen else None


def _by_level(receivers: Sequence[AgencyTerm]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (str(Level(level).label), [(str(one.agency_id), one.name) for one in some])
        for level, some in groupby(receivers, key=lambda one: one.level)
    ]


class OpenForm(forms.Form):
    """The two marks that open what was sent."""

    code = forms.CharField(
        label=_("Mã phản ánh"),
        max_length=40,
        help_text=_("Ví dụ PA231120-1A2B3C4D"),
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
    )
    secret = forms.CharField(
        label=_("Mã bí mật"),
        max_length=64,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
    )


class MoreForm(forms.Form):
    """What the sender was asked for."""

    words = forms.CharField(label=_("Trả lời của anh, chị"), widget=forms.Textarea(attrs={"rows": 4}))
