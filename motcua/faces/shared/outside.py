"""Sự cố bên ngoài: what is away just now, in a sentence that says what goes on all the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from motcua.foundation.neighbours.models import IDENTITY, MAIL, REGISTER, SCANNER, SMS, ZALO
from motcua.foundation.neighbours.queries import neighbours_away

_SAID: Final[dict[str, StrOrPromise]] = {
    MAIL: _(
        "Thư điện tử đang không gửi được. Thông báo về hồ sơ vẫn được ghi và tự gửi lại; "
        "anh, chị vẫn nộp và theo dõi hồ sơ được."
    ),
    SMS: _("Tin nhắn SMS đang không gửi được. Thông báo về hồ sơ vẫn được ghi và tự gửi lại."),
    ZALO: _("Tin Zalo đang không gửi được. Thông báo về hồ sơ vẫn được ghi và tự gửi lại."),
    SCANNER: _(
        "Việc kiểm tra mã độc trong tệp đang chậm. Tệp vẫn nhận được và hồ sơ vẫn nộp được; "
        "cơ quan mở tệp sau khi kiểm tra xong."
    ),
}
_OF_IDENTITY: Final = _(
    "Dịch vụ định danh để đăng nhập đang gián đoạn. Bản nháp đã lưu vẫn còn; tra cứu bằng mã hồ sơ và nộp "
    "trực tiếp tại bộ phận một cửa vẫn như thường."
)
_OF_A_REGISTER: Final = _(
    "Chưa tra cứu được cơ sở dữ liệu dùng chung. Hồ sơ vẫn nộp được; cơ quan tiếp nhận tra cứu sau, "
    "anh, chị không phải nộp thêm giấy tờ vì việc này."
)


@dataclass(frozen=True)
class Trouble:
    """What is away, said plainly, and since when."""

    name: str
    words: StrOrPromise
    since: datetime | None


def troubles(*names: str) -> Sequence[Trouble]:
    """Give what of these is away now; of all, where none is named."""
    away = neighbours_away()
    wanted = [one for one in away.values() if not names or one.name.startswith(names)]
    said: dict[StrOrPromise, Trouble] = {}
    for one in wanted:
        words = _said_of(one.name)
        if words is not None:
            said.setdefault(words, Trouble(one.name, words, one.failing_since))
    return list(said.values())


def _said_of(name: str) -> StrOrPromise | None:
    if name.startswith(REGISTER):
        return _OF_A_REGISTER
    return _OF_IDENTITY if name.startswith(IDENTITY) else _SAID.get(name)
