"""The engine: runs a published diagram for a case. The only package that knows SpiffWorkflow.

A caller holds a `Definition` (shared, read only) and, for one act, a `Run`: start or restore it, call one verb with the
moment of the act, look at the ready steps, timers, waits and what goes out, encode it. Time is always handed in.
"""

from engine.runtime.cases import Outgoing
from engine.runtime.definitions import Definition, definition, verify
from engine.runtime.deliveries import Timer, Wait, deliver_message, deliver_signal, fire_due, timers, waits
from engine.runtime.entering import ROUNDS, enter
from engine.runtime.faults import RuntimeFault, StateBroken, StateOfOther, StateTooNew
from engine.runtime.outlines import DrawnStep, DrawnWait, drawn_steps, drawn_waits
from engine.runtime.runs import Run, Step, complete, encode, outgoing, ready, restore, start
from engine.runtime.stepbacks import step_back
from engine.runtime.versions import move
from engine.runtime.watching import Way, watching

__all__ = [
    "ROUNDS",
    "Definition",
    "DrawnStep",
    "DrawnWait",
    "Outgoing",
    "Run",
    "RuntimeFault",
    "StateBroken",
    "StateOfOther",
    "StateTooNew",
    "Step",
    "Timer",
    "Wait",
    "Way",
    "complete",
    "definition",
    "deliver_message",
    "deliver_signal",
    "drawn_steps",
    "drawn_waits",
    "encode",
    "enter",
    "fire_due",
    "move",
    "outgoing",
    "ready",
    "restore",
    "start",
    "step_back",
    "timers",
    "verify",
    "waits",
    "watching",
]
