"""A file of step tables as sketches of procedures, each with its files, or with the reasons that refuse it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from bpmn import shipped
from bpmn.steptables import (
    columns,
    declaration,
    diagram,
    documents,
    faults,
    flows,
    forms,
    posts,
    separated,
    stages,
    steps,
    stories,
    tables,
    times,
    titles,
    workbooks,
)
from bpmn.steptables.lines import Line
from bpmn.steptables.notes import Notes
from bpmn.steptables.posts import Mapped
from bpmn.steptables.stages import Course
from bpmn.steptables.tables import Table
from bpmn.steptables.titles import Source, Title

MOST_TABLES = 1_000  #: of one file; our choice, twice the procedures of a province
_MACROS = {".docm": ".docx", ".dotm": ".docx", ".xlsm": ".xlsx", ".xltm": ".xlsx", ".xlsb": ".xlsx"}
_OLD = {".doc": ".docx", ".xls": ".xlsx"}


@dataclass(slots=True, kw_only=True)
class Sketch:
    """One table of the file."""

    code: str  #: empty when the headings name none
    name: str
    slug: str
    notes: Notes
    course: Course | None = None  #: None: the table is refused
    files: dict[str, bytes] = field(default_factory=dict)  #: of its folder; empty until `complete`

    @property
    def minutes(self) -> int:
        """What its steps add up to."""
        return self.course.minutes if self.course else 0


@dataclass(frozen=True, slots=True)
class Sketches:
    """What a file holds."""

    file: str
    source: Source | None  #: the decision that it seems to be
    sketches: list[Sketch]


def read(data: bytes, *, file: str, mapped: Mapped) -> Sketches:
    """The sketches in the file *data* called *file*; *mapped* says which post a performer means.

    Raises:
        Unreadable: the file cannot be read, or holds no table of steps.
    """
    lines = _lines(data, file)
    found = tables.find(lines)
    if not found:
        raise faults.NoTable(file=file)
    if len(found) > MOST_TABLES:
        raise faults.TooManyTables(file=file, limit=MOST_TABLES)
    source = titles.of_decision([line.cells[0].text for line in lines if not line.table])
    sketches = [_sketch(table, mapped, file=file, number=number) for number, table in enumerate(found, 1)]
    _name_apart(sketches)
    return Sketches(file, source, sketches)


def complete(sketch: Sketch, found: Sketches, *, folder: str, since: date) -> None:
    """Give *sketch* the files of its folder, which will be called *folder*."""
    course = sketch.course
    if course is None:
        return
    written = {
        "procedure.toml": declaration.write(
            course, code=sketch.code, name=sketch.name, source=found.source, file=found.file, since=since
        ),
        diagram.FILE: diagram.write(
            flows.draw(course), course, process=declaration.process_id(folder), name=sketch.name
        ),
        shipped.FEATURE: stories.write(course, name=sketch.name, code=sketch.code, since=since),
    }
    sketch.files = written | forms.write(course)


def _lines(data: bytes, file: str) -> list[Line]:
    ending = PurePath(file).suffix.lower()
    if ending in _MACROS:
        raise faults.WithMacros(file=file, wanted=_MACROS[ending])
    if ending in _OLD:
        raise faults.OldKind(file=file, wanted=_OLD[ending])
    match ending:
        case ".docx":
            return documents.read(data, file=file)
        case ".xlsx":
            return workbooks.read(data, file=file)
        case ".csv":
            return separated.read(data, file=file, is_header=columns.is_heading)
        case _:
            raise faults.UnknownKind(file=file)


def _sketch(table: Table, mapped: Mapped, *, file: str, number: int) -> Sketch:
    notes, title = Notes(), titles.read(table.headings)
    name = _name(title, notes, table, file=file, number=number)
    sketch = Sketch(
        code=title.code, name=name, slug=posts.slug(name)[:80].strip("-") or f"thu-tuc-{number}", notes=notes
    )
    if table.columns is None or table.heading is None:
        vi = "sau mã này không có bảng nào có cột nội dung công việc, người thực hiện, thời gian"
        notes.refuse(None, vi, "no table with columns for work, performer and time follows this code")
        return sketch
    found = steps.read(table.lines, table.columns, notes)
    if table.passed:
        first = table.passed[0]
        vi = f"{first.where or 'bảng'} ngay sau có số cột khác nên không đọc; nếu là phần tiếp của bảng này hãy sửa lại"
        notes.doubt(first, vi, "rows of another width right behind the table were not read")
    if not notes.refused and not found:
        notes.refuse(None, "bảng không có bước nào", "the table has no steps")
    if not notes.refused and not any(step.minutes for step in found):
        vi = "không bước nào có thời gian được tính, nên không có tổng để ghi thời hạn giải quyết"
        notes.refuse(None, vi, "no step has a time that counts, so there is no sum to stand for the legal limit")
    if not notes.refused:
        sketch.course = stages.of_steps(found, mapped, notes)
        _compare_total(sketch)
    return sketch


def _name(title: Title, notes: Notes, table: Table, *, file: str, number: int) -> str:
    if title.code:
        notes.tell(None, f"mã thủ tục {title.code}", f"the code is {title.code}")
    else:
        vi = f"không thấy mã thủ tục trước bảng: đã ghi mã tạm {declaration.NO_CODE}"
        notes.doubt(table.heading, vi, "no code stands before the table: a provisional one was written")
    if title.others:
        vi = f"tiêu đề còn nêu các mã {', '.join(title.others)}: thư mục chỉ dành cho mã đầu tiên"
        notes.doubt(None, vi, f"the heading names further codes: {', '.join(title.others)}")
    if title.name:
        return _sayable(title.name)
    named = _sayable(PurePath(file).stem.replace("_", " ").replace("-", " ").strip().capitalize())
    name = f"Thủ tục {title.code}" if title.code else (named if number == 1 else f"{named} {number}")
    notes.doubt(None, f"không thấy tên thủ tục: đã đặt '{name}'", f"no name was found: '{name}' was taken")
    return name


def _sayable(name: str) -> str:
    """*name* without signs that end a text in a scenario."""
    return " ".join(name.replace('"', "'").replace("|", "/").split())[:300]


def _compare_total(sketch: Sketch) -> None:
    notes, total = sketch.notes, sketch.notes.total
    told = times.say(sketch.minutes)
    notes.tell(None, f"tổng thời hạn các bước {told}", f"all steps take {sketch.minutes} minutes")
    if total is not None and total[1] != sketch.minutes:
        vi = f"dòng tổng ghi {times.say(total[1])}, các bước cộng lại {told}"
        notes.doubt(total[0], vi, "the total of the table is not what its steps add up to")


def _name_apart(sketches: Sequence[Sketch]) -> None:
    """Slugs that occur twice get the code, and those that still do a number."""
    for sketch in _twice(sketches):
        sketch.slug = posts.slug(f"{sketch.slug} {sketch.code}")
    for number, sketch in enumerate(_twice(sketches), 1):
        sketch.slug = f"{sketch.slug}-{number}"


def _twice(sketches: Sequence[Sketch]) -> list[Sketch]:
    counted = Counter(sketch.slug for sketch in sketches)
    return [sketch for sketch in sketches if counted[sketch.slug] > 1]
