"""Processes as pages of the console show them."""

from typing import Any

from django.utils.translation import gettext as _

from motcua.foundation.access.queries import roles
from motcua.instruments.workflow.queries import picture_of
from motcua.registers.procedures.models import ProcedureVersion


def drawn_processes(found: ProcedureVersion) -> list[dict[str, Any]]:  # Any: a template's words
    """Give the processes of a version as its page shows them: drawn, and for which cases."""
    return [{"picture": picture_of(one), "cases": _cases(one.get("cases", ()))} for one in found.processes]


def names_of_roles() -> dict[str, str]:
    """Name roles by their codes."""
    return {role.code: role.name for role in roles()}


def _cases(numbers: Any) -> str:  # Any: JSON
    said = ", ".join(str(number) for number in numbers)
    return _("trường hợp {numbers}").format(numbers=said) if said else ""
