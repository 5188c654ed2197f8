"""The officers of a ward before their pages: signed in, at the posts that a civil-status dossier passes."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from django.test import Client
from django.utils import timezone

from motcua.foundation.access.actions import set_role
from motcua.foundation.access.models import SYSTEM, Actor
from motcua.foundation.access.queries import actor_for
from motcua.foundation.accounts.actions import give_second_factor, open_account
from motcua.foundation.accounts.models import Account, AccountKind
from motcua.registers.organisations.actions import OfficerDraft, appoint, attach_account, enter_officer
from tests.casework.dossiers.world import World, a_world
from tests.registers.organisations.town import AT, DAY, SINCE

ROLES = {
    "one_stop_clerk": ("dossiers.accept", "dossiers.hand_over", "people.view", "people.edit"),
    "civil_status_officer": ("dossiers.view", "dossiers.handle"),
    "commune_leader": ("dossiers.view", "dossiers.approve", "workflow.assign"),
}
POSTS = {"clerk": "tiep-nhan", "officer": "ho-tich", "leader": "chu-tich"}
NAMES = {"clerk": "Nguyễn Thị Quầy", "officer": "Trần Văn Tịch", "leader": "Lê Hữu Trọng"}


class Visitor(Client):
    """Someone before a page; reads it and sends forms."""

    account: Account | None = None

    @property
    def actor(self) -> Actor:
        assert self.account is not None
        return actor_for(self.account, DAY)

    def read(self, path: str, status: int = 200) -> str:
        response = self.get(path)
        assert response.status_code == status, words_of(response.content.decode())
        return response.content.decode()

    def send(self, path: str, status: int = 302, **typed: object) -> str:
        """Send a form; give where it led, or the page that came back."""
        response = self.post(path, typed)
        assert response.status_code == status, words_of(response.content.decode())
        return response["Location"] if status == 302 else response.content.decode()


def words_of(page: str) -> str:
    """Give the words of a page's main part, for a failing test to show."""
    main = page.partition("<main")[2]
    return " ".join(re.sub(r"<[^>]*>", " ", main).split())[:1500]


@dataclass
class WardPages:
    """The ward's world, and its officers at their pages."""

    world: World
    people: dict[str, Visitor] = field(default_factory=dict)

    @property
    def clerk(self) -> Visitor:
        return self.people["clerk"]

    @property
    def officer(self) -> Visitor:
        return self.people["officer"]

    @property
    def leader(self) -> Visitor:
        return self.people["leader"]


def ward_pages() -> WardPages:
    """Open the ward: its world, roles with rights, officers with accounts, signed in."""
    world = a_world()
    for role, rights in ROLES.items():
        set_role(role, name=role, rights=rights, by=SYSTEM, at=AT)
    ward = WardPages(world)
    for login, post in POSTS.items():
        ward.people[login] = signed_in(ward, login, NAMES[login], post)
    return ward


def signed_in(ward: WardPages, login: str, name: str, post: str) -> Visitor:
    """Give someone the account, the post and the page."""
    account = open_account(login, name=name, kind=AccountKind.OFFICER, password=None, by=SYSTEM, at=AT)
    give_second_factor(account.id, by=SYSTEM, at=AT)
    officer = enter_officer(OfficerDraft(f"CB-{login}", name), by=SYSTEM, at=AT)
    held = ward.world.ward.posts[f"dong-da.{post}"]
    appoint(officer.id, held.id, since=SINCE, by=SYSTEM, at=AT)
    attach_account(officer.id, account.id, by=SYSTEM, at=AT)
    visitor = Visitor()
    visitor.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    visitor.account = account
    return visitor


def shift_to(moment: datetime):
    """How far the business clock is to be shifted so that it is `moment` now."""
    return moment - timezone.now()
