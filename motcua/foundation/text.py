"""Vietnamese text: one shape (NFC), folding without marks, dictionary order, masks, dates in words.

Everything here is pure: no clock, no database, no locale of the machine.
"""

import re
import unicodedata
from datetime import date, datetime
from typing import Final

_WHOLE_PHONE: Final = 10  # figures of a number with its prefix; shorter ones are short codes

NBSP: Final = "\u00a0"  # binds a figure to its unit
BULLET: Final = "•"

# Letters that Unicode does not decompose, and the look-alikes that old fonts put in their place.
_PLAIN: Final = str.maketrans("đĐðÐɖƉƀɃ", "dDdDdDbB")
_EITHER_D: Final = str.maketrans("ðÐɖƉƀɃ", "đĐđĐbB")
# Signs that stand inside a word of a name (H'Mông, Đ’ran, Bok To'i): they are dropped, not read as a gap.
_INSIDE_WORD: Final = dict.fromkeys(map(ord, "'’‘ʼʻ`´′\u200b\u200c\u200d\ufeff\u00ad"))
# A dot or stroke between two figures belongs to the number (1.004873, 03/2023).
_GAP: Final = re.compile(r"(?:(?!(?<=\d)[./](?=\d))[\W_])+")

_TONES: Final = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng
_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER: Final = {letter: f"{10 + place}" for place, letter in enumerate(_ALPHABET)}
_NUMBER: Final = "06"  # after the six tones 00–05, before every letter
_FOREIGN: Final = "99"  # a script that is not Latin comes last
_PART: Final = re.compile(r"\d+|[^\W\d_]+")

WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def nfc(text: str) -> str:
    """The one stored shape of a text: NFC, so that equal words are equal bytes."""
    return unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """NFC with every run of white space squeezed to one blank and none at the ends: a typed name or title."""
    return " ".join(nfc(text).split())


def fold(text: str) -> str:
    """The words of `text` without marks, in small letters, for finding: "Đăng ký" → "dang ky".

    Where the tone mark sits (hoà, hòa), the Unicode shape (NFC, NFD) and the kind of apostrophe make no
    difference. Apostrophes within names vanish ("H'Mông" → "hmong"), other signs part words
    ("Ê-đê" → "e de"); a dot or stroke between figures stays ("1.004873", "03/2023").
    """
    bare = unicodedata.normalize("NFKD", text.translate(_PLAIN)).casefold().translate(_INSIDE_WORD)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(sign))
    return _GAP.sub(" ", bare).strip(" ")


def slug(text: str) -> str:
    """The folded words joined by hyphens: names of files and anchors."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def sort_key(text: str) -> str:
    """The place of `text` in a Vietnamese dictionary, as figures only: sorts alike in any collation.

    Words are compared syllable by syllable; in a syllable first the letters (a ă â b c d đ e ê …), then
    the tone (ngang, huyền, hỏi, ngã, sắc, nặng). Figures come before letters and by value: "Tổ 2" before
    "Tổ 10". Names that differ only in case or apostrophes share a key.
    """
    whole = nfc(text).translate(_EITHER_D).lower().translate(_INSIDE_WORD)
    return "".join(map(_part_key, _PART.findall(nfc(whole))))


def _part_key(part: str) -> str:
    if part.isdecimal():
        figures = str(int(part))
        return f"{_NUMBER}{min(len(figures), 99):02d}{figures}"
    return _syllable_key(part)


def _syllable_key(syllable: str) -> str:
    letters: list[str] = []
    tone = 0
    for letter in syllable:
        plain, found = _letter_and_tone(letter)
        letters.append(_LETTER.get(plain) or f"{_FOREIGN}{ord(plain):07d}")
        tone = tone or found
    return f"{''.join(letters)}0{tone}"


def _letter_and_tone(letter: str) -> tuple[str, int]:
    """The letter of the alphabet without its tone mark, and the tone."""
    marks = unicodedata.normalize("NFD", letter)
    tone = next((_TONES[mark] for mark in marks[1:] if mark in _TONES), 0)
    toneless = nfc("".join(mark for mark in marks if mark not in _TONES))
    return (toneless if toneless in _LETTER else marks[0]), tone


def mask_number(number: str) -> str:
    """A personal number fit to be shown: "052196001417" → "052••••••417". At least half is always hidden."""
    signs = "".join(number.split())
    edge = min(3, len(signs) // 4)
    return signs[:edge] + BULLET * (len(signs) - 2 * edge) + signs[len(signs) - edge :]


def mask_phone(phone: str) -> str:
    """A telephone number fit to be shown: "0905123218" and "+84 905 123 218" → "0905 ••• 218"."""
    typed = "".join(sign for sign in phone if sign.isdecimal())
    number = re.sub(r"^84(?=\d{9})", "0", typed)
    if len(number) < _WHOLE_PHONE:
        return mask_number(number)
    return f"{number[:4]} {BULLET * (len(number) - 7)} {number[-3:]}"


def mask_name(name: str) -> str:
    """A person's name fit for a public page: "Nguyễn Thị Lan" → "N••• T••• Lan", "Lan" → "L•••"."""
    words = tidy(name).split(" ")
    if len(words) == 1:
        return words[0][:1] + BULLET * 3 if words[0] else ""
    return " ".join([*(word[:1] + BULLET * 3 for word in words[:-1]), words[-1]])


def mask_email(address: str) -> str:
    """An e-mail address fit to be shown: "lan.nguyen@example.vn" → "l•••@example.vn"."""
    name, at, host = address.strip().rpartition("@")
    return f"{name[:1]}{BULLET * 3}@{host}" if at else mask_number(address)


def figures(number: int) -> str:
    """A whole number as Vietnamese pages write it: 1020411 → "1.020.411"."""
    return f"{number:,}".replace(",", ".")


def decimal(number: float, places: int = 1) -> str:
    """A number with a decimal comma: 1234.56 → "1.234,6"."""
    return f"{number:,.{places}f}".translate(str.maketrans(",.", ".,"))


def percent(share: float, places: int = 1) -> str:
    """A percentage bound to its sign: 98.4 → "98,4 %"."""
    return f"{decimal(share, places)}{NBSP}%"


def weekday(day: date) -> str:
    """thứ Hai … Chủ nhật."""
    return WEEKDAYS[day.weekday()]


def day_figures(day: date) -> str:
    """27/11/2024."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def day_words(day: date) -> str:
    """A date never bare: "thứ Tư 27/11/2024"."""
    return f"{weekday(day)} {day_figures(day)}".replace(" ", NBSP)


def moment_words(moment: datetime) -> str:
    """An hour and a day: "16 giờ 30 phút, thứ Tư 27/11/2024", in the zone that `moment` carries."""
    minutes = f" {moment.minute:02d} phút" if moment.minute else ""
    return f"{moment.hour} giờ{minutes}".replace(" ", NBSP) + f", {day_words(moment.date())}"


def official_date(day: date) -> str:
    """The date on an official paper: "ngày 05 tháng 02 năm 2024", "ngày 20 tháng 11 năm 2023".

    Decree 30/2020 puts a nought before days below ten and before the first two months only.
    """
    month = f"{day.month:02d}" if day.month in {1, 2} else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"
