"""The nouns of casework: the dossier, what it meets on its way, its numbers, and what is asked for."""

from motcua.casework.dossiers.models.course import (
    FORM_REFUSAL,
    FORM_SLIP,
    FORM_SUPPLEMENT,
    DossierCorrection,
    DossierLink,
    HandOver,
    Note,
    Supplement,
)
from motcua.casework.dossiers.models.dossier import KIND, SCARCE, Dossier, ReturnWay, State
from motcua.casework.dossiers.models.filing import Filing, Paper
from motcua.casework.dossiers.models.halts import (
    FORM_APOLOGY,
    FORM_STOP,
    Apology,
    Halt,
    HaltGround,
    Stoppage,
)
from motcua.casework.dossiers.models.joint import DossierPart
from motcua.casework.dossiers.models.moving import MovedDossier, Moving
from motcua.casework.dossiers.models.numbers import CodeScheme, LookupTally, Series
from motcua.casework.dossiers.models.vault_mark import VAULTS, VaultMark

__all__ = [
    "FORM_APOLOGY",
    "FORM_REFUSAL",
    "FORM_SLIP",
    "FORM_STOP",
    "FORM_SUPPLEMENT",
    "KIND",
    "SCARCE",
    "VAULTS",
    "Apology",
    "CodeScheme",
    "Dossier",
    "DossierCorrection",
    "DossierLink",
    "DossierPart",
    "Filing",
    "Halt",
    "HaltGround",
    "HandOver",
    "LookupTally",
    "MovedDossier",
    "Moving",
    "Note",
    "Paper",
    "ReturnWay",
    "Series",
    "State",
    "Stoppage",
    "Supplement",
    "VaultMark",
]
