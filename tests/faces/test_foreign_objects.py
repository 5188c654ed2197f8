"""Every address of every face, asked for what is another person's and another unit's: never a foreign row."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import chain
from typing import Final
from uuid import UUID

import pytest
from django.db.models import Model
from django.http import HttpResponseBase
from django.test import Client
from django.urls import get_resolver

from motcua.casework.dossiers.actions import fill_vaults, request_supplement, write_note
from motcua.casework.dossiers.models import Dossier, Note
from motcua.casework.feedback.models import Feedback
from motcua.casework.filings.actions import name_co_signer
from motcua.casework.filings.models import CoSigner, DraftFile, FilingDraft
from motcua.casework.mirrors.actions import NewMirror, open_mirror
from motcua.casework.mirrors.models import Mirror
from motcua.casework.privacy.actions import request_data
from motcua.casework.privacy.models import DataRequest
from motcua.casework.privacy.models import Draft as WishOf
from motcua.casework.routing.models import HeldFiling
from motcua.casework.transfers.actions import Way, hand_on
from motcua.casework.transfers.models import Transfer
from motcua.foundation import clock
from motcua.foundation.access.actions import issue_token, set_role
from motcua.foundation.access.models import SYSTEM, Actor, ActorKind
from motcua.foundation.access.ports import HOUSE_BOOK
from motcua.foundation.accounts.actions import open_account
from motcua.foundation.accounts.models import AccountKind
from motcua.foundation.events.models import Event
from motcua.foundation.files.models import StoredFile
from motcua.instruments.contacts.actions import ask_contact
from motcua.instruments.contacts.models import ContactPoint
from motcua.instruments.documents.actions import give_consent
from motcua.instruments.documents.models import REUSE, Consent, Result, SubmittedDocument, VaultDocument
from motcua.instruments.fees.models import Charge, Receipt, Shift
from motcua.instruments.workflow.models import Task
from motcua.instruments.workflow.queries import waiting_of
from motcua.registers.organisations.actions import AgencyDraft, PostDraft, found_agency, open_posts, set_kind
from motcua.registers.people.actions import PersonDraft, attach_account, register_person
from motcua.registers.people.models import LegalEntity, Person
from motcua.registers.procedures.actions import set_filing_portal
from tests.casework.dossiers.world import AT
from tests.casework.feedback.voices import handed_over, sent
from tests.casework.filings.writers import OWN, Desk
from tests.casework.routing.test_held import held
from tests.faces.test_every_address import BACKEND, PART, addresses
from tests.faces.ward_pages import ROLES, signed_in
from tests.instruments.documents.vaults import the_lists
from tests.instruments.fees.till import a_series
from tests.registers.organisations.town import SINCE, described

pytestmark = pytest.mark.django_db

MARKS: Final = (
    "Nguyễn Thị Bình An",
    "052196001417",
    "0905123218",
    "Chị An hẹn thứ Hai",
    "Cán bộ hẹn ba lần",
    "chi.an@thu.example",
)
"""What stands in the rows of the ward alone: a name, numbers, a note, a complaint."""

FOREIGN: Final[dict[str, type[Model]]] = {
    "charge_id": Charge,
    "co_signer_id": CoSigner,
    "consent_id": Consent,
    "contact_id": ContactPoint,
    "document_id": SubmittedDocument,
    "dossier_id": Dossier,
    "entity_id": LegalEntity,
    "draft_id": FilingDraft,
    "feedback_id": Feedback,
    "file_id": DraftFile,
    "held_id": HeldFiling,
    "mirror_id": Mirror,
    "person_id": Person,
    "receipt_id": Receipt,
    "request_id": DataRequest,
    "shift_id": Shift,
    "transfer_id": Transfer,
    "vault_id": VaultDocument,
}
"""Whose rows an address opens by the name of its part."""

OF_THE_PROVINCE: Final = {
    "access": ["account_id", "token_id", "subject_id", "delivery_id", "upload_id", "notice_id",
               "filing_id", "service_id"],
    "organisations": ["agency_id", "post_id", "officer_id", "holding_id", "leave_id", "rule_id"],
    "places, people": ["place_id", "merge_id", "one_id", "other_id", "doubt_id"],
    "procedures": ["version_id", "before_id", "after_id", "redating_id", "moving_id"],
    "plans, reports": ["plan_id", "reading_id", "line_id", "assignment_id", "target_id", "evidence_id",
                       "intake_id", "report_id", "list_id"],
}  # fmt: skip
"""Registers, plans and what the house keeps of itself: of no one unit, and rights say who sees them."""

KEPT: Final = (*FOREIGN.values(), Note, Result, StoredFile, Task)
ROOMS: Final = ("dossiers.", "workflow.", "fees.", "feedback.")
"""Rooms whose rights stop at the unit where they are held."""
AT_ANY_COUNTER: Final = {"quay/nguoi/<uuid:person_id>/", "quay/trung-uong/nguoi/<uuid:person_id>/"}
"""Whoever takes in dossiers opens anybody whom he has before him; each reading is on record."""
NOBODYS: Final = UUID(int=0x019AA000_0000_7000_8000_000000000001)


@dataclass
class Foreigner:
    """Someone with no business in the ward, and how he is known."""

    name: str
    client: Client
    headers: dict[str, str] = field(default_factory=dict)

    def asks(self, address: str) -> Iterator[tuple[str, HttpResponseBase]]:
        yield "get", self.client.get(address, headers=self.headers)
        yield "post", self.client.post(address, {}, headers=self.headers)
        if address.startswith("/api/"):
            body = {"data": "{}", "content_type": "application/json"}
            yield "post", self.client.post(address, headers=self.headers, **body)


@pytest.fixture
def theirs(ward) -> None:
    """What the ward of Đống Đa has in hand: dossiers at every stage, money, papers, voices."""
    world = ward.world
    rights = (*ROLES["one_stop_clerk"], "fees.collect")
    set_role("one_stop_clerk", name="one_stop_clerk", rights=rights, by=SYSTEM, at=AT)
    a_series(world.ward)
    clerk = ward.clerk.actor
    paid = world.taken_in(by=clerk)
    ward.clerk.send(f"/quay/ho-so/{paid.id}/thu-tien/", total="15000")
    hand_on(Way.PAPERS, world.ward.one_stop, paid.decision_agency_id, by=world.ward.clerk(), at=AT)
    write_note(paid.id, "Chị An hẹn thứ Hai", by=ward.officer.actor, at=AT)
    asked = world.taken_in(by=clerk)
    officer = world.ward.civil_status_officer()
    request_supplement(
        asked.id, ["Bản án ly hôn"], reason="Còn thiếu", by=officer, at=AT + timedelta(hours=1)
    )
    assert waiting_of("dossier", [paid.id])
    handed_over(world)
    fill_vaults(by=SYSTEM, at=AT + timedelta(days=30))
    home = open_account("chi-an", name="An", kind=AccountKind.CITIZEN, password=None, by=SYSTEM, at=AT)
    attach_account(world.person.id, home.id, level=2, by=SYSTEM, at=AT)
    the_lists()
    owner = Actor(home.id, ActorKind.CITIZEN)
    set_filing_portal(OWN, by=SYSTEM, at=AT)
    desk = Desk(world, owner)
    draft = desk.with_file(desk.whole())
    name_co_signer(draft.id, "052196001999", by=owner, at=AT)
    give_consent(REUSE, "draft", world.person.id, by=owner, at=AT)
    ask_contact("email", "chi.an@thu.example", by=owner, at=AT, real_now=clock.real_now())
    request_data(WishOf("DELETE", "Chị An hẹn thứ Hai"), by=owner, at=AT)
    sent(world)
    held(world)
    set_kind("POLICE", name="Công an", rank=60, receives=False, alone_at="COMMUNE", by=SYSTEM, at=AT)
    police = described("Công an phường Đống Đa", "POLICE", place="21556")
    police_id = found_agency(AgencyDraft("ca-dong-da", police, SINCE), by=SYSTEM, at=AT).id
    central = NewMirror(
        unit_id=world.ward.one_stop,
        agency_id=police_id,
        title="Đăng ký thường trú",
        system="Hệ thống quản lý cư trú",
        person_id=world.person.id,
    )
    open_mirror(central, by=world.ward.clerk(), at=AT)


@pytest.fixture
def foreigners(ward, theirs) -> list[Foreigner]:
    """Nobody, another citizen, officers of another ward with every right there and with none, a machine."""
    carries = "dossiers.carry"  # the public post's, and no officer's
    reach = sorted(one for one in HOUSE_BOOK.rights if one.startswith(ROOMS) and one != carries)
    set_role("all_there", name="all_there", rights=reach, by=SYSTEM, at=AT)
    set_role("nothing", name="nothing", rights=[], by=SYSTEM, at=AT)
    posts = open_posts(
        [
            PostDraft("nhon-phu.quay", "Công chức một cửa", "nhon-phu.mot-cua", ("all_there",), SINCE),
            PostDraft("nhon-phu.chu-tich", "Chủ tịch UBND phường", "nhon-phu", ("all_there",), SINCE),
            PostDraft("nhon-phu.van-thu", "Văn thư", "nhon-phu", ("nothing",), SINCE),
        ],
        by=SYSTEM,
        at=AT,
    )
    for post in posts:
        ward.world.ward.posts[f"dong-da.{post.code}"] = post
    citizen = open_account("cong-dan", name="Bình", kind=AccountKind.CITIZEN, password=None, by=SYSTEM, at=AT)
    other = register_person(PersonDraft("Trần Văn Khác", personal_id="052090004444"), by=SYSTEM, at=AT)
    attach_account(other.id, citizen.id, level=2, by=SYSTEM, at=AT)
    at_home = Client()
    at_home.force_login(citizen, backend=BACKEND)
    _token, secret = issue_token(
        "Máy của Nhơn Phú", post_code="nhon-phu.chu-tich", scopes=reach, days=9, by=SYSTEM, at=AT,
        real_now=clock.real_now(),
    )  # fmt: skip
    return [
        Foreigner("nobody", Client()),
        Foreigner("a citizen", at_home),
        Foreigner("a clerk elsewhere", signed_in(ward, "quay2", "Đỗ Thị Quầy", "nhon-phu.quay")),
        Foreigner("a head elsewhere", signed_in(ward, "chu2", "Võ Văn Đầu", "nhon-phu.chu-tich")),
        Foreigner("an officer without rights", signed_in(ward, "van2", "Hồ Thị Thư", "nhon-phu.van-thu")),
        Foreigner("a machine", Client(), {"Authorization": f"Bearer {secret}"}),
    ]


def parts_of(route: str) -> list[tuple[str, str]]:
    """Give the parts of a route that are filled in: of which kind, called what."""
    named = []
    for one in PART.finditer(route):
        kind, _, name = one[0].strip("<>{}").rpartition(":")
        named.append((kind, name))
    return named


def filled(route: str, turn: int, *, most: int) -> Iterator[str]:
    """Fill a route with foreign rows, others in each turn; where it names none, with what is not there."""
    names = [name for _kind, name in parts_of(route)]
    rows = {
        name: sorted(FOREIGN[name].objects.values_list("pk", flat=True)) for name in names if name in FOREIGN
    }
    for step in range(min(most, max(map(len, rows.values()), default=0))):
        address = route
        for kind, name in parts_of(route):
            row = rows[name][(turn + step) % len(rows[name])] if rows.get(name) else NOBODYS
            said = str(row) if name in FOREIGN or "uuid" in kind else "1"
            address = PART.sub(said, address, count=1)
        yield f"/{address}"


def as_they_stand() -> list[list[str]]:
    """Everything the ward has, row by row, and what was told of it."""
    rows = [sorted(map(str, kind._default_manager.values_list())) for kind in KEPT]
    told = Event.objects.exclude(kind__startswith="accounts.").exclude(subject_kind="token")
    return [*rows, sorted(map(str, told.values_list("subject_id", "position", "kind")))]


def leak_of(response: HttpResponseBase) -> str:
    said = b"".join(response) if response.streaming else response.content
    words = said.decode(errors="replace")
    return next((mark for mark in MARKS if mark in words), "")


def test_every_address_that_opens_a_row_says_whose_rows_they_are():
    unknown = {
        name
        for route, _pattern in addresses(get_resolver())
        if "^" not in route and "?P<" not in route
        for kind, name in parts_of(route)
        if kind.startswith("uuid") and name not in FOREIGN and name not in chain(*OF_THE_PROVINCE.values())
    }
    assert unknown == set()


def walked() -> Iterator[tuple[int, str]]:
    """Give every address of the house."""
    routes = (route for route, _pattern in addresses(get_resolver()))
    yield from enumerate(route for route in routes if "^" not in route and "?P<" not in route)


def trespasses(foreigners: list[Foreigner], most: int) -> list[str]:
    """Let everybody ask for foreign rows; give what was opened, or fell over."""
    told = []
    for who in foreigners:
        for turn, route in walked():
            for address in filled(route, turn, most=most):
                for way, response in who.asks(address):
                    status, leak = response.status_code, leak_of(response)
                    if route in AT_ANY_COUNTER and who.name.endswith("elsewhere"):
                        continue
                    if status >= 500 or status in {200, 201} or leak:
                        told.append(f"{who.name}: {way} {address}: {status} {leak}")
    return told


def glimpses(foreigners: list[Foreigner], questions: tuple[str, ...]) -> list[str]:
    """Let everybody look at every list; give what showed a foreign row, or fell over."""
    told = []
    for who in foreigners:
        for _turn, route in walked():
            if PART.search(route) or route in {"readyz", "api/v1/openapi.json"}:
                continue
            for asked in questions:
                response = who.client.get(f"/{route}{asked}", headers=who.headers)
                leak = leak_of(response)
                if response.status_code >= 500 or leak:
                    told.append(f"{who.name}: /{route}{asked}: {response.status_code} {leak}")
    return told


def test_nobody_without_business_there_sees_or_changes_a_row_of_another_unit(foreigners):
    before = as_they_stand()
    assert trespasses(foreigners, most=1) == []
    assert as_they_stand() == before


def test_no_list_of_any_page_shows_a_row_of_another_unit(foreigners):
    assert glimpses(foreigners, ("?q=Bình+An&tim=Bình+An",)) == []


@pytest.mark.soak
def test_no_row_at_all_is_seen_or_changed_by_anybody_without_business_there(foreigners):
    before = as_they_stand()
    assert trespasses(foreigners, most=99) == []
    assert glimpses(foreigners, ("", "?q=Bình+An", "?tim=Bình+An", "?tim=052196001417")) == []
    assert as_they_stand() == before
