"""Đưa vào kho: what is confirmed of cases comes into the vaults of those whose cases they are."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.text import fold
from motcua.instruments.documents import access
from motcua.instruments.documents.models import PaperType, Result, SubmittedDocument, Trust, VaultDocument
from motcua.instruments.documents.queries.vault import as_sort
from motcua.instruments.documents.rules.sorts import Sort, bare_name, last_day, sort_of


@dataclass(frozen=True)
class Case:
    """A case that was settled: whose it is, who decided, when and by whom its papers were confirmed."""

    id: UUID
    person_id: UUID | None
    entity_id: UUID | None
    issuer_id: UUID | None
    confirmed_at: datetime
    confirmed_by: UUID
    has_result: bool = False  # its result has come into the owner's hand


@act
def file_in_vaults(subject_kind: str, cases: Sequence[Case], *, by: Actor, at: datetime) -> int:
    """Đưa vào kho what is confirmed of these cases and not there yet; count what came in.

    Of each case its papers with a file, but forms and what came out of the vault itself; and its result
    once it was handed over. Nothing is told: it is put together from what was told, and may be again.
    Raises NotAllowed.
    """
    must(by, access.KEEP)
    del at  # each row says when it was confirmed
    by_id = {case.id: case for case in cases}
    sorting = _Sorting()
    rows = [
        *_of_results(by_id, _results(subject_kind, by_id.values()), sorting),
        *_of_papers(by_id, _papers(subject_kind, by_id), sorting),
    ]
    VaultDocument.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    return len(rows)


@dataclass
class _Sorting:
    """Tells of which sort a paper is that was given out on a day; each name is looked at once a day."""

    types: Sequence[PaperType] = field(default_factory=lambda: list(PaperType.objects.order_by("code")))
    known: dict[tuple[str, str, date], tuple[Sort | None, str]] = field(default_factory=dict)

    def of(self, name: str, code: str, day: date) -> tuple[Sort | None, str]:
        """Give the sort, if one is known, and the bare name."""
        asked = (name, code, day)
        if asked not in self.known:
            bare = bare_name(fold(name))
            sorts = [as_sort(one) for one in self.types if one.holds_on(day)]
            self.known[asked] = sort_of(bare, code, sorts), bare
        return self.known[asked]


def _results(subject_kind: str, cases: Iterable[Case]) -> list[Result]:
    """Give the results that were handed over and lie in no vault yet."""
    handed = [case.id for case in cases if case.has_result]
    rows = list(Result.objects.filter(subject_kind=subject_kind, subject_id__in=handed))
    there = VaultDocument.objects.filter(result__in=[one.id for one in rows])
    known = set(there.values_list("result_id", flat=True))
    return [one for one in rows if one.id not in known]


def _papers(subject_kind: str, cases: Collection[UUID]) -> list[SubmittedDocument]:
    """Give the papers with a file that lie in no vault yet, but forms and what came out of a vault."""
    rows = SubmittedDocument.objects.filter(
        subject_kind=subject_kind,
        subject_id__in=cases,
        file__isnull=False,
        is_form=False,
        reused__isnull=True,
    )
    whole = rows.select_related("required", "file")
    papers = [one for one in whole if not (one.required and one.required.form_key)]
    there = VaultDocument.objects.filter(submitted__in=[one.id for one in papers])
    known = set(there.values_list("submitted_id", flat=True))
    return [one for one in papers if one.id not in known]


def _of_results(
    cases: Mapping[UUID, Case], results: Iterable[Result], sorting: _Sorting
) -> Iterator[VaultDocument]:
    for one in results:
        case = cases[one.subject_id]
        sort, bare = sorting.of(one.title, "", one.issued_on)
        yield VaultDocument(
            person_id=case.person_id,
            entity_id=case.entity_id,
            type_code=sort.code if sort else "",
            name=one.title,
            name_key=bare,
            issuer_id=case.issuer_id,
            issued_on=one.issued_on,
            valid_to=last_day(one.issued_on, sort.months if sort else None),
            trust=Trust.ISSUED if one.source == Result.Source.PRODUCED else Trust.RECORDED,
            subject_kind=one.subject_kind,
            subject_id=one.subject_id,
            result_id=one.id,
            file_id=one.file_id,
            file_name=one.file_name,
            confirmed_at=case.confirmed_at,
            confirmed_by=one.recorded_by,
        )


def _of_papers(
    cases: Mapping[UUID, Case], papers: Iterable[SubmittedDocument], sorting: _Sorting
) -> Iterator[VaultDocument]:
    for one in papers:
        case = cases[one.subject_id]
        code = one.required.paper_code if one.required else ""
        sort, bare = sorting.of(one.name, code, case.confirmed_at.astimezone(VN).date())
        yield VaultDocument(
            person_id=case.person_id,
            entity_id=case.entity_id,
            type_code=sort.code if sort else "",
            name=one.name,
            name_key=bare,
            trust=Trust.COMPARED if one.originals else Trust.ACCEPTED,
            subject_kind=one.subject_kind,
            subject_id=one.subject_id,
            submitted_id=one.id,
            file=one.file,
            file_name=one.file_name,
            confirmed_at=case.confirmed_at,
            confirmed_by=case.confirmed_by,
        )
