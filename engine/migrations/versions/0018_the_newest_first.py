"""Lists of cases are read in their order: by unit, by who took part, by the beginning of a code."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.tables.base

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

CODES = (("intake_reference", False), ("case_number", True))
GIVEN = sa.text("given_number is not null")
ELSEWHERE = sa.text("competent_unit_id <> receiving_unit_id")
GIVEN_ELSEWHERE = sa.text("returning_unit_id <> receiving_unit_id and returning_unit_id <> competent_unit_id")
TAKEN, IN_STEAD = sa.text("holder_id is not null"), sa.text("for_id is not null")
NEWEST = ["receiving_unit_id", "opened_at", "id", "competent_unit_id", "returning_unit_id"]
NEWEST_ELSEWHERE = ["competent_unit_id", "opened_at", "id", "receiving_unit_id"]
NEWEST_GIVEN = ["returning_unit_id", "opened_at", "id", "receiving_unit_id", "competent_unit_id"]


def upgrade() -> None:
    # May be empty only because SQLite adds no other column to a table that others lead to.
    op.add_column("task", sa.Column("case_opened_at", engine.tables.base.Moment(timezone=True), nullable=True))
    op.execute('update task set case_opened_at = (select c.opened_at from "case" c where c.id = task.case_id)')
    _index("ix_task_taken", "task", ["holder_id", "case_opened_at", "case_id"], TAKEN)
    op.drop_index("ix_task_for_id", table_name="task")
    _index("ix_task_for_id", "task", ["for_id", "case_opened_at", "case_id"], IN_STEAD)
    op.create_index("ix_case_newest", "case", NEWEST)
    _index("ix_case_newest_elsewhere", "case", NEWEST_ELSEWHERE, ELSEWHERE)
    _index("ix_case_newest_given", "case", NEWEST_GIVEN, GIVEN_ELSEWHERE)
    op.drop_index("ix_party_name_folded", table_name="party")
    op.create_index("ix_party_name", "party", ["case_id", "name_folded"])
    _number_given(GIVEN)
    _compare_codes("C")
    _keep_tails()


def _keep_tails() -> None:
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    text = sa.String(301, collation="C" if is_postgresql else None)
    op.create_table(
        "name_tail",
        sa.Column("tail", text, nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_name_tail_case_id_case")),
        sa.PrimaryKeyConstraint("tail", "case_id", name=op.f("pk_name_tail")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "name_word",
        sa.Column("word", text, nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_name_word")),
        sqlite_with_rowid=False,
    )
    find = "strpos" if is_postgresql else "instr"
    op.execute(
        f"""insert into name_tail (case_id, tail)
        with recursive tails (case_id, tail) as (
            select case_id, name_folded || ' ' from party
            union
            select case_id, substr(tail, {find}(tail, ' ') + 1) from tails where {find}(tail, ' ') < length(tail)
        ) select case_id, tail from tails"""
    )
    op.execute(f"insert into name_word (word) select distinct substr(tail, 1, {find}(tail, ' ') - 1) from name_tail")
    op.create_index(op.f("ix_name_tail_case_id"), "name_tail", ["case_id"])


def downgrade() -> None:
    op.drop_table("name_word")
    op.drop_table("name_tail")
    _compare_codes(None)
    _number_given(None)
    op.drop_index("ix_party_name", table_name="party")
    op.create_index("ix_party_name_folded", "party", ["name_folded"])
    for name in ("ix_case_newest_given", "ix_case_newest_elsewhere", "ix_case_newest"):
        op.drop_index(name, table_name="case")
    op.drop_index("ix_task_for_id", table_name="task")
    op.drop_index("ix_task_taken", table_name="task")
    op.drop_column("task", "case_opened_at")
    _index("ix_task_for_id", "task", ["for_id", "case_id"], IN_STEAD)


def _index(name: str, table: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def _number_given(where: sa.TextClause | None) -> None:
    op.drop_index("ix_case_given_number", table_name="case")
    op.create_index(
        "ix_case_given_number", "case", ["given_number"], unique=True, sqlite_where=where, postgresql_where=where
    )


def _compare_codes(collation: str | None) -> None:
    """SQLite compares letter by letter already."""
    if op.get_bind().dialect.name == "postgresql":
        for name, nullable in CODES:
            kind = sa.String(60, collation=collation or "default")
            op.alter_column("case", name, type_=kind, existing_type=sa.String(60), existing_nullable=nullable)
