"""Around a filing: what is away is said first, what may not be asked for is not, machines are slowed."""

from datetime import date
from io import BytesIO

import pytest

from motcua.casework.filings.actions import count_act, tally
from motcua.casework.filings.errors import TooManyActs
from motcua.casework.filings.models import DraftFile, FilingDraft
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import now, real_now
from motcua.foundation.ids import new_id
from motcua.foundation.neighbours.actions import note_answered, note_away
from motcua.foundation.neighbours.models import MAIL, SCANNER
from motcua.registers.procedures.actions import AbolishedDraft, set_abolished_paper
from tests.casework.dossiers.world import CODE, PDF
from tests.casework.filings.writers import AT
from tests.faces.citizen.filers import Filer, a_filer
from tests.faces.ward_pages import shift_to

pytestmark = pytest.mark.django_db
LINE = AbolishedDraft(
    code="ly_hon", name="Bản án", phrases=["bản án ly hôn"], source="Luật mới", valid_from=date(2023, 11, 1)
)


@pytest.fixture
def filer(settings) -> Filer:
    settings.MOTCUA_CLOCK_SHIFT = shift_to(AT)
    return a_filer()


def test_what_is_away_is_said_before_one_starts_and_nothing_is_barred(filer):
    note_away(MAIL, "x", by=SYSTEM, at=now())
    note_away(SCANNER, "x", by=SYSTEM, at=now())
    start = filer.read(f"/nop/{CODE}/")
    assert "Thư điện tử đang không gửi được" in start
    assert "Tệp vẫn nhận được" in start
    filer.whole()
    assert "Tệp vẫn nhận được" in filer.read(filer.page("giay-to/"))
    assert "Thư điện tử đang không gửi được" in filer.read(filer.page("kiem-tra/"))
    note_answered(MAIL, by=SYSTEM, at=now())
    assert "Thư điện tử đang không gửi được" not in filer.read(filer.page("kiem-tra/"))
    filer.send(filer.page("kiem-tra/"), act="nop", nhan="COUNTER")
    assert filer.draft.dossier_id is not None


def test_what_nobody_may_ask_for_is_named_with_its_day_and_has_no_place(filer):
    filer.whole()
    name = f"tep.{filer.draft.version.documents.get(name='Bản án ly hôn').id}"
    assert name in filer.read(filer.page("giay-to/"))
    set_abolished_paper(LINE, by=SYSTEM, at=AT)
    for path in (f"/nop/{CODE}/", f"/thu-tuc/{CODE}/"):
        assert "01/11/2023" in filer.read(path).partition("không phải nộp từ")[2], path
    page = filer.read(filer.page("kiem-tra/"))
    assert "Bản án ly hôn" not in page


def test_a_program_s_name_is_not_kept_whatever_is_in_it(filer):
    filer.whole()
    paper = filer.draft.version.documents.get(name="Bản án ly hôn").id
    upload = BytesIO(PDF)
    upload.name = "ban-an.exe"
    filer.send(filer.page("giay-to/"), **{f"tep.{paper}": upload, "act": "luu"})
    one = DraftFile.objects.get()
    assert one.name == "ban-an.pdf"
    served = filer.client.get(filer.page(f"giay-to/{one.pk}/"))
    assert 'filename="ban-an.pdf"' in served["Content-Disposition"]


def test_who_sends_as_only_a_machine_does_is_told_to_wait_and_nothing_is_written(filer, monkeypatch):
    monkeypatch.setattr(tally, "MOST", 2)
    filer.begun()
    filer.send("/cua-toi/bao-tin/", status=422, channel="email", **{"email-address": "x"})
    said = filer.send(f"/nop/{CODE}/", status=429)
    assert "Những gì đã lưu vẫn còn" in said
    assert FilingDraft.objects.count() == 1
    filer.read(f"/nop/{CODE}/")  # reading goes on
    who = new_id()
    for _number in range(2):
        count_act(who, real_now=real_now())
    with pytest.raises(TooManyActs):
        count_act(who, real_now=real_now())
