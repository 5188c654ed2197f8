"""What is typed at the counter beside a procedure's own form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import HandOver, Paper, ReturnWay
from motcua.registers.people.models import GENDERS
from motcua.registers.places.models import Place
from motcua.registers.procedures.models import AbolishedPaper, Handling, Need, RequiredDocument

MOST_FIGURES = 3


class NewPersonForm(forms.Form):
    """Someone who is not in the register yet."""

    full_name = forms.CharField(label=_("Họ, chữ đệm và tên"), max_length=200)
    personal_id = forms.CharField(
        label=_("Số định danh cá nhân"), max_length=20, help_text=_("12 chữ số, như trên thẻ căn cước")
    )
    birth = forms.CharField(
        label=_("Ngày sinh"),
        max_length=12,
        help_text=_("Ngày, tháng, năm: 14/03/1996 hoặc 14031996; chỉ biết năm thì nhập năm"),
    )
    gender = forms.ChoiceField(label=_("Giới tính"), choices=GENDERS, widget=forms.RadioSelect)
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)
    address_line = forms.CharField(label=_("Số nhà, đường, thôn, tổ"), max_length=200, required=False)
    place = forms.ChoiceField(label=_("Xã, phường, thị trấn nơi thường trú"), required=False)
    previous_number = forms.CharField(widget=forms.HiddenInput, required=False)
    source = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, places: Sequence[Place], **kwargs: Any) -> None:  # Any: a form's own
        super().__init__(*args, **kwargs)
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Chưa rõ")), *_grouped(places)]


class HandOverForm(forms.Form):
    """Who comes for the result."""

    receiver = forms.ChoiceField(
        label=_("Người nhận kết quả"),
        choices=HandOver.Receiver.choices,
        initial=HandOver.Receiver.APPLICANT,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=_("Họ tên người được ủy quyền"),
        max_length=200,
        required=False,
        help_text=_("Chỉ ghi khi người khác nhận thay"),
    )
    number = forms.CharField(label=_("Số giấy tờ của người ấy"), max_length=20, required=False)
    method = forms.ChoiceField(
        label=_("Cách trả"), choices=HandOver.Method.choices, initial=HandOver.Method.IN_PERSON
    )
    originals_returned = forms.BooleanField(
        label=_("Đã trả lại bản chính giấy tờ đã nộp"), required=False, initial=True
    )


class ReasonForm(forms.Form):
    """An act that is done with a reason."""

    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class RefundForm(forms.Form):
    """Money that goes back to its payer."""

    basis = forms.CharField(
        label=_("Văn bản cho phép hoàn trả"),
        max_length=300,
        help_text=_("Số, ký hiệu, điều khoản"),
    )
    reason = forms.CharField(label=_("Lý do"), max_length=500)
    receiver_name = forms.CharField(label=_("Người nhận lại tiền"), max_length=200)


@dataclass(frozen=True)
class PaperLine:
    """One paper of the list as the clerk ticks it."""

    document: RequiredDocument
    ticked: bool
    originals: str
    copies: str
    wrong: str = ""
    gone: AbolishedPaper | None = None
    """By which line of the list nobody may ask for it today."""

    @property
    def name(self) -> str:
        """Give the control's name."""
        return f"paper.{self.document.id}"

    @property
    def is_needed(self) -> bool:
        """Say whether it must be handed in, whatever the case."""
        is_asked = self.document.need == Need.ALWAYS and self.document.handling == Handling.SUBMIT
        return is_asked and self.gone is None

    @property
    def is_shown(self) -> bool:
        """Say whether it is only shown."""
        return self.document.handling == Handling.SHOW


@dataclass(frozen=True)
class Ticked:
    """What the clerk ticked, sent or not: lines to draw, papers to hand in, how the result is fetched."""

    lines: tuple[PaperLine, ...]
    on_paper: bool
    return_way: str

    @property
    def is_sound(self) -> bool:
        """Say whether every count is a number."""
        return not any(line.wrong for line in self.lines)

    def papers(self) -> tuple[Paper, ...]:
        """Give what was handed in: ticked lines with their counts; what is only shown counts for nothing."""
        return tuple(
            Paper(line.document.id, int(line.originals or 0), int(line.copies or 0))
            for line in self.lines
            if line.ticked and not line.is_shown
        )


def ticked(
    documents: Sequence[RequiredDocument],
    sent: QueryDict | None,
    gone: Mapping[UUID, AbolishedPaper] | None = None,
) -> Ticked:
    """Read the list of papers as sent, or give it fresh; `gone` are those that nobody may ask for."""
    on_paper = sent is not None and sent.get("declaration") == "paper"
    read = (_line(document, sent, on_paper=on_paper) for document in documents)
    lines = tuple(replace(one, gone=(gone or {}).get(one.document.id)) for one in read)
    way = sent.get("return_way", "") if sent is not None else ""
    return Ticked(lines, on_paper, way if way in ReturnWay.values else ReturnWay.COUNTER)


def _line(document: RequiredDocument, sent: QueryDict | None, *, on_paper: bool) -> PaperLine:
    originals, copies = str(document.originals), str(document.copies)
    if sent is None:
        return PaperLine(document, False, originals, copies)
    if document.form_key:
        return PaperLine(document, on_paper, originals, copies)
    name = f"paper.{document.id}"
    originals = sent.get(f"{name}.originals", originals).strip()
    copies = sent.get(f"{name}.copies", copies).strip()
    is_ticked = name in sent
    wrong = (
        "" if not is_ticked or (_is_count(originals) and _is_count(copies)) else str(_("Số bản từ 0 đến 999"))
    )
    return PaperLine(document, is_ticked, originals, copies, wrong)


def _is_count(text: str) -> bool:
    return text.isascii() and (not text or (len(text) <= MOST_FIGURES and text.isdecimal()))


def _grouped(places: Sequence[Place]) -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for place in places:
        heading = place.parent.full_name if place.parent else ""
        groups.setdefault(heading, []).append((str(place.id), place.full_name))
    return list(groups.items())


def initial_of(draft: object, names: Mapping[str, str]) -> dict[str, str]:
    """Fill a form from what is known."""
    return {name: str(getattr(draft, of) or "") for name, of in names.items()}


def read_id(text: str) -> UUID | None:
    """Give an id that was sent, or nothing."""
    return UUID(text) if text else None
