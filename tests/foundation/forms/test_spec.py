"""A form's text: sound ones are read, every mistake is named with the way to it."""

import copy
from collections.abc import Callable
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.forms.errors import InvalidForm
from motcua.foundation.forms.models import Kind
from motcua.foundation.forms.queries import FORM_SCHEMA, problems_of, read_form
from motcua.foundation.forms.rules.conditions import as_schema, holds, read_condition
from tests.foundation.forms.marital import marital, text

Json = dict[str, Any]


def test_kinds_follow_from_the_schema():
    kinds = {field.name: field.kind for field in marital().fields}
    assert kinds == {
        "requester": Kind.PERSON,
        "relation": Kind.TEXT,
        "purpose": Kind.RADIO,
        "other_purpose": Kind.TEXTAREA,
        "partner": Kind.PERSON,
        "married_before": Kind.YES_NO,
        "divorced_on": Kind.DATE,
        "copies": Kind.NUMBER,
        "area": Kind.NUMBER,
        "price": Kind.MONEY,
        "uses": Kind.CHECKBOXES,
        "country": Kind.SELECT,
        "residences": Kind.ROWS,
        "note": Kind.TEXTAREA,
        "pledge": Kind.TICK,
    }


def test_the_full_schema_is_standard_and_stands_alone():
    full = dict(marital().full_schema)
    jsonschema_rs.meta.validate(full)
    assert set(full["$defs"]) == {"address", "partial-date", "person"}


def test_a_grammar_for_packs_takes_the_form_and_refuses_unknown_keys():
    grammar = jsonschema_rs.Draft202012Validator(FORM_SCHEMA)
    assert grammar.is_valid(text())
    assert not grammar.is_valid(text() | {"titel": "x"})


def field(said: Json, name: str) -> Json:
    for section in said["layout"]["sections"]:
        for entry in section["fields"]:
            if isinstance(entry, dict) and entry["name"] == name:
                return entry
    raise KeyError(name)


def change(how: Callable[[Json], object]) -> list[tuple[tuple[object, ...], str]]:
    said = copy.deepcopy(text())
    how(said)
    return [(problem.path, problem.sentence) for problem in problems_of(said)]


@pytest.mark.parametrize(
    ("how", "path", "sentence"),
    [
        (
            lambda said: said["layout"]["sections"][0]["fields"].append("nobody"),
            ("layout", "sections", 0, "fields", 2),
            "“nobody” không có trong properties của lược đồ.",
        ),
        (
            lambda said: said["layout"]["sections"][0]["fields"].remove("relation"),
            ("layout", "sections"),
            "“relation” có trong lược đồ nhưng không có trong layout nên không ai được hỏi.",
        ),
        (
            lambda said: said["layout"]["sections"][0]["fields"].append("relation"),
            ("layout", "sections"),
            "“relation” có hai lần trong layout.",
        ),
        (
            lambda said: said["schema"].pop("additionalProperties"),
            ("schema",),
            "Nhóm này phải ghi additionalProperties: false.",
        ),
        (
            lambda said: said["schema"]["required"].append("zzz"),
            ("schema", "required"),
            "“zzz” bắt buộc nhưng không có trong properties.",
        ),
        (
            lambda said: said["schema"]["properties"]["relation"].pop("title"),
            ("layout", "sections", 0, "fields", 1),
            "“relation” chưa có nhãn: ghi title trong lược đồ hoặc label trong layout.",
        ),
        (
            lambda said: said["schema"]["required"].append("partner"),
            ("layout", "sections", 1, "fields", 2),
            "“partner” có điều kiện nên không ghi trong required của lược đồ; ghi required: true ở đây.",
        ),
        (
            lambda said: field(said, "copies").update(required=True),
            ("layout", "sections", 1, "fields", 5),
            "“copies” luôn được hỏi: ghi nó trong required của lược đồ, không ghi ở layout.",
        ),
        (
            lambda said: field(said, "partner").update(show_if={"field": "nobody", "is": 1}),
            ("layout", "sections"),
            "Điều kiện của “partner” hỏi “nobody”, mà nhóm này không có mục đó.",
        ),
        (
            lambda said: field(said, "purpose").update(show_if={"field": "partner", "is_set": True}),
            ("layout", "sections", 1, "fields", 0),
            "“purpose” có điều kiện nên không ghi trong required của lược đồ; ghi required: true ở đây.",
        ),
        (
            lambda said: field(said, "copies").update(widget="date"),
            ("layout", "sections", 1, "fields", 5),
            "“copies”: không có cách nhập “date” cho lược đồ này.",
        ),
        (
            lambda said: field(said, "requester")["parts"].remove("personal_id"),
            ("layout", "sections", 0, "fields", 0, "parts"),
            "“personal_id” bắt buộc nhưng không có trong parts.",
        ),
        (
            lambda said: field(said, "residences").pop("row"),
            ("layout", "sections", 1, "fields", 10),
            "“residences” lặp lại nhiều dòng: ghi row: tên gọi của một dòng.",
        ),
        (
            lambda said: said["schema"]["properties"].update({"Tên": {"type": "string"}}),
            ("schema", "properties", "Tên"),
            "Tên “Tên” chỉ được gồm chữ thường, số và dấu gạch dưới.",
        ),
    ],
)
def test_a_mistake_is_named_with_the_way_to_it(
    how: Callable[[Json], object], path: tuple[object, ...], sentence: str
):
    assert (path, sentence) in change(how)


