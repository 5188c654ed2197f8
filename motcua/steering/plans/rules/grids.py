"""Tables that kept their cells: heads found, pages joined, every row with its section."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from motcua.steering.plans.ports import Line, Row, Source, Spot, Table
from motcua.steering.plans.rules.columns import Column, Role, is_head, role_of, settled, years_of
from motcua.steering.plans.rules.fitting import fitted, guessed
from motcua.steering.plans.rules.grid_rows import Reader
from motcua.steering.plans.rules.marked import is_time, marked_times, said_in_words, without
from motcua.steering.plans.rules.rows import ReadTable, is_column_numbers, number_of
from motcua.steering.plans.rules.words import has_bullet, one_line

_HEAD_SIGNS = 40
_TITLE_SIGNS = 24


@dataclass
class Fragment:
    """A stretch of rows under one head; a page's worth of a table."""

    columns: list[Column | None]
    rows: list[Row]
    spot: Spot
    headed: bool = True
    guessed: bool = False
    width: int = field(init=False)

    def __post_init__(self) -> None:
        self.width = max((len(row.cells) for row in self.rows), default=len(self.columns))


def read_grids(source: Source) -> list[ReadTable]:
    """Understand every table of a source that assigns, promises or reports."""
    return [_understood(group) for group in _groups(_fragments(source))]


def _fragments(source: Source) -> list[Fragment]:
    found: list[Fragment] = []
    above: Fragment | None = None  # the last head, as it was printed
    for block in source.blocks:
        if isinstance(block, Line):
            if found and _parts(block.text) and found[-1].rows:
                found.append(Fragment([], [], block.spot, headed=False))  # a heading parts tables
            continue
        for fragment in _of_table(block):
            found.append(_in_words(fragment, above))
            above = fragment if fragment.columns else above
    return found


def _parts(text: str) -> bool:
    return one_line(text).upper().startswith(("PHỤ LỤC", "BIỂU ", "MẪU "))


def _of_table(table: Table) -> Iterable[Fragment]:
    """Part a table at its heads: each head opens a fragment, what stands before the first has none."""
    fragments: list[Fragment] = []
    rows = list(table.rows)
    place = 0
    while place < len(rows):
        head = _head_at(rows, place)
        if head is not None:
            columns, height = head
            fragments.append(Fragment(columns, [], rows[place].spot))
            place += height
            continue
        if not fragments:
            fragments.append(Fragment([], [], table.spot, headed=False))
        if not is_column_numbers([cell or "" for cell in rows[place].cells]):
            fragments[-1].rows.append(rows[place])
        place += 1
    for fragment in fragments:
        fragment.__post_init__()
    return fragments


def _in_words(fragment: Fragment, above: Fragment | None) -> Fragment:
    """Put columns that are times, crossed in the rows they hold for, in one column of words.

    `above` is the head under which a fragment without one stands.
    """
    head = fragment if fragment.columns else above
    times = marked_times(head.columns, head.rows) if head else []
    if head is None or not times or fragment.width != len(head.columns):
        return fragment
    rows = [said_in_words(row, head.columns, times) for row in fragment.rows]
    columns = without(fragment.columns, times) if fragment.columns else []
    return replace(fragment, columns=columns, rows=rows)


def _head_at(rows: Sequence[Row], place: int) -> tuple[list[Column | None], int] | None:
    """Read the head that begins at a row, one to three rows high; None if none does."""
    opening = next((cell for cell in rows[place].cells if cell and cell.strip()), "")
    if number_of(opening) is not None:  # a row's number heads no column
        return None
    first = _columns(rows[place])
    if sum(column is not None for column in first) < 2:
        return None
    best: tuple[list[Column | None], int] | None = None
    if is_head([column.role if column else None for column in first]):
        best = first, 1
    for height in (2, 3):
        if place + height > len(rows):
            break
        below = rows[place + height - 1]
        if not _is_lower_head(below) or (best and _is_rest_of_a_row(rows[place], below)):
            break
        first = _stacked(first, below)
        if is_head([column.role if column else None for column in first]):
            best = first, height
    return best


def _columns(row: Row) -> list[Column | None]:
    columns: list[Column | None] = []
    for cell in row.cells:
        title = one_line(cell or "")
        role = role_of(title) if title else None
        columns.append(Column(role or Role.OTHER, title) if title and (role or len(title) < 60) else None)
    known = [column for column in columns if column and column.role is not Role.OTHER]
    return columns if len(known) >= 2 else [None] * len(columns)


