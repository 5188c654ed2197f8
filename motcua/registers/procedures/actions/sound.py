"""Whether an item may be published at all: by schema, by the rules of this room, by the forms it brings."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import jsonschema_rs

from motcua.foundation.forms.queries import problems_of
from motcua.registers.procedures.errors import ContentInvalid
from motcua.registers.procedures.ports import PROCESS_JUDGE
from motcua.registers.procedures.queries import abolished_papers
from motcua.registers.procedures.rules.content import Json
from motcua.registers.procedures.rules.soundness import Fault, Gone, faults_of, process_faults

SCHEMA: Final[dict[str, Json]] = json.loads(
    (Path(__file__).parents[1] / "procedure.schema.json").read_text(encoding="utf-8")
)
_VALIDATOR: Final = jsonschema_rs.Draft202012Validator(SCHEMA, validate_formats=True)
_PROCESSES: Final = jsonschema_rs.Draft202012Validator(
    {"$defs": SCHEMA["$defs"], **SCHEMA["properties"]["processes"]}
)
Item = Mapping[str, Json]


def all_faults_of(item: Item, gone: Sequence[Gone]) -> list[Fault]:
    """List what does not hold together in an item that its schema found sound; `gone` as `papers_gone`."""
    return faults_of(item, PROCESS_JUDGE, gone) + _form_faults(item)


def papers_gone(beside: Iterable[Item] = ()) -> list[Gone]:
    """Give the papers that nobody may ask for any more, with those that a pack takes away `beside` them."""
    kept = [Gone(one.name, tuple(one.phrases), one.valid_from, one.source) for one in abolished_papers()]
    told = [
        Gone(one["name"], tuple(one["phrases"]), date.fromisoformat(one["valid_from"]), one["source"])
        for one in beside
    ]
    return [*kept, *(one for one in told if one not in kept)]


def must_be_sound(item: Item) -> None:
    """Pass a sound item. Raises ContentInvalid with the first fault and its place."""
    for error in _VALIDATOR.iter_errors(item):
        raise ContentInvalid(place=_place(tuple(error.instance_path)), said="không đúng lược đồ của mục này")
    for path, said in all_faults_of(item, papers_gone()):
        raise ContentInvalid(place=_place(path), said=said)


def must_be_sound_processes(item: Item) -> None:
    """Pass the processes of a version that stands, given with its limits, cases and forms.

    Raises ContentInvalid with the first fault and its place.
    """
    for error in _PROCESSES.iter_errors(item["processes"]):
        place = _place(("processes", *error.instance_path))
        raise ContentInvalid(place=place, said="không đúng lược đồ của quy trình")
    for path, said in process_faults(item, PROCESS_JUDGE):
        raise ContentInvalid(place=_place(path), said=said)


def _form_faults(item: Item) -> list[Fault]:
    return [
        (("forms", n, "form", *problem.path), problem.sentence)
        for n, one in enumerate(item.get("forms", ()))
        for problem in problems_of(one["form"])
    ]


def _place(path: tuple[str | int, ...]) -> str:
    return (
        "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".") or "(gốc)"
    )
