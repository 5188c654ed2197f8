"""The grammar of `motcua …`: its verbs, their words, and what a verb answers. Opens no room."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any


@dataclass(frozen=True)
class Said:
    """What a verb answers: lines for a person, plain data for a program, and whether all is well."""

    lines: Sequence[str]
    data: object = None
    ok: bool = True


@dataclass(frozen=True)
class Word:
    """One argument of a verb, in argparse's terms."""

    name: str
    help: str
    options: Mapping[str, Any] = field(default_factory=dict)  # Any: argparse's keywords


@dataclass(frozen=True)
class Verb:
    """One verb: its path (`pack check`), what it does in a line, and the function that does it.

    Most are done in an open house; `alone` marks those that open one themselves, or need none.
    """

    path: str
    title: str
    does: str
    words: tuple[Word, ...] = ()
    alone: bool = False

    def run(self, asked: Namespace) -> Said:
        """Open the verb's module and do it."""
        act: Callable[[Namespace], Said] = late(self.does)
        return act(asked)


def late(name: str) -> Any:  # Any: whatever stands there
    """Find `module:thing` only now: a module of the rooms can be opened when Django is up, not before."""
    module, _, thing = name.partition(":")
    return getattr(import_module(module), thing)


def word(name: str, help: str, **options: Any) -> Word:  # Any: argparse's keywords
    """Write a word of a verb."""
    return Word(name, help, options)


_HERE = "motcua.faces.terminal"
_UNITS = ("HOUR", "WORKING_DAY", "DAY", "MONTH", "SAME_DAY", "NONE")
_PACK = word("goi", "thư mục hoặc tệp zip của gói", metavar="GÓI")

