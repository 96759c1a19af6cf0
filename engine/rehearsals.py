"""The scenarios of a draft, played by a worker in a throw-away database: asked for, taken in hand, told of.

Few are played at once, so that drafts never take a machine from cases; the others wait in the order in which they were
asked for. When every scenario held, how far they go is kept with the draft, as publishing wants it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from bpmn import folder, shipped
from engine import coverage, pasts, revisions
from engine.runtime import Way
from engine.tables import Person, Rehearsal
from engine.tables.rehearsals import BROKEN, DONE, RUNNING, WAITING
from engine.work import Work
from feel.errors import Fault

AT_ONCE = 2  #: in the whole installation; our choice
SECONDS = 240  #: of work for all scenarios of a draft; our choice, ten times what the longest ones take
LEASE = timedelta(seconds=4 * SECONDS)  #: after which whoever plays them is given up; a child is ended before


class NoScenarios(Fault):
    """The draft has no scenarios yet: write the file {file}."""

    vi = "Bản dự thảo chưa có kịch bản: hãy viết tệp {file}."


class NeverPlayed(Fault):
    """Nobody has asked yet for the scenarios of the draft of '{slug}' to be played."""

    vi = "Chưa ai chạy kịch bản của bản dự thảo '{slug}'."


class Taken(Fault):
    """The scenarios are being played anew by another worker; nothing was changed here."""

    vi = "Kịch bản đã được tiến trình khác chạy lại; ở đây chưa có gì thay đổi."


class Away(Fault):
    """Whoever played the scenarios went away without a word. Play them again."""

    vi = "Lần chạy này bị ngắt giữa chừng. Hãy chạy lại."


@dataclass(frozen=True, slots=True)
class Played:
    """How one scenario went."""

    name: str
    at: str | None  #: the sentence that did not hold; None when all held
    vi: str | None  #: why it did not
    en: str | None
    ways: tuple[str, ...]  #: "process#flow" for each flow that it takes

    @property
    def held(self) -> bool:
        """Whether every sentence held."""
        return self.vi is None


@dataclass(frozen=True, slots=True)
class Order:
    """Scenarios that a worker has in hand."""

    slug: str
    number: int
    version: int
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Told:
    """How the scenarios of a draft stand."""

    slug: str
    version: int  #: of the draft
    state: str  #: "waiting", "running", "done" or "broken"
    before: int  #: how many others come first, while it waits
    asked_at: datetime
    asked_by: str | None  #: full name
    ended_at: datetime | None
    played: int
    total: int  #: 0: not known yet
    scenarios: tuple[Played, ...]
    vi: str | None  #: why they could not be played to their end
    en: str | None
    kept: bool  #: how far they go is kept with the draft
    is_stale: bool  #: the draft changed since

    @property
    def failed(self) -> int:
        """How many scenarios did not hold."""
        return sum(not one.held for one in self.scenarios)


def ask(work: Work, slug: str) -> None:
    """The scenarios of the draft of *slug* are played as soon as their turn comes; once, however often one asks.

    Raises:
        NotAllowed, NoRevision, NoScenarios.
    """
    revisions.require(work)
    if shipped.FEATURE not in revisions.files(work.session, slug):
        raise NoScenarios(file=shipped.FEATURE)
    kept = work.session.get(Rehearsal, slug, with_for_update=True)
    if kept is None:
        kept = Rehearsal(slug=slug, number=pasts.floor(work.session, slug).rehearsals, version=0)
        work.session.add(kept)
    elif kept.state in (WAITING, RUNNING) and (kept.until is None or kept.until > work.now):
        return
    kept.state, kept.asked_at, kept.asked_by = WAITING, work.now, work.actor_id
    kept.until = kept.told = kept.ended_at = None
    kept.played = kept.total = 0


def claim(work: Work) -> Order | None:
    """The scenarios that are to be played next, in the caller's hands for a while; None: nobody waits, or all are busy.

    What was lost by its worker ends as broken.
    """
    for lost in work.session.scalars(select(Rehearsal).where(Rehearsal.state == RUNNING, Rehearsal.until <= work.now)):
        _end(work, lost, BROKEN, {"vi": Away().say("vi"), "en": Away().say("en")})
    work.session.flush()
    alive = (
        select(Rehearsal).where(Rehearsal.state.in_((WAITING, RUNNING))).order_by(Rehearsal.asked_at, Rehearsal.slug)
    )
    found = work.session.scalars(alive.with_for_update(), execution_options={"populate_existing": True}).all()
    waiting = [one for one in found if one.state == WAITING]
    if not waiting or len(found) - len(waiting) >= AT_ONCE:
        return None
    kept = waiting[0]
    kept.version = revisions.look(work.session, kept.slug).version
    kept.number, kept.state, kept.until = kept.number + 1, RUNNING, work.now + LEASE
    pasts.mark(work, kept.slug, kept.version)
    return Order(kept.slug, kept.number, kept.version, revisions.files(work.session, kept.slug))


def progress(work: Work, order: Order, played: int, total: int) -> None:
    """So many scenarios of *order* were played.

    Raises:
        Taken.
    """
    kept = _mine(work, order)
    kept.played, kept.total = played, total


def give_back(work: Work, order: Order) -> None:
    """*order* waits again, for the worker stops.

    Raises:
        Taken.
    """
    kept = _mine(work, order)
    kept.state, kept.until, kept.played = WAITING, None, 0


def finish(work: Work, order: Order, scenarios: Sequence[Played], fault: Fault | None = None) -> None:
    """*order* was played; when all held and the draft is as it was, what they cover is kept with it.

    *fault*: why they were not played to the end.

    Raises:
        Taken.
    """
    kept = _mine(work, order)
    told: dict[str, Any] = {"scenarios": [asdict(one) for one in scenarios], "digest": _digest(order.files)}
    if fault is not None:
        _end(work, kept, BROKEN, {**told, "vi": fault.say("vi"), "en": fault.say("en")})
        return
    if scenarios and all(one.held for one in scenarios):
        told["kept"] = _keep(work, order, scenarios)
    kept.played = kept.total = len(scenarios)
    _end(work, kept, DONE, told)


def look(session: Session, slug: str) -> Told | None:
    """How the scenarios of the draft of *slug* stand; None: nobody ever asked for it."""
    mine = select(Rehearsal, Person.full_name).outerjoin(Person, Person.id == Rehearsal.asked_by)
    row = session.execute(mine.where(Rehearsal.slug == slug)).one_or_none()
    if row is None:
        return None
    kept, who = row
    told = kept.told or {}
    return Told(
        slug=slug,
        version=kept.version,
        state=kept.state,
        before=_before(session, kept) if kept.state == WAITING else 0,
        asked_at=kept.asked_at,
        asked_by=who,
        ended_at=kept.ended_at,
        played=kept.played,
        total=kept.total,
        scenarios=tuple(Played(**{**one, "ways": tuple(one["ways"])}) for one in told.get("scenarios", ())),
        vi=told.get("vi"),
        en=told.get("en"),
        kept=bool(told.get("kept")),
        is_stale=kept.state in (DONE, BROKEN) and told.get("digest") != _digest(revisions.files(session, slug)),
    )


def counts(scenarios: Iterable[Played]) -> dict[str, int]:
    """How many of *scenarios* take each flow, by "process#flow"."""
    found: dict[str, int] = {}
    for one in scenarios:
        for way in one.ways:
            found[way] = found.get(way, 0) + 1
    return found


def _keep(work: Work, order: Order, scenarios: Sequence[Played]) -> bool:
    """Whether the record was kept: not when the draft changed meanwhile."""
    files = revisions.files(work.session, order.slug)
    if _digest(files) != _digest(order.files):
        return False
    ways = (way.partition("#") for one in scenarios for way in one.ways)
    taken: set[Way] = {(process, flow) for process, _, flow in ways}
    record = coverage.write(coverage.measured(folder.running(files), files[shipped.FEATURE], taken))
    if files.get(shipped.RECORD) != record:
        seen = revisions.look(work.session, order.slug).version
        revisions.write(work, order.slug, shipped.RECORD, record, seen=seen)
    return True


def _digest(files: Mapping[str, bytes]) -> str:
    """The content address of a draft, but for what was measured of it."""
    return folder.digest({path: data for path, data in files.items() if path != shipped.RECORD})


def _mine(work: Work, order: Order) -> Rehearsal:
    kept = work.session.get(Rehearsal, order.slug, with_for_update=True)
    if kept is None or kept.number != order.number or kept.state != RUNNING:
        raise Taken
    return kept


def _end(work: Work, kept: Rehearsal, state: str, told: dict[str, Any]) -> None:
    kept.state, kept.told, kept.ended_at, kept.until = state, told, work.now, None


def _before(session: Session, kept: Rehearsal) -> int:
    first = select(func.count()).select_from(Rehearsal)
    earlier = (Rehearsal.state == WAITING) & (Rehearsal.asked_at < kept.asked_at)
    return session.scalar(first.where(or_(Rehearsal.state == RUNNING, earlier))) or 0
