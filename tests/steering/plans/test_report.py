"""A report signed: figures frozen under a digest, a PDF that is sealed, and what is refused."""

import io
from dataclasses import replace

import pikepdf
import pytest
from django.db import transaction

from motcua.foundation.access.errors import NotAllowed
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.files.queries import open_file
from motcua.foundation.ids import new_id
from motcua.foundation.seals.actions import ensure_seal_key
from motcua.foundation.seals.queries import verify_pdf
from motcua.steering.plans.actions import accept_assignment, sign_report
from motcua.steering.plans.errors import DayOdd, PlanUnknown, ReportNumbered, ReportUnknown, WordsNeeded
from motcua.steering.plans.models import PlanReport
from motcua.steering.plans.queries.report import ReportHead, figures_of, is_as_signed, report, reports_of
from motcua.steering.plans.rules.report_words import said_of
from tests.steering.plans.province import a_plan, a_province, at, day, line

pytestmark = pytest.mark.django_db
HEAD = ReportHead(
    unit="Ủy ban nhân dân tỉnh Bình Định",
    place="Bình Định",
    to="Bộ Nội vụ",
    sign_role="TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
    signer="Nguyễn Văn A",
    number="215/BC-UBND",
    receivers=("Như trên",),
)


@pytest.fixture
def plan(db):
    ensure_seal_key("Tỉnh thử", by=SYSTEM, at=at("2/2"))
    a_province()
    return a_plan()


def test_what_is_signed_no_longer_changes_and_its_digest_stands_in_the_chain(plan):
    signed = sign_report(plan.id, HEAD, on=day("20/7"), by=SYSTEM, at=at("20/7"))
    accept_assignment(line("1").id, 1, by=SYSTEM, at=at("21/7"))
    kept = PlanReport.objects.get(id=signed.id)
    assert kept.figures["sums"]["late"] == 1
    assert is_as_signed(kept)
    assert Event.objects.get(subject_id=signed.id).data["digest"] == kept.digest
    assert [one.number for one in reports_of(plan.id)] == ["215/BC-UBND"]
    assert verify().holds
    PlanReport.objects.filter(id=signed.id).update(figures={**kept.figures, "extended": 9})
    assert not is_as_signed(PlanReport.objects.get(id=signed.id))
    assert not verify().holds


def test_the_pdf_is_sealed_in_the_signer_s_name_and_bears_the_digest(plan):
    signed = sign_report(plan.id, HEAD, on=day("20/7"), by=SYSTEM, at=at("20/7"))
    with open_file(signed.pdf) as stream:
        content = stream.read()
    (verdict,) = verify_pdf(content, at=at("21/7"))
    assert (verdict.signer, verdict.intact) == ("Nguyễn Văn A", True)
    with pikepdf.open(io.BytesIO(content)) as paper:
        box = [round(float(side)) for side in paper.pages[0].mediabox]
    assert box == [0, 0, 595, 842]


def test_what_cannot_be_signed_is_refused_and_nothing_is_kept(plan):
    place = {"on": day("20/7"), "at": at("20/7")}
    events = Event.objects.count()
    for error, given, named in (
        (NotAllowed, (plan.id, HEAD), {"by": a_stranger()}),
        (PlanUnknown, (new_id(), HEAD), {"by": SYSTEM}),
        (WordsNeeded, (plan.id, replace(HEAD, number=" ")), {"by": SYSTEM}),
        (WordsNeeded, (plan.id, replace(HEAD, signer="")), {"by": SYSTEM}),
        (DayOdd, (plan.id, HEAD), {"by": SYSTEM, "on": day("21/7")}),
    ):
        with pytest.raises(error), transaction.atomic():
            sign_report(*given, **(place | named))
    assert (PlanReport.objects.count(), Event.objects.count()) == (0, events)
    signed = sign_report(plan.id, HEAD, by=SYSTEM, **place)
    with pytest.raises(ReportNumbered), transaction.atomic():
        sign_report(plan.id, HEAD, by=SYSTEM, **place)
    with pytest.raises(ReportUnknown):
        report(signed.id, a_stranger())
    assert report(signed.id, SYSTEM).id == signed.id


def a_stranger():
    from_nowhere = SYSTEM.__class__
    return from_nowhere(new_id(), "OFFICER")


def test_the_figures_are_those_of_the_day_asked_for(plan):
    early = figures_of(plan.id, HEAD, SYSTEM, on=day("1/6"))["sums"]
    later = figures_of(plan.id, HEAD, SYSTEM, on=day("1/10"))["sums"]
    assert (early["late"], later["late"], early["all"]) == (0, 2, 5)
    assert (early["on_time"], later["on_time"]) == ("–", "0,0 %")


def test_a_report_in_words_says_what_its_figures_say(plan):
    said = said_of(figures_of(plan.id, HEAD, SYSTEM, on=day("1/10")))
    headings = [part.heading for part in said.parts if part.heading]
    assert headings == [
        "I. TÌNH HÌNH CHUNG",
        "II. KẾT QUẢ CỦA TỪNG CƠ QUAN CHỦ TRÌ",
        "III. NHIỆM VỤ QUÁ HẠN, SẮP ĐẾN HẠN",
    ]
    assert "Kế hoạch giao 5 nhiệm vụ." in said.parts[1].texts[0]
    late = next(part for part in said.parts if part.texts == ("Nhiệm vụ quá hạn chưa hoàn thành:",))
    assert [row[0] for row in late.rows] == ["1", "2"]
