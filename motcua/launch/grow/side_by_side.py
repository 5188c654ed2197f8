"""Grows by several processes at once, each with doors of its own: no two ever wait for one lock."""

import gc
import multiprocessing
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Final
from uuid import UUID

from django.db import connection, connections, transaction

from motcua.instruments.workflow.actions.open import process_of
from motcua.launch.errors import CannotStart
from motcua.launch.grow.by_sets import BySets
from motcua.launch.grow.drawing import door_of, draw_lives_at, size_of
from motcua.launch.grow.lives import Growth

BATCH: Final = 1_000
WORTH_A_PROCESS: Final = 2_000
Reach = Callable[[int, int], None]
_FORK = multiprocessing.get_context("fork")


class GrowthCutOff(CannotStart):
    """A process that grew a part failed; what the others brought in stays, each life whole."""

    def __init__(self, grown: int) -> None:
        super().__init__(
            f"Việc tạo hồ sơ bị ngắt giữa chừng; {grown} hồ sơ đã tạo là trọn vẹn.",
            f"growing was cut off; the {grown} dossiers that are there are whole",
        )


def grow_side_by_side(growth: Growth, reach: Reach) -> int:
    """Live all lives of a growth, batch by batch, each whole or not at all; count the acts."""
    processes = min(os.cpu_count() or 1, max(1, growth.count // WORTH_A_PROCESS))
    if processes == 1:
        return _grow_here(growth, reach)
    _write_processes_down(growth)
    connections.close_all()  # a connection is not for two processes
    parts = [_Part(growth, number, processes) for number in range(processes)]
    try:
        return _await(parts, growth.count, reach)
    finally:
        for part in parts:
            part.stop()


def _write_processes_down(growth: Growth) -> None:
    """Write down by which processes it goes: one at a time may, and the others would wait for him."""
    grounds = {(one.version.id, one.steps): one for one in growth.grounds}
    if not grounds:
        return
    with transaction.atomic():
        for ground in grounds.values():
            process_of(ground.steps, ground.drawing)


def _grow_here(growth: Growth, reach: Reach) -> int:
    done = acts = 0
    with _collecting_by_hand():
        for count, lived in _live(growth, 0, 1):
            done, acts = done + count, acts + lived
            reach(done, growth.count)
    return acts


@contextmanager
def _collecting_by_hand() -> Iterator[None]:
    """Keep the collector from walking through what stays: a batch leaves next to nothing for it."""
    was_enabled = gc.isenabled()
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_enabled:
            gc.enable()


def _live(growth: Growth, number: int, processes: int) -> Iterator[tuple[int, int]]:
    """Live the lives at every so many-th door, in batches; give how many, and in how many acts."""
    if processes > 1:
        with connection.cursor() as cursor:  # who began it all sees to it at the end that the disk has it
            cursor.execute("set synchronous_commit = off")
    lives = draw_lives_at(growth, shared_out(growth, processes)[number])
    by_sets = BySets(growth.until, growth.ladder, growth.sitting)
    gc.freeze()
    while batch := list(islice(lives, BATCH)):
        yield len(batch), by_sets.live(batch)
        gc.collect(0)


def shared_out(growth: Growth, processes: int) -> list[set[UUID]]:
    """Share the doors out among processes, the busiest first, each to where least is to do so far."""
    lives: Counter[UUID] = Counter()
    for number in range(growth.companies):
        lives[door_of(growth, number).unit_id] += size_of(growth, number)
    shares: list[set[UUID]] = [set() for _ in range(processes)]
    loads = [0] * processes
    for unit_id, many in lives.most_common():
        least = loads.index(min(loads))
        shares[least].add(unit_id)
        loads[least] += many
    return shares


class _Part:
    """One process, and the pipe by which it says how far it has come."""

    def __init__(self, growth: Growth, number: int, processes: int) -> None:
        self.ear, mouth = _FORK.Pipe(duplex=False)
        self.process = _FORK.Process(target=_speak, args=(mouth, growth, number, processes), daemon=True)
        self.process.start()
        mouth.close()

    def stop(self) -> None:
        """End it: what it has not committed never was."""
        if self.process.is_alive():
            self.process.terminate()
        self.process.join()
        self.ear.close()


def _speak(mouth: Connection, growth: Growth, number: int, processes: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's, which ends us
    with _collecting_by_hand():
        for said in _live(growth, number, processes):
            mouth.send(said)
    connections.close_all()
    mouth.close()


def _await(parts: Sequence[_Part], whole: int, reach: Reach) -> int:
    done = acts = 0
    open_ears = {part.ear for part in parts}
    while open_ears:
        for ear in wait(list(open_ears)):
            assert isinstance(ear, Connection)
            try:
                count, lived = ear.recv()
            except EOFError:
                open_ears.discard(ear)
                continue
            done, acts = done + count, acts + lived
            reach(done, whole)
    for part in parts:
        part.process.join()
    if done < whole:
        raise GrowthCutOff(done)
    return acts
