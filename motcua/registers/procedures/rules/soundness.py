"""What the schema cannot say of a procedure: parts that must fit each other, and sentences of law."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import product
from typing import Final, Protocol

from motcua.foundation.text import fold
from motcua.registers.procedures.rules.codes import read_code
from motcua.registers.procedures.rules.content import Json
from motcua.registers.procedures.rules.limits import hours_of, most_hours_of
from motcua.registers.procedures.rules.words import COUNTED, Unit

Item = Mapping[str, Json]
Path = tuple[str | int, ...]
Fault = tuple[Path, str]
"""Where in the item, and one Vietnamese sentence."""

_DOUBLED: Final = 2
"""Said at the second, and once, however often it comes."""


@dataclass(frozen=True)
class Gone:
    """Giấy tờ không còn được yêu cầu: a paper by the names it goes by, from which day on, by which text."""

    name: str
    phrases: tuple[str, ...]
    since: date
    source: str

    def is_asked_for(self, said: str) -> bool:
        """Say whether a required document names it, whatever its marks."""
        return any(fold(phrase) in fold(said) for phrase in self.phrases)


class Judge(Protocol):
    """Knows whether a drawn process can be gone through, and how long it takes at most."""

    def faults(self, process: Item) -> Sequence[Fault]:
        """List what is wrong with it."""

    def longest_hours(self, process: Item) -> Decimal:
        """Give the hours of its longest way."""


def faults_of(item: Item, judge: Judge | None = None, gone: Sequence[Gone] = ()) -> list[Fault]:
    """List everything in one item that does not hold together; drawn processes as their judge has it.

    `gone` are the papers that nobody may ask for any more.
    """
    checks = (
        _code,
        _validity,
        _cases,
        partial(_documents, gone=gone),
        _limits,
        _online,
        _fees,
        _bases,
        _forms,
    )
    found = [fault for check in checks for fault in check(item)]
    return [*found, *process_faults(item, judge), *_parts(item)]


def process_faults(item: Item, judge: Judge | None = None) -> list[Fault]:
    """List what does not hold together in the processes of an item, by its limits, cases and forms alone."""
    return list(_processes(item, judge))


def _code(item: Item) -> Iterator[Fault]:
    code = read_code(item["code"])
    internal = item["kind"] == "LOCAL_INTERNAL"
    if not code.sound or code.form == "case":
        yield ("code",), f"Mã thủ tục “{item['code']}” không đúng định dạng d.dddddd."
    elif internal != (code.form == "internal"):
        yield ("code",), "Thủ tục nội bộ của tỉnh, và chỉ thủ tục ấy, mang mã dạng NB.H08.001."


def _validity(item: Item) -> Iterator[Fault]:
    if "valid_to" in item and item["valid_to"] < item["valid_from"]:
        yield ("valid_to",), "Ngày hết hiệu lực không được trước ngày có hiệu lực."


def _cases(item: Item) -> Iterator[Fault]:
    numbers = [one["number"] for one in item.get("cases", ())]
    for n, number in enumerate(numbers):
        if number != n + 1:
            yield (
                ("cases", n, "number"),
                f"Các trường hợp phải được đánh số liên tiếp từ 1; ở đây phải là {n + 1}.",
            )
    for part in ("limits", "fees", "processes"):
        for n, one in enumerate(item.get(part, ())):
            for number in one.get("cases", ()):
                if number not in numbers:
                    yield (part, n, "cases"), f"Không có trường hợp số {number} trong thủ tục này."
    for n, one in enumerate(item.get("documents", ())):
        if "case" in one and one["case"] not in numbers:
            yield ("documents", n, "case"), f"Không có trường hợp số {one['case']} trong thủ tục này."


def _documents(item: Item, gone: Sequence[Gone]) -> Iterator[Fault]:
    keys = {one["key"] for one in item.get("forms", ())}
    for n, one in enumerate(item.get("documents", ())):
        if "form" in one and one["form"] not in keys:
            yield ("documents", n, "form"), f"Không có biểu mẫu “{one['form']}” trong thủ tục này."
        if not one["originals"] and not one["copies"]:
            yield ("documents", n), "Mỗi giấy tờ phải có ít nhất một bản chính hoặc một bản sao."
        for paper in gone:
            if item["valid_from"] >= paper.since.isoformat() and paper.is_asked_for(one["name"]):
                yield (
                    ("documents", n, "name"),
                    f"{paper.name} không được yêu cầu nộp từ {paper.since:%d/%m/%Y} ({paper.source}).",
                )


def _limits(item: Item) -> Iterator[Fault]:
    seen: Counter[tuple[str, int | None]] = Counter()
    for n, one in enumerate(item["limits"]):
        unit = Unit(one["unit"])
        if unit in COUNTED and "quantity" not in one:
            yield ("limits", n), "Thời hạn tính theo giờ, ngày, tháng phải có số lượng."
        if unit in {Unit.NONE, Unit.SAME_DAY} and "quantity" in one:
            yield ("limits", n, "quantity"), "Thời hạn này không đi kèm số lượng."
        if (unit is Unit.SAME_DAY) != ("cut_off_hour" in one):
            yield (
                ("limits", n),
                "Thời hạn trong ngày, và chỉ thời hạn ấy, phải nêu giờ chốt nhận (cut_off_hour).",
            )
        if unit is Unit.OTHER and "text" not in one:
            yield ("limits", n), "Thời hạn không tính được phải có mô tả bằng lời."
        legal = one.get("legal", {})
        if legal.get("unit") == one["unit"] and legal["quantity"] < one.get("quantity", 0):
            yield ("limits", n, "legal"), "Thời hạn công bố không được dài hơn thời hạn luật định."
        for spot in product(one["channels"], one.get("cases", (None,))):
            seen[spot] += 1
            if seen[spot] == _DOUBLED:
                yield (
                    ("limits", n),
                    f"Thời hạn của cách thức {spot[0]} được ghi hai lần cho cùng một trường hợp.",
                )


def _online(item: Item) -> Iterator[Fault]:
    online = item["online"]
    if online["level"] == "PARTIAL" and "reason" not in online:
        yield ("online",), "Dịch vụ công một phần phải nêu lý do chưa toàn trình (reason)."
    if online.get("only") and online["level"] != "FULL":
        yield ("online", "only"), "Chỉ thủ tục toàn trình mới được tiếp nhận duy nhất bằng trực tuyến."
    has_channel = any("ONLINE" in one["channels"] for one in item["limits"])
    if has_channel == (online["level"] == "NONE"):
        yield ("online", "level"), "Mức độ trực tuyến và các cách thức có thời hạn không khớp nhau."


def _fees(item: Item) -> Iterator[Fault]:
    for n, one in enumerate(item.get("fees", ())):
        said = [key for key in ("amount", "free") if key in one]
        if len(said) > 1:
            yield ("fees", n), "Khoản thu không thể vừa có mức vừa là không thu."
        if not said and "text" not in one:
            yield ("fees", n), "Khoản thu phải có mức (amount), không thu (free) hoặc mô tả (text)."
        if "scale" in one:
            yield from _scale(one, n)
    names = {one["name"] for one in item.get("fees", ())}
    for n, one in enumerate(item.get("exemptions", ())):
        for name in one.get("fees", ()):
            if name not in names:
                yield ("exemptions", n, "fees"), f"Không có khoản thu “{name}” trong thủ tục này."


def _scale(one: Item, n: int) -> Iterator[Fault]:
    starts = [tier["from"] for tier in one["scale"]["tiers"]]
    if starts[0] != 1 or starts != sorted(set(starts)):
        yield ("fees", n, "scale", "tiers"), "Các bậc phải bắt đầu từ 1 và tăng dần."
    if one.get("amount") != one["scale"]["tiers"][0]["amount"]:
        yield ("fees", n, "amount"), "Mức thu phải bằng mức của bậc đầu tiên trong biểu mức."


def _bases(item: Item) -> Iterator[Fault]:
    numbers = [one["number"] for one in item["legal_bases"]]
    for n, number in enumerate(numbers):
        if number in numbers[:n]:
            yield ("legal_bases", n, "number"), f"Căn cứ {number} được ghi hai lần."
    for part in ("limits", "fees"):
        for n, one in enumerate(item.get(part, ())):
            if one.get("basis", numbers[0]) not in numbers:
                yield (part, n, "basis"), f"Căn cứ {one['basis']} chưa có trong danh sách căn cứ pháp lý."


def _forms(item: Item) -> Iterator[Fault]:
    keys = [one["key"] for one in item.get("forms", ())]
    for n, key in enumerate(keys):
        if key in keys[:n]:
            yield ("forms", n, "key"), f"Khóa biểu mẫu “{key}” được dùng hai lần."


def _processes(item: Item, judge: Judge | None) -> Iterator[Fault]:
    own = {number for one in item.get("processes", ()) for number in one.get("cases", ())}
    for n, one in enumerate(item.get("processes", ())):
        keys = [step["key"] for step in one["steps"]]
        if len(set(keys)) != len(keys):
            yield ("processes", n, "steps"), "Khóa của các bước phải khác nhau."
        drawn = [*_drawn(item, one, n, judge)] if "flows" in one else []
        yield from drawn
        if drawn:
            continue
        counted = (step for step in one["steps"] if not step.get("pauses"))
        total = sum((Decimal(str(step["hours"])) for step in counted), Decimal(0))
        if "flows" in one and judge is not None:
            total = judge.longest_hours(one)
        cases = set(one["cases"]) if "cases" in one else None
        for limit in _limits_of(item["limits"], cases, own):
            yield from _hours(limit, total, n)


def _parts(item: Item) -> Iterator[Fault]:
    """Find parts of a joint procedure that come after none that stands before them, or are named twice."""
    for n, process in enumerate(item.get("processes", ())):
        before: list[str] = []
        for k, part in enumerate(process.get("parts", ())):
            place = ("processes", n, "parts", k)
            if part["key"] in before:
                yield (*place, "key"), f"Khóa “{part['key']}” của phần liên thông được dùng hai lần."
            for key in part.get("after", ()):
                if key not in before:
                    yield (
                        (*place, "after"),
                        f"Phần “{part['name']}” đứng sau phần “{key}”, mà trước nó không có phần ấy.",
                    )
            if part["procedure"] == item["code"]:
                yield (*place, "procedure"), "Thủ tục liên thông không thể là một phần của chính nó."
            before.append(part["key"])
        if before and {step["kind"] for step in process["steps"]}.isdisjoint({"HAND_OVER"}):
            yield ("processes", n, "steps"), "Thủ tục liên thông phải có bước trả kết quả chung."


def _drawn(item: Item, process: Item, n: int, judge: Judge | None) -> Iterator[Fault]:
    """Find what is wrong with a drawn process, and conditions on what no form asks."""
    for path, said in judge.faults(process) if judge is not None else ():
        yield ("processes", n, *path), said
    asked = {
        name for one in item.get("forms", ()) for name in one["form"].get("schema", {}).get("properties", ())
    }
    for k, flow in enumerate(process["flows"]):
        answer = flow.get("when", {}).get("answer", "")
        if answer and answer.split(".")[0] not in asked:
            yield (
                ("processes", n, "flows", k, "when"),
                f"Không có câu trả lời “{answer}” trong các biểu mẫu của thủ tục này.",
            )


def _limits_of(limits: Sequence[Item], cases: set[int] | None, own: set[int]) -> Iterator[Item]:
    """Give the limits that a process must keep: of its cases, or of the cases that have no process."""
    for one in limits:
        of = set(one["cases"]) if "cases" in one else None
        if of is None or (cases & of if cases is not None else of - own):
            yield one


def _hours(limit: Item, total: Decimal, n: int) -> Iterator[Fault]:
    quantity = Decimal(str(limit["quantity"])) if "quantity" in limit else None
    due, most = hours_of(quantity, limit["unit"]), most_hours_of(quantity, limit["unit"])
    if due is not None and total != due:
        yield (
            ("processes", n, "steps"),
            f"Tổng thời gian các bước là {_plain(total)} giờ, phải bằng thời hạn {_plain(due)} giờ làm việc.",
        )
    if most is not None and total > most:
        yield (
            ("processes", n, "steps"),
            f"Tổng thời gian các bước là {_plain(total)} giờ, vượt thời hạn {_plain(most)} giờ.",
        )


def _plain(hours: Decimal) -> str:
    return f"{hours.normalize():f}".replace(".", ",")
