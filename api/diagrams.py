"""Diagrams, of a procedure or of a case as it stands now: as a picture, and in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from flask import Response

from bpmn import callers, model, sharing
from bpmn.callers import Callers
from bpmn.drawing import draw, outline, sheets, svg
from bpmn.drawing.state import State
from bpmn.model import Diagram
from engine import procedures
from engine.queries import standings
from engine.tables import Case, Task
from engine.work import Work

MAIN = "process.bpmn"
MEDIA_TYPE = "image/svg+xml"
PICTURE = {"type": "string", "description": "The picture as SVG"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """The diagrams of a version: its own, those that it shares with others, and which steps call these."""

    main: Diagram
    called: Sequence[Diagram]
    callers: Callers

    def name_of(self, element: str) -> str | None:
        """What the step *element* is called; None: there is none."""
        found = (node.name for one in (self.main, *self.called) for node in one.nodes if node.id == element)
        return next(found, None)

    def picture(
        self,
        state: State,
        links: Mapping[str, str] | None = None,
        *,
        anchors: str = "",
        beside: Collection[str] = (),
    ) -> bytes:
        """The main diagram as SVG with its *state*, and below it each shared process with one of the elements *beside*.

        *links*: where a click on a step leads; *anchors*: see `svg`.
        """
        drawing = draw(self.main, state=state)
        shown = [one for one in self.called if any(node.id in beside for node in one.nodes)]
        more = [
            replace(sheet, name=made.title)
            for one in shown
            for made in [draw(one, state=state)]
            for sheet in made.sheets
        ]
        whole = sheets.headed(replace(drawing, sheets=(*drawing.sheets, *more))) if more else drawing
        return svg.write(whole, links, anchors=anchors)

    def words(self, state: State, lang: str) -> Sequence[outline.Part]:
        """The main diagram as a numbered outline, then each shared process of which *state* says something."""
        told = [one for one in self.called if state.elements & {node.id for node in one.nodes}]
        return [part for one in (self.main, *told) for part in outline.read(one, state=state, lang=lang)]


def drawn(files: Mapping[str, bytes]) -> Drawn:
    """What *files* draw."""
    main, called = _main(files), sharing.called(files)
    return Drawn(main, called, callers.of(main, called))


def of_case(work: Work, case: Case) -> bytes:
    """The diagram of *case* as SVG, with its steps done, waiting and late."""
    found = drawn(_files(work, case))
    state = standings.of_case(work.session, case.id, now=work.now)
    return found.picture(standings.lifted_state(state, found.callers))


def words(work: Work, case: Case, tasks: Iterable[Task], lang: str) -> Sequence[outline.Part]:
    """The diagram as a numbered outline; the current steps are marked by all *tasks* of the case."""
    found = drawn(_files(work, case))
    return found.words(standings.lifted_state(standings.of_tasks(tasks, now=work.now), found.callers), lang)


def outlined(files: Mapping[str, bytes], lang: str) -> Sequence[outline.Part]:
    """The main diagram among *files* as a numbered outline."""
    return outline.read(_main(files), lang=lang)


def picture(files: Mapping[str, bytes], state: State | None = None) -> bytes:
    """The main diagram among *files* as SVG, with its *state*."""
    return svg.write(draw(_main(files), state=state))


def painted(diagram: Diagram, state: State, links: Mapping[str, str]) -> bytes:
    """*diagram* as SVG with its *state*; *links*: where a click on a step, or on the number of a flow, leads."""
    return svg.write(draw(diagram, state=state), links)


def answer(picture: bytes) -> Response:
    """*picture* as it goes out."""
    return Response(picture, content_type=f"{MEDIA_TYPE}; charset=utf-8")


def _files(work: Work, case: Case) -> Mapping[str, bytes]:
    return procedures.offered(work.session, case.digest).procedure.files


def _main(files: Mapping[str, bytes]) -> Diagram:
    name = MAIN if MAIN in files else min(one for one in files if one.endswith(".bpmn") and "/" not in one)
    return model.drawn(files[name], file=name)
