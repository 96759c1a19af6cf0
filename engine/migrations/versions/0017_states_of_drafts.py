"""Which states of drafts were published or tried, and the numbers that discarded drafts have used."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "revision_mark",
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slug", "version", name=op.f("pk_revision_mark")),
    )
    op.create_table(
        "revision_discarded",
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("rehearsals", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_revision_discarded")),
    )


def downgrade() -> None:
    op.drop_table("revision_discarded")
    op.drop_table("revision_mark")
