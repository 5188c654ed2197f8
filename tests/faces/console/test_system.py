"""Roles, tokens, jobs, dead letters and the record at the console."""

import re
from datetime import UTC, datetime

import pytest

from motcua.exchange.national_portal.models import PortalFiling
from motcua.foundation.access.models import SYSTEM, Role, Token
from motcua.foundation.accounts.actions import end_sessions
from motcua.foundation.audit.actions import record_look
from motcua.foundation.events.models import Delivery, Event
from motcua.foundation.ids import new_id
from tests.conftest import Intruder
from tests.faces.console.conftest import AT

ROLE = {"code": "doc_so", "name": "Người đọc sổ", "rights": ["events.view"], "everywhere": "on"}


def test_a_role_is_made_and_its_rights_changed(keeper):
    lan = keeper("access.edit_roles")
    lan.send("/quan-tri/vai-tro/them/", **ROLE)
    assert "Xem sổ sự kiện" in lan.read("/quan-tri/vai-tro/")
    page = lan.read("/quan-tri/vai-tro/doc_so/")
    assert re.search(r'name="rights"[^>]*value="events.view"[^>]*checked', page)
    lan.send("/quan-tri/vai-tro/doc_so/", name="Người đọc", rights=["audit.view"])
    role = Role.objects.get(code="doc_so")
    assert (role.name, role.rights, role.everywhere) == ("Người đọc", ["audit.view"], False)


def test_a_role_with_an_unknown_right_is_refused(keeper):
    page = keeper("access.edit_roles").send("/quan-tri/vai-tro/them/", 422, **(ROLE | {"rights": ["x.y"]}))
    assert 'value="Người đọc sổ"' in page
    assert not Role.objects.filter(code="doc_so").exists()


def test_a_token_shows_its_secret_once_and_is_issued_once(keeper):
    lan = keeper("access.issue_token", "events.view")
    typed = {
        "name": "Cổng tỉnh",
        "post_code": "post.lan",
        "days": "30",
        "scopes": ["events.view"],
        "once": "t1",
    }
    response = lan.post("/quan-tri/ma-truy-cap/cap/", typed)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    secret = re.search(r"mc_[\w-]{43}", response.content.decode()).group()
    assert lan.send("/quan-tri/ma-truy-cap/cap/", **typed) == "/quan-tri/ma-truy-cap/"
    assert Token.objects.count() == 1
    assert secret not in lan.read("/quan-tri/ma-truy-cap/")
    assert secret not in str(Event.objects.filter(kind="access.TokenIssued").get().data)
    answer = lan.get("/api/v1/places", headers={"Authorization": f"Bearer {secret}"})
    assert answer.status_code == 200


def test_a_token_for_nobodys_post_is_refused_beside_the_form(keeper):
    lan = keeper("access.issue_token")
    typed = {"name": "Cổng tỉnh", "post_code": "khong.co", "days": "30", "scopes": ["events.view"]}
    assert "Không có chức danh mã «khong.co»" in lan.send("/quan-tri/ma-truy-cap/cap/", 404, **typed)
    assert lan.send("/quan-tri/ma-truy-cap/cap/", 422, **(typed | {"days": "400"}))
    assert not Token.objects.exists()


def test_a_token_is_revoked_after_being_asked(keeper):
    lan = keeper("access.issue_token", "events.view")
    lan.send(
        "/quan-tri/ma-truy-cap/cap/",
        200,
        name="Cổng",
        post_code="post.lan",
        days="30",
        scopes=["events.view"],
    )
    token = Token.objects.get()
    path = f"/quan-tri/ma-truy-cap/{token.id}/thu-hoi/"
    assert "Không khôi phục được" in lan.read(path)
    lan.send(path)
    assert "đã thu hồi" in lan.read("/quan-tri/ma-truy-cap/")
    assert "đã bị thu hồi trước đó" in lan.send(path, 409)


@pytest.fixture
def dead(db) -> Delivery:
    """A delivery that was given up."""
    event = Event.objects.create(
        subject_kind="account",
        subject_id=new_id(),
        kind="accounts.SignedIn",
        data={},
        actor_id=SYSTEM.id,
        at=AT,
    )
    return Delivery.objects.create(
        event=event, reaction="kettles.boil", state="DEAD", attempts=8, last_error="ValueError: hết nước"
    )


def test_a_dead_letter_is_read_and_replayed_once(keeper, dead):
    lan = keeper("jobs.view", "jobs.replay")
    assert "kettles.boil" in lan.read("/quan-tri/chuyen-tin/")
    assert "Chuyển tin hỏng" in lan.read("/quan-tri/")
    path = f"/quan-tri/chuyen-tin/{dead.id}/"
    assert "ValueError: hết nước" in lan.read(path)
    lan.send(f"{path}chay-lai/", once="r1")
    lan.send(f"{path}chay-lai/", once="r1")
    dead.refresh_from_db()
    assert (dead.state, dead.attempts) == ("WAITING", 0)
    assert Event.objects.filter(kind="events.DeliveryReplayed").count() == 1
    assert "không ở trạng thái đã ngừng thử" in lan.send(f"{path}chay-lai/", 409, once="r2")


