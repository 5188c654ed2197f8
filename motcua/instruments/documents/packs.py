"""What packs may bring of papers: kind `paper_type`, their sorts; kind `consent_text`, words to agree to."""

from collections.abc import Sequence
from datetime import date, datetime

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import Item, LineKind, line_schema
from motcua.instruments.documents.actions import ConsentDraft, TypeDraft, set_consent_text, set_paper_type
from motcua.instruments.documents.models import ConsentText, PaperType
from motcua.instruments.documents.queries import consent_lines, type_lines


class PaperTypeKind(LineKind[TypeDraft]):
    """Kind `paper_type`: a name, the names and codes by which lists ask for it, how long it lasts."""

    name = "paper_type"
    order = 52
    what = "Loại giấy tờ"
    schema = line_schema(
        {"name": {"type": "string", "minLength": 1, "maxLength": 200}},
        {
            "names": {"type": "array", "items": {"type": "string", "minLength": 1, "maxLength": 200}},
            "codes": {"type": "array", "items": {"type": "string", "minLength": 1, "maxLength": 40}},
            "months": {"type": "integer", "minimum": 1, "maximum": 1200},
            "source": {"type": "string", "maxLength": 300},
        },
    )

    def draft(self, item: Item, since: date, until: date | None) -> TypeDraft:
        """Read a sort of paper."""
        return TypeDraft(
            code=item["code"],
            name=item["name"],
            names=list(item.get("names", [])),
            codes=list(item.get("codes", [])),
            months=item.get("months"),
            source=item.get("source", ""),
            valid_from=since,
            valid_to=until,
        )

    def lines(self, code: str) -> Sequence[PaperType]:
        """Give the lines of a code."""
        return type_lines(code)

    def put(self, draft: TypeDraft, *, by: Actor, at: datetime) -> PaperType:
        """Set a sort of paper. Raises NotAllowed, PaperTypeOverlaps."""
        return set_paper_type(draft, by=by, at=at)


class ConsentTextKind(LineKind[ConsentDraft]):
    """Kind `consent_text`: a code, what it is about, the words, and the text of law they stand on."""

    name = "consent_text"
    order = 52
    what = "Lời đồng ý"
    schema = line_schema(
        {
            "title": {"type": "string", "minLength": 1, "maxLength": 200},
            "words": {"type": "string", "minLength": 1},
        },
        {"words_en": {"type": "string"}, "source": {"type": "string", "maxLength": 300}},
    )

    def draft(self, item: Item, since: date, until: date | None) -> ConsentDraft:
        """Read the words."""
        return ConsentDraft(
            code=item["code"],
            title=item["title"],
            words=" ".join(item["words"].split()),
            words_en=" ".join(item.get("words_en", "").split()),
            source=item.get("source", ""),
            valid_from=since,
            valid_to=until,
        )

    def lines(self, code: str) -> Sequence[ConsentText]:
        """Give the versions of a code."""
        return consent_lines(code)

    def put(self, draft: ConsentDraft, *, by: Actor, at: datetime) -> ConsentText:
        """Set the words. Raises NotAllowed, ConsentTextOverlaps, ConsentTextGiven."""
        return set_consent_text(draft, by=by, at=at)
