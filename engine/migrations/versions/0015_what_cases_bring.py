"""What cases of another system bring along: results without a file, who issued them, the ZIP that their papers lie in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("result") as table:
        table.add_column(sa.Column("issuer", sa.String(length=300), nullable=True))
        table.alter_column("digest", existing_type=sa.String(length=64), nullable=True)
        table.create_check_constraint(op.f("ck_result_content"), "digest is not null or state = 'returned'")
    with op.batch_alter_table("case_import") as table:
        table.add_column(sa.Column("archive", sa.String(length=64), nullable=True))
        table.create_foreign_key(op.f("fk_case_import_archive_stored_file"), "stored_file", ["archive"], ["digest"])


def downgrade() -> None:
    with op.batch_alter_table("case_import") as table:
        table.drop_constraint(op.f("fk_case_import_archive_stored_file"), type_="foreignkey")
        table.drop_column("archive")
    with op.batch_alter_table("result") as table:
        table.drop_constraint(op.f("ck_result_content"), type_="check")
        table.alter_column("digest", existing_type=sa.String(length=64), nullable=False)
        table.drop_column("issuer")
