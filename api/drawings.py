"""Diagrams over HTTP: the main one of a procedure as an SVG picture."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response

from bpmn import model, xml
from bpmn.drawing import draw, svg
from bpmn.drawing.state import State

MEDIA_TYPE = "image/svg+xml"
PICTURE = {"type": "string", "description": "The picture as SVG"}
MAIN = "process.bpmn"


def answer(files: Mapping[str, bytes], state: State | None = None) -> Response:
    """The main diagram among *files*, with its *state*."""
    name = MAIN if MAIN in files else min(one for one in files if one.endswith(".bpmn") and "/" not in one)
    drawing = draw(model.read(xml.parse(files[name], file=name), file=name), state=state)
    return Response(svg.write(drawing), content_type=f"{MEDIA_TYPE}; charset=utf-8")
