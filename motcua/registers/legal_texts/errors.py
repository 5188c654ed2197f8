"""The refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.foundation.errors import Invalid, NotFound, Refused


class LegalTextUnknown(NotFound):
    """The register holds no text of this number."""

    code = "legal_texts.unknown"
    message = _("Không có văn bản số {number} trong sổ văn bản.")


class NumberUnreadable(Invalid):
    """No number of a text can be read from what was written."""

    code = "legal_texts.number_unreadable"
    message = _("Không đọc được số, ký hiệu văn bản từ “{written}”. Ví dụ: 61/2018/NĐ-CP.")


class NumberAmbiguous(Refused):
    """Several texts bear this number; the year or the issuer must be said."""

    code = "legal_texts.number_ambiguous"
    message = _("Số {number} là của {count} văn bản; hãy nêu thêm năm hoặc cơ quan ban hành.")


class YearUnknown(Invalid):
    """Neither the number nor a date says in which year the text was issued."""

    code = "legal_texts.year_unknown"
    message = _("Số {number} không có năm; hãy nhập ngày ban hành.")


class IssuedInAnotherYear(Invalid):
    """The day of issue lies in another year than the number says."""

    code = "legal_texts.issued_in_another_year"
    message = _("Ngày ban hành {issued_on} không thuộc năm ghi trong số {number}.")


class LegalTextKnown(Refused):
    """A text of this number, year and issuer is in the register already."""

    code = "legal_texts.known"
    message = _("Văn bản số {number} của {issuer} đã có trong sổ.")


class ForceEndsBeforeItBegins(Invalid):
    """A text cannot lose force before it has it."""

    code = "legal_texts.force_ends_before_it_begins"
    message = _("Văn bản số {number} hết hiệu lực trước khi có hiệu lực.")


class NothingToAmend(Invalid):
    """What was sent says what the register says already."""

    code = "legal_texts.nothing_to_amend"
    message = _("Thông tin của văn bản số {number} đã đúng như vậy; không có gì để sửa.")
