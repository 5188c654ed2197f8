"""The bearer of a slip reads the apology and both days; who has the code alone reads the days."""

from datetime import timedelta

from motcua.casework.dossiers.actions import apologise
from tests.casework.dossiers.world import AT
from tests.faces.ward_pages import ward_pages

WHY = "Chờ trích lục từ cơ quan lưu trữ"


def test_both_days_stand_on_the_public_s_pages_and_the_reason_on_the_bearer_s(db, settings, client):
    ward = ward_pages()
    one = ward.world.taken_in()
    apologise(one.id, until=AT + timedelta(days=8), reason=WHY, by=ward.leader.actor, at=AT)
    by_code = client.get("/tra-cuu/", {"ma": one.code}).content.decode()
    assert "Hẹn ban đầu" in by_code
    assert WHY not in by_code
    bearer = client.get(f"/tra-cuu/phieu/{one.token}/").content.decode()
    for said in ("Hẹn ban đầu", "Cơ quan giải quyết xin lỗi", WHY, "Gia hạn", "Hạn hẹn lần đầu"):
        assert said in bearer, said
