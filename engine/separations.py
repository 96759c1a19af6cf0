"""Separation of duties as a diagram asks for it: whether there can be people who keep it.

Steps joined by `same_as` are one chore, `separate_from` parts two chores. Where the units of an installation are known,
each chore must find a person of its own among those who hold its post; without them only what no office could keep, and
what needs a second person at a post, is told. Our choice: substitutes are not counted on.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bpmn.model import Diagram
from bpmn.nodes import PERSON_TASKS, FlowNode
from bpmn.procedure import Procedure, Role
from bpmn.rules.rule import called
from engine.offerings import MEANT, Office
from feel.findings import Finding

MOST_TRIED = 10_000  #: our choice: ways to share out chores; nobody parts more than a handful


@dataclass(frozen=True, slots=True, eq=False)
class Chore:
    """Steps that one and the same person does."""

    file: str
    steps: tuple[FlowNode, ...]
    roles: tuple[Role, ...]  #: whom their lanes mean

    @property
    def first(self) -> FlowNode:
        """The step that a message names."""
        return self.steps[0]


Pair = tuple[Chore, Chore]


def problems(procedure: Procedure, diagrams: Sequence[Diagram]) -> list[Finding]:
    """What no office can keep is an error, what needs two people at one post a warning."""
    return [finding for diagram in diagrams for finding in _of_diagram(procedure, diagram)]


def unkept(procedure: Procedure, diagrams: Sequence[Diagram], offered: Sequence[Office]) -> Iterator[Finding]:
    """An error for each office that offers *procedure* with too few people for chores that must be apart."""
    parted = [[(one, other) for _, one, other in _parted(procedure, diagram)] for diagram in diagrams]
    apart = [[pair for pair in pairs if pair[0] is not pair[1]] for pairs in parted]
    parts = {office.part for office in offered}
    groups = {part: [(pairs, _groups(pairs)) for pairs in (_meant(each, part) for each in apart)] for part in parts}
    for office in offered:
        for pairs, grouped in groups[office.part]:
            yield from _too_few(pairs, grouped, office)


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


def _parted(procedure: Procedure, diagram: Diagram) -> Iterator[tuple[FlowNode, Chore, Chore]]:
    """Each step that says `separate_from`, its chore, and the one from which it is parted."""
    chore_of = _chores(procedure, diagram)
    for node in diagram.nodes:
        for name in node.properties.get("separate_from", "").split():
            if node.id in chore_of and name in chore_of:
                yield node, chore_of[node.id], chore_of[name]


def _chores(procedure: Procedure, diagram: Diagram) -> Mapping[str, Chore]:
    """Step id -> its chore."""
    steps = {node.id: node for node in diagram.nodes if node.kind in PERSON_TASKS}
    joined: defaultdict[str, set[str]] = defaultdict(set)
    for node in steps.values():
        for name in node.properties.get("same_as", "").split():
            if name in steps:
                joined[node.id].add(name)
                joined[name].add(node.id)
    found: dict[str, Chore] = {}
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
        chore = Chore(diagram.file, tuple(steps[name] for name in names), tuple(dict.fromkeys(roles)))
        found.update(dict.fromkeys(names, chore))
    return found


def _role(procedure: Procedure, node: FlowNode) -> Role | None:
    """Whom the innermost lane with a post means, as `worklist` has it."""
    return next((role for lane in reversed(node.lanes) if (role := procedure.roles.get(lane))), None)


def _seat(role: Role) -> tuple[str, str]:
    return ("competent" if role.unit == "competent" else "receiving"), role.post


def _meant(pairs: Sequence[Pair], part: str) -> list[Pair]:
    """The pairs whose chores both belong to the unit in that part."""
    return [pair for pair in pairs if all(chore.roles and _is_of(chore, part) for chore in pair)]


def _is_of(chore: Chore, part: str) -> bool:
    return all(role.unit in MEANT["competent" if part == "competent" else "receiving"] for role in chore.roles)


def _too_few(pairs: Sequence[Pair], groups: Sequence[Sequence[Chore]], office: Office) -> Iterator[Finding]:
    for chores in groups:
        people = {chore: _able(chore, office.holders) for chore in chores}
        if all(people.values()) and not _can_share(chores, pairs, people):
            names = ", ".join(called(chore.first) for chore in chores)
            vi = f"{office.name} ({office.code}) không đủ người để các bước {names} do những người khác nhau làm."
            en = f"{office.name} ({office.code}) has too few people for {names} to be done by different ones."
            told = f"{vi} Hãy bổ sung người giữ vị trí.", f"{en} Appoint another to the post."
            yield Finding("separation-unkept", "error", chores[0].file, chores[0].first.id, *told)


def _able(chore: Chore, holders: Mapping[str, frozenset[uuid.UUID]]) -> frozenset[uuid.UUID]:
    """Who holds every post of *chore*."""
    return frozenset.intersection(*(holders.get(role.post, frozenset()) for role in chore.roles))


def _groups(pairs: Sequence[Pair]) -> list[list[Chore]]:
    """The chores that hang together."""
    groups: list[dict[Chore, None]] = []
    for pair in pairs:
        near = [group for group in groups if any(chore in group for chore in pair)]
        merged = {chore: None for group in near for chore in group} | dict.fromkeys(pair)
        groups = [group for group in groups if group not in near] + [merged]
    return [list(group) for group in groups]


def _can_share(chores: Sequence[Chore], pairs: Sequence[Pair], people: Mapping[Chore, frozenset[uuid.UUID]]) -> bool:
    """Whether each chore can have a person of its own among its pairs; yes when there is too much to try."""
    tried = 0
    waiting: list[dict[Chore, uuid.UUID]] = [{}]
    while waiting:
        tried += 1
        given = waiting.pop()
        if len(given) == len(chores) or tried > MOST_TRIED:
            return True
        chore = chores[len(given)]
        rivals = [pair[1] if pair[0] is chore else pair[0] for pair in pairs if chore in pair]
        taken = {given[rival] for rival in rivals if rival in given}
        waiting.extend({**given, chore: person} for person in people[chore] - taken)
    return False
