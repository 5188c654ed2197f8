"""How well a text reads as what a column holds: agencies, a time, a product, marks, a sum."""

import re
from functools import lru_cache
from typing import Final

from motcua.steering.plans.rules.columns import STATES, VALUES, Role
from motcua.steering.plans.rules.dues import due_share, is_due_shaped, starts_as_due
from motcua.steering.plans.rules.names import looks_like_agency, names_score, runs_together
from motcua.steering.plans.rules.words import DANGLING, is_unfinished, plain

AGENCIES: Final = frozenset({Role.LEAD, Role.SUPPORT, Role.BOTH, Role.WATCHER, Role.DOERS})
MARK: Final = re.compile(
    r"(?:x|v|✓|✔|√|\+|-|co|khong|mot phan|hoan thanh|da hoan thanh|hoan thanh mot phan|chua hoan "
    r"thanh|dang thuc hien|"
    r"dang trien khai|chua thuc hien|da thuc hien|chua den han|qua han|\d{1,3}\s*%)(?:\s*\(.*\))?\.?"
)
PRODUCT: Final = re.compile(
    r"(?:\d{1,2}[.)]\s*|[-+•]\s*)?(?:cac |nhung |\d{1,3} |ban |du thao |to trinh |ho so )*(?:quyet "
    r"dinh|ke hoach|bao cao|nghi quyet|de an|to trinh|van ban|cong van|"
    r"chi thi|quy dinh|quy che|chuong trinh|hoi nghi|huong dan|thong bao|danh muc|danh sach|co so "
    r"du lieu|csdl|he thong|phan mem|bien ban|ho so|"
    r"du thao|ket qua|so lieu|phieu|lop|tai lieu|tin|bai|phuong an|de cuong|mo hinh|cong|trang|"
    r"thong tu|nghi dinh|kho|bang|chuyen muc|chuyen de|phong su|cuoc|ket luan|hop dong|giay|chung chi|du an|"
    r"bo|san pham|quy trinh|dot|buoi|hoi thi|hoi thao|toa dam|ban|ky|de tai|luan chung|ho so|cam "
    r"nang|video|ung dung|tram|diem|ban do|nen tang)\b"
)
ASIDES: Final = {
    Role.MONEY: re.compile(
        r"[\d.,]+(?: ?(?:trieu|ty|nghin|dong|trieu dong|ty dong)(?: dong)?)?$|ngan sach|nguon|theo du toan|"
        r"xa hoi hoa|khong|von|long ghep"
    ),
    Role.BASE: re.compile(
        r"(?:khoan|diem|muc|dieu|phan|tai )?.{0,12}(?:nghi quyet|quyet dinh|nghi dinh|chi thi|thong bao|"
        r"cong van|ke hoach|ket luan|chuong trinh|luat|thong tu|cong dien|de an)\b.{0,60}\d"
    ),
    Role.CHIEF: re.compile(
        r"(?:pct|ct|pho chu tich|chu tich|d/c|dong chi|ong|ba|pho giam doc|giam doc|pvp)\b"
    ),
}
_TIES: Final = DANGLING | frozenset(
    ["trình", "gửi", "giúp", "mưu", "cáo", "hành", "giao", "ký", "nghị", "lãnh", "đạo", "viên", "trưởng"]
)
_PARTS: Final = re.compile(
    r"[-–+•]?\s*\b(?:(?:cơ quan|đơn vị)\s+)?(?:chủ trì|phối hợp)(?:\s+(?:thực hiện|với))?\s*:\s*", re.I
)
_ENDS_IN_ORGAN: Final = re.compile(  # the first word of an agency whose name stands below it
    r"\s(?:Văn phòng|VP|Sở|UBND|Ủy ban|Uỷ ban|Ủy ban nhân dân|Ban Quản lý|Trung tâm|Cục|Bộ Chỉ huy|Kho bạc|"
    r"Ngân hàng|Bảo hiểm|Đài|Trường|Thủ trưởng|Các|Hội|Đoàn|Chủ tịch)$"
)
_LABELLED_TIME: Final = re.compile(  # "Ban hành: Quý I" is a time, whatever stands before it
    r"[^\W\d_][\w ]{2,25}:\s*(?:trong |trước |đến |vào )?(?:quý [IV1-4]|tháng \d|năm 20|cả năm|\d{1,2}/\d)",
    re.I,
)
_BEFORE_TIME: Final = re.compile(r"\s(?:tháng|quý|ngày|năm|trước|trong|hoàn thành|đến|chậm nhất)$", re.I)
_HELPERS: Final = re.compile(r"[-–+•]?\s*(?:(?:cơ quan|đơn vị)\s+)?phối hợp(?:\s+\w+)?\s*:", re.I)
_VALUE: Final = re.compile(
    r"(?:[<>≥≤]|tu |tren |duoi |it nhat |toi thieu |toi da |dat |nhom |top |giam |tang |cai "
    r"thien)?.{0,12}\d|nhom |cai thien|tot|co |hoan thanh"
)


