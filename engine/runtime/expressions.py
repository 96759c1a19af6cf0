"""Where the library asks for the value of an expression: FEEL answers, never Python."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.runtime import data
from engine.runtime.faults import Failed
from engine.runtime.library import LibraryScriptEngine
from feel import assignments, expression
from feel.errors import Fault

if TYPE_CHECKING:
    from engine.runtime.tokens import Token


class Feel(LibraryScriptEngine):
    """The script engine of every case."""

    def evaluate(self, task: Token, expression_text: str, external_context: Any = None) -> Any:  # noqa: ARG002
        """The value of an expression at *task*, in a form that a state can hold."""
        try:
            return data.kept(expression.evaluate(expression_text, data.view(task), meter=task.case.meter))
        except Fault as fault:
            raise Failed(element=task.node.name, cause=fault) from fault

    def truth(self, task: Token, condition: str, more: Mapping[str, object] | None = None) -> bool:
        """Whether *condition* is true at *task*, where also the names in *more* are known.

        Raises:
            Failed: the answer is neither true nor false.
        """
        scope = {**data.view(task), **more} if more else data.view(task)
        try:
            return expression.truth(condition, scope, meter=task.case.meter)
        except Fault as fault:
            raise Failed(element=task.node.name, cause=fault) from fault

    def holds(self, task: Token, condition: str) -> bool:
        """The same for conditional events: no answer yet (null) counts as not true."""
        try:
            answer = expression.evaluate(condition, data.view(task), meter=task.case.meter)
            return answer is not None and expression.truth(condition, data.view(task), meter=task.case.meter)
        except Fault as fault:
            raise Failed(element=task.node.name, cause=fault) from fault

    def execute(self, task: Token, script: str, external_context: Any = None) -> bool:  # noqa: ARG002
        """Set the names that *script* assigns."""
        try:
            data.write(task, data.kept(assignments.run(script, data.view(task), meter=task.case.meter)))
        except Fault as fault:
            raise Failed(element=task.node.name, cause=fault) from fault
        return True
