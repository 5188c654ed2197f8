"""`motcua demo grow`: more dossiers for a demo, lived through the bulk verbs."""

import os
from argparse import Namespace
from contextlib import AbstractContextManager, nullcontext
from typing import Final

from django.db import connection, transaction

from motcua.casework.dossiers.models import Dossier, HandOver, Supplement
from motcua.casework.dossiers.queries import dossiers_for
from motcua.faces.terminal.grammar import Said
from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.models import ChainHead, Event
from motcua.instruments.deadlines.models import Pause, Promise
from motcua.instruments.deadlines.queries import workplace
from motcua.instruments.documents.models import Result, SubmittedDocument
from motcua.instruments.fees.models import Charge, Payment, Receipt
from motcua.instruments.workflow.models import Run, Task
from motcua.launch.database import Database
from motcua.launch.demo_scenes import play_scenes
from motcua.launch.errors import CannotStart
from motcua.launch.founding import as_owner
from motcua.launch.grow.apologies import apologise_for_late
from motcua.launch.grow.hands import Hands
from motcua.launch.grow.side_by_side import Reach, grow_side_by_side
from motcua.launch.grow.tills import collect_at_counters
from motcua.launch.grow.world import NobodyServes, Province
from motcua.launch.set_aside import set_aside
from motcua.launch.stages import stage
from motcua.launch.surroundings import is_demo
from motcua.registers.people.models import LegalEntity, Person
from motcua.steering.indices.actions import keep_up
from motcua.steering.reports.actions import read_quality

GROWING: Final = "Hồ sơ hư cấu · made-up dossiers"
FIGURES: Final = "Số liệu cho chỉ số · figures"
SCENES: Final = "Liên thông, bàn giao, bưu chính · scenes"
TILLS: Final = "Thu phí, lệ phí tại quầy · receipts"
APOLOGIES: Final = "Xin lỗi vì trễ hẹn · apologies"
FIRST_SEED: Final = 1
BOOK_GOES_ON: Final = (
    "  Sổ tiếp nhận đã có hồ sơ từ trước: số của hồ sơ mới nối tiếp số cuối của từng sổ, "
    "nên hồ sơ của một ngày trước đó mang số lớn hơn, như khi vào sổ muộn."
)

GROWN: Final = (
    Person, LegalEntity, Dossier, Promise, Pause, Run, Task, SubmittedDocument, Result, Charge, Receipt,
    Payment, Supplement, HandOver, Event, ChainHead,
)  # fmt: skip
"""What grows with dossiers."""

FEWEST_WORTH_IT: Final = 2_000
OLD_FOR_AN_INDEX, OLD_FOR_A_KEY = 1, 16
"""How many that are there already are one new one's worth: an index over all is built anew in a third of the
time that keeping it up takes beside growing, a foreign key is judged anew in a sixteenth."""
FEWEST_DAYS, MOST_DAYS, A_DAY_FOR = 45, 365, 100
A_YEAR: Final = 365


def grow(asked: Namespace) -> Said:
    """Grow a demo by so many dossiers. Raises CannotStart in a real province."""
    if not is_demo(asked.home):
        raise CannotStart(
            "Chỉ bản dùng thử mới có hồ sơ hư cấu: không tạo hồ sơ hư cấu trong một tỉnh thật.",
            "only a demo can be grown",
        )
    if asked.dossiers < 1:
        raise CannotStart("Số hồ sơ phải từ 1 trở lên.", "the number of dossiers must be at least 1")
    continues = dossiers_for(SYSTEM).exists()
    if asked.json:
        acts = _grow_alone(asked.database, asked.dossiers, asked.seed)
    else:
        with stage(GROWING) as under_way:
            acts = _grow_alone(asked.database, asked.dossiers, asked.seed, under_way.reach)
    told = [f"✓ Đã tạo {asked.dossiers} hồ sơ hư cấu qua {acts} lượt xử lý (hạt giống {asked.seed})."]
    return Said(
        [*told, *([BOOK_GOES_ON] if continues else [])],
        {"dossiers": asked.dossiers, "acts": acts, "seed": asked.seed, "continues_books": continues},
    )


def _grow_alone(database: Database, count: int, seed: int, reach: Reach = lambda _done, _whole: None) -> int:
    """Grow as the owner where nobody is served meanwhile; count the acts.

    Where very many come to few, what makes single rows dear is set aside until they are there.
    """
    if database.cluster is None or not database.has_owner:
        return grow_dossiers(count, seed, reach)
    with as_owner(database), aside(count):
        return grow_dossiers(count, seed, reach)


def aside(count: int) -> AbstractContextManager[None]:
    """Set aside what so many had better not meet."""
    if count < FEWEST_WORTH_IT:
        return nullcontext()
    hands = os.cpu_count() or 1
    return set_aside(
        GROWN,
        indexes=is_worth_it(count, OLD_FOR_AN_INDEX),
        keys=is_worth_it(count, OLD_FOR_A_KEY),
        hands=hands,
    )


def is_worth_it(count: int, old_for_a_new: int) -> bool:
    """Say whether so many are enough that something over all there are had better be made anew."""
    return count >= FEWEST_WORTH_IT and count * old_for_a_new >= dossiers_for(SYSTEM).count()


def people_it(count: int) -> None:
    """Let a demo in which nobody has asked for anything yet begin with so many dossiers."""
    if not count or dossiers_for(SYSTEM).exists():
        return
    with stage(GROWING) as under_way:
        try:
            acts = grow_dossiers(count, FIRST_SEED, under_way.reach, days=A_YEAR)
            under_way.note = f"{count} hồ sơ, {acts} lượt xử lý"
        except NobodyServes as nobody:
            under_way.note = nobody.vietnamese
            return
    with stage(SCENES) as under_way:
        under_way.note = f"{play_scenes(clock.now())} cảnh"
    with stage(APOLOGIES) as under_way:
        said = apologise_for_late(clock.now(), workplace().working)
        under_way.note = f"{said} thư xin lỗi"
    with stage(TILLS) as under_way:
        under_way.note = f"{collect_at_counters(clock.now())} biên lai"
    with stage(FIGURES) as under_way:
        under_way.note = f"{keep_up(by=SYSTEM, at=clock.now())} hồ sơ"
        read_quality(by=SYSTEM, at=clock.now())


def grow_dossiers(
    count: int, seed: int, reach: Reach = lambda _done, _whole: None, *, days: int | None = None
) -> int:
    """Draw so many lives up to now and live them through the bulk verbs; count the acts.

    They begin on the last so many days; where it is not said how many, on more the more they are.
    What the bulk verbs leave is what the verbs of people leave: a test lives the same lives both ways.
    Raises NobodyServes, GrowthCutOff.
    """
    until = clock.now()
    usual = min(MOST_DAYS, FEWEST_DAYS + count // A_DAY_FOR)
    with transaction.atomic():
        growth = Province(until, Hands(until)).growth(count, seed, days or usual)
    acts = grow_side_by_side(growth, reach)
    _see_to_the_disk()
    return acts


def _see_to_the_disk() -> None:
    """Commit something for which the disk is waited for: what others committed before has then reached it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_current_xact_id()")
