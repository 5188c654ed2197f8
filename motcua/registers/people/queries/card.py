"""What a card or a number says, before anybody is registered."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from motcua.registers.people.errors import CardUnreadable
from motcua.registers.people.rules.births import Birth
from motcua.registers.people.rules.card import CardField, CardText, Harm, NotACard, read_card
from motcua.registers.people.rules.numbers import Doubt, Gender, doubts_about, is_personal_number


def read_card_text(text: str) -> CardText:
    """Read what a reader typed from an identity card's QR. Raises CardUnreadable."""
    try:
        return read_card(text)
    except NotACard as wrong:
        raise CardUnreadable(what="card") from wrong


def number_doubts(
    number: str, *, gender: str = "", birth: Birth | None = None, day: date
) -> tuple[Doubt, ...]:
    """Give what does not fit between a number and its bearer: warnings, never a refusal."""
    if not is_personal_number(number):
        return ()
    return doubts_about(number, gender=Gender(gender) if gender else None, birth=birth, on=day)


def doubt_sentences(doubts: Iterable[Doubt]) -> list[str]:
    """Say each doubt about a number in a sentence for who sits at the counter."""
    said = {
        Doubt.BIRTHPLACE_UNKNOWN: _("Ba số đầu của số định danh không phải mã tỉnh nào. Hãy đối chiếu thẻ."),
        Doubt.GENDER_DIFFERS: _(
            "Số định danh là của giới tính khác. Hãy đối chiếu thẻ; có thẻ đã cải chính."
        ),
        Doubt.BIRTH_YEAR_DIFFERS: _(
            "Số định danh là của năm sinh khác. Hãy đối chiếu thẻ; có thẻ đã cải chính."
        ),
        Doubt.BORN_AFTER_TODAY: _(
            "Số định danh này là của người sinh sau ngày hôm nay. Hãy kiểm tra từng số."
        ),
    }
    return [said[doubt] for doubt in doubts]


def harm_sentences(card: CardText) -> dict[CardField, str]:
    """Say, for each field of a card that is not to be trusted, what befell it and what to do."""
    said = {
        Harm.LETTERS_LOST: _("Máy đọc làm mất chữ có dấu. Hãy nhập lại theo thẻ."),
        Harm.WRONG_CODEPAGE: _("Máy đọc gửi sai bảng mã, hệ thống đã đổi lại. Hãy đối chiếu với thẻ."),
        Harm.KEYSTROKES: _("Bộ gõ tiếng Việt làm sai chữ. Hãy tắt bộ gõ rồi quét lại, hoặc nhập theo thẻ."),
        Harm.MARKS_LOST: _("Cả chuỗi không có dấu tiếng Việt. Hãy đối chiếu với thẻ và thêm dấu."),
        Harm.MISSING: _("Thẻ không cho biết, hoặc không đọc được. Hãy nhập theo thẻ."),
    }
    return {name: said[harm] for name, harm in card.harms.items()}
