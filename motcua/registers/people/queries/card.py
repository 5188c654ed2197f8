"""What a card or a number says, before anybody is registered."""

from datetime import date

from motcua.registers.people.errors import CardUnreadable
from motcua.registers.people.rules.births import Birth
from motcua.registers.people.rules.card import CardText, NotACard, read_card
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
