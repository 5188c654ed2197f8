"""What a citizen's page may say: each sentence to be translated, and the English of the catalogue."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po
from django.conf import settings
from django.template.base import Lexer, TokenType
from django.utils import translation

from motcua.casework.dossiers.errors import (
    CodeUnknown,
    DocumentsMissing,
    DossierUnknown,
    ReasonMissing,
    StateMoved,
)
from motcua.casework.dossiers.models import DossierPart, ReturnWay, State
from motcua.casework.feedback import errors as feedback_errors
from motcua.casework.feedback.models import Channel, Deed, Kind
from motcua.casework.feedback.models.feedback import Standing
from motcua.casework.filings import errors as filings_errors
from motcua.casework.filings.models.draft import Standing as DraftStanding
from motcua.casework.mirrors.errors import MirrorCodeUnknown, MirrorLinkUnknown
from motcua.casework.mirrors.models import State as MirrorState
from motcua.casework.privacy import errors as privacy_errors
from motcua.casework.privacy.models import DataRequest
from motcua.exchange.identity import errors as identity_errors
from motcua.foundation.errors import Refused
from motcua.foundation.files import errors as files_errors
from motcua.foundation.files.errors import FileHeld, FileInfected, FileQuarantined
from motcua.foundation.notices.models import NoticeState
from motcua.instruments.contacts import errors as contacts_errors
from motcua.instruments.contacts.models import ContactState
from motcua.instruments.documents.errors import ConsentIsPersonal, ConsentUnknown, VaultDocumentUnknown
from motcua.instruments.documents.models import Trust
from motcua.registers.procedures.errors import CursorInvalid, FiledElsewhere, NoPortalOpen, ProcedureUnknown
from motcua.registers.procedures.models import DoubtKind
from motcua.steering.reports.errors import ListUnknown
from motcua.steering.reports.models import LateLine

ROOT = settings.BASE_DIR
SHARED = "motcua/faces/shared/"
SOURCES = (
    "motcua/faces/citizen",
    f"{SHARED}templates/cotton",
    f"{SHARED}templates/django",
    f"{SHARED}templatetags",
    f"{SHARED}refusals.py",
    f"{SHARED}promises.py",
    f"{SHARED}outside.py",
    *(f"{SHARED}templates/{name}.html" for name in ("400", "403", "404")),
    *(
        f"{SHARED}templates/shared/{name}.html"
        for name in (
            "base",
            "base_citizen",
            "citizen_ways",
            "demo_day",
            "explanation",
            "foot",
            "messages",
            "optional",
            "parts",
            "refusal_title",
            "refused",
            "search",
            "troubles",
        )
    ),
    "motcua/casework/dossiers/queries/timeline.py",
    "motcua/casework/feedback/actions/file.py",
    "motcua/foundation/errors.py",
    "motcua/registers/procedures/models/words.py",
    "motcua/steering/reports/queries/late_lists.py",
)
"""What may show under /en/. Officers' pages are Vietnamese only."""
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext"}


