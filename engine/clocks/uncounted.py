"""Steps and waits that do not count (không tính vào thời hạn), where procedure.toml declares them."""

from __future__ import annotations

from collections.abc import Collection

from bpmn.procedure import Procedure
from engine.clocks import pausing, reading
from engine.clocks.pausing import UNCOUNTED, Cause
from engine.tables import Case
from engine.work import Work


def follow(work: Work, case: Case, procedure: Procedure, before: Collection[str], after: Collection[str]) -> None:
    """The case moved from standing at the elements *before* to standing at *after*: its clock follows.

    Our choice: afterwards the clock goes on with what was left; nothing happens to a case whose clock has not begun.
    """
    declared = {one.element: one for one in procedure.clock.uncounted}
    left = [element for element in before if element in declared and element not in after]
    come = [declared[element] for element in after if element in declared and element not in before]
    if not left and not come:
        return
    row = reading.find(work, case.id, "case")
    if row is None or row.state == "stopped":
        return
    for one in come:
        pausing.begin(work, case.id, Cause(UNCOUNTED, one.element, basis=one.basis))
    held = {pause.key for pause in pausing.held_by(work, row) if pause.cause == UNCOUNTED}
    for element in left:
        if element in held:
            pausing.end(work, case.id, UNCOUNTED, element)
