"""Activities: what a person, a script, a decision, a message, another system or a process inside does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.runtime import catches, data, loops, throws
from engine.runtime.faults import Failed
from engine.runtime.library import STARTED
from engine.runtime.nodes import Node, Process, Trigger
from feel import tables
from feel.errors import Fault

if TYPE_CHECKING:
    from bpmn.nodes import FlowNode
    from engine.runtime.tokens import Token


class Activity(Node):
    """What all activities share: start and completion quantity, boundary events and loops."""

    def __init__(self, process: Process, drawn: FlowNode) -> None:
        """Be the activity *drawn*; boundary events are attached by the compiler."""
        super().__init__(process, drawn)
        self.boundaries: list[str] = []
        self.start_quantity = _quantity(drawn, "startQuantity")
        self.completion_quantity = _quantity(drawn, "completionQuantity")
        self.loop_event: Trigger | None = None  #: what a multi-instance activity throws as its instances end

    def _update_hook(self, token: Token) -> None:
        if self.start_quantity > 1 and not self._has_enough(token):
            return
        for name in self.boundaries:
            token.place.put(self.process.node(name), token, host=token.id)
        if self.drawn.loop is None:
            self.work(token)
        else:
            token._set_state(STARTED)
            loops.begin(token)

    def _has_enough(self, token: Token) -> bool:
        """Whether *token* completes the start quantity; if so the others are used up."""
        standing = [other for other in token.place.live() if other.node is self and "idle" in other.marks]
        if len(standing) + 1 < self.start_quantity:
            token.marks["idle"] = True
            return False
        for other in standing:
            other._set_state(self.done)
        return True

    def work(self, token: Token) -> None:
        """Begin the work of one run: by default it is done as soon as its turn comes."""
        token._ready()

    def _run_hook(self, token: Token) -> None:
        if self.drawn.loop is None or "of" in token.marks:
            self.act(token)

    def act(self, token: Token) -> None:
        """Do the work of one run that is not done elsewhere."""

    def caught(self, token: Token) -> None:
        """Go on: the message or answer that the activity waits for has come."""
        token.complete()

    def _on_complete(self, token: Token) -> None:
        if "of" in token.marks:
            loops.ended(token)
            return
        if token.is_local:
            data.hand_out(token)
        self._let_go(token)
        self.leave(token)

    def _on_cancel(self, token: Token) -> None:
        token.case.close(token)
        self._let_go(token)

    def _let_go(self, token: Token) -> None:
        """End the boundary events and loop instances of *token*."""
        for other in token.place.live():
            if token.id in (other.marks.get("host"), other.marks.get("of")):
                other.cancel()


class PersonTask(Activity):
    """A user, manual or abstract task: a person completes it."""

    manual = True


class ScriptTask(Activity):
    """Assigns names."""

    def act(self, token: Token) -> None:
        """Run the assignments."""
        token.case.engine.execute(token, self.drawn.script or "")


class DecisionTask(Activity):
    """Asks a decision table."""

    def act(self, token: Token) -> None:
        """Write the answer of the table: under the name in property `result`, or under the names of its outputs."""
        table = token.case.definition.decisions[self.drawn.called or ""]
        try:
            answer = data.kept(tables.decide(table, data.view(token), meter=token.case.meter))
        except Fault as fault:
            raise Failed(element=self.name, cause=fault) from fault
        data.write(token, self._named(table, answer))

    def _named(self, table: tables.Table, answer: Any) -> dict[str, Any]:
        """*answer* under the names that it is written to."""
        result = self.drawn.properties.get("result")
        if result:
            return {result: answer}
        if isinstance(answer, dict) and len(table.outputs) > 1:
            return answer
        names = [column.name or self.drawn.called or "" for column in table.outputs]
        return dict.fromkeys(names if len(names) == 1 or answer is None else [self.drawn.called or ""], answer)


class SendTask(Activity):
    """Lets a message leave the case."""

    late = True

    def act(self, token: Token) -> None:
        """Send it."""
        throws.throw(token, self.triggers[0])


class ReceiveTask(Activity):
    """Waits for a message."""

    def work(self, token: Token) -> None:
        """Wait."""
        catches.arm(token)


class ServiceTask(Activity):
    """Asks another system and waits; the answer comes back as a message of the same name."""

    def work(self, token: Token) -> None:
        """Ask when the act is over: nothing is requested inside it."""
        token.case.send("service", self.triggers[0].name, token, data.copied(data.view(token)))


class SubProcess(Activity):
    """A process inside: embedded, event, transaction or called."""

    inner: Process
    start: Node | None = None

    def work(self, token: Token) -> None:
        """Begin it."""
        token._set_state(STARTED)
        token.case.open(self.inner, token, self.start)


class CallActivity(SubProcess):
    """Calls a process of the same snapshot; what it writes comes back when it ends."""

    isolates = True


def _quantity(drawn: FlowNode, name: str) -> int:
    """The number of tokens that the activity starts with or leaves; 1 for text that the check refuses."""
    text = drawn.attributes.get(name, "").strip()
    return int(text) if text.isascii() and text.isdigit() else 1
