"""The one door to SpiffWorkflow: the few classes of it that we build on, with its defaults that do not fit taken out.

What is used: its tree of tasks with their states and life cycle, its specifications, its workflow with sub-workflows,
and its script engine as the place where expressions are asked for. What is not used, because it deviates from BPMN or
reads the wall clock: its prediction of future tasks, its joins, its timers, its serializer and its parser.
"""

from __future__ import annotations

import logging
from secrets import token_hex
from typing import Any

from SpiffWorkflow.bpmn.script_engine import BasePythonScriptEngineEnvironment, PythonScriptEngine
from SpiffWorkflow.bpmn.specs import BpmnTaskSpec
from SpiffWorkflow.bpmn.util.subworkflow import BpmnSubWorkflow
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.specs import WorkflowSpec
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

WAITING: int = TaskState.WAITING
READY: int = TaskState.READY
STARTED: int = TaskState.STARTED
COMPLETED: int = TaskState.COMPLETED
CANCELLED: int = TaskState.CANCELLED

# The library lists every task of a case for each log line while its loggers have no level of their own.
for _name in ("spiff", "spiff.task", "spiff.workflow", "spiff.data"):
    logging.getLogger(_name).setLevel(logging.WARNING)


class LibraryTask(Task):  # type: ignore[misc] # the library has no types
    """A task with a string id that reads no clock and writes no log when its state changes."""

    def __init__(self, workflow: Any, task_spec: Any, parent: LibraryTask | None, id: str | None = None) -> None:
        """Stand in *workflow* at *task_spec*, waiting."""
        self.id = id or token_hex(16)
        self.workflow: Any = workflow
        self.task_spec: Any = task_spec
        self._parent = parent.id if parent is not None else None
        self._children: list[str] = []
        self._state = WAITING
        self.triggered = False
        self.thread_id = 0
        self.last_state_change = 0.0
        self.data: dict[str, Any] = {}
        self.internal_data: dict[str, Any] = {}
        self.workflow.tasks[self.id] = self
        if parent is not None:
            parent._children.append(self.id)

    def _set_state(self, value: int) -> None:
        self._state = value


class LibrarySpec(WorkflowSpec):  # type: ignore[misc] # the library has no types
    """The specification of one process or sub-process."""

    data_objects: dict[str, object] = {}  # noqa: RUF012 - the library asks for it; ours are names in the data


class LibraryNode(BpmnTaskSpec):  # type: ignore[misc] # the library has no types
    """The specification of one node. Nothing is predicted: a task exists when a token does."""

    def _predict(self, *_: object, **__: object) -> None:
        """Do nothing: tokens are not foreseen."""

    def test(self) -> None:
        """Do nothing: the whole diagram was checked before anything ran."""


class LibraryCase(BpmnWorkflow):  # type: ignore[misc] # the library has no types
    """A workflow whose tasks we create ourselves."""


class LibraryScope(BpmnSubWorkflow):  # type: ignore[misc] # the library has no types
    """A sub-workflow whose tasks we create ourselves."""


class LibraryScriptEngine(PythonScriptEngine):  # type: ignore[misc] # the library has no types
    """What the library asks to evaluate. Its environment, which would run Python, gives way to one that cannot."""

    def __init__(self) -> None:
        """Have no environment to run anything in."""
        super().__init__(environment=BasePythonScriptEngineEnvironment())
