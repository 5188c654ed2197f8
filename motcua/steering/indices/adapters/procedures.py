"""Nguồn: the procedures register – what is offered online, has a fee, was published in time."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from motcua.steering.indices.ports import Counted, Named, Page, Scope, Words
from motcua.steering.indices.queries.procedure_figures import (
    count_procedures,
    page_of_procedures,
    procedures_by_agency,
)


class ProcedureFigures:
    """Counts procedures: as they stand on the day asked, and the decisions of a period."""

    noun: Words = _("thủ tục")
    columns: Sequence[Words] = (
        _("Mức độ, quyết định"),
        _("Ngày quyết định"),
        _("Căn cứ có hiệu lực"),
        _("Công khai"),
    )
    dimensions: Final = frozenset({"agency_ids"})
    counts: Final[Mapping[str, Named]] = {
        "procedures_public": Named(_("thủ tục đang công khai"), of_period=False),
        "procedures_online": Named(
            _("thủ tục cung cấp trực tuyến một phần hoặc toàn trình"), of_period=False
        ),
        "procedures_online_full": Named(_("thủ tục cung cấp trực tuyến toàn trình"), of_period=False),
        "procedures_online_partial": Named(_("thủ tục cung cấp trực tuyến một phần"), of_period=False),
        "procedures_with_fee": Named(_("thủ tục có phí, lệ phí"), of_period=False),
        "procedures_complete": Named(_("thủ tục công khai đủ 7 bộ phận tạo thành"), of_period=False),
        "procedures_used_online": Named(
            _("thủ tục có hồ sơ nộp trực tuyến được tiếp nhận trong kỳ"), of_period=False
        ),
        "procedures_decided": Named(
            _("thủ tục có quyết định công bố trong kỳ, biết ngày hiệu lực của căn cứ"), of_period=False
        ),
        "procedures_decided_in_time": Named(
            _("thủ tục có quyết định công bố trước ngày căn cứ có hiệu lực ít nhất 5 ngày làm việc"),
            of_period=False,
        ),
        "procedures_made_public": Named(_("thủ tục phải công khai trong kỳ"), of_period=False),
        "procedures_made_public_in_time": Named(
            _("thủ tục công khai trong 5 ngày làm việc từ quyết định công bố"), of_period=False
        ),
    }

    def count(self, names: Collection[str], scope: Scope, at: datetime) -> Counted:
        """Count for the whole province, or for chosen agencies together."""
        return count_procedures(names, scope, at)

    def by_agency(self, names: Collection[str], scope: Scope, at: datetime) -> Mapping[UUID, Counted]:
        """Count by whose procedures they are."""
        return procedures_by_agency(names, scope, at)

    def by_month(self, names: Collection[str], scope: Scope, at: datetime) -> Mapping[date, Counted]:
        """Give no months: how procedures stand is asked for a moment."""
        return {}

    def rows(self, name: str, scope: Scope, at: datetime, *, after: str, most: int) -> Page:
        """Give the procedures themselves."""
        return page_of_procedures(name, scope, at, after=after, most=most)

    def behind(self) -> int:
        """Say that nothing waits: it reads the register itself."""
        return 0

    def as_of(self, at: datetime) -> AbstractContextManager[None]:
        """Ask the register: its rows say themselves since when they are so."""
        return nullcontext()
