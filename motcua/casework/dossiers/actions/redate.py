"""What moves the day on which a result was promised, for many dossiers at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from motcua.casework.dossiers.actions.joint import settle
from motcua.casework.dossiers.actions.letters import tell_redated
from motcua.casework.dossiers.actions.rows import locked_dossier
from motcua.casework.dossiers.events import DossierRedated
from motcua.casework.dossiers.models import KIND
from motcua.casework.dossiers.queries.joint import wholes_of
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell_many
from motcua.foundation.ready import array_of, ready_cursor
from motcua.instruments.deadlines.models import Purpose
from motcua.instruments.deadlines.ports import Moved

_FOLLOW: Final = """
update dossiers_dossier d set due_at = moved.due_at
from unnest(%s::uuid[], %s::timestamptz[]) as moved (id, due_at)
where d.id = moved.id and d.due_at is distinct from moved.due_at
returning d.id
"""


@act
def follow_moves(moves: Sequence[Moved], *, by: Actor, at: datetime) -> int:
    """Đổi hạn trả kết quả of the dossiers whose promises were moved, in one statement, and count them;
    every applicant who left an address is told.

    Who may move promises was asked where they were moved; this is a part of that act.
    """
    results = {
        one.subject_id: one for one in moves if (one.subject_kind, one.purpose) == (KIND, Purpose.RESULT)
    }
    if not results:
        return 0
    with ready_cursor() as cursor:
        cursor.execute(_FOLLOW, [array_of(results), array_of(one.due_at for one in results.values())])
        followed = [results[row[0]] for row in cursor.fetchall()]
    if not followed:
        return 0
    told = (DossierRedated(one.subject_id, one.due_before, one.due_at) for one in followed)
    tell_many(told, by=by, at=at)
    tell_redated({one.subject_id: one for one in followed}, by=by, at=at)
    for whole_id in wholes_of([one.subject_id for one in followed]):
        settle(locked_dossier(whole_id), puts_off=True, by=by, at=at)
    return len(followed)
