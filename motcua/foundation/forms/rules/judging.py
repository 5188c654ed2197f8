"""What must be mended in answers: the schema's findings as sentences beside their fields."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

import jsonschema_rs

from motcua.foundation.forms.models import Field, FieldError, FormSpec, Kind, Path
from motcua.foundation.forms.rules.sentences import day_in_words, sentence_for
from motcua.foundation.forms.rules.walking import Spot, anchor_of, spot_at, spots

_UNASKED: Final = "unasked"


def judge(spec: FormSpec, answers: Mapping[str, Any], day: date) -> list[FieldError]:  # Any: JSON answers
    """Everything the form itself finds wrong with answers: its schema first, then limits of days."""
    found = [error for one in spec.validator.iter_errors(dict(answers)) for error in _errors_of(spec, one)]
    for spot in spots(spec.fields, answers):
        if spot.field.kind in {Kind.DATE, Kind.PARTIAL_DATE}:
            found.extend(_day_errors(spot, answers, day))
    return found


def merged(
    first: Iterable[FieldError], then: Iterable[FieldError], fields: Sequence[Field]
) -> tuple[FieldError, ...]:
    """One error per answer, in the order of the form; what was said first stays."""
    kept: dict[Path, FieldError] = {}
    for error in (*first, *then):
        if not any(_along(error.path, path) for path in kept):
            kept[error.path] = error
    return tuple(sorted(kept.values(), key=lambda error: _order(fields, error.path)))


def error_at(
    fields: Sequence[Field], path: Path, keyword: str, facts: Mapping[str, Any]
) -> FieldError | None:
    """The error of the field at a way in the data, if the form has such a field. Any: what is known of it."""
    spot = spot_at(fields, path)
    if spot is None:
        return None
    return FieldError(
        spot.path, anchor_of(spot.field, spot.name), sentence_for(spot.field, keyword, facts), keyword
    )


def _errors_of(spec: FormSpec, error: jsonschema_rs.ValidationError) -> list[FieldError]:
    """One finding of the validator as errors of fields."""
    keyword, facts, path = error.kind.name, error.kind.as_dict(), tuple(error.instance_path)
    ways = [path]
    if keyword == "required":
        ways = [(*path, facts["property"])]
    elif keyword in {"additionalProperties", "unevaluatedProperties"}:
        unknown: list[str] = facts["unexpected"]
        return [_stranger((*path, name)) for name in unknown]
    elif keyword == "propertyNames":
        return [_stranger((*path, str(facts["error"].instance)))]
    elif keyword == "falseSchema":
        keyword = _UNASKED
    found = [error_at(spec.fields, way, keyword, facts) for way in ways]
    if any(found):
        return [one for one in found if one]
    return [FieldError(path, "", f"Câu trả lời chưa đúng: {error.message}", keyword)]


def _stranger(path: Path) -> FieldError:
    """The error of an answer that nobody asked for."""
    return FieldError(path, "", f"Không có mục “{path[-1]}” trong biểu mẫu này", "additionalProperties")


def _day_errors(spot: Spot, answers: Mapping[str, Any], today: date) -> list[FieldError]:
    """Whether a day lies within its limits. Any: JSON answers."""
    value: Any = answers
    for step in spot.path:
        value = value[step]
    first, last = _span(str(value))
    limits = {"earliest": spot.field.earliest, "latest": spot.field.latest}
    found: list[FieldError] = []
    for keyword, said in limits.items():
        if not said or not first:
            continue
        limit = today if said == "today" else date.fromisoformat(said)
        if (keyword == "earliest" and last < limit.isoformat()) or (
            keyword == "latest" and first > limit.isoformat()
        ):
            key = "min" if keyword == "earliest" else "max"
            sentence = spot.field.errors.get(key) or sentence_for(
                spot.field, keyword, {"limit": day_in_words(limit, today)}
            )
            found.append(FieldError(spot.path, anchor_of(spot.field, spot.name), sentence, keyword))
    return found


def _span(day: str) -> tuple[str, str]:
    """The first and the last day that a partly known day may be, as sortable text."""
    whole = {4: ("-01-01", "-12-31"), 7: ("-01", "-31"), 10: ("", "")}.get(len(day))
    return (day + whole[0], day + whole[1]) if whole else ("", "")


def _along(one: Path, other: Path) -> bool:
    """Whether one way lies on the other."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _order(fields: Sequence[Field], path: Path) -> tuple[int, ...]:
    """The place of a way in the order of the form; what the form does not know comes first."""
    spot = spot_at(fields, path)
    return spot.order if spot else ()
