"""YAML 1.2 into plain values, with the line of every value and key kept beside.

Stricter than YAML: no tags, no merge keys, no doubled keys, text keys only, one document, days stay
text, and an alias may not blow a small file up.
"""

import io
import math
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from motcua.foundation.packs.rules.flaws import Flaw, Unreadable

Path = tuple[str | int, ...]

MOST_VALUES: Final = 500_000
DEEPEST: Final = 40

_CORE: Final = "tag:yaml.org,2002:"
_INTEGER: Final = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_INDENT: Final = (
    "Thụt lề sai: dòng này không thẳng hàng với các mục cùng cấp. Hãy so số dấu cách đầu dòng với dòng trên."
)
_SENTENCES: Final = (
    ("character '\\t'", "Thụt lề bằng phím Tab; YAML chỉ nhận dấu cách."),
    ("expected <block end>, but found '<scalar>'", "Có chữ thừa sau dấu nháy đóng, hoặc thụt lề sai."),
    ("expected <block end>", _INDENT),
    ("mapping values are not allowed here", "Dấu hai chấm đặt sai chỗ, hoặc dòng này thụt lề sai."),
    ("found unexpected end of stream", "Thiếu dấu nháy đóng cho chuỗi bắt đầu ở dòng {start}."),
    ("expected ',' or ']'", "Thiếu dấu phẩy hoặc dấu ] cho danh sách bắt đầu ở dòng {start}."),
    ("expected ',' or '}'", "Thiếu dấu phẩy hoặc dấu } cho nhóm bắt đầu ở dòng {start}."),
    ("could not find expected ':'", "Thiếu dấu hai chấm sau tên khóa."),
    ("undefined alias", "Bí danh (*) này chưa được đặt tên ở đâu phía trên."),
    ("another document", "Tệp chỉ được có một tài liệu YAML; hãy bỏ dòng ---."),
    ("cannot start any token", "Giá trị bắt đầu bằng ký tự đặc biệt; hãy đặt giá trị trong dấu nháy."),
)


@dataclass
class Reading:
    """A text read: its value, the line of every value, the line of every key, and what is wrong."""

    file: str
    value: Any = None  # Any: JSON of whatever shape; the schema judges it
    lines: dict[Path, int] = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)

    def line_of(self, path: Path) -> int:
        """Line of the value at the path, or of the nearest thing above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(file: str, content: bytes) -> Reading:
    """Read one file; what is wrong with it stands in the reading's flaws."""
    reading = Reading(file)
    try:
        node = YAML(typ="safe", pure=True).compose(io.StringIO(_decode(file, content)))
        if node is None:
            raise Unreadable(Flaw(file, 1, "Tệp trống."))
        _Walk(reading).begin(node)
    except Unreadable as unreadable:
        reading.flaws.extend(unreadable.flaws)
    except RecursionError:
        reading.flaws.append(Flaw(file, 1, f"Các mục lồng nhau quá {DEEPEST} cấp."))
    except YAMLError as error:
        reading.flaws.append(_flaw_of(file, content, error))
    return reading


