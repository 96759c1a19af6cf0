"""What was filled in earlier, as a person reads it: by the labels of the form that asked for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.procedures import APPLICATION_FORM, Offered
from engine.tables import Answer
from forms import pieces
from forms.pieces import Piece


@dataclass(frozen=True, slots=True)
class Line:
    """One answer under its label; a heading has no value."""

    label: str
    value: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one person filled in at one step."""

    step: str | None  #: None: the application
    at: datetime
    lines: tuple[Line, ...]


def read(offered: Offered, answer: Answer, steps: Mapping[str, tuple[str, str | None]]) -> Sheet:
    """The sheet of *answer*; *steps* tells the name and the form of each task by its id."""
    step, form = steps.get(answer.task_id, (None, APPLICATION_FORM))
    if form is None or form not in offered.by_name:
        return Sheet(step, answer.given_at, tuple(Line(name, pieces.as_text(one)) for name, one in _flat(answer)))
    read_form = offered.by_name[form]
    data = offered.procedure.files[read_form.file]
    found = pieces.of(read_form, data, answers=answer.answers, known=answer.answers)
    return Sheet(step, answer.given_at, tuple(_lines(found)))


def _lines(found: tuple[Piece, ...]) -> Iterator[Line]:
    for piece in found:
        if piece.kind == "group":
            yield Line(piece.label, "", is_heading=True)
            yield from _lines(piece.pieces)
        elif piece.kind == "rows":
            for number, row in enumerate(piece.rows, 1):
                yield Line(f"{piece.label} {number}", "", is_heading=True)
                yield from _lines(row)
        elif piece.kind != "words" and (value := pieces.shown(piece)):
            yield Line(piece.label, value)


def _flat(answer: Answer) -> Iterator[tuple[str, Any]]:
    yield from answer.answers.items()
