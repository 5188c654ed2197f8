"""The laws of the house that can be read off its files."""

import ast

import pytest

from tests.house.plan import (
    DRAWERS,
    FLOORS,
    HOUSE,
    PRIVATE,
    ROOM_FLOORS,
    Module,
    actions,
    functions,
    imports,
    modules,
)

MAX_MODULE, MAX_FUNCTION, MAX_CLASS = 400, 40, 200
CLOCK = {"motcua.foundation.clock.now", "motcua.foundation.clock.today", "django.utils.timezone.now"}
MANAGERS = {"objects", "_base_manager", "_default_manager"}
NAMELESS = {"utils", "helpers", "common", "misc", "util", "helper"}


def where(module: Module, line: int = 1) -> str:
    return f"{module.path.relative_to(HOUSE.parent)}:{line}"


def test_private_drawers_are_opened_by_their_room_and_by_wiring_alone():
    wrong = []
    for module in modules():
        if module.name == "motcua.wiring":
            continue
        for name, line in imports(module):
            parts = name.split(".")
            if len(parts) < 4 or parts[0] != "motcua" or parts[1] not in ROOM_FLOORS:
                continue
            own = (module.floor, module.room) == (parts[1], parts[2])
            if parts[3] in PRIVATE and not own:
                wrong.append(f"{where(module, line)} opens {name}")
    assert wrong == []


def test_a_room_has_only_the_drawers_of_the_house():
    # adapters of a port live in a folder of their own; keys, packs and forms name what they are made of
    allowed = DRAWERS | {
        "migrations",
        "templates",
        "adapters",
        "fields",
        "logs",
        "sessions",
        "templatetags",
        "static",
        "apps",
    }
    machines = {"client", "inbound", "simulator"}  # what a folder of exchange is made of
    wrong = []
    for module in modules():
        if module.floor == "exchange" and module.drawer in machines:
            continue
        if module.floor in ROOM_FLOORS and module.drawer and module.drawer not in allowed:
            wrong.append(f"{where(module)}: drawer {module.drawer}")
    assert wrong == []


def test_no_import_stands_inside_a_function():
    wrong = []
    for module in modules():
        for function in functions(module):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    wrong.append(where(module, node.lineno))
    assert wrong == []


def test_every_import_of_the_house_is_absolute():
    wrong = [
        where(module, node.lineno)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert wrong == []


def test_nobody_uses_django_signals():
    wrong = [
        where(module, line)
        for module in modules()
        for name, line in imports(module)
        if name.startswith(("django.dispatch", "django.db.models.signals"))
    ]
    assert wrong == []


def test_modules_functions_and_classes_keep_their_size():
    wrong = []
    for module in modules():
        if module.lines > MAX_MODULE:
            wrong.append(f"{where(module)}: {module.lines} lines")
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                size = (node.end_lineno or node.lineno) - node.lineno + 1
                limit = MAX_CLASS if isinstance(node, ast.ClassDef) else MAX_FUNCTION
                if size > limit:
                    wrong.append(f"{where(module, node.lineno)} {node.name}: {size} lines")
    assert wrong == []


def test_no_module_is_named_for_nothing():
    wrong = [where(module) for module in modules() if set(module.name.split(".")) & NAMELESS]
    assert wrong == []


def test_every_action_takes_by_and_at_as_keywords():
    exempt = {
        # below the actors: keys and the queue; the outbox's own worker; a counter of use
        "motcua.foundation.keys.actions", "motcua.foundation.jobs.actions",
    }  # fmt: skip
    wrong = []
    for module, node in actions():
        keywords = {argument.arg for argument in node.args.kwonlyargs}
        if module.name in exempt or "real_now" in keywords:
            continue
        if not {"by", "at"} <= keywords:
            wrong.append(f"{where(module, node.lineno)} {node.name}")
    assert wrong == []


def test_nobody_below_a_face_reads_the_clock_or_the_request():
    wrong = []
    for module in modules():
        if module.floor not in ROOM_FLOORS or module.drawer in {"jobs", "reactions"}:
            continue
        for name, line in imports(module):
            if name in {
                "motcua.foundation.clock.now",
                "motcua.foundation.clock.today",
                "django.utils.timezone.now",
            }:
                wrong.append(where(module, line))
            if name.startswith(("django.http.HttpRequest", "django.shortcuts", "django.views")):
                wrong.append(where(module, line))
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                called = f"{node.value.id}.{node.attr}"
                if called in {"clock.now", "clock.today", "datetime.now", "date.today", "timezone.now"} and (
                    module.name != "motcua.foundation.clock"
                ):
                    wrong.append(where(module, node.lineno))
    assert wrong == []


def test_rows_are_asked_and_changed_in_queries_and_actions_alone():
    wrong = []
    for module in modules():
        if module.drawer in {"actions", "queries"} or module.name == "motcua.foundation.accounts.models":
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
                of_a_class = not isinstance(node.value, ast.Name) or node.value.id[0].isupper()
                if of_a_class:
                    wrong.append(where(module, node.lineno))
    assert wrong == []


def test_every_public_thing_below_the_faces_says_what_it_is():
    wrong = []
    for module in modules():
        if not ast.get_docstring(module.tree):
            wrong.append(where(module))
        for node in module.tree.body:
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if public and not ast.get_docstring(node):
                wrong.append(f"{where(module, node.lineno)} {node.name}")
    assert wrong == []


def test_a_room_says_in_five_lines_what_it_is_for():
    wrong = []
    for module in modules():
        if module.floor in FLOORS and module.room and module.path.name == "__init__.py" and not module.drawer:
            doc = ast.get_docstring(module.tree) or ""
            if not 1 <= len([line for line in doc.splitlines() if line.strip()]) <= 5 or "…" in doc[:3]:
                wrong.append(where(module))
    assert wrong == []


@pytest.mark.parametrize(
    "module", [m for m in modules() if m.drawer in {"rules", "states"}], ids=lambda m: m.name
)
def test_what_decides_is_pure(module):
    forbidden = (
        "django.db",
        "django.utils.timezone",
        "psycopg",
        "time.",
        "random",
        "motcua.foundation.clock.now",
    )
    wrong = [name for name, _ in imports(module) if name.startswith(forbidden)]
    assert wrong == []
