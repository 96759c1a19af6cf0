"""Many cases over the weeks before now: the scripted ones again and again, of other people, on other days.

Each act is really done, with the clock in hand and all cases in the order of time; what falls due without a person in
between is done by the worker's own hands at its moment. Some officers are slow, and some leave a case lying: so today
there are cases in every state, late ones among them. The same moment and seed give the same cases.
"""

from __future__ import annotations

import heapq
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import Engine, func, select

from benchmarks.crowd import FAMILY, GIVEN, MIDDLE
from commands import store
from commands.demo import asides, deeds, play, province, script
from commands.demo.asides import Aside
from commands.demo.deeds import Deed, Stage
from commands.demo.script import Act, Scripted
from engine import organisation
from engine.tables import DueWork
from engine.tables.duework import OPEN
from engine.validity import VIETNAM
from feel.errors import Fault
from scheduler import jobs, runner
from scheduler.runner import Hands

WEEK = 5  #: working days
OLDEST = 85  #: working days ago, when the first case came in
RECENT = 25  #: working days within which cases are left lying; what came before has mostly been brought to its end
FORGOTTEN = 0.04  #: share of older cases that are left lying all the same
LYING, SLOW, TAKEN = 0.55, 0.2, 0.4  #: shares of cases that are left lying, done slowly, and claimed where they stand
LONGEST_DELAY = 6  #: working days
LONGEST_SHIFT = 40  #: minutes
PATIENCE = 5  #: days on which it is tried again to do what nobody waits for yet
COLLEAGUES = {"mai.mc": "huong.mc", "lan.cv": "nam.cv"}  #: who does the same work in the same unit
COMMUNE = province.COMMUNE[0]
DESKS = {COMMUNE: "mai.mc", "H99.02": "cuc.xd", "H99.04": "anh.dd", "H99.05": "trang.ca"}
ELSEWHERE = 0.4  #: of the cases of agencies, how many are handed in at the commune (phi địa giới)
SHARED = 0.35  #: of the cases of the first, how many the second has
NUMBER = 12  #: digits of a personal number
RECENTLY = timedelta(days=60)  #: a day in an application no longer ago than this moves with it
DIGEST = "digest"  #: the daily job that tells heads how their cases stand
WORKER = "demo"


@dataclass(slots=True)
class Life:
    """One case: what happens to it in time, and how far it came."""

    scripted: Scripted
    deeds: tuple[Deed, ...]
    case_id: uuid.UUID | None = None
    tries: int = 0

    def move(self, stage: Stage, turn: int, at: datetime) -> None:
        """File it (turn 0) or do the deed of *turn*, at the moment *at*."""
        if turn == 0:
            self.case_id = play.file(stage.engine, self.scripted)
            return
        assert self.case_id is not None
        deeds.do(stage, self.scripted, self.case_id, self.deeds[turn - 1], at)


@dataclass(slots=True)
class Lived:
    """What came of the weeks."""

    cases: int = 0
    acts: int = 0
    refused: list[str] = field(default_factory=list)  #: slug, step and why; such a case stays where it was


def begin(now: datetime) -> datetime:
    """When the first of the weeks before *now* begins."""
    return days(now)[0]


def live(stage: Stage, now: datetime, count: int, *, seed: int = 7) -> Lived:
    """*count* cases of the weeks before *now* stand on *stage*, where procedures are published."""
    lives, lived, today = list(planned(now, count, seed)), Lived(), begin(now).date()
    waiting = [(life.scripted.filed_at, place, 0) for place, life in enumerate(lives)]
    told_from = days(now)[-RECENT].date()
    beside = list(asides.planned(days(now), Random(seed)))
    waiting += [(aside.at, len(lives) + place, 0) for place, aside in enumerate(beside)]
    heapq.heapify(waiting)
    while waiting and waiting[0][0] <= now:
        at, place, turn = heapq.heappop(waiting)
        today = _pass_time(stage.engine, at, today, told_from)
        if place >= len(lives):
            _do_beside(stage, beside[place - len(lives)], lived)
            continue
        turn = _happen(stage, lives[place], turn, at, lived)
        todo = lives[place].deeds
        if turn <= len(todo):
            patient = timedelta(days=1) if lives[place].tries else timedelta()
            heapq.heappush(waiting, (max(at + patient, todo[turn - 1].at), place, turn))
    _pass_time(stage.engine, now, today, told_from)
    return lived


def planned(now: datetime, count: int, seed: int) -> Iterator[Life]:
    """The cases, each with the acts that its officers do to it in time."""
    random, patterns = Random(seed), script.load()
    for number in range(count):
        pattern, ago = patterns[number % len(patterns)], int(OLDEST * random.random() ** 1.6)
        moved = _moved(pattern, _ordinal(now) - ago, random)
        if moved.filed_at > now:
            moved = _moved(pattern, _ordinal(now) - ago - 1, random)
        whole = _of_somebody(_elsewhere(moved, random), random)
        told = deeds.of(whole, random)
        if random.random() < (LYING if ago < RECENT else FORGOTTEN):
            left = random.randrange(len(told))
            taken = told[left][:1] if random.random() < TAKEN else []
            told = [*told[:left], [one for one in taken if one.verb == "claim"]]
        yield Life(whole, tuple(deed for some in told for deed in some))


def days(now: datetime) -> list[datetime]:
    """The midnights of the working days up to that of *now*."""
    last = _ordinal(now)
    return [datetime.combine(_day(one), datetime.min.time(), VIETNAM) for one in range(last - OLDEST, last + 1)]


