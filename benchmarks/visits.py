"""Officers at work over HTTP: how long they wait with time to think, and how much is completed without any."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle
from math import ceil
from random import Random
from threading import Event
from time import perf_counter
from typing import Any, TypeVar

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from adapters import sync
from benchmarks import crowd, inboxes, served
from benchmarks.crowd import Province
from benchmarks.inboxes import Polled
from benchmarks.served import Answer, Browser, Client, Place
from engine import database, schema, signins, tokens
from engine.queries.predicates import DESK, DIVISION, EXPERT, LEADER
from engine.tables import Password, Person, Task
from engine.work import Work
from feel.errors import Fault

USERS, PROCESSES = 20, 2
THINK = 1.0  #: seconds between an answer and the next request of the same officer
SECONDS = 60.0  #: how long they work
MOST_COMPLETED = 2_000  #: without time to think
ROLES = (DESK, DIVISION, EXPERT, LEADER)
API = "/api/v1"
ANSWERS: Mapping[str, Any] = dict((crowd.ACCEPT, crowd.ASSIGN, crowd.APPRAISE, crowd.REVIEW, crowd.SIGN, crowd.ISSUE))
LOST = (409, 412)  #: another officer was faster
WANTED = (
    {"citizen": "nguyen van an"},
    {"citizen": "tran"},
    {"procedure": "ho ngheo"},
    {"unit": "xa so 7"},
    {"field": "xay dung", "status": "dang xu ly"},
)  #: what is looked for, in turns

STEPS = 12  #: of a round
TEN = 10  #: rows that each list has in a small database, too: what more rows take to tell is no growth

TYPED = ("nguyen thi hong", "khong co ai", "000.00.01.H99-261101-0001")  #: in the box of every page; most finds nothing


class Refused(Fault):
    """A request of the measurement was refused with status {status}: {path}"""

    vi = "Một yêu cầu khi đo bị từ chối với trạng thái {status}: {path}"


@dataclass(frozen=True, slots=True)
class Waits:
    """Milliseconds that answers took, by kind of request; "trivial" is the server's own share."""

    usual: Mapping[str, float]  #: half of them at most
    p95: Mapping[str, float]  #: 19 of 20 at most


@dataclass(frozen=True, slots=True)
class Visited:
    """What officers waited, and what was done."""

    waits: Waits
    requests_per_second: float
    lost: int  #: completions that came too late
    completed_per_second: float  #: without time to think
    with_inboxes: Waits  #: the same while inboxes are open; empty when none are
    polled: Polled | None  #: what those asked for, all together


@dataclass(slots=True)
class Kept:
    """What one officer's requests took."""

    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    lost: int = 0


T = TypeVar("T")


def measure(
    engine: Engine,
    *,
    count: int,
    seconds: float = SECONDS,
    users: int = USERS,
    think: float = THINK,
    open_inboxes: int = 0,
) -> Visited:
    """Fill the empty database *engine* with *count* cases, serve it by two processes, and let officers work.

    With *open_inboxes* they work a second time, while so many browsers of theirs ask what is new.
    """
    with engine.begin() as connection:
        schema.upgrade(connection)
    with Session(engine) as session:
        starts = crowd.starts_before(database.now(session))
    built = crowd.fill(engine, count, starts=starts)
    officers = [built.officers[unit_id, ROLES[turn % len(ROLES)]][0] for turn, unit_id in _units(built, users)]
    heads = {unit_id: built.officers[unit_id, DIVISION][0] for _, unit_id in _units(built, users)}
    everybody = sorted({one for held in built.officers.values() for one in held})
    keys = _keys(engine, {*everybody})
    signed_in = _sign_ins(engine, set(officers))
    with served.servers(engine, PROCESSES) as places:
        shown = [keys[one] for one in officers]
        begun = perf_counter()
        opened = [signed_in[one] for one in officers]
        kept = _together(places, shown, lambda one, turn: _work(one, opened[turn], turn, seconds, think))
        taken = perf_counter() - begun
        beside: list[Kept] = []
        polled: list[Polled] = []
        if open_inboxes:
            with inboxes.standing(places, [keys[one] for one in everybody], count=open_inboxes) as polled:
                beside = _together(places, shown, lambda one, turn: _work(one, opened[turn], turn, seconds, think))
        per_second = _flood(engine, places, {unit_id: keys[head] for unit_id, head in heads.items()})
    asked = sum(len(mine) for one in kept for mine in one.seconds.values())
    lost = sum(one.lost for one in kept)
    whole = _whole(polled) if polled else None
    return Visited(_waits(kept), asked / taken, lost, per_second, _waits(beside), whole)


def _waits(kept: Sequence[Kept]) -> Waits:
    found: defaultdict[str, list[float]] = defaultdict(list)
    for one in kept:
        for kind, mine in one.seconds.items():
            found[kind] += mine

    def within(share: float) -> dict[str, float]:
        return {kind: sorted(mine)[ceil(share * len(mine)) - 1] * 1000 for kind, mine in found.items()}

    return Waits(within(0.5), within(0.95))


def _whole(polled: Sequence[Polled]) -> Polled:
    return Polled(
        sum(one.asked for one in polled),
        sum(one.unchanged for one in polled),
        sum(one.refused for one in polled),
        max(one.behind for one in polled),
        max(one.slowest for one in polled),
    )


