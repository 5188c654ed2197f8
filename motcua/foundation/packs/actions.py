"""What changes packs: loading, proposing, approving, rejecting, and loading on the day."""

from datetime import date, datetime
from functools import reduce
from operator import add
from typing import IO, Final
from uuid import UUID

from django.db import connection, transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.files.actions import keep_file
from motcua.foundation.files.models import StoredFile
from motcua.foundation.packs.errors import (
    DayPassed,
    PackUnsound,
    ReasonNeeded,
    SecondPersonNeeded,
    UploadDecided,
    UploadOpen,
    UploadUnknown,
)
from motcua.foundation.packs.events import (
    PackApplied,
    PackApproved,
    PackHeldUp,
    PackLoaded,
    PackProposed,
    PackRejected,
)
from motcua.foundation.packs.models import Pack, PackUpload, UploadState
from motcua.foundation.packs.ports import LoadReport
from motcua.foundation.packs.queries import PackSource, check_bundle, check_pack, read_bundle, uploads_due
from motcua.foundation.packs.rules.bundles import MOST_BYTES, digest_of
from motcua.foundation.packs.rules.flaws import Unreadable
from motcua.foundation.packs.rules.soundness import PackHead

ZIP: Final = frozenset({"application/zip"})
_OPEN: Final = (UploadState.PROPOSED, UploadState.APPROVED)
_LOADING: Final = 0x6D6F7463
"""The advisory lock that lets one pack load at a time."""


@transaction.atomic
def load_pack(source: PackSource, *, by: Actor, at: datetime, anew: bool = False) -> LoadReport:
    """Nạp gói: bring a whole pack in, kind by kind, or nothing of it.

    A pack that was loaded before, byte for byte, is passed over at once (`anew` loads it all the same,
    which changes nothing either). Raises NotAllowed, or PackUnsound with every flaw.
    """
    must(by, "packs.load")
    return _load(source, by=by, at=at, anew=anew)[1]


def _load(source: PackSource, *, by: Actor, at: datetime, anew: bool) -> tuple[Pack, LoadReport]:
    """Load inside the caller's transaction, one pack at a time in the whole house."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOADING])
    try:
        bundle = read_bundle(source)
    except Unreadable as unreadable:
        raise PackUnsound(unreadable.flaws) from unreadable
    known = Pack.objects.select_for_update().filter(digest=digest_of(bundle)).first()
    if known and not anew:
        return known, LoadReport()
    report = check_bundle(bundle)
    head = report.must_be_sound()
    loaded = reduce(add, (kind.load(items, by=by, at=at) for kind, items in report.items), LoadReport())
    pack = _remember(head, report.digest, by=by, at=at)
    if not known or loaded.added or loaded.changed:
        counts = {"added": loaded.added, "same": loaded.same, "changed": loaded.changed}
        tell(PackLoaded(pack.id, pack.name, pack.version, pack.digest, **counts), by=by, at=at)
    return pack, loaded


def _remember(head: PackHead, digest: str, *, by: Actor, at: datetime) -> Pack:
    """Keep what was loaded last under the pack's name; the same content leaves the row as it is."""
    pack = Pack.objects.select_for_update().filter(name=head.name).first()
    if pack and pack.digest == digest:
        return pack
    pack = pack or Pack(name=head.name)
    pack.title, pack.version, pack.effective_from = head.title, head.version, head.effective_from
    pack.requires, pack.digest = list(head.requires), digest
    pack.loaded_at, pack.loaded_by = at, by.id
    pack.save()
    return pack


def propose_pack(
    stream: IO[bytes], *, file_name: str, effective_on: date | None = None, by: Actor, at: datetime
) -> PackUpload:
    """Đề nghị nạp: hand a zipped pack in for a second person's approval; it loads on `effective_on`.

    Without a day, the pack's own `effective_from` counts, or today when that is past. Raises NotAllowed,
    PackUnsound, DayPassed, UploadOpen, or what keeping a file refuses; then no proposal exists.
    """
    must(by, "packs.propose")
    today = at.astimezone(VN).date()
    if effective_on and effective_on < today:
        raise DayPassed(day=f"{effective_on:%d/%m/%Y}")
    file = keep_file(stream, name=file_name, by=by, at=at, taken=ZIP, limit=MOST_BYTES)
    report = check_pack(PackUpload(file=file))
    head = report.must_be_sound()
    day = effective_on or max(head.effective_from, today)
    return _propose(file, head, file_name=file_name, effective_on=day, by=by, at=at)


