"""What every node of a diagram does with a token: let it arrive, run, leave by its flows, or be cancelled.

Flows that leave an activity or event with conditions on them are an implicit inclusive split; several flows without
conditions are an implicit parallel one; several flows that enter are an implicit exclusive merge, where each token
goes on for itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from engine.runtime import watching
from engine.runtime.faults import NoWayOut
from engine.runtime.library import COMPLETED, LibraryNode, LibrarySpec

if TYPE_CHECKING:
    from bpmn.nodes import FlowNode
    from engine.runtime.tokens import Token


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow, with an id of ours when the file gives it none."""

    id: str
    target: str
    condition: str | None


@dataclass(frozen=True, slots=True)
class Trigger:
    """One event definition: what is waited for or thrown."""

    kind: str  #: message, signal, error, escalation, timer, conditional, cancel, terminate
    name: str = ""  #: of the message or signal; code of the error or escalation, empty for any
    text: str = ""  #: expression of a timer or condition
    form: str = ""  #: timeDate, timeDuration or timeCycle


class Process(LibrarySpec):
    """One process or sub-process of a diagram, ready to run; shared by all cases of its snapshot."""

    def __init__(self, name: str, *, file: str, process: str) -> None:
        """Begin without nodes. *process* is the id of the process that the scope *name* belongs to."""
        super().__init__(name, filename=file)
        self.process = process
        self.root = Node(self, None)
        self.starts: list[Node] = []  #: its start events
        self.entries: list[Node] = []  #: where it begins when nobody says otherwise
        self.listeners: list[Node] = []  #: start events of its event sub-processes

    def nodes(self) -> list[Node]:
        """Its nodes without the root, in the order of the file."""
        return [node for node in self.task_specs.values() if node is not self.root]

    def node(self, name: str) -> Node:
        """The node with that id."""
        node: Node = self.task_specs[name]
        return node

    @cached_property
    def begins(self) -> Mapping[str, str]:
        """Flow -> the node that it leaves."""
        return {flow.id: name for name, node in self.task_specs.items() for flow in node.flows}

    @cached_property
    def before(self) -> Mapping[str, set[str]]:
        """Node -> the nodes from which a token can come to it in one move."""
        found: dict[str, set[str]] = {name: set() for name in self.task_specs}
        for name, node in self.task_specs.items():
            for target in (*(flow.target for flow in node.flows), *getattr(node, "boundaries", ())):
                found[target].add(name)
        return found


class Node(LibraryNode):
    """One node. Subclasses say what is different from: run at once, then leave."""

    manual = False  #: a person runs it
    listens = False  #: waits for the start of an event sub-process; does not hold its place open
    isolates = False  #: what is written inside stays inside until it ends
    gathers = False  #: waits for tokens on several flows, so it asks by which flow each one came
    late = False  #: runs when nothing else in the case can
    completion_quantity = 1
    done: int = COMPLETED

    def __init__(self, process: Process, drawn: FlowNode | None) -> None:
        """Stand in *process*. Without *drawn* it is the root, the parent of all tokens that come from nowhere."""
        super().__init__(process, drawn.id if drawn else ":root", bpmn_name=drawn.name if drawn else "")
        self._drawn = drawn
        self.manual = type(self).manual
        self.flows: list[Flow] = []
        self.ways_in: list[str] = []  #: ids of the flows that enter
        self.triggers: Sequence[Trigger] = ()

    @property
    def drawn(self) -> FlowNode:
        """The node as the file has it."""
        assert self._drawn is not None
        return self._drawn

    @property
    def process(self) -> Process:
        """The process or sub-process around it."""
        process: Process = self._wf_spec
        return process

    def _update_hook(self, token: Token) -> None:
        token._ready()

    def _on_ready_hook(self, token: Token) -> None:
        if not self.manual:
            (token.case.later if self.late else token.case.agenda).append(token)

    def _run_hook(self, token: Token) -> None:
        """Do the work of the node."""

    def _on_complete(self, token: Token) -> None:
        self.leave(token)

    def _on_cancel(self, token: Token) -> None:
        """Cancel what hangs on the token."""

    def leave(self, token: Token) -> None:
        """Put tokens on the flows that *token* takes, as many on each as the completion quantity says."""
        if not self.manual and self.drawn.properties:
            token.case.send("milestone", self.drawn.name, token, dict(self.drawn.properties))
        for flow in self.choose(token) * self.completion_quantity:
            watching.note(self.drawn.process, flow.id)
            target = self.process.node(flow.target)
            if target.gathers:
                token.place.put(target, token, via=flow.id)
            else:
                token.place.put(target, token)

    def choose(self, token: Token) -> list[Flow]:
        """The flows that *token* leaves by."""
        taken = [flow for flow in self.flows if flow.id != self.drawn.default and self.allows(token, flow)]
        if any(flow.condition is not None for flow in taken):
            return taken
        return taken + self.otherwise(needed=bool(self.flows) and not taken)

    @property
    def splits(self) -> bool:
        """Whether it can send tokens on several flows at once."""
        return len(self.flows) > 1

    def otherwise(self, *, needed: bool) -> list[Flow]:
        """The default flow, as a list; a fault when one is needed and there is none."""
        default = [flow for flow in self.flows if flow.id == self.drawn.default]
        if needed and not default:
            raise NoWayOut(element=self.name)
        return default

    def allows(self, token: Token, flow: Flow) -> bool:
        """Whether the condition of *flow* holds; a flow without one is open."""
        return flow.condition is None or token.case.engine.truth(token, flow.condition)
