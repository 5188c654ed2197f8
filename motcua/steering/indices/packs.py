"""What packs may bring of indices: kinds `indicator`, `weighted_index`, `index_component`."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import CODE, Context, Item, LineKind, Problem, line_schema
from motcua.registers.places.models import Sureness
from motcua.steering.indices.actions import (
    ComponentDraft,
    IndicatorDraft,
    WeightedIndexDraft,
    set_component,
    set_indicator,
    set_weighted_index,
)
from motcua.steering.indices.models import IndexComponent, Indicator, WeightedIndex
from motcua.steering.indices.ports import SOURCES
from motcua.steering.indices.queries import component_lines, index_lines, indicators_of_code

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
            if part in item and SOURCES.named(item[part]) is None
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


_NAMES: Final = {"type": "array", "items": CODE, "minItems": 1}
_MARK: Final = {"enum": Sureness.values}
_TEXT: Final = {"type": "string", "minLength": 1, "maxLength": 300}
_TEXTS: Final = {"type": "array", "items": _TEXT, "minItems": 1}
_POINTS: Final = {"type": "number", "exclusiveMinimum": 0, "maximum": 100}


def _coded(schema: Mapping[str, object], pattern: str) -> Mapping[str, object]:
    """Let codes look as those of scored indices do."""
    properties = dict(schema["properties"])  # type: ignore[call-overload]  # a schema's own
    properties["code"] = {"type": "string", "pattern": pattern, "maxLength": 60}
    return {**schema, "properties": properties}


def _listed(properties: Mapping[str, object], *optional: str) -> Mapping[str, object]:
    item = {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name in properties if name not in optional],
        "properties": properties,
    }
    return {"type": "array", "items": item, "minItems": 1}


class WeightedIndexKind(LineKind[WeightedIndexDraft]):
    """Kind `weighted_index`: a scored index with its groups, levels and who is ranked among whom."""

    name = "weighted_index"
    order = 39
    what = "Bộ chỉ số"
    schema = _coded(
        line_schema(
            {
                "title": _TEXT,
                "lacking_rule": {"enum": WeightedIndex.LackingRule.values},
                "groups": _listed({"code": _TEXT, "title": _TEXT}),
                "levels": _listed(
                    {"name": _TEXT, "since": {"type": "number", "minimum": 0, "maximum": 100}, "mark": _MARK},
                    "mark",
                ),
            },
            {
                "title_en": _TEXT,
                "source": _TEXT,
                "lacking_mark": _MARK,
                "peers": _listed({"name": _TEXT, "kinds": _TEXTS, "levels": _TEXTS}),
            },
        ),
        "^[a-z0-9_]+$",
    )

    def draft(self, item: Item, since: date, until: date | None) -> WeightedIndexDraft:
        """Read an index."""
        said = {name: value for name, value in item.items() if name not in ("valid_from", "valid_to")}
        return WeightedIndexDraft(valid_from=since, valid_to=until, **said)

    def lines(self, code: str) -> Sequence[WeightedIndex]:
        """Give the lines of a code."""
        return index_lines(code)

    def put(self, draft: WeightedIndexDraft, *, by: Actor, at: datetime) -> WeightedIndex:
        """Set an index. Raises NotAllowed, WeightedIndexOdd, WeightedIndexOverlaps."""
        return set_weighted_index(draft, by=by, at=at)


class IndexComponentKind(LineKind[ComponentDraft]):
    """Kind `index_component`: a share with its points and threshold, of the index its code begins with."""

    name = "index_component"
    order = 40
    what = "Thành phần"
    schema = _coded(
        line_schema(
            {"title": _TEXT, "group": _TEXT},
            {
                "title_en": _TEXT,
                "formula": {"type": "string", "minLength": 1},
                "most": _POINTS,
                "most_mark": _MARK,
                "threshold": _POINTS,
                "threshold_mark": _MARK,
                "source": _TEXT,
                "numerator": _NAMES,
                "denominator": _NAMES,
                "is_rest": {"type": "boolean"},
                "factor": {"type": "string", "minLength": 1, "maxLength": 60},
                "reach": {"enum": IndexComponent.Reach.values},
                "lacking": _TEXT,
                "remedy": _TEXT,
                "remedy_while": CODE,
            },
        ),
        "^[a-z0-9_]+/[0-9a-z.]+$",
    )

    def draft(self, item: Item, since: date, until: date | None) -> ComponentDraft:
        """Read a component."""
        said = {name: value for name, value in item.items() if name not in ("valid_from", "valid_to")}
        for name in ("most", "threshold"):
            if name in said:
                said[name] = Decimal(str(said[name])).quantize(Decimal("0.01"))
        return ComponentDraft(valid_from=since, valid_to=until, **said)

    def lines(self, code: str) -> Sequence[IndexComponent]:
        """Give the lines of a code."""
        return component_lines(code)

    def put(self, draft: ComponentDraft, *, by: Actor, at: datetime) -> IndexComponent:
        """Set a component. Raises NotAllowed and what `set_component` raises."""
        return set_component(draft, by=by, at=at)
