"""The command itself: the database made ready, the cases played, told or checked."""

from __future__ import annotations

import tempfile
import uuid
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

import click
from sqlalchemy import Engine

from bpmn import shipped
from commands import output, store
from commands.demo import play, province, script, story, verify
from engine import procedures
from feel.errors import Fault

PUBLISHED = date(2025, 7, 1)


@click.command()
@click.option(
    "--check", "checking", is_flag=True, help="Đối chiếu, trong cơ sở dữ liệu tạm. / Compare with what must be."
)
@output.JSON
@click.pass_context
def demo(context: click.Context, checking: bool, as_json: bool) -> None:
    """Dựng một tỉnh nhỏ, chạy hồ sơ của từng thủ tục đến khi trả kết quả và kể lại."""
    if checking:
        with tempfile.TemporaryDirectory() as folder:
            failed, count = check(store.connect(f"sqlite:///{Path(folder) / 'demo.db'}"))
        output.json_line({"ok": not failed, "cases": count, "failed": failed})
        context.exit(1 if failed else 0)
    told = show(store.connect())
    if as_json:
        output.json_line({"cases": told})


def show(engine: Engine) -> list[dict[str, object]]:
    """Run whatever the database does not have yet, then tell every case; what was told, by reference."""
    prepare(engine)
    told: list[dict[str, object]] = []
    last = ""
    for scripted in script.load():
        if scripted.slug != last:
            story.introduce(shipped.load(shipped.ROOT / scripted.slug))
        last = scripted.slug
        case_id = play.play(engine, scripted, watch=lambda _: None)
        with store.look(engine) as session:
            told.append({"reference": scripted.reference, **asdict(story.tell(session, scripted, case_id))})
    return told


def check(engine: Engine) -> tuple[list[dict[str, object]], int]:
    """Play every scripted case and say which did not hold, after which count of cases."""
    prepare(engine)
    failed: list[dict[str, object]] = []
    cases = script.load()
    for scripted in cases:
        wrong = _check(engine, scripted)
        if wrong:
            failed.append({"case": scripted.reference, "wrong": wrong})
    engine.dispose()
    return failed, len(cases)


def prepare(engine: Engine) -> None:
    """Tables, province and published procedures; doing it again changes nothing."""
    store.migrate(engine)
    with store.act(engine, datetime.now(UTC)) as work:
        province.seed(work)
        for path in shipped.folders():
            procedures.publish(work, shipped.load(path), active_from=PUBLISHED)


def _check(engine: Engine, scripted: script.Scripted) -> list[str]:
    wrong: list[str] = []

    def watch(case_id: uuid.UUID) -> None:
        wrong.extend(verify.after_act(engine, case_id))

    try:
        case_id = play.play(engine, scripted, watch=watch)
    except Fault as fault:
        return [*wrong, fault.say("en")]
    return wrong + verify.at_end(engine, scripted, case_id)
