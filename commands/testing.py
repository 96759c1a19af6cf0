"""`motcua test`: everything that must hold, from lint to the scenarios, slowest tests named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click

from commands import output
from feel.errors import Fault

ROOT = Path(__file__).resolve().parent.parent
CHECKS = (
    ("ruff check", ["ruff", "check", "."]),
    ("ruff format", ["ruff", "format", "--check", "."]),
    ("mypy --strict", ["mypy"]),
    ("import-linter", ["importlinter"]),
)
USAGE = 4  #: pytest's own code for a call that it does not understand


class NoTests(Fault):
    """The tests are not installed here; run `python3 cli.py test` in a copy of the repository."""

    vi = "Bản cài đặt này không kèm bộ kiểm thử; hãy chạy `python3 cli.py test` trong mã nguồn."


@click.command(context_settings={"ignore_unknown_options": True})
@click.option("--quick", is_flag=True, help="Chỉ chạy kiểm thử, bỏ qua lint và kiểu. / Tests only.")
@click.argument("pytest_arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def test(context: click.Context, quick: bool, pytest_arguments: tuple[str, ...]) -> None:
    """Chạy toàn bộ kiểm thử: lint, kiểu, tầng, đơn vị, thuộc tính, kịch bản, SQLite và PostgreSQL."""
    if not (ROOT / "tests").is_dir():
        raise NoTests()
    failed = [] if quick else [name for name, command in CHECKS if _run(name, command)]
    # Neighbours stay together, as they share what is dear to make; whoever is done takes of what the other has left.
    outcome = _run("pytest", ["pytest", "-n", "2", "--dist", "worksteal", *pytest_arguments])
    if outcome:
        failed.append("pytest")
    if failed:
        output.tell(f"Chưa đạt: {', '.join(failed)}.", f"Failed: {', '.join(failed)}.")
        context.exit(2 if outcome == USAGE else 1)


def _run(name: str, command: list[str]) -> int:
    output.tell(f"▶ {name}", f"▶ {name}")
    module, *rest = command
    starter = ["-c", "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"]
    call = [sys.executable, *(starter if module == "importlinter" else ["-m", module]), *rest]
    return subprocess.run(call, cwd=ROOT, check=False).returncode
