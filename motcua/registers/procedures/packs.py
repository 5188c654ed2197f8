"""What packs may bring of procedures: kinds `procedure`, `synonym`, `filing_portal`, `abolished_paper`."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Final

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import Change, Context, Item, LineKind, LoadReport, Problem, line_schema
from motcua.foundation.packs.queries import overlapping
from motcua.foundation.text import day_figures, fold
from motcua.registers.procedures.actions import (
    AbolishedDraft,
    PortalDraft,
    SynonymDraft,
    amend,
    publish_version,
    set_abolished_paper,
    set_filing_portal,
    teach_synonyms,
)
from motcua.registers.procedures.actions.sound import SCHEMA, all_faults_of, papers_gone
from motcua.registers.procedures.actions.teach_synonyms import drafts_of, everyday_twice, new_synonyms
from motcua.registers.procedures.errors import EverydayNameTwice, VersionRewritten
from motcua.registers.procedures.models import AbolishedPaper, FilingPortal, ProcedureVersion, WhosePortal
from motcua.registers.procedures.queries import (
    abolished_lines,
    open_version_before,
    own_versions,
    portal_lines,
)
from motcua.registers.procedures.rules.items import content_digest

_SYNONYM_SCHEMA: Final = Path(__file__).parent / "synonym.schema.json"
Key = tuple[str, str]


class ProcedureKind:
    """Kind `procedure`: one version of a procedure, from its day on."""

    name = "procedure"
    order = 50
    schema: Mapping[str, object] = SCHEMA

    def key(self, item: Item) -> str:
        """Code and first day."""
        return f"{item['code']} ({item['valid_from']})"

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Parts that do not fit each other, days that overlap, versions said differently before."""
        gone = papers_gone(context.items(AbolishedPaperKind.name))
        faults = [
            Problem((n, *path), said)
            for n, item in enumerate(items)
            for path, said in all_faults_of(item, gone)
        ]
        known = _known(items)
        rewritten = [
            Problem((n, "valid_from"), _rewritten_sentence(item))
            for n, item in enumerate(items)
            if (found := known.get(_key(item))) is not None and _rewritten(item, found)
        ]
        overlaps = overlapping(items, lambda item: str(item["code"]), what="Thủ tục")
        names = _named_twice(items, [[draft for draft in drafts_of(one) if draft.everyday] for one in items])
        return [*faults, *overlaps, *rewritten, *names, *_roles_missing(items, context)]

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """What is new, the same, a new version, or said differently before."""
        known = _known(items)
        holding = {code for code, _day in known}
        return [self._change(item, known.get(_key(item)), str(item["code"]) in holding) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Publish what is new by its days. Raises VersionRewritten for a version said differently before."""
        known = _known(items)
        report = LoadReport()
        for item in sorted(items, key=lambda one: (one["code"], one["valid_from"])):
            found = known.get(_key(item))
            if found is None:
                report += _publish(item, by=by, at=at)
            elif found.content_digest == content_digest(item):
                report += LoadReport(same=1)
            else:
                raise VersionRewritten(
                    procedure_code=item["code"],
                    valid_from=day_figures(date.fromisoformat(item["valid_from"])),
                )
        teach_synonyms([draft for one in items for draft in drafts_of(one)], by=by, at=at)
        return report

    def _change(self, item: Item, found: ProcedureVersion | None, known: bool) -> Change:
        if found is not None and _rewritten(item, found):
            return Change(self.key(item), "conflict", _rewritten_sentence(item))
        if found is not None:
            return self._words_change(item)
        verb = "sửa đổi" if known else "công bố"
        return Change(self.key(item), "new_version" if known else "add", f"Sẽ {verb}: {item['name']}.")

    def _words_change(self, item: Item) -> Change:
        """A published version stays; what citizens call it may still be news."""
        phrases = [row.phrase for row in new_synonyms(drafts_of(item))]
        told = f"Phiên bản giữ nguyên; thêm cách gọi: {', '.join(phrases)}." if phrases else ""
        return Change(self.key(item), "same", told)


class SynonymKind:
    """Kind `synonym`: what citizens call a procedure, or a phrase of the law."""

    name = "synonym"
    order = 55
    schema: Mapping[str, object] = json.loads(_SYNONYM_SCHEMA.read_text(encoding="utf-8"))

    def key(self, item: Item) -> str:
        """The phrase and what it means."""
        return f"{item['phrase']} → {item.get('code') or item.get('means')}"

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Phrases that mean themselves, and procedures with two everyday names."""
        themselves = [
            Problem((n, "means"), "Cách gọi và nghĩa của nó không được trùng nhau.")
            for n, item in enumerate(items)
            if fold(item["phrase"]) == fold(item.get("means", ""))
        ]
        return [*themselves, *_named_twice(items, [[_draft(item)] for item in items])]

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """What is new and what is known."""
        return [Change(self.key(item), "add" if new_synonyms([_draft(item)]) else "same") for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Teach what is new."""
        added = teach_synonyms([_draft(item) for item in items], by=by, at=at)
        return LoadReport(added=added, same=len(items) - added)


class AbolishedPaperKind(LineKind[AbolishedDraft]):
    """Kind `abolished_paper`: what no procedure may ask for from a day on, and by which text."""

    name = "abolished_paper"
    order = 34
    what = "Giấy tờ không còn được yêu cầu"
    schema = line_schema(
        {
            "name": {"type": "string", "minLength": 1, "maxLength": 200},
            "phrases": {
                "type": "array",
                "minItems": 1,
                "items": {"type": "string", "minLength": 3, "maxLength": 120},
            },
            "source": {"type": "string", "minLength": 1, "maxLength": 300},
        }
    )

    def draft(self, item: Item, since: date, until: date | None) -> AbolishedDraft:
        """Read a paper."""
        return AbolishedDraft(
            code=item["code"],
            name=item["name"],
            phrases=list(item["phrases"]),
            source=item["source"],
            valid_from=since,
            valid_to=until,
        )

    def lines(self, code: str) -> Sequence[AbolishedPaper]:
        """Give the lines of a paper."""
        return abolished_lines(code)

    def put(self, draft: AbolishedDraft, *, by: Actor, at: datetime) -> AbolishedPaper:
        """Set a paper. Raises NotAllowed, AbolishedUnnamed, AbolishedOverlaps."""
        return set_abolished_paper(draft, by=by, at=at)


class FilingPortalKind(LineKind[PortalDraft]):
    """Kind `filing_portal`: whose portal takes filings online, from a day to a day, and by which text."""

    name = "filing_portal"
    order = 33
    what = "Cổng nhận hồ sơ"
    schema = line_schema(
        {
            "code": {"enum": WhosePortal.values},
            "name": {"type": "string", "minLength": 1, "maxLength": 120},
        },
        {
            "address": {"type": "string", "format": "uri", "pattern": "^https://", "maxLength": 300},
            "source": {"type": "string", "maxLength": 300},
        },
    )

    def draft(self, item: Item, since: date, until: date | None) -> PortalDraft:
        """Read a portal."""
        return PortalDraft(
            code=item["code"],
            name=item["name"],
            address=item.get("address", ""),
            source=item.get("source", ""),
            valid_from=since,
            valid_to=until,
        )

    def lines(self, code: str) -> Sequence[FilingPortal]:
        """Give the lines of a portal."""
        return portal_lines(code)

    def put(self, draft: PortalDraft, *, by: Actor, at: datetime) -> FilingPortal:
        """Set a portal. Raises NotAllowed, PortalOverlaps, PortalWithoutAddress."""
        return set_filing_portal(draft, by=by, at=at)


def _draft(item: Item) -> SynonymDraft:
    return SynonymDraft(
        item["phrase"],
        code=item.get("code", ""),
        means=item.get("means", ""),
        everyday=item.get("everyday", False),
    )


def _named_twice(items: Sequence[Item], drafts: Sequence[Sequence[SynonymDraft]]) -> list[Problem]:
    """Everyday names of a procedure that an earlier item of the pack names otherwise."""
    second = {(draft.code, draft.phrase) for draft in everyday_twice(chain.from_iterable(drafts))}
    return [
        Problem((n,), str(EverydayNameTwice(procedure_code=draft.code, other=draft.phrase)))
        for n, own in enumerate(drafts)
        for draft in own
        if draft.everyday and (draft.code, draft.phrase) in second
    ]


def _key(item: Item) -> Key:
    return str(item["code"]), str(item["valid_from"])


def _known(items: Sequence[Item]) -> dict[Key, ProcedureVersion]:
    """The province's versions of the items' procedures, by code and first day."""
    return own_versions(str(item["code"]) for item in items)


def _publish(item: Item, *, by: Actor, at: datetime) -> LoadReport:
    """Publish an item: as an amendment where an open version of an earlier day stands, else beside others."""
    if open_version_before(item["code"], date.fromisoformat(item["valid_from"])) is not None:
        amend(item, by=by, at=at)
        return LoadReport(changed=1)
    publish_version(item, by=by, at=at)
    return LoadReport(added=1)


def _roles_missing(items: Sequence[Item], context: Context) -> list[Problem]:
    """Steps done by a role that the same pack, bringing roles, does not bring."""
    roles = {role["code"] for role in context.items("role")}
    return [
        Problem((n, "processes", m, "steps", k, "post"), f"Không có vai trò “{step['post']}” trong gói này.")
        for n, item in enumerate(items)
        for m, process in enumerate(item.get("processes", ()))
        for k, step in enumerate(process["steps"])
        if roles and step["post"] not in roles
    ]


def _rewritten(item: Item, found: ProcedureVersion) -> bool:
    """Whether a published version is said differently: in content, or in a last day that it does not have."""
    last = item.get("valid_to")
    ended = last is not None and found.valid_to is not None and found.valid_to.isoformat() != last
    return ended or found.content_digest != content_digest(item)


def _rewritten_sentence(item: Item) -> str:
    day = day_figures(date.fromisoformat(item["valid_from"]))
    return (
        f"Thủ tục {item['code']} có hiệu lực từ {day} đã công bố với nội dung khác; "
        "muốn thay đổi, hãy thêm phiên bản với ngày hiệu lực mới."
    )
