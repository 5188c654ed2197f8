"""What packs may bring of indices: kind `indicator`."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import CODE, Context, Item, LineKind, Problem, line_schema
from motcua.steering.indices.actions import IndicatorDraft, set_indicator
from motcua.steering.indices.models import Indicator
from motcua.steering.indices.ports import SOURCES
from motcua.steering.indices.queries import indicators_of_code

_MAY_BE_SAID: Final = ("title_en", "source", "numerator", "denominator", "lacking")


class IndicatorKind(LineKind[IndicatorDraft]):
    """Kind `indicator`: a figure by its numerator and denominator, which are counts that have names."""

    name = "indicator"
    order = 38
    what = "Chỉ số"
    schema = line_schema(
        {
            "title": {"type": "string", "minLength": 1, "maxLength": 300},
            "unit": {"enum": Indicator.Unit.values},
            "direction": {"enum": Indicator.Direction.values},
        },
        {
            "title_en": {"type": "string", "maxLength": 300},
            "source": {"type": "string", "maxLength": 300},
            "numerator": CODE,
            "denominator": CODE,
            "lacking": {"type": "string", "minLength": 1, "maxLength": 300},
        },
    )

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Find lines that overlap, and counts that no source has."""
        unknown = [
            Problem((at, part), f"không có số đếm tên “{item[part]}”")
            for at, item in enumerate(items)
            for part in ("numerator", "denominator")
            if part in item and SOURCES.of(item[part]) is None
        ]
        return super().check(items, context) + unknown

    def draft(self, item: Item, since: date, until: date | None) -> IndicatorDraft:
        """Read an indicator."""
        said = {name: item.get(name, "") for name in _MAY_BE_SAID}
        return IndicatorDraft(
            code=item["code"],
            title=item["title"],
            unit=item["unit"],
            direction=item["direction"],
            valid_from=since,
            valid_to=until,
            **said,
        )

    def lines(self, code: str) -> Sequence[Indicator]:
        """Give the indicators of a code."""
        return indicators_of_code(code)

    def put(self, draft: IndicatorDraft, *, by: Actor, at: datetime) -> Indicator:
        """Set an indicator. Raises NotAllowed, IndicatorOdd, IndicatorOverlaps."""
        return set_indicator(draft, by=by, at=at)
