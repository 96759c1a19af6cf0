"""Cases of drafts that analysts try with the clock in hand."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.tables.base

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tryout",
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("moves", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("told", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("changed_at", engine.tables.base.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_tryout_person_id_person")),
        sa.ForeignKeyConstraint(["slug"], ["revision.slug"], name=op.f("fk_tryout_slug_revision")),
        sa.PrimaryKeyConstraint("slug", "person_id", name=op.f("pk_tryout")),
    )


def downgrade() -> None:
    op.drop_table("tryout")
