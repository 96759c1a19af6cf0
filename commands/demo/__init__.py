"""`motcua demo`: a small province, and a case of each procedure run to its end with the clock in hand."""

from commands.demo.command import demo

__all__ = ["demo"]
