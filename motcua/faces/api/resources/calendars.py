"""Lịch làm việc: a year day by day, and the questions that deadlines ask of it."""

from datetime import date, datetime, time
from typing import Annotated, Final
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from motcua.faces.api.questions import Asked, Day, Moment, Name
from motcua.faces.api.stamps import stamped
from motcua.foundation import clock
from motcua.registers.calendars import queries
from motcua.registers.calendars.queries import DayFacts
from motcua.registers.places import queries as places

router = Router(tags=["Lịch làm việc"])
Year = Annotated[int, Field(ge=1990, le=2100, description="Năm dương lịch.")]
_MOST_DAYS: Final = 5000


class SpanOut(Schema):
    """A stretch of open time."""

    opens: time
    closes: time


class DayOut(Schema):
    """A day of a calendar."""

    day: date
    working: bool
    minutes: int = Field(description="Số phút mở cửa.")
    spans: list[SpanOut]
    note: str = Field(description="Vì sao ngày này như vậy.")
    certain: bool = Field(description="false khi lịch nghỉ của năm chưa công bố.")
    declared: str | None = Field(
        description="OFF: nghỉ, WORK: làm bù, HALF: làm một phần; null: như thường lệ."
    )


class YearOut(Schema):
    """A year of a calendar."""

    year: int
    place: str | None = Field(description="Mã đơn vị hành chính; null: lịch chung.")
    working_days: int
    doubt: str = Field(description="Vì sao chưa chắc chắn; rỗng khi chắc chắn.")
    days: list[DayOut]


class CertainOut(Schema):
    """What every answer of a calendar says of itself."""

    certain: bool
    doubt: str


class OpenOut(CertainOut):
    """Whether it is open."""

    at: datetime
    open: bool


class OpeningOut(CertainOut):
    """When it opens."""

    at: datetime
    next_opening: datetime


class MinutesOut(CertainOut):
    """Open minutes between two moments."""

    start: datetime
    end: datetime
    minutes: int


class WorkingDayOut(CertainOut):
    """The n-th working day."""

    day: date
    number: int
    working_day: date


class AskedOfPlace(Asked):
    """Whose calendar."""

    place: Name | None = Field(None, description="Mã đơn vị hành chính; không nêu thì là lịch chung cả nước.")

    def place_id(self, day: date) -> UUID | None:
        """The place meant, by its code on a day. Raises PlaceUnknown."""
        return places.place_by_code(self.place, day).id if self.place else None


class AskedAtMoment(AskedOfPlace):
    """At which moment."""

    at: Moment | None = Field(None, description="Thời điểm (ISO 8601); không nêu thì là bây giờ.")


class AskedBetween(AskedOfPlace):
    """Between which moments."""

    start: Moment
    end: Moment


class AskedForWorkingDay(AskedOfPlace):
    """Which working day after which day."""

    day: Day | None = Field(None, description="Ngày bắt đầu tính; không nêu thì là hôm nay.")
    number: int = Field(
        ge=-_MOST_DAYS, le=_MOST_DAYS, description="Ngày làm việc thứ mấy sau ngày đó; số âm là trước đó."
    )


@router.get("/{year}", response=YearOut, operation_id="getCalendarYear", summary="Lịch một năm, từng ngày")
@stamped(queries.stamp, places.stamp)
def year(request: HttpRequest, year: Path[Year], asked: Query[AskedOfPlace]) -> YearOut:
    """Mọi ngày trong năm: có làm việc không, giờ nào, vì sao, đã chắc chưa."""
    nearest = min(max(clock.today(), date(year, 1, 1)), date(year, 12, 31))
    view = queries.year_view(year, asked.place_id(nearest))
    days = [day for month in view.months for week in month.weeks for day in week if day is not None]
    return YearOut(
        year=year,
        place=asked.place,
        working_days=view.working_days,
        doubt=view.doubt,
        days=[_day(one) for one in days],
    )


@router.get("/questions/open", response=OpenOut, operation_id="isOpen", summary="Lúc này có mở cửa không")
def is_open(request: HttpRequest, asked: Query[AskedAtMoment]) -> OpenOut:
    """Cơ quan tại nơi đó có làm việc vào phút ấy không."""
    at = asked.at or clock.now()
    day = _day_of(at)
    calendar = queries.calendar_for(asked.place_id(day))
    doubt = calendar.doubt(day)
    return OpenOut(at=at, open=calendar.is_open(at), certain=not doubt, doubt=doubt)


@router.get(
    "/questions/next-opening", response=OpeningOut, operation_id="nextOpening", summary="Bao giờ mở cửa"
)
def next_opening(request: HttpRequest, asked: Query[AskedAtMoment]) -> OpeningOut:
    """Chính lúc ấy nếu đang mở, nếu không thì lần mở cửa kế tiếp."""
    at = asked.at or clock.now()
    found = queries.next_opening(at, place_id=asked.place_id(_day_of(at)))
    return OpeningOut(at=at, next_opening=found.value, certain=found.certain, doubt=found.doubt)


@router.get(
    "/questions/open-minutes",
    response=MinutesOut,
    operation_id="openMinutes",
    summary="Số phút làm việc giữa hai thời điểm",
)
def open_minutes(request: HttpRequest, asked: Query[AskedBetween]) -> MinutesOut:
    """Số phút mở cửa từ `start` đến `end`; âm khi `end` đến trước."""
    place_id = asked.place_id(_day_of(asked.start))
    found = queries.open_minutes_between(asked.start, asked.end, place_id=place_id)
    return MinutesOut(
        start=asked.start, end=asked.end, minutes=found.value, certain=found.certain, doubt=found.doubt
    )


@router.get(
    "/questions/working-day",
    response=WorkingDayOut,
    operation_id="nthWorkingDay",
    summary="Ngày làm việc thứ mấy",
)
@stamped(queries.stamp, places.stamp)
def working_day(request: HttpRequest, asked: Query[AskedForWorkingDay]) -> WorkingDayOut:
    """Ngày làm việc thứ `number` sau một ngày; 0: chính ngày ấy nếu làm việc, không thì ngày kế tiếp."""
    day = asked.day or clock.today()
    found = queries.nth_working_day(day, asked.number, place_id=asked.place_id(day))
    return WorkingDayOut(
        day=day, number=asked.number, working_day=found.value, certain=found.certain, doubt=found.doubt
    )


def _day(facts: DayFacts) -> DayOut:
    return DayOut(
        day=facts.day,
        working=facts.working,
        minutes=facts.minutes,
        spans=[SpanOut(opens=span.opens, closes=span.closes) for span in facts.spans],
        note=facts.note,
        certain=facts.certain,
        declared=facts.declared.kind.value if facts.declared else None,
    )


def _day_of(moment: datetime) -> date:
    return moment.astimezone(clock.VN).date()
