"""The refusals of this room; none repeats a personal number."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class PersonUnknown(NotFound):
    """There is no such person."""

    code = "people.person_unknown"
    message = _("Không có người này trong sổ.")


class EntityUnknown(NotFound):
    """There is no such legal entity."""

    code = "people.entity_unknown"
    message = _("Không có tổ chức này trong sổ.")


class NameMissing(Invalid):
    """Nobody is registered without a name."""

    code = "people.name_missing"
    message = _("Cần nhập họ và tên.")


class NumberMalformed(Invalid):
    """A personal number has twelve figures, the old one nine."""

    code = "people.number_malformed"
    message = _(
        "Số định danh phải có đúng 12 chữ số, số chứng minh nhân dân cũ có 9 chữ số. Xin kiểm tra lại."
    )


class PassportMalformed(Invalid):
    """A Vietnamese passport has a letter and seven or eight figures."""

    code = "people.passport_malformed"
    message = _("Số hộ chiếu chưa đúng. Hộ chiếu Việt Nam gồm một chữ cái và 7 hoặc 8 chữ số.")


class PhoneMalformed(Invalid):
    """The telephone number cannot be rung."""

    code = "people.phone_malformed"
    message = _("Số điện thoại chưa đúng. Ví dụ: 0905 123 218.")


class TaxCodeMalformed(Invalid):
    """The tax code's check figure is wrong, or it has too few figures."""

    code = "people.tax_code_malformed"
    message = _(
        "Mã số thuế chưa đúng: cần 10 chữ số, hoặc 10 chữ số, dấu gạch và 3 chữ số; xin kiểm tra từng số."
    )


class BirthMalformed(Invalid):
    """There is no such day of birth."""

    code = "people.birth_malformed"
    message = _("Ngày sinh phải là ngày có thật, dạng ngày/tháng/năm; nếu chỉ biết năm thì nhập năm.")


class NumberTaken(Refused):
    """Two rows never bear one personal number; `person_id` says whose it is."""

    code = "people.number_taken"
    message = _(
        "Số định danh này đã có trong sổ. Hãy dùng người đã có, hoặc đính chính nếu trước đây ghi nhầm."
    )


class TaxCodeTaken(Refused):
    """Two legal entities never bear one tax code; `entity_id` says whose it is."""

    code = "people.tax_code_taken"
    message = _("Mã số thuế này đã có trong sổ. Hãy dùng tổ chức đã có.")


class CardUnreadable(Invalid):
    """The text does not come from an identity card."""

    code = "people.card_unreadable"
    message = _(
        "Không đọc được thẻ: chuỗi quét phải bắt đầu bằng 12 chữ số. Xin quét lại, hoặc nhập số định danh."
    )


class ReasonMissing(Invalid):
    """A correction, a merge, or a look at what is closed needs its reason."""

    code = "people.reason_missing"
    message = _("Cần ghi lý do.")


class TwoNumbers(Refused):
    """Two different personal numbers are two people by law."""

    code = "people.two_numbers"
    message = _(
        "Hai dòng có hai số định danh khác nhau nên là hai người. Nếu một số ghi nhầm, hãy đính chính trước."
    )


class MergedBefore(Refused):
    """One of the two rows was merged before."""

    code = "people.merged_before"
    message = _("Một trong hai dòng đã được gộp trước đó. Xin tải lại trang.")


class SamePerson(Refused):
    """A row cannot be merged into itself."""

    code = "people.same_person"
    message = _("Không thể gộp một dòng vào chính nó.")


class MergeUnknown(NotFound):
    """There is no such merge, or it was undone."""

    code = "people.merge_unknown"
    message = _("Không có lần gộp này, hoặc đã bỏ gộp.")


class FieldUnknown(Invalid):
    """Only what is closed at rest can be revealed, and only what the register keeps can be corrected."""

    code = "people.field_unknown"
    message = _("Không có mục «{field}».")


class MergeNotLast(Refused):
    """The row that was kept has itself been merged since; the later merge is undone first."""

    code = "people.merge_not_last"
    message = _("Người được giữ lại sau đó đã gộp vào người khác. Hãy bỏ gộp lần sau trước.")


class AccountAttached(Refused):
    """The account, or the person, is attached to another."""

    code = "people.account_attached"
    message = _("Tài khoản này đã gắn với người khác, hoặc người này đã có tài khoản khác.")


class PrincipalUnclear(Invalid):
    """A representative acts for one person or for one legal entity."""

    code = "people.principal_unclear"
    message = _("Đại diện phải là cho đúng một người hoặc một tổ chức.")


class ActsForSelf(Invalid):
    """Nobody represents himself."""

    code = "people.acts_for_self"
    message = _("Không ai là người đại diện của chính mình.")


class RightDoesNotFit(Invalid):
    """Parents and guardians act for persons; a mandate says for what."""

    code = "people.right_does_not_fit"
    message = _("Cha, mẹ, người giám hộ chỉ đại diện cho cá nhân; ủy quyền phải ghi rõ phạm vi.")


class DaysReversed(Invalid):
    """The last day lies before the first."""

    code = "people.days_reversed"
    message = _("Ngày cuối {until} lại trước ngày đầu {since}.")


class RepresentationKnown(Refused):
    """The register already says so for some of these days."""

    code = "people.representation_known"
    message = _("Việc đại diện này đã có trong sổ từ {since}.")


class RepresentationUnknown(NotFound):
    """There is no such representation, or it is over."""

    code = "people.representation_unknown"
    message = _("Không có việc đại diện này, hoặc đã chấm dứt.")


class OwnerDoesNotFit(Invalid):
    """Only a household business has an owner who stands for it with his own number."""

    code = "people.owner_does_not_fit"
    message = _("Chỉ hộ kinh doanh mới ghi chủ hộ.")
