"""What it takes to say that an act was refused: nothing on record has changed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Model

from motcua.casework.dossiers.models import (
    Apology,
    Dossier,
    DossierCorrection,
    DossierLink,
    DossierPart,
    Halt,
    HaltGround,
    HandOver,
    Note,
    Series,
    Stoppage,
    Supplement,
)
from motcua.foundation.errors import Refused
from motcua.foundation.events.models import Event
from motcua.foundation.notices.models import Notice
from motcua.instruments.deadlines.models import Pause, Promise
from motcua.instruments.documents.models import Result, SubmittedDocument
from motcua.instruments.fees.models import Charge
from motcua.instruments.workflow.models import Run, Task

TABLES: tuple[type[Model], ...] = (
    Dossier,
    DossierCorrection,
    DossierLink,
    Apology,
    Halt,
    HaltGround,
    DossierPart,
    HandOver,
    Stoppage,
    Note,
    Series,
    Supplement,
    Notice,
    Pause,
    Promise,
    Result,
    SubmittedDocument,
    Charge,
    Run,
    Task,
    Event,
)


def record() -> list[list[str]]:
    """Everything that stands of every case, row by row."""
    return [sorted(map(str, table._default_manager.values_list())) for table in TABLES]


def refused(
    refusal: type[Refused], act: Callable[..., Any], *given: Any, **more: Any
) -> str:  # Any: a verb's own
    """Say that an act is refused and writes nothing; give the sentence."""
    before = record()
    with pytest.raises(refusal) as caught:
        act(*given, **more)
    assert record() == before
    return str(caught.value)
