"""Papers that nobody may ask for any more."""

from motcua.registers.procedures.models import AbolishedPaper


def abolished_lines(code: str) -> list[AbolishedPaper]:
    """Give the lines of one paper, the earliest first."""
    return list(AbolishedPaper.objects.filter(code=code).order_by("valid_from"))


def abolished_papers() -> list[AbolishedPaper]:
    """Give every line, whichever day it stands on."""
    return list(AbolishedPaper.objects.order_by("valid_from", "code"))
