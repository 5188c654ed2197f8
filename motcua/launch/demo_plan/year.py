"""The sample plan's year, played by the verbs that people use: read, reviewed, published, followed."""

import io
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from motcua.foundation.access.models import SYSTEM, Actor
from motcua.foundation.access.queries import actors_for
from motcua.foundation.accounts.models import Account
from motcua.foundation.accounts.queries import accounts
from motcua.foundation.clock import VN
from motcua.launch.demo_plan.paper import plan_docx
from motcua.registers.organisations.queries import ids_by_code
from motcua.steering.plans import actions
from motcua.steering.plans.actions import BindingDraft, FigureDraft, Narrowed, Proof
from motcua.steering.plans.models import Assignment, Plan, Target
from motcua.steering.plans.queries import desk, following, reviewing
from motcua.steering.plans.queries.proposals import proposed_for

Told = Mapping[str, Any]  # Any: TOML
HERE: Final = Path(__file__).parent
_CHIEF, _OFFICE = "chief", "office"
_MORNING, _REMINDS = time(9), time(7)
_REMINDED_FROM: Final = timedelta(days=7)
"""Reminders are played for the last days alone; earlier ones would only fill boxes with what is long past."""


@dataclass
class _Year:
    """What the play knows: who acts, the plan's lines, the agencies by code."""

    actors: Mapping[str, Actor]
    plan: Plan
    agencies: Mapping[str, UUID]
    lines: list[Assignment] = field(default_factory=list)
    targets: Mapping[str, Target] = field(default_factory=dict)

    def who(self, one: Assignment) -> Actor:
        """Give who acts for the agency that leads; where nobody does, the office that follows."""
        code = next((code for code, agency in self.agencies.items() if agency == one.lead_id), "")
        return self.actors.get(code, self.actors[_OFFICE])


def read_told(name: str) -> Told:
    """Read a file of words that lies beside this module."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def play(now: datetime) -> int:
    """Play the year up to a moment; count what was done. Nothing where the plan was taken in before."""
    paper, year = read_told("ke-hoach.toml"), read_told("nam-2023.toml")
    if desk.readings(SYSTEM).filter(number=paper["number"]).exists():
        return 0
    actors = _actors(year["officers"], now.date())
    if actors is None:
        return 0
    plan = _publish(paper, year, actors)
    targets = {one.no: one for one in desk.targets_of(plan.id)}
    acts = _Year(actors, plan, ids_by_code(_codes(year)), _lines(plan), targets)
    steps = [step for step in _in_order(acts, year, now) if step[0] <= now]
    for at, step in steps:
        _do(acts, step, at)
    return len(steps)


def _actors(officers: Mapping[str, str], day: date) -> dict[str, Actor] | None:
    """Give who acts, by role; nobody where the demo's accounts are not there."""
    known: dict[str, Account] = {one.login: one for one in accounts() if one.login in set(officers.values())}
    if set(officers.values()) - set(known):
        return None
    found = dict(zip(known, actors_for(list(known.values()), day), strict=True))
    return {role: found[login] for role, login in officers.items()}


def _codes(year: Told) -> set[str]:
    named = {code for step in year["steps"] for code in (step.get("lead", ""), *step.get("except", ()))}
    named |= {one["of"] for one in year["figures"] if "of" in one}
    return {*year["officers"], *named} - {"", _OFFICE, _CHIEF}


def _publish(paper: Told, year: Told, actors: Mapping[str, Actor]) -> Plan:
    office, at = actors[_OFFICE], _moment(year["published"])
    reading = actions.take_in_document(io.BytesIO(plan_docx(paper)), name=paper["file"], by=office, at=at)
    for line in reviewing.lines_of(reading.id):
        actions.confirm_line(line.id, line.version, by=office, at=at)
    plan = actions.publish_reading(reading.id, by=office, at=at)
    _bind(plan, {one["no"]: one["why"] for one in year["reported"]}, office, at)
    return plan


def _bind(plan: Plan, reported: Mapping[str, str], office: Actor, at: datetime) -> None:
    """Let targets be measured as is proposed for each; what nothing here can measure yet is reported."""
    targets = list(desk.targets_of(plan.id))
    by_reports = [BindingDraft(one.id, reason=reported[one.no]) for one in targets if one.no in reported]
    drafts = [
        BindingDraft(
            one.target.id,
            one.best.code,
            Narrowed(level=one.best.level, group=one.best.group),
            reason=one.best.reason,
            proposed=True,
        )
        for one in proposed_for(targets, at.date())
        if one.best is not None and one.target.no not in reported
    ]
    actions.bind_targets([*drafts, *by_reports], by=office, at=at)


def _lines(plan: Plan) -> list[Assignment]:
    return list(desk.assignments_of(plan.id, SYSTEM))


