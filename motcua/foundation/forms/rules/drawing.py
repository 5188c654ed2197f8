"""From a form with answers to controls: everything a template needs, decided here and nothing left to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Protocol

from motcua.foundation.forms.models import Bound, Choice, ChoiceGroup, Field, Kind, Path
from motcua.foundation.forms.rules.binding import COUNT, count_of
from motcua.foundation.forms.rules.conditions import ways_of
from motcua.foundation.forms.rules.sentences import in_sentence
from motcua.foundation.forms.rules.values import ADDRESS_PARTS, DAY_PARTS, TICKED, first
from motcua.foundation.forms.rules.walking import address_parts, id_of, name_of

SOURCES: Final = {
    "population": "dân cư",
    "vault": "lấy từ kho",
    "card": "từ thẻ",
    "account": "từ tài khoản",
    "business": "đăng ký doanh nghiệp",
    "dossier": "từ hồ sơ trước",
}
"""What people read beside an answer that came from somewhere; other words are shown as they are."""

_DAY_BOXES: Final = {
    "day": ("Ngày", 2, "bday-day"),
    "month": ("Tháng", 2, "bday-month"),
    "year": ("Năm", 4, "bday-year"),
}
_GROUPS: Final = frozenset({Kind.GROUP, Kind.PERSON})
_NUMERIC: Final = {Kind.NUMBER: "decimal", Kind.MONEY: "numeric"}
_FIGURES_ONLY: Final = frozenset({"personal_id"})


class Places(Protocol):
    """What drawing asks of an address book."""

    def provinces(self, day: date) -> Sequence[Choice]:
        """Give all provinces."""

    def communes(self, province: str, day: date) -> Sequence[ChoiceGroup]:
        """Give a province's communes by district."""


@dataclass(frozen=True)
class Option:
    """One choice as drawn."""

    id: str
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class OptionGroup:
    """Choices under a heading as drawn."""

    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Control:
    """One thing drawn: a box, boxes, a group, or the rows of a repeated group."""

    kind: str
    name: str
    id: str
    label: str
    hint: str = ""
    error: str = ""
    value: str = ""
    options: tuple[OptionGroup, ...] = ()
    controls: tuple["Control", ...] = ()
    rows: tuple["Row", ...] = ()
    count: int = 0
    required: bool = False
    locked: bool = False
    source: str = ""
    suffix: str = ""
    width: int = 0
    inputmode: str = ""
    autocomplete: str = ""
    spellcheck: bool = True
    lines: int = 5
    conditional: bool = False
    steers: bool = False
    brings: str = ""
    row: str = ""
    may_add: bool = False

    @property
    def described_by(self) -> str:
        """The ids of hint and error, for aria-describedby."""
        parts = [f"{self.id}-hint"] * bool(self.hint) + [f"{self.id}-error"] * bool(self.error)
        return " ".join(parts)


@dataclass(frozen=True)
class Row:
    """One row of a repeated group as drawn."""

    title: str
    index: int
    remove: str
    controls: tuple[Control, ...]


@dataclass(frozen=True)
class Part:
    """A section as drawn; one whose fields are all hidden is not."""

    title: str
    intro: str
    controls: tuple[Control, ...]


