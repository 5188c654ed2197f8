"""A list of officers as it was sent."""

from motcua.registers.organisations.errors import RollUnreadable
from motcua.registers.organisations.rules.rolls import COLUMNS, REQUIRED
from motcua.registers.organisations.rules.tables import TableRow, TableUnreadable, decoded, read_table


def roll_rows(content: bytes) -> list[TableRow]:
    """Read a spreadsheet's file into rows, whatever Vietnamese code page and separator it was saved with.

    Raises RollUnreadable with a sentence if it is no list of officers.
    """
    try:
        return read_table(decoded(content), COLUMNS, required=REQUIRED)
    except TableUnreadable as wrong:
        raise RollUnreadable(why=str(wrong)) from wrong
