"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class BeyondCalendar(Refused):
    """The day lies outside all days that the calendar reckons with."""

    code = "calendars.beyond"
    message = _("Lịch làm việc chưa tính tới ngày {day}; chỉ tính từ {first} đến {last}.")


class NoOfficeHours(Refused):
    """No office hours are declared at all, so nothing can be reckoned."""

    code = "calendars.no_office_hours"
    message = _("Chưa khai báo giờ làm việc. Vào Lịch làm việc để khai báo giờ trong tuần.")


class DayDeclaredBefore(Refused):
    """The day is declared for the same scope already."""

    code = "calendars.day_declared_before"
    message = _("Ngày {day} đã khai báo là “{name}” cho phạm vi này; hãy thu hồi trước khi khai báo lại.")


class DayRuleUnknown(NotFound):
    """No declaration has this id."""

    code = "calendars.day_unknown"
    message = _("Không có khai báo ngày này trong lịch.")


class DayWithdrawnBefore(Refused):
    """The declaration was withdrawn before."""

    code = "calendars.day_withdrawn_before"
    message = _("Khai báo ngày {day} đã được thu hồi trước đó.")


class HoursUnreadable(Invalid):
    """What was given is no stretch of time, or the stretches overlap."""

    code = "calendars.hours_unreadable"
    message = _(
        "Giờ làm việc không đọc được hoặc chồng lên nhau: {written}. Ví dụ: 07:00-11:30, 13:30-17:00."
    )


class HoursMissing(Invalid):
    """A half day must say when it is open; a week must be open at some time."""

    code = "calendars.hours_missing"
    message = _("Cần ghi giờ mở cửa cho {what}.")


class HoursOverlap(Refused):
    """Other office hours of the same scope begin later and would be cut into."""

    code = "calendars.hours_overlap"
    message = _(
        "Phạm vi này đã có giờ làm việc từ {since}; giờ mới phải bắt đầu sau ngày ấy hoặc kết thúc trước."
    )


class HoursWithin(Refused):
    """Other office hours of the same scope go on after the new ones end: they would be cut in two."""

    code = "calendars.hours_within"
    message = _(
        "Giờ làm việc từ {since} còn áp dụng sau ngày {until}. Muốn đổi giờ cho một quãng: lưu giờ mới từ "
        "{first} và để trống “Đến hết ngày”, rồi lưu lại giờ cũ từ {after}."
    )


class ScopeUnclear(Invalid):
    """Something can be said of a place or of a unit, not of both at once."""

    code = "calendars.scope_unclear"
    message = _("Chỉ chọn một: địa bàn hoặc cơ quan.")


class ReplacedDayWrong(Invalid):
    """A day worked in place of another cannot replace itself."""

    code = "calendars.replaced_day_wrong"
    message = _("Ngày {day} không thể làm bù cho chính nó.")


class YearSaidBefore(Invalid):
    """The year already stands so in the register."""

    code = "calendars.year_said_before"
    message = _("Lịch năm {year} đã ghi như vậy.")
