"""Cơ quan as documents list them: where one name ends and the next begins, and how sure that is."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from motcua.steering.plans.rules.words import (
    clean,
    is_unfinished,
    one_line,
    plain,
    starts_small,
    without_bullet,
)

# What the name of an organ begins with. Marks off; the text itself must begin with a capital, or with "các".
_ORGANS: Final = (
    r"so|ban|ubnd|uy ban|hdnd|hoi dong|van phong|vp|cong an|cuc|chi cuc|tong cuc|bao hiem|bhxh|kho "
    "bac|thanh tra|"
    "trung tam|hoi|mat tran|mttq|ubmttq|ub mttq|lien hiep|buu dien|truong|benh vien|cong ty|tong "
    "cong ty|tap doan|vnpt|viettel|"
    "mobifone|bao(?! (?:cao|dam|ve|ton|quan|hanh))|dai|cong thong tin|trang thong tin|tinh doan|tinh uy|"
    "thanh uy|huyen uy|thi uy|dang uy|"
    "hiep hoi|lien doan|ngan hang|vien|vien kiem sat|toa an|bo|bo chi huy|bo tu lenh|quan doi|quy|chi nhanh|"
    "phong|don vi|to(?! chuc)|doan|"
    "thuong truc|ban chi dao|bql|ttytt|tt|co quan|xi nghiep|bcd|hop tac xa|thu truong|giam doc|chu "
    "tich|truong ban|thanh vien|chanh van phong|"
    "huyen|thi xa|thanh pho|tp|xa(?! hoi)|phuong(?! (?:an|phap|tien|thuc|huong))|thi tran|"
    r"quan(?! (?:ly|trong|he|triet))|dac khu|doanh nghiep|to chuc (?:chinh tri|doan the|"
    "hoi)|cac|tat ca|toan the|mot so|lien minh|"
    "chu quan|chu dau tu|chu so huu|nhom|bch|doanh trai|lanh dao|nha|khu|"
    "dien luc|dich vu(?! cong)|chinh phu|thu tuong|quoc hoi|vu|tong|cum|"
    "khoi|truc|bdt|ttr"
)
_ORGAN: Final = re.compile(rf"(?:{_ORGANS})\b")
# After a comma or "và" a new name begins only with one of these; "ban", "ngành" go on with "các sở".
_NEXT: Final = re.compile(
    r"(?:(?-i:(?=[A-ZĐÀ-Ỹ]))(?:sở|ban(?! (?:ngành|đảng))|ubnd|ub|ủy ban|uỷ ban|hđnd|hội đồng|văn "
    r"phòng|vp|công an|cục|chi cục|"
    r"bảo hiểm|bhxh|kho bạc|thanh tra|trung tâm|hội|mặt trận|mttq|liên hiệp|bưu điện|trường|bệnh "
    r"viện|công ty|"
    r"tổng công ty|tập đoàn|vnpt|viettel|mobifone|báo(?! chí| cáo)|đài|cổng|trang|tỉnh đoàn|tỉnh "
    r"ủy|thành ủy|huyện ủy|đảng ủy|đoàn|"
    r"hiệp hội|liên đoàn|ngân hàng|viện|tòa án|toà án|bộ|quân|quỹ|chi nhánh|phòng|thường trực|bql|"
    r"điện lực|liên minh|"
    r"tổ(?! chức)|(?:huyện|thị xã|thành phố|tp\.?|xã|phường|thị trấn)(?-i:(?=\s+[A-ZĐÂÊÔĂƠƯ]))|các|"
    r"tất cả|thủ trưởng|chủ tịch|đơn vị|doanh nghiệp|cơ quan)\b"
    r"|(?:các|ubnd|ủy ban nhân dân|hđnd|tất cả|một số|thủ trưởng|những|toàn thể|văn phòng ubnd|sở "
    r"(?=[A-ZĐ]))\b)",
    re.IGNORECASE,
)
_CLASS: Final = re.compile(
    r"\b(?:cac|tat ca|toan the|cap huyen|cap xa|cac cap|moi|nhung|mot so|lien quan|dia phuong|don vi khac)\b"
)
_ASIDE: Final = re.compile(r"\s*\([^()]*\)?")
_BREAKS: Final = re.compile(r"[;\n]|(?:^|\s)[-+•]\s+|(?<=[a-zà-ỹ])\.\s+(?=[A-ZĐ])")
_BARE: Final = re.compile(r"(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan|ubnd va)$")
_OF_TWO: Final = re.compile(  # one office that serves two: "Văn phòng Đoàn ĐBQH và HĐND tỉnh"
    r"\b(?:van phong|vp|thuong truc|lanh dao)\s(?:.*\b)?"
    r"(?:dbqh|doan dai bieu quoc hoi|hdnd|hoi dong nhan dan)$"
)
# A second organ inside a name, with no sign between: two names run together.
_SECOND: Final = re.compile(
    r"(?<!Giám đốc)(?<!thuộc)(?<!của)(?<!Chánh)(?<!đốc)(?<!Lãnh đạo)(?<!trực)(?<!Chi nhánh)\s(?:Sở|Cục|"
    r"Các|Kho bạc|Công an tỉnh|Văn phòng|Bộ(?= [A-ZĐ])(?! Chỉ huy| Tư lệnh)|"
    r"Thanh tra tỉnh|Bảo hiểm)\s|(?<!Văn phòng)(?<!VP)(?<!thuộc)(?<!của)(?<!cho)(?<!trực)(?<!HĐND "
    r"và)(?<!Lãnh đạo)(?<!HĐND,)"
    r"(?<!tịch)\s(?:UBND|Ủy ban nhân dân)\s|(?<!Văn phòng)(?<!Trưởng)(?<!viên)\sBan (?:Tổ chức|"
    r"Tuyên giáo|Dân vận|Nội chính|"
    r"Dân tộc|Quản lý|Chỉ huy)\s|"
    r"(?<!Giám đốc)(?<!thuộc)(?<!của)(?<!trực)(?<!trưởng)(?<!Công ty)\s"
    r"(?:Ngân hàng (?:Nhà nước|Chính sách)|Trung tâm Phục vụ|Thủ trưởng|Đài Phát thanh|Bưu điện|"
    r"Tỉnh đoàn|Trường (?:Chính trị|Đại học|Cao đẳng)|Liên đoàn Lao động|"
    r"Hội (?:Nông dân|Liên hiệp|Cựu chiến binh)|Bộ Chỉ huy)\s"
)
# A title or kind without the name that belongs to it: "Chủ tịch", "Bộ Tài chính Bộ".
_CUT: Final = re.compile(
    r"^(?:pho )?(?:chu tich|giam doc|thu truong|lanh dao|truong|chanh van phong|van phong|uy ban|hoi dong|"
    r"uy ban mat tran|trung tam|cong ty|truong|vien|kho bac|bao hiem|bo chi huy|ban quan ly|ngan hang|"
    r"ban chi huy|lien doan|buu|hoi lien hiep|dai phat thanh(?: va)?)$"
    r"|\S(?<!van phong)(?<!thanh tra)(?<!lanh dao)(?<!cong doan)(?<!thuoc) (?:bo|so|cuc|chi cuc|tong cuc)$"
    r"|\S (?:ubnd|uy ban|uy ban nhan|van phong)$"
    r"|\S (?:giao|trinh|ban hanh|phe duyet)$"
)
_OFFICE: Final = re.compile(
    r"^(?:đ/c\s+|đồng chí\s+)?(?:giám đốc|chánh(?=\s+(?:văn phòng|thanh tra))|"
    r"chủ tịch(?=\s+(?:ubnd|ủy ban|uỷ ban|hội))|lãnh đạo|"
    r"(?:cục|chi cục|viện|hiệu)\s+trưởng(?=\s+(?:cục|chi cục|viện|trường))|trưởng(?=\s+ban\s)|"
    r"tổng giám đốc|thủ trưởng(?!\s+(?:các|cơ quan)))\s+",
    re.I,
)
_COMMA: Final = re.compile(r"\s*,\s*|\s+(?:và|cùng|&)\s+(?:với\s+)?|\s*/\s*")
_ROLES: Final = re.compile(
    r"^(?:cơ quan\s+|đơn vị\s+)?(chủ trì|phối hợp|thực hiện)\s*(?:với\s*)?[:\-–]\s*", re.I
)


@lru_cache(maxsize=16384)
def split_names(text: str) -> tuple[str, ...]:
    """Give the agencies that a cell names, as printed, in order."""
    names: list[str] = []
    for part in _broken(_shut(clean(text))):
        names += _parted(without_bullet(one_line(part)))
    return tuple(dict.fromkeys(name for name in map(_trimmed, names) if any(map(str.isalpha, name))))


@lru_cache(maxsize=16384)
def named_in(text: str) -> tuple[str, ...]:
    """Give the agencies of a cell that is known to hold nothing else: two run together are two."""
    names: list[str] = []
    for name in split_names(text):
        cuts = [0, *(found.start() for found in _SECOND.finditer(name)), len(name)]
        parts = [name[here:there].strip(" ,") for here, there in pairwise(cuts)]
        names += parts if all(map(looks_like_agency, parts)) else [name]
    return tuple(dict.fromkeys(names))


def _broken(text: str) -> list[str]:
    """Break a text where a sign ends a name; a dash does so only before another agency."""
    parts, here = [], 0
    for found in _BREAKS.finditer(text):
        dash = found.group().strip() in {"-", "+", "•"}
        if dash and text[: found.start()].strip() and not looks_like_agency(text[found.end() :]):
            continue
        parts.append(text[here : found.start()])
        here = found.end()
    return [*parts, text[here:]]


def _shut(text: str) -> str:
    """Join lines that break a name in two: what goes on small, or after a word that calls for another."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    joined: list[str] = []
    for line in lines:
        goes_on = joined and (
            is_unfinished(joined[-1])
            or _CUT.search(plain(joined[-1]))
            or (starts_small(line) and not _NEXT.match(line))
            or not looks_like_agency(line)
        )
        if goes_on and (not line.startswith(("-", "+", "•")) or _names_the_rest(line)):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return "\n".join(joined)


