"""The one page of nerves: event → reaction, port → adapter, job → hour. Nothing else."""

from pathlib import Path

from django.conf import settings
from procrastinate import App

from motcua.casework.dossiers import access as dossiers_rights
from motcua.casework.dossiers import jobs as dossiers_jobs
from motcua.casework.dossiers.adapters.automatic_acts import CheckPaid, CheckScanned
from motcua.casework.dossiers.adapters.due_moments import DueMoments
from motcua.casework.dossiers.adapters.letter_writers import RedatedLetters
from motcua.casework.dossiers.adapters.warners import DossierWarnings
from motcua.casework.dossiers.packs import HaltGroundKind
from motcua.casework.dossiers.queries import letters
from motcua.casework.feedback import access as feedback_rights
from motcua.casework.feedback.adapters.deadlines import FeedbackMoments, FeedbackWarnings
from motcua.casework.feedback.packs import FeedbackLimitKind
from motcua.casework.feedback.queries import letters as feedback_letters
from motcua.casework.filings import access as filings_rights
from motcua.casework.filings import jobs as filings_jobs
from motcua.casework.filings.packs import EligibilityKind
from motcua.casework.privacy import access as privacy_rights
from motcua.casework.privacy import queries as privacy_queries
from motcua.casework.privacy.packs import RequestLimitKind
from motcua.casework.routing import access as routing_rights
from motcua.casework.routing import queries as routing_queries
from motcua.exchange.identity import access as identity_rights
from motcua.exchange.identity.packs import IdentityServiceKind
from motcua.exchange.messaging.client import channels_at
from motcua.exchange.national_portal import access as national_portal_rights
from motcua.exchange.national_portal import jobs as national_portal_jobs
from motcua.exchange.national_portal.adapters.figures import TOLD, PortalFigures
from motcua.exchange.national_portal.queries import is_set as portal_is_set
from motcua.exchange.scanning.client import scanner_at
from motcua.foundation.access import access as access_rights
from motcua.foundation.access.ports import HOUSE_BOOK, SeatBook
from motcua.foundation.access.queries import must
from motcua.foundation.accounts.ports import MAY
from motcua.foundation.events import jobs as events_jobs
from motcua.foundation.events.events import Told
from motcua.foundation.events.ports import REACTIONS, Reaction
from motcua.foundation.files import jobs as files_jobs
from motcua.foundation.files.ports import SCANNER_BOOK
from motcua.foundation.forms.ports import FORM_BOOK, Check, CodeList
from motcua.foundation.jobs.actions import enter, run_soon
from motcua.foundation.jobs.ports import JOBS, Job
from motcua.foundation.notices import access as notices_rights
from motcua.foundation.notices import jobs as notices_jobs
from motcua.foundation.notices import reactions as notices_reactions
from motcua.foundation.notices.adapters.smtp import SmtpChannel
from motcua.foundation.notices.events import NoticeQueued, NoticeRequeued
from motcua.foundation.notices.ports import NOTICE_BOOK, Channel, Template
from motcua.foundation.once import jobs as once_jobs
from motcua.foundation.packs import access as packs_rights
from motcua.foundation.packs import jobs as packs_jobs
from motcua.foundation.packs import reactions as packs_reactions
from motcua.foundation.packs.adapters.roles import RoleKind
from motcua.foundation.packs.events import PackApproved
from motcua.foundation.packs.ports import PackKind, register
from motcua.foundation.papers.ports import PAPER_BOOK
from motcua.foundation.seals import access as seals_rights
from motcua.foundation.seals.adapters.local_key import LocalKeySealer
from motcua.foundation.seals.ports import SEAL_BOOK
from motcua.instruments.contacts import queries as contacts_queries
from motcua.instruments.deadlines import access as deadlines_rights
from motcua.instruments.deadlines import jobs as deadlines_jobs
from motcua.instruments.deadlines.packs import WarningStepKind
from motcua.instruments.deadlines.ports import FOLLOWERS, WARNERS
from motcua.instruments.documents import access as documents_rights
from motcua.instruments.documents.packs import ConsentTextKind, PaperTypeKind
from motcua.instruments.fees import access as fees_rights
from motcua.instruments.fees.packs import ReceiptSeriesKind
from motcua.instruments.workflow import access as workflow_rights
from motcua.instruments.workflow import jobs as workflow_jobs
from motcua.instruments.workflow.adapters.inbox_order import InboxOrder
from motcua.instruments.workflow.adapters.process_judge import DrawnProcesses
from motcua.instruments.workflow.adapters.task_keeper import OfficersTasks
from motcua.instruments.workflow.packs import ReturnReasonKind
from motcua.instruments.workflow.ports import AUTOMATIC
from motcua.registers.calendars import access as calendars_rights
from motcua.registers.calendars.packs import CalendarDayKind, CalendarYearKind, OfficeHoursKind
from motcua.registers.legal_texts import access as legal_texts_rights
from motcua.registers.legal_texts.packs import LegalTextKind
from motcua.registers.organisations import access as organisations_rights
from motcua.registers.organisations import queries as organisations_queries
from motcua.registers.organisations.packs import (
    AgencyClassItems,
    AgencyItems,
    AgencyKindItems,
    AgencyPatternItems,
    OfficerItems,
    PostItems,
    PostPatternItems,
)
from motcua.registers.organisations.ports import TASKS
from motcua.registers.people import access as people_rights
from motcua.registers.people.packs import LegalEntityKind, PersonKind
from motcua.registers.people.queries import checks as people_checks
from motcua.registers.places import access as places_rights
from motcua.registers.places.adapters.address_book import PlacesAddressBook
from motcua.registers.places.packs import PlaceChangeKind, PlaceKindOfPack
from motcua.registers.procedures import access as procedures_rights
from motcua.registers.procedures.packs import (
    AbolishedPaperKind,
    FilingPortalKind,
    ProcedureKind,
    SynonymKind,
)
from motcua.registers.procedures.ports import PROCESS_JUDGE
from motcua.steering.indices import access as indices_rights
from motcua.steering.indices import jobs as indices_jobs
from motcua.steering.indices.adapters.dossier_facts import DossierFigures
from motcua.steering.indices.adapters.procedures import ProcedureFigures
from motcua.steering.indices.adapters.vaults import VaultFigures
from motcua.steering.indices.adapters.voices import ComplaintFigures, FeedbackFigures, RatingFigures
from motcua.steering.indices.packs import IndexComponentKind, IndicatorKind, WeightedIndexKind
from motcua.steering.indices.ports import SOURCES, Source
from motcua.steering.plans import access as plans_rights
from motcua.steering.plans import jobs as plans_jobs
from motcua.steering.plans import reactions as plans_reactions
from motcua.steering.plans.adapters.task_figures import TaskFigures
from motcua.steering.plans.events import (
    AssignmentDone,
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    PlanChangedByAnother,
    PlanPublished,
    ProductHandedIn,
    ProductReturned,
)
from motcua.steering.plans.packs import RecurrenceRuleKind, ReminderStepKind, TargetWordsKind
from motcua.steering.plans.queries import letters as plans_letters
from motcua.steering.reports import access as reports_rights
from motcua.steering.reports import jobs as reports_jobs

