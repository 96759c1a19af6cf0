"""Sign-ins that ended of late are found by their moment: an open inbox of theirs is told nothing more."""

from __future__ import annotations

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_sign_in_ended_at"), "sign_in", ["ended_at"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_sign_in_ended_at"), table_name="sign_in")
