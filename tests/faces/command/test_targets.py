"""From the document to the live target: proposals, the board, one target down to its rows, reports."""

import re
from datetime import timedelta

import pytest

from motcua.casework.dossiers.actions import take_in
from motcua.foundation.access.models import SYSTEM
from motcua.registers.organisations.actions import set_class
from motcua.steering.indices.actions import keep_up, set_indicator
from motcua.steering.plans.models import DraftLine, Plan, PlanReading, Target, TargetBinding, TargetFigure
from tests.casework.dossiers.joint import signed
from tests.casework.dossiers.world import AT, a_world
from tests.faces.command.test_plans import a_file, at, words
from tests.steering.plans.test_binding import BODY, LATE, SHARE, TARGETS, WAIT

pytestmark = pytest.mark.django_db
ALL = (
    "plans.review",
    "plans.publish",
    "plans.view",
    "plans.measure",
    "plans.follow",
    "indices.view",
    "indices.keep",
)
BOARD = "/chi-dao/chi-tieu/"


@pytest.fixture
def province(db):
    world = a_world()
    set_class("xa", name="UBND cấp xã", phrases=["cấp xã"], kinds=["PEOPLES_COMMITTEE"], by=SYSTEM, at=AT)
    for draft in (SHARE, LATE, WAIT):
        set_indicator(draft, by=SYSTEM, at=AT)
    for when in (AT + timedelta(minutes=5), AT + timedelta(days=9)):
        signed(world, world.taken_in(at=AT - timedelta(days=20)), at=when - timedelta(days=20))
    take_in(world.filing(), by=world.ward.clerk(), at=AT - timedelta(hours=1))
    keep_up(by=SYSTEM, at=AT)
    return world


def published(officer):
    """Take the document in, confirm every line, publish; give where that led."""
    said = "\n".join([*BODY, *TARGETS]).format(number="15")
    officer.send("/chi-dao/van-ban/them/", file=a_file(said))
    for line in DraftLine.objects.order_by("position"):
        officer.send(at(line), viec="confirm", version=line.version)
    return officer.send(f"/chi-dao/van-ban/{PlanReading.objects.get().id}/chot/", relation="")


def of(no):
    return Target.objects.get(no=no)


def test_an_empty_province_says_that_targets_come_with_a_plan(keeper):
    assert "Chưa có chỉ tiêu nào để theo dõi" in keeper(*ALL).read(BOARD)


def test_from_the_document_to_the_live_target_and_its_rows(keeper, province, django_assert_max_num_queries):
    officer = keeper(*ALL)
    place = published(officer)
    plan = Plan.objects.get()
    assert place == f"/chi-dao/ke-hoach/{plan.id}/gan-chi-so/"
    page = officer.read(place)
    assert "Vì có đủ chữ trong tên chỉ số; cùng tính bằng %" in words(page)
    assert "Chưa có chỉ số nào nói về (1)" in words(page)
    assert "4 chỉ tiêu chưa chọn cách đo" in words(officer.read(f"/chi-dao/ke-hoach/{plan.id}/"))
    ticked = {f"chi-tieu-{of(no).id}": code for no, code in (("1", "in_time"), ("2", "wait"), ("4", "late"))}
    board = officer.send(place, **ticked)
    assert TargetBinding.objects.filter(proposed=True).count() == 3
    officer.read(board)
    with django_assert_max_num_queries(36):
        page = officer.read(board)
    text = words(page)
    assert "Tính tại" in text
    assert "1 Hồ sơ giải quyết đúng hạn UBND cấp xã" in text
    assert "≥ 80 % 50,0 % 1 / 2" in text.replace("\u00a0", " ")
    assert "chưa đạt còn thiếu 30,0 điểm %" in text.replace("\u00a0", " ")
    assert "Chưa có nguồn: chưa có sổ lấy số" in text
    assert "1 chỉ tiêu chưa chọn cách đo" in text
    one = officer.read(f"{BOARD}{of('1').id}/")
    text = words(one).replace("\u00a0", " ")
    assert "Mười hai tháng" in text
    assert "Kỳ tính đã hết: đây là số cuối kỳ" in text
    assert "Ủy ban nhân dân phường Đống Đa" in text
    assert "Nguyễn Thị Lan" in text
    way = re.search(r'href="(/chi-dao/chi-so/in_time/ho-so/\?[^"]*co-quan=[^"]*)"', one)[1]
    rows = officer.read(way.replace("&amp;", "&"))
    assert len(re.findall(r'href="[^"]*/ho-so/[0-9a-f-]{36}/"', rows)) == 1