@transaction.atomic
def _propose(
    file: StoredFile, head: PackHead, *, file_name: str, effective_on: date, by: Actor, at: datetime
) -> PackUpload:
    """Write the proposal, if no other of the same name is open."""
    open_one = PackUpload.objects.select_for_update().filter(name=head.name, state__in=_OPEN).first()
    if open_one:
        raise UploadOpen(name=head.name, state=open_one.get_state_display().lower())
    upload = PackUpload.objects.create(
        name=head.name,
        title=head.title,
        version=head.version,
        file=file,
        file_name=file_name[-150:],
        effective_on=effective_on,
        proposed_by=by.id,
        proposed_at=at,
    )
    tell(PackProposed(upload.id, upload.name, upload.version, effective_on), by=by, at=at)
    return upload


@transaction.atomic
def approve_pack(upload_id: UUID, *, by: Actor, at: datetime) -> PackUpload:
    """Duyệt gói: a second person agrees; the pack loads when its day has come.

    Raises NotAllowed, UploadUnknown, UploadDecided, SecondPersonNeeded, or PackUnsound if what was
    sound when proposed is so no longer.
    """
    upload = _locked(upload_id)
    must(by, "packs.approve")
    _must_be_proposed(upload)
    if upload.proposed_by == by.id:
        raise SecondPersonNeeded(name=upload.name)
    check_pack(upload).must_be_sound()

    upload.state = UploadState.APPROVED
    upload.decided_by, upload.decided_at = by.id, at
    upload.save(update_fields=["state", "decided_by", "decided_at"])

    tell(PackApproved(upload.id, upload.name, upload.effective_on), by=by, at=at)
    return upload


@transaction.atomic
def reject_pack(upload_id: UUID, *, reason: str, by: Actor, at: datetime) -> PackUpload:
    """Không duyệt: turn a proposal down, with the reason; its proposer may take it back so, too.

    Raises NotAllowed, UploadUnknown, UploadDecided or ReasonNeeded.
    """
    upload = _locked(upload_id)
    if upload.proposed_by != by.id:
        must(by, "packs.approve")
    _must_be_proposed(upload)
    if not reason.strip():
        raise ReasonNeeded(name=upload.name)

    upload.state, upload.reason = UploadState.REJECTED, reason.strip()[:500]
    upload.decided_by, upload.decided_at = by.id, at
    upload.save(update_fields=["state", "reason", "decided_by", "decided_at"])

    tell(PackRejected(upload.id, upload.name), by=by, at=at)
    return upload


def apply_due_packs(*, by: Actor, at: datetime) -> int:
    """Load every approved pack whose day has come, each in a transaction of its own, and count them.

    One that cannot be loaded stays approved, says why on itself, and is tried again next time.
    """
    must(by, "packs.load")
    day = at.astimezone(VN).date()
    return sum(
        _apply(upload_id, by=by, at=at) for upload_id in list(uploads_due(day).values_list("id", flat=True))
    )


@transaction.atomic
def _apply(upload_id: UUID, *, by: Actor, at: datetime) -> bool:
    """Load one approved pack, or note what stands in its way."""
    upload = _locked(upload_id)
    if upload.state != UploadState.APPROVED:
        return False
    try:
        with transaction.atomic():
            pack, _report = _load(upload, by=by, at=at, anew=False)
    except PackUnsound as unsound:
        _hold_up(upload, str(unsound), by=by, at=at)
        return False
    upload.state, upload.applied_at, upload.obstacle = UploadState.APPLIED, at, ""
    upload.save(update_fields=["state", "applied_at", "obstacle"])
    tell(PackApplied(upload.id, upload.name, pack.id), by=by, at=at)
    return True


def _hold_up(upload: PackUpload, obstacle: str, *, by: Actor, at: datetime) -> None:
    """Write down why an approved pack could not be loaded; tell it once per reason."""
    if upload.obstacle == obstacle:
        return
    upload.obstacle = obstacle
    upload.save(update_fields=["obstacle"])
    tell(PackHeldUp(upload.id, upload.name), by=by, at=at)


def _locked(upload_id: UUID) -> PackUpload:
    """The proposal, locked for this transaction. Raises UploadUnknown."""
    upload = (
        PackUpload.objects.select_for_update(of=("self",)).select_related("file").filter(id=upload_id).first()
    )
    if upload is None:
        raise UploadUnknown
    return upload


def _must_be_proposed(upload: PackUpload) -> None:
    """Pass if the proposal still waits for a decision."""
    if upload.state != UploadState.PROPOSED:
        raise UploadDecided(name=upload.name, state=upload.get_state_display().lower())
