"""How many rows PostgreSQL reads for an answer, read off its own account of what it did."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from motcua.launch.postgres import APP

_ABOVE = {"Subquery Scan", "CTE Scan", "Function Scan"}


@dataclass
class Touched:
    """What an answer took: statements, rows read off tables and indexes, tables read from end to end."""

    statements: int = 0
    rows: int = 0
    whole: set[str] = field(default_factory=set)


def touched(ask: Callable[[], object], *tables: str) -> Touched:
    """Ask, once the statistics of some tables are fresh, and say what that took."""
    _count_anew(tables)
    asked: list[tuple[str, Any]] = []

    def note(execute: Callable[..., Any], sql: str, given: Any, *rest: Any) -> Any:
        asked.append((sql, given))
        return execute(sql, given, *rest)

    with connection.execute_wrapper(note):
        ask()
    found = Touched(len(asked))
    for sql, given in asked:
        with connection.cursor() as cursor:
            cursor.execute(f"explain (analyze, timing off, format json) {sql}", given)
            told = cursor.fetchone()[0]
        for node in _nodes((json.loads(told) if isinstance(told, str) else told)[0]["Plan"]):
            _add(found, node)
    return found


def _count_anew(tables: tuple[str, ...]) -> None:
    """Let the planner know the tables as they are; the application's own role would only be told no."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        for table in tables:
            cursor.execute(f"analyze {table}")
            cursor.execute("select reltuples from pg_class where oid = %s::regclass", [table])
            assert cursor.fetchone()[0] >= 0
        cursor.execute(f"SET ROLE {APP}")


def _add(found: Touched, node: dict[str, Any]) -> None:
    if "Scan" not in node["Node Type"] or node["Node Type"] in _ABOVE or _is_told_elsewhere(node):
        return
    removed = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
    found.rows += round((node["Actual Rows"] + removed) * node["Actual Loops"])
    if node["Node Type"] == "Seq Scan":
        found.whole.add(node["Relation Name"])


def _is_told_elsewhere(node: dict[str, Any]) -> bool:
    """One index's bitmap is counted by the rows fetched with it: its entries name other tests' rows, too.

    Where several are laid over each other, what each names is counted, and what is fetched is not.
    """
    kinds = [below["Node Type"] for below in node.get("Plans", ())]
    if node["Node Type"] == "Bitmap Heap Scan":
        return kinds != ["Bitmap Index Scan"]
    return bool(node.get("is alone"))


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for below in node.get("Plans", ()):
        below["is alone"] = node["Node Type"] == "Bitmap Heap Scan"
        yield from _nodes(below)
