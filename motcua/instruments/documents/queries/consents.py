"""What asks about consents."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from motcua.foundation.clock import valid_on
from motcua.instruments.documents.errors import ConsentTextUnknown
from motcua.instruments.documents.models import Consent, ConsentText


def consent_text(code: str, day: date) -> ConsentText:
    """Give the words of a day, to be shown word by word beside the box. Raises ConsentTextUnknown."""
    found = ConsentText.objects.filter(valid_on(day), code=code).first()
    if found is None:
        raise ConsentTextUnknown(text_code=code)
    return found


def consent_lines(code: str) -> Sequence[ConsentText]:
    """Give all versions of the words under a code, the first before the later."""
    return list(ConsentText.objects.filter(code=code).order_by("valid_from"))


def consents_of(person_id: UUID) -> Sequence[Consent]:
    """Give what a person agreed to, the latest first, each with its words and how often it was used."""
    rows = Consent.objects.filter(person=person_id).select_related("text").prefetch_related("reuses")
    return list(rows.order_by("-given_at", "-id"))
