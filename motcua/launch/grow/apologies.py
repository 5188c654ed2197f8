"""What is late on the day that is played: for most of it heads apologise, by the verb that they use."""

from datetime import datetime
from random import Random
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.actions import apologise_late
from motcua.casework.dossiers.queries import dossiers_for, late_without_apology
from motcua.foundation.access.models import SYSTEM
from motcua.launch.grow.hands import Hands
from motcua.launch.grow.shape import Working
from motcua.launch.grow.world import APPROVE

APOLOGISED: Final = 0.7
A_DAY: Final = 480
WHY_LATE: Final = (
    "Chờ ý kiến của cơ quan phối hợp, nay đã có.",
    "Số hồ sơ tăng cao trong khi cán bộ thụ lý đi công tác.",
    "Phải xác minh thêm tại nơi cư trú trước đây.",
    "Hệ thống bị gián đoạn do mất điện.",
)


def apologise_for_late(now: datetime, working: Working) -> int:
    """Let heads apologise for most of what is late now, by the verb that they would use; count."""
    deciding = dossiers_for(SYSTEM).order_by().values_list("decision_agency_id", flat=True).distinct()
    agencies: list[UUID] = sorted(deciding)
    hands, said = Hands(now), 0
    for dossier in late_without_apology(agencies, now=now):
        dice = Random(f"xin-loi/{dossier.code}")
        head = hands.who_may(APPROVE, dossier.decision_agency_id)
        if head is None or dice.random() > APOLOGISED:
            continue
        expected = working.add_open_minutes(now, A_DAY * dice.randint(1, 3))
        waits = dossier.resolved_at is None
        apologise_late(
            dossier.id, expected_at=expected if waits else None, reason=dice.choice(WHY_LATE), by=head, at=now
        )
        said += 1
    return said