RIGHTS = [
    access_rights.RIGHTS,
    packs_rights.RIGHTS,
    notices_rights.RIGHTS,
    seals_rights.RIGHTS,
    places_rights.RIGHTS,
    legal_texts_rights.RIGHTS,
    calendars_rights.RIGHTS,
    organisations_rights.RIGHTS,
    people_rights.RIGHTS,
    procedures_rights.RIGHTS,
    deadlines_rights.RIGHTS,
    documents_rights.RIGHTS,
    fees_rights.RIGHTS,
    workflow_rights.RIGHTS,
    dossiers_rights.RIGHTS,
    routing_rights.RIGHTS,
    feedback_rights.RIGHTS,
    privacy_rights.RIGHTS,
    filings_rights.RIGHTS,
    indices_rights.RIGHTS,
    plans_rights.RIGHTS,
    reports_rights.RIGHTS,
    identity_rights.RIGHTS,
    national_portal_rights.RIGHTS,
]

ANSWERED: dict[type[Told], list[Reaction]] = {
    PackApproved: [packs_reactions.load_once_approved],
    NoticeQueued: [notices_reactions.send_queued],
    NoticeRequeued: [notices_reactions.send_queued],
    PlanPublished: [plans_reactions.tell_of_plan],
    PlanChangedByAnother: [plans_reactions.tell_of_change],
    ProductHandedIn: [plans_reactions.tell_of_product],
    ProductReturned: [plans_reactions.tell_of_return],
    AssignmentDone: [plans_reactions.tell_of_done],
    ExtensionAsked: [plans_reactions.tell_of_request],
    ExtensionGranted: [plans_reactions.tell_of_decision],
    ExtensionRefused: [plans_reactions.tell_of_decision],
}
"""Which reactions follow an event. Every other kind stands in SILENT, by room."""

