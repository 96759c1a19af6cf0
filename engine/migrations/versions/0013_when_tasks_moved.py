"""When a task was last written, and what else an open inbox must hear of, found by its moment."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.tables.base

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TIMED = (("task", "moved_at"), ("notice", "at"), ("notice_read", "at"), ("setting_change", "at"))


def upgrade() -> None:
    op.add_column("task", sa.Column("moved_at", engine.tables.base.Moment(timezone=True), nullable=True))
    for table, column in TIMED:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def downgrade() -> None:
    for table, column in TIMED:
        op.drop_index(op.f(f"ix_{table}_{column}"), table_name=table)
    op.drop_column("task", "moved_at")
