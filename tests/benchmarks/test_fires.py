"""What the benchmark of rungs measures, without measuring time."""

from __future__ import annotations

from sqlalchemy import Engine, inspect

from benchmarks import fires


def test_every_rung_of_the_cases_fires_and_nothing_of_it_stays(db: Engine) -> None:
    before = inspect(db).get_table_names()
    assert fires.per_second(db, rounds=1, count=2) > 0
    assert inspect(db).get_table_names() == before
    with db.connect() as connection:
        assert "bench_" not in " ".join(inspect(connection).get_schema_names())