SILENT = {
    "accounts": "AccountOpened AccountClosedDown AccountReopened PasswordSet SecondFactorReset SessionsEnded "
    "LockoutLifted SignedIn",
    "access": "RoleSet TokenIssued TokenWithdrawn",
    "neighbours": "NeighbourFell NeighbourCameBack",
    "events": "DeliveryReplayed WatchWidened AnchorSigned",
    "files": "FileKept FilePurged FileCleared FileFoundInfected",
    "notices": "NoticeNoted NoticeSent NoticeFailed NoticeTemplateChanged NoticePut NoticeRead",
    "packs": "PackLoaded PackProposed PackRejected PackApplied PackHeldUp",
    "places": "PlaceOpened PlaceEnded PlaceCorrected PlacesChanged PlaceChangeCorrected",
    "legal_texts": "LegalTextRecorded LegalTextAmended",
    "organisations": "AgencyFounded AgencyChanged AgencyClosed IdentifierGiven AliasAdded AliasEnded "
    "SuccessionRecorded OneStopOpened OneStopCorrected ScopeOpened ScopeEnded KindSet ClassSet PostOpened "
    "PostRolesSet PostClosed OfficerEntered OfficerCorrected AccountAttached AccountDetached "
    "OfficerAppointed HoldingEnded TasksHandedOver LeaveTaken LeaveCutShort CoverAssigned DelegationBegun "
    "DelegationEnded",
    "people": "PersonRegistered PersonCorrected PeopleMerged PeopleUnmerged PeopleSetApart "
    "LegalEntityRegistered LegalEntityCorrected RepresentationBegun RepresentationEnded",
    "calendars": "DayDeclared DayWithdrawn OfficeHoursSet OfficeHoursEnded YearSaid",
    "procedures": "ProcedurePublished ProcedureAmended ProcedureRepealed InternalProcedureDefined "
    "NationalRecordLanded DoubtSettled SynonymsChanged FilingPortalSet "
    "AbolishedPaperSet",
    "deadlines": "PromiseStarted PromiseRestarted PromisePaused PromiseResumed PromiseFollowed "
    "PromiseExtended PromiseRedated PromiseWarned PromiseMet PromiseMissed PromiseCancelled RedatingBegun "
    "RedatingDone WarningStepSet",
    "documents": "DocumentsTaken DocumentsSetAside FileAttached OriginalsReturned ResultKept "
    "DocumentReused VaultDocumentRemoved ConsentGiven ConsentWithdrawn ConsentTextSet PaperTypeSet",
    "contacts": "ContactAsked ContactConfirmed ContactEnded",
    "fees": "ChargeMade ChargeSettled ChargePaid ChargeDueAgain ChargeVoided ChargeOutlived ChargeRefunded "
    "ReceiptIssued ReceiptVoided ReceiptReprinted SeriesOpened ShiftOpened ShiftClosed",
    "workflow": "ProcessOpened ProcessEnded BranchArrived RunMoved TaskMoved TaskOpened TaskClaimed "
    "TaskDone TaskReturned TaskHandedOn TaskTakenOver TaskRedated TaskReleased TaskCancelled ReturnReasonSet",
    "dossiers": "ProcessMoved MovingBegun MovingDone "
    "DossierSubmitted DossierAccepted SlipReprinted StepClaimed StepDone StepReturned "
    "StepHandedOn ClockStood ClockWentOn ScanPut ResultRecorded ResolvedWithoutPaper DossierHandedOver "
    "DossierWithdrawn DossierRefused DossierRedated ApologySaid LateApologySaid DossierHalted "
    "DossierGoesOn DossierStopped HaltGroundSet SupplementAsked "
    "SupplementReceived DossierEnteredLate ApplicantCorrected ProcedureCorrected DossierReplaced NoteWritten "
    "OriginalsGivenBack DossierArchived PartsPlanned PartBegun PartEnded",
    "routing": "FilingHeld FilingRouted FilingTurnedBack",
    "feedback": "RatingGiven RatingChanged FeedbackFiled FeedbackTaken FeedbackRefused FeedbackAsked "
    "FeedbackSupplied FeedbackTransferred FeedbackAnswered FeedbackPublished FeedbackJudged FeedbackRedated "
    "FeedbackLimitSet",
    "filings": "DraftBegun DraftCarriedOver DraftSent DraftDropped DraftExpired CoSignerNamed "
    "CoSignerLeftOut CoSignerConfirmed CoSignerDeclined EligibilityQuestionsSet",
    "privacy": "DataRequested DataRequestAnswered DataRequestWithdrawn RequestLimitSet",
    "transfers": "PapersHandedOn PapersReceived",
    "mirrors": "MirrorOpened MirrorHeard MirrorHandedOver MirrorSlipReprinted",
    "identity": "IdentityServiceSet IdentityProved",
    "national_portal": "PortalFilingCame PortalFilingPut PortalFilingStuck PortalFilingTriedAgain "
    "PortalReportRevived",
    "indices": "IndicatorSet WeightedIndexSet IndexComponentSet",
    "plans": "PlanDocumentRead DraftLineChanged DocumentHeadCorrected ReadingSetAside ReadingPublished "
    "AssignmentGiven AssignmentEnded TargetSet TargetEnded AssignmentAccepted ProgressReported "
    "AssignmentSuspended AssignmentResumed AssignmentWoken AssignmentReminded AwaitedEventEntered "
    "ReminderStepSet RecurrenceRuleSet PlanReportSigned LongDocumentSent LongDocumentRefused "
    "TargetBound TargetFigureReported TargetWordsSet",
    "reports": "LateListDrawn LateListRedrawn LateListSigned LateListReplaced LateListDropped "
    "LateLineExplained LateLineStruck LateLineRestored",
}
"""Events that are history alone: nobody reacts to them."""

