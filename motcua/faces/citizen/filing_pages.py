"""Nộp hồ sơ: what all pages of a draft share: whose it is, where one stands in it, under which version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.casework.filings.models import FilingDraft, Part, State
from motcua.casework.filings.queries import (
    PaperLine,
    declaration_key,
    draft_of,
    papers_of,
    questions_of,
    standing_of,
)
from motcua.faces.citizen.bearers import unlisted
from motcua.faces.shared.doors import HouseRequest
from motcua.foundation import clock
from motcua.registers.procedures.queries import governing_version

CHECK: Final = "filing_check"
BACK: Final = "ve"
"""Says in an address that somebody came from the page that is read over, and goes back there."""
PAGES: Final = {
    Part.CONDITIONS: "filing_conditions",
    Part.PLACE: "filing_place",
    Part.FORM: "filing_form",
    Part.PAPERS: "filing_papers",
}
NAMES: Final = {
    "filing_conditions": gettext_lazy("Điều kiện"),
    "filing_place": gettext_lazy("Nơi nộp"),
    "filing_form": gettext_lazy("Tờ khai"),
    "filing_papers": gettext_lazy("Giấy tờ"),
    CHECK: gettext_lazy("Kiểm tra và nộp"),
}


def is_put_here(line: PaperLine) -> bool:
    """Say whether files are put down for it: it is not the form, not only shown, and may be asked for."""
    return not line.is_form and not line.is_shown_only and (line.gone is None or bool(line.files))


@dataclass(frozen=True)
class Step:
    """One page of a filing: its name, its address, whether it is the one that is open, whether it is done."""

    page: str
    name: str
    address: str
    is_here: bool
    is_done: bool


@dataclass(frozen=True)
class Sheet:
    """A draft as its pages show it."""

    draft: FilingDraft
    lines: Sequence[PaperLine]
    pages: tuple[str, ...]
    open_pages: frozenset[str]

    def steps(self, here: str) -> list[Step]:
        """Give the pages in order, one of them open."""
        return [
            Step(
                page,
                str(NAMES[page]),
                reverse(f"citizen:{page}", args=[self.draft.id]),
                page == here,
                page not in self.open_pages and page != CHECK and self._is_begun(page),
            )
            for page in self.pages
        ]

    def _is_begun(self, page: str) -> bool:
        """Say whether something stands there; where no paper is needed, none that was looked at is done."""
        return page != PAGES[Part.PAPERS] or any(line.files for line in self.lines)

    def after(self, here: str) -> str:
        """Name the page that follows."""
        place = self.pages.index(here) if here in self.pages else -1
        return self.pages[min(place + 1, len(self.pages) - 1)]


def sheet_of(request: HouseRequest, draft_id: UUID) -> Sheet:
    """Read one's own draft with what it needs. Raises DraftUnknown."""
    draft = draft_of(draft_id, request.actor)
    day = clock.today()
    lines = papers_of(draft, day) if draft.state == State.OPEN else []
    standing = standing_of(draft, lines, day)
    undone = {
        Part.CONDITIONS: not standing.may_go_on,
        Part.PLACE: not standing.has_place,
        Part.FORM: standing.has_form and not standing.is_form_whole,
        Part.PAPERS: standing.lacks_papers,
    }
    shown = {
        Part.CONDITIONS: bool(questions_of(draft.version.procedure.code, day)),
        Part.PLACE: True,
        Part.FORM: bool(declaration_key(lines)),
        Part.PAPERS: any(is_put_here(line) for line in lines),
    }
    pages = (*(PAGES[part] for part in PAGES if shown[part]), CHECK)
    return Sheet(draft, lines, pages, frozenset(PAGES[part] for part in PAGES if undone[part]))


def elsewhere(request: HouseRequest, sheet: Sheet) -> HttpResponse | None:
    """Lead away from a draft that cannot be written at: sent, over, or its procedure was amended."""
    draft = sheet.draft
    if draft.state == State.SENT:
        return redirect("citizen:filing_done", draft.id)
    if draft.state != State.OPEN:
        messages.info(request, _("Bản nháp này {state}.").format(state=draft.get_state_display()))
        return redirect("citizen:mine")
    if governing_version(draft.version.procedure.code, clock.today()).id != draft.version_id:
        return redirect("citizen:filing_amended", draft.id)
    return None


def onward(request: HouseRequest, sheet: Sheet, here: str) -> HttpResponse:
    """Lead on to the next page, or back to where it is read over."""
    page = CHECK if BACK in request.GET else sheet.after(here)
    return redirect(f"citizen:{page}", sheet.draft.id)


def edition_in(request: HouseRequest, draft: FilingDraft) -> int:
    """Read which edition a page was opened with; what cannot be read is none that stands."""
    said = request.POST.get("edition", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= len(str(2**31)) else 0


def show(
    request: HouseRequest,
    template: str,
    sheet: Sheet,
    here: str,
    words: Mapping[str, Any],  # Any: a template's words
    *,
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show a page of a draft; it is nobody's but its writer's, and found by no engine."""
    steps = sheet.steps(here)
    place = next((n for n, step in enumerate(steps, start=1) if step.is_here), 0)
    shared = {
        "here": "mine",
        "draft": sheet.draft,
        "steps": steps,
        "place": place,
        "fault": fault,
        "back": BACK in request.GET,
    }
    return unlisted(render(request, f"citizen/filing/{template}", {**shared, **words}, status=status))
