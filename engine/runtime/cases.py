"""A running case: its process instance, the sub-process instances in it, and the loop that moves tokens."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from engine.runtime import conditions, joins
from engine.runtime.faults import Endless, TooDeep
from engine.runtime.library import READY, LibraryCase, LibraryScope
from engine.runtime.tokens import Token
from feel.limits import Meter

if TYPE_CHECKING:
    from engine.runtime.definitions import Definition
    from engine.runtime.nodes import Node, Process

# Our choice: no act of a person moves this many tokens in a diagram that means it.
MOST_STEPS = 5_000
MOST_WORK = 1_000_000  #: steps of evaluation in one act, under a second; our choice: an act holds a transaction open
DEEPEST = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """Something that leaves the case in this act."""

    #: "message", "signal", "service", "escalation" (one that nothing in the diagram caught), or "milestone": a token
    #: passed a node, no step of a person, that has properties; they are the payload
    kind: str
    name: str
    element: str
    payload: dict[str, Any]
    id: str  #: of the token that sent it; the answer to a service may name it as `correlation`


class Place:
    """What a case and a sub-process instance have in common: a specification and the tokens in it."""

    spec: Process
    tasks: dict[str, Token]
    completed: bool
    depth: int
    host: Token | None  #: the activity around it; None for the case itself
    top_workflow: Case

    def live(self) -> list[Token]:
        """Its tokens that stand somewhere, in the order in which they came."""
        return [token for token in self.tasks.values() if token.is_live]

    def put(self, node: Node, source: Token | None, **marks: Any) -> Token:
        """A new token that arrives at *node*."""
        self.top_workflow.count(node)
        token = Token(self, node, source)
        token.marks.update(marks)
        node._update(token)
        return token

    def instance(self, whole: Token, *, index: int) -> Token:
        """A new token for one run of the loop that *whole* stands for."""
        token = Token(self, whole.node, whole)
        token.marks.update(of=whole.id, index=index)
        return token

    def begin(self, start: Node | None) -> None:
        """Listen for what starts an event sub-process; then start at *start*, or wherever no flow leads to."""
        root = Token(self, self.spec.root, None)
        root._set_state(self.spec.root.done)
        for listener in self.spec.listeners:
            self.put(listener, root)
        for node in (start,) if start else self.spec.entries:
            self.put(node, root)

    def clear(self, *keep: Token) -> None:
        """Cancel every token in it but *keep*."""
        for token in self.live():
            if token not in keep:
                token.cancel()

    def is_empty(self) -> bool:
        """Whether no token moves in it any more: listeners alone do not hold it open."""
        return not any(token.is_live and not token.node.listens for token in self.tasks.values())


class Scope(Place, LibraryScope):
    """One run of a sub-process, an event sub-process or a called process."""

    def __init__(self, spec: Process, host: Token) -> None:
        """Belong to the activity *host*; nothing starts yet."""
        self.host = host
        super().__init__(spec, host.id, host.case, deserializing=True)

    def _calculate_depth(self) -> int:
        assert self.host is not None
        depth: int = self.host.place.depth + 1
        return depth


class Case(Place, LibraryCase):
    """One run of a process, in memory for one act."""

    subprocesses: dict[str, Scope]
    data: dict[str, Any]

    def __init__(self, definition: Definition, *, now: datetime) -> None:
        """Stand before the start, at the moment *now*."""
        super().__init__(definition.main, definition.processes, definition.engine, deserializing=True)
        self.host = None
        self.definition = definition
        self.engine = definition.engine
        self.now = now
        self.outgoing: list[Outgoing] = []
        self.end_events: list[str] = []
        self.agenda: deque[Token] = deque()
        self.later: deque[Token] = deque()
        self.steps = 0
        self.meter = Meter(MOST_WORK)  #: of all expressions of one act together

    def places(self) -> list[Place]:
        """The case and all that runs inside it, in the order in which they began."""
        return [self, *self.subprocesses.values()]

    def tokens(self) -> list[Token]:
        """Every live token of the case."""
        return [token for place in self.places() for token in place.live()]

    def find(self, token_id: str) -> Token | None:
        """The token with that id, live or not."""
        found = (place.tasks.get(token_id) for place in self.places())
        return next((token for token in found if token is not None), None)

    def count(self, node: Node) -> None:
        """Stop a diagram that runs in a circle."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise Endless(element=node.name, limit=MOST_STEPS)

    def open(self, spec: Process, host: Token, start: Node | None = None) -> None:
        """Start *spec* inside the activity *host*."""
        scope = Scope(spec, host)
        if scope.depth > DEEPEST:
            raise TooDeep(element=host.node.name, limit=DEEPEST)
        self.subprocesses[host.id] = scope
        scope.begin(start)

    def close(self, host: Token) -> None:
        """Cancel and forget what runs inside *host*, if anything does."""
        scope = self.subprocesses.get(host.id)
        if scope is not None:
            scope.clear()
            scope.completed = True
            del self.subprocesses[host.id]

    def send(self, kind: str, name: str, token: Token, payload: dict[str, Any]) -> None:
        """Let something leave the case at the end of this act."""
        self.outgoing.append(Outgoing(kind=kind, name=name, element=token.node.name, payload=payload, id=token.id))

    def do_engine_steps(self) -> None:
        """Move until only persons, timers and events outside can move the case on."""
        while self._turn():
            pass

    def _turn(self) -> bool:
        """One move. Events are thrown when nothing else can move, so that whoever is about to wait hears them."""
        if self.agenda:
            return self._run(self.agenda.popleft())
        if self._finish():
            return True
        if self.later:
            return self._run(self.later.popleft())
        return joins.fire(self) or conditions.fire(self)

    def _run(self, token: Token) -> bool:
        if token._state == READY:
            token.run()
        return True

    def _finish(self) -> bool:
        """End the innermost place in which nothing moves any more."""
        for place in reversed(self.places()):
            if not place.completed and place.is_empty():
                place.clear()
                place.completed = True
                if place.host is not None:
                    del self.subprocesses[place.host.id]
                    place.host.complete()
                return True
        return False
