"""What asks about dossiers: one by one, in lists, by the public, and what a filing would stand on."""

from motcua.casework.dossiers.queries.acts import Act, PossibleAct, acts_on, is_untouched
from motcua.casework.dossiers.queries.answers import Told, answers_of
from motcua.casework.dossiers.queries.around import (
    corrections_of,
    find,
    links_of,
    notes_of,
    of_submitter_today,
    open_like,
    open_supplement,
    supplements_of,
)
from motcua.casework.dossiers.queries.grounds import (
    Ground,
    Sitting,
    covers,
    deciding_among,
    decision_agency,
    ground_for,
    ground_in,
)
from motcua.casework.dossiers.queries.halts import (
    apology_of,
    grounds_of_code,
    halt_grounds,
    halts_of,
    stoppage_of,
)
from motcua.casework.dossiers.queries.handling import handling_sheet
from motcua.casework.dossiers.queries.joint import (
    is_joint,
    may_hand_over_in_parts,
    part_of,
    parts_of,
    parts_planned,
)
from motcua.casework.dossiers.queries.kept import case_numbers, fees_asked, limit_kept, papers_asked
from motcua.casework.dossiers.queries.lists import (
    awaiting_acceptance,
    awaiting_supplement,
    dossier,
    dossier_by_code,
    dossiers_for,
    hand_over_of,
    open_dossiers_of,
    register_of,
    results_waiting,
)
from motcua.casework.dossiers.queries.public import BearersView, PublicView, by_token, lookup
from motcua.casework.dossiers.queries.result_paper import Draft, makes_result, result_paper
from motcua.casework.dossiers.queries.sheets import (
    apology_sheet,
    refusal_sheet,
    stop_sheet,
    supplement_sheet,
)
from motcua.casework.dossiers.queries.slip import Slip, limit_words, slip_of
from motcua.casework.dossiers.queries.timeline import Course, Moment, course_of
from motcua.casework.dossiers.queries.year_book import YearBook, year_book, year_sheet
from motcua.casework.dossiers.rules.codes import is_code, tidy_code

__all__ = [
    "Act",
    "BearersView",
    "Course",
    "Draft",
    "Ground",
    "Moment",
    "PossibleAct",
    "PublicView",
    "Sitting",
    "Slip",
    "Told",
    "YearBook",
    "acts_on",
    "answers_of",
    "apology_of",
    "apology_sheet",
    "awaiting_acceptance",
    "awaiting_supplement",
    "by_token",
    "case_numbers",
    "corrections_of",
    "course_of",
    "covers",
    "deciding_among",
    "decision_agency",
    "dossier",
    "dossier_by_code",
    "dossiers_for",
    "fees_asked",
    "find",
    "ground_for",
    "ground_in",
    "grounds_of_code",
    "halt_grounds",
    "halts_of",
    "hand_over_of",
    "handling_sheet",
    "is_code",
    "is_joint",
    "is_untouched",
    "limit_kept",
    "limit_words",
    "links_of",
    "lookup",
    "makes_result",
    "may_hand_over_in_parts",
    "notes_of",
    "of_submitter_today",
    "open_dossiers_of",
    "open_like",
    "open_supplement",
    "papers_asked",
    "part_of",
    "parts_of",
    "parts_planned",
    "refusal_sheet",
    "register_of",
    "result_paper",
    "results_waiting",
    "slip_of",
    "stop_sheet",
    "stoppage_of",
    "supplement_sheet",
    "supplements_of",
    "tidy_code",
    "year_book",
    "year_sheet",
]
