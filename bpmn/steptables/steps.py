"""The rows of one table as steps: what is done, by whom, how long; with what is doubtful and what refuses the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from bpmn.steptables import columns, times, wordings
from bpmn.steptables.columns import Columns
from bpmn.steptables.lines import Line
from bpmn.steptables.notes import Notes

LONGEST_NAME = 110
MOST_STEPS = 100  #: of one table; our choice, five times the longest that we know


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the table."""

    line: Line
    number: str  #: as written: "3.1"; empty when the row has none
    content: str  #: all that the row says of the work
    performer: str  #: as written
    minutes: int | None  #: None: not counted
    written_time: str
    result: str
    kind: str = ""  #: a kind of the list of wordings; empty: a step like any other

    @property
    def name(self) -> str:
        """The first sentence of the content, short enough for a shape of a diagram."""
        return named(self.content)


@dataclass(slots=True)
class Row:
    """One row before its time is understood."""

    line: Line
    number: str
    content: str
    performer: str
    time: str
    time_key: int  #: the same for rows that share one merged cell
    result: str
    children: list[Row] = field(default_factory=list)


def read(lines: Sequence[Line], heading: Columns, notes: Notes) -> list[Step]:
    """The steps that *lines* below a heading say; what cannot be is a refusal in *notes*."""
    listed = list(_rows(lines, heading, notes))
    if len(listed) > MOST_STEPS:
        notes.refuse(listed[MOST_STEPS].line, f"bảng có hơn {MOST_STEPS} bước", f"more than {MOST_STEPS} steps")
        return []
    _look_at_order(listed, notes)
    rows = _nested(listed)
    flat = [row for top in rows for row in _resolved(top, heading, notes)]
    found = [step for group in _shared(flat) for step in _steps(group, heading, notes)]
    if not found and not notes.refused:
        notes.refuse(None, "bảng không có bước nào", "the table has no steps")
    kept = [step for step in found if not _is_filing(step, notes)]
    return [replace(step, kind=kind_of(step.content)) for step in kept]


def named(content: str) -> str:
    """The first sentence of *content* without its number and bullet, and without signs that a scenario cannot say."""
    first = wordings.unnumbered(content.split("\n")[0]).strip(" .;:-–")
    plain = " ".join(first.replace('"', "'").replace("|", "/").replace("<", "(").replace(">", ")").split())
    whole = plain if len(plain) <= LONGEST_NAME else f"{plain[:LONGEST_NAME].rsplit(' ', 1)[0]} …"
    return whole[:1].upper() + whole[1:]


def kind_of(content: str) -> str:
    """What kind of step *content* names, by the list of wordings; empty when none of them fits."""
    table = wordings.table()
    folded = wordings.fold(named(content))
    for words in table["kinds_aside"]["words"]:
        folded = folded.replace(words, words.replace(" ", ""))
    kind = _first(folded, table["kinds"]) or _first(folded, table["kinds_weak"])
    inside = re.search(rf"\b(?:cho|ve|den|sang|tai) (?:{'|'.join(table['kinds_aside']['inside'])})\b", folded)
    return "issue" if kind == "give" and inside and "to chuc" not in folded and "ca nhan" not in folded else kind


def _first(folded: str, kinds: Mapping[str, Sequence[str]]) -> str:
    """The kind whose word comes first in *folded*, the longest word of those that begin there."""
    found = [
        (place.start(), -len(word), kind)
        for kind, words in kinds.items()
        for word in words
        if (place := re.search(rf"\b{word}\b", folded))
    ]
    return min(found)[2] if found else ""


def _rows(lines: Sequence[Line], heading: Columns, notes: Notes) -> Iterator[Row]:
    """The rows that tell of work; totals are compared, notes and group headings are told and left out."""
    last: Row | None = None
    for line in lines:
        row = _row(line, heading)
        first = wordings.fold(next((cell.text for cell in line.cells if cell.text), ""))
        if _is_total(first):
            _total(line, row, heading, notes)
        elif wordings.begins(first.replace(":", " :"), wordings.table()["rows"]["note"]):
            notes.tell(line, f"bỏ qua ghi chú '{first[:40]}'", "a note is passed over")
        elif _is_group(line, row, heading):
            notes.tell(line, f"tiêu đề nhóm '{(line.alone or row.content)[:60]}'", "a heading of rows")
            last = None
        elif last is not None and _goes_on(row):
            last.content += f"\n{row.content}"
            last.result = "\n".join(filter(None, (last.result, row.result)))
        else:
            last = row
            yield row