@dataclass(frozen=True)
class Drawer:
    """Draws one form. `lists` are the shared lists of the day by name."""

    bound: Bound
    places: Places
    lists: Mapping[str, Sequence[Choice]]
    sources: Mapping[str, str] = field(default_factory=dict)

    def level(self, fields: Sequence[Field], path: Path = ()) -> tuple[Control, ...]:
        """The controls of one object."""
        steering = {way[0] for one in fields if one.show_if for way in ways_of(one.show_if)}
        return tuple(
            self.control(one, (*path, one.name), steers=one.name in steering)
            for one in fields
            if one.show_if is None or name_of((*path, one.name)) in self.bound.shown
        )

    def control(self, one: Field, path: Path, *, steers: bool = False) -> Control:
        """The control of one field."""
        name = name_of(path)
        facts: dict[str, Any] = {  # Any: fields of Control
            "name": name,
            "id": id_of(name),
            "label": one.label,
            "hint": one.hint,
            "error": self._error(path),
            "required": one.required,
            "source": self._source(path),
            "conditional": one.show_if is not None,
            "steers": steers,
        }
        if one.kind not in _GROUPS and any(head in self.bound.locked for head in _heads(path)):
            return Control(kind="locked", **facts)
        return Control(kind=str(one.kind), **facts, **self._own(one, path))

    def _own(self, one: Field, path: Path) -> dict[str, Any]:  # Any: fields of Control
        """What only this kind of control has."""
        match one.kind:
            case Kind.GROUP | Kind.PERSON:
                return {"controls": self.level(one.fields, path)}
            case Kind.ROWS:
                return self._rows(one, path)
            case Kind.ADDRESS:
                return {"controls": self._address(one, path)}
            case Kind.DATE | Kind.PARTIAL_DATE:
                return {"controls": self._day(one, path)}
            case Kind.RADIO | Kind.SELECT | Kind.CHECKBOXES | Kind.YES_NO | Kind.TICK:
                return {"options": self._options(one, name_of(path)), "autocomplete": one.autocomplete}
        return self._box(one, name_of(path))

    def _box(self, one: Field, name: str) -> dict[str, Any]:  # Any: fields of Control
        """A box to write in."""
        text = one.name in {"email", "phone"} or one.schema.get("format") == "email"
        inputmode = _NUMERIC.get(one.kind, "")
        if one.name in _FIGURES_ONLY:
            inputmode = "numeric"
        elif text:
            inputmode = "tel" if one.name == "phone" else "email"
        return {
            "value": first(self.bound.raw, name),
            "suffix": one.suffix or ("đồng" if one.kind is Kind.MONEY else ""),
            "width": one.width or (10 if one.kind in _NUMERIC else 0),
            "inputmode": inputmode,
            "autocomplete": one.autocomplete,
            "spellcheck": not (text or inputmode or one.sensitive),
        }

    def _day(self, one: Field, path: Path) -> tuple[Control, ...]:
        """Three boxes: day, month, year."""
        wrong = next((error for error in self.bound.errors if error.path == path), None)
        boxes = []
        for part in DAY_PARTS:
            label, width, token = _DAY_BOXES[part]
            name = f"{name_of(path)}.{part}"
            marked = wrong is not None and (wrong.anchor == id_of(name) or "day_" not in wrong.keyword)
            boxes.append(
                Control(
                    kind="day_box",
                    name=name,
                    id=id_of(name),
                    label=label,
                    value=first(self.bound.raw, name),
                    width=width,
                    inputmode="numeric",
                    autocomplete=token if one.autocomplete == "bday" else "",
                    error=wrong.sentence if wrong and marked else "",
                )
            )
        return tuple(boxes)

    def _options(self, one: Field, name: str) -> tuple[OptionGroup, ...]:
        """Choices, those of a shared list too; the chosen ones marked."""
        choices: Sequence[Choice] = one.choices or self.lists.get(one.choices_from, ())
        if one.kind is Kind.YES_NO:
            options = tuple(
                Option(
                    id_of(name) + ("" if key == "true" else "-2"),
                    key,
                    label,
                    first(self.bound.raw, name) == key,
                )
                for key, label in (("true", "Có"), ("false", "Không"))
            )
            return (OptionGroup("", options),)
        if one.kind is Kind.TICK:
            return (
                OptionGroup("", (Option(id_of(name), TICKED, one.label, bool(first(self.bound.raw, name))),)),
            )
        return (self._option_group(name, ChoiceGroup("", tuple(choices)), 0),)

    def _option_group(self, name: str, group: ChoiceGroup, start: int) -> OptionGroup:
        """Choices under one heading; the first of all bears the control's own id."""
        sent, own = set(self.bound.raw.get(name, ())), id_of(name)
        return OptionGroup(
            group.label,
            tuple(
                Option(
                    f"{own}-{start + index + 1}" if start + index else own,
                    choice.key,
                    choice.label,
                    choice.key in sent,
                )
                for index, choice in enumerate(group.choices)
            ),
        )

    def _address(self, one: Field, path: Path) -> tuple[Control, ...]:
        """Province, commune (by district), street; the communes are those of the province sent."""
        day, raw = self.bound.day, self.bound.raw
        province = first(raw, f"{name_of(path)}.{ADDRESS_PARTS[0]}")
        groups = {
            "province": [ChoiceGroup("", tuple(self.places.provinces(day)))],
            "commune": list(self.places.communes(province, day)) if province else [],
        }
        drawn = []
        for part in address_parts(one):
            name = name_of((*path, part.name))
            drawn.append(
                Control(
                    kind="text" if part.name == "street" else "select",
                    name=name,
                    id=id_of(name),
                    label=part.label,
                    error=self._error((*path, part.name)),
                    value=first(raw, name),
                    options=tuple(self._option_group(name, group, 0) for group in groups.get(part.name, [])),
                    required=part.required,
                    autocomplete=part.autocomplete,
                    steers=part.name == "province",
                    brings="Hiện danh sách xã, phường" if part.name == "province" else "",
                )
            )
        return tuple(drawn)

    def _rows(self, one: Field, path: Path) -> dict[str, Any]:  # Any: fields of Control
        """The rows of a repeated group, whether there may be more; as many as must be always stand."""
        name = name_of(path)
        count = max(count_of(self.bound.raw, name), one.schema.get("minItems", 0))
        rows = tuple(
            Row(
                title=f"{one.row} {index + 1}",
                index=index,
                remove=f"remove:{name}.{index}",
                controls=self.level(one.fields, (*path, index)),
            )
            for index in range(count)
        )
        most = one.schema.get("maxItems")
        row = in_sentence(one.row)
        return {
            "rows": rows,
            "count": count,
            "row": row,
            "may_add": most is None or count < most,
            "value": f"{name}.{COUNT}",
        }

    def _error(self, path: Path) -> str:
        return next((error.sentence for error in self.bound.errors if error.path == path), "")

    def _source(self, path: Path) -> str:
        """Where an answer came from, as long as it still is what came."""
        said = next((self.sources[name] for name in _heads(path) if name in self.sources), "")
        if not said:
            return ""
        now, then = _at(self.bound.data, path), _at(self.bound.initial, path)
        return SOURCES.get(said, said) if then is not None and now == then else ""


def _heads(path: Path) -> list[str]:
    """Names of a way and of all above it, the longest first."""
    return [name_of(path[:length]) for length in range(len(path), 0, -1)]


def _at(answers: object, path: Path) -> object:
    """The answer at a way, or None."""
    for step in path:
        if isinstance(answers, Mapping):
            answers = answers.get(step)
        elif isinstance(answers, list) and isinstance(step, int) and step < len(answers):
            answers = answers[step]
        else:
            return None
    return answers
