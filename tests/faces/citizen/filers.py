"""Citizens who file online: signed in as the identity service left them, before the pages of a draft."""

import re
from dataclasses import dataclass

from django.test import Client

from motcua.casework.filings.models import FilingDraft
from motcua.foundation.accounts.models import Account
from tests.casework.dossiers.world import CODE
from tests.casework.filings.writers import Desk, a_desk

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
TYPED = {"purpose": "Đăng ký kết hôn", "copies": "1"}


@dataclass
class Filer:
    """A citizen with a browser."""

    desk: Desk
    client: Client

    def page(self, page: str = "") -> str:
        """Give the address of a page of the latest draft."""
        return f"/nop/nhap/{self.draft.id}/{page}"

    @property
    def draft(self) -> FilingDraft:
        """Give the draft that was begun last."""
        return FilingDraft.objects.latest("begun_at", "id")

    def read(self, path: str, status: int = 200) -> str:
        """Read a page."""
        answered = self.client.get(path)
        assert answered.status_code == status, answered.content.decode()[:2000]
        return answered.content.decode()

    def send(self, path: str, status: int = 302, **typed: object) -> str:
        """Send a page with the edition that stands; give where it led, or what came back."""
        if path.startswith("/nop/nhap/"):
            typed = {"edition": str(self.draft.edition), **typed}
        answered = self.client.post(path, typed)
        assert answered.status_code == status, answered.content.decode()[:3000]
        return answered["Location"] if status == 302 else answered.content.decode()

    def begun(self) -> "Filer":
        """Begin."""
        self.send(f"/nop/{CODE}/")
        return self

    def placed(self) -> "Filer":
        """Choose the first place that is offered."""
        offered = re.search(r'name="noi"[^>]*value="([^"]+)"', self.read(self.page("noi-nop/")))
        assert offered is not None
        self.send(self.page("noi-nop/"), noi=offered[1])
        return self

    def whole(self) -> "Filer":
        """Fill in all that is needed."""
        self.begun().placed()
        self.send(self.page("to-khai/"), **TYPED)
        return self


def sign_in(client: Client, account_id: object, level: int = 2) -> Client:
    """Sign somebody in as the identity service does."""
    client.force_login(Account.objects.get(id=account_id), backend=BACKEND)
    session = client.session
    session["identity_level"] = level
    session.save()
    return client


def a_filer(level: int = 2) -> Filer:
    """Make one, of the ward."""
    desk = a_desk()
    return Filer(desk, sign_in(Client(), desk.by.id, level))
