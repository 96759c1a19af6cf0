"""A case told as a scenario: what was handed in, who did which step when, and where the case stands then.

What no sentence can say stands as a comment, so that whoever goes on writing sees what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bpmn import model, xml
from bpmn.procedure import Procedure
from engine.calendar import ZONE
from forms import Field, Form

CHANNELS = {"counter": "trực tiếp", "online": "trực tuyến", "post": "qua bưu chính"}
TICKED = {True: "Có", False: "Không"}
CHOSEN = ("choice",)  #: kinds of fields whose answer is one option
PLAIN = ("text", "lines", "number", "money", "date", "time", "moment", "personal-id", "tax-code", "phone", "email")
UNIT = ("Cơ quan chạy thử", "H99.99")  #: where every told case lies: name and code, invented


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody entered."""

    at: datetime
    step: str | None  #: name of the step; None: the filing
    who: str | None
    lane: str | None
    form: Form | None
    answers: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Story:
    """One case from its filing on."""

    title: str
    procedure: str  #: its name
    channel: str
    variant: str | None  #: its name
    deeds: Sequence[Deed]  #: the filing first
    until: datetime
    status: tuple[str | None, str]  #: the circular's word, and what is said beside it
    waiting: tuple[str, str] | None  #: lane and name of the one step that waits
    ended: bool
    untold: Sequence[str] = ()  #: what was done beside the steps


def lanes(procedure: Procedure) -> dict[str, tuple[str, ...]]:
    """The names of the lanes in which each step is drawn, outermost first.

    Raises:
        Unreadable.
    """
    drawn = (model.read(xml.parse(procedure.files[one], file=one), file=one) for one in _diagrams(procedure))
    return {node.id: node.lanes for diagram in drawn for node in diagram.nodes}


def lane(procedure: Procedure, drawn: Sequence[str], post: str) -> str:
    """The lane, of those in which a step is *drawn*, that means *post*; else any that does; else the post itself."""
    meaning = [name for name, role in procedure.roles.items() if role.post == post]
    return next((name for name in reversed(drawn) if name in meaning), next(iter(meaning), post))


def _diagrams(procedure: Procedure) -> list[str]:
    return [name for name in sorted(procedure.files) if name.endswith(".bpmn")]


def feature(procedure: str) -> str:
    """The head of a file of scenarios."""
    return f"# language: vi\nTính năng: {_line(procedure)}\n"


def write(story: Story) -> str:
    """*story* as one scenario, to stand at the end of a file of scenarios."""
    said = [*_setting(story), *_acts(story), *_outcome(story)]
    return "\n".join(["", f"  Kịch bản: {_line(story.title)}", *(f"    {line}" if line else "" for line in said), ""])


def _setting(story: Story) -> Iterator[str]:
    yield f'Cho thủ tục "{_line(story.procedure)}" đã được công bố'
    yield f'Và "{UNIT[0]}", mã định danh "{UNIT[1]}", có các cán bộ:'
    posts: dict[str, list[str]] = {}
    for deed in story.deeds:
        if deed.who and deed.lane and deed.lane not in posts.setdefault(deed.who, []):
            posts[deed.who].append(deed.lane)
    yield from _table([("Họ và tên", "Vị trí"), *((who, lanes[0]) for who, lanes in posts.items())])
    for who, lanes in posts.items():
        yield from (f"Và cán bộ {who} kiêm vị trí {lane}" for lane in lanes[1:])
    if story.variant is not None:
        yield f'Và hồ sơ thuộc trường hợp "{_line(story.variant)}"'
    declared, untold = _rows(story.deeds[0])
    yield from untold
    if declared:
        yield "Và người nộp khai:"
        yield from _table(declared)


def _acts(story: Story) -> Iterator[str]:
    filing, *steps = story.deeds
    yield f"Khi lúc {say(filing.at)} người nộp nộp hồ sơ {CHANNELS.get(story.channel, story.channel)}"
    for deed in steps:
        rows, untold = _rows(deed)
        yield from untold
        yield f'Và lúc {say(deed.at)} cán bộ {deed.who} hoàn thành bước "{_line(deed.step or "")}"{":" if rows else ""}'
        yield from _table(rows)
    yield from (f"# {_line(one)}" for one in story.untold)
    if story.until > story.deeds[-1].at:
        yield f"Và đến lúc {say(story.until)}"


def _outcome(story: Story) -> Iterator[str]:
    word, detail = story.status
    if word is None:
        yield f'Thì hồ sơ chưa có trạng thái theo Thông tư, thông tin là "{_line(detail)}"'
    elif detail and detail != word:
        yield f'Thì trạng thái hồ sơ là "{_line(word)}", thông tin là "{_line(detail)}"'
    else:
        yield f'Thì trạng thái hồ sơ là "{_line(word)}"'
    if story.ended:
        yield "Và hồ sơ đã kết thúc"
    elif story.waiting is not None:
        yield f'Và hồ sơ đang chờ {story.waiting[0]} ở bước "{_line(story.waiting[1])}"'


def say(moment: datetime) -> str:
    """*moment* as scenarios write it, to the minute."""
    return moment.astimezone(ZONE).strftime("%H:%M ngày %d/%m/%Y")


def _rows(deed: Deed) -> tuple[list[tuple[str, str]], list[str]]:
    """What was entered, by labels; and in comments what a table of a scenario cannot say."""
    fields = {one.key: one for one in deed.form.fields} if deed.form else {}
    rows: list[tuple[str, str]] = []
    untold: list[str] = []
    for key, value in deed.answers.items():
        field = fields.get(key)
        if value in (None, "", [], {}) or (field is not None and field.kind == "computed"):
            continue
        text = _text(field, value) if field is not None else None
        if field is None or text is None:
            untold.append(f"# Nội dung '{_line(field.label if field else key)}' chưa có câu nào nhập được.")
        else:
            rows.append((field.label, text))
    return rows, untold


def _text(field: Field, value: Any) -> str | None:
    """*value* as a scenario writes it; None: no sentence can."""
    if field.kind == "flag":
        return TICKED.get(value)
    if field.kind in CHOSEN:
        return next((one.label for one in field.options or () if one.value == value), str(value))
    return str(value) if field.kind in PLAIN else None


def _table(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    cells = [[_cell(one) for one in row] for row in rows]
    widths = [max((len(row[at]) for row in cells), default=0) for at in range(2)]
    for row in cells:
        yield "  | " + " | ".join(cell.ljust(wide) for cell, wide in zip(row, widths, strict=True)) + " |"


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\r", "").replace("\n", "\\n")


def _line(text: str) -> str:
    """*text* within quotation marks of a sentence: one line, without such marks."""
    return " ".join(text.replace('"', "'").split())
