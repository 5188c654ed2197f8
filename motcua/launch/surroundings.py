"""What the house's processes are told through their environment, and the day that a demo plays."""

import json
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from motcua.launch.database import Database
from motcua.launch.errors import CannotStart
from motcua.launch.home import Home, HomeKind, write_secret

FIRST_MORNING = "2023-11-20T08:00"
_VN = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True)
class Surroundings:
    """The environment of every process of one house."""

    home: Home
    database: Database
    demo: bool

    def for_children(self) -> dict[str, str]:
        """Give the whole environment for the processes that serve and work."""
        told = {
            "DJANGO_SETTINGS_MODULE": "motcua.settings",
            "MOTCUA_HOME": str(self.home.path),
            "MOTCUA_DATABASE_URL": self.database.app_url,
            "MOTCUA_DEMO": "1" if self.demo else "0",
            "PYTHONUNBUFFERED": "1",
        }
        if self.demo:
            told["MOTCUA_CLOCK_SHIFT_SECONDS"] = str(int(demo_shift(self.home).total_seconds()))
        kept = {name: value for name, value in os.environ.items() if name != "MOTCUA_OWNER_DATABASE_URL"}
        return kept | told

    def enter(self) -> None:
        """Live in these surroundings ourselves, one connection instead of a pool."""
        os.environ.update(self.for_children() | {"MOTCUA_POOL": "0"})


def demo_shift(home: Home) -> timedelta:
    """Say how far the demo's clock stands from the real one.

    A demo that runs says it itself. A new run goes on from where the last one stopped, so that no run's
    acts lie in another's future; MOTCUA_TODAY given by hand outdoes that.
    """
    running = home.running()
    if running and "clock_shift" in running:
        return timedelta(seconds=running["clock_shift"])
    given = os.environ.get("MOTCUA_TODAY", "")
    try:
        moment = datetime.fromisoformat(given or _played_until(home) or FIRST_MORNING)
    except ValueError:
        raise CannotStart(
            f"MOTCUA_TODAY={given} không phải một ngày giờ: hãy viết như {FIRST_MORNING}.",
            f"MOTCUA_TODAY is not a moment: write it like {FIRST_MORNING}",
        ) from None
    return moment.replace(tzinfo=moment.tzinfo or _VN) - datetime.now(_VN)


def note_played(home: Home, shift: timedelta) -> None:
    """Keep until when the demo has been played."""
    write_secret(home.demo_clock, {"played_until": (datetime.now(_VN) + shift).isoformat()})


def _played_until(home: Home) -> str:
    try:
        played: str = json.loads(home.demo_clock.read_text())["played_until"]
    except (OSError, ValueError, KeyError):
        return ""
    return played


def is_demo(home: Home) -> bool:
    """Say whether the home is a demo's."""
    return home.kind is HomeKind.DEMO
