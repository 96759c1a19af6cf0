"""Accounts of officers, words beside the trail, heads of changes, what units leave to others, more levels of units."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.tables.base

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

LEVELS_BEFORE = "level in ('province', 'commune', 'department', 'division')"
LEVELS = "level in ('ministry', 'province', 'commune', 'department', 'board', 'division', 'desk')"
MOMENTS = ("activated_at", "locked_at")
HEADS = """
    insert into setting_head (subject, number, hash)
    select one.subject, one.number, one.hash from setting_change one
    where one.number = (select max(other.number) from setting_change other where other.subject = one.subject)
"""


def upgrade() -> None:
    _levels(LEVELS_BEFORE, LEVELS)
    unit = sa.ForeignKey("unit.id", name=op.f("fk_person_unit_id_unit"))
    op.add_column("person", sa.Column("unit_id", sa.Uuid(), unit, nullable=True), inline_references=True)
    op.create_index(op.f("ix_person_unit_id"), "person", ["unit_id"])
    op.add_column("person", sa.Column("email", sa.String(length=254), nullable=True))
    op.add_column("person", sa.Column("phone", sa.String(length=20), nullable=True))
    for name in MOMENTS:
        op.add_column("person", sa.Column(name, engine.tables.base.Moment(timezone=True), nullable=True))
    op.create_table(
        "trail_reason",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_trail_reason_case_id_case")),
        sa.PrimaryKeyConstraint("case_id", "number", name=op.f("pk_trail_reason")),
    )
    op.create_table(
        "setting_head",
        sa.Column("subject", sa.String(length=120), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_setting_head")),
    )
    op.execute(HEADS)
    op.create_table(
        "legacy",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("before_id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=True),
        sa.Column("field", sa.String(length=200), nullable=True),
        sa.Column("territory", sa.String(length=20), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["before_id"], ["unit.id"], name=op.f("fk_legacy_before_id_unit")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_legacy_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legacy")),
    )
    op.create_index(op.f("ix_legacy_unit_id"), "legacy", ["unit_id"])


def downgrade() -> None:
    for table in ("legacy", "setting_head", "trail_reason"):
        op.drop_table(table)
    for name in (*MOMENTS, "phone", "email"):
        op.drop_column("person", name)
    op.drop_index(op.f("ix_person_unit_id"), "person")
    op.drop_column("person", "unit_id")
    _levels(LEVELS, LEVELS_BEFORE)


def _levels(before: str, after: str) -> None:
    """The levels that a unit may have.

    SQLite changes a CHECK only with a new table, and half of all tables refer to this one. Its text is changed instead,
    as https://www.sqlite.org/lang_altertable.html describes it for constraints that only get wider or narrower.
    """
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        op.drop_constraint(op.f("ck_unit_level"), "unit", type_="check")
        op.create_check_constraint(op.f("ck_unit_level"), "unit", after)
        return
    version = connection.exec_driver_sql("pragma schema_version").scalar_one()
    connection.exec_driver_sql("pragma writable_schema = on")
    changing = "update sqlite_schema set sql = replace(sql, ?, ?) where type = 'table' and name = 'unit'"
    connection.exec_driver_sql(changing, (before, after))
    connection.exec_driver_sql(f"pragma schema_version = {version + 1}")
    connection.exec_driver_sql("pragma writable_schema = off")
