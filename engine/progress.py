"""A running diagram moved by one act: loaded, run, saved once, its rows brought in line in the same transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from engine import clocks, duework, linkends, milestones, procedures, proposals, runtime, worklist
from engine.clocks import Told, uncounted
from engine.duework import Planned
from engine.openings import Opening
from engine.procedures import Offered
from engine.tables import Case, CaseState
from engine.tables.base import bare
from engine.turns import NotRunning, hold
from engine.work import Happening, Work
from feel.errors import Fault

#: where the competent unit waits for the applicant; our choice: what the desk asked for comes back to the whole desk
WITH_APPLICANT = frozenset({"supplement", "supplemented"})

LINKED_OUTCOME = "ket_qua_lien_thong"  #: under which a diagram may ask in which status the linked case ended

__all__ = ["Conflict", "NotRunning", "abandon", "advance", "begin", "enter", "hold", "put_back", "transfer"]


STATES = bare(CaseState)
LOADING = select(STATES.c.blob, STATES.c.version).where(STATES.c.case_id == bindparam("case"))
BEGINNING = insert(STATES)
SAVING = update(STATES).where(STATES.c.case_id == bindparam("mine"), STATES.c.version == bindparam("seen"))


class Conflict(Fault):
    """Another officer changed this case at the same moment; nothing of this act was kept. Open it again."""

    vi = "Cán bộ khác vừa thay đổi hồ sơ này; thao tác này chưa được ghi. Hãy mở lại hồ sơ."


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a case stands: its steps and timers by id, and every element at which it waits for anything."""

    steps: Mapping[str, runtime.Step]
    timers: Mapping[str, runtime.Timer]
    elements: frozenset[str]


def begin(work: Work, case: Case, *, data: Mapping[str, Any]) -> None:
    """Start the diagram that *case* keeps; *data* only routes."""
    offered = procedures.offered(work.session, case.digest)
    run = runtime.start(offered.definition, data=data, now=work.now)
    work.session.execute(BEGINNING, {"case_id": case.id, "blob": runtime.encode(run), "version": 1})
    clocks.open_intake(work, case, offered.procedure)
    _settle(work, case, offered, run, Standing({}, {}, frozenset()))


def enter(
    work: Work, case: Case, steps: Collection[str], *, data: Mapping[str, Any], since: datetime | None = None
) -> str | None:
    """Start the diagram that *case* keeps where just *steps* wait, as a case that came so far in another system.

    Its timers count from *since* on, else from now on.

    Gives the status in which it stands still there; None: it does not.

    Raises:
        CannotEnter: it never stands so. EntryUnclear: it can stand so in several ways.
    """
    offered = procedures.offered(work.session, case.digest)
    run = runtime.enter(offered.definition, steps, data=data, now=work.now, since=since)
    work.session.execute(BEGINNING, {"case_id": case.id, "blob": runtime.encode(run), "version": 1})
    said = [event.payload["status"] for event in run.case.outgoing if "status" in event.payload]
    _settle(work, case, offered, run, Standing({}, {}, frozenset()))
    return said[-1] if said else None


def advance(work: Work, case: Case, act: Callable[[runtime.Run], object], *, opening: Opening | None = None) -> None:
    """Load the diagram of *case*, let *act* move it, save it once; *opening* saves reading what it holds.

    Raises:
        NotRunning: the case never began or is over.
        Conflict: another act on the case was saved in between.
    """
    state = opening.state if opening else work.session.execute(LOADING, {"case": case.id}).one_or_none()
    if state is None or case.state != "open":
        raise NotRunning()
    blob, version = state
    offered = procedures.offered(work.session, case.digest)
    run = runtime.restore(offered.definition, blob)
    before = _standing(run)
    act(run)
    _save(work, case, run, seen=version)
    _settle(work, case, offered, run, before, done=opening.done if opening else None)


def transfer(work: Work, case: Case, to: Offered, *, mapping: Mapping[str, str]) -> runtime.Run:
    """*case* goes on by *to* from where it stands; *mapping* gives the new ids of nodes and flows whose id changed.

    Steps keep their ids, and with them their clocks and dates. Gives the run as it is now.

    Raises:
        NotRunning, Conflict; CannotMove: *to* has no place for it.
    """

    def moved(run: runtime.Run) -> runtime.Run:
        runtime.move(run, to.definition, mapping=mapping, now=work.now)
        return run

    return _go_by(work, case, to, moved, mapping)


def put_back(work: Work, case: Case, to: Offered, *, blob: bytes, mapping: Mapping[str, str]) -> runtime.Run:
    """*case* goes by *to* again and stands as *blob* says: as it stood before it was transferred.

    Raises:
        NotRunning, Conflict; StateOfOther, StateBroken: *blob* is no state of *to*.
    """
    return _go_by(work, case, to, lambda _: runtime.restore(to.definition, blob), mapping)


