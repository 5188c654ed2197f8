"""What the surroundings say: where home is, which day is played, who may reach us."""

import os
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from motcua.settings.given import whole

BASE_DIR = Path(__file__).resolve().parents[2]
MOTCUA_HOME = Path(os.environ.get("MOTCUA_HOME", BASE_DIR / ".motcua")).resolve()
MOTCUA_DEMO = os.environ.get("MOTCUA_DEMO", "") == "1"
DEBUG = False
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True


def _clock_shift() -> timedelta:
    """Work out how far the demo's day lies from today; the parent process hands its own reckoning down."""
    given = os.environ.get("MOTCUA_CLOCK_SHIFT_SECONDS")
    if given:
        return timedelta(seconds=int(given))
    played = os.environ.get("MOTCUA_TODAY")
    if not played or not MOTCUA_DEMO:
        return timedelta(0)
    zone = ZoneInfo(TIME_ZONE)
    moment = datetime.fromisoformat(played)
    return moment.replace(tzinfo=moment.tzinfo or zone) - datetime.now(zone)


MOTCUA_CLOCK_SHIFT = _clock_shift()
MOTCUA_LATE_ENTRY_DAYS = whole("MOTCUA_LATE_ENTRY_DAYS", 3, most=60)  # working days after a power cut
MOTCUA_ANSWER_HOURS = whole("MOTCUA_ANSWER_HOURS", 8, least=1, most=80)  # working hours, to what came online
MOTCUA_WEB_WORKERS = whole("MOTCUA_WEB_WORKERS", 2, least=1, most=64)
MOTCUA_WEB_THREADS = whole("MOTCUA_WEB_THREADS", 4, least=1, most=64)
