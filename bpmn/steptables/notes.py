"""What is told of one table: what was understood, what is doubtful, and what refuses it, each with its row."""

from __future__ import annotations

from dataclasses import dataclass, field

from bpmn.steptables.lines import Line

MOST = 100  #: remarks of one kind about one table


@dataclass(frozen=True, slots=True)
class Note:
    """One remark."""

    row: int | None  #: None when the whole table is meant
    where: str  #: sheet or table of the document
    vi: str
    en: str


@dataclass(slots=True)
class Notes:
    """All remarks about one table."""

    understood: list[Note] = field(default_factory=list)
    doubtful: list[Note] = field(default_factory=list)
    refused: list[Note] = field(default_factory=list)
    total: tuple[Line, int] | None = None  #: the row of the total, and its minutes

    def tell(self, line: Line | None, vi: str, en: str) -> None:
        """Something was understood."""
        _add(self.understood, line, vi, en)

    def doubt(self, line: Line | None, vi: str, en: str) -> None:
        """Something was read in one way, and a person has to look at it."""
        _add(self.doubtful, line, vi, en)

    def refuse(self, line: Line | None, vi: str, en: str) -> None:
        """Something keeps the table from becoming a procedure."""
        _add(self.refused, line, vi, en)


def _add(notes: list[Note], line: Line | None, vi: str, en: str) -> None:
    if len(notes) < MOST:
        notes.append(Note(line.row if line and line.row else None, line.where if line else "", vi, en))
