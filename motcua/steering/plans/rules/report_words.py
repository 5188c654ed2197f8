"""Lời báo cáo: what a report's figures say, part by part, for whatever paper it is set on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

Json = Mapping[str, Any]  # Any: JSON
_COUNTS: Final = ("Giao", "Hoàn thành", "Trong hạn", "Quá hạn")
_ROMAN: Final = ("I", "II", "III", "IV", "V")
SIGNS: Final = {">=": "≥", ">": ">", "=": "", "<=": "≤", "<": "<"}
_REACHES: Final = {"MET": "đạt", "NEAR": "sắp đạt", "MISSED": "chưa đạt"}
_NBSP: Final = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Part:
    """A heading, sentences, a table with the sum of its rows where they have one."""

    heading: str = ""
    texts: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    rows: Sequence[Sequence[str]] = ()
    total: Sequence[str] = ()


@dataclass(frozen=True)
class Said:
    """A whole report in words."""

    title: tuple[str, ...]
    parts: tuple[Part, ...]
    ending: str


def said_of(figures: Json) -> Said:
    """Put a report's figures in words."""
    plan = figures["plan"]
    name = f"{plan['kind']} số{_NBSP}{plan['number']}"
    headings = iter(_ROMAN)
    opening = f"{plan['issuer']} ban hành {name}, ngày {_day(plan['signed_on'])}: {plan['title']}."
    parts = [
        Part(texts=(f"{opening} Tình hình thực hiện đến hết ngày {_day(figures['on'])} như sau:",)),
        Part(f"{next(headings)}. TÌNH HÌNH CHUNG", _in_general(figures)),
    ]
    whole = _counts({"name": "Tổng cộng", **figures["sums"]})
    if len(figures["sections"]) > 1:
        rows = [_counts(one) for one in figures["sections"]]
        heads: tuple[str, ...] = ("Nội dung", *_COUNTS)
        parts.append(Part(f"{next(headings)}. KẾT QUẢ THEO TỪNG NỘI DUNG", (), heads, rows, whole))
    if figures["targets"]:
        rows = [_target(one, place) for place, one in enumerate(figures["targets"], 1)]
        heads = ("Số", "Chỉ tiêu", "Phải đạt", "Đạt được", "Đánh giá")
        parts.append(Part(f"{next(headings)}. KẾT QUẢ THỰC HIỆN CHỈ TIÊU", (), heads, rows))
    rows = [(*_counts(one), one["on_time"]) for one in figures["agencies"]]
    heads, total = ("Cơ quan", *_COUNTS, "Đúng hạn"), (*whole, figures["sums"]["on_time"])
    parts.append(Part(f"{next(headings)}. KẾT QUẢ CỦA TỪNG CƠ QUAN CHỦ TRÌ", (), heads, rows, total))
    parts.append(Part(f"{next(headings)}. NHIỆM VỤ QUÁ HẠN, SẮP ĐẾN HẠN", _late_words(figures)))
    parts += _lists(figures)
    title = (f"Tình hình thực hiện {name}", f"(số liệu đến ngày {_day(figures['on'])})")
    return Said(title, tuple(parts), f"Trên đây là báo cáo tình hình thực hiện {name}./.")


def _in_general(figures: Json) -> tuple[str, ...]:
    sums = figures["sums"]
    within = sums["running"] + sums["near"]
    said = [
        f"Kế hoạch giao {sums['all']} nhiệm vụ. Đã hoàn thành {sums['done']} nhiệm vụ, trong đó trước hạn "
        f"{sums['done_early']}, quá hạn {sums['done_late']}. Đang thực hiện trong hạn {within} nhiệm vụ "
        f"(sắp đến hạn {sums['near']}); quá hạn chưa hoàn thành {sums['late']}; không quy định thời hạn "
        f"{sums['unlimited']}.",
        f"Tỷ lệ đúng hạn trên số nhiệm vụ đã đến hạn: {sums['on_time']}. Tỷ lệ hoàn thành "
        f"(hoàn thành trên hoàn thành và quá hạn): {sums['rate']}.",
    ]
    if figures["extended"]:
        said.append(
            f"Có {figures['extended']} nhiệm vụ được gia hạn; "
            "việc đúng hạn của các nhiệm vụ này tính theo hạn mới."
        )
    said += _ended_words(figures)
    said += [line.strip() for line in figures["head"]["remark"].splitlines() if line.strip()]
    return tuple(said)


def _ended_words(figures: Json) -> list[str]:
    """Say what ended before it was done; reports signed before this was told know nothing of it."""
    over, sums = figures.get("over"), figures["sums"]
    said = []
    if over:
        said.append(
            f"Kế hoạch này {over['how']} {over['later']} ngày {_day(over['on'])}; số liệu là "
            "tình hình khi kết thúc, phần chưa hoàn thành không thực hiện nữa."
        )
    if sums.get("cancelled"):
        said.append(
            f"Có {sums['cancelled']} nhiệm vụ không thực hiện nữa, không tính vào số giao; trong đó "
            f"{sums.get('cancelled_late', 0)} nhiệm vụ đã quá hạn khi dừng."
        )
    return said


def number_of(figures: Json) -> str:
    """Give the report's number; before it has one, room for it and the symbol of whoever issued the plan."""
    unit = figures["plan"]["number"].rpartition("-")[2]
    return str(figures["head"]["number"]) or f"{_NBSP * 8}/BC{'-' + unit if unit.isalpha() else ''}"


def _late_words(figures: Json) -> tuple[str, ...]:
    return () if figures["late"] else ("Không có nhiệm vụ quá hạn chưa hoàn thành.",)


def _lists(figures: Json) -> list[Part]:
    heads = ("Số", "Nhiệm vụ", "Chủ trì", "Hạn")
    found = []
    for key, words in (
        ("late", "Nhiệm vụ quá hạn chưa hoàn thành:"),
        ("near", "Nhiệm vụ sắp đến hạn:"),
        ("done_late", "Nhiệm vụ hoàn thành quá hạn:"),
    ):
        is_done = key == "done_late"
        rows = [
            (one["no"], one["text"], one["lead"], one["due"], *([one["done"]] if is_done else []))
            for one in figures[key]
        ]
        if rows:
            found.append(Part("", (words,), (*heads, "Hoàn thành") if is_done else heads, rows))
    return found


def _target(one: Json, place: int) -> tuple[str, ...]:
    promised = f"{one['promised']} ({one['period']})" if one["period"] else one["promised"]
    return (
        one["no"] or str(place),
        one["text"],
        promised,
        one["reached"] or "–",
        _REACHES.get(one["reach"], "chưa có số"),
    )


def _counts(one: Json) -> tuple[str, ...]:
    within = one["running"] + one["near"]
    return (one["name"], str(one["all"]), str(one["done"]), str(within), str(one["late"]))


def _day(iso: str) -> str:
    year, month, date = iso.split("-")
    return f"{date}/{month}/{year}"
