"""Numbers given elsewhere, linked cases, financial obligations, results handed back, acts taken back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.tables.base

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

HANDED_BEFORE = "what in ('data', 'paper')"
HANDED = "what in ('data', 'paper', 'result')"
CORRECTED = ("before", "after")


def upgrade() -> None:
    op.add_column("case", sa.Column("given_number", sa.String(length=60), nullable=True))
    op.create_index(op.f("ix_case_given_number"), "case", ["given_number"], unique=True)
    op.add_column("result", sa.Column("sent_from", sa.String(length=120), nullable=True))
    for table in ("supplement_request", "clock_pause"):
        op.add_column(table, sa.Column("taken_back_at", engine.tables.base.Moment(timezone=True), nullable=True))
    with op.batch_alter_table("correction") as batch:
        for name in CORRECTED:
            batch.alter_column(name, existing_type=sa.JSON(none_as_null=True), nullable=True)
    _hand_over(HANDED)
    op.create_table(
        "linked_case",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=1000), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=True),
        sa.Column("opened_at", engine.tables.base.Moment(timezone=True), nullable=False),
        sa.Column("ended_at", engine.tables.base.Moment(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(length=60), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("case_id <> child_id", name=op.f("ck_linked_case_another")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_linked_case_case_id_case")),
        sa.ForeignKeyConstraint(["child_id"], ["case.id"], name=op.f("fk_linked_case_child_id_case")),
        sa.ForeignKeyConstraint(["opened_by"], ["person.id"], name=op.f("fk_linked_case_opened_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_linked_case")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_linked_case_case_id_number")),
        sa.UniqueConstraint("child_id", name=op.f("uq_linked_case_child_id")),
    )
    op.create_table(
        "obligation",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("notice_number", sa.String(length=60), nullable=False),
        sa.Column("content", sa.String(length=1000), nullable=False),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=False),
        sa.Column("pay_by", sa.Date(), nullable=True),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("asked_at", engine.tables.base.Moment(timezone=True), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("receipt_number", sa.String(length=60), nullable=True),
        sa.Column("paid_recorded_by", sa.Uuid(), nullable=True),
        sa.Column("paid_at", engine.tables.base.Moment(timezone=True), nullable=True),
        sa.Column("taken_back_at", engine.tables.base.Moment(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("(paid_at is null) = (receipt_number is null)", name=op.f("ck_obligation_paid")),
        sa.CheckConstraint("amount_vnd > 0", name=op.f("ck_obligation_amount")),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f("fk_obligation_asked_by_person")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_obligation_case_id_case")),
        sa.ForeignKeyConstraint(
            ["paid_recorded_by"], ["person.id"], name=op.f("fk_obligation_paid_recorded_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obligation")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_obligation_case_id_number")),
    )


def downgrade() -> None:
    op.drop_table("obligation")
    op.drop_table("linked_case")
    _hand_over(HANDED_BEFORE)
    with op.batch_alter_table("correction") as batch:
        for name in CORRECTED:
            batch.alter_column(name, existing_type=sa.JSON(none_as_null=True), nullable=False)
    for table in ("clock_pause", "supplement_request"):
        op.drop_column(table, "taken_back_at")
    op.drop_column("result", "sent_from")
    op.drop_index(op.f("ix_case_given_number"), "case")
    op.drop_column("case", "given_number")


def _hand_over(what: str) -> None:
    with op.batch_alter_table("handover") as batch:
        batch.drop_constraint(op.f("ck_handover_what"), type_="check")
        batch.create_check_constraint(op.f("ck_handover_what"), what)
