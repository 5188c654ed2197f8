"""Growing by several processes: counted together, cut off with a sentence; and who may not grow at all."""

import os
from argparse import Namespace
from dataclasses import replace
from uuid import UUID

import pytest

from motcua.launch.errors import CannotStart
from motcua.launch.grow import side_by_side
from motcua.launch.grow.command import grow
from motcua.launch.grow.drawing import draw_lives, draw_lives_at
from motcua.launch.grow.side_by_side import GrowthCutOff, grow_side_by_side
from motcua.launch.home import Home, HomeKind
from tests.launch.grow.test_lives import a_growth

LIVES = 4_000


@pytest.fixture
def two_processes(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def test_what_each_process_says_is_summed_up(two_processes, monkeypatch):
    monkeypatch.setattr(side_by_side, "_live", lambda *_given: iter([(500, 3_000), (1_500, 9_000)]))
    told: list[tuple[int, int]] = []
    growth = replace(a_growth(), count=LIVES)
    assert grow_side_by_side(growth, lambda done, whole: told.append((done, whole))) == 24_000
    assert sorted(told)[-1] == (LIVES, LIVES)
    assert len(told) == 4


def test_a_process_that_dies_is_told_with_what_is_whole(two_processes, monkeypatch):
    def live(_growth, number, _processes):
        yield 500, 3_000
        if number:
            os._exit(9)
        yield 1_500, 9_000

    monkeypatch.setattr(side_by_side, "_live", live)
    with pytest.raises(GrowthCutOff, match="2500 hồ sơ đã tạo là trọn vẹn"):
        grow_side_by_side(replace(a_growth(), count=LIVES), lambda _done, _whole: None)


def test_the_lives_at_some_doors_are_the_same_as_among_all():
    growth = a_growth(count=50)
    assert list(draw_lives_at(growth, {growth.doors[0].unit_id})) == list(draw_lives(growth))
    assert list(draw_lives_at(growth, set())) == []


def test_a_real_province_is_not_grown(tmp_path):
    home = Home(tmp_path)
    home.make_ready()
    home.settle(HomeKind.PROVINCE)
    with pytest.raises(CannotStart, match="không tạo hồ sơ hư cấu trong một tỉnh thật"):
        grow(Namespace(home=home, dossiers=10, seed=1, json=False))


def test_no_dossiers_is_no_number_to_grow(tmp_path):
    home = Home(tmp_path)
    home.make_ready()
    home.settle(HomeKind.DEMO)
    with pytest.raises(CannotStart, match="từ 1 trở lên"):
        grow(Namespace(home=home, dossiers=0, seed=1, json=False))


def test_doors_are_shared_out_so_that_each_process_has_about_as_much_to_do():
    growth = a_growth(count=4_000)
    doors = tuple(replace(growth.doors[0], unit_id=UUID(int=number), weight=number) for number in range(1, 8))
    growth = replace(growth, doors=doors)
    shares = side_by_side.shared_out(growth, 2)
    assert set.union(*shares) == {door.unit_id for door in doors}
    assert not set.intersection(*shares)
    counts = [len(list(draw_lives_at(growth, share))) for share in shares]
    assert sum(counts) == 4_000
    assert max(counts) < 1.1 * min(counts)
