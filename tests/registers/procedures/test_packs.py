"""The kinds `procedure` and `synonym`, and the procedures on disk."""

from datetime import date
from typing import Any

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.queries import verify
from motcua.foundation.forms.queries import read_form
from motcua.foundation.packs.ports import Context, LoadReport
from motcua.registers.procedures.errors import VersionRewritten
from motcua.registers.procedures.models import Channel, FormSpec, ProcedureVersion
from motcua.registers.procedures.packs import ProcedureKind, SynonymKind
from motcua.registers.procedures.queries import (
    essential_procedures,
    fees_for,
    governing_version,
    limit_for,
    process_for,
    search_procedures,
)
from tests.registers.from_packs import items
from tests.registers.procedures.samples import AT, DAY, an_item

pytestmark = pytest.mark.django_db

KIND = ProcedureKind()
ESSENTIAL = [
    "1.004873", "2.002621", "2.000488", "1.002809", "1.004227", "1.001612", "2.000815", "2.000033",
    "1.003868", "2.001955", "1.001193", "1.000894", "1.000656", "1.009994",
]  # fmt: skip


def load(*brought: Any) -> LoadReport:  # Any: items
    return KIND.load(list(brought), by=SYSTEM, at=AT)


def test_loading_publishes_once_and_amends_by_a_later_day() -> None:
    assert load(an_item()) == LoadReport(added=1)
    assert load(an_item()) == LoadReport(same=1)
    assert load(an_item(), an_item(valid_from="2024-01-01")) == LoadReport(same=1, changed=1)
    assert governing_version("1.004873", DAY).valid_to == date(2023, 12, 31)
    assert verify().findings == []


def test_a_published_version_said_differently_is_a_problem_a_conflict_and_a_refusal() -> None:
    load(an_item())
    other = an_item(name="Tên khác")
    assert [problem.path for problem in KIND.check([other], Context())] == [(0, "valid_from")]
    assert [change.verb for change in KIND.diff([other])] == ["conflict"]
    with pytest.raises(VersionRewritten):
        load(other)
    assert ProcedureVersion.objects.count() == 1


def test_the_difference_tells_what_loading_would_do() -> None:
    load(an_item())
    verbs = [
        change.verb
        for change in KIND.diff([an_item(), an_item(valid_from="2024-01-01"), an_item(code="1.000001")])
    ]
    assert verbs == ["same", "new_version", "add"]


def test_overlapping_versions_and_faults_inside_are_pointed_at() -> None:
    bad = [
        an_item(valid_to="2023-06-30"),
        an_item(valid_from="2023-06-30"),
        an_item(code="1.1", valid_from="2020-01-01"),
    ]
    paths = {problem.path for problem in KIND.check(bad, Context())}
    assert {(1, "valid_from"), (2, "code")} <= paths


def test_a_step_of_a_role_that_the_pack_does_not_bring_is_pointed_at() -> None:
    roles = [{"code": "one_stop_clerk"}]
    problems = KIND.check([an_item()], Context("binhdinh", {"role": roles}))
    assert [problem.path for problem in problems] == [(0, "processes", 0, "steps", 1, "post")]
    assert (
        KIND.check(items("binhdinh", "procedure"), Context("binhdinh", {"role": items("binhdinh", "role")}))
        == []
    )


def test_a_form_that_cannot_be_read_is_pointed_at_within() -> None:
    broken = {"title": "Tờ khai", "schema": {"type": "object"}, "layout": {"sections": []}}
    item = an_item(forms=[{"key": "declaration", "title": "Tờ khai", "form": broken}])
    problems = KIND.check([item], Context())
    assert problems
    assert all(problem.path[:4] == (0, "forms", 0, "form") for problem in problems)


def test_the_fourteen_procedures_are_sound_load_and_stand_on_the_demo_day() -> None:
    brought = items("binhdinh", "procedure")
    assert KIND.check(brought, Context()) == []
    report = load(*brought)
    assert (report.added, report.changed) == (26, 0)
    assert load(*brought) == LoadReport(same=26)
    assert [hit.code for hit in essential_procedures(DAY)] == ESSENTIAL
    for form in FormSpec.objects.all():
        assert read_form(form.form)
    assert verify().findings == []


