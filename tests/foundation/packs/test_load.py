"""Loading: whole or not at all, in order, and a second time nothing."""

from pathlib import Path

import pytest

from motcua.foundation.access.models import SYSTEM, Role
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.packs.actions import load_pack
from motcua.foundation.packs.errors import PackUnsound
from motcua.foundation.packs.models import Pack
from motcua.foundation.packs.ports import LoadReport
from motcua.foundation.packs.queries import diff_pack
from tests.foundation.packs.things import GOOD, HEAD, MONDAY, Late, officer, write_pack

pytestmark = pytest.mark.django_db


def test_a_pack_comes_in_whole_and_tells(tmp_path: Path):
    report = load_pack(write_pack(tmp_path), by=SYSTEM, at=MONDAY)
    assert report == LoadReport(added=1)
    assert Role.objects.get().name == "Một"
    pack = Pack.objects.get()
    assert (pack.name, pack.version, pack.loaded_at, pack.loaded_by) == ("thu", "1", MONDAY, SYSTEM.id)
    told = Event.objects.order_by("id").values_list("kind", "subject_id")
    assert list(told) == [("access.RoleSet", Role.objects.get().id), ("packs.PackLoaded", pack.id)]


def test_a_second_run_changes_nothing(tmp_path: Path):
    folder = write_pack(tmp_path)
    load_pack(folder, by=SYSTEM, at=MONDAY)
    before = (list(Role.objects.values()), list(Pack.objects.values()), Event.objects.count())
    assert load_pack(folder, by=SYSTEM, at=MONDAY) == LoadReport()
    assert load_pack(folder, by=SYSTEM, at=MONDAY, anew=True) == LoadReport(same=1)
    assert (list(Role.objects.values()), list(Pack.objects.values()), Event.objects.count()) == before


def test_kinds_load_in_their_order_whatever_the_files_are_called(tmp_path: Path):
    late = GOOD.replace("kind: thing", "kind: late")
    load_pack(write_pack(tmp_path, {"a-late.yaml": late, "z-thing.yaml": GOOD}), by=SYSTEM, at=MONDAY)
    assert Late.seen == [1]


def test_a_pack_with_a_flaw_writes_nothing(tmp_path: Path):
    bad = GOOD + "  - code: B\n    titel: x\n    valid_from: 2023-01-01\n"
    with pytest.raises(PackUnsound) as refused:
        load_pack(write_pack(tmp_path, {"a.yaml": bad}), by=SYSTEM, at=MONDAY)
    assert str(refused.value) == (
        "Gói dữ liệu có 2 chỗ sai, chưa nạp gì cả. Chỗ đầu tiên: a.yaml:6: Thiếu khóa bắt buộc “title”."
    )
    assert refused.value.status == 422
    assert not Role.objects.exists()
    assert not Pack.objects.exists()
    assert not Event.objects.exists()


def test_a_kind_that_falls_over_takes_the_whole_pack_back(tmp_path: Path):
    late = GOOD.replace("kind: thing", "kind: late").replace("Một", "hỏng")
    with pytest.raises(RuntimeError):
        load_pack(write_pack(tmp_path, {"a.yaml": GOOD, "b.yaml": late}), by=SYSTEM, at=MONDAY)
    assert not Role.objects.exists()
    assert not Pack.objects.exists()


def test_who_holds_no_right_loads_nothing(tmp_path: Path):
    with pytest.raises(NotAllowed):
        load_pack(write_pack(tmp_path), by=officer("packs.propose", "packs.approve"), at=MONDAY)
    assert not Role.objects.exists()
    assert not Event.objects.exists()


def test_a_pack_that_needs_another_loads_after_it(tmp_path: Path):
    base = write_pack(tmp_path / "base", {"a.yaml": GOOD}, head=HEAD.replace("name: thu", "name: nen"))
    top = write_pack(tmp_path / "top", {}, head=HEAD + "requires: [nen]\n")
    with pytest.raises(PackUnsound):
        load_pack(top, by=SYSTEM, at=MONDAY)
    load_pack(base, by=SYSTEM, at=MONDAY)
    load_pack(top, by=SYSTEM, at=MONDAY)
    assert set(Pack.objects.values_list("name", flat=True)) == {"nen", "thu"}


def test_the_difference_is_shown_before_loading_and_writes_nothing(tmp_path: Path):
    folder = write_pack(tmp_path)
    (kind,) = diff_pack(folder)
    assert (kind.kind, [(change.key, change.verb) for change in kind.changes]) == ("thing", [("A", "add")])
    assert not Role.objects.exists()
    load_pack(folder, by=SYSTEM, at=MONDAY)
    (kind,) = diff_pack(folder)
    assert kind.changes[0].verb == "same"
