"""What stands in a draft: conditions, form, papers; and what it is still without."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from motcua.casework.dossiers.queries import papers_asked
from motcua.casework.filings.models import DraftFile, FilingDraft
from motcua.casework.filings.queries.questions import judged
from motcua.casework.filings.rules import LEVEL_ASKED, Standing, Written, read_back
from motcua.instruments.documents.queries.vault import Offer, offers
from motcua.registers.procedures.models import AbolishedPaper, Handling, Need, RequiredDocument
from motcua.registers.procedures.queries import gone_among


@dataclass(frozen=True)
class FileLine:
    """A file that lies in a draft."""

    row: DraftFile

    @property
    def name(self) -> str:
        """Give its name."""
        return str(self.row.name)


@dataclass(frozen=True)
class PaperLine:
    """A paper of the list, what was put there for it, and whether it must be there.

    What a register knows (`reuse`) is not asked for: who has it at hand may still put it there.
    """

    document: RequiredDocument
    files: tuple[FileLine, ...] = ()
    gone: AbolishedPaper | None = None
    """By which line of the list nobody may ask for it today."""

    @property
    def is_form(self) -> bool:
        """Say whether the electronic form stands for it."""
        return bool(self.document.form_key)

    @property
    def is_needed(self) -> bool:
        """Say whether nothing is filed without it."""
        one = self.document
        asked = one.need == Need.ALWAYS and one.handling == Handling.SUBMIT
        return asked and not one.form_key and not one.reuse and self.gone is None

    @property
    def lacks(self) -> bool:
        """Say whether it is needed and not there."""
        return self.is_needed and not self.files

    @property
    def is_shown_only(self) -> bool:
        """Say whether it is shown at the counter and never handed in."""
        return self.document.handling == Handling.SHOW


def papers_of(draft: FilingDraft, day: date | None = None) -> list[PaperLine]:
    """Give the papers of the draft's version and case, each with its files.

    Where a `day` is said, those that nobody may ask for then are marked.
    """
    files: dict[object, list[FileLine]] = {}
    for row in DraftFile.objects.filter(draft=draft).select_related("file").order_by("put_at", "id"):
        files.setdefault(row.required_id, []).append(FileLine(row))
    asked = papers_asked(draft.version_id, draft.case_number)
    gone = gone_among(asked, day) if day else {}
    return [PaperLine(one, tuple(files.get(one.id, ())), gone.get(one.id)) for one in asked]


def vault_offers(
    draft: FilingDraft, required: Iterable[RequiredDocument], day: date
) -> Mapping[UUID, Sequence[Offer]]:
    """Give what the applicant's own vault has for papers of the list, by the paper."""
    person_id, entity_id = draft.applicant_person_id, draft.applicant_entity_id
    return offers(required, [person_id] if person_id else [], [entity_id] if entity_id else [], day=day)


def lacking_papers(lines: Iterable[PaperLine]) -> list[str]:
    """Name the papers that are needed and not there."""
    return [line.document.name for line in lines if line.lacks]


def declaration_key(lines: Iterable[PaperLine]) -> str:
    """Give the key of the form among the papers; empty where there is none."""
    return next((line.document.form_key for line in lines if line.is_form), "")


def written_of(draft: FilingDraft) -> Written:
    """Give the form as it stands."""
    return read_back(str(draft.answers))


def conditions_of(draft: FilingDraft) -> Mapping[str, str]:
    """Give the answers to the questions, by their keys."""
    said: Mapping[str, str] = json.loads(str(draft.conditions)) if draft.conditions else {}
    return said


def exemptions_in(draft: FilingDraft) -> tuple[str, ...]:
    """Give the reasons claimed for which fees are waived or cut."""
    return tuple(str(draft.exemptions).split())


def standing_of(draft: FilingDraft, lines: Sequence[PaperLine], day: date) -> Standing:
    """Say what of a draft is done."""
    signers = draft.co_signers.all()
    return Standing(
        may_go_on=judged(draft.version.procedure.code, conditions_of(draft), day).may_go_on,
        has_place=draft.unit_id is not None,
        has_form=bool(declaration_key(lines)),
        is_form_whole=written_of(draft).is_whole,
        lacks_papers=bool(lacking_papers(lines)),
        waits_for_signers=any(one.signed_edition != draft.edition for one in signers),
    )


def level_asked() -> int:
    """Give the level of identity with which somebody may file."""
    return LEVEL_ASKED
