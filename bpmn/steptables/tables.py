"""The tables of steps in a file, each with the headings that say which procedure it is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bpmn.steptables import columns, titles
from bpmn.steptables.columns import Columns
from bpmn.steptables.lines import Line

NEAREST = 12  #: headings before a table that are looked at


@dataclass(slots=True)
class Table:
    """One table of steps, its parts on several pages together."""

    headings: list[str]
    heading: Line | None = None  #: None: a code was named, and no table with steps followed
    columns: Columns | None = None
    lines: list[Line] = field(default_factory=list)
    rows: int = 0  #: rows of other tables that followed the code
    passed: list[Line] = field(default_factory=list)  #: rows right behind the table that are of another width


def find(lines: Sequence[Line]) -> list[Table]:
    """The tables of *lines* in order."""
    return [table for table in _Finder().over(lines) if table.heading is not None or table.rows]


class _Finder:
    """One pass over the lines of a file."""

    def __init__(self) -> None:
        self.headings: list[str] = []
        self.table: Table | None = None
        self.told_in = 0  #: the table that only lists codes, of which a row named the last one

    def over(self, lines: Sequence[Line]) -> Iterator[Table]:
        for line in lines:
            if (ended := self._take(line)) is not None:
                yield ended
        if self.table is not None:
            yield self.table

    def _take(self, line: Line) -> Table | None:
        """What *line* ends; it goes to the table that is open, or to the headings of the next one."""
        if line.is_blank:
            return None
        if _is_title(line, self.table):
            return self._title(line)
        found = columns.read(line) if line.table else None
        if found is not None:
            return self._heading(line, found)
        if self.table is None or self.table.heading is None or not line.table:
            self._tell(line)
        else:
            self._row(line, self.table, self.table.heading)
        return None

    def _row(self, line: Line, table: Table, heading: Line) -> None:
        """A row behind a heading row: of the open table, or of another one that only stands after it."""
        is_near = line.table == heading.table or (len(line.cells) == len(heading.cells) and not self.headings)
        if not is_near:
            table.passed += [line] if not self.headings and len(line.cells) > 2 else []
        elif not table.lines and columns.is_second_row(line, heading):
            table.columns = columns.of_both(heading, line) or table.columns
        elif not columns.is_count(line):
            table.lines.append(line)

    def _title(self, line: Line) -> Table | None:
        ended, text = self.table, _told(line)
        self.told_in = 0 if line.alone is not None else line.table
        # Two lines with codes one after the other are one heading when no row came between them.
        self.headings = [*(self.headings[-NEAREST:]), text]
        if ended is not None and ended.heading is None and not ended.rows:
            ended.headings = list(self.headings)
            return None
        self.table = Table(headings=list(self.headings))
        return ended

    def _heading(self, line: Line, found: Columns) -> Table | None:
        ended = self.table
        if ended is not None and ended.heading is None:
            ended.headings, ended.heading, ended.columns = list(self.headings), line, found
            self.headings = []
            return None
        if ended is not None and ended.columns is not None and ended.heading is not None:
            if not ended.lines and columns.is_second_row(line, ended.heading):
                ended.columns = columns.of_both(ended.heading, line) or ended.columns
                return None
            if found.places == ended.columns.places and (line.table == ended.heading.table or not self.headings):
                return None  # the heading again, on the next page
        self.table = Table(headings=list(self.headings), heading=line, columns=found)
        self.headings = []
        return ended

    def _tell(self, line: Line) -> None:
        if self.table is not None and self.table.heading is None:
            many = len({cell.key for cell in line.cells if cell.text}) > 2
            self.table.rows += many and line.table != self.told_in
        self.headings = [*self.headings[-NEAREST:], _told(line)]


def _told(line: Line) -> str:
    return " ".join(" ".join(dict.fromkeys(cell.text for cell in line.cells if cell.text)).split())


def _is_title(line: Line, table: Table | None) -> bool:
    """Whether *line* names a code as a heading does, and not as a step may mention one."""
    if not titles.CODE.search(_told(line)):
        return False
    if not line.table or table is None or table.columns is None:
        return True
    is_step = table.columns.texts(line, "performer") or table.columns.texts(line, "time")
    return line.alone is not None or not is_step