def _do_beside(stage: Stage, aside: Aside, lived: Lived) -> None:
    try:
        with store.act(stage.engine, aside.at) as work:
            work.actor_id = organisation.person_by_login(work, aside.login).id
            aside.do(work)
    except Fault as fault:
        lived.refused.append(f"{aside.login} {aside.at} {fault}")


def _happen(stage: Stage, life: Life, turn: int, at: datetime, lived: Lived) -> int:
    """Do *turn*; gives the one that is next, which may be the same again."""
    last = len(life.deeds)
    try:
        life.move(stage, turn, at)
    except play.NoSuchStep:
        life.tries += 1
        return turn if life.tries <= PATIENCE else last + 1
    except Fault as fault:
        deed = life.deeds[turn - 1] if turn else None
        step = f"{deed.act.step} {deed.verb}" if deed else ""
        lived.refused.append(f"{life.scripted.slug} {step} {fault}")
        return last + 1
    life.tries = 0
    lived.cases += turn == 0
    lived.acts += turn > 0
    return turn + 1


def _pass_time(engine: Engine, until: datetime, today: date, told_from: date) -> date:
    """What falls due up to *until* is done at its moment, and what is done daily once a day; gives the last day.

    Heads are told of each day from *told_from* on only: nobody reads the digests of months ago, and each takes time.
    """
    while (due := _next_due(engine)) is not None and due <= until:
        runner.drain(_hands(engine, due))
    day = until.astimezone(VIETNAM).date()
    if day > today:
        for name in jobs.DAILY if day >= told_from else (name for name in jobs.DAILY if name != DIGEST):
            runner.daily(_hands(engine, until), name)
    return day


def _hands(engine: Engine, at: datetime) -> Hands:
    return Hands(engine, WORKER, clock=lambda _: at)


def _next_due(engine: Engine) -> datetime | None:
    with store.look(engine) as session:
        return session.scalar(select(func.min(DueWork.free_from)).where(DueWork.state.in_(OPEN)))


def _moved(scripted: Scripted, filed_on: int, random: Random) -> Scripted:
    """*scripted* as if it had been filed on the working day *filed_on*, and perhaps done slowly from some act on."""
    days, shift = filed_on - _ordinal(scripted.filed_at), timedelta(minutes=random.randrange(LONGEST_SHIFT))
    acts = [act for act in scripted.acts if act.by is not None]  # the clock moves by itself here
    slow_from = random.randrange(len(acts)) if random.random() < SLOW else len(acts)
    delay = random.randint(1, LONGEST_DELAY)

    def moved(moment: datetime, more: int = 0) -> datetime:
        local = moment.astimezone(VIETNAM)
        return datetime.combine(_day(_ordinal(local) + days + more), local.time(), VIETNAM) + shift

    shifted = tuple(
        replace(act, at=moved(act.at, delay if place >= slow_from else 0)) for place, act in enumerate(acts)
    )
    filed_at = moved(scripted.filed_at)
    told = {name: _meanwhile(value, scripted.filed_at, filed_at) for name, value in scripted.application.items()}
    return replace(scripted, reference="", filed_at=filed_at, application=told, acts=shifted)


def _meanwhile(value: Any, was: datetime, is_now: datetime) -> Any:
    """*value* of an application; a day shortly before it was filed, such as of a birth, stays as long before it."""
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        return value
    before = was.astimezone(VIETNAM).date() - day
    is_recent = timedelta(0) <= before <= RECENTLY
    return (is_now.astimezone(VIETNAM).date() - before).isoformat() if is_recent else value


def _of_somebody(scripted: Scripted, random: Random) -> Scripted:
    """*scripted*, handed in by another invented person."""
    name = " ".join(random.choice(names) for names in (FAMILY, MIDDLE, GIVEN))
    number, phone = f"{random.randrange(10**6):06d}", f"09{random.randrange(10**8):08d}"

    def other(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: other(one) for key, one in value.items()}
        if isinstance(value, list):
            return [other(one) for one in value]
        if value == scripted.applicant:
            return name
        is_number = isinstance(value, str) and len(value) == NUMBER and value.isdigit() and value[0] == "0"
        return value[: -len(number)] + number if is_number else value

    stands_for = {old: new for old, new in COLLEAGUES.items() if random.random() < SHARED}
    acts = tuple(
        Act(act.step, act.at, stands_for.get(str(act.by), act.by), other(act.answers)) for act in scripted.acts
    )
    citizen = {"personal_id": f"001190{number}", "phone": phone}
    desk = stands_for.get(scripted.received_by, scripted.received_by)
    told = other(scripted.application)
    return replace(scripted, applicant=name, application=told, acts=acts, citizen=citizen, received_by=desk)


def _elsewhere(scripted: Scripted, random: Random) -> Scripted:
    """*scripted*, sometimes handed in at the commune although an agency decides it (phi địa giới hành chính)."""
    desk, at_commune = DESKS.get(scripted.receiving_unit), DESKS[COMMUNE]
    if desk in (None, at_commune) or random.random() >= ELSEWHERE:
        return scripted
    acts = tuple(replace(act, by=at_commune if act.by == desk else act.by) for act in scripted.acts)
    return replace(scripted, receiving_unit=COMMUNE, received_by=at_commune, acts=acts)


def _ordinal(moment: datetime) -> int:
    """How many working days lie before the day of *moment* in Vietnam; a day of the weekend counts as its Friday."""
    weeks, day = divmod(moment.astimezone(VIETNAM).date().toordinal() - 1, 7)
    return weeks * WEEK + min(day, WEEK - 1)


def _day(ordinal: int) -> date:
    """The working day before which *ordinal* ones lie."""
    weeks, day = divmod(ordinal, WEEK)
    return date.fromordinal(weeks * 7 + day + 1)
