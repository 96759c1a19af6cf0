"""Diagrams, of a procedure or of a case as it stands now: as a picture, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from flask import Response

from bpmn import model, xml
from bpmn.drawing import draw, outline, svg
from bpmn.drawing.state import State
from bpmn.model import Diagram
from engine import procedures
from engine.queries import standings
from engine.tables import Case, Task
from engine.work import Work

MAIN = "process.bpmn"
MEDIA_TYPE = "image/svg+xml"
PICTURE = {"type": "string", "description": "The picture as SVG"}


def of_case(work: Work, case: Case) -> bytes:
    """The diagram of *case* as SVG, with its steps done, waiting and late."""
    return picture(_files(work, case), standings.of_case(work.session, case.id, now=work.now))


def words(work: Work, case: Case, tasks: Iterable[Task], lang: str) -> Sequence[outline.Part]:
    """The diagram as a numbered outline; the current steps are marked by all *tasks* of the case."""
    return outline.read(_main(_files(work, case)), state=standings.of_tasks(tasks, now=work.now), lang=lang)


def outlined(files: Mapping[str, bytes], lang: str) -> Sequence[outline.Part]:
    """The main diagram among *files* as a numbered outline."""
    return outline.read(_main(files), lang=lang)


def picture(files: Mapping[str, bytes], state: State | None = None) -> bytes:
    """The main diagram among *files* as SVG, with its *state*."""
    return svg.write(draw(_main(files), state=state))


def answer(picture: bytes) -> Response:
    """*picture* as it goes out."""
    return Response(picture, content_type=f"{MEDIA_TYPE}; charset=utf-8")


def _files(work: Work, case: Case) -> Mapping[str, bytes]:
    return procedures.offered(work.session, case.digest).procedure.files


def _main(files: Mapping[str, bytes]) -> Diagram:
    name = MAIN if MAIN in files else min(one for one in files if one.endswith(".bpmn") and "/" not in one)
    return model.read(xml.parse(files[name], file=name), file=name)
