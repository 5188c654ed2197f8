"""What the columns of a table hold, by the words of their heads: synonyms of the whole field."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from motcua.steering.plans.rules.words import one_line, plain


class Role(StrEnum):
    """What a column is for."""

    NO = "no"
    TASK = "task"
    PRODUCT = "product"
    LEAD = "lead"
    SUPPORT = "support"
    BOTH = "both"  # lead and support in one cell
    DUE = "due"
    TARGET = "target"
    VALUE = "value"
    VALUE_2 = "value_2"  # further years beside the first
    VALUE_3 = "value_3"
    VALUE_4 = "value_4"
    VALUE_5 = "value_5"
    VALUE_6 = "value_6"
    UNIT = "unit"
    WATCHER = "watcher"
    DOERS = "doers"
    STATE = "state"
    DONE = "done"
    PARTLY = "partly"
    GOING = "going"
    NOT_YET = "not_yet"
    EXPLAIN = "explain"
    GROUP = "group"  # a head above others: "Trách nhiệm cụ thể"
    MONEY = "money"
    BEGIN = "begin"  # when it begins, beside a column that says when it ends
    BASE = "base"  # the text that gave the task
    CHIEF = "chief"  # the leader who watches over it
    OTHER = "other"


ASSIGNING: Final = frozenset({Role.LEAD, Role.BOTH})
VALUES: Final = (Role.VALUE, Role.VALUE_2, Role.VALUE_3, Role.VALUE_4, Role.VALUE_5, Role.VALUE_6)
STATES: Final = frozenset({Role.STATE, Role.DONE, Role.PARTLY, Role.GOING, Role.NOT_YET})

# In the order in which they are tried: what is narrower comes first.
_HEADS: Final[list[tuple[Role, str]]] = [
    (Role.NO, r"(?:s?tt|so tt|so thu tu|tt\.?|thu tu|ma so|ma nhiem vu|muc|so)"),
    (
        Role.BOTH,
        r"(?:(?:co quan|don vi) )?chu tri\s*(?:[,/&;-]|va)\s*(?:va )?(?:(?:co quan|don "
        r"vi)\s*)?phoi hop(?: thuc hien)?",
    ),
    (
        Role.SUPPORT,
        r"(?:cac )?(?:co quan|don vi|to chuc|dau moi)?[,/ ]*(?:don vi |dia phuong )?(?:tham gia |"
        r"cung )?phoi hop(?: thuc hien| xu ly)?"
        r"|(?:co quan|don vi) (?:lien quan|tham gia)|(?:(?:co quan|don vi) )?"
        r"cung (?:thuc hien|lam|trien khai)",
    ),
    (Role.DONE, r"(?:da )?hoan thanh(?: \(x\))?(?! (?:nam|truoc))|da thuc hien|da xong|ket qua: hoan thanh"),
    (Role.PARTLY, r"hoan thanh mot phan|(?:thuc hien )?mot phan"),
    (Role.GOING, r"dang (?:tiep tuc )?(?:thuc hien|trien khai|xu ly)(?: \(x\))?|dang tiep tuc|trong han"),
    (Role.NOT_YET, r"chua (?:thuc hien|hoan thanh|trien khai)(?: \(x\))?|qua han"),
    (
        Role.EXPLAIN,
        r"(?:noi dung )?(?:giai trinh|thuyet minh|dien giai)(?: cu the)?|ket qua (?:thuc hien|dat "
        r"duoc|trien khai)(?: cu the| den nay)?"
        r"|tinh hinh(?:,? (?:tien do|ket qua))?(?: thuc hien| trien khai)?|ly do|nguyen nhan|noi "
        r"dung (?:da )?(?:thuc hien|trien khai) cu the",
    ),
    (
        Role.STATE,
        r"tien do(?:,? ket qua)? (?:thuc hien|trien khai) \(x\)|trang thai(?: thuc hien)?|tinh "
        r"trang(?: thuc hien)?|muc do (?:hoan thanh|thuc hien)"
        r"|danh gia(?: tien do| ket qua)?|ket qua danh gia",
    ),
    (
        Role.DUE,
        r"(?:thoi gian|thoi han|thoi diem|tien do|ky han|han|moc|lo trinh)(?: \(?(?:du kien|yeu "
        r"cau|phai|xong|bao cao))?"
        r"(?: (?:thuc hien|hoan thanh|trien khai|ban hanh|trinh|thoi gian|xong|du kien|cuoi|bao "
        r"cao|bat dau|ket thuc|thuc hien,? hoan thanh|hoan thanh/trinh)\b)*"
        r"(?:[,/ -]+(?:thoi han )?hoan thanh)?(?: nhiem vu)?|thoi gian|ngay hoan thanh|nam hoan "
        r"thanh|hoan thanh (?:truoc|nam)|(?:ngay |thoi diem )?ket thuc|den ngay|(?:thang|quy|ky|nam|ngay) "
        r"(?:trinh|thuc hien|hoan thanh|ban hanh|bao cao)",
    ),
    (
        Role.WATCHER,
        r"(?:co quan|don vi|dau moi)?[,/ ]*(?:don vi )?(?:(?:chu tri )?(?:theo doi|don doc|giam "
        r"sat|tham muu theo doi|tong hop|huong dan)[ ,]*(?:va )?)+"
        r"(?:thuc hien|danh gia|bao cao|so lieu|ket qua)?(?:, (?:danh gia|bao cao))?",
    ),
    (
        Role.LEAD,
        r"(?:cac )?(?:co quan|don vi|dau moi|to chuc|ca nhan|nguoi)?[,/ ]*(?:don vi |to chuc |ca "
        r"nhan |dia phuong )?(?:duoc (?:giao|phan cong) |giao )?"
        r"(?:chu tri|chiu trach nhiem(?: chinh)?|dau moi)(?: \(?(?:thuc hien|tham muu|trien khai|"
        r"xay dung|soan thao|chinh|xu ly|giai quyet))*\)?"
        r"|(?:trach nhiem|phan cong|phan cong trach nhiem|phan cong nhiem vu)(?: (?:chu tri|thuc "
        r"hien|to chuc thuc hien|trien khai))*"
        r"|(?:co quan|don vi),? ?(?:don vi )?(?:duoc giao|duoc phan cong|tham muu|soan thao|giao|"
        r"nhan nhiem vu)(?: (?:thuc hien|nhiem vu|chinh))?"
        r"|(?:co quan|don vi) (?:chuan bi|xay dung|chuan bi noi dung|trinh bay|chu tri,? chuan bi)"
        r"|chu tri(?: thuc hien| tham muu)?|dau moi (?:thuc hien|phu trach)"
        r"|(?:nguoi|bo phan|phong|ban|ca nhan|don vi|co quan|to chuc|cong chuc|can bo)"
        r"(?:\s*[/,]\s*(?:nguoi|bo phan|phong|ban|ca nhan|don vi|co quan|to chuc|cong chuc|can bo))*"
        r" (?:phu trach|duoc giao|chu tri|dam nhan|phu trach chinh)|(?:nguoi|bo phan|ca nhan|can bo)"
        r"(?:\s*[/,]\s*(?:nguoi|bo phan|phong|ban|ca nhan|don vi|co quan))* thuc hien",
    ),
    (Role.BEGIN, r"(?:thoi gian |ngay |thoi diem )?(?:bat dau|khoi dong|trien khai tu|tu ngay)"),
    (Role.GROUP, r"trach nhiem cu the|phan cong cu the|to chuc thuc hien|phan cong to chuc thuc hien"),
    (
        Role.DOERS,
        r"(?:cac )?(?:co quan|don vi|to chuc)[,/ ]*(?:(?:don vi|dia phuong|to chuc)[,/ ]*)*(?:thuc "
        r"hien|trien khai|thuc hien chinh)(?: nhiem vu| chinh)?",
    ),
    (Role.UNIT, r"don vi tinh|dvt|don vi do|dv tinh"),
    (
        Role.VALUE,
        r"(?:chi tieu|muc tieu|ke hoach|ty le|muc|ket qua)(?: can)? (?:phan dau|phan dau dat|phai "
        r"dat|dat|giao|de ra|dat duoc|duoc giao|thuc hien)?"
        r" ?(?:den |trong |cua |het )?(?:nam|giai doan) 20\d\d(?: ?- ?20\d\d)?|"
        r"(?:ke hoach|kh|chi tieu|muc tieu) 20\d\d|"
        r"(?:den |trong |het |den het |cuoi )?(?:nam |giai doan )?20\d\d(?: ?- ?20\d\d)?|"
        r"(?:chi tieu|muc|muc tieu|ty le|ket qua)"
        r" (?:can )?(?:phan dau|phai dat|can dat|dat|duoc giao|giao|de ra)|ke hoach giao|gia tri|"
        r"so luong|muc chi tieu|ty le(?: \(?%\)?)?|muc tieu dat duoc|phan dau",
    ),
    (
        Role.PRODUCT,
        r"(?:hoat dong ?[/,] ?)?(?:ten |du kien )?(?:san pham|ket qua)(?:[,/ -]+(?:san pham|ket qua|dau ra|"
        r"hoat dong))*(?: (?:chu yeu|cu the|du kien|hoan thanh|dat duoc|dau ra|thuc hien|cong viec|"
        r"cua nhiem vu|phai dat|chinh|yeu cau|can dat))*"
        r"|(?:ket qua|hinh thuc) (?:van ban|dau ra|san pham)|dau ra|hinh thuc (?:van ban|ban hanh|"
        r"trinh|thuc hien)|loai van ban|san pham|hoat dong",
    ),
    (
        Role.TARGET,
        r"(?:ten |noi dung |cac )?chi tieu(?: cu the| chu yeu| danh gia)?(?:[,/] ?(?:nhiem vu|muc "
        r"tieu))?|(?:ten |noi dung |cac )?muc tieu(?: cu the|, chi tieu)?|tieu chi|noi dung chi "
        r"tieu|chi so(?: thanh phan)?",
    ),
    (
        Role.TASK,
        r"(?:(?:tieu chi|muc tieu|chi so)\s*[,/-]\s*(?=nhiem vu|giai phap|cong viec|noi dung))?"
        r"(?:ten |noi dung |cac |danh muc |nhom |noi dung cac |tom tat )*(?:nhiem vu|cong viec|dau "
        r"viec|hoat dong|hang muc|de an|noi dung|nhiem vu giao|van de|viec|giai phap|"
        r"yeu cau|noi dung chi dao|phan viec)"
        r"(?:[,/ -]+(?:nhom |noi dung |ten |cac )?(?:nhiem vu|cong viec|giai phap|hoat dong|de an|"
        r"chuong trinh|du an))*"
        r"(?: (?:trong tam|cu the|chu yeu|thuc hien|can thuc hien|duoc giao|giao|cong viec|nhiem "
        r"vu|chinh|trien khai|ke hoach|can trien khai|trinh|"
        r"phai thuc hien|phai lam|can lam|phai hoan thanh))*",
    ),
    (
        Role.MONEY,
        r"(?:du kien |nguon )?kinh phi(?: thuc hien| du kien)?(?: \(.*\))?|nguon (?:luc|von)|du toan",
    ),
    (
        Role.BASE,
        r"can cu(?: phap ly| thuc hien| giao)?|co so phap ly|van ban giao(?: nhiem vu)?|"
        r"so,? ky hieu(?: van ban)?|van ban (?:chi dao|lien quan)|nguon giao",
    ),
    (
        Role.CHIEF,
        r"lanh dao [a-z ]{0,40}(?:phu trach|chi dao|theo doi)|nguoi (?:chi dao|ky)|chi dao|"
        r"pho chu tich phu trach",
    ),
    (
        Role.OTHER,
        r"ghi chu|(?:co quan|cap|tham quyen) (?:trinh|ban hanh|phe duyet|quyet dinh|tham dinh)"
        r"(?:\s*[/,-]?\s*(?:cap )?(?:trinh|ban hanh|phe duyet|quyet dinh))*|dia diem|doi tuong|pham vi"
        r"|linh vuc|dia ban"
        r"|de xuat(?:,? kien nghi)?|kien nghi|kho khan(?:,? vuong mac)?|don vi",
    ),
]
_WHOLE: Final = [(role, re.compile(rf"(?:{words})[\s*:.]*(?:\([^)]*\))?[\s*:.]*")) for role, words in _HEADS]
_START: Final = [(role, re.compile(rf"(?:{words})(?![a-z0-9])")) for role, words in _HEADS]


@dataclass(frozen=True)
class Column:
    """A column's head as printed and what the column is for."""

    role: Role
    title: str


