"""The fixture `call` for the tests of the command line."""

from tests.commands.calls import call

__all__ = ["call"]
