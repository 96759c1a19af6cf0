"""Alembic's entry: runs the migrations on the connection that `commands.migrate` hands in."""

from __future__ import annotations

from alembic import context

from engine.tables import Base


def run() -> None:
    """Bring the given connection to the wanted revision."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


run()
