"""A ward whose posts act through tokens, on the demo's day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.test import Client

from motcua.casework.dossiers.models import Dossier
from motcua.foundation.access.actions import issue_token, set_role
from motcua.foundation.access.models import SYSTEM, Token
from motcua.foundation.clock import real_now
from tests.casework.dossiers.world import World, a_world
from tests.instruments.house import AT

RIGHTS = {
    "one_stop_clerk": [
        "dossiers.accept",
        "dossiers.hand_over",
        "dossiers.view",
        "dossiers.personal",
        "people.edit",
    ],
    "civil_status_officer": ["dossiers.handle", "dossiers.view"],
    "commune_leader": ["dossiers.approve", "dossiers.view", "workflow.assign"],
    "division_head": ["dossiers.submit", "dossiers.view", "people.edit"],
}
"""The ward's vice-chair's post plays the intake system."""


class Machine:
    """A system with a token: sends JSON, reads JSON."""

    def __init__(self, secret: str, token: Token) -> None:
        self.token = token
        self.client = Client(raise_request_exception=True, enforce_csrf_checks=True)
        self.headers = {"Authorization": f"Bearer {secret}"}

    def get(self, path: str, /, headers: dict[str, str] | None = None, **asked: object) -> HttpResponse:
        return self.client.get(f"/api/v1{path}", asked, headers=self.headers | (headers or {}))

    def read(self, path: str, /, **asked: object) -> Any:  # Any: JSON
        response = self.get(path, **asked)
        assert response.status_code == 200, response.content.decode()
        return response.json()

    def post(self, path: str, /, body: Any, **headers: str) -> HttpResponse:  # Any: JSON
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.post(
            f"/api/v1{path}", body, content_type="application/json", headers=self.headers | named
        )

    def act(self, dossier: Dossier | str, act: str, /, **said: Any) -> HttpResponse:
        """Do an act without a key."""
        return self.post(f"/dossiers/{getattr(dossier, 'id', dossier)}/acts", {"act": act, **said})

    def keep(self, content: bytes, name: str, **headers: str) -> HttpResponse:
        """Send a file as it is."""
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        return self.client.post(
            f"/api/v1/files?name={name}",
            content,
            content_type="application/octet-stream",
            headers=self.headers | named,
        )


@dataclass
class Office:
    """The ward, and the machines at its posts."""

    world: World
    machines: dict[str, Machine] = field(default_factory=dict)

    def machine(self, post: str, scopes: Sequence[str] | None = None) -> Machine:
        """A token of a post, with all the rights of its role, or these scopes."""
        roles = {
            "tiep-nhan": "one_stop_clerk",
            "ho-tich": "civil_status_officer",
            "chu-tich": "commune_leader",
            "pho": "division_head",
        }
        token, secret = issue_token(
            f"Hệ thống {post}",
            post_code=f"dong-da.{post}",
            scopes=RIGHTS[roles[post]] if scopes is None else scopes,
            days=1,
            by=SYSTEM,
            at=AT,
            real_now=real_now(),
        )
        return Machine(secret, token)

    @property
    def clerk(self) -> Machine:
        return self._kept("tiep-nhan")

    @property
    def officer(self) -> Machine:
        return self._kept("ho-tich")

    @property
    def leader(self) -> Machine:
        return self._kept("chu-tich")

    @property
    def portal(self) -> Machine:
        """An intake system: it submits, and serves nowhere at a counter."""
        return self._kept("pho")

    def _kept(self, post: str) -> Machine:
        if post not in self.machines:
            self.machines[post] = self.machine(post)
        return self.machines[post]

    def filing(self, **more: Any) -> dict[str, Any]:
        """What Nguyễn Thị Bình An asks for, as a system says it."""
        papers = [
            {"required_id": str(paper.id), "originals": paper.originals, "copies": paper.copies}
            for paper in self.world.version.documents.filter(need="ALWAYS")
        ]
        return {
            "procedure": "1.004873",
            "unit": "dong-da.mot-cua",
            "applicant": {"person": {"personal_id": "052196001417", "full_name": "Nguyễn Thị Bình An"}},
            "answers": {"purpose": "Đăng ký kết hôn", "copies": 1},
            "papers": papers,
        } | more


def an_office() -> Office:
    """Open it."""
    world = a_world()
    for role, rights in RIGHTS.items():
        everywhere = role == "division_head"
        set_role(role, name=role, rights=rights, everywhere=everywhere, by=SYSTEM, at=AT)
    return Office(world)
