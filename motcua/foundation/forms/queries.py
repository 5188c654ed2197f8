"""What is asked of forms: reading one, binding answers to it, drawing it, telling it in words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString

from motcua.foundation.forms.errors import InvalidAnswers, InvalidForm
from motcua.foundation.forms.models import (
    Answers,
    Bound,
    Choice,
    FieldError,
    FormProblem,
    FormSpec,
    Kind,
    Raw,
)
from motcua.foundation.forms.ports import FORM_BOOK
from motcua.foundation.forms.rules.binding import (
    DO,
    MOST_ROWS,
    SEEN,
    Binder,
    compact,
    lies_in,
    with_row,
    without_row,
    write_object,
)
from motcua.foundation.forms.rules.drawing import SOURCES, Control, Drawer, Part
from motcua.foundation.forms.rules.grammar import FORM_SCHEMA
from motcua.foundation.forms.rules.judging import error_at, judge, merged
from motcua.foundation.forms.rules.reading import read_spec
from motcua.foundation.forms.rules.telling import Block, Line, Teller
from motcua.foundation.forms.rules.walking import Spot, spots

__all__ = [
    "FORM_SCHEMA",
    "SEEN",
    "SOURCES",
    "Block",
    "Control",
    "Line",
    "Part",
    "bind",
    "check_data",
    "draw",
    "must_be_valid",
    "prefill",
    "problems_of",
    "read_form",
    "render_errors",
    "render_form",
    "render_summary",
    "sensitive_names",
    "summary",
]

_RUN_AGAIN: Final = "refresh"
Json = Mapping[str, Any]  # Any: JSON


def read_form(said: object) -> FormSpec:
    """A form from its text (see docs/forms.md). Raises InvalidForm with every problem."""
    spec, problems = read_spec(said)
    if spec is None:
        raise InvalidForm(problems)
    return spec


def problems_of(said: object) -> list[FormProblem]:
    """What is wrong with a form's text, each with the way to it."""
    return read_spec(said)[1]


def prefill(spec: FormSpec, data: Json | None = None, *, day: date, locked: Iterable[str] = ()) -> Bound:
    """A form not yet sent, with what is known already (and the defaults) in its boxes."""
    known = dict(data or {})
    raw = write_object(spec.fields, known, FORM_BOOK.addresses.home(day))
    binder = Binder(raw, day, FORM_BOOK.addresses, known, frozenset(locked))
    answers = binder.read_object(spec.fields)
    return Bound(
        spec,
        day,
        raw,
        answers,
        asked=_RUN_AGAIN,
        initial=known,
        locked=binder.locked,
        shown=frozenset(binder.shown),
    )


def bind(
    spec: FormSpec,
    sent: MultiValueDict[str, str] | Mapping[str, Sequence[str]],
    *,
    day: date,
    initial: Json | None = None,
    locked: Iterable[str] = (),
) -> Bound:
    """What a browser sent, as answers: conditions judged on the server, every error beside its field.

    `locked` names answers that stay as `initial` has them, whatever is sent. When a person asked for a
    row more or less, or fields came up that had not been shown, nothing is judged yet.
    """
    raw: Raw = {
        name: list(texts)
        for name, texts in (sent.lists() if isinstance(sent, MultiValueDict) else sent.items())
    }
    asked, raw = _move_rows(spec, raw)
    seen = set(raw.pop(SEEN, []))
    places = FORM_BOOK.addresses
    if not asked:
        raw = compact(spec.fields, raw, Binder(raw, day, places))
    binder = Binder(raw, day, places, dict(initial or {}), frozenset(locked))
    answers = binder.read_object(spec.fields)
    unseen = tuple(name for name in binder.shown if name not in seen)
    if unseen:  # what comes up now begins as it would have from the start
        fresh = write_object(spec.fields, {}, places.home(day))
        raw = {name: texts for name, texts in fresh.items() if lies_in(name, unseen)} | raw
    asked = asked or (_RUN_AGAIN if unseen else "")
    errors = () if asked else _judged(spec, answers, binder.errors, day)
    return Bound(
        spec, day, raw, answers, errors, asked, binder.initial, binder.locked, frozenset(binder.shown), unseen
    )


def check_data(spec: FormSpec, data: object, *, day: date) -> tuple[FieldError, ...]:
    """What must be mended in answers that came as JSON: the same checks as behind the page."""
    if not isinstance(data, Mapping):
        return (FieldError((), "", "Câu trả lời phải là một nhóm tên: giá trị", "type"),)
    return _judged(spec, data, [], day)


def must_be_valid(spec: FormSpec, data: object, *, day: date) -> None:
    """Pass if answers fit their form. Raises InvalidAnswers with every error."""
    errors = check_data(spec, data, day=day)
    if errors:
        raise InvalidAnswers(errors)


def draw(spec: FormSpec, bound: Bound, *, sources: Mapping[str, str] | None = None) -> list[Part]:
    """The form as sections of controls. `sources` says by name where known answers came from."""
    drawer = Drawer(bound, FORM_BOOK.addresses, _lists(bound.day), sources or {})
    parts = [Part(part.title, part.intro, drawer.level(part.fields)) for part in spec.sections]
    return [part for part in parts if part.controls]


