"""Taking a step back: the person says that an earlier step must be done again.

Only where that leaves the tokens sound: a token must not come to a split a second time while what the first time began
still runs, and not to one branch of a join whose other branches are over.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from engine.runtime.activities import Activity
from engine.runtime.faults import BranchesOpen, CannotStepBack, NotAnEarlierStep, OthersAtWork
from engine.runtime.gateways import InclusiveGateway, ParallelGateway
from engine.runtime.runs import Run, acting, step_token

if TYPE_CHECKING:
    from engine.runtime.nodes import Node, Process
    from engine.runtime.tokens import Token


def step_back(run: Run, step_id: str, to_element: str, *, now: datetime) -> None:
    """End the ready step *step_id* undone and begin the earlier activity *to_element* again. Data stay as they are.

    *to_element* is in the same process or sub-process as the step, or in one around it.

    Raises:
        NoSuchStep: the step does not wait (any more).
        CannotStepBack: there is no sound way back to that element.
    """
    with acting(run, now) as case:
        step = step_token(case, step_id)
        token = _standing_with(step, to_element)
        target = token.place.spec.node(to_element)
        refusal = _refusal(token, step, target)
        if refusal is not None:
            raise refusal(element=step.node.name, target=to_element, around=token.node.name)
        token.cancel()
        token.place.put(target, token)
        case.do_engine_steps()


def _standing_with(step: Token, element: str) -> Token:
    """*step* or the activity around it that stands in the same place as *element*; the whole loop of an instance."""
    for token in (step, *step.above):
        if element in token.place.spec.task_specs:
            return token.case.find(token.marks["of"]) or token if "of" in token.marks else token
    raise NotAnEarlierStep(element=step.node.name, target=element)


def _refusal(token: Token, step: Token, target: Node) -> type[CannotStepBack] | None:
    """Why *token* cannot go back to *target*; None when it can."""
    if not isinstance(target, Activity) or target.drawn.by_event or target is token.node:
        return NotAnEarlierStep
    if any(other is not step and (other.is_step or other.is_waiting) for other in _hanging_on(token)):
        return OthersAtWork
    process = token.place.spec
    if _comes_straight(process, target.name, token.node.name):
        return None
    alone = all(other is token or _hangs_on(other, token) or other.node.listens for other in token.place.live())
    return None if alone and _is_unavoidable(process, target.name, token.node.name) else BranchesOpen


def _hangs_on(other: Token, token: Token) -> bool:
    return token.id in (other.marks.get("host"), other.marks.get("of"))


def _hanging_on(token: Token) -> Iterable[Token]:
    """The tokens that end with *token*: instances of its loop and everything inside; not its boundary events."""
    case = token.case
    hanging = [token, *(other for other in token.place.live() if other.marks.get("of") == token.id)]
    for host in hanging:
        inside = case.subprocesses.get(host.id)
        if inside is not None:
            hanging.extend(other for other in inside.live() if "host" not in other.marks and not other.node.listens)
    return hanging[1:]


def _next(process: Process, name: str) -> set[str]:
    """The nodes that a token at *name*, or one that it sets off on its boundary, can come to next."""
    return on_its_way(process, name) | set(getattr(process.node(name), "boundaries", ()))


def on_its_way(process: Process, name: str) -> set[str]:
    """The nodes that a token at *name* itself can come to next: an event that does not interrupt sets off another."""
    node = process.node(name)
    interrupting = [found for found in getattr(node, "boundaries", ()) if process.node(found).drawn.interrupting]
    return {flow.target for flow in node.flows} | set(interrupting)


def _comes_straight(process: Process, start: str, end: str) -> bool:
    """Whether a token can go from *start* to *end* without being split or joined."""
    found: set[str] = set()
    open_ends = [start]
    while open_ends:
        name = open_ends.pop()
        if name == end:
            return True
        if name not in found and not splits_or_joins(process.node(name)):
            found.add(name)
            open_ends.extend(on_its_way(process, name))
    return False


def splits_or_joins(node: Node) -> bool:
    """Whether a token that comes to *node* may become several, or wait for others."""
    return node.splits or isinstance(node, ParallelGateway | InclusiveGateway)


def _is_unavoidable(process: Process, name: str, end: str) -> bool:
    """Whether every way from the beginning to *end* passes *name*."""
    found: set[str] = set()
    open_ends = [node.name for node in (process.entries or process.starts)]
    while open_ends:
        here = open_ends.pop()
        if here == end:
            return False
        if here not in found and here != name:
            found.add(here)
            open_ends.extend(_next(process, here))
    return True