DELIVER = Job(events_jobs.deliver, cron="* * * * *", lock="deliver")

TIMETABLE = [
    DELIVER,
    Job(events_jobs.anchor, cron="5 0 * * *", lock="anchor"),
    Job(packs_jobs.load_due_packs, cron="10 0 * * *", lock="packs"),
    Job(notices_jobs.send_notices, cron="* * * * *", lock="notices"),
    Job(files_jobs.scan_files, cron="* * * * *", lock="scanning"),
    Job(files_jobs.purge_files, cron="30 1 * * *", lock="files"),
    Job(once_jobs.forget_kept_answers, cron="25 * * * *", lock="once"),
    Job(deadlines_jobs.mark_missed, cron="*/15 * * * *", lock="deadlines"),
    Job(deadlines_jobs.warn_of_near, cron="*/15 * * * *", lock="deadlines"),
    Job(deadlines_jobs.go_on_with_redating, cron="* * * * *", lock="redating"),
    Job(workflow_jobs.empty_hands, cron="15 0 * * *", lock="hands"),
    Job(indices_jobs.keep_facts, cron="* * * * *", lock="facts"),
    Job(indices_jobs.keep_facts_fresh, pulse=0.75),
    Job(indices_jobs.prove_figures, cron="30 2 * * *", lock="facts_proved"),
    Job(reports_jobs.read_public_figures, cron="20 * * * *", lock="public_figures"),
    Job(plans_jobs.remind, cron="0 7 * * *", lock="reminders"),
    Job(plans_jobs.read_documents, cron="* * * * *", lock="reading"),
    Job(dossiers_jobs.go_on_with_moving, cron="* * * * *", lock="moving"),
    Job(dossiers_jobs.fill_the_vaults, cron="* * * * *", lock="vaults"),
    Job(dossiers_jobs.fill_the_vaults_at_once, pulse=2),
    Job(national_portal_jobs.exchange_with_portal, cron="* * * * *", lock="national_portal"),
    Job(national_portal_jobs.reconcile_with_portal, cron="20 2 * * *", lock="national_portal"),
    Job(dossiers_jobs.forget_lookups, cron="40 1 * * *", lock="lookups"),
    Job(filings_jobs.forget_drafts, cron="50 1 * * *", lock="drafts"),
]

