"""What a check found is kept with the draft, and with the version that was published."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.tables.base

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

COUNTED = ("errors", "warnings")
OF_DRAFTS = ("checked_version", *COUNTED, "flows", "flows_covered")


def upgrade() -> None:
    for table, columns in (("revision", OF_DRAFTS), ("publication", COUNTED)):
        for name in columns:
            op.add_column(table, sa.Column(name, sa.Integer(), nullable=True))
        op.add_column(table, sa.Column("checked_at", engine.tables.base.Moment(timezone=True), nullable=True))


def downgrade() -> None:
    for table, columns in (("revision", OF_DRAFTS), ("publication", COUNTED)):
        for name in ("checked_at", *columns):
            op.drop_column(table, name)
