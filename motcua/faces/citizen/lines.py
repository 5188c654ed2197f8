"""One line of a list: a procedure found, with how long it takes and what it costs in a few words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.faces.citizen.ways import fee_headline, limit_headline
from motcua.foundation.text import fold
from motcua.registers.procedures.models import AmountKind
from motcua.registers.procedures.queries import SearchHit
from motcua.registers.procedures.queries.terms import Terms, terms_of


@dataclass(frozen=True)
class Line:
    """A procedure in a list."""

    hit: SearchHit
    terms: Terms
    facts: tuple[str, ...]

    @property
    def title(self) -> str:
        """What is read first: the name in the page's language, and in Vietnamese the everyday one."""
        return (self.hit.title_en if in_english() else "") or self.hit.everyday_name or self.hit.title

    @property
    def legal_name(self) -> str:
        """The name of the law, where an everyday one is read first; "" when they are the same."""
        first = self.title
        return "" if first == self.hit.title_en or fold(first) == fold(self.hit.title) else self.hit.title

    @property
    def is_vietnamese(self) -> bool:
        """Whether the name is Vietnamese on an English page."""
        return in_english() and not self.hit.title_en

    @property
    def called(self) -> str:
        """What people call it: the shortest of several words; "" when no such words are known."""
        words = [word for word in self.terms.synonyms if word != self.hit.everyday_name]
        return min(words, key=lambda one: (" " not in one, len(one)), default=self.hit.everyday_name)


def in_english() -> bool:
    """Say whether the page is English."""
    return (get_language() or "vi").startswith("en")


def lines_of(hits: Sequence[SearchHit]) -> list[Line]:
    """Give what a list says of each procedure found."""
    terms = terms_of(hit.version_id for hit in hits)
    return [Line(hit, terms[hit.version_id], _facts(terms[hit.version_id])) for hit in hits]


def _facts(terms: Terms) -> tuple[str, ...]:
    limit = limit_headline(terms.limits)
    fee = fee_headline(terms.fees)
    if fee and {one.amount_kind for one in terms.fees} != {AmountKind.FREE}:
        fee = _("phí, lệ phí: {fee}").format(fee=fee)
    elif fee:
        fee = _("không thu phí, lệ phí")
    return tuple(fact for fact in (limit, fee) if fact)
