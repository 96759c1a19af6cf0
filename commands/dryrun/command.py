"""`motcua run`: a case of a diagram played through, by a script or by itself."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from bpmn import settings, shipped
from commands import bounds, output, store
from commands.check import NoSuchPath
from commands.dryrun import bare, office, script
from commands.dryrun import standing as places
from commands.dryrun.script import Move
from commands.dryrun.stage import Line, NotHeard, Stage, find, iso
from engine.cases import VIETNAM, BadAnswers
from feel.errors import Fault

BEGIN = datetime(2026, 3, 2, 8, 0, tzinfo=VIETNAM)  #: a Monday with no holiday near; our choice, so that runs repeat
MOST_STEPS = 100  #: of a run that goes by itself; our choice


@click.command()
@click.argument("source", metavar="FILE|SLUG")
@click.option("--script", "moves", type=click.Path(path_type=Path), help="JSON: complete, message, signal, advance.")
@output.JSON
@click.option("--standing", is_flag=True, help="Chỉ một dòng JSON: hồ sơ đang thế nào. / One JSON line: how it stands.")
@bounds.WITHIN
@click.pass_context
def run(
    context: click.Context, source: str, moves: Path | None, as_json: bool, standing: bool, within: int | None
) -> None:
    """Chạy thử một hồ sơ của tệp .bpmn hoặc thủ tục, đồng hồ trong tay; không có --script thì tự đi đến hết."""
    bounds.keep(within, is_awaited=True)
    if standing:
        context.exit(0 if stands(source, moves) else 1)
    wanted = script.load(moves) if moves else None
    refused: Fault | None = None
    with stage(source) as played:
        try:
            perform(played, wanted) if wanted is not None else go(played)
        except (script.BadScript, script.BadMove):
            raise
        except Fault as fault:
            refused = fault
        tell(played)
        ended, status = (played.ended(), played.status()) if played.trace or refused is None else (False, None)
    if refused is not None:
        output.tell(f"✗ {refused.say('vi')}", f"✗ {refused.say('en')}")
    if as_json:
        trace = [line.plain() for line in played.trace]
        said: dict[str, Any] = {"ended": ended, "status": status, "trace": trace}
        if refused is not None:
            said["refused"] = {"vi": refused.say("vi"), "en": refused.say("en")}
        output.json_line(said)
    context.exit(1 if refused is not None or (wanted is None and not ended) else 0)


def stands(source: str, moves: Path | None) -> bool:
    """Tell how a case of the procedure *source* stands after *moves*, or which of them was refused and why."""
    try:
        with stage(source) as played:
            if not isinstance(played, office.OfficeStage):
                raise NoSuchPath(path=source)
            perform(played, script.load(moves) if moves else [])
            output.json_line({"stands": {**places.told(played), "ended": played.ended()}})
    except output.NotWritten:
        raise
    except Fault as fault:
        errors = fault.facts.get("errors") if isinstance(fault, BadAnswers) else {}
        output.json_line({"refused": {"vi": fault.say("vi"), "en": fault.say("en"), "errors": errors}})
        return False
    return True


@contextmanager
def stage(source: str) -> Iterator[Stage]:
    """Where *source* is played: a diagram alone in memory, a procedure in a throw-away database.

    Raises:
        NoSuchPath: it is neither.
    """
    path = Path(source)
    if path.is_file():
        yield bare.stage(path, BEGIN)
        return
    folder = next((one for one in (shipped.ROOT / source, path) if (one / settings.FILE).is_file()), None)
    if folder is None:
        raise NoSuchPath(path=source)
    with tempfile.TemporaryDirectory() as scratch:
        engine = store.connect(f"sqlite:///{Path(scratch) / 'run.db'}")
        yield office.open_office(engine, shipped.load(folder), BEGIN)
        engine.dispose()


def perform(played: Stage, moves: list[Move]) -> None:
    """Do *moves* one after the other; the case is filed first, by the move that says how or with what is made up.

    Raises:
        Fault: a move was refused; those before it are done.
    """
    first = moves[0] if moves and moves[0].do == "start" else Move("start")
    _go_to(played, first, begun=False)
    played.start(first.answers if first in moves else None, channel=first.channel, variant=first.variant)
    for move in moves[1 if first in moves else 0 :]:
        _go_to(played, move, begun=True)
        _do(played, move)


def go(played: Stage) -> None:
    """File a case and do whatever waits, with made-up answers, until it is over, stands still, or runs too long.

    Whoever comes to a step again chooses the next option there, so that a way back is not gone for ever.
    """
    played.start(None, channel=None, variant=None)
    been: dict[str, int] = {}
    for _ in range(MOST_STEPS):
        waiting = played.waiting()
        if waiting:
            step = waiting[0]
            played.complete(step, None, by=None, turn=been.get(step.element, 0))
            been[step.element] = been.get(step.element, 0) + 1
        elif (due := played.next_timer()) is not None:
            played.advance(due)
        else:
            return


def tell(played: Stage) -> None:
    """Print what was done, and what waits now."""
    for line in played.trace:
        output.result(_row(line))
    for one in played.waiting() if played.trace else []:
        due = f" · {output.pick('hạn', 'due')} {one.due.astimezone(VIETNAM):%d/%m/%Y %H:%M}" if one.due else ""
        output.result(f"… {one.name} ({one.element}) · {one.who}{due}")


def _row(line: Line) -> str:
    due = f"{line.due.astimezone(VIETNAM):%d/%m/%Y %H:%M}" if line.due else "–"
    at = f"{line.at.astimezone(VIETNAM):%d/%m/%Y %H:%M}"
    return f"{at}  {line.name} ({line.step}) · {line.who} · {output.pick('hạn', 'due')} {due} · {line.status or '–'}"


def _go_to(played: Stage, move: Move, *, begun: bool) -> None:
    if move.at is None:
        return
    to = move.at if isinstance(move.at, datetime) else played.now + move.at.to_timedelta()
    if to < played.now:
        raise TimeRunsBack(now=iso(played.now), at=iso(to))
    if begun:
        played.advance(to)
    else:
        played.now = to


def _do(played: Stage, move: Move) -> None:
    if move.do == "complete":
        played.complete(find(played, move.step), move.answers, by=move.by, turn=0)
    elif move.do == "message" and not played.message(move.step, move.answers or {}):
        raise NotHeard(kind="message", kind_vi="thông điệp", name=move.step)
    elif move.do == "signal" and not played.signal(move.step, move.answers or {}):
        raise NotHeard(kind="signal", kind_vi="tín hiệu", name=move.step)


class TimeRunsBack(Fault):
    """The script goes back in time, from {now} to {at}."""

    vi = "Kịch bản chạy thử đi ngược thời gian, từ {now} về {at}."
