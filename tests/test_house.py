"""Rules of the house that no ready-made linter keeps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BELOW_THE_EDGES = ("feel", "bpmn", "forms", "engine", "adapters")


def sources(*folders: str) -> list[Path]:
    """The modules of *folders*, without the migrations, which are written by a tool."""
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if "versions" not in path.parts]


def lines_with(pattern: str, paths: list[Path]) -> list[str]:
    found = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if found.search(line)
    ]


def test_commit_stands_only_at_the_edges() -> None:
    assert lines_with(r"\.commit\(\)", sources(*BELOW_THE_EDGES)) == []


def test_queries_and_rights_only_read() -> None:
    readers = [path for path in sources("engine") if path.parent.name in ("queries", "people")]
    assert lines_with(r"\.(add|add_all|flush)\(|(?<![.\w])(insert|update|delete)\(", readers) == []


def test_what_writes_to_the_database_is_handed_the_act() -> None:
    writes = re.compile(r"session\.(add|add_all|delete|flush)\(|(?<![.\w])(insert|update|delete)\(")
    writers = [path for path in sources("engine") if writes.search(path.read_text(encoding="utf-8"))]
    assert len(writers) > 20
    assert [path for path in writers if "engine.work" not in path.read_text(encoding="utf-8")] == []


def test_events_of_a_clock_are_only_ever_added() -> None:
    changed = lines_with(r"(update|delete)\((ClockEvent|_EVENTS)\b", sources(*BELOW_THE_EDGES, "scheduler", "commands"))
    assert changed == []


def test_time_is_handed_in_below_the_edges() -> None:
    assert lines_with(r"datetime\.(now|utcnow)\(|date\.today\(|time\.time\(", sources(*BELOW_THE_EDGES)) == []


def test_only_the_main_of_the_commands_catches_everything() -> None:
    broad = lines_with(
        r"except( \(?(Base)?Exception\b|:)",
        [*sources(*BELOW_THE_EDGES, "scheduler", "api", "commands"), ROOT / "cli.py"],
    )
    assert [place.split(":")[0] for place in broad] == ["commands/main.py"]


def test_no_source_file_is_over_400_lines() -> None:
    files = sources(*BELOW_THE_EDGES, "scheduler", "api", "commands", "benchmarks", "tests", "features")
    assert [path for path in files if len(path.read_text(encoding="utf-8").splitlines()) > 400] == []


def test_no_lock_or_config_file_carries_a_registry_address() -> None:
    names = ("*.lock", "*.toml", "*.cfg", ".npmrc", "*requirements*", "*/package-lock.json", "*/.npmrc")
    files = [path for name in names for path in ROOT.glob(name) if path.is_file() and ".venv" not in path.parts]
    found = lines_with(r"index-url|find-links|^registry=|\"resolved\": *\"http|@ https?://", files)
    assert found == []


@pytest.mark.parametrize("folder", BELOW_THE_EDGES)
def test_every_module_says_what_it_is_for(folder: str) -> None:
    assert [p for p in sources(folder) if not p.read_text("utf-8").lstrip().startswith('"""')] == []
