"""What an office words itself: ready reasons, instructions, texts of messages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.tables.base

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ready_reason",
        sa.Column("act", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String(length=500), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("valid_to is null or valid_to > valid_from", name=op.f("ck_ready_reason_validity")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ready_reason")),
    )
    op.create_index("ix_ready_reason_act", "ready_reason", ["act", "valid_from"], unique=False)
    op.create_table(
        "instruction",
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("element", sa.String(length=120), nullable=False),
        sa.Column("words", sa.String(length=2000), nullable=False),
        sa.Column("changed_at", engine.tables.base.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("slug", "element", name=op.f("pk_instruction")),
    )
    op.create_table(
        "message_text",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("words", sa.String(length=500), nullable=False),
        sa.Column("changed_at", engine.tables.base.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_message_text")),
    )


def downgrade() -> None:
    op.drop_table("message_text")
    op.drop_table("instruction")
    op.drop_table("ready_reason")
