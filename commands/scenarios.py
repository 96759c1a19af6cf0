"""`motcua scenarios`: the scenarios of a procedure, played on the product itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from bpmn import settings, shipped
from commands import bounds, output
from commands.check import NoSuchPath
from features import coverage, runner
from features.runner import Outcome
from feel.errors import Fault


@click.command()
@click.argument("slug")
@output.JSON
@click.option("--follow", is_flag=True, help="Mỗi kịch bản một dòng JSON, có luồng. / A JSON line each, with flows.")
@bounds.WITHIN
@click.pass_context
def scenarios(context: click.Context, slug: str, as_json: bool, follow: bool, within: int | None) -> None:
    """Chạy các kịch bản của thủ tục SLUG (tên thư mục trong bpmn/ hoặc một đường dẫn) trong cơ sở dữ liệu tạm."""
    bounds.keep(within)
    path = folder(slug)
    if follow:
        context.exit(0 if followed(path) else 1)
    told = runner.read(shipped.feature(path))
    outcomes = []
    with coverage.stage([path]) as (template, scratch):
        for outcome in runner.perform(told, template, scratch):
            show(outcome)
            outcomes.append(outcome)
    failed = [outcome for outcome in outcomes if not outcome.held]
    output.tell(
        f"{len(outcomes)} kịch bản, {len(failed)} không đạt.", f"{len(outcomes)} scenarios, {len(failed)} failed."
    )
    if as_json:
        output.json_line({"slug": path.resolve().name, "scenarios": [plain(outcome) for outcome in outcomes]})
    context.exit(1 if failed or not outcomes else 0)


def followed(path: Path) -> bool:
    """Tell of each scenario, in JSON, before and after it is played; whether all held. A refusal is told so too."""
    try:
        told, good = runner.read(shipped.feature(path)), True
        with coverage.alone(path) as (template, scratch):
            for number, one in enumerate(told):
                output.json_line({"plays": one.name, "number": number, "total": len(told)})
                outcome, ways = coverage.watched(one, template, scratch)
                output.json_line({**plain(outcome), "ways": sorted("#".join(way) for way in ways)})
                good = good and outcome.held
    except output.NotWritten:
        raise
    except Fault as fault:
        output.json_line({"refused": {"vi": fault.say("vi"), "en": fault.say("en")}})
        return False
    return good


def folder(slug: str) -> Path:
    """The procedure folder that *slug* means: one that comes with the product, or a path.

    Raises:
        NoSuchPath.
    """
    for path in (shipped.ROOT / slug, Path(slug)):
        if (path / settings.FILE).is_file():
            return path
    raise NoSuchPath(path=slug)


def show(outcome: Outcome) -> None:
    """Say how a scenario went."""
    if outcome.fault is None:
        output.result(f"✓ {outcome.name}")
        return
    output.result(f"✗ {outcome.name}")
    output.result(f"    {outcome.at}")
    output.result("    " + outcome.fault.say(output.lang()).replace("\n", "\n    "))
    if "snippet" in outcome.fault.facts:
        output.result("\n    # features/steps\n    " + str(outcome.fault.facts["snippet"]).replace("\n", "\n    "))


def plain(outcome: Outcome) -> dict[str, Any]:
    """*outcome* as JSON carries it."""
    fault = outcome.fault
    said = {"vi": fault.say("vi"), "en": fault.say("en")} if fault else {"vi": None, "en": None}
    return {"name": outcome.name, "held": outcome.held, "at": outcome.at, **said}
