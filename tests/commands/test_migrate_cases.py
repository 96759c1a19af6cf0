"""`motcua migrate-cases`: which cases go on by another version, which cannot and why, and back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest

from commands import store
from engine import procedures
from tests.commands.calls import Call, Said
from tests.engine import builders
from tests.engine.builders import acting, straight, tiny


@pytest.fixture
def cases(call: Call) -> list[str]:
    """Three running cases of version 1, the last at a step that version 2 lacks; their references."""
    call("migrate")
    engine = store.connect()
    builders.a_province(engine, tiny(*straight("a", "b")))
    opened = [builders.a_case(engine, reference=f"HS-{number}") for number in (1, 2, 3)]
    builders.do(engine, opened[2], "a")
    with acting(engine) as work:
        procedures.publish(work, tiny(*straight("a", "c")), active_from=date(2025, 7, 1))
    return ["HS-1", "HS-2"]


def told(said: Said) -> Any:
    return orjson.loads(said.out.splitlines()[-1])


def test_a_dry_run_tells_what_a_run_then_does(call: Call, cases: list[str]) -> None:
    tried = call("migrate-cases", "nho", "--to", 2, "--dry-run", "--json")
    done = call("migrate-cases", "nho", "--to", 2, "--json")
    assert (tried.code, done.code) == (1, 1)
    for said in (tried, done):
        assert len(told(said)["moved"]) == 2
        assert ["'b'" in one["vi"] for one in told(said)["refused"]] == [True]
    assert tried.err == "2 hồ sơ chuyển được, 1 không chuyển được.\n"
    assert done.err == "Đã chuyển 2 hồ sơ, 1 không chuyển được.\n"


def test_doing_it_again_takes_up_what_is_left(call: Call, cases: list[str]) -> None:
    call("migrate-cases", "nho", "--to", 2)
    again = call("migrate-cases", "nho", "--to", 2, "--map", "b=c", "--map", "a-b=a-c", "--json")
    assert (again.code, len(told(again)["moved"]), told(again)["refused"]) == (0, 1, [])


def test_moves_are_taken_back(call: Call, cases: list[str]) -> None:
    call("migrate-cases", "nho", "--to", 2)
    back = call("migrate-cases", "nho", "--to", 2, "--undo", "--json")
    assert (back.code, len(told(back)["moved"])) == (0, 2)
    assert len(told(call("migrate-cases", "nho", "--to", 2, "--dry-run", "--json"))["moved"]) == 2


@pytest.mark.parametrize("asked", [("--to", 9), ("--to", 2, "--map", "b"), ("--to", 2, "--map", "=c"), ()])
def test_a_bad_call_is_refused(call: Call, cases: list[str], asked: tuple[object, ...]) -> None:
    assert call("migrate-cases", "nho", *asked).code == 2


def test_a_database_that_is_away_ends_the_call(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'empty.db'}")
    assert call("migrate-cases", "nho", "--to", 1).code == 2
