"""What changes procedures: publish, amend, repeal, define, settle, teach words, import; where one files."""

from motcua.registers.procedures.actions.abolished import AbolishedDraft, set_abolished_paper
from motcua.registers.procedures.actions.define_internal import define_internal
from motcua.registers.procedures.actions.import_catalogue import RecordOutcome, import_records
from motcua.registers.procedures.actions.portals import PortalDraft, set_filing_portal
from motcua.registers.procedures.actions.publish import amend, amend_process, publish_version, repeal
from motcua.registers.procedures.actions.settle_doubt import settle_doubt
from motcua.registers.procedures.actions.teach_synonyms import SynonymDraft, teach_synonyms

__all__ = [
    "AbolishedDraft",
    "PortalDraft",
    "RecordOutcome",
    "SynonymDraft",
    "amend",
    "amend_process",
    "define_internal",
    "import_records",
    "publish_version",
    "repeal",
    "set_abolished_paper",
    "set_filing_portal",
    "settle_doubt",
    "teach_synonyms",
]