def render_form(spec: FormSpec, bound: Bound, *, sources: Mapping[str, str] | None = None) -> SafeString:
    """The fields as HTML. The caller owns the <form>, the CSRF token and the main act."""
    locked = {
        line.name: line.text
        for block in summary(spec, bound.data, day=bound.day)
        for line in _flat(block.lines)
    }
    facts = {"parts": draw(spec, bound, sources=sources), "bound": bound, "locked_texts": locked}
    return render_to_string("forms/form.html", facts)


def render_errors(bound: Bound) -> SafeString:
    """The summary of what must be mended, each line leading to its control; empty when there is nothing.

    What lies in a group or a row says whose it is: the same box stands with each person.
    """
    return render_to_string("forms/errors.html", {"bound": bound})


def summary(
    spec: FormSpec, data: Json, *, day: date, sources: Mapping[str, str] | None = None, reveal: bool = False
) -> list[Block]:
    """Answers in words, section by section, personal numbers masked unless revealed."""
    return Teller(day, FORM_BOOK.addresses, _lists(day), sources or {}, reveal).blocks(spec, data)


def render_summary(
    spec: FormSpec, data: Json, *, day: date, sources: Mapping[str, str] | None = None, reveal: bool = False
) -> SafeString:
    """Answers in words as HTML."""
    return render_to_string(
        "forms/summary.html", {"blocks": summary(spec, data, day=day, sources=sources, reveal=reveal)}
    )


def sensitive_names(spec: FormSpec, data: Json) -> list[str]:
    """Names of the answers that are masked: what a log must never hold."""
    return [spot.name for spot in spots(spec.fields, data) if spot.field.sensitive]


def _move_rows(spec: FormSpec, raw: Raw) -> tuple[str, Raw]:
    """Do what the pressed button asks: one row more, one less, or only look again."""
    asked = (raw.pop(DO, None) or [""])[0]
    verb, _colon, name = asked.partition(":")
    if verb == "add" and f"{name}.count" in raw:
        return asked, with_row(raw, name)
    rows, _dot, index = name.rpartition(".")
    if verb == "remove" and index.isdecimal() and len(index) <= len(str(MOST_ROWS)):
        return asked, without_row(raw, rows, int(index))
    return (_RUN_AGAIN if asked else ""), raw


def _judged(spec: FormSpec, answers: Json, first: Sequence[FieldError], day: date) -> tuple[FieldError, ...]:
    """Every error: what could not be read, what the form finds, what lists, places and checks find."""
    return merged(first, [*judge(spec, answers, day), *_further(spec, answers, day)], spec.fields)


def _further(spec: FormSpec, answers: Json, day: date) -> list[FieldError]:
    """What only the rooms above know: codes of shared lists, places of the day, checks by name."""
    found: list[FieldError | None] = []
    for spot in spots(spec.fields, answers):
        value = _value(answers, spot)
        if spot.field.choices_from and value not in _keys(spot.field.choices_from, day):
            found.append(error_at(spec.fields, spot.path, "enum", {}))
        if spot.field.kind is Kind.ADDRESS and isinstance(value, Mapping):
            province, district, commune = (
                str(value.get(name) or "") for name in ("province", "district", "commune")
            )
            if wrong := FORM_BOOK.addresses.wrong_part(province, district, commune, day):
                found.append(error_at(spec.fields, (*spot.path, wrong), "place", {}))
        check = FORM_BOOK.checks.get(spot.field.check)
        sentence = check(value, day) if check else ""
        if sentence:
            error = error_at(spec.fields, spot.path, "check", {})
            found.append(FieldError(spot.path, error.anchor if error else "", sentence, "check"))
    return [one for one in found if one]


def _value(answers: Json, spot: Spot) -> object:
    """The answer at a spot."""
    here: Any = answers
    for step in spot.path:
        here = here[step]
    return here


def _keys(name: str, day: date) -> set[object]:
    """The codes of a shared list on a day."""
    lister = FORM_BOOK.lists.get(name)
    return {choice.value for choice in lister(day)} if lister else set()


def _lists(day: date) -> Mapping[str, Sequence[Choice]]:
    """The shared lists of a day, each asked for only when it is looked into."""
    return _Lists(FORM_BOOK.lists, day)


class _Lists(dict[str, Sequence[Choice]]):
    """Shared lists, read when first looked into."""

    def __init__(self, listers: Mapping[str, Callable[[date], Sequence[Choice]]], day: date) -> None:
        super().__init__()
        self._listers, self._day = listers, day

    def __missing__(self, name: str) -> Sequence[Choice]:
        self[name] = self._listers[name](self._day) if name in self._listers else ()
        return self[name]

    def get(self, name: str, default: Any = None) -> Any:  # Any: as dict.get has it
        """Look a list up."""
        return self[name]


def _flat(lines: Iterable[Line]) -> Iterable[Line]:
    """Lines and all below them."""
    for line in lines:
        yield line
        yield from _flat(line.lines)


def answers_of(bound: Bound) -> Answers:
    """The answers of a valid form. Raises InvalidAnswers."""
    if bound.errors:
        raise InvalidAnswers(bound.errors)
    return bound.data
