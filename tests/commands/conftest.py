"""The fixtures `call` and `few` for the tests of the command line."""

from tests.commands.calls import call, few

__all__ = ["call", "few"]