def role_of(title: str) -> Role | None:
    """Say what a column is for by its head; None if no known word stands there."""
    bare = one_line(plain(title))
    if not bare:
        return None
    for role, pattern in _WHOLE:
        if pattern.fullmatch(bare):
            return role
    return next((role for role, words in _LOOSE if re.search(words, bare)), None) if len(bare) < 90 else None


_LOOSE: Final[list[tuple[Role, str]]] = [
    (Role.BOTH, r"chu tri.*phoi hop"),
    (Role.SUPPORT, r"phoi hop"),
    (Role.LEAD, r"chu tri|chiu trach nhiem|phan cong|dau moi"),
    (Role.WATCHER, r"theo doi|giam sat|don doc"),
    (Role.EXPLAIN, r"giai trinh|ket qua thuc hien|tinh hinh"),
    (Role.DUE, r"^(?:thoi gian|thoi han|tien do|ky han)|hoan thanh$|thoi han|thoi gian"),
    (Role.PRODUCT, r"san pham|dau ra"),
    (Role.DOERS, r"(?:don vi|co quan) .{0,20}thuc hien|trach nhiem"),
    (Role.VALUE, r"(?:chi tieu|muc tieu|ke hoach).{0,30}20\d\d"),
    (Role.TARGET, r"^(?:chi tieu|muc tieu)"),
    (Role.TASK, r"nhiem vu|noi dung|cong viec"),
]


