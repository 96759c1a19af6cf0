"""Scenarios played without a test framework: read by the Gherkin parser, each sentence done in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gherkin.errors import CompositeParserException, ParserError
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler

from features import worlds
from features.steps import World, run
from features.steps.sentences import Table
from feel.errors import Fault

MOST_BYTES = 1024 * 1024  #: of one feature file; our choice, many times the longest one


class BadFeature(Fault):
    """'{file}' is not a feature that can be read: {why}."""

    vi = "Không đọc được kịch bản trong '{file}': {why_vi}."


class NoSentence(Fault):
    """The scenario has no sentence. One begins with Cho, Khi, Thì, Và or Nhưng; other lines only describe it."""

    vi = "Kịch bản không có câu nào. Câu phải bắt đầu bằng Cho, Khi, Thì, Và hoặc Nhưng; dòng khác chỉ là lời mô tả."


@dataclass(frozen=True, slots=True)
class Told:
    """One scenario, its backgrounds before it and its examples filled in."""

    name: str
    sentences: tuple[tuple[str, Table | None], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one scenario went."""

    name: str
    at: str | None = None  #: the sentence that did not hold; None when all held
    fault: Fault | None = None  #: why it did not

    @property
    def held(self) -> bool:
        """Whether every sentence held."""
        return self.fault is None


def read(path: Path) -> list[Told]:
    """The scenarios of the feature file *path*, one for each row of examples.

    Raises:
        BadFeature: there is no such file, or it is not Gherkin in UTF-8.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise BadFeature(file=path.name, why=why, why_vi=f"chưa có tệp này hoặc không mở được ({why})") from error
    return parse(data, file=path.name)


def parse(data: bytes, *, file: str) -> list[Told]:
    """The scenarios of the feature *data*.

    Raises:
        BadFeature: it is too large, or not Gherkin in UTF-8.
    """
    if len(data) > MOST_BYTES:
        vi = f"tệp dài quá {MOST_BYTES} byte, hãy chia nhỏ"
        raise BadFeature(file=file, why=f"it has more than {MOST_BYTES} bytes, split it", why_vi=vi)
    try:
        document = Parser().parse(data.decode())
    except UnicodeDecodeError as error:
        vi = "tệp không phải văn bản UTF-8, hãy lưu lại"
        raise BadFeature(file=file, why="it is not text in UTF-8, save it again", why_vi=vi) from error
    except (ParserError, CompositeParserException) as error:
        raise _malformed(file, data.decode(), error) from error
    pickles = Compiler().compile({**document, "uri": file})
    return [Told(one["name"], tuple((step["text"], _table(step)) for step in one["steps"])) for one in pickles]


def _malformed(file: str, text: str, error: ParserError | CompositeParserException) -> BadFeature:
    """What the parser stumbled over first, with its line."""
    first = error.errors[0] if isinstance(error, CompositeParserException) else error
    location = getattr(first, "location", None)
    number = location["line"] if location else 1
    line = (text.splitlines()[number - 1 : number] or [""])[0].strip()[:80]
    vi = f"dòng {number} không bắt đầu bằng từ khóa đúng chỗ hoặc bảng bị lệch: '{line}'"
    en = f"line {number} begins with no keyword that may stand there, or its table is uneven: '{line}'"
    if number == 1:
        vi, en = f"{vi}; dòng đầu tệp phải là '# language: vi'", f"{en}; the file begins with '# language: vi'"
    return BadFeature(file=file, why=en, why_vi=vi)


def perform(told: list[Told], template: Path, scratch: Path) -> Iterator[Outcome]:
    """How each scenario goes, one after the other, each on a copy of *template* in the folder *scratch*."""
    copied = scratch / "scenario.db"
    for one in told:
        yield _outcome(one, template, copied)
        copied.unlink(missing_ok=True)


def play(told: Told, world: World) -> None:
    """Do every sentence of *told* in *world*; the first that does not hold is raised."""
    for text, datatable in told.sentences:
        run(world, text, datatable)
    world.settle()


def _outcome(told: Told, template: Path, copied: Path) -> Outcome:
    if not told.sentences:
        return Outcome(told.name, told.name, NoSentence())
    before, text, refusal = "", "", None
    with worlds.copy(template, copied) as world:
        try:
            for text, datatable in told.sentences:
                refusal = world.refusal
                run(world, text, datatable)
                before = text
            refusal = world.refusal
            world.settle()
        except Fault as fault:
            # A refusal that no sentence expects shows at the next one, but it is the sentence before that was refused.
            world.refusal = None
            return Outcome(told.name, before if fault is refusal else text, fault)
    return Outcome(told.name)


def _table(step: Any) -> Table | None:
    """The table below *step*: the parser's types do not say that there may be one."""
    table = step.get("argument", {}).get("dataTable")
    return table and [[cell["value"] for cell in row["cells"]] for row in table["rows"]]
