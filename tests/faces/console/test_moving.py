"""Moving dossiers to a new process at the console: tried first, then done, and seen."""

import pytest

from motcua.casework.dossiers.models import Moving
from motcua.foundation.clock import real_now
from motcua.instruments.workflow.queries import all_waiting_of
from tests.casework.dossiers.test_moving import LATER, redrawn
from tests.casework.dossiers.world import CODE, a_world

MOVE = "dossiers.move"
HERE = "/quan-tri/chuyen-quy-trinh/"


@pytest.fixture
def taken(db, settings):
    settings.MOTCUA_CLOCK_SHIFT = LATER - real_now()
    taken = a_world().taken_in()
    redrawn()
    return taken


def test_a_moving_is_tried_and_done(keeper, taken):
    lan = keeper(MOVE)
    assert "Chưa có đợt chuyển quy trình nào." in lan.read(HERE)
    page = lan.read(f"{HERE}moi/?ma={CODE}")
    assert "Bước tương ứng của «Thẩm tra, tra cứu»" in page
    assert 'value="tham_tra" selected' in page
    assert Moving.objects.count() == 0
    page = lan.read(f"{HERE}moi/?ma={CODE}&b.tham_tra=thue")
    assert "một bên dừng tính thời gian" in page
    where = lan.send(f"{HERE}moi/?ma={CODE}", reason="9/QĐ-UBND")
    page = lan.read(where)
    assert "đã xong" in page
    assert [task.step for task in all_waiting_of("dossier", [taken.id])] == ["tham_tra"]
    assert "9/QĐ-UBND" in lan.read(HERE)


def test_without_a_procedure_those_with_dossiers_left_on_an_older_version_are_offered(keeper, taken):
    lan = keeper(MOVE)
    assert lan.get(f"{HERE}moi/").url == HERE
    assert f'href="{HERE}moi/?ma={CODE}"' in lan.read(HERE)
    lan.send(f"{HERE}moi/?ma={CODE}", reason="9/QĐ-UBND")
    assert "phiên bản trước" not in lan.read(HERE)


def test_where_nothing_is_to_be_moved_no_moving_is_offered_or_begun(keeper, taken):
    lan = keeper(MOVE)
    nothing = f"{HERE}moi/?ma={CODE}&b.tham_tra=thue"
    page = lan.read(nothing)
    assert "Vì sao chuyển" not in page
    assert "Quay lại" in page
    assert "không lập đợt chuyển" in lan.send(nothing, 409, reason="9/QĐ-UBND")
    assert not Moving.objects.exists()
    lan.send(f"{HERE}moi/?ma={CODE}", reason="9/QĐ-UBND")
    page = lan.read(f"{HERE}moi/?ma={CODE}")
    assert "Không có hồ sơ nào đang giải quyết theo một quy trình khác" in page
    assert "Vì sao chuyển" not in page


def test_who_may_not_move_does_not_see_the_pages(keeper, taken):
    lan = keeper("procedures.view")
    for page in (HERE, f"{HERE}moi/?ma={CODE}"):
        assert "Cần quyền: «Chuyển hồ sơ đang giải quyết sang quy trình mới»" in lan.read(page, 403)
    assert "Cần quyền" in lan.send(f"{HERE}moi/?ma={CODE}", 403, reason="9/QĐ-UBND")
    assert not Moving.objects.exists()
