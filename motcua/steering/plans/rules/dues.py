"""Thời hạn as documents write it: understood into milestones, or left as printed; never guessed."""

import re
from calendar import monthrange
from dataclasses import replace
from functools import lru_cache
from typing import Final

from motcua.steering.plans.ports import Milestone
from motcua.steering.plans.rules.due_words import DATED, PERIODIC, times_in
from motcua.steering.plans.rules.words import clean, one_line, plain

_BROKEN: Final = re.compile(r"\n(?=[a-zà-ỹđ])")  # a line that goes on small is no other time
_EDGES: Final = " \n\t:;,.-–()+*•"
_BEFORE: Final = re.compile(
    r"(?:^|\s)(?:trong|vào|đến|và|là|thời gian|thời hạn|mốc|từ|trước|hoàn thành trong)\s*$", re.I
)
_VAGUE: Final = re.compile(r"(?<!thang )\b(?:dau|giua)\s+(?:thang|quy|nam)\b")
_CALLS: Final = re.compile(r"(?:hoan thanh|thoi han|thoi gian|xong|han hoan thanh|bao cao|gui)\b[^.;]{0,40}$")
_CALLS_ALL: Final = re.compile(
    r"(?:hoan thanh|thoi han|thoi gian(?: hoan thanh| thuc hien)?|xong|han hoan thanh)\s*[:,]?\s*$"
)
_CLOSES: Final = re.compile(r"\s*(?:[.;)]|$)")
_LABEL: Final = 5
_BINDING: Final = frozenset({"truoc", "cham", "muon", "khong", "hoan", "xong"})


def read_due(text: str, year: int | None) -> tuple[list[Milestone], list[str]]:
    """Understand a deadline: its milestones in order, and what is doubtful about it.

    A quarter or month without a year is one of the plan's `year`. What is not understood gives a doubt.
    """
    printed = _BROKEN.sub(" ", clean(text)).strip(_EDGES)
    if not printed:
        return [], []
    bare = plain(printed)
    milestones: list[Milestone] = []
    here = 0
    said_year = False
    for found, reading in times_in(bare):
        between = printed[here : found.start()]
        label = _label(between)
        read = reading(found, year)
        if milestones and (
            (len(read) == 1 and between.strip() in {"-", "–"}) or _reaches(milestones[-1], read)
        ):
            milestones[-1] = _spanned(milestones[-1], read[0], said_year)
            here = found.end()
            continue
        said_year = bool(found.groupdict().get("year"))
        for one in read:
            said = printed[found.start() : found.end()].strip(_EDGES) if one.label == "said" else ""
            milestones.append(replace(one, label=f"{label}: {said}" if label and said else label or said))
        here = found.end()
    if not milestones:
        return [], [f"Chưa hiểu thời hạn “{one_line(printed)}”."]
    return _settled(milestones, _label(printed[here:]), bare)


def _settled(milestones: list[Milestone], rest: str, bare: str) -> tuple[list[Milestone], list[str]]:
    doubts = []
    if len(rest.split()) > 1 and not milestones[-1].label:
        milestones[-1] = replace(milestones[-1], label=rest)
    elif len(rest.split()) > 1:
        doubts.append(f"Thời hạn còn phần chưa hiểu: “{rest}”.")
    if any(one.kind in DATED and one.start is None and one.end is None for one in milestones):
        doubts.append("Thời hạn không ghi năm, văn bản cũng không cho biết năm của kế hoạch.")
    if _VAGUE.search(bare):
        doubts.append("Thời hạn ghi “đầu”, “giữa” kỳ nên không rõ ngày.")
    return _joined(milestones), doubts


def _reaches(before: Milestone, read: list[Milestone]) -> bool:
    """Say whether "đến …" goes on from "từ …"."""
    opens = before.start is not None and before.end is None
    return opens and len(read) == 1 and read[0].start is None and read[0].end is not None


def _spanned(first: Milestone, last: Milestone, said_year: bool) -> Milestone:
    """Make one stretch of two ends; a year said once, at the end, is that of the beginning too."""
    start, end = first.start, last.end
    if start and end and not said_year:
        year = end.year if (start.month, start.day) <= (end.month, end.day) else end.year - 1
        start = start.replace(year=year, day=min(start.day, monthrange(year, start.month)[1]))
    return Milestone("span", start, end, first.label)


def _joined(milestones: list[Milestone]) -> list[Milestone]:
    """Leave out what is said twice, and "thường xuyên" beside a period that says how often."""
    if any(one.kind in PERIODIC for one in milestones):
        milestones = [one for one in milestones if one.kind != "regular" or one.label]
    return list(dict.fromkeys(milestones))


def _label(text: str) -> str:
    """Clean what stands beside a time: "- Ban hành Kế hoạch:" → "Ban hành Kế hoạch"."""
    bare = one_line(text).strip(_EDGES)
    while (found := _BEFORE.search(bare)) is not None:
        bare = bare[: found.start()].strip(_EDGES)
    return bare if any(sign.isalpha() for sign in bare) else ""


@lru_cache(maxsize=16384)
def due_share(text: str) -> float:
    """Say how much of a text is understood as time, from 0 to 1."""
    whole = plain(text.replace("\n", " "))
    signs = _signs(whole)
    if not signs:
        return 0.0
    return sum(_signs(found.group()) for found, _ in times_in(whole)) / signs


def _signs(text: str) -> int:
    return sum(map(str.isalnum, text))


@lru_cache(maxsize=16384)
def is_due_shaped(text: str) -> bool:
    """Say whether a text is times with short labels before them: "Ban hành: Quý I Thực hiện: Cả năm"."""
    bare = plain(text.replace("\n", " "))
    here = 0
    for found, _ in times_in(bare):
        if len(bare[here : found.start()].split()) > _LABEL:
            return False
        here = found.end()
    return here > 0 and len(bare[here:].strip(" .;)").split()) <= 1


@lru_cache(maxsize=16384)
def starts_as_due(text: str) -> bool:
    """Say whether a text begins with a time."""
    found = times_in(plain(text))
    return bool(found) and found[0][0].start() == 0


def time_in(text: str) -> str:
    """Give the words by which a sentence says until when; empty if it says only when other things were."""
    bare = plain(text)
    for found, reading in times_in(bare):
        how = set((found.groupdict().get("how") or "").split())
        points_on = any(one.kind in {"after", "document"} for one in reading(found, None))
        called = (_CALLS_ALL if points_on else _CALLS).search(bare[: found.start()]) is not None
        often = "units" in found.groupdict() and re.search(r"\b(?:hang|moi)\b", found.group())
        closes = "trong" in how and _CLOSES.match(bare, found.end()) is not None
        if how & _BINDING or called or often or closes:
            return text[found.start() : found.end()].strip(_EDGES)
    return ""
