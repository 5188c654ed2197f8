"""Every refusal that an action can give is seen in some test: by its name, its code or its words."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from motcua.foundation.errors import Refused
from tests.house.plan import ROOM_FLOORS, ROOT, Module, modules

LEAST_WORDS = 12
"""Shorter pieces of a sentence could be anybody's."""
PLACEHOLDER = re.compile(r"\{[^}]*\}")


def raised_in_actions() -> dict[type[Refused], str]:
    """Give every refusal that stands behind a `raise` in some room's actions, with one such place."""
    found: dict[type[Refused], str] = {}
    for module in modules():
        if module.floor not in ROOM_FLOORS or module.drawer != "actions":
            continue
        for name, line in raised(module):
            refusal = getattr(import_module(module.name), name, None)
            if isinstance(refusal, type) and issubclass(refusal, Refused):
                found.setdefault(refusal, f"{module.path.relative_to(ROOT)}:{line}")
    return found


def raised(module: Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Raise) and node.exc is not None:
            what = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            if isinstance(what, ast.Name):
                yield what.id, node.lineno


@cache
def said_in_tests() -> tuple[frozenset[str], tuple[str, ...]]:
    """Give the names that tests use (an import alone is no use), and the texts that stand in them."""
    names, texts = set(), set()
    for path in (ROOT / "tests").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Name):
                names.add(node.id)
            elif isinstance(node, ast.Attribute):
                names.add(node.attr)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
    return frozenset(names), tuple(texts)


def is_seen(refusal: type[Refused]) -> bool:
    names, texts = said_in_tests()
    if refusal.__name__ in names:
        return True
    pieces = [piece.strip() for piece in PLACEHOLDER.split(str(refusal.message))]
    return any(
        text == refusal.code
        or any(
            (len(text) >= LEAST_WORDS and text in piece) or (len(piece) >= LEAST_WORDS and piece in text)
            for piece in pieces
        )
        for text in texts
    )


def test_every_refusal_of_an_action_is_seen_in_a_test() -> None:
    unseen = {place: refusal.__name__ for refusal, place in raised_in_actions().items()}
    seen = {place for refusal, place in raised_in_actions().items() if is_seen(refusal)}
    assert {place: name for place, name in sorted(unseen.items()) if place not in seen} == {}


def test_the_law_reads_refusals_at_all() -> None:
    assert len(raised_in_actions()) > 150
    assert "motcua.foundation.errors" in sys.modules