def _go_by(
    work: Work, case: Case, to: Offered, change: Callable[[runtime.Run], runtime.Run], mapping: Mapping[str, str]
) -> runtime.Run:
    state = work.session.execute(
        select(CaseState.blob, CaseState.version).where(CaseState.case_id == case.id)
    ).one_or_none()
    if state is None or case.state != "open":
        raise NotRunning()
    run = runtime.restore(procedures.offered(work.session, case.digest).definition, state.blob)
    before = _standing(run)
    changed = change(run)
    _save(work, case, changed, seen=state.version)
    case.digest = to.digest
    work.session.execute(update(Case).where(Case.id == case.id).values(digest=to.digest))
    # A wait that is only called otherwise now was neither left nor come to.
    known = frozenset(mapping.get(element, element) for element in before.elements)
    _settle(work, case, to, changed, replace(before, elements=known))
    return changed


def abandon(work: Work, case: Case, *, reason: str) -> None:
    """The diagram of *case* goes no further, by a decision from outside it: nothing waits any more, the case is over.

    Raises:
        NotRunning: the case never began or is over.
    """
    blob = work.session.scalar(select(CaseState.blob).where(CaseState.case_id == case.id))
    if blob is None or case.state != "open":
        raise NotRunning()
    offered = procedures.offered(work.session, case.digest)
    before = _standing(runtime.restore(offered.definition, blob))
    clocks.stop_case(work, case.id, reason=reason)
    worklist.open_all(work, case, offered.procedure, [], ended=worklist.close(work, before.steps))
    duework.call_off(work, duework.TIMER, list(before.timers))
    _end(work, case)


def _save(work: Work, case: Case, run: runtime.Run, *, seen: int) -> None:
    values = {"mine": case.id, "seen": seen, "blob": runtime.encode(run), "version": seen + 1}
    saved = work.session.execute(SAVING, values)
    if saved.rowcount != 1:  # type: ignore[attr-defined] # an UPDATE gives a CursorResult
        raise Conflict()


def _standing(run: runtime.Run) -> Standing:
    steps = {step.id: step for step in runtime.ready(run)}
    timers = {timer.id: timer for timer in runtime.timers(run)}
    elements = {step.element for step in steps.values()} | {timer.element for timer in timers.values()}
    return Standing(steps, timers, frozenset(elements | {wait.element for wait in runtime.waits(run)}))


def _settle(
    work: Work,
    case: Case,
    offered: Offered,
    run: runtime.Run,
    before: Standing,
    done: Mapping[str, Told] | None = None,
) -> None:
    supplied, after = case.status in WITH_APPLICANT, _standing(run)
    gone = [step_id for step_id in before.steps if step_id not in after.steps]
    ended = worklist.close(work, gone, done=done)
    for event in runtime.outgoing(run):
        if event.kind == "milestone":
            milestones.apply(work, case, offered.procedure, event.element, event.payload)
        else:
            facts = {"name": event.name, "payload": dict(event.payload)}
            work.publish(work, Happening(event.kind, case.id, work.now, element=event.element, facts=facts))
    uncounted.follow(work, case, offered.procedure, before.elements, after.elements)
    new = [step for step_id, step in after.steps.items() if step_id not in before.steps]
    worklist.open_all(work, case, offered.procedure, new, supplied=supplied, ended=ended)
    for step in new:
        if "status" in step.properties:
            milestones.apply(work, case, offered.procedure, step.element, step.properties)
    _arm(work, case, before.timers, after.timers)
    if run.ended:
        _end(work, case)


def _arm(work: Work, case: Case, before: Mapping[str, runtime.Timer], after: Mapping[str, runtime.Timer]) -> None:
    gone = [timer_id for timer_id, timer in before.items() if after.get(timer_id) != timer]
    new = [timer for timer_id, timer in after.items() if before.get(timer_id) != timer]
    duework.call_off(work, duework.TIMER, gone)
    duework.plan(work, [Planned(duework.TIMER, case.id, t.id, t.element, t.due) for t in new if t.clock is None])
    asking = [timer for timer in new if timer.clock is not None]
    if asking:
        _arm_late(work, case, asking)


def _arm_late(work: Work, case: Case, asking: Iterable[runtime.Timer]) -> None:
    """A timer that asks a clock which is late already is due now; the others fire by the clock's own rung."""
    late = clocks.late(work, case.id)
    due = [timer for timer in asking if (timer.clock, timer.host) in late or (timer.clock, None) in late]
    duework.plan(work, [Planned(duework.TIMER, case.id, timer.id, timer.element, work.now) for timer in due])


def _end(work: Work, case: Case) -> None:
    """Nothing waits any more: the case is over, and its clocks end here at the latest."""
    clocks.stop_case(work, case.id, reason="ended")
    clocks.close_all(work, case.id, reason="ended")
    proposals.withdraw(work, case.id)
    case.state, case.ended_at = "ended", work.now
    work.session.execute(update(Case).where(Case.id == case.id).values(state="ended", ended_at=work.now))
    work.publish(work, Happening("ended", case.id, work.now))
    waiting = linkends.close(work, case)
    if waiting is not None:
        routed = procedures.offered(work.session, waiting.digest).routed({LINKED_OUTCOME: case.status})
        message = linkends.MESSAGE
        advance(work, waiting, lambda run: runtime.deliver_message(run, message, payload=routed, now=work.now))