def _decode(file: str, content: bytes) -> str:
    """Turn UTF-8 into text in one form of Vietnamese letters (NFC)."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        sentence = "Tệp không viết bằng UTF-8. Hãy lưu lại tệp với bảng mã UTF-8."
        raise Unreadable(Flaw(file, line, sentence)) from error
    return unicodedata.normalize("NFC", text)


def _flaw_of(file: str, content: bytes, error: YAMLError) -> Flaw:
    """Say what the parser stumbled over."""
    if isinstance(error, ReaderError):
        line = content.decode("utf-8", "replace").count("\n", 0, int(error.position)) + 1
        return Flaw(file, line, "Có ký tự điều khiển không nhìn thấy được ở dòng này; hãy xóa nó.")
    if not isinstance(error, MarkedYAMLError):
        return Flaw(file, 1, "Tệp không phải YAML đúng cách.")
    mark = error.problem_mark or error.context_mark
    start = error.context_mark.line + 1 if error.context_mark else (mark.line + 1 if mark else 1)
    said = f"{error.problem or ''} {error.context or ''}"
    line = mark.line + 1 if mark else 1
    for sign, sentence in _SENTENCES:
        if sign in said:
            line = start if "{start}" in sentence else line
            return Flaw(file, line, sentence.replace("{start}", str(start)))
    return Flaw(file, line, "Dòng này không phải YAML đúng cách.")


class _Walk:
    """One walk over the composed nodes, building the value and noting lines and flaws."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.values = 0
        self.open: set[int] = set()

    def begin(self, node: Node) -> None:
        """Walk from the root."""
        self.reading.value = self.value_of(node, ())

    def flaw(self, node: Node, sentence: str) -> None:
        """Note what is wrong with a node."""
        self.reading.flaws.append(Flaw(self.reading.file, node.start_mark.line + 1, sentence))

    def stop(self, node: Node, sentence: str) -> Unreadable:
        """Note what makes reading on senseless."""
        return Unreadable(Flaw(self.reading.file, node.start_mark.line + 1, sentence))

    def value_of(self, node: Node, path: Path) -> object:
        """Give the plain value of a node."""
        self.values += 1
        self.reading.lines.setdefault(path, node.start_mark.line + 1)
        if self.values > MOST_VALUES:
            raise self.stop(node, "Tệp nở ra quá nhiều giá trị qua các bí danh (*); hãy viết thẳng ra.")
        if len(path) > DEEPEST:
            raise self.stop(node, f"Các mục lồng nhau quá {DEEPEST} cấp.")
        if isinstance(node, ScalarNode):
            return self.scalar(node)
        if id(node) in self.open:
            raise self.stop(node, "Bí danh (*) quay vòng về chính nó.")
        self.open.add(id(node))
        value = self.mapping(node, path) if isinstance(node, MappingNode) else self.sequence(node, path)
        self.open.discard(id(node))
        return value

    def sequence(self, node: Node, path: Path) -> list[object]:
        """Give a list."""
        if not isinstance(node, SequenceNode) or node.tag != f"{_CORE}seq":
            self.flaw(node, "Không dùng thẻ kiểu (!) trong gói dữ liệu.")
        return [self.value_of(child, (*path, index)) for index, child in enumerate(node.value)]

    def mapping(self, node: MappingNode, path: Path) -> dict[str, object]:
        """Give a dict; a key said twice keeps its first value and is a flaw."""
        if node.tag != f"{_CORE}map":
            self.flaw(node, "Không dùng thẻ kiểu (!) trong gói dữ liệu.")
        value: dict[str, object] = {}
        for key_node, child in node.value:
            key = key_node.value
            if not isinstance(key_node, ScalarNode) or key_node.tag == f"{_CORE}merge":
                self.flaw(
                    key_node, "Tên khóa phải là chữ thường gặp; không dùng khóa gộp (<<) hay khóa ghép."
                )
            elif key in value:
                first = self.reading.lines[(*path, key)]
                self.flaw(key_node, f"Khóa “{key}” đã có ở dòng {first}; mỗi khóa chỉ viết một lần.")
            else:
                self.reading.lines[(*path, key)] = key_node.start_mark.line + 1
                value[key] = self.value_of(child, (*path, key))
        return value

    def scalar(self, node: ScalarNode) -> str | int | float | bool | None:
        """Give text, number, yes or no, or nothing, as YAML 1.2's core schema reads it."""
        tag, text = str(node.tag).removeprefix(_CORE), str(node.value)
        if tag == "null":
            return None
        if tag == "bool":
            return text.lower() == "true"
        if tag == "int":
            return self.integer(node, text)
        if tag == "float":
            return self.decimal(node, text)
        if tag not in {"str", "timestamp"}:
            self.flaw(node, "Không dùng thẻ kiểu (!) hay ký hiệu đặc biệt này trong gói dữ liệu.")
        return text

    def integer(self, node: ScalarNode, text: str) -> int | str:
        """Give a whole number; a leading 0, _ or 0x is a code that wants quotes."""
        if _INTEGER.fullmatch(text):
            return int(text)
        self.flaw(node, f'“{text}” trông như một mã viết bằng số; hãy đặt trong dấu nháy: "{text}".')
        return text

    def decimal(self, node: ScalarNode, text: str) -> float | str:
        """Give a number with a fraction; infinity and not-a-number are none."""
        number = float(text.replace("_", ""))
        if math.isfinite(number):
            return number
        self.flaw(node, f"“{text}” không phải là số dùng được.")
        return text