_WORD: Final = re.compile(r"\b\w")
_GAP: Final = re.compile(r"(?<=[^\s,/(–-])\s+(?=[^\W\d_])")


def match_heads(text: str) -> list[tuple[Role, int, int]]:
    """Find heads one after the other where they stand in a row, as flattened tables leave them.

    A head begins with a capital: one that ends before the next capital goes before one that swallows it.
    """
    bare = plain(text)
    found: list[tuple[Role, int, int]] = []
    here = 0
    while here < len(bare):
        best = _longest(bare, here, _next_head(text, here)) or _longest(bare, here, len(bare))
        if best is not None:
            found.append((best[1], here, best[0]))
        after = _WORD.search(bare, best[0] if best else here + 1)
        here = after.start() if after else len(bare)
    return found


def _longest(bare: str, here: int, end: int) -> tuple[int, Role] | None:
    best: tuple[int, Role] | None = None
    for role, pattern in _START:
        match = pattern.match(bare, here, end)
        if match and match.end() > here and (best is None or match.end() > best[0]):
            best = (match.end(), role)
    return best


def _next_head(text: str, here: int) -> int:
    for found in _GAP.finditer(text, here):
        after = text[found.end() : found.end() + 2]
        if after[0].isupper() and not after.isupper():
            return found.start()
    return len(text)


