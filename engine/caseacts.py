"""The verbs that an officer may do now to a case and to what lies in it, told beforehand.

A verb is named as its route after the case, without ids: "extend", "notes", "orders:report", "components/papers".
It only tells; each verb asks the same question again. Listed is what right and state allow: that what is sent with it
is good, and that the diagram has a way back (take-back), is seen when it is done.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bpmn.procedure import Procedure
from engine import consultations, heads, links, parameters, people, procedures, results, stepbacks
from engine.clocks import pausing
from engine.queries import casehead, inhand
from engine.queries.inhand import InHand, Part
from engine.tables import Case, Task, Unit
from engine.withdrawals import DECIDED, NOT_FORWARDED
from engine.work import Work

TAKEN_BACK = ({"pause"}, {"stop"}, set[str]())  #: what the act may have done to the clock of the case


@dataclass
class Look:
    """A case as the actor finds it; what costs a statement is asked when it is needed, and once."""

    work: Work
    case: Case
    held: InHand = field(repr=False)

    @cached_property
    def steps(self) -> Sequence[Task]:
        """The waiting tasks of the case."""
        return [one.task for one in casehead.waiting(self.work.session, self.case.id)]

    @cached_property
    def does_a_step(self) -> bool:
        """Whether the actor may do one of them."""
        return any(people.may(self.work, "complete", task) for task in self.steps)

    @cached_property
    def is_hand(self) -> bool:
        """Whether he receives for the case or does one of its steps."""
        return people.may(self.work, "receive", self.case) or self.does_a_step

    @cached_property
    def assigns(self) -> bool:
        """Whether he assigns its work."""
        return people.may(self.work, "assign", self.case)

    @cached_property
    def procedure(self) -> Procedure:
        """The settings of its version."""
        return procedures.offered(self.work.session, self.case.digest).procedure

    def all(self, kind: str) -> Sequence[Part]:
        """What the case has in hand of *kind*."""
        return self.held.get(kind, ())

    def receives_at(self, unit_id: uuid.UUID) -> bool:
        """Whether the actor receives at the unit itself."""
        return people.may(self.work, "receive", Unit(id=unit_id))

    @property
    def is_timed(self) -> bool:
        """Whether the clock of the case has begun and not stopped."""
        clocks = [one.more for one in self.all("clock") if one.word == "case"]
        return bool(clocks) and any(state != "stopped" for state in clocks)


def now(work: Work, case: Case) -> list[str]:
    """What the actor could do to *case*."""
    with people.asked_often(work.session):
        look = Look(work, case, inhand.of_case(work.session, case.id))
        ways = (_ended, _running) if case.state == "open" else (_ended,)
        return [act for way in ways for act in way(look)]


def _ended(look: Look) -> Iterator[str]:
    """What may be done also when the case is over."""
    actor = look.work.actor_id
    if any(one.one == actor for one in look.all("note")):
        yield "notes:strike"
    if look.all("original") and look.is_hand:
        yield "papers:give-back"
    if not look.all("stop") and look.is_hand:
        yield "stop-requests"
    yield from sorted({act for one in look.all("handover") for act in _passing(look, one)})


def _passing(look: Look, row: Part) -> Iterator[str]:
    if row.at is None:
        if row.one is not None and look.receives_at(row.one):
            yield "hand-over"
        return
    works_there = (task for task in look.steps if task.unit_id == row.two)
    if (row.two is not None and look.receives_at(row.two)) or any(
        people.may(look.work, "complete", task) for task in works_there
    ):
        yield "take-over"


def _running(look: Look) -> Iterator[str]:
    if look.is_hand or people.may(look.work, "urge", look.case):
        yield from ("notes", "orders")
    if look.is_hand:
        yield from _of_hands(look)
        yield from _of_time(look)
    if look.does_a_step:
        yield from _at_step(look)
    yield from _of_asides(look)
    if _is_taken_back(look):
        yield "take-back"


def _of_hands(look: Look) -> Iterator[str]:
    yield from ("consultations", "give-receipt")
    if look.case.case_number is None:
        yield "pass-to-desk"
    else:
        yield "correct-party"
        if procedures.APPLICATION_FORM in procedures.offered(look.work.session, look.case.digest).by_name:
            yield "correct"
    if look.all("component"):
        yield from ("components:register", "components/papers", "components/scans", "components:reuse")
    if look.all("paper"):
        yield from ("papers:arrange", "papers:divide")
    if look.all("asked"):
        yield "receive-part"


def _of_time(look: Look) -> Iterator[str]:
    if any(one.word == "supplement" and one.more == "running" and _is_over(look, one) for one in look.all("clock")):
        yield from ("stop-expired", "keep-expired")
    if look.is_timed:
        taken = [one.word for one in look.all("extended")]
        if any(taken.count(one.code) < one.times for one in look.procedure.clock.extensions):
            yield "extend"
        yield "pause"
        sent = len(look.all("apologised"))
        if not sent or sent < _re_appointments(look):
            yield "apologies"
            if any(one.at is not None for one in look.all("apology")):
                yield "apologies:notify"
    if any(one.word == pausing.APPROVED for one in look.all("paused")):
        yield "resume"


def _is_over(look: Look, clock: Part) -> bool:
    return clock.at is not None and clock.at < look.work.now


def _re_appointments(look: Look) -> int:
    received = look.case.accepted_at or look.case.opened_at
    return parameters.whole(look.work, parameters.REAPPOINTMENTS, on=parameters.day_of(received))


def _at_step(look: Look) -> Iterator[str]:
    """What only whoever may do a waiting step does, not the desk beside it."""
    if look.procedure.results:
        yield "results"
    if len(look.all("linked")) < links.MOST:
        yield "linked-cases"
    here = {task.element for task in look.steps}
    sent_back = (one for one in look.all("result") if one.word == results.SENT_UP and one.more in here)
    states = {one.word for one in look.all("result")}
    if results.DRAFT in states or any(sent_back):
        yield "results:redraft"
    if look.all("unnumbered"):
        yield "results:take-number"
    if results.ISSUED in states:
        yield "results:hold-back"


def _of_asides(look: Look) -> Iterator[str]:
    work, case = look.work, look.case
    if any(one.word == results.ISSUED for one in look.all("result")) and look.receives_at(case.returning_unit_id):
        yield "results:shelve"
    if any(heads.is_head(work, case, look.procedure, asked_by=one.one) for one in look.all("apology")):
        yield "apologies:sign"
    yield from _of_opinions(look)
    yield from _of_orders(look)
    yield from _of_requests(look)


def _of_opinions(look: Look) -> Iterator[str]:
    if not look.all("opinion"):
        return
    spoken_for = consultations.answerable_units(look.work)
    if look.is_hand or any(one.one in spoken_for for one in look.all("opinion")):
        yield "consultations:answer"
    if look.is_hand and any(_is_over(look, one) for one in look.all("opinion")):
        yield "consultations:note-silence"


def _of_orders(look: Look) -> Iterator[str]:
    work, given = look.work, look.all("order")
    ordered = {one.two for one in given if one.two is not None}
    if work.actor_id in ordered or any(people.in_stead_of(work, one, look.case) is not None for one in ordered):
        yield "orders:report"
    if given and (look.assigns or any(one.one == work.actor_id for one in given)):
        yield "orders:call-off"


def _of_requests(look: Look) -> Iterator[str]:
    case = look.case
    if not look.all("stop") or not (look.assigns or (case.status in NOT_FORWARDED and look.is_hand)):
        return
    yield "stop-requests:refuse"
    signed = any(one.word in (results.SIGNED, results.ISSUED, results.RETURNED) for one in look.all("result"))
    if case.status not in DECIDED and not signed:
        yield "stop-requests:grant"


def _is_taken_back(look: Look) -> bool:
    """Whether the last completed step was the actor's and nobody has gone on from it, see `stepbacks.take_back`."""
    done = next(iter(look.all("done")), None)
    if done is None or done.one is None or done.one != look.work.actor_id or done.word is None or done.at is None:
        return False
    since = {one.word for one in look.all("since")}
    if not since <= stepbacks.BESIDE or look.all("sent"):
        return False
    if {one.word for one in look.all("timed")} not in TAKEN_BACK:
        return False
    opened = [task for task in look.steps if task.proposal is None and task.ready_at >= done.at]
    return len(opened) == 1 and (opened[0].state == "ready" or stepbacks.HAND_BACK in since)
