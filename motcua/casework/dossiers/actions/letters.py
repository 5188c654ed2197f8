"""Thông báo cho chủ hồ sơ: what the law wants told is written in the transaction of the act, once."""

from collections.abc import Mapping
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
    reached_by,
    said_moment,
    with_address,
)
from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.notices.actions import Noted, note_notices, send_notice
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
    """Báo ngày hẹn thay đổi to every applicant who left an address, set-based; count the letters.

    Both days are noted; the letters are addressed and written as they leave.
    """
    said_at = int(at.timestamp())
    noted = [
        Noted(
            REDATED,
            {"before": one.due_before.isoformat(), "due": one.due_at.isoformat()},
            KIND,
            one.subject_id,
            f"{REDATED}:{one.subject_id}:{int(one.due_at.timestamp())}:{said_at}",
        )
        for one in map(moved.__getitem__, with_address(moved))
    ]
    return note_notices(noted, by=by, at=at) if noted else 0


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
    """Write a letter if there is a way to send it; an address that cannot be right holds up nothing."""
    channel, address = reached_by(dossier)
    if not channel:
        return
    where = unit or one_stop(dossier.reception_unit_id, at.astimezone(VN).date())
    send_notice(
        template,
        address,
        {**facts_for(dossier, where), **said},
        subject_kind=KIND,
        subject_id=dossier.id,
        dedupe_key=f"{template}:{about}",
        channel=channel,
        is_new=is_new,
        by=by,
        at=at,
    )
