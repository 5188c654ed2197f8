"""What is left of a promised moment, in words, by how a dossier stands."""

from datetime import datetime

import pytest

from motcua.casework.dossiers.models import State
from motcua.faces.shared.promises import left_in
from motcua.foundation.clock import VN
from motcua.foundation.text import NBSP
from motcua.instruments.deadlines.models import Timeliness
from motcua.instruments.deadlines.queries import Standing

DUE = datetime(2023, 11, 23, 10, tzinfo=VN)


@pytest.mark.parametrize(
    ("state", "timeliness", "words", "due_at"),
    [
        (State.IN_PROGRESS, Timeliness.WITHIN, "Còn 1 ngày làm việc", DUE),
        (State.AWAITING_SUPPLEMENT, Timeliness.WITHIN, "Tạm dừng: chờ bổ sung", None),
        (State.REFUSED, Timeliness.ON_TIME, "Xong đúng hạn", DUE),
        (State.STOPPED, Timeliness.ON_TIME, "Kết thúc trong hạn", DUE),
        (State.WITHDRAWN, Timeliness.EARLY, "Kết thúc trong hạn", DUE),
        (State.WITHDRAWN, Timeliness.LATE, "Kết thúc khi đã quá hạn", DUE),
    ],
)
def test_what_ended_unanswered_is_not_called_done(state, timeliness, words, due_at):
    left = left_in(state, str(state.label), Standing(timeliness, DUE, 480))
    assert (left.words.replace(NBSP, " "), left.due_at) == (words, due_at)
