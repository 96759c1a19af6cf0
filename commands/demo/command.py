"""The command itself: the demonstration made and served; the scripted cases told; all of it checked."""

from __future__ import annotations

import tempfile
import uuid
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy import Engine, select

from bpmn import shipped
from commands import output, store
from commands.demo import play, province, script, serving, story, tour, verify
from commands.demo.installation import PUBLISHED, Installation, cast
from engine import procedures
from engine.tables import Case
from feel.errors import Fault

WALKED = 36  #: cases of the small demonstration
BY_API = "HKD-01"  #: the scripted case that the API runs


@click.command()
@click.option("--fresh", is_flag=True, help="Dựng lại từ đầu. / Make it anew.")
@click.option("--story", "telling", is_flag=True, help="Chỉ chạy và kể các hồ sơ kịch bản. / Only tell scripted cases.")
@click.option(
    "--check", "checking", is_flag=True, help="Đối chiếu, trong cơ sở dữ liệu tạm. / Compare with what must be."
)
@output.JSON
@click.pass_context
def demo(context: click.Context, fresh: bool, telling: bool, checking: bool, as_json: bool) -> None:
    """Mở bản trình diễn trên máy này: một tỉnh nhỏ, cán bộ đủ vai, 300 hồ sơ của mười hai thủ tục."""
    if checking:
        with tempfile.TemporaryDirectory() as folder:
            failed, count = check(store.connect(f"sqlite:///{Path(folder) / 'demo.db'}"))
            pages, wrong = walk(Installation(Path(folder) / "served"), datetime.now(UTC))
        failed += [{"case": None, "wrong": wrong}] if wrong else []
        output.json_line({"ok": not failed, "cases": count, "pages": pages, "failed": failed})
        context.exit(1 if failed else 0)
    if telling:
        told = show(store.connect())
        if as_json:
            output.json_line({"cases": told})
        return
    start(Installation(), fresh=fresh)


def start(installation: Installation, *, fresh: bool) -> None:
    """Make *installation* when it is not there, tell who is in it, and serve it until the process is told to stop."""
    chosen = serving.settings()
    if fresh or not installation.is_whole():
        output.tell(
            "Đang dựng tỉnh minh họa và 300 hồ sơ (khoảng nửa phút, chỉ lần đầu)…",
            "Making the province and its 300 cases (about half a minute, only once)…",
        )
        lived = installation.make(datetime.now(UTC))
        for refused in lived.refused:
            output.tell(f"Một hồ sơ dừng giữa chừng: {refused}", f"A case came to a halt: {refused}")
    for unit, login, name, _, title in (*province.OFFICERS, *province.MORE):
        output.result(f"{unit:8} {login:10} {name:18} {title}")
    serving.run(installation, chosen)


def walk(installation: Installation, now: datetime) -> tuple[int, list[str]]:
    """A small demonstration is made and walked through over HTTP: how many pages were opened, and what was wrong."""
    wrong = [f"a case came to a halt: {refused}" for refused in installation.make(now, WALKED).refused]
    engine, pages = installation.engine(), 0
    try:
        with store.look(engine) as session:
            everybody = cast(session)
            number = session.scalar(select(Case.case_number).where(Case.case_number.is_not(None)).limit(1))
        with tour.served(serving.application(installation, engine)) as address:
            for one in everybody:
                if one.role:
                    opened, found = tour.visit(address, one)
                    pages, wrong = pages + opened, wrong + found
            opened, found = tour.look_up(address, number or "")
            pages, wrong = pages + opened, wrong + found
            wrong += tour.run_case(engine, address, next(one for one in script.load() if one.reference == BY_API), now)
    finally:
        engine.dispose()
    return pages, wrong


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