def test_who_may_only_see_replays_nothing(keeper, dead):
    lan = keeper("jobs.view")
    assert "Cần quyền chạy lại" in lan.read(f"/quan-tri/chuyen-tin/{dead.id}/")
    lan.send(f"/quan-tri/chuyen-tin/{dead.id}/chay-lai/", 403)
    dead.refresh_from_db()
    assert dead.state == "DEAD"


def test_the_queue_shows_what_runs_by_the_hour(keeper):
    page = keeper("jobs.view").read("/quan-tri/viec-nen/")
    assert "0:05 hằng ngày" in page
    assert "mỗi phút" in page


def test_the_record_is_read_by_kind_by_actor_and_by_subject(keeper):
    lan = keeper("events.view")
    end_sessions(lan.account.id, by=SYSTEM, at=AT)
    lan.force_login(lan.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = lan.read("/quan-tri/su-kien/?loai=accounts.SessionsEnded")
    assert "Đăng xuất khỏi mọi nơi" in page
    assert 'mc-nowrap">thứ 1' not in page
    assert "Mở tài khoản" in lan.read(f"/quan-tri/su-kien/account/{lan.account.id}/")
    assert "Không có sự kiện nào" in lan.read(f"/quan-tri/su-kien/account/{new_id()}/")
    assert "Chưa có sự kiện nào" in lan.read(f"/quan-tri/su-kien/?nguoi={new_id()}")


def test_the_record_is_proven_on_the_page_and_an_altered_row_named(keeper, intruder: Intruder):
    lan = keeper("events.view")
    assert "Sổ nguyên vẹn" in lan.send("/quan-tri/su-kien/kiem-chung/", 200)
    with intruder() as cursor:
        cursor.execute(
            "update events_event set kind = 'accounts.PasswordSet' where kind = 'accounts.AccountOpened'"
        )
    page = lan.send("/quan-tri/su-kien/kiem-chung/", 200)
    assert "Sổ không nguyên vẹn" in page
    assert "nội dung sự kiện đã bị sửa" in page


def test_looks_are_listed_and_narrowed_to_who_looked(keeper):
    lan = keeper("audit.view")
    subject = new_id()
    record_look("person", subject, purpose="Đối chiếu", by=SYSTEM, at=AT, field="phone", ip="203.0.113.7")
    page = lan.read("/quan-tri/nhat-ky/")
    assert "Đối chiếu" in page
    assert "203.0.113.0/24" in page
    assert "Chưa có lượt xem nào" in lan.read(f"/quan-tri/nhat-ky/?nguoi={lan.account.id}")
    assert "Đối chiếu" in lan.read(f"/quan-tri/nhat-ky/?loai=person&doi-tuong={subject}")


def test_looks_are_paged_by_number(keeper):
    lan = keeper("audit.view")
    moment = datetime(2023, 11, 20, tzinfo=UTC)
    for number in range(55):
        record_look("person", new_id(), purpose=f"Mục đích {number:02d}", by=SYSTEM, at=moment)
    page = lan.read("/quan-tri/nhat-ky/")
    assert "Mục đích 54" in page
    assert "Mục đích 04" not in page
    older = re.search(r'href="(\?sau=\d+)"', page).group(1)
    assert "Mục đích 04" in lan.read(f"/quan-tri/nhat-ky/{older}")


def test_who_sees_jobs_alone_sees_that_no_scanner_is_set_and_nothing_of_the_exchange(keeper):
    page = keeper("jobs.view").read("/quan-tri/viec-nen/")
    assert "Chưa đặt bộ quét mã độc" in page
    assert "Trao đổi với Cổng" not in page


def test_who_keeps_the_exchange_sees_that_no_portal_is_set_and_what_is_stuck(keeper):
    said = {"number": "G22.99-1", "obstacle": "Không có thủ tục này", "came_at": AT}
    row = PortalFiling.objects.create(state="STUCK", **said)
    one = keeper("jobs.view", "national_portal.keep")
    page = one.read("/quan-tri/viec-nen/")
    assert "Chưa đặt địa chỉ cổng" in page
    for words in ("G22.99-1", "Không có thủ tục này", "Nhận lại"):
        assert words in page, words
    again = f"/quan-tri/viec-nen/cong-quoc-gia/nhan-lai/{row.pk}/"
    assert one.get(again).status_code == 405
    assert one.post(again)["Location"] == "/quan-tri/viec-nen/"
    assert PortalFiling.objects.get().state == "WAITING"
    assert one.post(again).status_code == 409  # a second press
    assert one.post(f"/quan-tri/viec-nen/cong-quoc-gia/bao-lai/{row.pk}/").status_code == 404
