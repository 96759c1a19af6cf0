"""A try-run of a diagram with the clock in hand: nothing of it stays."""

from commands.dryrun.command import run

__all__ = ["run"]
