"""Drafts of procedures, and cases moved to another version."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.tables.base

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "revision",
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", engine.tables.base.Moment(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["saved_by"], ["person.id"], name=op.f("fk_revision_saved_by_person")),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_revision")),
    )
    op.create_table(
        "revision_file",
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["slug"], ["revision.slug"], name=op.f("fk_revision_file_slug_revision")),
        sa.PrimaryKeyConstraint("slug", "path", name=op.f("pk_revision_file")),
    )
    op.create_table(
        "case_move",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("from_digest", sa.String(length=64), nullable=False),
        sa.Column("to_digest", sa.String(length=64), nullable=False),
        sa.Column("mapping", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("blob", sa.LargeBinary(), nullable=False),
        sa.Column("state_version", sa.Integer(), nullable=False),
        sa.Column("moved_at", engine.tables.base.Moment(timezone=True), nullable=False),
        sa.Column("moved_by", sa.Uuid(), nullable=True),
        sa.Column("undone_at", engine.tables.base.Moment(timezone=True), nullable=True),
        sa.Column("replaced_at", engine.tables.base.Moment(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_case_move_case_id_case")),
        sa.ForeignKeyConstraint(["from_digest"], ["snapshot.digest"], name=op.f("fk_case_move_from_digest_snapshot")),
        sa.ForeignKeyConstraint(["to_digest"], ["snapshot.digest"], name=op.f("fk_case_move_to_digest_snapshot")),
        sa.ForeignKeyConstraint(["moved_by"], ["person.id"], name=op.f("fk_case_move_moved_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_move")),
    )
    with op.batch_alter_table("case_move", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_move_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_case_move_to_digest"), ["to_digest"], unique=False)
        batch_op.create_index(
            "uq_case_move_standing",
            ["case_id"],
            unique=True,
            sqlite_where=sa.text("undone_at is null and replaced_at is null"),
            postgresql_where=sa.text("undone_at is null and replaced_at is null"),
        )


def downgrade() -> None:
    op.drop_table("case_move")
    op.drop_table("revision_file")
    op.drop_table("revision")
