"""The diagram of a case as it stands now: as a picture, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bpmn import model, xml
from bpmn.drawing import draw, outline, svg
from bpmn.model import Diagram
from engine import procedures
from engine.queries import standings
from engine.tables import Case, Task
from engine.work import Work

MAIN = "process.bpmn"


def picture(work: Work, case: Case) -> bytes:
    """The diagram as SVG, with its steps done, waiting and late."""
    return svg.write(draw(_diagram(work, case), state=standings.of_case(work.session, case.id, now=work.now)))


def words(work: Work, case: Case, tasks: Iterable[Task], lang: str) -> Sequence[outline.Part]:
    """The diagram as a numbered outline; the current steps are marked by all *tasks* of the case."""
    return outline.read(_diagram(work, case), state=standings.of_tasks(tasks, now=work.now), lang=lang)


def _diagram(work: Work, case: Case) -> Diagram:
    files = procedures.offered(work.session, case.digest).procedure.files
    name = MAIN if MAIN in files else min(one for one in files if one.endswith(".bpmn") and "/" not in one)
    return model.read(xml.parse(files[name], file=name), file=name)
