"""Files of a draft know who changed them last and when; what they were before is kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.tables.base

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

MOMENT = engine.tables.base.Moment(timezone=True)


def upgrade() -> None:
    for column in (
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("saved_at", MOMENT, nullable=True),
        sa.Column("saved_by", sa.Uuid(), nullable=True),
    ):
        op.add_column("revision_file", column)
    for name in ("version", "saved_at", "saved_by"):
        op.execute(
            f"update revision_file set {name} = (select r.{name} from revision r where r.slug = revision_file.slug)"
        )
    with op.batch_alter_table("revision_file") as table:
        table.alter_column("version", existing_type=sa.Integer(), nullable=False)
        table.alter_column("saved_at", existing_type=MOMENT, nullable=False)
        table.create_foreign_key(op.f("fk_revision_file_saved_by_person"), "person", ["saved_by"], ["id"])
    op.create_table(
        "revision_past",
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["saved_by"], ["person.id"], name=op.f("fk_revision_past_saved_by_person")),
        sa.PrimaryKeyConstraint("slug", "path", "version", name=op.f("pk_revision_past")),
    )


def downgrade() -> None:
    op.drop_table("revision_past")
    with op.batch_alter_table("revision_file") as table:
        table.drop_constraint(op.f("fk_revision_file_saved_by_person"), type_="foreignkey")
        for name in ("saved_by", "saved_at", "version"):
            table.drop_column(name)
