"""Row after row of a table: numbered, under its section, joined where a page break cut it."""

from collections.abc import Sequence

from motcua.steering.plans.ports import Row
from motcua.steering.plans.rules.columns import Role
from motcua.steering.plans.rules.names import names_score
from motcua.steering.plans.rules.rows import (
    Claim,
    ReadRow,
    claims_in,
    is_section_number,
    is_total,
    looks_like_heading,
    number_of,
    section_title,
)
from motcua.steering.plans.rules.words import (
    clean,
    has_bullet,
    is_closed,
    is_unfinished,
    one_line,
    starts_small,
    without_bullet,
)

_TEXTS = (Role.TASK, Role.TARGET)
_MERGED = "\0"


class Reader:
    """Reads the rows of one table in order, over all its pages."""

    def __init__(self) -> None:
        self.rows: list[ReadRow] = []
        self.claims: list[Claim] = []
        self._section = ""
        self._waiting = ""  # a Roman number whose title stands in the next row
        self._roles: Sequence[Role | None] = ()
        self._fresh = False
        self._above: dict[Role, str] = {}

    def begin(self, roles: Sequence[Role | None], *, fresh: bool) -> None:
        """Go on under a head; `fresh` if the rows before were on another page."""
        self._roles = roles
        self._fresh = fresh

    def take(self, row: Row) -> None:
        """Take one row."""
        no, inner, cells = self._sorted(row)
        filled = [text for text in cells.values() if text and text != _MERGED]
        if not filled and not no:
            return
        alone = one_line(filled[0]) if len(filled) == 1 else ""
        if self._is_sum(row, no, alone) or self._is_section(row, no, alone, cells):
            self._fresh = False
            return
        if self._goes_on(no, cells):
            self._join(cells, row)
        else:
            self._add(no, inner, cells, row)
        self._fresh = False

    def _sorted(self, row: Row) -> tuple[str, str, dict[Role, str]]:
        """Sort a row's cells by role; a second number beside the first is the one within its group."""
        no, inner = "", ""
        cells: dict[Role, str] = {}
        for place, cell in enumerate(row.cells):
            role = self._roles[place] if place < len(self._roles) else None
            text = _MERGED if cell is None else clean(cell)
            if text.strip(" -–") == "":
                continue
            number = number_of(text)
            if role is Role.NO and number:
                no = number
            elif number and place in {1, 2} and role in {None, *_TEXTS} and self._roles[0] is Role.NO:
                inner = number
            else:
                role = Role.TASK if role in {None, Role.NO} and text != _MERGED else role
                if role is None or role is Role.NO:
                    continue
                role = Role.TARGET if role is Role.TASK and Role.TARGET in self._roles else role
                if text == _MERGED:
                    cells.setdefault(role, _MERGED)
                else:
                    known = cells.get(role, "")
                    cells[role] = f"{known}\n{text}" if known and known != _MERGED else text
        return no, inner, cells

    def _is_sum(self, row: Row, no: str, alone: str) -> bool:
        if no or not alone or not is_total(alone):
            return False
        self.claims += claims_in(alone, "", row.spot)
        return True

    def _is_section(self, row: Row, no: str, alone: str, cells: dict[Role, str]) -> bool:
        texts = [text for role, text in cells.items() if role in _TEXTS and text != _MERGED]
        others = [text for role, text in cells.items() if role not in _TEXTS and text != _MERGED]
        if is_section_number(no) and (not others or (alone and not texts)):
            self._open(no, texts[0] if texts else alone, row)
            return True
        if no or not alone:
            return False
        first, _, rest = alone.partition(" ")
        number = number_of(first)
        if number and is_section_number(number) and (rest or number == first.strip(".")):
            self._open(number, rest, row)
            return True
        heads = looks_like_heading(alone) and not has_bullet(alone)
        if self._waiting or (heads and not (self._fresh and is_unfinished(self._last_text()))):
            self._open(self._waiting, alone, row)
            return True
        return False

    def _open(self, no: str, title: str, row: Row) -> None:
        self._waiting = "" if title else no
        self._section = section_title(no, title)
        if title:
            self.claims += claims_in(title, self._section, row.spot)

    def _last_text(self) -> str:
        return next(
            (self.rows[-1].get(role) for role in _TEXTS if self.rows and role in self.rows[-1].cells), ""
        )

    def _goes_on(self, no: str, cells: dict[Role, str]) -> bool:
        """Say whether a row without a number is the rest of the one before."""
        if no or not self.rows:
            return False
        text = next((cells[role] for role in _TEXTS if role in cells), "")
        if text == _MERGED or (text and has_bullet(text)):
            return False
        if text and starts_small(text):
            return True
        if self._fresh:
            return not text or not is_closed(self._last_text()) or not _stands_alone(cells)
        return not text and not _stands_alone(cells)

    def _join(self, cells: dict[Role, str], row: Row) -> None:
        last = self.rows[-1]
        for role, text in cells.items():
            if text == _MERGED:
                continue
            own = self._misplaced(role, text) or role
            known = last.cells.get(own, "")
            cut = known and not has_bullet(text)
            last.cells[own] = f"{known} {text}" if cut else f"{known}\n{text}" if known else text
        last.spot = last.spot.until(row.spot)
        last.joined = last.joined or self._fresh

    def _misplaced(self, role: Role, text: str) -> Role | None:
        """Find where the rest of a cut cell belongs if it stands one column off, as scans leave it."""
        known = self.rows[-1].get(role)
        if role not in {Role.LEAD, Role.SUPPORT} or not known or Role.PRODUCT not in self.rows[-1].cells:
            return None
        spoilt = names_score(f"{known} {text}") < names_score(known) and names_score(known) > 0
        return Role.PRODUCT if spoilt else None

    def _add(self, no: str, inner: str, cells: dict[Role, str], row: Row) -> None:
        text = next((cells[role] for role in _TEXTS if role in cells), "")
        inherited = text in {"", _MERGED} and bool(self.rows)
        if inherited:
            role = Role.TARGET if Role.TARGET in self._roles else Role.TASK
            cells[role] = self._last_text()
            no, inner = no or self.rows[-1].no, inner or self.rows[-1].inner
        bulleted = not no and not inherited and has_bullet(text)
        known = {role: self._above.get(role, "") if cell == _MERGED else cell for role, cell in cells.items()}
        read = ReadRow(
            no, known, self._section, row.spot, inner=inner, bulleted=bulleted, inherited=inherited
        )
        read.parent = self._parent(read)
        self._go_on_over_the_page(read)
        if bulleted:
            for role in _TEXTS:
                if role in known:
                    known[role] = without_bullet(known[role])
        self._above = dict(known)
        self.rows.append(read)

    def _go_on_over_the_page(self, read: ReadRow) -> None:
        """Fill in the lead of a page's first row if its cell was merged downward from the page before."""
        above = self._above.get(Role.LEAD, "")
        open_cell = self._fresh and Role.LEAD in self._roles and not read.get(Role.LEAD)
        if open_cell and above and {Role.DUE, Role.PRODUCT, Role.SUPPORT} & set(read.cells):
            read.cells[Role.LEAD] = above
            read.doubts.append("Ô chủ trì để trống ở đầu trang: lấy theo dòng cuối trang trước.")

    def _parent(self, read: ReadRow) -> str:
        if read.bulleted:
            return next((row.no for row in reversed(self.rows) if not row.bulleted and row.no), "")
        number = read.inner or read.no
        above = number.rpartition(".")[0] if "." in number else ""
        if not above:
            return ""
        if read.inner:
            return next((row.no for row in reversed(self.rows) if row.inner == above), "")
        return above


def _stands_alone(cells: dict[Role, str]) -> bool:
    """Say whether cells name who is to do something by when: enough for a row of its own."""
    lead = cells.get(Role.LEAD, "")
    due = cells.get(Role.DUE, "")
    return bool(lead) and names_score(lead) > 0 and bool(due)
