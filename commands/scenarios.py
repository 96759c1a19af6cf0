"""`motcua scenarios`: the scenarios of a procedure, played on the product itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from bpmn import settings, shipped
from commands import output
from commands.check import NoSuchPath
from features import coverage, runner
from features.runner import Outcome


@click.command()
@click.argument("slug")
@output.JSON
@click.pass_context
def scenarios(context: click.Context, slug: str, as_json: bool) -> None:
    """Chạy các kịch bản của thủ tục SLUG (tên thư mục trong bpmn/ hoặc một đường dẫn) trong cơ sở dữ liệu tạm."""
    path = folder(slug)
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


def plain(outcome: Outcome) -> dict[str, Any]:
    """*outcome* as JSON carries it."""
    fault = outcome.fault
    said = {"vi": fault.say("vi"), "en": fault.say("en")} if fault else {"vi": None, "en": None}
    return {"name": outcome.name, "held": outcome.held, "at": outcome.at, **said}
