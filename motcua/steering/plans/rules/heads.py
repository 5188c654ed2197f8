"""The document around its text: kind, number, date, issuer, signer, bases, recipients, year."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from motcua.steering.plans.ports import Head, Line
from motcua.steering.plans.rules.paragraphs import Paragraph
from motcua.steering.plans.rules.words import has_bullet, is_shouted, one_line, plain, without_bullet

_KINDS: Final = (
    "quyết định",
    "kế hoạch",
    "chương trình hành động",
    "chương trình",
    "chỉ thị",
    "báo cáo",
    "nghị quyết",
    "thông báo",
    "hướng dẫn",
    "đề án",
    "phương án",
    "tờ trình",
    "công điện",
    "quy chế",
    "quy định",
    "kết luận",
    "dự án",
    "công văn",
    "thông báo kết luận",
)
_NUMBER: Final = re.compile(r"^\s*Số\s*:?\s*(\d{0,5})\s*/\s*([\dA-ZĐĂÂÊÔƠƯa-z]+(?:[-/][A-ZĐ&a-z.]+)*)", re.M)
_ATTACHED: Final = re.compile(
    r"^\s*\(\s*(?:ban hành\s+)?kèm "
    r"theo\s+(?P<kind>[^\d(]{4,30}?)\s+số\s*:?\s*(?P<no>\d{0,5})\s*/\s*(?P<symbol>[A-ZĐa-z\d-]+)\s*"
    r"(?P<date>ngày.{0,40}?năm\s*(?:\d{4})?)?\s*(?:của\s+(?P<issuer>[^)]+))?",
    re.I | re.S | re.M,
)
_DATE: Final = re.compile(
    r"(?P<place>[A-ZĐÀ-Ỹ][\w.-]*(?:[ "
    r"\t]+[A-ZĐÀ-Ỹ–-][\w.-]*){0,5})\s*,\s*(?P<text>ngày\s*(?P<day>\d{0,2})[\s.…]*tháng\s*(?P<month>\d{0,2})[\s.…]*năm\s*(?P<year>\d{4})?)"
)
_SIGNS: Final = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s*\.\s*")
_TITLES: Final = re.compile(
    r"^(?:PHÓ |Q\. ?)?(?:CHỦ TỊCH|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|BỘ TRƯỞNG|TRƯỞNG BAN|TỔNG GIÁM ĐỐC|THỨ "
    r"TRƯỞNG|BÍ THƯ|CỤC TRƯỞNG|TRƯỞNG PHÒNG)"
)
_NAME: Final = re.compile(r"^(?:[A-ZĐÀ-Ỹ][a-zà-ỹ]+\s+){1,5}[A-ZĐÀ-Ỹ][a-zà-ỹ]+$")
_ISSUER: Final = re.compile(
    r"^(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|SỞ |BỘ |BAN CHỈ ĐẠO|VĂN PHÒNG|"
    r"TỈNH ỦY|THỦ TƯỚNG|CHÍNH PHỦ|CỤC |CHỦ TỊCH (?=ỦY|UỶ|UBND|HỘI|HĐND|TỈNH|THÀNH|NƯỚC))"
)
_YEAR: Final = re.compile(r"(?:năm|NĂM|Năm)\s+(20\d\d)")
_TOP: Final = 45
_LINE: Final = 70  # signs of a title's line
_CARRIES_OUT: Final = re.compile(r"(?:thuc hien|trien khai|theo)\b.{0,40}\bso:?\s*\d+\s*/")


def read_head(lines: Sequence[Line], paragraphs: Sequence[Paragraph]) -> Head:
    """Read what stands around the text; what is not there stays empty."""
    head = Head()
    texts = [line.text for line in lines]
    whole = "\n".join(texts)
    attached = _ATTACHED.search(whole)
    _kind_and_title(head, texts)
    _number(head, texts, attached)
    _date(head, whole, attached)
    _issuer(head, texts, attached)
    _signer(head, texts)
    head.legal_bases = _bases(paragraphs)
    head.recipients = _recipients(texts)
    head.year = _plan_year(head, texts)
    head.sections = [
        f"{one.no}. {one.text}".strip()
        for one in paragraphs
        if one.is_heading and re.fullmatch(r"[IVXL]+", one.no)
    ]
    return head


def _kind_and_title(head: Head, texts: Sequence[str]) -> None:
    for place, text in enumerate(texts[: 3 * _TOP]):
        bare = text.strip(" :*").lower()
        if bare in _KINDS and text.strip(" :*").isupper():
            head.kind = bare.capitalize()
            head.title = _title(texts[place + 1 : place + 10])
            return
    about = re.search(r"V/v\s*:?\s*(.+)", "\n".join(texts[:_TOP]))
    if about:
        head.kind, head.title = "Công văn", one_line(about[1])
        return
    annex = next((place for place, text in enumerate(texts) if plain(text).startswith("phu luc")), None)
    if annex is not None:
        head.title = _title(texts[annex + 1 : annex + 8])


def _title(after: Sequence[str]) -> str:
    """Join the lines of a title: up to a letterhead, a base, a heading or an aside in brackets."""
    title: list[str] = []
    for text in after:
        bare = plain(text)
        stops = bare.startswith(
            ("can cu", "(", "kinh gui", "dieu ", "thuc hien cong van", "phan ", "uy ban nhan dan", "noi nhan")
        )
        if (
            stops
            or re.match(r"[IVX]+\s*[.)]|\d+\.|[-–]{3,}|_{3,}", text)
            or _ISSUER.match(text)
            or (title and (has_bullet(text) or _is_sentence(text)))
        ):
            break
        title.append(one_line(text))
    return " ".join(title)


def _is_sentence(text: str) -> bool:
    """Say whether a line is a sentence of the text, as no further line of a title is: long, and closed.

    Or it begins anew, and names the document that is carried out.
    """
    closed = len(text) > _LINE and text.rstrip().endswith((".", ":", ";"))
    return closed or (text[:1].isupper() and _CARRIES_OUT.match(plain(text)) is not None)


def _number(head: Head, texts: Sequence[str], attached: re.Match[str] | None) -> None:
    found = _NUMBER.search("\n".join(texts[:_TOP]))
    if found:
        number, head.symbol = found[1], found[2]
    elif attached:
        number, head.symbol = attached["no"], attached["symbol"]
    else:
        return
    head.number = f"{number}/{head.symbol}" if number else ""
    if attached and not head.kind:
        head.kind = one_line(attached["kind"]).capitalize()


def _date(head: Head, whole: str, attached: re.Match[str] | None) -> None:
    found = _DATE.search(whole)
    if found:
        head.place, head.date_text = one_line(found["place"]), one_line(found["text"])
        head.date = _day(found["year"], found["month"], found["day"])
    elif attached and attached["date"]:
        head.date_text = one_line(attached["date"])
        parts = re.fullmatch(r"ngày\s*(\d{0,2})\s*tháng\s*(\d{0,2})\s*năm\s*(\d{4})?", head.date_text, re.I)
        head.date = _day(parts[3], parts[2], parts[1]) if parts else None


def _day(year: str | None, month: str, day: str) -> date | None:
    try:
        return date(int(year or ""), int(month), int(day))
    except ValueError:
        return None


def _issuer(head: Head, texts: Sequence[str], attached: re.Match[str] | None) -> None:
    named = [
        place for place, text in enumerate(texts) if _ISSUER.match(text.strip()) and text.strip().isupper()
    ]
    signing = [place for place in named if _SIGNS.match(texts[place])]
    for place in [place for place in named if place not in signing]:
        after = texts[place + 1].strip() if place + 1 < len(texts) else ""
        place_name = re.match(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|XÃ|PHƯỜNG)\s", after)
        head.issuer = one_line(texts[place].strip() + (f" {after}" if place_name and after.isupper() else ""))
        if place_name or len(head.issuer.split()) > 5:
            return
    if not head.issuer and attached and attached["issuer"]:
        head.issuer = one_line(attached["issuer"]).strip(" .")
    if not head.issuer:
        signed = next((text for text in texts if _SIGNS.match(text.strip())), "")
        head.issuer = one_line(_SIGNS.sub("", signed.strip()))


def _signer(head: Head, texts: Sequence[str]) -> None:
    for place, text in enumerate(texts):
        if not _SIGNS.match(text.strip()) and not plain(text).strip(" -").startswith("luu:"):
            continue
        titles: list[str] = []
        for after in texts[place : place + 14]:
            bare = one_line(after)
            if _TITLES.match(bare):
                titles.append(bare)
            if _NAME.match(bare) and not bare.isupper():
                head.signer, head.signer_title = bare, (titles[-1] if titles else "")
                return


def _bases(paragraphs: Sequence[Paragraph]) -> list[str]:
    found: list[str] = []
    for one in paragraphs[:80]:
        bare = plain(one.text)
        opens = bare.startswith(("can cu ", "theo de nghi")) or (not found and bare.startswith("thuc hien "))
        if opens and not one.above and not one.bulleted and not one.no:
            found.append(one.text.strip(" ;."))
    return found


def _recipients(texts: Sequence[str]) -> list[str]:
    found: list[str] = []
    reading = False
    for text in texts:
        if plain(text).strip(" *").startswith("noi nhan"):
            reading = True
        elif reading and (has_bullet(text) and not _SIGNS.match(text)):
            found.append(without_bullet(text).strip(" ;."))
            if plain(found[-1]).startswith("luu"):
                break
        elif reading and found and not text[:1].islower():
            break
    return found


def _plan_year(head: Head, texts: Sequence[str]) -> int | None:
    """Find the year a plan is for: its title says so; a date or decision named there does not count."""
    candidates = [head.title, *(text for text in texts if is_shouted(text) and _YEAR.search(text))]
    for text in candidates:
        bare = re.sub(r"(?:ngày[\s\d]*)?tháng\s*\d*\s*năm\s+20\d\d", "", text, flags=re.I)
        years = {int(year) for year in _YEAR.findall(bare)}
        if re.search(r"(?:giai đoạn|GIAI ĐOẠN)", bare) and not years:
            break
        if years:
            return min(years) if len(years) == 1 else max(years)
    if head.date:
        return head.date.year
    said = re.search(r"20\d\d", head.date_text)
    return int(said.group()) if said else None
