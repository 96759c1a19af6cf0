"""Scenarios of drafts, played by a worker."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.tables.base

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

MOMENT = engine.tables.base.Moment(timezone=True)


def upgrade() -> None:
    op.create_table(
        "rehearsal",
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("until", MOMENT, nullable=True),
        sa.Column("played", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("told", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.CheckConstraint("state in ('waiting', 'running', 'done', 'broken')", name=op.f("ck_rehearsal_state")),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f("fk_rehearsal_asked_by_person")),
        sa.ForeignKeyConstraint(["slug"], ["revision.slug"], name=op.f("fk_rehearsal_slug_revision")),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_rehearsal")),
    )
    op.create_index(op.f("ix_rehearsal_state"), "rehearsal", ["state"])


def downgrade() -> None:
    op.drop_table("rehearsal")
