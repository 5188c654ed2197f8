"""Thông báo cho chủ hồ sơ: what the law wants told is written in the transaction of the act, once."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from motcua.casework.dossiers.models import KIND, Apology, Dossier, Halt, Stoppage, Supplement
from motcua.casework.dossiers.queries.letters import (
    ACCEPTED,
    APOLOGY,
    GOES_ON,
    HALTED,
    HANDED_OVER,
    LATE_APOLOGY,
    REDATED,
    REFUSED,
    RESULT_READY,
    STOPPED,
    SUBMITTED,
    SUPPLEMENT,
    SUPPLEMENTED,
    facts_for,
    said_moment,
)
from motcua.casework.dossiers.queries.ways import (
    redated_facts,
    ways_for,
    ways_for_many,
    with_their_people,
)
from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.notices.actions import Noted, Word, note_notices, put_notices, send_notice
from motcua.foundation.notices.models import HOUSE_BOX
from motcua.instruments.deadlines.ports import Moved
from motcua.registers.organisations.queries import OneStop, one_stop


def tell_submitted(
    dossier: Dossier, unit: OneStop, answer_by: datetime | None, *, by: Actor, at: datetime
) -> None:
    """Báo đã nhận of what came online, with the moment by which it is answered."""
    said = {"answer": said_moment(answer_by)}
    _write(dossier, SUBMITTED, said, dossier.id, unit=unit, is_new=True, by=by, at=at)


def tell_accepted(dossier: Dossier, unit: OneStop, *, is_new: bool, by: Actor, at: datetime) -> None:
    """Báo đã tiếp nhận, with the promised moment."""
    _write(dossier, ACCEPTED, {}, dossier.id, unit=unit, is_new=is_new, by=by, at=at)


def tell_supplement_asked(dossier: Dossier, supplement: Supplement, *, by: Actor, at: datetime) -> None:
    """Báo cần bổ sung: all that lacks, one a line, and why."""
    items = "\n".join(f"{number}. {item}" for number, item in enumerate(supplement.items, start=1))
    said = {"items": items, "reason": supplement.reason, "counted_anew": dossier.code is not None}
    _write(dossier, SUPPLEMENT, said, supplement.id, is_new=True, by=by, at=at)


def tell_supplement_received(dossier: Dossier, supplement: Supplement, *, by: Actor, at: datetime) -> None:
    """Báo đã nhận bổ sung, with the moment promised anew."""
    _write(dossier, SUPPLEMENTED, {}, supplement.id, is_new=True, by=by, at=at)


def tell_refused(dossier: Dossier, *, by: Actor, at: datetime) -> None:
    """Báo từ chối, with the reason."""
    said = {"reason": dossier.end_reason, "was_accepted": dossier.accepted_at is not None}
    _write(dossier, REFUSED, said, dossier.id, by=by, at=at)


def tell_result_ready(dossier: Dossier, *, by: Actor, at: datetime) -> None:
    """Báo đã có kết quả, and how it is received."""
    _write(dossier, RESULT_READY, {}, dossier.id, by=by, at=at)


def tell_handed_over(dossier: Dossier, *, by: Actor, at: datetime) -> None:
    """Báo đã trả kết quả, so that who did not come for it himself hears of it."""
    _write(dossier, HANDED_OVER, {"handed": said_moment(at)}, dossier.id, is_new=True, by=by, at=at)


def tell_apology(dossier: Dossier, apology: Apology, *, by: Actor, at: datetime) -> None:
    """Báo xin lỗi và hẹn lại, with the moment promised before and the reason."""
    said = {"before": said_moment(apology.due_before), "reason": apology.reason}
    _write(dossier, APOLOGY, said, apology.id, is_new=True, by=by, at=at)


def tell_late_apology(dossier: Dossier, apology: Apology, *, by: Actor, at: datetime) -> None:
    """Báo xin lỗi vì quá hạn, with the moment that passed, the reason and when the result is expected."""
    said = {
        "before": said_moment(apology.due_before),
        "reason": apology.reason,
        "expected": said_moment(apology.expected_at),
    }
    _write(dossier, LATE_APOLOGY, said, apology.id, is_new=True, by=by, at=at)


def tell_halted(dossier: Dossier, halt: Halt, *, by: Actor, at: datetime) -> None:
    """Báo tạm dừng, and for what."""
    said = {"ground": halt.ground.title, "words": halt.words}
    _write(dossier, HALTED, said, halt.id, is_new=True, by=by, at=at)


def tell_goes_on(dossier: Dossier, halt: Halt, *, by: Actor, at: datetime) -> None:
    """Báo giải quyết tiếp, with the new moment."""
    _write(dossier, GOES_ON, {"ground": halt.ground.title}, halt.id, is_new=True, by=by, at=at)


def tell_stopped(dossier: Dossier, stoppage: Stoppage, *, by: Actor, at: datetime) -> None:
    """Báo dừng giải quyết, with the ground and the reason."""
    said = {"ground": stoppage.ground.title, "reason": stoppage.reason, "paid": bool(stoppage.paid)}
    _write(dossier, STOPPED, said, stoppage.id, is_new=True, by=by, at=at)


def tell_redated(moved: Mapping[UUID, Moved], *, by: Actor, at: datetime) -> int:
    """Báo ngày hẹn thay đổi to every applicant who is reached, by the ways he chose; count the letters.

    Set-based. Both days are noted; the letters are addressed and written as they leave.
    """
    count = 0
    for channel, told in sorted(ways_for_many(moved).items()):
        if channel == HOUSE_BOX:
            count += _put_redated(moved, told, by=by, at=at)
        else:
            noted = [
                Noted(REDATED, _both_days(moved[one]), KIND, one, _redated_key(moved[one], channel, at))
                for one, _address in told
            ]
            count += note_notices(noted, by=by, at=at, channel=channel)
    return count


def _put_redated(
    moved: Mapping[UUID, Moved], told: Sequence[tuple[UUID, str]], *, by: Actor, at: datetime
) -> int:
    """Put the same into the boxes of who is reached by nothing else."""
    whole, day = with_their_people(one for one, _account in told), at.astimezone(VN).date()
    words = [
        Word(
            REDATED,
            UUID(account),
            redated_facts(whole[one], _both_days(moved[one]), day),
            KIND,
            one,
            _redated_key(moved[one], HOUSE_BOX, at),
        )
        for one, account in told
    ]
    return put_notices(words, by=by, at=at)


def _both_days(one: Moved) -> dict[str, str]:
    return {"before": one.due_before.isoformat(), "due": one.due_at.isoformat()}


def _redated_key(one: Moved, channel: str, at: datetime) -> str:
    """Make the key under which a changed day is told once by a channel."""
    by_channel = "" if channel == "email" else f":{channel}"
    return f"{REDATED}:{one.subject_id}:{int(one.due_at.timestamp())}:{int(at.timestamp())}{by_channel}"


def _write(
    dossier: Dossier,
    template: str,
    said: Mapping[str, object],
    about: UUID,
    *,
    unit: OneStop | None = None,
    is_new: bool = False,
    by: Actor,
    at: datetime,
) -> None:
    """Write a letter for every way by which the applicant is told; where there is none, none."""
    ways = ways_for(dossier)
    if not ways:
        return
    where = unit or one_stop(dossier.reception_unit_id, at.astimezone(VN).date())
    facts = {**facts_for(dossier, where), **said}
    for number, way in enumerate(ways):
        key = f"{template}:{about}" + (f":{way.channel}" if number else "")
        if way.channel == HOUSE_BOX:
            word = Word(template, UUID(way.address), facts, KIND, dossier.id, key)
            put_notices([word], by=by, at=at)
            continue
        send_notice(
            template,
            way.address,
            facts,
            subject_kind=KIND,
            subject_id=dossier.id,
            dedupe_key=key,
            channel=way.channel,
            is_new=is_new,
            by=by,
            at=at,
        )