def test_a_figure_opens_exactly_the_rows_that_it_counts_a_class_too(keeper, province):
    officer = keeper(*ALL)
    published(officer)
    first = of("1")
    officer.send(
        f"{BOARD}{first.id}/cach-do/", indicator="in_time", whom="nhom:UBND cấp xã", channel="DIRECT"
    )
    page = officer.read(f"{BOARD}{first.id}/")
    way = re.search(r'href="(/chi-dao/chi-so/in_time/\?[^"]*)"', page)[1].replace("&amp;", "&")
    assert "nhom=UBND" in way
    assert "kenh=DIRECT" in way
    assert "1 / 2" in words(officer.read(way))
    other = way.replace("nhom=UBND+c%E1%BA%A5p+x%C3%A3", "cap=PROVINCE")
    assert "1 / 2" not in words(officer.read(other))


def test_the_forms_refuse_in_a_sentence_and_write_nothing(keeper, province):
    officer = keeper(*ALL)
    published(officer)
    wrong = officer.send(f"{BOARD}{of('2').id}/cach-do/", status=422, indicator="in_time", whom="")
    assert "chỉ tiêu tính bằng phút, chỉ số này là tỷ lệ phần trăm" in words(wrong)
    nothing = officer.send(f"{BOARD}{of('1').id}/cach-do/", status=422, indicator="", whom="")
    assert "Hãy ghi lý do không đo bằng chỉ số" in words(nothing)
    officer.send(f"{BOARD}{of('1').id}/cach-do/", indicator="in_time", whom="", seen="")
    stale = officer.send(f"{BOARD}{of('1').id}/cach-do/", status=409, indicator="in_time", whom="", seen="x")
    assert "Người khác vừa đổi cách đo" in words(stale)
    empty = officer.send(
        f"{BOARD}{of('3').id}/so-bao-cao/", status=422, agency="", period="2023-Q3", value="88"
    )
    assert "cần ít nhất một tệp" in words(empty)
    assert (TargetBinding.objects.count(), TargetFigure.objects.count()) == (1, 0)
    measured = officer.send(
        f"{BOARD}{of('1').id}/so-bao-cao/",
        status=409,
        agency="",
        period="2023",
        value="8",
        link="https://a.vn",
    )
    assert "đang được đo bằng chỉ số" in words(measured)
    officer.read(f"{BOARD}?ke-hoach=hom-qua&loai=la")


def test_reported_figures_stand_with_their_evidence_and_are_corrected(keeper, province):
    officer = keeper(*ALL)
    published(officer)
    page = f"{BOARD}{of('3').id}/"
    typed = {"agency": "", "period": "2023-Q3", "document_number": "12/BC-STP", "document_on": "2023-10-02"}
    officer.send(f"{page}so-bao-cao/", value="88,5", **typed)
    text = words(officer.read(page)).replace("\u00a0", " ")
    assert "Quý III/2023 Toàn tỉnh 88,5 % 12/BC-STP (02/10/2023)" in text
    assert "sắp đạt" in text
    (figure,) = TargetFigure.objects.all()
    way = f"{page}so-bao-cao/?dinh-chinh={figure.id}"
    assert 'value="88,5"' in officer.read(way)
    assert "Hãy ghi lý do đính chính" in words(officer.send(way, status=422, value="91", **typed))
    officer.send(way, value="91", reason="Nhầm cột", **typed)
    text = words(officer.read(page))
    assert "đã đính chính" in text
    assert "Nhầm cột" in text
    assert "Đạt 1" in words(officer.read(BOARD))


def test_who_only_looks_sees_the_board_and_decides_nothing(keeper, province):
    published(keeper(*ALL))
    looker = keeper("plans.view", login="mai")
    assert "Gắn" not in words(looker.read(BOARD))
    plan = Plan.objects.get()
    looker.read(f"/chi-dao/ke-hoach/{plan.id}/gan-chi-so/", status=403)
    looker.send(f"{BOARD}{of('1').id}/cach-do/", status=403, indicator="in_time")
    looker.send(f"{BOARD}{of('3').id}/so-bao-cao/", status=403, period="2023")
    assert TargetBinding.objects.count() == 0
    looker.read(f"{BOARD}{plan.id}/", status=404)


def test_the_board_is_handed_out_as_a_workbook(keeper, province):
    officer = keeper(*ALL)
    published(officer)
    response = officer.get(f"{BOARD}bang.xlsx")
    assert response.status_code == 200
    assert response.content[:2] == b"PK"
    assert 'filename="chi-tieu-' in response["Content-Disposition"]
