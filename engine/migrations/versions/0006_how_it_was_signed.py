"""How a result was signed, and by which document."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("result", sa.Column("signed_form", sa.String(length=4), nullable=True))
    op.add_column("result", sa.Column("signed_document", sa.String(length=200), nullable=True))


def downgrade() -> None:
    op.drop_column("result", "signed_document")
    op.drop_column("result", "signed_form")
