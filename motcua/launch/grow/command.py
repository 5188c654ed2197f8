"""`motcua demo grow`: more dossiers for a demo, lived through the verbs of people."""

from argparse import Namespace

from django.db import transaction

from motcua.faces.terminal.grammar import Said
from motcua.foundation import clock
from motcua.launch.errors import CannotStart
from motcua.launch.grow.by_verbs import ByVerbs
from motcua.launch.grow.drawing import draw_lives
from motcua.launch.grow.hands import Hands
from motcua.launch.grow.world import Province
from motcua.launch.surroundings import is_demo

FEWEST_DAYS, MOST_DAYS, A_DAY_FOR = 45, 320, 100


def grow(asked: Namespace) -> Said:
    """Grow a demo by so many dossiers. Raises CannotStart in a real province."""
    if not is_demo(asked.home):
        raise CannotStart(
            "Chỉ bản dùng thử mới có hồ sơ hư cấu: không tạo hồ sơ hư cấu trong một tỉnh thật.",
            "only a demo can be grown",
        )
    if asked.dossiers < 1:
        raise CannotStart("Số hồ sơ phải từ 1 trở lên.", "the number of dossiers must be at least 1")
    acts = grow_dossiers(asked.dossiers, asked.seed)
    return Said(
        [f"✓ Đã tạo {asked.dossiers} hồ sơ hư cấu qua {acts} lượt xử lý (hạt giống {asked.seed})."],
        {"dossiers": asked.dossiers, "acts": acts, "seed": asked.seed},
    )


def grow_dossiers(count: int, seed: int) -> int:
    """Draw so many lives up to now and live them; count the acts. Each act is a transaction of its own."""
    until = clock.now()
    days = min(MOST_DAYS, FEWEST_DAYS + count // A_DAY_FOR)
    with transaction.atomic():
        growth = Province(until, Hands(until)).growth(count, seed, days)
    return ByVerbs().live(draw_lives(growth))
