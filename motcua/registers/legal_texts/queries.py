"""What asks about legal texts."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.foundation.text import fold
from motcua.registers.legal_texts.errors import LegalTextUnknown, NumberAmbiguous, NumberUnreadable
from motcua.registers.legal_texts.models import LegalText
from motcua.registers.legal_texts.rules import Reference, read_reference


def legal_text(text_id: UUID) -> LegalText:
    """The text of this id. Raises LegalTextUnknown."""
    found = LegalText.objects.select_related("replaced_by").filter(id=text_id).first()
    if found is None:
        raise LegalTextUnknown(number=text_id)
    return found


def legal_text_by_number(written: str, *, year: int | None = None, issuer: str = "") -> LegalText:
    """The one text that is meant: "Thông tư số 03/2023/TT-BTP", "3/2023/TT-BTP", "Nghị định 61/2018".

    `year` and `issuer` tell apart numbers that begin anew each year or in each province. Raises
    NumberUnreadable, LegalTextUnknown, NumberAmbiguous.
    """
    reference = read_reference(written)
    if reference is None:
        raise NumberUnreadable(written=written)
    rows = _meant(LegalText.objects.select_related("replaced_by"), reference, year)
    if issuer:
        rows = rows.filter(issuer__iexact=issuer)
    found = list(rows[:9])
    if not found:
        raise LegalTextUnknown(number=reference.number)
    if len(found) > 1:
        raise NumberAmbiguous(number=reference.number, count=len(found))
    return found[0]


def legal_texts_by_numbers(written: Iterable[str]) -> dict[str, LegalText]:
    """The texts of many whole numbers at once, by the words asked with; unknown ones are left out."""
    asked = {words: reference for words in written if (reference := read_reference(words)) is not None}
    rows: dict[str, list[LegalText]] = {}
    for row in LegalText.objects.filter(number_key__in={reference.key for reference in asked.values()}):
        rows.setdefault(row.number_key, []).append(row)
    found: dict[str, LegalText] = {}
    for words, reference in asked.items():
        fitting = [r for r in rows.get(reference.key, ()) if reference.year in {None, r.year}]
        if len(fitting) == 1:
            found[words] = fitting[0]
    return found


def legal_texts(*, in_force_on: date | None = None, kind: str = "") -> QuerySet[LegalText]:
    """All texts, latest first; those in force on a day, those of one kind."""
    rows = LegalText.objects.select_related("replaced_by").order_by("-year", "-issued_on", "number_key")
    if in_force_on is not None:
        rows = rows.filter(_in_force(in_force_on))
    return rows.filter(kind=kind) if kind else rows


def search_legal_texts(text: str, *, in_force_on: date | None = None) -> QuerySet[LegalText]:
    """Texts found by number or by words of the title, with or without marks; latest first."""
    rows = legal_texts(in_force_on=in_force_on)
    reference = read_reference(text)
    if reference is not None:
        return _meant(rows, reference, None)
    for word in fold(text).split():
        rows = rows.filter(words__contains=word)
    return rows


def is_in_force(text: LegalText, day: date) -> bool:
    """Whether a text is in force on a day; an unknown beginning is never in force."""
    began = text.in_force_from is not None and text.in_force_from <= day
    return began and (text.in_force_to is None or day <= text.in_force_to)


def _in_force(day: date) -> Q:
    return Q(in_force_from__lte=day) & (Q(in_force_to__isnull=True) | Q(in_force_to__gte=day))


def _meant(rows: QuerySet[LegalText], reference: Reference, year: int | None) -> QuerySet[LegalText]:
    """Narrow to the texts that a reference may mean."""
    if reference.whole:
        rows = rows.filter(number_key=reference.key)
    else:
        rows = rows.filter(number_key__startswith=f"{reference.key}/")
        rows = rows.filter(kind=reference.kind) if reference.kind else rows
    said = year or reference.year
    return rows.filter(year=said) if said else rows
