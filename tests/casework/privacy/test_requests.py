"""Requests about one's own data: asked by the person himself, answered within the hours of the law."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest

from motcua.casework.privacy.actions import (
    LimitDraft,
    answer_request,
    request_data,
    set_request_limit,
    withdraw_request,
)
from motcua.casework.privacy.errors import (
    AskedByNobody,
    LimitOverlaps,
    RequestEnded,
    RequestUnknown,
    WishOdd,
    WordsOdd,
)
from motcua.casework.privacy.models import DataRequest, Draft, RequestLimit
from motcua.casework.privacy.queries import (
    ANSWER,
    ended_requests,
    open_requests,
    request_for,
    requests_of,
)
from motcua.foundation.access.models import NOBODY, SYSTEM
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history, verify
from motcua.foundation.files.actions import keep_file
from motcua.foundation.ids import new_id
from motcua.foundation.notices.models import Notice
from motcua.instruments.documents.actions import Handed
from motcua.instruments.documents.errors import VaultDocumentUnknown
from motcua.instruments.documents.queries import vault_of
from tests.instruments.documents.test_papers import PNG
from tests.instruments.documents.vaults import AT, a_citizen, filed

pytestmark = pytest.mark.django_db
LIMIT = LimitDraft(
    code=ANSWER, hours=72, source="NĐ 13", valid_from=date(2023, 7, 1), valid_to=date(2025, 12, 31)
)
ASKED = Draft("CORRECT", "Sai ngày sinh")


def a_paper(person):
    file = keep_file(BytesIO(PNG), name="quet.png", by=SYSTEM, at=AT)
    (paper,) = filed(person, Handed("Giấy khai sinh", file=file, file_name="quet.png"))
    return paper


def test_it_is_asked_once_and_due_within_the_hours_of_its_day():
    set_request_limit(LIMIT, by=SYSTEM, at=AT)
    person, citizen = a_citizen()
    made = request_data(ASKED, by=citizen, at=AT)
    assert made.due_at == AT + timedelta(hours=72)
    assert request_data(ASKED, by=citizen, at=AT + timedelta(minutes=1)) == made
    assert list(requests_of(person.pk)) == [made]
    (told,) = history("data_request", made.pk)
    assert (told.told.wish, told.told.due_at) == ("CORRECT", made.due_at)
    later = request_data(replace(ASKED, wish="DELETE"), by=citizen, at=AT + timedelta(days=800))
    assert later.due_at is None  # no line says it for that day
    assert [one.pk for one in open_requests(SYSTEM)] == [made.pk, later.pk]
    assert verify().holds


def test_what_is_odd_or_anothers_is_not_asked():
    _person, citizen = a_citizen()
    other, _stranger = a_citizen("Lê Văn Ba", "052088001122")
    foreign = a_paper(other)
    for error, draft, by in (
        (AskedByNobody, ASKED, SYSTEM),
        (AskedByNobody, ASKED, NOBODY),
        (WishOdd, replace(ASKED, wish="BURN"), citizen),
        (WordsOdd, replace(ASKED, words="  "), citizen),
        (WordsOdd, replace(ASKED, words="x" * 4001), citizen),
        (VaultDocumentUnknown, replace(ASKED, document_id=foreign.pk), citizen),
    ):
        with pytest.raises(error):
            request_data(draft, by=by, at=AT)
    assert not DataRequest.objects.exists()


def test_it_is_taken_back_by_who_asked_while_it_waits():
    _person, citizen = a_citizen()
    _other, stranger = a_citizen("Lê Văn Ba", "052088001122")
    made = request_data(ASKED, by=citizen, at=AT)
    for error, by in ((RequestUnknown, stranger), (AskedByNobody, SYSTEM)):
        with pytest.raises(error):
            withdraw_request(made.pk, by=by, at=AT)
    assert DataRequest.objects.get().state == DataRequest.State.OPEN
    withdraw_request(made.pk, by=citizen, at=AT)
    with pytest.raises(RequestEnded):
        withdraw_request(made.pk, by=citizen, at=AT)
    assert request_data(ASKED, by=citizen, at=AT) != made
    assert verify().holds


def test_it_is_answered_once_by_who_may_and_a_paper_leaves_the_vault():
    person, citizen = a_citizen()
    paper = a_paper(person)
    made = request_data(Draft("DELETE", "Không muốn giữ", paper.pk), by=citizen, at=AT)
    before = Event.objects.count()
    with pytest.raises(NotAllowed):
        answer_request(made.pk, is_done=True, words="Được", by=citizen, at=AT)
    with pytest.raises(WordsOdd):
        answer_request(made.pk, is_done=True, words="", by=SYSTEM, at=AT)
    with pytest.raises(RequestUnknown):
        answer_request(new_id(), is_done=True, words="Được", by=SYSTEM, at=AT)
    assert Event.objects.count() == before
    assert vault_of([person.pk], [], most=9) == [paper]
    person.email = "hoa@vidu.vn"
    person.save(update_fields=["email"])
    answer_request(made.pk, is_done=True, words="Đã gỡ", by=SYSTEM, at=AT)
    told = Notice.objects.get(template="privacy.answered")
    assert (str(told.to), "Đã gỡ" in str(told.text)) == ("hoa@vidu.vn", False)
    with pytest.raises(RequestEnded):
        answer_request(made.pk, is_done=False, words="Không", by=SYSTEM, at=AT)
    assert vault_of([person.pk], [], most=9) == []
    assert str(request_for(made.pk, SYSTEM).answer) == "Đã gỡ"
    assert list(ended_requests(SYSTEM)) == [made]
    assert list(open_requests(SYSTEM)) == []
    assert verify().holds


def test_the_queue_is_for_who_answers_alone():
    _person, citizen = a_citizen()
    made = request_data(ASKED, by=citizen, at=AT)
    for asks in (open_requests, ended_requests, lambda by: request_for(made.pk, by)):
        with pytest.raises(NotAllowed):
            asks(citizen)
    with pytest.raises(RequestUnknown):
        request_for(new_id(), SYSTEM)


def test_a_limit_stands_once_a_day():
    set_request_limit(LIMIT, by=SYSTEM, at=AT)
    with pytest.raises(LimitOverlaps):
        set_request_limit(replace(LIMIT, valid_from=date(2024, 1, 1)), by=SYSTEM, at=AT)
    with pytest.raises(NotAllowed):
        set_request_limit(replace(LIMIT, hours=48), by=NOBODY, at=AT)
    assert RequestLimit.objects.get().hours == 72
