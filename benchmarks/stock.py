"""The library as it comes, under measurement: its classes, its serializer, its expressions."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

from lxml import etree
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.spiff.parser import SpiffBpmnParser
from SpiffWorkflow.spiff.serializer.config import SPIFF_CONFIG
from SpiffWorkflow.util.task import TaskState

from benchmarks import procedure
from benchmarks.rows import Moved, Waiting


class Stock:
    """One parsed specification for new cases; the stored state carries its own, as the serializer writes it."""

    name = "stock"

    def __init__(self) -> None:
        # The library logs every change of state; unless its loggers are told not to, that alone is a tenth of the time.
        for logger in ("spiff.task", "spiff.workflow"):
            logging.getLogger(logger).setLevel(logging.WARNING)
        parser = SpiffBpmnParser()
        parser.add_bpmn_xml(etree.parse(BytesIO(procedure.draw(procedure.LIBRARY))), filename="reference.bpmn")
        self.spec = parser.get_spec(procedure.PROCESS)
        self.serializer = BpmnWorkflowSerializer(BpmnWorkflowSerializer.configure(SPIFF_CONFIG))

    def begin(self, data: Mapping[str, object], now: datetime) -> Moved:
        """A new case. *now* is not used: the library looks at the clock of the machine."""
        del now
        workflow = BpmnWorkflow(self.spec)
        workflow.data.update(data)
        workflow.task_tree.data.update(data)
        workflow.do_engine_steps()
        return Moved(self._state(workflow), [], _waiting(workflow), is_open=True)

    def complete(self, state: bytes, element: str, answers: Mapping[str, object], now: datetime) -> Moved:
        """Load, complete one step, make ready to save."""
        del now
        workflow = self.serializer.deserialize_json(state.decode())
        ready = _ready(workflow)
        task = next(task for task in ready if task.task_spec.bpmn_id == element)
        before = [_row(task) for task in ready]
        task.set_data(**answers)
        task.run()
        workflow.do_engine_steps()
        return Moved(self._state(workflow), before, _waiting(workflow), is_open=not workflow.completed)

    def _state(self, workflow: Any) -> bytes:
        return str(self.serializer.serialize_json(workflow)).encode()


def _ready(workflow: Any) -> list[Any]:
    return list(workflow.get_tasks(state=TaskState.READY, manual=True))


def _waiting(workflow: Any) -> list[Waiting]:
    return [_row(task) for task in _ready(workflow)]


def _row(task: Any) -> Waiting:
    return Waiting(str(task.id), task.task_spec.bpmn_id, task.task_spec.lane)
