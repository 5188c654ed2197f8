"""Chất lượng giải quyết: how the province and each agency keep their word, in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.faces.shared.doors import public
from motcua.faces.shared.templatetags.say import percent
from motcua.foundation.ready import one_moment
from motcua.foundation.text import figures
from motcua.steering.reports import queries
from motcua.steering.reports.models import QualityFigure
from motcua.steering.reports.queries import public_lists

PROCEDURES: Final = 20
_KEPT_SECONDS: Final = 300


@dataclass(frozen=True)
class Share:
    """A part of a whole in words, and out of a hundred for whoever draws it."""

    above: int
    below: int

    @property
    def percent(self) -> float | None:
        """Give it out of a hundred."""
        return 100 * self.above / self.below if self.below else None

    @property
    def words(self) -> str:
        """Say it."""
        return percent(self.percent) if self.percent is not None else _("chưa có hồ sơ để tính")

    @property
    def against(self) -> str:
        """Say of how many."""
        return _("{above} trên {below} hồ sơ").format(above=figures(self.above), below=figures(self.below))


@dataclass(frozen=True)
class Row:
    """An agency or a procedure with its shares."""

    figure: QualityFigure
    in_time: Share
    online: Share


@dataclass(frozen=True)
class Column:
    """A month as a column: its name, what it says, how high it stands out of a hundred."""

    name: str
    words: str
    figure: str
    height: float
    top: float


@require_safe
@public
@one_moment()
def quality(request: HttpRequest) -> HttpResponse:
    """Show how the province keeps its word."""
    found = queries.quality(PROCEDURES)
    words: dict[str, object] = {"here": "quality", "found": found}
    if found is not None:
        whole = found.whole
        words |= {
            "in_time": Share(whole.in_time, whole.resolved),
            "online": Share(whole.online, whole.received),
            "supplemented": Share(whole.supplemented, whole.received),
            "satisfied": whole.satisfied,
            "columns": _columns(found.months),
            "agencies": [_row(one) for one in found.agencies if one.resolved],
            "procedures": [_row(one) for one in found.procedures],
            "latest": public_lists().first(),
        }
    answer = render(request, "citizen/quality.html", words)
    answer["Cache-Control"] = f"private, max-age={_KEPT_SECONDS}"
    return answer


def _row(one: QualityFigure) -> Row:
    return Row(one, Share(one.in_time, one.resolved), Share(one.online, one.received))


def _columns(months: Sequence[QualityFigure]) -> list[Column]:
    return [_column(one) for one in months]


def _column(one: QualityFigure) -> Column:
    year, month = one.key.split("-")
    share = Share(one.in_time, one.resolved)
    height = round(share.percent or 0.0, 2)
    name = f"{int(month)}/{year}"
    words = _("Tháng {name}: {share}").format(name=name, share=share.words)
    if share.below:
        words = f"{words} ({share.against})"
    return Column(
        str(int(month)), words, f"{height:.0f}" if share.below else "–", height, round(100 - height, 2)
    )
