"""Danh sách chậm hằng tháng as anybody sees it: what a person has signed off, and nothing else."""

import csv
import io
from datetime import date
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.faces.shared.doors import public
from motcua.faces.shared.made_up import made_up_sheets
from motcua.foundation.ready import one_moment
from motcua.foundation.workbooks import KIND, workbook
from motcua.steering.reports import queries
from motcua.steering.reports.errors import ListUnknown
from motcua.steering.reports.models import LateList
from motcua.steering.reports.queries import public_edition

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_MARK: Final = "\ufeff"


@require_safe
@public
@one_moment()
def every(request: HttpRequest) -> HttpResponse:
    """List the months, the latest first; what was replaced stands under what replaced it."""
    words = {"here": "quality", "lists": list(queries.public_lists())}
    return render(request, "citizen/late_lists.html", words)


@require_safe
@public
@one_moment()
def one(request: HttpRequest, month: str, edition: int | None = None) -> HttpResponse:
    """Show a month's list, or an older edition of it."""
    found = _found(month, edition)
    words = {
        "here": "quality",
        "one": found,
        "shown": queries.shown(found),
        "is_replaced": found.state == LateList.State.REPLACED,
        "is_intact": queries.is_as_signed(found),
    }
    return render(request, "citizen/late_list.html", words)


@require_safe
@public
def file(request: HttpRequest, month: str, edition: int, ending: str) -> HttpResponse:
    """Hand a list out as a workbook, or its dossiers as a CSV file."""
    found = _found(month, edition)
    sheets = queries.lists_sheets(queries.shown(found))
    name = f"danh-sach-cham-{found.month:%Y-%m}-ban-{found.edition}.{ending}"
    if ending == "xlsx":
        content, kind = workbook([*sheets, *made_up_sheets()], title=f"{found.month:%m/%Y}"), KIND
    elif ending == "csv":
        written = io.StringIO()
        writer = csv.writer(written)
        writer.writerow(sheets[-1].heads)
        writer.writerows([_plain(value) for value in row] for row in sheets[-1].rows)
        content, kind = (_MARK + written.getvalue()).encode(), "text/csv; charset=utf-8"
    else:
        raise ListUnknown
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _plain(value: object) -> str:
    """Write a cell; what an office tool would take for a formula stays text."""
    words = "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
    return f"'{words}" if words.startswith(_FORMULA) else words


def _found(month: str, edition: int | None) -> LateList:
    try:
        day = date.fromisoformat(f"{month}-01")
    except ValueError:
        raise ListUnknown from None
    return public_edition(day, edition)