def _names_the_rest(line: str) -> bool:
    """Say whether a dash begins no item, but what is left of a name: "Lao động" above "- Thương binh"."""
    rest = without_bullet(line)
    return line[:1] == "-" and not looks_like_agency(rest) and not _ROLES.match(rest)


def _parted(text: str) -> list[str]:
    """Part a text at commas and "và" where a new name begins."""
    asides = [(found.start(), found.end()) for found in _ASIDE.finditer(text)]
    parts, here = [], 0
    for found in _COMMA.finditer(text):
        if any(start <= found.start() < end for start, end in asides):
            continue
        before, after = text[here : found.start()], text[found.end() :]
        if _NEXT.match(after) and looks_like_agency(before) and not _goes_on(before, after, found.group()):
            parts.append(before)
            here = found.end()
    return [*parts, text[here:]]


def _goes_on(before: str, after: str, sign: str) -> bool:
    """Say whether what follows a comma belongs to the same name: "các xã, phường, thị trấn"."""
    bare = plain(before)
    if starts_small(after) and not re.match(r"(?:cac|ubnd|uy ban|tat ca|mot so|so)\b", plain(after)):
        return True
    if "/" in sign:
        return not looks_like_agency(after)
    if _OF_TWO.search(bare) and plain(after).startswith(("hdnd", "hoi dong nhan dan", "ubnd", "uy ban")):
        return True
    return bool(_BARE.search(bare) or re.search(r"\b(?:cac|thu truong|chu tich|giam doc)$", bare))


