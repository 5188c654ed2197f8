"""What questions have in common: a day, a page, words. Read strictly, so that a slip is told, not guessed."""

import re
from datetime import date, datetime
from typing import Annotated, Final, Self, cast

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as say
from ninja import Schema
from pydantic import BeforeValidator, Field, StringConstraints, ValidationInfo, model_validator

from motcua.faces.api.problems import Mistake, ParametersWrong
from motcua.foundation import clock

_ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLUS_LOST: Final = re.compile(
    r"T(\S+) (\d{2}:\d{2})$"
)  # a "+" that was not escaped in an address is a blank
_YEARS: Final = range(1900, 2200)
_NO_NUL: Final = r"^[^\x00]*$"


def _day(typed: object) -> object:
    if isinstance(typed, str) and not _ISO_DAY.fullmatch(typed):
        raise ValueError(say("phải là một ngày dạng 2023-11-20."))
    try:
        read = date.fromisoformat(typed) if isinstance(typed, str) else typed
    except ValueError as wrong:
        raise ValueError(say("không có ngày này trong lịch.")) from wrong
    if isinstance(read, date) and read.year not in _YEARS:
        raise ValueError(say("phải trong khoảng năm 1900 đến 2199."))
    return read


def _moment(typed: object) -> object:
    if not isinstance(typed, str):
        return typed
    try:
        read = datetime.fromisoformat(_PLUS_LOST.sub(r"T\1+\2", typed))
    except ValueError as wrong:
        raise ValueError(say("phải là một thời điểm dạng 2023-11-20T08:00:00+07:00.")) from wrong
    if read.year not in _YEARS:
        raise ValueError(say("phải trong khoảng năm 1900 đến 2199."))
    return read if read.tzinfo else read.replace(tzinfo=clock.VN)


Day = Annotated[date, BeforeValidator(_day)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Words = Annotated[str, StringConstraints(max_length=200, pattern=_NO_NUL, strip_whitespace=True)]
Name = Annotated[
    str, StringConstraints(min_length=1, max_length=80, pattern=r"^[A-Za-z0-9][A-Za-z0-9._\-]*$")
]
"""A code as registers give them: letters, figures, dots, dashes."""


class Asked(Schema):
    """A question's parameters; one that nobody knows is refused, not passed over."""

    @model_validator(mode="after")
    def _nothing_else_is_asked(self, info: ValidationInfo) -> Self:
        asked: QueryDict = cast("HttpRequest", (info.context or {})["request"]).GET
        known = type(self).model_fields
        for name in asked:
            if name not in known:
                raise ValueError(
                    say("không có tham số «{name}»; các tham số được nhận: {known}.").format(
                        name=name[:40], known=", ".join(known)
                    )
                )
            if len(asked.getlist(name)) > 1:
                raise ValueError(say("tham số «{name}» chỉ được nêu một lần.").format(name=name))
        return self


def must_ask_nothing(request: HttpRequest) -> None:
    """Pass a question without parameters. Raises ParametersWrong."""
    names = sorted(request.GET)
    if names:
        raise ParametersWrong([Mistake(name[:40], say("không có tham số này.")) for name in names])


class AskedOnDay(Asked):
    """A question as of a day."""

    day: Day | None = Field(None, description="Tính theo ngày này (YYYY-MM-DD); không nêu thì là hôm nay.")

    @property
    def on(self) -> date:
        """The day that counts."""
        return self.day or clock.today()


class AskedForPage(AskedOnDay):
    """A question for a page of a list as of a day."""

    cursor: Annotated[str, StringConstraints(max_length=1000, pattern=_NO_NUL)] | None = Field(
        None, description="Con trỏ trang, lấy từ `next_cursor` của trang trước."
    )
    limit: int = Field(100, ge=1, le=500, description="Số dòng tối đa của một trang.")