def settled(columns: Sequence[Column]) -> list[Column]:
    """Read heads in the light of each other: who carries out is the lead where nobody else is."""
    roles = {column.role for column in columns}
    targets = Role.TARGET in roles and bool(roles & {Role.VALUE, Role.WATCHER, Role.DOERS})
    changed = {}
    if not targets and Role.LEAD not in roles and Role.BOTH not in roles and Role.DOERS in roles:
        changed[Role.DOERS] = Role.LEAD
    if Role.PRODUCT not in roles and not roles & STATES and Role.EXPLAIN in roles and _assigns(roles):
        columns = [replace(one, role=Role.PRODUCT) if _is_outcome(one) else one for one in columns]
    if not targets and Role.TASK not in roles and Role.TARGET in roles:
        changed[Role.TARGET] = Role.TASK
    if not targets and not roles & {Role.TASK, Role.TARGET} and _assigns(roles):
        columns = _work_before_outcome(columns)
    if targets and Role.LEAD in roles and Role.WATCHER not in roles:
        changed[Role.LEAD] = Role.WATCHER
    if targets and Role.SUPPORT in roles and Role.DOERS not in roles:
        changed[Role.SUPPORT] = Role.DOERS
    if not (roles & (STATES | {Role.EXPLAIN})) and Role.VALUE in roles and not targets:
        changed[Role.VALUE] = Role.OTHER
    if targets:
        columns = _of_each_year(columns, units=Role.UNIT not in roles)
    if Role.DUE not in roles and Role.DONE in roles and not roles & {Role.GOING, Role.NOT_YET, Role.EXPLAIN}:
        changed[Role.DONE] = Role.DUE
    return [Column(changed.get(column.role, column.role), column.title) for column in columns]