def _is_total(first: str) -> bool:
    words, plain = wordings.table()["rows"], first.rstrip(" :")
    return plain in words["total_alone"] or wordings.begins(plain, words["total"]) is not None


def _look_at_order(rows: Sequence[Row], notes: Notes) -> None:
    """Tell when the numbers of the rows begin again: two tables may have become one."""
    whole = [(row, int(row.number)) for row in rows if row.number.isdecimal()]
    for (_, before), (row, number) in pairwise(whole):
        if number <= before:
            vi = f"số thứ tự {number} đứng sau {before}: có thể hai bảng bị nối làm một"
            notes.doubt(row.line, vi, f"number {number} stands behind {before}: two tables may have become one")


def _row(line: Line, heading: Columns) -> Row:
    contents = heading.texts(line, "content")
    number = columns.number_of(heading.texts(line, "number"))
    if len(heading.places["content"]) > 1 and contents and not number:
        number = columns.number_of(contents[:1])
        contents = contents[1:] if number and len(contents) > 1 else contents
    places = heading.places["time"]
    cells = [line.cells[place] for place in places if place < len(line.cells) and line.cells[place].text]
    return Row(
        line=line,
        number=number,
        content="\n".join(contents),
        performer=" – ".join(" ".join(text.split()) for text in heading.texts(line, "performer")),
        time=" | ".join(dict.fromkeys(cell.text for cell in cells)),  # two different times are none
        time_key=cells[0].key if cells else line.row * 1_000 + 999,
        result="\n".join(heading.texts(line, "result")),
    )


def _is_group(line: Line, row: Row, heading: Columns) -> bool:
    """A row without performer and time that only names the rows below it: across the table, or with I, A, Giai đoạn."""
    if line.alone is None and (row.performer or row.time):
        return False
    told = wordings.fold(line.alone or row.content)
    spread = sum(cell.text == line.alone for cell in line.cells) > 2 if line.alone else False
    roman = bool(row.number) and not row.number[0].isdecimal()
    in_number = line.alone is not None and bool(heading.texts(line, "number")) and not row.number
    return spread or roman or in_number or wordings.begins(told, wordings.table()["rows"]["group"]) is not None


def _goes_on(row: Row) -> bool:
    """Whether *row* only goes on with the content of the row above it, as after a page break."""
    return not row.number and not row.performer and not row.time and row.content[:1] in "-+•–*"


def _nested(rows: Sequence[Row]) -> list[Row]:
    """3.1 and 3.2 below 3, 3.1.1 below 3.1."""
    tops: list[Row] = []
    around: list[Row] = []
    for row in rows:
        while around and not (around[-1].number and row.number.startswith(f"{around[-1].number}.")):
            around.pop()
        (around[-1].children if around else tops).append(row)
        around.append(row)
    return tops


def _resolved(top: Row, heading: Columns, notes: Notes) -> list[Row]:
    """*top*, or its sub-steps: whichever has the times."""
    for part in top.children:
        part.performer = part.performer or top.performer
    parts = [row for part in top.children for row in _resolved(part, heading, notes)]
    if not parts:
        return [top]
    if not any(part.time for part in parts) and top.time:
        return _together(top, parts, notes)
    if top.time and top.time_key not in {part.time_key for part in parts}:
        _compare(top, parts, heading, notes)
    notes.tell(top.line, f"bước {top.number} gồm {len(parts)} bước con", f"step {top.number} has sub-steps")
    return parts


