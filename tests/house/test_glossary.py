"""Every noun stands in the glossary, under the term that its docstring says."""

import re
from pathlib import Path

from django.apps import apps

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
ROW = re.compile(r"^\| ([^|]+) \| `(\w+)` \| (\w+) \|", re.MULTILINE)


def test_every_noun_stands_in_the_glossary_under_its_own_term():
    listed = {(room, name): term for term, name, room in ROW.findall(GLOSSARY.read_text())}
    wrong = []
    for model in apps.get_models():
        if not model.__module__.startswith("motcua."):
            continue
        said = " ".join((model.__doc__ or "").split())
        term = listed.get((model._meta.app_label, model.__name__))
        if term is None or not said.startswith(term):
            wrong.append(f"{model._meta.app_label}.{model.__name__}: {said[:60]}")
    assert wrong == []


def test_no_term_of_a_room_means_two_things():
    rows = ROW.findall(GLOSSARY.read_text())
    keys = [(room, term) for term, _, room in rows]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []
