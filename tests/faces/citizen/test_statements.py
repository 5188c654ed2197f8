"""Lists of one's own pages ask the database as often for many lines as for one."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.casework.privacy.actions import request_data
from motcua.casework.privacy.models import Draft
from motcua.foundation.access.actions import set_role
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.audit.actions import record_look
from motcua.foundation.clock import now
from motcua.foundation.ids import new_id
from motcua.instruments.documents.actions import Handed, give_consent
from motcua.instruments.documents.models import REUSE
from tests.casework.filings.writers import a_pdf
from tests.faces.citizen.doors import citizen_at_the_door
from tests.faces.citizen.filers import a_filer
from tests.faces.ward_pages import ROLES, shift_to, ward_pages
from tests.instruments.documents.vaults import AT, a_citizen, filed, the_lists

pytestmark = pytest.mark.django_db


def statements(client: Client, path: str) -> int:
    """Count what a page asks, once whatever is kept for good is kept."""
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_drafts(settings):
    settings.MOTCUA_CLOCK_SHIFT = shift_to(AT)
    filer = a_filer()
    filer.begun().placed()
    one = statements(filer.client, "/cua-toi/")
    for _number in range(3):
        filer.begun().placed()
    assert filer.read("/cua-toi/").count("đang soạn") == 4
    assert statements(filer.client, "/cua-toi/") == one


def test_papers_of_the_vault():
    the_lists()
    ward = ward_pages()
    owner = citizen_at_the_door(ward.world.person)
    for count in (1, 4):
        for number in range(count):
            handed = Handed(
                f"Giấy số {count}{number}", file=a_pdf(b"%d%d" % (count, number)), file_name="a.pdf"
            )
            filed(ward.world.person, handed)
        if count == 1:
            one = statements(owner, "/cua-toi/kho/")
    assert owner.read("/cua-toi/kho/").count("Giấy số") >= 5
    assert statements(owner, "/cua-toi/kho/") == one


def test_consents_requests_and_readers_of_many_days():
    the_lists()
    ward = ward_pages()
    owner, person = citizen_at_the_door(ward.world.person), ward.world.person
    for count, wishes in ((1, ["CORRECT"]), (3, ["DELETE", "RESTRICT", "OBJECT"])):
        for number, wish in enumerate(wishes):
            give_consent(REUSE, "draft", new_id(), by=owner.actor, at=now())
            request_data(Draft(wish, "Xin sửa"), by=owner.actor, at=now())
            day = now() - timedelta(days=count * 10 + number)
            for visitor in ward.people.values():
                record_look("person", person.pk, purpose="tra cứu", by=visitor.actor, at=day)
        if count == 1:
            one = statements(owner, "/cua-toi/du-lieu/")
    assert statements(owner, "/cua-toi/du-lieu/") == one


def test_requests_at_the_desk():
    ward = ward_pages()
    set_role(
        "one_stop_clerk",
        name="one_stop_clerk",
        rights=(*ROLES["one_stop_clerk"], "privacy.answer"),
        by=SYSTEM,
        at=AT,
    )
    here = "/ban-lam-viec/yeu-cau-du-lieu/"
    for number, one in enumerate(("052188003341", "052188003342", "052188003343")):
        _person, citizen = a_citizen(f"Trần Thị Hoa {number}", one)
        request_data(Draft("CORRECT", "Xin sửa"), by=citizen, at=now())
        if not number:
            first = statements(ward.clerk, here)
    assert statements(ward.clerk, here) == first
