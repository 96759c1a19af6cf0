"""A task tells the units of its case: those of other units are found among all that somebody took part in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

UNITS = ["case_receiving_unit_id", "case_competent_unit_id"]
BEFORE = ["case_opened_at", "case_id"]


def upgrade() -> None:
    # May be empty only because SQLite adds no other column to a table that others lead to.
    for name in UNITS:
        op.add_column("task", sa.Column(name, sa.Uuid(), nullable=True))
    of_case = (f'{name} = (select c.{name.removeprefix("case_")} from "case" c where c.id = task.case_id)' for name in UNITS)
    op.execute(f"update task set {', '.join(of_case)}")
    _index([*BEFORE, *UNITS])


def downgrade() -> None:
    _index(BEFORE)
    for name in UNITS:
        op.drop_column("task", name)


def _index(columns: list[str]) -> None:
    for name, person in (("ix_task_taken", "holder_id"), ("ix_task_for_id", "for_id")):
        is_there = sa.text(f"{person} is not null")
        op.drop_index(name, table_name="task")
        op.create_index(name, "task", [person, *columns], sqlite_where=is_there, postgresql_where=is_there)
