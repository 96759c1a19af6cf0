"""Where the names of an expression find their values: the data handed in, and the variables of loops around."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from feel import limits, tokens, values
from feel.limits import Meter
from feel.values import Value

NO_NAMES: Final[frozenset[str]] = frozenset()
NESTED: Final = 4  #: levels of data that are searched for names with operators in them


class Scope:
    """One level of names; *outer* is None for the data themselves, which may hold any Python values.

    The data's level counts the work on *meter*, or on one of its own; the levels inside share it.
    """

    __slots__ = ("meter", "names", "outer", "taken")

    def __init__(self, names: Mapping[str, object], outer: Scope | None = None, *, meter: Meter | None = None) -> None:
        self.names = names
        self.outer = outer
        self.meter: Meter = outer.meter if outer is not None else meter or Meter()
        self.taken: dict[str, Value] | None = None

    def look(self, name: str) -> Value:
        """The value called *name* on the nearest level that has it; null when none has."""
        scope = self
        while scope.outer is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.outer
        value = scope.names.get(name)
        if type(value) in values.AS_THEY_ARE:
            return value
        return scope._take(name, value)

    def walk(self, name: str, path: tuple[str, ...]) -> tuple[Value, int]:
        """Follow *path* from *name* into the data as long as it leads through contexts: the value, and steps done."""
        scope = self
        while scope.outer is not None:
            if name in scope.names:
                return scope.names[name], 0
            scope = scope.outer
        value, done = scope.names.get(name), 0
        while done < len(path) and (type(value) is dict or isinstance(value, Mapping)):
            value = value.get(path[done])
            done += 1
        return values.take(value, self.meter), done

    def forget(self, name: str) -> None:
        """Look *name* up anew: its value has changed."""
        if self.taken is not None:
            self.taken.pop(name, None)

    def _take(self, name: str, value: object) -> Value:
        """Convert once per evaluation: a loop may look a long list up in each turn."""
        if self.taken is None:
            self.taken = {}
        if name not in self.taken:
            self.taken[name] = values.take(value, self.meter)
        return self.taken[name]


def names_for(text: str, data: Mapping[str, object]) -> frozenset[str]:
    """The names of *data* that must be known to read *text*: none for nearly all texts, and that is found out fast."""
    if not tokens.needs_names(text):
        return NO_NAMES
    plain = " ".join(text.split())
    return frozenset(name for name in odd_names(data) if name in plain)


def odd_names(data: Mapping[str, object]) -> frozenset[str]:
    """The keys of *data*, and of what is inside, that are read as one name only when they are known."""
    found: set[str] = set()
    level: list[object] = [data]
    for _ in range(NESTED):
        inner: list[object] = []
        for entry in level:
            if isinstance(entry, Mapping):
                found.update(key for key in entry if isinstance(key, str) and tokens.is_odd(key))
                inner.extend(entry.values())
            elif isinstance(entry, list | tuple):
                inner.extend(entry)
        level = inner[: limits.MAX_ITEMS]
    return frozenset(found)
