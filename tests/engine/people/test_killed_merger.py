"""A program that is killed in the middle of a rearrangement, and the one that goes on after it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from sqlalchemy import Engine, select

from engine import mergers, organisation, trail
from engine.tables import Case, Task
from tests.engine import builders
from tests.engine.builders import acting
from tests.engine.people import rearranging
from tests.engine.people.rearranging import AFTER, BEFORE, NEW, carry_out, lay_down

HOUSE = Path(__file__).parents[3]
PROGRAM = """
import sys, uuid
from engine import database, mergers
from tests.engine.builders import acting
from tests.engine.people.rearranging import AFTER

engine = database.connect(sys.argv[1])
while True:
    with acting(engine, at=AFTER) as work:
        mergers.go_on(work, uuid.UUID(sys.argv[2]), most=1)
        work.session.flush()
        print("moved", flush=True)  # not committed yet
        sys.stdin.readline()
"""


def kill_after(engine: Engine, merger_id: object, portions: int) -> None:
    """A program of its own carries the rearrangement out and is killed with one portion done and not committed."""
    url = engine.url.render_as_string(hide_password=False)
    told = [sys.executable, "-c", PROGRAM, url, str(merger_id)]
    with subprocess.Popen(told, cwd=HOUSE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for portion in range(portions + 1):
            assert program.stdout.readline() == "moved\n"
            if portion < portions:
                program.stdin.write("on\n")
                program.stdin.flush()
        os.kill(program.pid, signal.SIGKILL)


def test_a_program_killed_in_the_middle_leaves_nothing_half_done(db: Engine) -> None:
    builders.a_province(db, builders.tiny(*builders.straight("a", "c")))
    cases = [builders.a_case(db) for _ in range(3)]
    merger_id = lay_down(db, rearranging.merge())
    carry_out(db, merger_id, at=BEFORE)
    kill_after(db, merger_id, 1)
    with acting(db) as work:
        new = organisation.unit_by_code(work, NEW).id
        places = {case.id: case.competent_unit_id for case in work.session.scalars(select(Case))}
        waits = {task.case_id: task.unit_id for task in work.session.scalars(select(Task))}
        assert places == waits
        assert list(places.values()).count(new) == 1
    carry_out(db, merger_id, at=AFTER, most=1)
    with acting(db, at=AFTER) as work:
        assert set(work.session.scalars(select(Case.competent_unit_id))) == {new}
        assert [trail.verify(work.session, case_id) for case_id in cases] == [3, 3, 3]
        assert mergers.in_charge(work, builders.COMMUNE).id == new
