"""Lives lived through the verbs of people and through the bulk verbs leave the same rows and chains."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model

from motcua.casework.dossiers.actions import Alike, bring_dossiers, bulk_lives
from motcua.casework.dossiers.models import Dossier, HandOver, Series, State, Supplement
from motcua.foundation import clock
from motcua.foundation.clock import VN
from motcua.foundation.events.models import ChainHead, Event
from motcua.foundation.events.queries import verify
from motcua.foundation.files.models import StoredFile
from motcua.instruments.deadlines.models import Pause, Promise
from motcua.instruments.documents.models import Result, SubmittedDocument
from motcua.instruments.fees.models import Charge
from motcua.instruments.workflow.models import Process, Run, Task
from motcua.launch.demo_world import furnish
from motcua.launch.grow import by_sets
from motcua.launch.grow import lives as drawn
from motcua.launch.grow.by_sets import BySets
from motcua.launch.grow.by_verbs import ByVerbs
from motcua.launch.grow.drawing import draw_lives
from motcua.launch.grow.hands import Hands
from motcua.launch.grow.lives import Growth, Life
from motcua.launch.grow.world import Province
from motcua.launch.home import Home
from motcua.registers.people.models import LegalEntity, Person
from tests.launch.grow.owning import owning

pytestmark = pytest.mark.django_db
NOW = datetime(2023, 11, 20, 8, tzinfo=VN)
MODELS: list[type[Model]] = [
    Person, LegalEntity, Dossier, Promise, Pause, Process, Run, Task, SubmittedDocument, Result, Charge,
    Supplement, HandOver, Series,
]  # fmt: skip
DRAWN = {"token", "token_index", "submission_id"}  # from other dice each time
UUID_SHAPE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SUBMISSION = re.compile(r"N(\d{6})-[0-9A-F]{8}")


def names() -> Iterator[tuple[object, str]]:
    """Name every row by what it is, so that rows made twice bear one name."""
    yield from ((file.id, f"file {file.sha256}") for file in StoredFile.objects.all())
    yield from ((person.id, f"person {person.personal_id}") for person in Person.objects.all())
    yield from ((entity.id, f"entity {entity.tax_code}") for entity in LegalEntity.objects.all())
    yield from ((process.id, f"process {process.digest}") for process in Process.objects.all())
    yield from names_of_dossiers()


def names_of_dossiers() -> Iterator[tuple[object, str]]:
    dossiers = {}
    for row in Dossier.objects.select_related("applicant_person", "applicant_entity"):
        who = row.applicant_person.personal_id if row.applicant_person else row.applicant_entity.tax_code
        dossiers[row.id] = f"dossier of {who} at {row.submitted_at} for {row.version_id} {row.case_number}"
        yield row.id, dossiers[row.id]
    for kind in (Promise, Run, Result):
        for one in kind.objects.all():
            purpose = getattr(one, "purpose", "")  # an answer, or the result
            yield one.id, f"{kind.__name__} {purpose} of {dossiers[one.subject_id]}"
    for task in Task.objects.all():
        yield task.id, f"task {task.number} of {dossiers[task.subject_id]}"
    for paper in SubmittedDocument.objects.all():
        yield paper.id, f"paper {paper.position} of {dossiers[paper.subject_id]}"
    for charge in Charge.objects.all():
        yield charge.id, f"charge {charge.position} of {dossiers[charge.subject_id]}"
    for pause in Pause.objects.select_related("promise"):
        yield pause.id, f"pause {pause.paused_at} of {dossiers[pause.promise.subject_id]}"
    for supplement in Supplement.objects.all():
        yield supplement.id, f"supplement of {dossiers[supplement.dossier_id]}"
    for handed in HandOver.objects.all():
        yield handed.id, f"hand over of {dossiers[handed.dossier_id]}"


def as_text(known: dict[str, str], whole: object) -> str:
    text = json.dumps(whole, default=str, ensure_ascii=False, sort_keys=True)
    text = UUID_SHAPE.sub(lambda found: known.get(found[0], found[0]), text)
    return SUBMISSION.sub(r"N\1-drawn", text)


def rows_of(model: type[Model], known: dict[str, str]) -> list[str]:
    kept = [one.attname for one in model._meta.concrete_fields if one.attname not in DRAWN]
    return sorted(as_text(known, row) for row in model.objects.values(*kept))


def picture(before: int) -> dict[str, list[str]]:
    """Give every row of every table, and every chain, with made-up names in the place of drawn ids."""
    known = {str(row_id): name for row_id, name in names()}
    tables = {model.__name__: rows_of(model, known) for model in MODELS}
    tables["Series"] = sorted(str(one) for one in Series.objects.values_list("unit_id", "name", "last"))
    chains: dict[str, list[str]] = defaultdict(list)
    for event in Event.objects.filter(id__gt=before).order_by("subject_kind", "subject_id", "position"):
        told = [event.position, event.kind, event.data, event.state, event.actor_id, event.at]
        chains[as_text(known, [event.subject_kind, event.subject_id])].append(as_text(known, told))
    heads = ChainHead.objects.values_list("subject_kind", "subject_id", "count")
    counts = {as_text(known, [kind, row_id]): count for kind, row_id, count in heads}
    tables["heads"] = sorted(f"{subject}: {counts[subject]}" for subject in chains)
    return tables


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def growth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Growth:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", NOW.date)
    furnish(Home(tmp_path))
    return Province(NOW, Hands(NOW)).growth(60, 5, 45)


def a_sample(growth: Growth) -> list[Life]:
    """Draw lives in which everything happens at least once, and not too many of them."""
    lives, seen, kept = draw_lives(growth), set(), []
    for life in lives:
        verbs = {act.verb for act in life.acts}
        if len(kept) < 12 or verbs - seen:
            kept.append(life)
            seen |= verbs
    return kept


def somebody_in_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the first batch be brought in, and then go with its transaction."""
    turns: list[int] = []

    def bring(*given: Any, **more: Any) -> object:  # Any: as the verb is asked
        brought = bring_dossiers(*given, **more)
        turns.append(len(brought))
        if len(turns) == 1:
            raise IntegrityError("another process entered the same person")
        return brought

    monkeypatch.setattr(by_sets, "bring_dossiers", bring)