@lru_cache(maxsize=65536)
def fit(role: Role, text: str) -> float:  # noqa: PLR0911  # one answer for each kind of column
    """Say how well a whole text reads as what a column of this role holds."""
    count = len(text.split())
    if (_PARTS if role is not Role.BOTH else _HELPERS).match(text):
        return -5.0 if role not in AGENCIES or role is Role.BOTH else -1.0
    if role in AGENCIES:
        return _agency_fit(role, text, count)
    if role in {Role.DUE, Role.BEGIN}:
        return _due_fit(text, count)
    if role in STATES:
        return 3.0 if MARK.fullmatch(plain(text)) else -6.0
    if role is Role.PRODUCT:
        opened = (2.0 if PRODUCT.match(plain(text)) else -1.0) - (3.0 if runs_together(text) else 0.0)
        timed = 4.0 if _LABELLED_TIME.search(text) else 0.0
        if _ENDS_IN_ORGAN.search(text):
            timed += 2.5
        return opened - timed - (4.0 if is_unfinished(text) else 0.0) - 0.06 * max(0, count - 12)
    if role in VALUES:
        return 2.0 if _VALUE.match(plain(text)) and count <= 14 else -1.0
    if role is Role.UNIT:
        return 1.0 if count <= 3 else -3.0
    if role in ASIDES:
        return (2.5 if ASIDES[role].match(plain(text)) else -4.0) - 0.05 * count
    if role is Role.OTHER:
        return -0.1 * count
    score = -4.0 if is_unfinished(text) else 0.0
    score -= 4.0 if _LABELLED_TIME.search(text) else 0.0
    score -= 2.5 if _ENDS_IN_ORGAN.search(text) else 0.0
    score -= 5.0 if _PARTS.search(text) else 0.0
    score -= 2.5 if role in {Role.TASK, Role.TARGET} and _swallows_agency(text) else 0.0
    return (
        score + (0.5 if text[:1].isupper() or not text[:1].isalpha() else -0.5) + (0.0 if count > 2 else -2.0)
    )


def _swallows_agency(text: str) -> bool:
    """Say whether a text ends with an agency that no word before ties to it: likely the next cell's."""
    words = text.split()
    for place in range(len(words) - 1, max(2, len(words) - 9), -1):
        if not words[place][0].isupper() or not looks_like_agency(" ".join(words[place:])):
            continue
        if names_score(" ".join(words[place:])) >= 1.0:
            before = words[place - 1]
            return before[-1] not in ",;:(“/-–" and before.lower() not in _TIES
    return False


def _goes_on_with_product(text: str) -> bool:
    """Say whether a name runs on into what another column holds: "Sở Y tế Đề án hồ sơ sức khỏe"."""
    words = text.split()
    for place in range(2, len(words)):
        if not words[place][0].isupper() or words[place - 1].lower().rstrip(",;") in _TIES:
            continue
        rest = " ".join(words[place:])
        if PRODUCT.match(plain(rest)) and not looks_like_agency(rest):
            return True
    return False


def _due_fit(text: str, count: int) -> float:
    share = due_share(text)
    if not share:
        return -4.0
    if _holds_more(text):
        return -2.0
    long = 0.2 * max(0, count - 10) + (3.0 if text.rstrip()[-1] in "-–,/" else 0.0)
    if is_due_shaped(text):
        return 3.0 + share + (0.0 if share > 0.3 else -1.0) - long
    return 5.0 * share - 3.0 - long


def _holds_more(text: str) -> bool:
    """Say whether a time has swallowed what stands beside it: an agency, or a product without a colon."""
    first = text.split(maxsplit=1)[0]
    labelled = ":" in text or starts_as_due(text)
    swallowed = not labelled and (
        looks_like_agency(text) or (first[0].isupper() and PRODUCT.match(plain(text)))
    )
    return bool(swallowed) or _swallows_agency(text) or (not labelled and _names_agency(text))


def _names_agency(text: str) -> bool:
    """Say whether an agency stands among the words of a time: "Bưu điện tỉnh Chậm nhất ngày 31/10"."""
    words = text.split()
    rests = (" ".join(words[place:]) for place in range(1, len(words)) if words[place][0].isupper())
    return any(looks_like_agency(rest) and not starts_as_due(rest) for rest in rests)


def _agency_fit(role: Role, text: str, count: int) -> float:
    text = _PARTS.sub("; ", text).strip("; ") if role is Role.BOTH else text
    if text.rstrip().endswith(":") or _BEFORE_TIME.search(text):
        return -5.0
    score = names_score(text)
    if score > 0 and due_share(text) > 0:
        return -2.0
    if score >= 1.0 and _goes_on_with_product(text):
        return -2.0
    if score >= 1.0:
        return (5.0 if role in {Role.LEAD, Role.BOTH} else 4.0) - 0.05 * max(
            0, count - (8 if role is Role.LEAD else 20)
        )
    if text.strip() in {"-", "–"}:
        return 0.0
    return 4.0 * score - 2.0