PACK_KINDS: list[PackKind] = [
    LegalTextKind(),
    PlaceKindOfPack(),
    PlaceChangeKind(),
    CalendarYearKind(),
    CalendarDayKind(),
    OfficeHoursKind(),
    WarningStepKind(),
    ReturnReasonKind(),
    HaltGroundKind(),
    FeedbackLimitKind(),
    RequestLimitKind(),
    ReminderStepKind(),
    RecurrenceRuleKind(),
    IndicatorKind(),
    IdentityServiceKind(),
    WeightedIndexKind(),
    IndexComponentKind(),
    TargetWordsKind(),
    RoleKind(),
    AgencyKindItems(),
    AgencyClassItems(),
    AgencyItems(),
    AgencyPatternItems(),
    PostItems(),
    PostPatternItems(),
    OfficerItems(),
    PersonKind(),
    LegalEntityKind(),
    AbolishedPaperKind(),
    FilingPortalKind(),
    ProcedureKind(),
    SynonymKind(),
    EligibilityKind(),
    ReceiptSeriesKind(),
    PaperTypeKind(),
    ConsentTextKind(),
]

CHANNELS: list[Channel] = [
    SmtpChannel(),
    *channels_at(settings.MOTCUA_MESSAGES, settings.MOTCUA_MESSAGES_KEY, settings.MOTCUA_MESSAGES_BY),
]

TEMPLATES: dict[str, Template] = {
    **contacts_queries.TEMPLATES,
    **letters.TEMPLATES,
    **routing_queries.TEMPLATES,
    **feedback_letters.TEMPLATES,
    **privacy_queries.TEMPLATES,
    **letters.TO_OFFICERS,
    **plans_letters.TEMPLATES,
}
"""What is told to people: the templates that rooms bring."""

PAPER_FOLDERS: dict[str, Path] = {
    "fees": settings.BASE_DIR / "motcua" / "instruments" / "fees" / "templates",
    "plans": settings.BASE_DIR / "motcua" / "steering" / "plans" / "templates",
    "results": settings.BASE_DIR / "packs" / "vietnam" / "papers",
    "slips": settings.BASE_DIR / "packs" / "vietnam" / "papers" / "slips",
}
"""Folders of Typst templates that rooms and packs bring, by the name their templates begin with."""

CODE_LISTS: dict[str, CodeList] = {}
"""Shared lists of codes that forms may offer, by name."""

CHECKS: dict[str, Check] = {**people_checks.CHECKS}
"""Checks that forms may ask for, by name."""

FIGURE_SOURCES: list[Source] = [
    DossierFigures(),
    ProcedureFigures(),
    RatingFigures(),
    FeedbackFigures(),
    ComplaintFigures(),
    VaultFigures(),
    TaskFigures(),
    PortalFigures(),
]
"""Who counts what indicators are made of."""

COUNTED_WHILE = {TOLD: portal_is_set}
"""Names that are counted only while something outside is there."""

SEATS: SeatBook = organisations_queries


def _wake() -> None:
    run_soon(DELIVER.name)


def register_jobs(app: App) -> None:
    """Enter the timetable in the queue's register, when the queue asks for it."""
    enter(app)


def connect() -> None:
    """Join everything, once."""
    HOUSE_BOOK.join(SEATS, RIGHTS, dossiers_rights.LIMITS)
    MAY.join(must)
    REACTIONS.join(ANSWERED, _wake)
    JOBS.join(TIMETABLE)
    NOTICE_BOOK.join(CHANNELS, TEMPLATES, [RedatedLetters()])
    FORM_BOOK.join(PlacesAddressBook(), CODE_LISTS, CHECKS)
    PAPER_BOOK.join(PAPER_FOLDERS)
    SCANNER_BOOK.join(scanner_at(settings.MOTCUA_SCANNER, seconds=settings.MOTCUA_SCANNER_SECONDS))
    SEAL_BOOK.join(LocalKeySealer())
    TASKS.join([OfficersTasks()])
    AUTOMATIC.join([CheckPaid(), CheckScanned()])
    PROCESS_JUDGE.join(DrawnProcesses())
    FOLLOWERS.join([InboxOrder(), DueMoments(), FeedbackMoments()])
    WARNERS.join([DossierWarnings(), FeedbackWarnings()])
    SOURCES.join(FIGURE_SOURCES, COUNTED_WHILE)
    for kind in PACK_KINDS:
        register(kind)