def test_both_ways_leave_the_same_rows_and_the_same_chains(
    growth: Growth, monkeypatch: pytest.MonkeyPatch
) -> None:
    lives = a_sample(growth)
    before = Event.objects.order_by("-id").values_list("id", flat=True)[0]
    pictures, proofs = [], []
    for way in ("verbs", "sets", "sets, by the owner", "sets, at the second turn"):
        if way == "sets, at the second turn":
            somebody_in_the_way(monkeypatch)
        with undone(), owning() if way == "sets, by the owner" else nullcontext():
            if way == "verbs":
                acts = ByVerbs(NOW).live(lives, lambda _done, _whole: None)
            else:
                acts = BySets(NOW, growth.ladder, growth.sitting if "owner" in way else None).live(lives)
            assert acts == sum(len(life.acts) for life in lives)
            pictures.append(picture(before))
            proofs.append(verify().findings)
    for table in pictures[0]:
        for way in pictures[1:]:
            assert pictures[0][table] == way[table], table
    assert proofs == [[], [], [], []]
    assert len(pictures[0]["Dossier"]) == len(lives)
    assert not Dossier.objects.filter(state=State.DRAFT).exists()


OTHER_SEEDS = [pytest.param(seed, marks=pytest.mark.soak) for seed in (11, 12, 13, 21, 31, 77, 770978)]


@pytest.mark.parametrize("seed", [5, *OTHER_SEEDS])
def test_what_is_cast_is_what_would_have_been_lived(
    growth: Growth, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(drawn, "ALONE_UP_TO", 10)  # companies of six
    monkeypatch.setattr(drawn, "MOST_TOGETHER", 6)
    lives = list(draw_lives(replace(growth, seed=seed)))
    before = Event.objects.order_by("-id").values_list("id", flat=True)[0]
    pictures, casts = [], []
    cast = bulk_lives.cast
    monkeypatch.setattr(bulk_lives, "cast", lambda *given: casts.append(given) or cast(*given))
    for way in ("verbs", "sets"):
        with undone(), owning():
            if way == "verbs":
                ByVerbs(NOW).live(lives, lambda _done, _whole: None)
            else:
                BySets(NOW, growth.ladder).live(lives)
            pictures.append(picture(before))
            assert verify().findings == []
    for table in pictures[0]:
        assert pictures[0][table] == pictures[1][table], table
    likely = sum(life.alike is not None and life.alike != Alike(life.alike.way) for life in lives)
    assert len(casts) >= likely - 3 > 20