def _in_order(acts: _Year, year: Told, now: datetime) -> list[tuple[datetime, Told]]:
    """Give everything that happens, by its moment: what people do, and what the house does each morning."""
    accepted = _moment(year["accepted"])
    steps: list[tuple[datetime, Told]] = [(accepted, {"accept": year["not_accepted"]})]
    steps += [(_moment(each["at"]), {"event": each}) for each in year["events"]]
    steps += [(_moment(each["at"]), each) for each in year["steps"]]
    steps += [(_moment(each["at"]), {"figure": each}) for each in year["figures"]]
    mornings = [acts.plan.signed_on.replace(month=month, day=16) for month in (1, 4, 7, 10)]
    steps += [(datetime.combine(day, _REMINDS, VN), {"occurrences": True}) for day in mornings]
    first = now - _REMINDED_FROM
    days = [(first + timedelta(days=count)).date() for count in range(_REMINDED_FROM.days + 1)]
    steps += [(datetime.combine(day, _REMINDS, VN), {"remind": True}) for day in days]
    return sorted(steps, key=lambda step: step[0])


def _do(acts: _Year, step: Told, at: datetime) -> None:
    """Do one thing."""
    if "occurrences" in step:
        actions.make_occurrences(by=SYSTEM, at=at)
    elif "remind" in step:
        actions.remind_of_due(by=SYSTEM, at=at)
    elif "accept" in step:
        _accept(acts, step["accept"], at)
    elif "event" in step:
        _enter(acts, step["event"], at)
    elif "figure" in step:
        _report(acts, step["figure"], at)
        return
    else:
        for one in _meant(acts, step):
            _tell(acts, one, step, at)
        return
    acts.lines = _lines(acts.plan)


def _accept(acts: _Year, but: Iterable[str], at: datetime) -> None:
    """Let every agency take its lines on, except those of some numbers for which nobody of its own acts."""
    wholes = {one.parent_id for one in acts.lines if not one.period}
    waits = {one.id for one in acts.lines if one.no in but and acts.who(one) == acts.actors[_OFFICE]}
    for one in acts.lines:
        if one.id not in wholes and one.id not in waits and one.state == Assignment.State.GIVEN:
            actions.accept_assignment(one.id, one.version, by=acts.who(one), at=at)


def _enter(acts: _Year, told: Told, at: datetime) -> None:
    words = next(one.due_text for one in acts.lines if one.no == told["no"])
    days = {name: date.fromisoformat(told[name]) for name in ("happened_on", "due_on")}
    who = acts.actors[_OFFICE]
    actions.enter_event(acts.plan.id, words, **days, document=told["document"], by=who, at=at)


def _report(acts: _Year, told: Told, at: datetime) -> None:
    """Let the office, or an agency of its own part, say what a target has come to."""
    code = told.get("of", "")
    draft = FigureDraft(
        told["period"], Decimal(told["value"]), agency_id=acts.agencies[code] if code else None
    )
    proofs = [Proof(document_number=told["proof"], document_on=at.date())]
    by = acts.actors.get(code, acts.actors[_OFFICE])
    actions.report_figure(acts.targets[told["no"]].id, draft, proofs=proofs, by=by, at=at)


def _meant(acts: _Year, step: Told) -> list[Assignment]:
    """Give the lines that a step is about, as they stand now."""
    rows = [one for one in acts.lines if one.no == step["no"] and one.period == step.get("period", "")]
    if step.get("every"):
        but = {acts.agencies[code] for code in step.get("except", ())}
        rows = [one for one in rows if one.parent_id and one.lead_id not in but]
    elif "lead" in step:
        rows = [one for one in rows if one.lead_id == acts.agencies[step["lead"]]]
    return [following.assignment(one.id, SYSTEM) for one in rows]


def _tell(acts: _Year, one: Assignment, step: Told, at: datetime) -> None:
    """Play one step of one line."""
    doer, chief = acts.who(one), acts.actors[_CHIEF]
    later = at + timedelta(hours=3)
    if "accepts" in step:
        actions.accept_assignment(one.id, one.version, by=doer, at=at)
        return
    if "says" in step:
        proofs = [Proof(link=step["link"])] if "link" in step else []
        obstacle = step.get("obstacle", "")
        actions.report_progress(
            one.id, one.version, step["says"], obstacle=obstacle, proofs=proofs, by=doer, at=at
        )
        return
    if until := step.get("extend") or step.get("extend_asked"):
        day = date.fromisoformat(until)
        actions.ask_extension(one.id, one.version, until=day, reason=step["reason"], by=doer, at=at)
        if "extend" in step:
            answer = step["answer"]
            actions.grant_extension(one.id, one.version + 1, until=day, answer=answer, by=chief, at=later)
        return
    number = step.get("done") or step.get("returned") or step["hand_in"]
    named = number if "/" in number else f"{one.position % 1000 + 10}/{number}"
    actions.hand_in_product(one.id, one.version, document_number=named, document_on=at.date(), by=doer, at=at)
    if "returned" in step:
        actions.return_product(one.id, one.version + 1, reason=step["reason"], by=chief, at=later)
    elif "done" in step:
        actions.accept_product(one.id, one.version + 1, received_on=at.date(), by=chief, at=later)


def _moment(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), _MORNING, VN)
