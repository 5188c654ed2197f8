"""Reception without borders: filed at any counter, decided by who is competent for the place."""

from datetime import date

import pytest

from motcua.casework.dossiers.actions import take_in
from motcua.casework.dossiers.errors import CompetencePlaceMissing, CompetentElsewhere, NotReceivedHere
from motcua.casework.dossiers.models import KIND
from motcua.casework.dossiers.queries import deciding_among, ground_for
from motcua.faces.counter.competence import choices, grounded
from motcua.foundation.access.models import SYSTEM
from motcua.instruments.workflow.queries import tasks_of
from motcua.registers.organisations.actions import (
    AgencyDraft,
    OneStopDraft,
    PostDraft,
    found_agency,
    open_posts,
)
from motcua.registers.places.models import Place
from tests.casework.dossiers.refusals import refused
from tests.casework.dossiers.world import AT, DAY, DUE, a_procedure, a_world
from tests.registers.organisations.town import described

pytestmark = pytest.mark.django_db
FREE = "1.000010"
SINCE = date(2021, 1, 1)


@pytest.fixture
def world():
    """Two wards, each with its officers."""
    world = a_world()
    posts = (("ho-tich", "civil_status_officer"), ("chu-tich", "commune_leader"))
    drafts = [PostDraft(f"nhon-phu.{name}", name, "nhon-phu", (role,), SINCE) for name, role in posts]
    open_posts(drafts, by=SYSTEM, at=AT)
    world.version = a_procedure(code=FREE, name="Nộp ở đâu cũng được", boundary_free=True)
    return world


def place(code):
    return Place.objects.get(code=code).id


def test_what_may_be_filed_anywhere_goes_to_the_ward_of_residence_and_comes_back_to_the_counter(world):
    filing = world.filing(procedure_code=FREE, competence_place_id=place("21553"))
    one = take_in(filing, by=world.ward.clerk(), at=AT)
    assert one.reception_unit.agency.code == one.return_unit.agency.code == "dong-da.mot-cua"
    assert (one.decision_agency.code, one.code[:10], one.due_at) == ("nhon-phu", "H08.31.01-", DUE)
    assert [(task.step, task.agency.code) for task in tasks_of(KIND, one.id)] == [
        ("tiep_nhan", "dong-da.mot-cua"),
        ("tham_tra", "nhon-phu"),
    ]


def test_without_a_place_nobody_is_guessed_and_what_lies_elsewhere_stays_refused_by_name(world):
    clerk = world.ward.clerk()
    bare = world.filing(procedure_code=FREE)
    assert "cần chọn địa bàn" in refused(CompetencePlaceMissing, take_in, bare, by=clerk, at=AT)
    beyond = world.filing(procedure_code=FREE, competence_place_id=place("52"))
    refused(CompetentElsewhere, take_in, beyond, by=clerk, at=AT)
    bound = world.filing(competence_place_id=place("21553"))
    assert "thuộc thẩm quyền của cơ quan khác" in refused(CompetentElsewhere, take_in, bound, by=clerk, at=AT)


def test_a_department_s_procedure_that_may_be_filed_anywhere_is_routed_by_the_name_it_bears(world):
    open_posts(
        [PostDraft("tu-phap.x", "Thụ lý", "tu-phap", ("civil_status_officer", "commune_leader"), SINCE)],
        by=SYSTEM,
        at=AT,
    )
    of_department = {
        "levels": ["PROVINCE"],
        "authority_place": "NONE",
        "competent": {"kind": "DEPARTMENT", "name": "Sở Tư pháp"},
    }
    world.version = a_procedure(code="1.000011", name="Của sở", boundary_free=True, **of_department)
    one = take_in(world.filing(procedure_code="1.000011"), by=world.ward.clerk(), at=AT)
    assert one.decision_agency.code == "tu-phap"
    world.version = a_procedure(code="1.000012", name="Chỉ ở sở", **of_department)
    with pytest.raises(NotReceivedHere):
        ground_for(world.filing(procedure_code="1.000012"), DAY)


def test_the_counter_takes_the_residence_from_the_register_and_offers_every_ward_to_choose(world):
    filing, ground = grounded(world.filing(procedure_code=FREE), DAY, world.version, world.person)
    assert (filing.competence_place_id, ground.decision.agency.code) == (place("21556"), "dong-da")
    assert [term.agency.code for term in deciding_among(FREE, world.ward.one_stop, DAY)] == [
        "dong-da",
        "nhon-phu",
    ]
    (only,) = choices(FREE, world.ward.one_stop, "Nhơn Phú", DAY)
    assert (only.place.code, only.agency) == ("21553", "Ủy ban nhân dân phường Nhơn Phú")


def test_what_a_city_decides_is_taken_in_at_a_ward_too_and_goes_by_its_place(world):
    posts = (("lam", "civil_status_officer"), ("ky", "commune_leader"))
    drafts = [PostDraft(f"quy-nhon.{name}", name, "quy-nhon", (role,), SINCE) for name, role in posts]
    open_posts(drafts, by=SYSTEM, at=AT)
    one_stop_of_the_city()
    of_city = {
        "levels": ["DISTRICT"],
        "authority_place": "BUSINESS",
        "competent": {"kind": "DISTRICT_COMMITTEE", "name": "Ủy ban nhân dân cấp huyện"},
    }
    world.version = a_procedure(code="1.000013", name="Của thành phố", boundary_free=True, **of_city)
    filing = world.filing(procedure_code="1.000013", competence_place_id=place("21553"))
    one = take_in(filing, by=world.ward.clerk(), at=AT)
    assert (one.decision_agency.code, one.return_unit.agency.code) == ("quy-nhon", "dong-da.mot-cua")
    assert [term.agency.code for term in deciding_among("1.000013", world.ward.one_stop, DAY)] == []
    world.version = a_procedure(code="1.000014", name="Chỉ ở thành phố", **of_city)
    bound = world.filing(procedure_code="1.000014", competence_place_id=place("21553"))
    refused(NotReceivedHere, take_in, bound, by=world.ward.clerk(), at=AT)


def one_stop_of_the_city():
    """The city's own counter: who is received for somewhere may be sent to from anywhere."""
    counter = described("Bộ phận một cửa thành phố", "ONE_STOP_UNIT", level="DISTRICT", parent="quy-nhon")
    draft = AgencyDraft("quy-nhon.mot-cua", counter, SINCE, one_stop=OneStopDraft(serves=("quy-nhon",)))
    return found_agency(draft, by=SYSTEM, at=AT)
