"""Kind `calendar_year`: whether a year's holidays are planned or announced."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import Change, Context, Item, LoadReport, Problem
from motcua.registers.calendars.actions import announce_year
from motcua.registers.calendars.models import CalendarYear
from motcua.registers.calendars.queries import years


class CalendarYearKind:
    """Kind `calendar_year`; answers about a year are certain only once it is announced."""

    name = "calendar_year"
    order = 30
    schema: Mapping[str, object] = json.loads(
        (Path(__file__).parents[1] / "calendar_year.schema.json").read_text()
    )

    def key(self, item: Item) -> str:
        """The year."""
        return str(item["year"])

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Nothing that the schema could not say."""
        return []

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """What is new, the same, or said anew."""
        known = {row.year: row for row in years()}
        return [self._change(item, known.get(item["year"])) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Say what is new."""
        report = LoadReport()
        for item, change in zip(items, self.diff(items), strict=True):
            if change.verb == "same":
                report += LoadReport(same=1)
                continue
            said = {"announced": item["announced"], "source": item.get("source", "")}
            announce_year(item["year"], **said, by=by, at=at)
            report += LoadReport(added=1) if change.verb == "add" else LoadReport(changed=1)
        return report

    def _change(self, item: Item, row: CalendarYear | None) -> Change:
        if row is None:
            said = "đã công bố" if item["announced"] else "dự kiến"
            return Change(self.key(item), "add", f"Lịch nghỉ năm {item['year']}: {said}.")
        if (row.announced, row.source) == (item["announced"], item.get("source", "")):
            return Change(self.key(item), "same")
        said = "chuyển thành đã công bố" if item["announced"] else "chuyển về dự kiến"
        return Change(self.key(item), "new_version", f"Lịch nghỉ năm {item['year']}: {said}.")