def english() -> dict[str, tuple[str, ...]]:
    """Give every Vietnamese sentence with its English forms."""
    with (ROOT / "locale/en/LC_MESSAGES/django.po").open("rb") as file:
        found = read_po(file, locale="en")
    told = {}
    for message in found:
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            told[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return told


def sentences() -> dict[str, str]:
    """Give every sentence marked for translation with the file that says it first."""
    found: dict[str, str] = {}
    for path in sorted(_files()):
        said = _of_python(path) if path.suffix == ".py" else _of_template(path)
        for sentence in said:
            found.setdefault(sentence, str(path.relative_to(ROOT)))
    return found


KEEPERS = (identity_errors.ServiceOdd, identity_errors.ServiceOverlaps)
"""What only who keeps identity services meets."""


def _is_refusal_of(one: object, module: str) -> bool:
    return isinstance(one, type) and issubclass(one, Refused) and one.__module__ == module


OF_FEEDBACK = (
    "SlipUnknown NotHandedOver StepsOdd RatingClosed OfficersRateNothing TooLong TooShort KindOdd ContactOdd "
    "AgencyOdd TooManyFiles TooManyOpen TooManyFilings FeedbackUnknown SecretUnknown NotNow WordsMissing "
    "NotPublishedYet RepeatClosed"
)
OF_PRIVACY = "AskedByNobody RequestUnknown RequestEnded WishOdd WordsOdd"
OF_FILES = "FileEmpty FileTooBig FileUnreadable KindNotTaken NameAndContentDiffer"
MET = (
    ProcedureUnknown,
    CursorInvalid,
    FiledElsewhere,
    NoPortalOpen,
    FileHeld,
    FileInfected,
    FileQuarantined,
    CodeUnknown,
    DossierUnknown,
    MirrorCodeUnknown,
    MirrorLinkUnknown,
    ListUnknown,
    *(getattr(feedback_errors, name) for name in OF_FEEDBACK.split()),
    *(getattr(privacy_errors, name) for name in OF_PRIVACY.split()),
    *(getattr(files_errors, name) for name in OF_FILES.split()),
    ConsentIsPersonal,
    ConsentUnknown,
    DocumentsMissing,
    ReasonMissing,
    StateMoved,
    VaultDocumentUnknown,
    *(one for one in vars(contacts_errors).values() if _is_refusal_of(one, contacts_errors.__name__)),
    *(
        one
        for one in vars(identity_errors).values()
        if _is_refusal_of(one, identity_errors.__name__) and one not in KEEPERS
    ),
    *(one for one in vars(filings_errors).values() if _is_refusal_of(one, filings_errors.__name__)),
)
"""The refusals that a citizen's page may meet."""


def doubt_labels() -> list[str]:
    """Give the names of doubts, which a procedure's page may show."""
    with translation.override("vi"):
        return [str(label) for label in DoubtKind.labels]


def state_labels() -> list[str]:
    """Give the names of a dossier's states, of a part's, of a mirror's, and all words for feedback."""
    of_feedback = (*Standing.labels, *Kind.labels, *Channel.labels, *Deed.labels, *LateLine.Kind.labels)
    of_dossiers = (
        *DraftStanding.labels,
        *ReturnWay.labels,
        *State.labels,
        *DossierPart.State.labels,
        *MirrorState.labels,
    )
    of_data = (*Trust.labels, *DataRequest.Wish.labels, *DataRequest.State.labels)
    of_notices = (*ContactState.labels, *NoticeState.labels)
    with translation.override("vi"):
        return [str(label) for label in (*of_dossiers, *of_feedback, *of_data, *of_notices)]


def refusals() -> list[str]:
    """Give the refusals that a citizen's page may meet."""
    with translation.override("vi"):
        return [str(refusal.message) for refusal in MET]


def _files() -> Iterator[Path]:
    for source in SOURCES:
        path = ROOT / source
        yield from (
            [path]
            if path.is_file()
            else (
                one
                for one in path.rglob("*")
                if one.suffix in {".py", ".html", ".txt"} and "static" not in one.parts
            )
        )


def _of_python(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS
        if named and node.args and isinstance(node.args[0], ast.Constant):  # type: ignore[attr-defined]
            yield str(node.args[0].value)  # type: ignore[attr-defined]


def _of_template(path: Path) -> Iterator[str]:
    source = re.sub(r"{% comment %}.*?{% endcomment %}|{#.*?#}", "", path.read_text(), flags=re.DOTALL)
    yield from re.findall(r'{% translate "([^"]+)"', source)
    yield from re.findall(r'\b_\("([^"]+)"\)', source)
    block: list[str] | None = None
    for token in Lexer(source).tokenize():
        if token.token_type == TokenType.BLOCK and token.contents.startswith("blocktranslate"):
            block = []
        elif token.token_type == TokenType.BLOCK and token.contents == "endblocktranslate":
            if block is not None:
                yield "".join(block)
            block = None
        elif token.token_type == TokenType.BLOCK and token.contents == "plural" and block is not None:
            yield "".join(block)  # its other forms stand under it in the catalogue
            block = None
        elif block is not None:
            is_variable = token.token_type == TokenType.VAR
            block.append(f"%({token.contents})s" if is_variable else token.contents.replace("%", "%%"))