def _compare(top: Row, parts: Sequence[Row], heading: Columns, notes: Notes) -> None:
    """Tell when the time of *top* is not what its sub-steps add up to."""
    own = times.read(top.time, unit=heading.unit).minutes
    whole = sum(times.read(part.time, unit=heading.unit).minutes or 0 for part in parts)
    if own is not None and own != whole:
        vi = f"bước {top.number} ghi {times.say(own)}, các bước con cộng lại {times.say(whole)}; đã lấy các bước con"
        notes.doubt(top.line, vi, f"step {top.number} and its sub-steps differ in time; the sub-steps are taken")


def _together(top: Row, parts: Sequence[Row], notes: Notes) -> list[Row]:
    """One step for sub-steps that have no times of their own, when one performer does them all."""
    performers = {wordings.fold(part.performer) for part in parts} | {wordings.fold(top.performer)} - {""}
    if len(performers) > 1:
        vi = f"thời gian ghi chung ở bước {top.number}, không chia cho các bước con do người khác nhau làm"
        notes.refuse(top.line, vi, f"the time of step {top.number} is not divided between its performers")
        return []
    top.content = "\n".join([top.content, *(part.content for part in parts)])
    top.performer = parts[0].performer
    notes.tell(top.line, f"gộp {len(parts)} bước con của bước {top.number}", f"sub-steps of {top.number} are one step")
    return [top]


def _shared(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows, those below one merged time together."""
    group: list[Row] = []
    for row in rows:
        if group and row.time_key != group[0].time_key:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _steps(group: Sequence[Row], heading: Columns, notes: Notes) -> Iterator[Step]:
    first = group[0]
    if len(group) > 1:
        if len({wordings.fold(row.performer) for row in group}) > 1:
            rows = ", ".join(str(row.line.row) for row in group)
            vi = f"thời gian '{first.time[:40]}' ghi chung cho các dòng {rows} do người khác nhau làm, không chia được"
            notes.refuse(first.line, vi, f"rows {rows} share one time but not one performer")
            return
        notes.doubt(first.line, f"gộp {len(group)} dòng dùng chung một ô thời gian thành một bước", "rows are merged")
        first.content = "\n".join(row.content for row in group)
        first.result = "\n".join(dict.fromkeys(row.result for row in group if row.result))
    yield from _step(first, heading, notes)


def _step(row: Row, heading: Columns, notes: Notes) -> Iterator[Step]:
    if not row.content:
        notes.refuse(row.line, "dòng không có nội dung công việc", "the row names no work")
        return
    if not row.performer:
        notes.refuse(row.line, f"bước '{named(row.content)}' không có người thực hiện", "the step has no performer")
        return
    reading = times.read(row.time, unit=heading.unit)
    if not reading.is_read and reading.is_unsaid and row.time and kind_of(row.content) == "give":
        notes.doubt(row.line, f"{reading.vi}; trả kết quả không tính vào thời hạn", "giving the result is not counted")
    elif not reading.is_read:
        notes.refuse(row.line, f"bước '{named(row.content)}': {reading.vi}", reading.en)
        return
    yield Step(
        line=row.line,
        number=row.number,
        content=row.content,
        performer=row.performer,
        minutes=reading.minutes,
        written_time=" ".join(row.time.split()),
        result=row.result,
    )


def _is_filing(step: Step, notes: Notes) -> bool:
    """Whether *step* is the applicant handing in the file, where a case begins anyway."""
    folded = wordings.fold(step.performer)
    by_applicant = wordings.begins(folded, wordings.table()["applicants"]["words"]) is not None
    if (
        by_applicant
        and wordings.names(wordings.fold(step.name), wordings.table()["filing"]["words"])
        and not step.minutes
    ):
        notes.tell(step.line, "người nộp nộp hồ sơ: là điểm bắt đầu của sơ đồ", "filing is where the diagram begins")
        return True
    return False


def _total(line: Line, row: Row, heading: Columns, notes: Notes) -> None:
    reading = times.read(row.time, unit=heading.unit) if row.time else None
    if reading is None or reading.minutes is None:
        notes.tell(line, "dòng tổng cộng không nêu thời gian đọc được", "the total names no time that can be read")
        return
    notes.total = (line, reading.minutes)
