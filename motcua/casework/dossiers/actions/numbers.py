"""Mã hồ sơ, số vào sổ: taken under the lock of a row, so that none is ever given out twice."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from motcua.casework.dossiers.errors import SerialsExhausted
from motcua.casework.dossiers.models import CodeScheme as SchemeRow
from motcua.casework.dossiers.models import Series
from motcua.casework.dossiers.rules.codes import CodeScheme, dossier_code
from motcua.foundation.ready import ready_cursor
from motcua.foundation.text import day_figures

_NEXT = f"""
insert into {Series._meta.db_table} (unit_id, name, last)
values (%s, %s, 1), (%s, %s, 1)
on conflict (unit_id, name) do update set last = {Series._meta.db_table}.last + 1
returning name, last, (
  select array[date_digits, serial_digits] from {SchemeRow._meta.db_table}
  where valid_from <= %s and (valid_to is null or valid_to >= %s) order by valid_from desc limit 1
)
"""  # tables' own names

_NEXT_SHEET = f"""
insert into {Series._meta.db_table} (unit_id, name, last) values (%s, %s, 1)
on conflict (unit_id, name) do update set last = {Series._meta.db_table}.last + 1
returning last
"""  # a table's own name


@dataclass(frozen=True)
class Numbers:
    """What a dossier is numbered by from its acceptance on."""

    code: str
    book_year: int
    book_number: int


def give_numbers(unit_id: UUID, unit_code: str, day: date) -> Numbers:
    """Cấp mã hồ sơ and the number in the year's book, in the caller's transaction.

    The rows stay locked until its end, so that two counters never take one number.
    Raises SerialsExhausted.
    """
    book, code = f"book:{day.year}", f"code:{day:%Y%m%d}"
    with ready_cursor() as cursor:
        cursor.execute(_NEXT, [unit_id, book, unit_id, code, day, day])
        given = {name: (last, digits) for name, last, digits in cursor.fetchall()}
    serial, digits = given[code]
    scheme = CodeScheme(*digits) if digits else CodeScheme()
    try:
        return Numbers(dossier_code(unit_code, day, serial, scheme), day.year, given[book][0])
    except ValueError as full:
        raise SerialsExhausted(day=day_figures(day)) from full


def give_sheet_number(unit_id: UUID, form: str, day: date) -> int:
    """Cấp số phiếu of a form ("02", "03") in the unit's year, in the caller's transaction."""
    with ready_cursor() as cursor:
        cursor.execute(_NEXT_SHEET, [unit_id, f"form {form}:{day.year}"])
        (number,) = cursor.fetchone()
    return int(number)
