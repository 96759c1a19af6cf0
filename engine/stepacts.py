"""The verbs beside filling in a form by which an officer may do a step now, told beforehand, named as their routes.

It only tells; each verb asks the same question again. Where the way depends on what is filled in, a verb is listed when
the diagram can go that way from the step.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping

from sqlalchemy.orm import Session

from bpmn import model, ways
from bpmn.nodes import PERSON_TASKS
from bpmn.procedure import Procedure
from engine import procedures, results, signings
from engine.queries import inhand
from engine.tables import Case, Task
from engine.work import Work

SUPPLEMENT = frozenset(("incomplete", "supplement"))


def of(work: Work, task: Task) -> list[str]:
    """What the actor, who may do the waiting step *task* and finds it free or his own, could do it by."""
    case = work.session.get_one(Case, task.case_id)
    held = inhand.of_case(work.session, case.id)
    return [*_by_diagram(work, case, task, held), *_by_results(work, task, held)]


def _by_diagram(work: Work, case: Case, task: Task, held: inhand.InHand) -> Iterator[str]:
    acts, statuses = leading(work.session, case.digest).get(task.element, (frozenset(), frozenset()))
    is_filed = case.case_number is None
    told = {
        "accept": is_filed and "accept" in acts,
        "refuse": is_filed and "reception-refused" in statuses,
        "pass-on": is_filed and task.owner_id is None,
        "ask-supplement": bool(statuses & SUPPLEMENT),
        "receive-supplement": "asked" in held and "item" not in held,
        "oblige": "obligation" in statuses,
        "pay": "owed" in held,
        "return": "done" in held,
    }
    yield from (verb for verb, is_told in told.items() if is_told)


def _by_results(work: Work, task: Task, held: inhand.InHand) -> Iterator[str]:
    found = held.get("result", ())
    states = {one.word for one in found}
    here = any(one.word == results.SENT_UP and one.more == task.element for one in found)
    if results.DRAFT in states or here:
        yield "send-up"
    if results.SENT_UP in states:
        yield "send-back"
        if not here and signings.may_sign(work, task):
            yield "sign"
    if results.SIGNED in states and "unnumbered" not in held:
        yield "issue"
    if results.ISSUED in states:
        yield "give-result"


Leading = Mapping[str, tuple[frozenset[str], frozenset[str]]]  #: step -> the acts and statuses before the next one
_known: OrderedDict[str, Leading] = OrderedDict()


def leading(session: Session, digest: str) -> Leading:
    """What each step of the snapshot *digest* can lead to before a person acts again; read once for each process."""
    found = _known.get(digest)
    if found is None:
        found = _known[digest] = _read(procedures.offered(session, digest).procedure)
        while len(_known) > procedures.SHELF:
            _known.popitem(last=False)
    return found


def _read(procedure: Procedure) -> Leading:
    drawn = [(name, procedure.files[name]) for name in sorted(procedure.files) if name.endswith(".bpmn")]
    diagrams = [model.drawn(data, file=name) for name, data in drawn]
    graph = ways.read(diagrams, procedure.process)
    found: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for place in graph.places:
        if place.node.kind in PERSON_TASKS:
            acts, statuses = _from(place)
            before = found.get(place.node.id, (frozenset(), frozenset()))
            found[place.node.id] = (before[0] | acts, before[1] | statuses)
    return found


def _from(step: ways.Place) -> tuple[frozenset[str], frozenset[str]]:
    """The acts and statuses on every way from *step* up to the next step of a person, that one's status too."""
    said: list[Mapping[str, str]] = []
    waiting, seen = [place for _, place in step.after], {id(step)}
    while waiting:
        place = waiting.pop()
        if id(place) in seen:
            continue
        seen.add(id(place))
        said.append(place.node.properties)
        if place.node.kind not in PERSON_TASKS:
            waiting.extend(following for _, following in place.after)
    told = [frozenset(one[name] for one in said if name in one) for name in ("act", "status")]
    return told[0], told[1]