def test_a_circle_of_conditions_is_named():
    def how(said: Json) -> None:
        field(said, "partner")["show_if"] = {"field": "other_purpose", "is_set": True}
        field(said, "other_purpose")["show_if"] = {"field": "partner", "is_set": True}

    assert change(how) == [
        (("layout", "sections"), "Điều kiện quay vòng: other_purpose → partner → other_purpose.")
    ]


def test_a_schema_that_is_none_is_named():
    (problem,) = change(lambda said: said["schema"]["properties"]["relation"].update(type="strin"))
    assert problem[0] == ("schema",)
    assert problem[1].startswith("Lược đồ (schema) không đúng chuẩn JSON Schema 2020-12")


@pytest.mark.parametrize(
    "said", [None, [], {}, "x", {"title": "x"}, {"title": "x", "schema": {}, "layout": {}}]
)
def test_what_is_no_form_is_refused_with_its_problems(said: object):
    with pytest.raises(InvalidForm) as refused:
        read_form(said)
    assert refused.value.problems


def test_a_section_may_hang_on_an_answer():
    said = text()
    said["layout"]["sections"][1]["fields"].remove("note")
    said["layout"]["sections"].append(
        {"title": "Thêm", "show_if": {"field": "purpose", "is": "other"}, "fields": ["note"]}
    )
    note = next(one for one in read_form(said).fields if one.name == "note")
    assert note.show_if == read_condition({"field": "purpose", "is": "other"})


scalars = st.none() | st.booleans() | st.integers(0, 2) | st.sampled_from(["a", "b"])
objects = st.dictionaries(st.sampled_from("xyz"), scalars | st.lists(st.sampled_from(["a", "b"])), max_size=3)
conditions = st.recursive(
    st.one_of(
        st.fixed_dictionaries(
            {
                "field": st.sampled_from(["x", "y", "o.x"]),
                "is": st.booleans() | st.integers(0, 2) | st.just("a"),
            }
        ),
        st.fixed_dictionaries(
            {"field": st.sampled_from("xyz"), "in": st.lists(st.sampled_from(["a", "b"]), min_size=1)}
        ),
        st.fixed_dictionaries({"field": st.sampled_from("xyz"), "includes": st.sampled_from(["a", "b"])}),
        st.fixed_dictionaries({"field": st.sampled_from(["x", "o.y"]), "is_set": st.booleans()}),
    ),
    lambda inner: st.one_of(
        st.fixed_dictionaries({"all": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"not": inner}),
    ),
    max_leaves=5,
)


@given(conditions, objects, objects)
def test_a_condition_says_the_same_in_python_and_as_schema(said: Json, top: Json, below: Json):
    answers = {name: value for name, value in (top | {"o": below}).items() if value is not None}
    answers["o"] = {name: value for name, value in below.items() if value is not None}
    condition = read_condition(said)
    assert holds(condition, answers) == jsonschema_rs.Draft202012Validator(as_schema(condition)).is_valid(
        answers
    )