def _of_each_year(columns: Sequence[Column], *, units: bool) -> list[Column]:
    """Tell several columns of values apart by their years; of those that name no year the last one counts.

    "Đơn vị" beside them is what they count in.
    """
    dated = [place for place, column in enumerate(columns) if column.role is Role.VALUE and year_in(column)]
    plain_ones = [
        place for place, column in enumerate(columns) if column.role is Role.VALUE and place not in dated
    ]
    kept = dict(zip(dated[-len(VALUES) :] or plain_ones[-1:], VALUES, strict=False))
    made = []
    for place, column in enumerate(columns):
        role = kept.get(place, Role.OTHER) if column.role is Role.VALUE else column.role
        named = role is Role.OTHER and one_line(plain(column.title)) == "don vi"
        made.append(Column(Role.UNIT if units and named else role, column.title))
    return made


def year_in(column: Column) -> str:
    """Give the year, or the years, that a column's head names: "2024", "2026-2030"; empty if none."""
    found = re.search(r"(20\d\d)(?:\s*-\s*(20\d\d))?", plain(column.title))
    if found is None:
        return ""
    return f"{found[1]}-{found[2]}" if found[2] else found[1]


def years_of(columns: Sequence[Column | None]) -> dict[Role, str]:
    """Give the year of each column of values."""
    return {column.role: year_in(column) for column in columns if column and column.role in VALUES}


def _assigns(roles: AbstractSet[Role]) -> bool:
    return bool(roles & {Role.LEAD, Role.BOTH, Role.DOERS})


def _work_before_outcome(columns: Sequence[Column]) -> list[Column]:
    """Read the first head that may name an outcome ("Hoạt động" before "Kết quả") as the work itself."""
    places = [place for place, column in enumerate(columns) if column.role is Role.PRODUCT]
    named = [place for place in places if "hoat dong" in plain(columns[place].title)]
    work = (named or places if len(places) > 1 else named)[:1]
    return [replace(one, role=Role.TASK) if place in work else one for place, one in enumerate(columns)]


def _is_outcome(column: Column) -> bool:
    """Say whether a head that may report ("Kết quả đạt được") rather names what is to come of the work."""
    bare = one_line(plain(column.title))
    return column.role is Role.EXPLAIN and re.match(r"ket qua(?! (?:thuc hien|trien khai))", bare) is not None


def is_progress(roles: Sequence[Role]) -> bool:
    """Say whether a table reports how far things have come."""
    return Role.EXPLAIN in roles or bool(set(roles) & STATES)


def is_head(roles: Sequence[Role | None]) -> bool:
    """Say whether cells with these roles are the head of a table that the reader knows."""
    known = [role for role in roles if role is not None]
    has_text = any(role in {Role.TASK, Role.TARGET, Role.PRODUCT} for role in known)
    telling = set(known) & {
        Role.LEAD,
        Role.BOTH,
        Role.SUPPORT,
        Role.DUE,
        Role.VALUE,
        Role.WATCHER,
        Role.DOERS,
        Role.EXPLAIN,
        *STATES,
    }
    return has_text and bool(telling) and len(known) >= 2
