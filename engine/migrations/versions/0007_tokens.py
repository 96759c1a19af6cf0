"""Tokens of the API, and what was answered to requests that may be sent again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.tables.base

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "access_token",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("scopes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("issued_at", engine.tables.base.Moment(timezone=True), nullable=False),
        sa.Column("issued_by", sa.Uuid(), nullable=True),
        sa.Column("expires_at", engine.tables.base.Moment(timezone=True), nullable=False),
        sa.Column("revoked_at", engine.tables.base.Moment(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("expires_at > issued_at", name=op.f("ck_access_token_end")),
        sa.ForeignKeyConstraint(["issued_by"], ["person.id"], name=op.f("fk_access_token_issued_by_person")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_access_token_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_token")),
        sa.UniqueConstraint("digest", name=op.f("uq_access_token_digest")),
    )
    op.create_index(op.f("ix_access_token_person_id"), "access_token", ["person_id"])
    op.create_table(
        "repeat",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("request", sa.String(length=64), nullable=False),
        sa.Column("at", engine.tables.base.Moment(timezone=True), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("headers", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_repeat_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", "key", name=op.f("pk_repeat")),
    )
    op.create_index("ix_repeat_at", "repeat", ["at"])
    op.create_table(
        "password",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(length=200), nullable=False),
        sa.Column("is_first", sa.Boolean(), nullable=False),
        sa.Column("set_at", engine.tables.base.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_password_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_password")),
    )
    op.create_table(
        "second_factor",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("confirmed_at", engine.tables.base.Moment(timezone=True), nullable=True),
        sa.Column("last_step", sa.Integer(), nullable=False),
        sa.Column("recovery", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_second_factor_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_second_factor")),
    )
    op.create_table(
        "sign_in",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("begun_at", engine.tables.base.Moment(timezone=True), nullable=False),
        sa.Column("seen_at", engine.tables.base.Moment(timezone=True), nullable=False),
        sa.Column("idle_minutes", sa.Integer(), nullable=False),
        sa.Column("ends_at", engine.tables.base.Moment(timezone=True), nullable=False),
        sa.Column("is_proven", sa.Boolean(), nullable=False),
        sa.Column("ended_at", engine.tables.base.Moment(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("ends_at > begun_at", name=op.f("ck_sign_in_end")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sign_in_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("digest", name=op.f("uq_sign_in_digest")),
    )
    op.create_index(op.f("ix_sign_in_person_id"), "sign_in", ["person_id"])
    op.create_index("ix_sign_in_ends_at", "sign_in", ["ends_at"])
    op.create_table(
        "attempt",
        sa.Column("subject", sa.String(length=140), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last_at", engine.tables.base.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_attempt")),
    )
    op.create_table(
        "installation_key",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_installation_key")),
    )


def downgrade() -> None:
    for table in ("installation_key", "attempt", "sign_in", "second_factor", "password", "repeat", "access_token"):
        op.drop_table(table)
