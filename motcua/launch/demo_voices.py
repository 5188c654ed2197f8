"""Voices of the demo: made-up ratings and feedback, by the verbs that people and officers use."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from motcua.casework.feedback.actions import (
    answer_feedback,
    ask_sender,
    file_feedback,
    judge_answer,
    publish_answer,
    rate_dossier,
    refuse_feedback,
    take_feedback,
)
from motcua.casework.feedback.models import Channel, Draft, Feedback, Kind
from motcua.casework.feedback.queries import unrated
from motcua.foundation.access.models import NOBODY, Actor

RATED: Final = 40
HALF_A_DAY: Final = timedelta(hours=12)
STEPS: Final = (5, 4, 5, 4, 5, 3, 4, 5, 4, 5, 5, 2, 4, 5, 4, 5, 5, 4, 1, 5)
COMMENTS: Final = (
    "Được hướng dẫn tận tình.",
    "Có kết quả sớm hơn hẹn.",
    "",
    "",
    "Nên có thêm chỗ để xe.",
    "",
    "Phải đi lại hai lần vì thiếu giấy.",
)
Before = Callable[..., datetime]


def rate_some(now: datetime) -> None:
    """Let those who got their results lately say how it was."""
    for number, one in enumerate(unrated(RATED)):
        at = min((one.ended_at or now) + HALF_A_DAY, now)
        comment = COMMENTS[number % len(COMMENTS)]
        rate_dossier(str(one.token), STEPS[number % len(STEPS)], comment, by=NOBODY, at=at)


@dataclass(frozen=True)
class Hall:
    """A ward's hall: who handles there, who answers for it, and the open days before now."""

    handler: Actor
    head: Actor
    before: Before

    def sent(self, kind: Kind, words: str, days: int, **more: str) -> Feedback:
        """Send something to it, so many open days ago."""
        channel, name = more.get("channel", Channel.WEB), more.get("name", "")
        draft = Draft(kind, words, self.head.seats[0].agency_id, channel=channel, name=name)
        return file_feedback(draft, by=NOBODY, at=self.before(days, 9, 20))

    def taken(self, one: Feedback, days: int) -> Feedback:
        """Take it up."""
        return take_feedback(one.id, by=self.handler, at=self.before(days, 10))

    def out(self, one: Feedback, days: int, question: str, answer: str, *, satisfied: bool) -> None:
        """Answer it and put the answer out; its sender says what he thinks of that."""
        self.taken(one, days + 2)
        said = {"question": question, "answer": answer}
        answer_feedback(one.id, **said, by=self.handler, at=self.before(days + 1, 15))
        publish_answer(one.id, **said, by=self.head, at=self.before(days, 8, 40))
        judge_answer(str(one.secret), satisfied=satisfied, by=NOBODY, at=self.before(days - 1, 19))


def send_some(hall: Hall, now: datetime) -> None:
    """Send what people of a ward think to it, and let it answer some."""
    _answered(hall)
    hall.taken(
        hall.sent(Kind.CONDUCT, "Đã nộp đủ giấy mà vẫn bị hẹn quay lại bổ sung.", 9, name="Lê Văn Sơn"), 8
    )
    vague = hall.taken(hall.sent(Kind.CONDUCT, "Nhân viên nói năng khó nghe với người lớn tuổi.", 5), 4)
    question = "Việc xảy ra ngày nào, ở quầy số mấy ạ?"
    ask_sender(vague.id, question=question, by=hall.handler, at=hall.before(3, 9))
    odd = hall.sent(Kind.CONDUCT, "Hàng xóm nuôi gà gây ồn vào sáng sớm.", 4)
    reason = "Không phải phản ánh về thủ tục hành chính; xin gửi tổ dân phố hoặc công an phường."
    refuse_feedback(odd.id, reason=reason, by=hall.handler, at=hall.before(3, 15))
    hall.sent(Kind.CONDUCT, "Gọi số điện thoại trên giấy hẹn nhiều lần không ai nghe máy.", 1)
    unsorted = Draft(Kind.RULE, "Không biết đổi giấy phép lái xe đã hết hạn nộp ở đâu, mỗi nơi chỉ một kiểu.")
    file_feedback(unsorted, by=NOBODY, at=min(hall.before(1, 16), now))


def _answered(hall: Hall) -> None:
    """Two are answered for everybody to read; of a third the answer waits for who puts it out."""
    hall.out(
        hall.sent(Kind.RULE, "Đề nghị bỏ bản sao sổ hộ khẩu khi đã có căn cước gắn chip.", 14),
        9,
        "Đề nghị không yêu cầu bản sao sổ hộ khẩu khi người dân đã có căn cước gắn chip.",
        "Từ ngày 01/01/2023 sổ hộ khẩu giấy không còn giá trị. Bộ phận một cửa của phường đã được nhắc không "
        "yêu cầu giấy này ở bất kỳ thủ tục nào.",
        satisfied=True,
    )
    hall.out(
        hall.sent(Kind.CONDUCT, "Chiều thứ Sáu đến lúc 16 giờ 30 mà quầy đã không nhận hồ sơ nữa.", 12),
        6,
        "Chiều thứ Sáu, quầy không nhận hồ sơ từ 16 giờ 30.",
        "Quầy nhận hồ sơ đến 17 giờ. Phường xin lỗi và đã phân công lại người trực cuối ngày.",
        satisfied=False,
    )
    by_phone = hall.sent(Kind.RULE, "Mẫu tờ khai quá nhiều mục trùng nhau.", 7, channel=Channel.PHONE)
    answer_feedback(
        hall.taken(by_phone, 6).id,
        question="Tờ khai có nhiều mục trùng nhau.",
        answer="Phường đã kiến nghị cơ quan chủ trì rút gọn; trong khi chờ, một cửa điền sẵn từ dữ liệu.",
        by=hall.handler,
        at=hall.before(1, 14),
    )
