"""The reader as a whole: from the lines and tables of a file to a draft."""

from collections.abc import Iterable, Sequence
from datetime import date

from motcua.steering.plans.ports import (
    AssignmentLine,
    Draft,
    Finding,
    Head,
    Line,
    Names,
    NoRegister,
    Resolver,
    Source,
    Spot,
    TargetLine,
)
from motcua.steering.plans.rules import findings, targets
from motcua.steering.plans.rules.columns import is_progress
from motcua.steering.plans.rules.flattened import read_flattened
from motcua.steering.plans.rules.grids import read_grids
from motcua.steering.plans.rules.heads import read_head
from motcua.steering.plans.rules.items import assignments_of, from_prose, progress_of
from motcua.steering.plans.rules.labelled import labelled_in
from motcua.steering.plans.rules.names import core, is_class, looks_like_agency
from motcua.steering.plans.rules.paragraphs import Paragraph, loose_lines, paragraphs
from motcua.steering.plans.rules.prose import given_in
from motcua.steering.plans.rules.rows import ReadTable
from motcua.steering.plans.rules.torn import KIND as TORN
from motcua.steering.plans.rules.torn import is_torn, of_torn
from motcua.steering.plans.rules.words import plain

_SCAN_LINES = 6000


def read(source: Source, resolver: Resolver | None = None, *, today: date | None = None) -> Draft:
    """Read a source into a draft; agencies are resolved as of the plan's year."""
    flattened, torn = _whole_and_torn(source)
    tables = sorted([*read_grids(source), *flattened], key=lambda table: table.spot.line)
    loose = loose_lines(source, [table.spot for table in (*tables, *torn)])
    text = paragraphs(loose)
    head = read_head(loose, text)
    draft = Draft(head, [], [], [], [Finding("notice", notice) for notice in source.notices])
    lists = _fill(draft, tables, text)
    if isinstance(resolver, NoRegister) or resolver is None:
        draft.findings.append(
            Finding(
                "no_register",
                "Chưa đối chiếu được với danh bạ cơ quan: cơ sở dữ liệu chưa mở. Mã cơ quan để trống.",
            )
        )
    else:
        draft.findings += _resolve(draft, resolver, _as_of(head, today))
    for one in of_torn(torn, loose, found=bool(tables)):
        draft.findings.append(one)
        _leave_out(draft, one.source)
    draft.findings += _found(draft, tables, lists, _all_lines(source))
    return draft


def _leave_out(draft: Draft, torn: Spot | None) -> None:
    """Leave out what sentences seem to assign where a torn table stands: there are no sentences there."""
    if torn is not None:
        draft.assignments = [one for one in draft.assignments if not torn.line <= one.source.line <= torn.to]


def _whole_and_torn(source: Source) -> tuple[list[ReadTable], list[ReadTable]]:
    """Read the tables that lost their cells; set apart those whose columns were torn apart."""
    lines = [block for block in source.blocks if isinstance(block, Line)]
    whole: list[ReadTable] = []
    torn: list[ReadTable] = []
    for table in read_flattened(source):
        (torn if is_torn(table, lines) else whole).append(table)
    return whole, torn


def _fill(draft: Draft, tables: Sequence[ReadTable], text: Sequence[Paragraph]) -> list[list[AssignmentLine]]:
    """Put into the draft what tables and sentences say; give the assignments table by table."""
    year = draft.document.year
    lists: list[list[AssignmentLine]] = []
    for table in tables:
        if table.is_targets:
            draft.targets += targets.of_table(table, year)
        elif is_progress(table.roles):
            draft.progress += progress_of(table, year)
        else:
            lists.append(assignments_of(table, year))
    draft.assignments = [line for lines in lists for line in lines]
    draft.targets += targets.of_text(text, year)
    tabled = bool(draft.assignments or draft.progress)
    labelled, taken = labelled_in(text)
    if labelled is not None:
        known = {plain(line.text) for line in draft.assignments}
        draft.assignments += [one for one in assignments_of(labelled, year) if plain(one.text) not in known]
    for given in given_in([one for one in text if id(one) not in taken]):
        if not tabled or (given.explicit and given.due_text):
            draft.assignments.append(from_prose(given, year))
    return lists


def _as_of(head: Head, today: date | None) -> date | None:
    """Choose the day as of which names are understood: the document's, in the plan's year."""
    if head.date and (head.year is None or head.date.year == head.year):
        return head.date
    return date(head.year, 1, 1) if head.year else today


def _all_lines(source: Source) -> list[Line]:
    return loose_lines(source, [])[:_SCAN_LINES]


def _found(
    draft: Draft, tables: Sequence[ReadTable], lists: Sequence[list[AssignmentLine]], lines: Sequence[Line]
) -> Iterable[Finding]:
    assigning = [table for table in tables if not table.is_targets and not is_progress(table.roles)]
    yield from findings.of_contradictions(draft.targets)
    yield from findings.of_sums(assigning, lists, lines)
    for found in lists:
        yield from findings.of_numbers(found)
    yield from findings.of_dues([*draft.assignments, *draft.progress], draft.document.year)
    yield from findings.of_scan(lines)
    yield from findings.of_tables(tables)
    known = draft.assignments or draft.targets or draft.progress
    if not known and not any(one.kind == TORN for one in draft.findings):
        yield Finding(
            "nothing_found",
            "Không thấy nhiệm vụ, chỉ tiêu hay tiến độ nào trong văn bản này: có lẽ đây không phải kế hoạch.",
        )


def _resolve(draft: Draft, resolver: Resolver, day: date | None) -> list[Finding]:
    """Set the codes of the register beside the names; name those that it does not know."""
    if day is None:
        return [Finding("no_year", "Không rõ năm của kế hoạch nên chưa đối chiếu được cơ quan với danh bạ.")]
    cells = [*_cells(draft.assignments, draft.targets), *(line.lead for line in draft.progress)]
    printed = dict.fromkeys(name for cell in cells for name in cell.printed)
    cores = {name: core(name) for name in printed}
    meant = resolver.resolve(list(dict.fromkeys(cores.values())), day)
    for cell in cells:
        codes = [code for name in cell.printed if cores[name] in meant for code in meant[cores[name]].codes]
        cell.codes = list(dict.fromkeys(codes))
    unknown = [name for name in printed if looks_like_agency(name) and cores[name] not in meant]
    found = [_unknown(name, draft) for name in unknown]
    found += [
        Finding(
            "agency_ambiguous", f"“{name}” có thể là nhiều cơ quan: {', '.join(meant[cores[name]].codes)}."
        )
        for name in printed
        if cores[name] in meant and meant[cores[name]].ambiguous
    ]
    return found


def _unknown(name: str, draft: Draft) -> Finding:
    line = next(
        (line for line in draft.assignments if name in (*line.lead.printed, *line.support.printed)), None
    )
    what = "nhóm cơ quan này chưa có" if is_class(name) else "không có"
    if line is not None and name in line.lead.printed:
        line.doubts.append(f"“{name}”: {what} trong danh bạ cơ quan.")
    return Finding(
        "agency_unknown", f"“{name}”: {what} trong danh bạ cơ quan.", line.source if line else None
    )


def _cells(assignments: Sequence[AssignmentLine], promised: Sequence[TargetLine]) -> Iterable[Names]:
    for line in assignments:
        yield from (line.lead, line.support)
    for target in promised:
        yield from (target.watcher, target.doers)
