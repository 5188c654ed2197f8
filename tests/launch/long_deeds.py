"""A province under way, in processes of its own: `furnish` begins two long deeds, `work` is their worker.

The worker is the house's own; only its batches are small, so that it can be killed in many places.
"""

import json
import os
import sys
from collections import Counter
from copy import deepcopy
from datetime import date, timedelta
from typing import Any, Final

import django

SIZE: Final = 2_500
DAYS: Final = 3
BATCHES: Final = {"redate": 60, "moving": 12}
PART: Final = 250
"""So few promises a part: several hands date anew at once, and are killed at once."""
OFF: Final = date(2023, 11, 21)
JOBS: Final = ("deadlines.go_on_with_redating", "dossiers.go_on_with_moving")


def furnish() -> None:
    """Fill the province, give everybody an address, and begin both deeds; say what they will find."""
    from django.core.management import call_command  # noqa: PLC0415  # Django is set up by then
    from django.db import connection  # noqa: PLC0415

    from bench.grown import begin, grow_in  # noqa: PLC0415
    from motcua.foundation import clock  # noqa: PLC0415
    from motcua.foundation.access.models import SYSTEM  # noqa: PLC0415
    from motcua.foundation.keys.actions import ensure_keys  # noqa: PLC0415
    from motcua.instruments.deadlines.actions import begin_redating  # noqa: PLC0415
    from motcua.instruments.deadlines.queries import anew  # noqa: PLC0415
    from motcua.launch.grants import grant_to_app  # noqa: PLC0415
    from motcua.registers.calendars.actions import declare_day_off  # noqa: PLC0415
    from motcua.registers.people.models import LegalEntity, Person  # noqa: PLC0415

    ensure_keys()
    call_command("migrate", verbosity=0, interactive=False)
    grant_to_app(connection)
    begin()
    grow_in(SIZE, DAYS)
    Person.objects.update(email="nguoi-nop@vidu.vn")
    LegalEntity.objects.update(email="doanh-nghiep@vidu.vn")
    now = clock.now()
    moving = moving_begun(now)
    declare_day_off(OFF, "Nghỉ tránh bão", by=SYSTEM, at=now)
    anew.PART = PART  # type: ignore[misc]  # small ones
    redating = begin_redating(OFF, OFF, reason="Bão số 5", by=SYSTEM, at=now)
    sys.stdout.write(json.dumps({"redating": str(redating.id), "moving": str(moving)}) + "\n")


def moving_begun(now: Any) -> object:
    """Draw the commonest process anew, from today on, and begin to move who goes by the old one."""
    from motcua.casework.dossiers.actions import begin_moving  # noqa: PLC0415
    from motcua.casework.dossiers.models import Dossier  # noqa: PLC0415
    from motcua.foundation.access.models import SYSTEM  # noqa: PLC0415
    from motcua.registers.procedures.actions import amend_process  # noqa: PLC0415
    from motcua.registers.procedures.queries import governing_version, process_for  # noqa: PLC0415

    running = Dossier.objects.filter(state="IN_PROGRESS", joint=False, whole=None)
    counted = Counter(running.values_list("version__procedure__code", "case_number"))
    (code, case_number), _count = counted.most_common(1)[0]
    before = governing_version(code, now.date() - timedelta(days=1))
    steps = {step.key: step.key for step in process_for(before, case_number=case_number)}
    places = [
        n
        for n, one in enumerate(before.processes)
        if set(steps) == {step["key"] for step in one["steps"]}
        and case_number in one.get("cases", [case_number])
    ]
    drawn = deepcopy(before.processes[places[0]])
    for step in drawn["steps"]:
        step["name"] += " (mới)"
    amend_process(code, places[0], drawn, valid_from=now.date(), decision="9/QĐ", by=SYSTEM, at=now)
    return begin_moving(code, case_number, steps, reason="9/QĐ-UBND", by=SYSTEM, at=now).id


def work() -> None:
    """Put both jobs in the queue and be the house's worker."""
    from motcua.casework.dossiers.actions import moving  # noqa: PLC0415
    from motcua.foundation.jobs.actions import run_soon  # noqa: PLC0415
    from motcua.instruments.deadlines.actions import redate  # noqa: PLC0415
    from motcua.launch import worker  # noqa: PLC0415

    redate.BATCH, moving.BATCH = BATCHES["redate"], BATCHES["moving"]  # type: ignore[misc]  # small ones
    for job in JOBS:
        run_soon(job)
    worker.main()


def verify() -> None:
    """Read the whole record and say whether it holds."""
    from motcua.foundation.events.queries import verify as proof_of  # noqa: PLC0415

    proof = proof_of()
    found = list(map(str, proof.findings[:5]))
    sys.stdout.write(json.dumps({"holds": proof.holds, "events": proof.events, "findings": found}) + "\n")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.settings")
    django.setup()
    {"furnish": furnish, "work": work, "verify": verify}[sys.argv[1]]()
