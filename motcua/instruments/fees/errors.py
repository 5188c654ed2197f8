"""The refusals of this room."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class ChargeUnknown(NotFound):
    """There is no such charge on the case."""

    code = "fees.charge_unknown"
    message = _("Không tìm thấy khoản thu này trong hồ sơ.")


class ReceiptUnknown(NotFound):
    """There is no such receipt, or none for the one who asks."""

    code = "fees.receipt_unknown"
    message = _("Không tìm thấy biên lai này.")


class ShiftUnknown(NotFound):
    """There is no such shift, or none for the one who asks."""

    code = "fees.shift_unknown"
    message = _("Không tìm thấy ca thu này.")


class ExemptionUnknown(Invalid):
    """The version exempts no such group."""

    code = "fees.exemption_unknown"
    message = _("Thủ tục này không miễn, giảm cho nhóm «{group}».")


class AmountOdd(Invalid):
    """A sum is a whole number of đồng, not below nought and not beyond reason."""

    code = "fees.amount_odd"
    message = _("Số tiền của «{title}» phải là số nguyên đồng, từ 0 đến {most}.")


class CountOdd(Invalid):
    """Pages and copies are counted by whole numbers."""

    code = "fees.count_odd"
    message = _("Số lượng của «{title}» phải là số nguyên từ 0 đến {most}.")


class ReasonMissing(Invalid):
    """What is settled by hand, voided or given back has a reason."""

    code = "fees.reason_missing"
    message = _("Cần ghi lý do.")


class BasisMissing(Invalid):
    """Money goes back only where a text lets it."""

    code = "fees.basis_missing"
    message = _("Cần ghi văn bản cho phép hoàn trả (số, điều khoản).")


class NotSettleable(Refused):
    """The charge is paid, waived by law or gone: its sum stands."""

    code = "fees.not_settleable"
    message = _("«{title}» không xác định lại mức thu được nữa: {state}.")


class Unsettled(Refused):
    """Sums that nobody knows yet cannot be collected."""

    code = "fees.unsettled"
    message = _("Chưa thu được: cần xác định mức thu của {titles}.")


class NothingDue(Refused):
    """The case owes nothing."""

    code = "fees.nothing_due"
    message = _("Hồ sơ này không có khoản nào phải nộp.")


class AlreadyPaid(Refused):
    """Everything due was collected before; perhaps a moment ago, by the same hand."""

    code = "fees.already_paid"
    message = _("Hồ sơ đã nộp đủ: biên lai {receipt}, {cashier} thu lúc {at}.")


class TotalMoved(Refused):
    """What is due is not what the page showed."""

    code = "fees.total_moved"
    message = _("Số phải thu đã đổi: lúc mở trang là {shown}, bây giờ là {total}. Xin xem lại rồi thu.")


class CashShort(Invalid):
    """Less was handed over than is due."""

    code = "fees.cash_short"
    message = _("Tiền khách đưa {given} chưa đủ: phải thu {total}, còn thiếu {lacking}.")


class NoSeries(Refused):
    """The unit has no receipts to write on."""

    code = "fees.no_series"
    message = _(
        "Đơn vị chưa có dải số biên lai nào dùng được trong ngày {day}; chưa thu tiền được. "
        "Xin báo người quản trị nạp dải số biên lai."
    )


class SeriesUsedUp(Refused):
    """A series has come to its end; `following_id` names one that could be begun."""

    code = "fees.series_used_up"
    message = _("Dải số biên lai {series} đã dùng hết đến số {final}. {what_next}")
    following_id: UUID | None = None


class SeriesClash(Refused):
    """Numbers of one symbol are given out once."""

    code = "fees.series_clash"
    message = _("Dải số {series} trùng với dải đã có hoặc khác với dải đã ghi.")


class SeriesOdd(Invalid):
    """A series begins no later than it ends, within seven figures."""

    code = "fees.series_odd"
    message = _("Dải số {series} không hợp lệ: số đầu từ 1, số cuối không nhỏ hơn số đầu, tối đa bảy chữ số.")


class VoidedBefore(Refused):
    """The receipt was voided before."""

    code = "fees.voided_before"
    message = _("Biên lai {receipt} đã được {who} hủy lúc {at}.")


class ReceiptRefunded(Refused):
    """Money of this receipt went back to its payer."""

    code = "fees.receipt_refunded"
    message = _("Biên lai {receipt} có khoản đã hoàn trả; không hủy được nữa.")


class NothingToRefund(Refused):
    """Only what was paid goes back, once, and only after the case ended without its result."""

    code = "fees.nothing_to_refund"
    message = _("«{title}» không hoàn trả được: {why}.")


class ShiftOpen(Refused):
    """The cashier's shift runs already."""

    code = "fees.shift_open"
    message = _("Anh, chị đang có một ca thu mở từ {at}.")


class ShiftOfAnotherDay(Refused):
    """A shift ends with its day."""

    code = "fees.shift_of_another_day"
    message = _("Ca thu ngày {day} chưa chốt. Xin kiểm tiền và chốt ca ấy trước khi thu tiếp.")


class ClosedBefore(Refused):
    """A closed shift is not changed."""

    code = "fees.closed_before"
    message = _("Ca thu này đã chốt lúc {at}; không thay đổi được nữa.")


class NoteOdd(Invalid):
    """Banknotes are counted by whole numbers, and only those that exist."""

    code = "fees.note_odd"
    message = _("Số tờ của mệnh giá {note} phải là số nguyên từ 0 đến {most}.")


class DifferenceUnsaid(Invalid):
    """The drawer does not hold what it should, and nobody says why."""

    code = "fees.difference_unsaid"
    message = _(
        "Tiền đếm được {counted}, theo sổ là {expected}: {difference}. "
        "Xin ghi một câu giải thích rồi chốt ca."
    )