def _units(built: Province, users: int) -> Iterator[tuple[int, uuid.UUID]]:
    """One commune after the other, for as many users."""
    for turn, (unit_id, _) in zip(range(users), cycle(built.communes), strict=False):
        yield turn, unit_id


def _keys(engine: Engine, people: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    """A token for each of *people*."""
    with Session(engine) as session:
        work = Work(session, None, database.now(session), sync.listen)
        until = work.now + timedelta(days=1)
        made = {}
        for one in people:
            person = session.get_one(Person, one)
            made[one] = tokens.issue(
                work, person, name="bench", scopes=list(tokens.SCOPES), expires_at=until, source="bench"
            )[1]
        session.commit()
    return made


def _sign_ins(engine: Engine, people: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The key of a sign-in for each of *people*, who have chosen their passwords."""
    with Session(engine) as session:
        work = Work(session, None, database.now(session), sync.listen)
        made = {}
        for one in people:
            session.add(Password(person_id=one, digest="", is_first=False, set_at=work.now))
            made[one] = signins.begin(work, session.get_one(Person, one), is_trusted=True)
        session.commit()
    return made


def _together(places: Sequence[Place], keys: Sequence[str], does: Callable[[Client, int], T]) -> list[T]:
    """What *does* gives for each key, all at once, each with a connection of its own to one of the servers."""

    def visit(turn: int) -> T:
        with served.client(places[turn % len(places)], keys[turn]) as one:
            return does(one, turn)

    with ThreadPoolExecutor(len(keys)) as pool:
        return list(pool.map(visit, range(len(keys))))


def _work(one: Client, key: str, turn: int, seconds: float, think: float) -> Kept:
    """An officer's rounds: lists, a search, a case, and a task of it that is completed, on pages and over the API."""
    browser = Browser(one.line, key)
    random, pause, kept = Random(turn), Event(), Kept()
    _round(one, browser, random, turn, Kept(), lambda: None)  # the server's first answers are slower
    pause.wait(think * STEPS * random.random())  # officers do not work in step
    over = perf_counter() + seconds
    looked = turn
    while perf_counter() < over:
        looked += 1
        _round(one, browser, random, looked, kept, lambda: pause.wait(think))
    return kept


def _round(one: Client, browser: Browser, random: Random, turn: int, kept: Kept, think: Callable[[], object]) -> None:
    def note(kind: str, path: str, answer: Answer) -> Answer:
        if answer.status != 200 and not (kind == "complete" and answer.status in LOST):
            raise Refused(status=answer.status, path=path)
        kept.seconds[kind].append(answer.seconds)
        kept.lost += answer.status in LOST
        think()
        return answer

    def ask(kind: str, method: str, path: str, body: Mapping[str, Any] | None = None, **more: Any) -> Answer:
        return note(kind, path, one.ask(method, path, body, **more))

    def show(kind: str, path: str) -> None:
        note(kind, path, browser.open(path))

    ask("trivial", "GET", served.TRIVIAL)
    show("inbox page", "/viec")
    rows = ask("inbox", "POST", f"{API}/tasks/search", {"filter": {"list": "inbox"}}).body["rows"]
    ask("inbox of ten", "POST", f"{API}/tasks/search", {"filter": {"list": "inbox"}, "most": TEN})
    show("case list", "/ho-so")
    note("search box", "/tim", browser.send("/tim", q=TYPED[turn % len(TYPED)]))
    ask("search", "POST", f"{API}/cases/search", {"filter": WANTED[turn % len(WANTED)]})
    ask("search of ten", "POST", f"{API}/cases/search", {"filter": WANTED[turn % len(WANTED)], "most": TEN})
    if not rows:
        return
    line = random.choice(rows)
    ask("case", "GET", f"{API}/cases/{line['case_id']}")
    show("case page", f"/ho-so/{line['case_id']}")
    task = ask("task", "GET", f"{API}/tasks/{line['id']}").body
    if task["element"] in ANSWERS and "complete" in task["acts"]:
        body = {"answers": ANSWERS[task["element"]] or {}}
        ask("complete", "POST", f"{API}/tasks/{line['id']}:complete", body, seen=task["version"])


def _flood(engine: Engine, places: Sequence[Place], heads: Mapping[uuid.UUID, str]) -> float:
    """How many tasks the heads of units, unit -> token, complete in a second when none of them thinks."""
    waiting = [_assignable(engine, unit_id) for unit_id in heads]
    most = MOST_COMPLETED // len(heads)

    def complete(one: Client, turn: int) -> int:
        done = 0
        for task_id, version in waiting[turn][:most]:
            done += one.ask("POST", f"{API}/tasks/{task_id}:complete", {"answers": {}}, seen=version).status == 200
        return done

    begun = perf_counter()
    done = sum(_together(places, list(heads.values()), complete))
    return done / (perf_counter() - begun)


def _assignable(engine: Engine, unit_id: uuid.UUID) -> list[tuple[str, int]]:
    """The tasks of the unit, with their versions, that wait for its head to assign them."""
    with Session(engine) as session:
        mine = Task.element == crowd.ASSIGN[0], Task.unit_id == unit_id, Task.ended_at.is_(None)
        return [(row.id, row.version) for row in session.execute(select(Task.id, Task.version).where(*mine))]
