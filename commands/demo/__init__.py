"""`motcua demo`: a small province at work, with cases of each procedure, lived through with the clock in hand."""

from commands.demo.command import demo

__all__ = ["demo"]
