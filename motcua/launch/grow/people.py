"""Who comes: made-up people and businesses, named as people here are named. Pure.

No number is anybody's on purpose; a personal number fits its bearer's place, year and gender.
"""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

SURNAMES: Final = {
    "Nguyễn": 31, "Trần": 11, "Lê": 9, "Phạm": 7, "Huỳnh": 5, "Phan": 5, "Võ": 5, "Đặng": 3, "Bùi": 2,
    "Đỗ": 2, "Hồ": 2, "Ngô": 2, "Dương": 1, "Đinh": 2, "Đoàn": 1, "Lâm": 1, "Mai": 1, "Trương": 2, "Cao": 1,
    "Hà": 1, "Tô": 1, "Châu": 1, "Thái": 1, "Lý": 1, "Đào": 1,
}  # fmt: skip
_WOMEN_SHARE: Final = 0.52
_WOMEN_MIDDLE = "Thị Thị Thị Thị Ngọc Thanh Thu Kim Minh Hồng Bích Mỹ Thúy Hoài Phương"
_WOMEN_GIVEN = (
    "Lan Hoa Hương Thảo Trang Linh Hà Ngân Vy Yến Nhung Hạnh Tuyết Loan Diễm Trâm Thư Châu Oanh Nga Dung "
    "Hiền Mai Liên Phượng Vân Trinh Nhi Quyên Thủy Xuân Đào Cúc Sương Giang"
)
_MEN_MIDDLE = "Văn Văn Văn Hữu Đình Quốc Minh Đức Công Thanh Xuân Ngọc Hoàng Anh Tấn Bá Trọng"
_MEN_GIVEN = (
    "Hùng Dũng Tuấn Nam Sơn Long Hải Phúc Khôi Bình Tâm Thắng Quân Huy Khánh Kiên Lâm Phong Tài Trí Vinh "
    "Đạt Toàn Thành Trung Tín Nghĩa Lợi Phước Danh Hậu Duy Nhân Khoa Việt"
)
WOMEN: Final = (_WOMEN_MIDDLE.split(), _WOMEN_GIVEN.split())
MEN: Final = (_MEN_MIDDLE.split(), _MEN_GIVEN.split())
STREETS: Final = (
    "Trần Hưng Đạo", "Nguyễn Huệ", "Lê Lợi", "Hai Bà Trưng", "Phan Bội Châu", "Nguyễn Thái Học",
    "Lý Thường Kiệt", "Ngô Quyền", "Hùng Vương", "Quang Trung", "Võ Thị Sáu", "Nguyễn Trãi", "Hoàng Diệu",
    "Lê Hồng Phong", "Bùi Thị Xuân", "Đinh Tiên Hoàng", "Tây Sơn", "Chu Văn An",
)  # fmt: skip
TRADES: Final = (
    "Xây dựng", "Thương mại", "Chế biến Lâm sản", "Thủy sản", "Vận tải", "Dịch vụ Du lịch", "May mặc",
    "Vật liệu Xây dựng", "Nông sản", "Thiết bị Giáo dục", "In ấn", "Cơ khí", "Dược phẩm",
)  # fmt: skip
GOOD_WORDS: Final = (
    "Phú", "An", "Thịnh", "Phát", "Minh", "Tân", "Đại", "Hưng", "Thành", "Bình", "Gia", "Quang", "Nam",
    "Long", "Hải", "Kim",
)  # fmt: skip
ENTITY_FORMS: Final = {
    "ENTERPRISE": ("Công ty TNHH", "Công ty TNHH", "Công ty Cổ phần"),
    "COOPERATIVE": ("Hợp tác xã",),
    "HOUSEHOLD": ("Hộ kinh doanh",),
}
MOBILES: Final = ("0905", "0914", "0935", "0976", "0983", "0326", "0379", "0702", "0774", "0846")
_TAX_WEIGHTS: Final = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_NEVER_GIVEN_OUT: Final = 10
_CENTURY: Final = 2000
_YOUNGEST, _OLDEST, _TYPICAL = 18, 88, 38
_NO_MORE_DAYS: Final = 28


@dataclass(frozen=True)
class Someone:
    """A person as a card at the counter shows him."""

    key: str
    full_name: str
    birth: str
    gender: str
    personal_id: str
    phone: str
    address_line: str


@dataclass(frozen=True)
class Business:
    """A business as its papers show it."""

    key: str
    name: str
    kind: str
    tax_code: str
    address_line: str


def someone(key: str, province: str, today: date, dice: Random) -> Someone:
    """Draw a person who was born in the province of this statistics code."""
    is_woman = dice.random() < _WOMEN_SHARE
    middles, givens = WOMEN if is_woman else MEN
    surname = dice.choices(tuple(SURNAMES), tuple(SURNAMES.values()))[0]
    name = " ".join((surname, dice.choice(middles), dice.choice(givens)))
    year = today.year - int(dice.triangular(_YOUNGEST, _OLDEST, _TYPICAL))
    born = date(year, dice.randint(1, 12), dice.randint(1, _NO_MORE_DAYS))
    century = 2 * (year >= _CENTURY) + is_woman
    return Someone(
        key=key,
        full_name=name,
        birth=f"{born:%d/%m/%Y}",
        gender="FEMALE" if is_woman else "MALE",
        personal_id=f"{province}{century}{year % 100:02d}{dice.randrange(10**6):06d}",
        phone=f"{dice.choice(MOBILES)}{dice.randrange(10**6):06d}",
        address_line=f"{dice.randint(1, 480)} {dice.choice(STREETS)}",
    )


def business(key: str, dice: Random) -> Business:
    """Draw a business; the tax code has its right check figure."""
    kind = dice.choices(tuple(ENTITY_FORMS), (8, 1, 2))[0]
    words = " ".join(dice.sample(GOOD_WORDS, 2))
    return Business(
        key=key,
        name=f"{dice.choice(ENTITY_FORMS[kind])} {dice.choice(TRADES)} {words}",
        kind=kind,
        tax_code=_tax_code(dice),
        address_line=f"{dice.randint(1, 480)} {dice.choice(STREETS)}",
    )


def _tax_code(dice: Random) -> str:
    while True:
        first = f"{dice.randrange(10**8, 10**9)}"
        check = 10 - sum(w * int(figure) for w, figure in zip(_TAX_WEIGHTS, first, strict=True)) % 11
        if check != _NEVER_GIVEN_OUT:
            return f"{first}{check}"
