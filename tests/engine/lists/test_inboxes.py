"""The inbox of an officer for whose post very many tasks wait."""

from __future__ import annotations

from sqlalchemy import Engine, event

from engine import people
from engine.queries import tasks as inboxes
from engine.queries.tasks import Wanted
from tests.engine import builders
from tests.engine.builders import DESK, acting, tiny


def test_the_first_tasks_are_read_without_sorting_all(sqlite: Engine) -> None:
    builders.a_province(sqlite, tiny())
    said: list[tuple[str, tuple[str, ...]]] = []
    with acting(sqlite, DESK) as work:
        standing = people.stand(work.session, work.actor_id, work.now)
        connection = work.session.connection()
        event.listen(connection, "before_cursor_execute", lambda *heard: said.append((heard[2], heard[3])))
        inboxes.page(work.session, standing, Wanted("free"))
        ((statement, values),) = said
        plan = [row.detail for row in connection.exec_driver_sql(f"explain query plan {statement}", values)]
    inside = plan[next(place for place, line in enumerate(plan) if "LIST SUBQUERY" in line) :]
    assert "ix_task_inbox" in inside[1]
    assert [line for line in inside if "TEMP B-TREE" in line] == plan[-1:]  # of the few that are shown