def test_the_certificate_of_marital_status_takes_three_working_days_in_five_steps() -> None:
    load(*items("binhdinh", "procedure"))
    version = governing_version("1.004873", DAY)
    limit = limit_for(version.id, channel=Channel.DIRECT)
    assert limit is not None
    assert (limit.quantity, limit.unit) == (3, "WORKING_DAY")
    assert [(step.post, step.hours) for step in process_for(version)] == [
        ("one_stop_clerk", 2),
        ("civil_status_officer", 14),
        ("commune_leader", 4),
        ("clerk_office", 2),
        ("result_clerk", 2),
    ]


def test_the_licence_costs_less_online_only_from_december() -> None:
    load(*items("binhdinh", "procedure"))

    def cost(day: date) -> int | None:
        (fee,) = fees_for(governing_version("1.002809", day).id, channel=Channel.ONLINE)
        return fee.amount

    assert (cost(DAY), cost(date(2023, 12, 1))) == (135_000, 115_000)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("giay doc than", "1.004873"),
        ("bằng lái", "1.002809"),
        ("sua so do", "1.004227"),
        ("sao y", "2.000815"),
        ("mở quán", "1.001612"),
        ("khuyến mãi", "2.000033"),
        ("tien an tien su", "2.000488"),
        ("giấy chứng tử", "1.000656"),
        ("xây nhà", "1.009994"),
        ("nội quy công ty", "2.001955"),
        ("in kỷ yếu", "1.003868"),
        ("nhap ho khau cho con", "2.002621"),
        ("3.000333", "2.000488"),
        ("2.000986", "2.002621"),
        ("so do", "1.004227"),
        ("sổ hồng", "1.004227"),
        ("khai sinnh", "1.001193"),
        ("ket hon", "1.000894"),
        ("vợ mới sinh", "1.001193"),
        ("nguoi nha qua doi", "1.000656"),
        ("đám tang", "1.000656"),
        ("gpkd", "1.001612"),
        ("hồ sơ xin việc", "2.000488"),
    ],
)
def test_citizens_words_and_other_codes_find_the_fourteen(text: str, code: str) -> None:
    load(*items("binhdinh", "procedure"))
    SynonymKind().load(items("binhdinh", "synonym"), by=SYSTEM, at=AT)
    assert search_procedures(text, day=DAY).hits[0].code == code


def test_an_everyday_name_comes_by_pack_to_a_published_version_and_leaves_it_as_it_is() -> None:
    load(an_item())
    named = an_item(everyday_name="Giấy xác nhận độc thân")
    (change,) = KIND.diff([named])
    assert change.verb == "same"
    assert change.summary == "Phiên bản giữ nguyên; thêm cách gọi: Giấy xác nhận độc thân."
    assert (load(named), KIND.diff([named])[0].summary) == (LoadReport(same=1), "")
    assert search_procedures("doc than", day=DAY).hits[0].everyday_name == "Giấy xác nhận độc thân"
    assert verify().findings == []


def test_two_everyday_names_for_one_procedure_are_a_problem() -> None:
    first = an_item(everyday_name="Một tên", valid_to="2023-12-31")
    named = first, an_item(valid_from="2024-01-01", everyday_name="Hai tên")
    (problem,) = KIND.check(list(named), Context())
    assert problem.path == (1,)
    assert problem.sentence == "Thủ tục 1.004873 chỉ có một tên thường gọi; hãy bỏ bớt “Hai tên”."
    words = [{"phrase": name, "code": "1.0", "everyday": True} for name in ("Một tên", "Hai tên")]
    assert [one.path for one in SynonymKind().check(words, Context())] == [(1,)]


def test_every_procedure_of_the_demo_has_its_everyday_name() -> None:
    assert [one["code"] for one in items("binhdinh", "procedure") if not one.get("everyday_name")] == []


def test_citizens_words_load_once() -> None:
    kind = SynonymKind()
    brought = items("binhdinh", "synonym")
    assert kind.check(brought, Context()) == []
    assert kind.load(brought, by=SYSTEM, at=AT) == LoadReport(added=len(brought))
    assert {change.verb for change in kind.diff(brought)} == {"same"}
    assert kind.check([{"phrase": "Sổ đỏ", "means": "so do"}], Context())[0].path == (0, "means")
