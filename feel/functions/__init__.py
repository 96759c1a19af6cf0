"""The closed list of functions that an expression may call, one module a kind."""

from __future__ import annotations

from feel.functions import contexts, dates, lists, numbers, ranges, strings

#: The modules that put functions on the list when they are imported.
MODULES = (contexts, dates, lists, numbers, ranges, strings)