VERBS = (
    Verb("pack check", "kiểm tra một gói dữ liệu, chỉ ra tệp và dòng sai", f"{_HERE}.packs:check", (_PACK,)),
    Verb("pack diff", "cho biết nạp gói sẽ thay đổi gì", f"{_HERE}.packs:diff", (_PACK,)),
    Verb(
        "pack load",
        "nạp một gói dữ liệu, trọn vẹn hoặc không gì cả",
        f"{_HERE}.packs:load",
        (_PACK, word("--lai", "nạp lại cả khi gói không đổi", action="store_true", dest="anew")),
    ),
    Verb(
        "procedures import",
        "nhập bản ghi thủ tục của cơ sở dữ liệu quốc gia (.jsonl hoặc .jsonl.gz)",
        f"{_HERE}.procedures:import_file",
        (word("tep", "tệp bản ghi, mỗi dòng một thủ tục", metavar="TỆP"),),
    ),
    Verb(
        "events verify",
        "kiểm chứng sổ sự kiện: chuỗi, số đếm, trạng thái, chữ ký neo",
        f"{_HERE}.events:verify",
    ),
    Verb("events anchor", "ký neo sổ sự kiện ngay bây giờ", f"{_HERE}.events:anchor"),
    Verb(
        "deadline explain",
        "tính một hạn và giải thích từng ngày: vì sao ngày này?",
        f"{_HERE}.deadlines:explain",
        (
            word("--from", "lúc nhận, ví dụ 2025-01-24T15:30", required=True, metavar="LÚC", dest="since"),
            word("--limit", "số lượng (không cần với SAME_DAY và NONE)", type=int, default=0, metavar="N"),
            word("--unit", "đơn vị", required=True, choices=_UNITS),
            word("--place", "mã địa bàn tính giờ làm việc (mặc định: chung)", default="", metavar="MÃ"),
            word("--cut-off", "giờ chốt trong ngày (mặc định 15)", type=int, default=None, metavar="GIỜ"),
            word(
                "--pause",
                "một lần tạm dừng, TỪ/ĐẾN; viết lại cho mỗi lần",
                action="append",
                default=[],
                metavar="TỪ/ĐẾN",
            ),
        ),
    ),
    Verb(
        "process export",
        "ghi quy trình nội bộ của một thủ tục ra tệp BPMN 2.0",
        f"{_HERE}.processes:export",
        (
            word("ma", "mã thủ tục", metavar="MÃ"),
            word("--out", "ghi vào tệp này (mặc định: ra màn hình)", default="", metavar="TỆP"),
            word("--case", "trường hợp số mấy (mặc định 1)", type=int, default=None, metavar="N"),
            word("--day", "quy trình của ngày nào (mặc định hôm nay)", default="", metavar="NGÀY"),
        ),
    ),
    Verb(
        "process check",
        "kiểm tra một tệp BPMN 2.0: dùng làm quy trình được không, phần tử nào chưa dùng được",
        f"{_HERE}.processes:check",
        (word("tep", "tệp .bpmn", metavar="TỆP"),),
    ),
    Verb("indices list", "liệt kê các chỉ số đang dùng", f"{_HERE}.indices:list_all"),
    Verb(
        "indices show",
        "tính một chỉ số, kèm tử số, mẫu số và cách hiểu",
        f"{_HERE}.indices:show",
        (
            word("key", "mã chỉ số (xem `indices list`)", metavar="CHỈ-SỐ"),
            word("--agency", "mã cơ quan; tính cả các đơn vị trực thuộc", default="", metavar="MÃ"),
            word("--procedure", "mã thủ tục", default="", metavar="MÃ"),
            word("--channel", "cách nộp", default="", choices=("", "DIRECT", "ONLINE", "POSTAL")),
            word("--field", "lĩnh vực, tên hoặc mã", default="", metavar="LĨNH-VỰC"),
            word("--from", "từ ngày, ví dụ 2023-01-01", default="", metavar="NGÀY", dest="since"),
            word("--to", "đến hết ngày", default="", metavar="NGÀY", dest="until"),
            word("--as-now", "tính cho đơn vị hiện nay cả phần của đơn vị cũ", action="store_true"),
            word("--as-of", "tính như sổ ghi đến lúc này (mặc định: bây giờ)", default="", metavar="LÚC"),
        ),
    ),
    Verb(
        "indices score",
        "chấm điểm một bộ chỉ số: cả tỉnh hoặc một đơn vị, kèm xếp hạng",
        f"{_HERE}.scores:score",
        (
            word("key", "mã bộ chỉ số, ví dụ 766", metavar="BỘ-CHỈ-SỐ"),
            word("--agency", "mã cơ quan; không có thì cả tỉnh", default="", metavar="MÃ"),
            word("--ranks", "liệt kê mọi đơn vị theo hạng trong nhóm cùng loại", action="store_true"),
            word("--from", "từ ngày, ví dụ 2023-01-01", default="", metavar="NGÀY", dest="since"),
            word("--to", "đến hết ngày", default="", metavar="NGÀY", dest="until"),
            word("--as-of", "tính như sổ ghi đến lúc này (mặc định: bây giờ)", default="", metavar="LÚC"),
        ),
    ),
    Verb(
        "targets show",
        "chỉ tiêu của kế hoạch: mức hứa, giá trị hôm nay, khoảng cách, cuối kỳ với đà này",
        f"{_HERE}.targets:show",
        (
            word(
                "--plan", "số kế hoạch, ví dụ 08/KH-UBND; không có thì mọi kế hoạch", default="", metavar="SỐ"
            ),
            word("--no", "chỉ tiêu số mấy", default="", metavar="SỐ"),
        ),
    ),
    Verb(
        "indices rebuild",
        "dựng lại dữ kiện của các chỉ số từ sổ sự kiện, hoặc chỉ đối chiếu",
        f"{_HERE}.indices:rebuild",
        (word("--check", "chỉ đối chiếu, không thay đổi gì", action="store_true"),),
    ),
    Verb("files verify", "đối chiếu từng tệp đã lưu với mã băm của nó", f"{_HERE}.files:verify"),
    Verb(
        "token issue",
        "cấp mã truy cập cho một hệ thống, thay mặt một chức danh",
        f"{_HERE}.tokens:issue",
        (
            word("--post", "mã chức danh", required=True, metavar="MÃ", dest="post"),
            word("--scopes", "các quyền, cách nhau bằng dấu phẩy", required=True, metavar="QUYỀN,…"),
            word("--name", "tên để nhận ra mã này về sau", default="", metavar="TÊN"),
            word("--days", "số ngày có hiệu lực (mặc định 90)", type=int, default=90, metavar="N"),
        ),
    ),
    Verb("token list", "liệt kê các mã truy cập", f"{_HERE}.tokens:list_all"),
    Verb(
        "token revoke",
        "thu hồi một mã truy cập, có hiệu lực ngay",
        f"{_HERE}.tokens:revoke",
        (word("ma", "số hiệu của mã (cột đầu của `token list`)", metavar="SỐ-HIỆU"),),
    ),
    Verb("keys rotate", "thay khóa mã hóa dữ liệu cá nhân và mã hóa lại", f"{_HERE}.keys:rotate"),
)


class Parser(ArgumentParser):
    """argparse that complains in Vietnamese."""

    def error(self, message: str) -> Any:  # Any: never returns
        """Say what is wrong with the command, and where to read on."""
        self.exit(2, f"✗ Lệnh chưa đúng: {message}. Xem `{self.prog} --help`.\n")


def build(verbs: Sequence[Verb]) -> ArgumentParser:
    """Build the parser of all verbs; the verb asked for ends up in `asked.verb`."""
    parser = Parser(prog="motcua", description="Một cửa: nền tảng số của một tỉnh.")
    top = parser.add_subparsers(metavar="LỆNH", required=True, parser_class=Parser)
    groups: dict[str, Any] = {}  # Any: argparse's own kind of action
    for verb in verbs:
        first, _, second = verb.path.partition(" ")
        if not second:
            _add(top, first, verb)
            continue
        if first not in groups:
            titles = [other.path.split()[-1] for other in verbs if other.path.startswith(f"{first} ")]
            group = top.add_parser(first, help=f"{' · '.join(titles)}")
            groups[first] = group.add_subparsers(metavar="VIỆC", required=True, parser_class=Parser)
        _add(groups[first], second, verb)
    return parser


def _add(place: Any, name: str, verb: Verb) -> None:  # Any: argparse's own kind of action
    parser = place.add_parser(name, help=verb.title, description=verb.title)
    for each in verb.words:
        parser.add_argument(each.name, help=each.help, **each.options)
    parser.add_argument("--json", action="store_true", help="trả lời bằng JSON cho chương trình khác đọc")
    parser.set_defaults(verb=verb)
