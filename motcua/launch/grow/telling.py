"""Tells what becomes of a dossier: its way from hand to hand, and how it may go otherwise. Pure."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Final

from motcua.foundation.access.models import SYSTEM, Actor
from motcua.launch.grow.lives import Act, Door, Growth, Offer, Stage, Verb, Way
from motcua.launch.grow.rounds import rounds_of
from motcua.launch.grow.shape import spread

LATE, CLAIMED_FIRST, SENT_BACK = 0.06, 0.35, 0.03
WITHDRAWN, ASKED, REFUSED = 0.012, 0.05, 0.012
ASKED_AND_SILENT, REFUSED_AT_THE_DOOR = 0.12, 0.03
SCANNED = 0.55
FETCHED_SOON, FETCHED_ON_THE_DAY, ARCHIVED = 0.86, 0.6, 0.65
RECORDING: Final = ("SIGN", "ISSUE")
THINKING: Final = ("HANDLE", "APPRAISE")
LACKING: Final = (
    "Bản sao giấy tờ tùy thân còn hiệu lực",
    "Tờ khai có đủ chữ ký của người đề nghị",
    "Giấy ủy quyền hợp lệ",
    "Giấy tờ chứng minh nơi cư trú hiện tại",
    "Bản chính để đối chiếu",
)
WHY_SENT_BACK: Final = (
    "Dự thảo ghi sai ngày tháng năm sinh so với giấy tờ.",
    "Thiếu ý kiến thẩm tra về tình trạng hồ sơ.",
    "Trích dẫn căn cứ pháp lý chưa đúng văn bản đang có hiệu lực.",
)
WHY_WITHDRAWN: Final = (
    "Người nộp thay đổi nhu cầu, không tiếp tục giải quyết.",
    "Người nộp đề nghị rút để bổ sung giấy tờ rồi nộp lại.",
)
WHY_REFUSED: Final = ("Hồ sơ không đủ điều kiện giải quyết theo quy định của thủ tục.",)
_A_DAY: Final = 480
_MINUTE: Final = timedelta(minutes=1)


class TimeUp(Exception):
    """The life is told: it has ended, or what would come next has not happened yet."""


@dataclass
class Telling:
    """One life as it is told, act after act."""

    growth: Growth
    door: Door
    offer: Offer
    way: Way
    dice: Random
    papers: int = 0  # that are brought
    acts: list[Act] = field(default_factory=list)
    holders: dict[str, Actor] = field(default_factory=dict)
    due_at: datetime | None = None
    rounds: list[Act] = field(default_factory=list)  # of the house, while the promise runs
    promised: list[tuple[datetime, datetime]] = field(
        default_factory=list
    )  # what counts from when, and is due
    limited: list[tuple[datetime, datetime]] = field(
        default_factory=list
    )  # those of them by the limit itself
    noted: set[datetime] = field(default_factory=set)  # when the rounds were to be made
    is_cut: bool = False  # the day that is played came before its end

    def tell(self, arrived: datetime) -> tuple[Act, ...]:
        """Tell it from the arrival on."""
        with suppress(TimeUp):
            self._beginning(arrived)
        self._make_rounds(self.growth.until - _MINUTE)  # the round of this very moment is yet to be made
        return tuple(self.acts)

    def _do(self, verb: Verb, at: datetime, by: Actor, stage: str = "", words: str = "") -> None:
        at = max(at, self.acts[-1].at) if self.acts else at  # the clock's own minutes may lie before an act's
        if at >= self.growth.until:
            self.is_cut = verb is not Verb.ARCHIVE  # what was handed over is whole
            raise TimeUp
        self._make_rounds(at)
        self.acts.append(Act(verb, at, by, stage, words))

    def _make_rounds(self, before: datetime) -> None:
        self.acts += [round_made for round_made in self.rounds if round_made.at <= before]
        self.rounds = [round_made for round_made in self.rounds if round_made.at > before]

    def _beginning(self, arrived: datetime) -> None:
        """Come through the door: at the counter at once, online after somebody has looked at it."""
        clerk = self.dice.choice(self.door.clerks)
        if self.way.channel != "ONLINE":
            self._do(Verb.TAKE_IN, arrived, clerk)
            if self.papers and self.dice.random() < SCANNED:  # all in one file
                self._do(Verb.SCAN, self._later(arrived, 1), clerk, words="1")
            self._middle(arrived)
        self._do(Verb.SUBMIT, arrived, SYSTEM)
        for place in range(1, self.papers + 1):  # what is filed online are pictures
            self._do(Verb.SCAN, arrived, SYSTEM, words=str(place))
        self._promise(arrived, self._later(arrived, self.growth.answer_minutes))
        seen = self._later(arrived, int(self.dice.triangular(5, 460, 60)))
        if self.dice.random() < REFUSED_AT_THE_DOOR:
            self._end_early(Verb.REFUSE, seen, clerk, self.offer.reasons or WHY_REFUSED)
        self._do(Verb.ACCEPT, seen, clerk)
        self._middle(seen)

    def _middle(self, accepted: datetime) -> None:
        """Go from hand to hand until there is a result, or an earlier end."""
        stages = self.offer.stages[self.offer.stages[0].kind == "ACCEPT" :]
        thinking = next((n for n, stage in enumerate(stages) if stage.kind in THINKING), 0)
        ends, came, turn = self._plan(stages[:-1], accepted), accepted, self.dice.random()
        for place, stage in enumerate(stages[:-1]):
            if place == thinking and turn < WITHDRAWN:
                wish = self._later(came, 20 + self.dice.randrange(180))
                self._end_early(Verb.WITHDRAW, wish, self.dice.choice(self.door.clerks), WHY_WITHDRAWN)
            if place == thinking and WITHDRAWN <= turn < WITHDRAWN + ASKED:
                came = self._supplement(stage, came)
                ends = self._plan(stages[:-1], came, done=place)
            if stage.kind == "SIGN" and WITHDRAWN + ASKED <= turn < WITHDRAWN + ASKED + REFUSED:
                self._refuse(stage, max(came, ends[place]))
            came = self._step(stages, place, came, max(came, ends[place]))
        self._end(stages[-1], came)

    def _step(self, stages: Sequence[Stage], place: int, came: datetime, done: datetime) -> datetime:
        """One step: perhaps claimed first, perhaps sent back once, the result recorded where it belongs."""
        stage = stages[place]
        hand = self.holders.get(stage.key) or self.dice.choice(stage.hands)
        self.holders[stage.key] = hand
        if self.dice.random() < CLAIMED_FIRST:
            self._do(Verb.CLAIM, self._between(came, done), hand, stage.key)
        if place and stage.kind in ("APPROVE", "SIGN") and self.dice.random() < SENT_BACK:
            done = self._again(stages[place - 1], hand, done)
        if place == self._recording(stages):
            self._do(Verb.RECORD, done, hand, stage.key)
            self.rounds = []
            done = self._later(done, 1)
        self._do(Verb.FINISH, done, hand, stage.key)
        return done

    def _again(self, before: Stage, hand: Actor, at: datetime) -> datetime:
        """Send it back to the step before; it is done better there and comes again."""
        self._do(Verb.SEND_BACK, at, hand, before.key, self.dice.choice(WHY_SENT_BACK))
        back = self._later(at, 30 + self.dice.randrange(90))
        self._do(Verb.FINISH, back, self.holders[before.key], before.key)
        return self._later(back, 15 + self.dice.randrange(60))

    def _supplement(self, stage: Stage, came: datetime) -> datetime:
        """Ask once for what is lacking, and wait; some never answer."""
        asked, hand = self._later(came, 10 + self.dice.randrange(200)), self.dice.choice(stage.hands)
        self._do(Verb.ASK, asked, hand, stage.key, self.dice.choice(LACKING))
        self.holders[stage.key] = hand
        self.rounds = []
        if self.dice.random() < ASKED_AND_SILENT:
            raise TimeUp
        answered = self._later(asked, int(self.dice.triangular(60, 8 * _A_DAY, 2 * _A_DAY)))
        self._do(Verb.SUPPLY, answered, self.dice.choice(self.door.clerks))
        return answered

    def _refuse(self, stage: Stage, at: datetime) -> None:
        signers = [hand for hand in stage.hands if hand in self.offer.refusers]
        if signers:
            self._do(Verb.REFUSE, at, signers[0], words=self.dice.choice(self.offer.reasons or WHY_REFUSED))
            self.rounds = []
            raise TimeUp  # it is not put away before the originals were fetched

    def _end_early(self, verb: Verb, at: datetime, by: Actor, words: Sequence[str]) -> None:
        """End where originals go back at once."""
        self._do(verb, at, by, words=self.dice.choice(words))
        self.rounds = []
        self._archive(at)
        raise TimeUp

    def _end(self, last: Stage, came: datetime) -> None:
        """The result waits at the counter until somebody comes for it."""
        soon, on_the_day = self.dice.random() < FETCHED_SOON, self.dice.random() < FETCHED_ON_THE_DAY
        wait = int(self.dice.expovariate(1 / 300)) if soon else _A_DAY * self.dice.randint(3, 40)
        waits_from = max(came, self.due_at) if self.due_at and on_the_day else came
        fetched = self._later(waits_from, 5 + wait)
        self._do(Verb.HAND_OVER, fetched, self.dice.choice(last.hands), last.key)
        self._archive(fetched)
        raise TimeUp

    def _archive(self, ended: datetime) -> None:
        if self.dice.random() < ARCHIVED:
            put_away = self._later(ended, _A_DAY * self.dice.randint(3, 25))
            self._do(Verb.ARCHIVE, put_away, self.dice.choice(self.door.clerks))

    def _plan(self, stages: Sequence[Stage], start: datetime, done: int = 0) -> list[datetime]:
        """Plan when each step ends, so that the whole takes the share of its limit that the dice say."""
        working, left = self.door.working, [stage.budget for stage in stages[done:]]
        self.due_at = self.growth.reckon(self.door, self.way, start)
        self._promise(start, self.due_at)
        self.limited += [(start, self.due_at)] if self.due_at else []
        late = self.dice.random() < LATE and self.due_at is not None
        share = 1.02 + self.dice.expovariate(1.6) if late else self.dice.triangular(0.15, 0.97, 0.7)
        given = working.open_minutes_between(start, self.due_at) if self.due_at else 2 * sum(left)
        weights = [minutes * self.dice.uniform(0.5, 1.5) + 1 for minutes in left]
        ends, moment = [start] * done, start
        for part in spread(max(len(left), int(given * share)), weights):
            moment = self._later(moment, max(1, part))
            ends.append(moment)
        return ends

    def _promise(self, start: datetime, due_at: datetime | None) -> None:
        """Let the rounds watch over a moment."""
        self.rounds = rounds_of(start, due_at, self.door.working, self.growth.ladder)
        self.noted |= {one.at for one in self.rounds}
        if due_at is not None:
            self.promised.append((start, due_at))

    def _recording(self, stages: Sequence[Stage]) -> int:
        """Say in which step the result is recorded: the last that signs or issues."""
        return max(n for n, stage in enumerate(stages) if stage.kind in RECORDING)

    def _later(self, moment: datetime, minutes: int) -> datetime:
        return self.door.working.add_open_minutes(moment, minutes)

    def _between(self, start: datetime, end: datetime) -> datetime:
        minutes = self.door.working.open_minutes_between(start, end)
        return self._later(start, self.dice.randrange(max(1, minutes // 3)))
