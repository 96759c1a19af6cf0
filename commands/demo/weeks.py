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
from commands.demo import play, script
from commands.demo.script import Act, Scripted
from engine.tables import DueWork
from engine.tables.duework import OPEN
from engine.validity import VIETNAM
from feel.errors import Fault
from scheduler import jobs, runner
from scheduler.runner import Hands

WEEK = 5  #: working days
OLDEST = 45  #: working days ago, when the first case came in
LYING, SLOW, TAKEN = 0.35, 0.2, 0.4  #: shares of cases that are left lying, done slowly, and claimed where they stand
LONGEST_DELAY = 6  #: working days
LONGEST_SHIFT = 40  #: minutes
PATIENCE = 5  #: days on which it is tried again to do what nobody waits for yet
NUMBER = 12  #: digits of a personal number
WORKER = "demo"


@dataclass(slots=True)
class Life:
    """One case: what happens to it in time, and how far it came."""

    scripted: Scripted
    is_taken: bool  #: the last act is not done, its officer has only claimed it
    case_id: uuid.UUID | None = None
    tries: int = 0

    def move(self, engine: Engine, turn: int, at: datetime) -> None:
        """File it (turn 0) or do the act of *turn*, at the moment *at*."""
        if turn == 0:
            self.case_id = play.file(engine, self.scripted)
            return
        assert self.case_id is not None
        act = replace(self.scripted.acts[turn - 1], at=at)
        verb = play.claim if self.is_taken and turn == len(self.scripted.acts) else play.do
        verb(engine, self.scripted, self.case_id, act)


@dataclass(slots=True)
class Lived:
    """What came of the weeks."""

    cases: int = 0
    acts: int = 0
    refused: list[str] = field(default_factory=list)  #: slug, step and why; such a case stays where it was


def begin(now: datetime) -> datetime:
    """When the first of the weeks before *now* begins."""
    return datetime.combine(_day(_ordinal(now) - OLDEST), datetime.min.time(), VIETNAM)


def live(engine: Engine, now: datetime, count: int, *, seed: int = 7) -> Lived:
    """*count* cases of the weeks before *now* stand in the database of *engine*, where procedures are published."""
    lives, lived, today = list(planned(now, count, seed)), Lived(), begin(now).date()
    waiting = [(life.scripted.filed_at, place, 0) for place, life in enumerate(lives)]
    heapq.heapify(waiting)
    while waiting and waiting[0][0] <= now:
        at, place, turn = heapq.heappop(waiting)
        today = _pass_time(engine, at, today)
        turn = _happen(engine, lives[place], turn, at, lived)
        acts = lives[place].scripted.acts
        if turn <= len(acts):
            patient = timedelta(days=1) if lives[place].tries else timedelta()
            heapq.heappush(waiting, (max(at + patient, acts[turn - 1].at), place, turn))
    _pass_time(engine, now, today)
    return lived


def planned(now: datetime, count: int, seed: int) -> Iterator[Life]:
    """The cases, each with the acts that its officers do to it in time."""
    random, patterns = Random(seed), script.load()
    for number in range(count):
        pattern, ago = patterns[number % len(patterns)], int(OLDEST * random.random() ** 1.3)
        moved = _moved(pattern, _ordinal(now) - ago, random)
        if moved.filed_at > now:
            moved = _moved(pattern, _ordinal(now) - ago - 1, random)
        acts, is_taken = moved.acts, False
        if random.random() < LYING:
            left = random.randrange(len(acts))
            is_taken = random.random() < TAKEN
            acts = acts[: left + is_taken]
        yield Life(replace(_of_somebody(moved, random), acts=acts), is_taken)


def _happen(engine: Engine, life: Life, turn: int, at: datetime, lived: Lived) -> int:
    """Do *turn*; gives the one that is next, which may be the same again."""
    last = len(life.scripted.acts)
    try:
        life.move(engine, turn, at)
    except play.NoSuchStep:
        life.tries += 1
        return turn if life.tries <= PATIENCE else last + 1
    except Fault as fault:
        lived.refused.append(f"{life.scripted.slug} {life.scripted.acts[turn - 1].step if turn else ''} {fault}")
        return last + 1
    life.tries = 0
    lived.cases += turn == 0
    lived.acts += turn > 0
    return turn + 1


def _pass_time(engine: Engine, until: datetime, today: date) -> date:
    """What falls due up to *until* is done at its moment, and what is done daily once a day; gives the last day."""
    while (due := _next_due(engine)) is not None and due <= until:
        runner.drain(_hands(engine, due))
    day = until.astimezone(VIETNAM).date()
    if day > today:
        for name in jobs.DAILY:
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
    return replace(scripted, reference="", filed_at=moved(scripted.filed_at), acts=shifted)


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

    acts = tuple(Act(act.step, act.at, act.by, other(act.answers)) for act in scripted.acts)
    citizen = {"personal_id": f"001190{number}", "phone": phone}
    return replace(scripted, applicant=name, application=other(scripted.application), acts=acts, citizen=citizen)


def _ordinal(moment: datetime) -> int:
    """How many working days lie before the day of *moment* in Vietnam; a day of the weekend counts as its Friday."""
    weeks, day = divmod(moment.astimezone(VIETNAM).date().toordinal() - 1, 7)
    return weeks * WEEK + min(day, WEEK - 1)


def _day(ordinal: int) -> date:
    """The working day before which *ordinal* ones lie."""
    weeks, day = divmod(ordinal, WEEK)
    return date.fromordinal(weeks * 7 + day + 1)
