"""Nhiệm vụ that sentences give: "Giao Sở Nội vụ chủ trì, phối hợp với …, hoàn thành trước ngày …"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from motcua.steering.plans.ports import Spot
from motcua.steering.plans.rules.dues import time_in
from motcua.steering.plans.rules.names import looks_like_agency, names_score, split_names
from motcua.steering.plans.rules.paragraphs import Heading, Paragraph
from motcua.steering.plans.rules.words import one_line, plain, without_bullet

_GIVES: Final = re.compile(
    r"^(?:yêu cầu|đề nghị|giao(?: nhiệm vụ)?(?: cho)?|phân công|giao trách nhiệm(?: cho)?|ủy ban "
    r"nhân dân (?:tỉnh|thành phố) (?:giao|yêu cầu|đề nghị)|"
    r"chủ tịch ủy ban nhân dân (?:tỉnh|thành phố) (?:giao|yêu cầu))\s*:?\s+(?=[A-ZĐÀ-Ỹ]|các )",
    re.I,
)
_ACTS: Final = re.compile(
    r"\b(?:chủ trì|phối hợp|tham mưu|xây dựng|ban hành|tổ chức|thực hiện|triển khai|rà soát|hướng "
    r"dẫn|theo dõi|kiểm tra|báo cáo|trình|"
    r"hoàn thành|đôn đốc|tổng hợp|cập nhật|chịu trách nhiệm|khẩn trương|tiếp tục|tăng cường|đẩy "
    r"mạnh|nghiên cứu|đề xuất|có trách nhiệm|"
    r"bố trí|cung cấp|công bố|công khai|chủ động|thường xuyên|kịp thời|làm đầu mối|chỉ đạo|căn cứ|"
    r"quán triệt|nâng cấp|nâng cao|đảm bảo|bảo đảm|"
    r"tập trung|lập|gửi|đưa|số hóa|vận hành|hoàn thiện|giúp|xử lý|giải quyết|thẩm định|lồng ghép|"
    r"duy trì|giám sát|đẩy nhanh|di dời|kiểm đếm|bàn giao|hoàn tất|phê duyệt|thành lập|xác định|thống kê|"
    r"khảo sát|đánh giá|tuyên truyền|phổ biến|tiếp nhận|xem xét|quyết định|thu hồi|mua sắm|đào tạo|"
    r"bồi dưỡng|tập huấn|kết nối|tích hợp|chia sẻ|ký kết|tháo gỡ|khắc phục|chấn chỉnh|kiểm soát|phân bổ|"
    r"giải ngân|thanh toán|quyết toán|cử|phân công|chuẩn bị|làm rõ|làm việc|đăng ký|đăng tải|niêm yết|"
    r"thông báo|trả lời|giải trình|ưu tiên|huy động|vận động|hỗ trợ|ứng dụng|đổi mới|sắp xếp|kiện toàn|"
    r"củng cố|điều chỉnh|bổ sung|sửa đổi|xử phạt|phát động|khởi công|thi công|nghiệm thu|rà lại|tự kiểm tra|"
    r"phân tích|thu thập|nhập|trang bị|đầu tư|nâng|mở|tạo|khai thác|quản trị)\b",
    re.I,
)
_LEADS: Final = re.compile(r"\bchủ trì\b", re.I)
_WITH: Final = re.compile(
    r"\bphối hợp(?: chặt chẽ)?\s+(?:với|cùng(?: với)?)?\s*(?P<names>(?:các|Các|"
    r"[A-ZĐÀ-Ỹ]).+?)(?=\s+(?:và\s+)?(?:tham mưu|xây dựng|tổ chức|"
    r"thực hiện|triển khai|rà soát|hướng dẫn|theo dõi|kiểm tra|báo cáo|trình|hoàn thành|đôn đốc|"
    r"tổng hợp|đề xuất|nghiên cứu|ban hành|trong việc|"
    r"để|nhằm|lập|cập nhật|hoàn thiện|khẩn trương|đẩy mạnh|giải quyết|xử lý|tiếp tục)\b|\s*[.;:]|$|"
    r",\s+(?:[a-zà-ỹ]+\s+){1,2}(?!.*\bcác\b))"
)
_DUTY: Final = re.compile(
    r"\b(?:to chuc thuc hien|phan cong|trach nhiem|nhiem vu|giao nhiem vu|noi dung thuc hien)\b"
)
_ENDS: Final = re.compile(r"/?\s*\.\s*/\s*\.?\s*$")
_MOST_WORDS: Final = 40


@dataclass
class Given:
    """A task that a sentence gives: to whom, with whom, by when."""

    no: str
    section: str
    text: str
    lead: list[str]
    support: list[str]
    due_text: str
    spot: Spot
    explicit: bool


def given_in(paragraphs: Sequence[Paragraph]) -> list[Given]:
    """Find the tasks that paragraphs give."""
    found: list[Given] = []
    for one in paragraphs:
        if one.is_heading or len(one.text) < 15:
            continue
        given = _explicit(one) or _under_agency(one)
        if given is not None:
            found.append(given)
    return found


def _explicit(one: Paragraph) -> Given | None:
    """Read "Giao <agency> <does>", "<agency> chủ trì, phối hợp …"."""
    text = without_bullet(one_line(one.text))
    gives = _GIVES.match(text)
    rest = text[gives.end() :] if gives else text
    if not gives and not looks_like_agency(rest):
        return None
    act = _first_act(rest)
    if act is None:
        return None
    names, does = rest[:act].strip(" ,:;–-"), rest[act:]
    if not names or len(names.split()) > _MOST_WORDS or names_score(names) < 0.5:
        return None
    if not gives and not _LEADS.match(does) and not time_in(does):
        return None
    return _given(one, does, list(split_names(names)), explicit=True)


def _first_act(text: str) -> int | None:
    """Find where the names end and what they are to do begins."""
    for found in _ACTS.finditer(text):
        before = text[: found.start()].rstrip()
        if (
            found.start()
            and names_score(before.strip(" ,:;–-")) >= 0.5
            and not _is_part_of_name(text, found.start())
        ):
            return found.start()
    return None


def _is_part_of_name(text: str, start: int) -> bool:
    """Say whether a verb stands inside a name: "Ban Tổ chức Tỉnh ủy", "Ban Chỉ đạo"."""
    return text[start].isupper() and not text[:start].rstrip().endswith((":", ".", ";"))


def _under_agency(one: Paragraph) -> Given | None:
    """Read an item below a heading that is an agency, in the part that says who does what."""
    agency = next((heading for heading in reversed(one.above) if _is_agency(heading)), None)
    if agency is None or not any(
        _DUTY.search(plain(heading.title)) for heading in one.above if heading is not agency
    ):
        return None
    text = without_bullet(one_line(one.text))
    if not _ACTS.match(text):
        return None
    return _given(one, text, list(split_names(agency.title)), explicit=False)


def _is_agency(heading: Heading) -> bool:
    return looks_like_agency(heading.title) and names_score(heading.title) >= 0.5


def _given(one: Paragraph, does: str, lead: list[str], *, explicit: bool) -> Given:
    with_whom = _WITH.search(does)
    support: list[str] = []
    if with_whom and names_score(with_whom["names"].strip(" ,")) >= 0.5:
        support = [name for name in split_names(with_whom["names"]) if name not in lead]
    text = _ENDS.sub("", does).strip(" ;.")
    return Given(
        one.no, one.section, text[:1].upper() + text[1:], lead, support, time_in(does), one.spot, explicit
    )
