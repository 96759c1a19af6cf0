"""Separation of duties as a diagram asks for it: whether there can be people who keep it.

Steps joined by `same_as` are one duty, `separate_from` parts two duties. Where the units of an installation are known,
each duty must find a person of its own among those who hold its post; without them only what no office could keep, and
what needs a second person at a post, is told. Our choice: substitutes are not counted on.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bpmn.model import Diagram
from bpmn.nodes import PERSON_TASKS, FlowNode
from bpmn.procedure import Procedure, Role
from bpmn.rules.rule import called
from engine import validity
from engine.offerings import MEANT
from engine.tables import Holding, Offering, Person, Post, Unit
from feel.findings import Finding

MOST_TRIED = 10_000  #: our choice: ways to share out duties; nobody parts more than a handful


@dataclass(frozen=True, slots=True, eq=False)
class Duty:
    """Steps that one and the same person does."""

    file: str
    steps: tuple[FlowNode, ...]
    roles: tuple[Role, ...]  #: whom their lanes mean

    @property
    def first(self) -> FlowNode:
        """The step that a message names."""
        return self.steps[0]


Pair = tuple[Duty, Duty]


def problems(procedure: Procedure, diagrams: Sequence[Diagram]) -> list[Finding]:
    """What no office can keep is an error, what needs two people at one post a warning."""
    return [finding for diagram in diagrams for finding in _of_diagram(procedure, diagram)]


def unkept(session: Session, procedure: Procedure, diagrams: Sequence[Diagram], day: date) -> list[Finding]:
    """An error for each unit that offers *procedure* on *day* with too few people for duties that must be apart."""
    offered = select(Offering).where(validity.on(Offering, day), Offering.slug == procedure.slug)
    found: list[Finding] = []
    for offering in session.scalars(offered.order_by(Offering.unit_id)).all():
        holders = _holders(session, offering.unit_id, day)
        unit = session.get_one(Unit, offering.unit_id)
        for diagram in diagrams:
            pairs = [(one, other) for _, one, other in _parted(procedure, diagram) if one is not other]
            found.extend(_too_few(_meant(pairs, offering.part), holders, unit))
    return found


def _of_diagram(procedure: Procedure, diagram: Diagram) -> Iterator[Finding]:
    for node, one, other in _parted(procedure, diagram):
        if one is other:
            vi = f"Bước {called(node)} vừa phải cùng người (same_as) vừa khác người (separate_from) với một bước"
            en = f"The step {called(node)} is bound to one and the same step by both same_as and separate_from"
            told = f"{vi}. Hãy bỏ một trong hai.", f"{en}. Drop one of them."
            yield Finding("separation-impossible", "error", diagram.file, node.id, *told)
        elif {_seat(role) for role in one.roles} & {_seat(role) for role in other.roles}:
            posts = ", ".join(sorted({role.post for role in one.roles} & {role.post for role in other.roles}))
            vi = f"Bước {called(node)} và {called(other.first)} phải do hai người làm, mà cùng vị trí '{posts}': "
            en = f"{called(node)} and {called(other.first)} need two people, yet mean one post '{posts}': "
            told = f"{vi}mỗi nơi phải có ít nhất hai người giữ.", f"{en}each unit needs at least two who hold it."
            yield Finding("separation-needs-two", "warning", diagram.file, node.id, *told)


def _parted(procedure: Procedure, diagram: Diagram) -> Iterator[tuple[FlowNode, Duty, Duty]]:
    """Each step that says `separate_from`, its duty, and the one from which it is parted."""
    duty_of = _duties(procedure, diagram)
    for node in diagram.nodes:
        for name in node.properties.get("separate_from", "").split():
            if node.id in duty_of and name in duty_of:
                yield node, duty_of[node.id], duty_of[name]


def _duties(procedure: Procedure, diagram: Diagram) -> Mapping[str, Duty]:
    """Step id -> its duty."""
    steps = {node.id: node for node in diagram.nodes if node.kind in PERSON_TASKS}
    joined: defaultdict[str, set[str]] = defaultdict(set)
    for node in steps.values():
        for name in node.properties.get("same_as", "").split():
            if name in steps:
                joined[node.id].add(name)
                joined[name].add(node.id)
    found: dict[str, Duty] = {}
    for start in steps:
        if start in found:
            continue
        names, waiting = dict[str, None](), [start]
        while waiting:
            name = waiting.pop()
            if name not in names:
                names[name] = None
                waiting.extend(joined[name])
        roles = [role for name in names if (role := _role(procedure, steps[name])) is not None]
        duty = Duty(diagram.file, tuple(steps[name] for name in names), tuple(dict.fromkeys(roles)))
        found.update(dict.fromkeys(names, duty))
    return found


def _role(procedure: Procedure, node: FlowNode) -> Role | None:
    """Whom the innermost lane with a post means, as `worklist` has it."""
    return next((role for lane in reversed(node.lanes) if (role := procedure.roles.get(lane))), None)


def _seat(role: Role) -> tuple[str, str]:
    return ("competent" if role.unit == "competent" else "receiving"), role.post


def _holders(session: Session, unit_id: uuid.UUID, day: date) -> Mapping[str, frozenset[uuid.UUID]]:
    """Code of a post of the unit -> who holds it."""
    rows = (
        select(Post.role, Holding.person_id)
        .join(Holding, (Holding.post_id == Post.id) & validity.on(Holding, day))
        .join(Person, (Person.id == Holding.person_id) & Person.active.is_(True))
        .where(Post.unit_id == unit_id)
    )
    found: defaultdict[str, set[uuid.UUID]] = defaultdict(set)
    for role, person_id in session.execute(rows):
        found[role].add(person_id)
    return {role: frozenset(people) for role, people in found.items()}


def _meant(pairs: Sequence[Pair], part: str) -> list[Pair]:
    """The pairs whose duties both belong to the unit in that part."""
    return [pair for pair in pairs if all(duty.roles and _is_of(duty, part) for duty in pair)]


def _is_of(duty: Duty, part: str) -> bool:
    return all(role.unit in MEANT["competent" if part == "competent" else "receiving"] for role in duty.roles)


def _too_few(pairs: Sequence[Pair], holders: Mapping[str, frozenset[uuid.UUID]], unit: Unit) -> Iterator[Finding]:
    for duties in _groups(pairs):
        people = {duty: _able(duty, holders) for duty in duties}
        if all(people.values()) and not _can_share(duties, pairs, people):
            names = ", ".join(called(duty.first) for duty in duties)
            vi = f"{unit.name} ({unit.code}) không đủ người để các bước {names} do những người khác nhau làm."
            en = f"{unit.name} ({unit.code}) has too few people for {names} to be done by different ones."
            told = f"{vi} Hãy bổ sung người giữ vị trí.", f"{en} Appoint another to the post."
            yield Finding("separation-unkept", "error", duties[0].file, duties[0].first.id, *told)


def _able(duty: Duty, holders: Mapping[str, frozenset[uuid.UUID]]) -> frozenset[uuid.UUID]:
    """Who holds every post of *duty*."""
    return frozenset.intersection(*(holders.get(role.post, frozenset()) for role in duty.roles))


def _groups(pairs: Sequence[Pair]) -> list[list[Duty]]:
    """The duties that hang together."""
    groups: list[dict[Duty, None]] = []
    for pair in pairs:
        near = [group for group in groups if any(duty in group for duty in pair)]
        merged = {duty: None for group in near for duty in group} | dict.fromkeys(pair)
        groups = [group for group in groups if group not in near] + [merged]
    return [list(group) for group in groups]


def _can_share(duties: Sequence[Duty], pairs: Sequence[Pair], people: Mapping[Duty, frozenset[uuid.UUID]]) -> bool:
    """Whether each duty can have a person so that no two of a pair have the same; yes when there is too much to try."""
    tried = 0
    waiting: list[dict[Duty, uuid.UUID]] = [{}]
    while waiting:
        tried += 1
        given = waiting.pop()
        if len(given) == len(duties) or tried > MOST_TRIED:
            return True
        duty = duties[len(given)]
        rivals = [pair[1] if pair[0] is duty else pair[0] for pair in pairs if duty in pair]
        taken = {given[rival] for rival in rivals if rival in given}
        waiting.extend({**given, duty: person} for person in people[duty] - taken)
    return False
