"""The nouns of this room: procedures, their versions and parts, records, doubts, citizens' words."""

from motcua.registers.procedures.models.abolished import AbolishedPaper
from motcua.registers.procedures.models.doubt_kinds import REFUSAL_SENTENCES, SENTENCES, DoubtKind
from motcua.registers.procedures.models.parts import (
    FeeRule,
    FormSpec,
    LegalBasis,
    ProcedureCase,
    RequiredDocument,
    TimeLimit,
)
from motcua.registers.procedures.models.portals import FilingPortal, WhosePortal
from motcua.registers.procedures.models.procedure import Procedure, ProcedureVersion
from motcua.registers.procedures.models.records import (
    Doubt,
    ProceduresStamp,
    SearchCard,
    SearchWord,
    SourceRecord,
    Synonym,
    sentence_of,
)
from motcua.registers.procedures.models.words import (
    AgencyKind,
    AmountKind,
    AuthorityPlace,
    Channel,
    DoubtState,
    FeeKind,
    Handling,
    Kind,
    Level,
    LifeEvent,
    Need,
    OnlineLevel,
    Shape,
    Source,
    State,
    Unit,
)

__all__ = [
    "REFUSAL_SENTENCES", "SENTENCES", "AbolishedPaper", "AgencyKind", "AmountKind", "AuthorityPlace",
    "Channel", "Doubt", "DoubtKind", "DoubtState", "FeeKind", "FeeRule", "FilingPortal", "FormSpec",
    "Handling", "Kind", "LegalBasis", "Level", "LifeEvent", "Need", "OnlineLevel", "Procedure",
    "ProcedureCase", "ProcedureVersion", "ProceduresStamp", "RequiredDocument", "SearchCard", "SearchWord",
    "Shape", "Source", "SourceRecord", "State", "Synonym", "TimeLimit", "Unit", "WhosePortal", "sentence_of",
]  # fmt: skip
