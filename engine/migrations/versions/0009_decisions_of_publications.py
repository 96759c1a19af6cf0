"""A publication knows the decision that approved it, with its file, and how far its scenarios went."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("publication") as table:
        table.add_column(sa.Column("decision", sa.String(length=500), nullable=True))
        table.add_column(sa.Column("decision_digest", sa.String(length=64), nullable=True))
        table.add_column(sa.Column("decision_file", sa.String(length=255), nullable=True))
        table.add_column(sa.Column("flows", sa.Integer(), nullable=True))
        table.add_column(sa.Column("flows_covered", sa.Integer(), nullable=True))
        table.create_foreign_key(
            op.f("fk_publication_decision_digest_stored_file"), "stored_file", ["decision_digest"], ["digest"]
        )


def downgrade() -> None:
    with op.batch_alter_table("publication") as table:
        table.drop_constraint(op.f("fk_publication_decision_digest_stored_file"), type_="foreignkey")
        for name in ("flows_covered", "flows", "decision_file", "decision_digest", "decision"):
            table.drop_column(name)
