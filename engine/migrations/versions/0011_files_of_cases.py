"""Files of cases of other systems, line by line."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.tables.base

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_import",
        sa.Column("system", sa.String(length=100), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("sent_at", engine.tables.base.Moment(timezone=True), nullable=False),
        sa.Column("sent_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["sent_by"], ["person.id"], name=op.f("fk_case_import_sent_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_import")),
    )
    op.create_table(
        "import_line",
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("said", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("words_vi", sa.String(length=1000), nullable=True),
        sa.Column("words_en", sa.String(length=1000), nullable=True),
        sa.CheckConstraint(
            "state in ('waiting', 'fit', 'unfit', 'new', 'there', 'refused')", name=op.f("ck_import_line_state")
        ),
        sa.ForeignKeyConstraint(["import_id"], ["case_import.id"], name=op.f("fk_import_line_import_id_case_import")),
        sa.PrimaryKeyConstraint("import_id", "number", name=op.f("pk_import_line")),
    )
    op.create_index(op.f("ix_import_line_state"), "import_line", ["import_id", "state"], unique=False)


def downgrade() -> None:
    op.drop_table("import_line")
    op.drop_table("case_import")
