"""Opens a new room: its drawers, its tests, its place in the settings and in the floor plan."""

import keyword
import re
from pathlib import Path

from bootstrap.floors import PICTURE, draw_floors
from bootstrap.stages import CHECKOUT, Stopped, say

FLOORS = ("foundation", "registers", "instruments", "casework", "office", "steering", "exchange")
_NAME = re.compile(r"[a-z][a-z_]*[a-z]")
_DRAWERS = {
    "__init__.py": '"""Room `{name}` of the floor `{floor}`: say here, in five lines, what it is for."""\n',
    "models.py": '"""The nouns of this room and the constraints that keep them."""\n',
    "actions.py": '"""What changes in this room: lock, may he, may it, write, tell."""\n',
    "queries.py": '"""What is asked of this room."""\n',
    "events.py": '"""What this room tells: frozen, in the past tense, ids and plain facts only."""\n',
    "errors.py": '"""The refusals of this room: a code, a Vietnamese sentence, a status."""\n',
    "access.py": (
        '"""Who may do what in this room."""\n\nfrom django_stubs_ext import StrOrPromise\n\n'
        "RIGHTS: dict[str, StrOrPromise] = {{}}\n"
        '"""Each right is named `{name}.<verb>`; `wiring` collects them."""\n'
    ),
    "migrations/__init__.py": "",
}
_TEST = '''"""The rights of this room bear its name."""

from motcua.{floor}.{name}.access import RIGHTS


def test_every_right_bears_the_rooms_name():
    assert [right for right in RIGHTS if not right.startswith("{name}.")] == []
'''


def new_room(floor: str = "", name: str = "") -> None:
    """Make a room that the house's own tests accept as it is."""
    if floor not in FLOORS or not _NAME.fullmatch(name) or keyword.iskeyword(name):
        raise Stopped(
            f"Cách dùng: make new-room FLOOR=… NAME=…; FLOOR là một trong {', '.join(FLOORS)}, NAME là chữ "
            "thường không dấu, ví dụ vehicles. (FLOOR is a floor, NAME a plain lower-case word)"
        )
    room = CHECKOUT / "motcua" / floor / name
    if room.exists():
        raise Stopped(f"Phòng {room.relative_to(CHECKOUT)} đã có. (the room is there already)")
    for drawer, text in _DRAWERS.items():
        _write(room / drawer, text.format(floor=floor, name=name))
    tests = CHECKOUT / "tests" / floor / name
    _write(tests / "__init__.py", "")
    _write(tests / "test_access.py", _TEST.format(floor=floor, name=name))
    said = [_enter_settings(floor, name), _enter_floor_plan(floor, name)]
    _write(CHECKOUT / PICTURE, draw_floors(CHECKOUT))
    say(f"  ✓ Phòng mới: motcua/{floor}/{name}, kiểm thử ở tests/{floor}/{name}.")
    for line in said:
        say(f"    {line}")
    say("    Còn lại, bằng tay: RIGHTS vào motcua/wiring.py, danh từ vào docs/glossary.md; xóa ngăn thừa.")
    say(f"    Rồi: make fix && make check && make test FILES='tests/house tests/{floor}/{name}'")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _enter_settings(floor: str, name: str) -> str:
    """Open the room in the settings."""
    path = CHECKOUT / "motcua" / "settings" / "apps.py"
    text = path.read_text()
    rooms = re.search(rf"^{floor.upper()} = \[(.*?)\]", text, re.MULTILINE | re.DOTALL)
    if rooms is None:
        return f'Thêm bằng tay {floor.upper()} = ["{name}"] vào motcua/settings/apps.py và INSTALLED_APPS.'
    listed = [*re.findall(r'"(\w+)"', rooms[1]), name]
    quoted = ", ".join(f'"{room}"' for room in listed)
    line = f"{floor.upper()} = [{quoted}]"
    path.write_text(text[: rooms.start()] + line + text[rooms.end() :])
    return "Đã mở trong motcua/settings/apps.py."


def _enter_floor_plan(floor: str, name: str) -> str:
    """Give the room its place in the import contract: the one it has, else above its floor's other rooms."""
    path = CHECKOUT / ".importlinter"
    text = path.read_text()
    contract = re.search(
        rf"^containers =\n    motcua\.{floor}\nlayers =\n(?P<layers>(?:    .*\n)+)", text, re.MULTILINE
    )
    if contract is None:
        return f"Thêm bằng tay vào .importlinter một hợp đồng cho tầng {floor}."
    layers = contract["layers"]
    if re.search(rf"\b{name}\b", layers):
        layers = re.sub(rf"\({name}\)", name, layers)
        said = "Đã có chỗ trong .importlinter."
    else:
        layers = f"    {name}\n{layers}"
        said = "Đã đặt ở trên cùng của tầng trong .importlinter: hãy dời xuống nếu phòng khác cần dùng nó."
    path.write_text(text[: contract.start("layers")] + layers + text[contract.end("layers") :])
    return said
