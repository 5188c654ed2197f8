"""The packs on disk, as the items a kind is given."""

from functools import cache
from pathlib import Path

from motcua.foundation.packs.ports import Item
from motcua.foundation.packs.rules.yaml_text import read_yaml

PACKS = Path(__file__).parents[2] / "packs"


@cache
def items(pack: str, kind: str) -> list[Item]:
    """All items of one kind in a pack, in the order of its files; an unreadable file fails the test."""
    found: list[Item] = []
    for path in sorted((PACKS / pack).rglob("*.yaml")):
        value = _read(path)
        if value.get("kind") == kind:
            found.extend(value["items"])
    return found


@cache
def _read(path: Path) -> Item:
    reading = read_yaml(path.name, path.read_bytes())
    assert not reading.flaws, reading.flaws
    value: Item = reading.value
    return value
