"""Bản nháp: how long it is kept, what an answer leads to, what a draft is still without; pure."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final

KEPT_FOR: Final = timedelta(days=30)
"""Each saving counts anew. No text says how long; a month outlasts the gathering of papers."""
MOST_OPEN: Final = 20
MOST_FILES_OF_A_PAPER: Final = 10
MOST_FILES: Final = 60
MOST_CO_SIGNERS: Final = 10
MOST_BYTES: Final = 20 * 1024 * 1024
MOST_BYTES_OF_A_PERSON: Final = 400 * 1024 * 1024
"""All open drafts of one person together: twenty filings of ten pages from a telephone."""
LEVEL_ASKED: Final = 2
"""Mức độ định danh with which somebody may file (Decree 59/2022, art. 11; Decree 45/2020, art. 7)."""
TAKEN: Final = frozenset(
    {"application/pdf", "image/jpeg", "image/png", "image/heic", "image/webp", "image/tiff"}
    | {"application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
)
"""What may be handed in: what every officer can open, and what telephones make."""


class Part(StrEnum):
    """A part of a filing, in the order in which they are gone through."""

    CONDITIONS = "CONDITIONS"
    PLACE = "PLACE"
    FORM = "FORM"
    PAPERS = "PAPERS"
    CO_SIGNERS = "CO_SIGNERS"


@dataclass(frozen=True)
class Written:
    """Nội dung khai: a form as it stands: what the browser sent, the answers, where each came from.

    `raw` is kept beside the answers, so that what cannot be read yet (29/02/1900) is shown again as typed.
    """

    raw: Mapping[str, Sequence[str]] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)  # Any: JSON answers
    sources: Mapping[str, str] = field(default_factory=dict)
    is_whole: bool = False


def written_down(what: Written) -> str:
    """Write a form down."""
    return json.dumps(
        {
            "raw": {name: list(texts) for name, texts in what.raw.items()},
            "data": what.data,
            "sources": dict(what.sources),
            "whole": what.is_whole,
        },
        ensure_ascii=False,
    )


def read_back(text: str) -> Written:
    """Read it back; nothing written is an empty form."""
    if not text:
        return Written()
    said = json.loads(text)
    return Written(said["raw"], said["data"], said["sources"], said["whole"])


@dataclass(frozen=True)
class Ending:
    """Why a filing ends here, and where to go instead if that is known: another procedure, or words."""

    reason: str
    procedure: str = ""
    elsewhere: str = ""


@dataclass(frozen=True)
class Judged:
    """What the answers to the questions come to."""

    unanswered: tuple[str, ...] = ()
    ending: Ending | None = None

    @property
    def may_go_on(self) -> bool:
        """Say whether every question is answered and none ends the filing."""
        return not self.unanswered and self.ending is None


Question = Mapping[str, Any]  # Any: a question as its pack says it


def judge(questions: Iterable[Question], answers: Mapping[str, str]) -> Judged:
    """Go through the questions in order; the first answer that ends the filing is the last that counts."""
    unanswered = []
    for question in questions:
        given = answers.get(question["key"], "")
        chosen = next((one for one in question["answers"] if one["key"] == given), None)
        if chosen is None:
            unanswered.append(question["key"])
        elif "ends" in chosen:
            return Judged((), Ending(**chosen["ends"]))
    return Judged(tuple(unanswered))


def as_before(questions: Iterable[Question]) -> dict[str, str]:
    """Give what who filed before must have answered: of each question the first answer that goes on."""
    return {
        one["key"]: next(answer["key"] for answer in one["answers"] if "ends" not in answer)
        for one in questions
    }


def question_faults(questions: Sequence[Question]) -> list[tuple[tuple[str | int, ...], str]]:
    """Find questions and answers named twice, and questions whose every answer ends the filing."""
    found: list[tuple[tuple[str | int, ...], str]] = []
    keys = [one["key"] for one in questions]
    for n, question in enumerate(questions):
        if question["key"] in keys[:n]:
            found.append((("questions", n, "key"), f"Câu hỏi “{question['key']}” được ghi hai lần."))
        answers = [one["key"] for one in question["answers"]]
        if len(set(answers)) != len(answers):
            found.append((("questions", n, "answers"), "Khóa của các câu trả lời phải khác nhau."))
        if all("ends" in one for one in question["answers"]):
            found.append((("questions", n, "answers"), "Phải có ít nhất một câu trả lời cho đi tiếp."))
    return found


@dataclass(frozen=True)
class Standing:
    """What is known of a draft when somebody asks what it is still without."""

    may_go_on: bool
    has_place: bool
    has_form: bool
    is_form_whole: bool
    lacks_papers: bool
    waits_for_signers: bool


def parts_open(standing: Standing) -> tuple[Part, ...]:
    """Name the parts that are not done, in order."""
    done = {
        Part.CONDITIONS: standing.may_go_on,
        Part.PLACE: standing.has_place,
        Part.FORM: not standing.has_form or standing.is_form_whole,
        Part.PAPERS: not standing.lacks_papers,
        Part.CO_SIGNERS: not standing.waits_for_signers,
    }
    return tuple(part for part, is_done in done.items() if not is_done)