def _is_lower_head(row: Row) -> bool:
    """Say whether a row goes on with the head above it: every cell that is filled is a head's words."""
    filled = [one_line(cell) for cell in row.cells if cell and cell.strip()]
    if not filled or len(filled) == len(row.cells) or (row.cells[0] or "").strip():
        return False
    known = sum(role_of(cell) is not None or is_time(cell) for cell in filled)
    under = row.cells[0] is None and all(len(cell) < _HEAD_SIGNS for cell in filled)  # a head merged down
    return known == len(filled) or (under and known > 0)


def _is_rest_of_a_row(head: Row, below: Row) -> bool:
    """Say whether what stands below a head that has a title for every column is cut off a row above it."""
    filled = [cell for cell in below.cells if cell and cell.strip()]
    whole = None not in below.cells and all((cell or "").strip() for cell in head.cells)
    return whole and (
        len(filled) == 1 or any(has_bullet(cell) or len(cell) > _TITLE_SIGNS for cell in filled)
    )


def _stacked(upper: list[Column | None], lower: Row) -> list[Column | None]:
    """Put a lower row of heads under an upper one; an upper one reaches over empty cells to its right."""
    stacked: list[Column | None] = []
    above: Column | None = None
    for place, cell in enumerate(lower.cells):
        own = upper[place] if place < len(upper) else None
        above = own or above
        title = one_line(cell or "")
        if title and (own is None or own.title != title):
            stacked.append(Column(role_of(title) or Role.OTHER, title))
        else:
            stacked.append(own)
    return [*stacked, *upper[len(lower.cells) :]] if above else stacked


def _groups(fragments: list[Fragment]) -> list[list[Fragment]]:
    """Gather the fragments of one table: the same heads again, or no head and the same width."""
    groups: list[list[Fragment]] = []
    parted = True
    for fragment in fragments:
        if not fragment.rows and not fragment.columns:
            parted = True
            continue
        before = groups[-1][-1] if groups and not parted else None
        if before is not None and _goes_on(before, fragment):
            columns = (
                fragment.columns
                if fragment.headed and not _is_same_head(before, fragment)
                else before.columns
            )
            groups[-1].append(replace(fragment, columns=columns))
        elif fragment.headed:
            groups.append([fragment])
        elif (likely := guessed(fragment.rows)) is not None:
            groups.append([replace(fragment, columns=likely, guessed=True)])
        else:
            continue
        parted = False
    return [group for group in groups if sum(len(one.rows) for one in group) >= 1]


def _goes_on(before: Fragment, after: Fragment) -> bool:
    if not after.headed:
        return abs(before.width - after.width) <= 1 and bool(after.rows)
    if _is_same_head(before, after):
        return True
    roles = [column.role for column in before.columns if column]
    return roles == [column.role for column in after.columns if column]


def _is_same_head(before: Fragment, after: Fragment) -> bool:
    """Say whether a head comes again, some of its cells covered by cells that reach over the page's end."""
    if len(before.columns) != len(after.columns):
        return False
    pairs = [(own, above) for own, above in zip(after.columns, before.columns, strict=True) if own]
    return len(pairs) > 1 and all(above is not None and above.title == own.title for own, above in pairs)


def _understood(group: list[Fragment]) -> ReadTable:
    rows = [row for fragment in group for row in fragment.rows]
    heads = {
        width: fitted(
            settled([c for c in group[0].columns if c]), _cells(group, width), _direct(group, width)
        )
        for width in {fragment.width for fragment in group}
    }
    reader = Reader()
    for fragment in group:
        reader.begin(heads[fragment.width], fresh=fragment is not group[0])
        for row in fragment.rows:
            reader.take(row)
    roles = list(dict.fromkeys(role for roles in heads.values() for role in roles if role is not None))
    spot = group[0].spot.until(rows[-1].spot) if rows else group[0].spot
    dropped = sum(1 for fragment in group[1:] if fragment.headed)
    return ReadTable(
        roles,
        reader.rows,
        spot,
        reader.claims,
        dropped,
        group[0].guessed,
        [c.title for c in group[0].columns if c],
        years_of(settled([c for c in group[0].columns if c])),
    )


def _cells(group: list[Fragment], width: int) -> list[list[str]]:
    return [
        [cell or "" for cell in (*row.cells, *([""] * (width - len(row.cells))))]
        for fragment in group
        if fragment.width == width
        for row in fragment.rows
    ]


def _direct(group: list[Fragment], width: int) -> list[Role | None] | None:
    """Give the roles as the heads stand over the columns, if one head is as wide as its rows."""
    for fragment in group:
        if fragment.width == width and fragment.headed and len(fragment.columns) == width:
            kept = iter(settled([column for column in fragment.columns if column]))
            return [next(kept).role if column else None for column in fragment.columns]
    return None