def _trimmed(name: str) -> str:
    bare = without_bullet(name)
    bare = _ROLES.sub("", bare)
    return bare.strip(" ,;.:-–+*")


def looks_like_agency(text: str) -> bool:
    """Say whether a text begins as the name of an agency or of a class of them does."""
    bare = plain(without_bullet(text))
    found = _ORGAN.match(bare)
    if found is None:
        return False
    first = without_bullet(text)[:1]
    return first.isupper() or bare.startswith(("cac ", "tat ca ", "mot so ", "ubnd", "uy ban", "thu truong"))


def is_class(name: str) -> bool:
    """Say whether a name means many agencies at one stroke."""
    return _CLASS.search(plain(name)) is not None


def core(name: str) -> str:
    """Leave off a name what stands in brackets, and the head who answers for the agency."""
    bare = one_line(_ASIDE.sub(" ", name)).strip(" ,;.").replace(" & ", " và ")
    return _OFFICE.sub("", bare, count=1)


@lru_cache(maxsize=16384)
def names_score(text: str) -> float:
    """Say how well a whole text parses as a list of agencies: 1 when every part does, less if some fail."""
    names = split_names(text)
    if not names:
        return -1.0
    good = sum(1 for name in names if looks_like_agency(name) and not is_unfinished(name) and _whole(name))
    return good / len(names) - 0.75 * (len(names) - good)


def _whole(name: str) -> bool:
    """Say whether a name is one name: short enough, with no second organ in it without a sign between."""
    count = len(name.split())
    if _SECOND.search(name) or _CUT.search(plain(name)):
        return False
    return (count >= 2 and count <= 40) or name.isupper()


def breaks_off(text: str) -> bool:
    """Say whether a text ends with a title or kind whose name is still to come: "…; Chủ tịch"."""
    names = split_names(text)
    return bool(names) and _CUT.search(plain(names[-1])) is not None


def runs_together(text: str) -> bool:
    """Say whether two agencies stand in a text with no sign between them."""
    return _SECOND.search(text) is not None
