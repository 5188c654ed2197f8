"""The house as its own tests read it: files, rooms, drawers, syntax trees."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "motcua"
FLOORS = ("foundation", "registers", "instruments", "casework", "office", "steering", "exchange", "faces")
ROOM_FLOORS = tuple(floor for floor in FLOORS if floor != "faces")
CHANGING_AND_ASKING = {"models", "actions", "queries", "rules", "states"}
TELLING_AND_JOINING = {"events", "errors", "access", "reactions", "jobs", "ports", "packs"}
DRAWERS = CHANGING_AND_ASKING | TELLING_AND_JOINING
PRIVATE = {"rules", "states", "access", "reactions", "jobs", "packs"}


@dataclass(frozen=True)
class Module:
    """One source file and its tree."""

    path: Path
    name: str
    tree: ast.Module
    lines: int

    @property
    def floor(self) -> str:
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 else ""

    @property
    def room(self) -> str:
        parts = self.name.split(".")
        return parts[2] if len(parts) > 2 and self.floor in FLOORS else ""

    @property
    def drawer(self) -> str:
        parts = self.name.split(".")
        return parts[3] if len(parts) > 3 else ""


@cache
def modules() -> tuple[Module, ...]:
    return tuple(_read())


def _read() -> Iterator[Module]:
    for path in sorted(HOUSE.rglob("*.py")):
        if "migrations" in path.parts or "node_modules" in path.parts:
            continue
        text = path.read_text()
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        yield Module(path, name, ast.parse(text), text.count("\n"))


def imports(module: Module) -> Iterator[tuple[str, int]]:
    """Every dotted name that a module imports, with its line."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node.lineno


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def actions() -> Iterator[tuple[Module, ast.FunctionDef]]:
    """Every verb of every room: what `actions.py` has in public, or what `actions/__init__.py` gives out."""
    for module in modules():
        if module.floor not in ROOM_FLOORS or module.drawer != "actions":
            continue
        package = module.path.parent.name == "actions"
        given = _given_out(module.path.parent / "__init__.py") if package else None
        for node in module.tree.body:
            public = isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
            if public and (given is None or node.name in given):
                yield module, node


def _given_out(door: Path) -> set[str]:
    tree = ast.parse(door.read_text())
    return {alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}
