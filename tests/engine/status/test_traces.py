"""The trail in words: every act has its name, and nothing that somebody wrote is lost or invented."""

from __future__ import annotations

import ast
import uuid
from pathlib import Path

from sqlalchemy import Engine

from engine import stepbacks, traces
from engine.traces import ACTS
from tests.engine import builders
from tests.engine.builders import DESK, acting, hours

HOUSE = Path(__file__).parents[3]


def recorded(tree: ast.AST) -> set[str]:
    """The acts that the calls of `trail.record` in a module name, and those that tasks hand on by."""
    found = set()
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("trail.record", "_hand_to"):
            position = 2 if ast.unparse(call.func) == "trail.record" else 4
            for part in ast.walk(call.args[position]):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    found.add(part.value)
    return found


def test_every_act_that_the_engine_records_has_a_name() -> None:
    acts = set().union(
        *(recorded(ast.parse(path.read_text(encoding="utf-8"))) for path in HOUSE.glob("engine/**/*.py"))
    )
    assert len(acts) > 40
    assert acts - ACTS.keys() == set()


def returned(engine: Engine) -> uuid.UUID:
    """A case that went back a step."""
    builders.a_province(engine, builders.tiny(*builders.straight("a", "c")))
    case_id = builders.a_case(engine)
    builders.do(engine, case_id, "a", at=hours(1))
    with acting(engine, DESK, at=hours(2)) as work:
        task = builders.waiting(work, case_id, "c")
        stepbacks.return_to(work, task.id, "a", reason="Thiếu chữ ký của ông X", seen=task.version)
    return case_id


def test_a_return_tells_to_which_step_and_why_and_the_trail_itself_does_not(db: Engine) -> None:
    case_id = returned(db)
    with acting(db) as work:
        last = traces.of_case(work.session, case_id)[-1]
    assert (last.act, last.step, last.who, last.after) == ("Trả về bước trước", "c", "Nguyễn Thị Mai", "a")
    assert last.reason == "Thiếu chữ ký của ông X"
