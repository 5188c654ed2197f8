"""What is asked of packs: are they sound, what would they change, which are here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import IO
from uuid import UUID

from django.db.models import QuerySet

from motcua.foundation.files.queries import bytes_of
from motcua.foundation.packs.errors import PackUnsound, UploadUnknown
from motcua.foundation.packs.models import Pack, PackUpload, UploadState
from motcua.foundation.packs.ports import Change, Context, Item, PackKind, registered_kinds
from motcua.foundation.packs.rules.bundles import Bundle, digest_of, read_folder, read_zip
from motcua.foundation.packs.rules.flaws import Flaw, Unreadable
from motcua.foundation.packs.rules.overlaps import overlapping
from motcua.foundation.packs.rules.soundness import Contents, PackHead, doubled, read_contents

__all__ = [
    "Flaw",
    "KindChanges",
    "PackHead",
    "PackReport",
    "PackSource",
    "check_bundle",
    "check_pack",
    "diff_pack",
    "diff_upload",
    "overlapping",
    "packs",
    "read_bundle",
    "upload",
    "uploads",
    "uploads_due",
]

PackSource = Path | IO[bytes] | PackUpload
"""A folder, a zip on disk, an open zip, or a pack that was handed in."""


@dataclass(frozen=True)
class PackReport:
    """What checking found: the pack's head, its items by kind in the order of loading, and its flaws."""

    head: PackHead | None
    digest: str
    flaws: tuple[Flaw, ...]
    items: tuple[tuple[PackKind, tuple[Item, ...]], ...] = ()

    @property
    def sound(self) -> bool:
        """Whether the pack may be loaded."""
        return not self.flaws

    @property
    def counts(self) -> dict[str, int]:
        """How many items of each kind."""
        return {kind.name: len(items) for kind, items in self.items}

    def must_be_sound(self) -> PackHead:
        """The head of a sound pack. Raises PackUnsound with every flaw."""
        if self.flaws or self.head is None:
            raise PackUnsound(self.flaws)
        return self.head


@dataclass(frozen=True)
class KindChanges:
    """What loading would do with the items of one kind."""

    kind: str
    changes: tuple[Change, ...]


def check_pack(source: PackSource) -> PackReport:
    """Read a pack and find everything wrong with it, each with file and line. Writes nothing."""
    try:
        return check_bundle(read_bundle(source))
    except Unreadable as unreadable:
        return PackReport(None, "", unreadable.flaws)


def read_bundle(source: PackSource) -> Bundle:
    """The files of a pack. Raises Unreadable."""
    if isinstance(source, PackUpload):
        return read_zip(BytesIO(bytes_of(source.file)))
    if not isinstance(source, Path):
        return read_zip(source)
    if source.is_dir():
        return read_folder(source)
    if not source.is_file():
        raise Unreadable(Flaw(source.name, 0, "Không có thư mục hay tệp zip này."))
    with source.open("rb") as stream:
        return read_zip(stream)


def check_bundle(bundle: Bundle) -> PackReport:
    """Find everything wrong with a bundle: text first, then schemas, then what the kinds know."""
    kinds = registered_kinds()
    contents = read_contents(bundle, kinds)
    contents.flaws.extend(_unmet(contents))
    items = tuple((kind, tuple(contents.items[kind.name])) for kind in kinds if kind.name in contents.items)
    for kind, own in items:
        if kind.name not in contents.unsound:
            problems = kind.check(own, _context(contents))
            problems = doubled(kind, own, problems) + problems
            contents.flaws.extend(contents.flaw_of(kind.name, problem) for problem in problems)
    return PackReport(contents.head, digest_of(bundle), tuple(sorted(set(contents.flaws))), items)


def diff_pack(source: PackSource) -> list[KindChanges]:
    """What loading the pack would do, item by item. Raises PackUnsound. Writes nothing."""
    report = check_pack(source)
    report.must_be_sound()
    return [KindChanges(kind.name, tuple(kind.diff(items))) for kind, items in report.items]


def diff_upload(upload: PackUpload) -> list[KindChanges]:
    """What loading a proposed pack would do today. Raises PackUnsound."""
    return diff_pack(upload)


def packs() -> QuerySet[Pack]:
    """The packs loaded, by name."""
    return Pack.objects.order_by("name")


def uploads(state: UploadState | None = None) -> QuerySet[PackUpload]:
    """The packs handed in, newest first."""
    found = PackUpload.objects.select_related("file").order_by("-proposed_at", "-id")
    return found.filter(state=state) if state else found


def uploads_due(day: date) -> QuerySet[PackUpload]:
    """The approved packs whose day has come, oldest day first."""
    return PackUpload.objects.filter(state=UploadState.APPROVED, effective_on__lte=day).order_by(
        "effective_on", "proposed_at", "id"
    )


def upload(upload_id: UUID) -> PackUpload:
    """A pack that was handed in. Raises UploadUnknown."""
    found = PackUpload.objects.select_related("file").filter(id=upload_id).first()
    if found is None:
        raise UploadUnknown
    return found


def _context(contents: Contents) -> Context:
    """What kinds may see of the whole pack: every kind whose items are sound."""
    sound: dict[str, Sequence[Item]] = {
        name: items for name, items in contents.items.items() if name not in contents.unsound
    }
    return Context(contents.head.name if contents.head else "", sound)


def _unmet(contents: Contents) -> list[Flaw]:
    """Flaws for packs this one needs that are not loaded yet."""
    if contents.head is None or not contents.head.requires:
        return []
    here = set(Pack.objects.filter(name__in=contents.head.requires).values_list("name", flat=True))
    missing = [name for name in contents.head.requires if name not in here]
    return [Flaw("pack.yaml", 0, f"Cần nạp gói “{name}” trước.") for name in missing]
