"""Which procedures wait in an inbox is told by its index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

LIVE = sa.text("state in ('ready', 'claimed')")
BEFORE = ["unit_id", "role", "due_at", "ready_at", "id", "holder_id", "state", "proposal", "bound", "case_id"]


def upgrade() -> None:
    _index([*BEFORE, "slug"])


def downgrade() -> None:
    _index(BEFORE)


def _index(columns: list[str]) -> None:
    op.drop_index("ix_task_inbox", table_name="task")
    op.create_index("ix_task_inbox", "task", columns, sqlite_where=LIVE, postgresql_where=LIVE)
