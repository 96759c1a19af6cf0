"""Functions on contexts (DMN 1.5, 10.3.4.10)."""

from __future__ import annotations

from feel.functions.registry import function
from feel.limits import Meter
from feel.values import Value


@function("get value", "m: context, key: string")
def get_value(m: dict[str, Value], key: str) -> Value:
    """The entry of *m* called *key*, or null."""
    return m.get(key)


@function("get value", "m: context, keys: list", metered=True)
def get_deep_value(meter: Meter, m: dict[str, Value], keys: list[Value]) -> Value:
    """The entry that the *keys* lead to, one level each."""
    meter.spend(len(keys))
    value: Value = m if keys else None
    for key in keys:
        value = value.get(key) if isinstance(value, dict) and isinstance(key, str) else None
    return value


@function("get entries", "m: context", metered=True)
def get_entries(meter: Meter, m: dict[str, Value]) -> list[Value]:
    """The entries of *m* as contexts with key and value."""
    meter.items(len(m))
    return [{"key": key, "value": value} for key, value in m.items()]


@function("context", "entries: list", metered=True)
def context(meter: Meter, entries: list[Value]) -> dict[str, Value] | None:
    """The context made of contexts with key and value; null when a key comes twice or is no string."""
    meter.items(len(entries))
    made: dict[str, Value] = {}
    for entry in entries:
        key = entry.get("key") if isinstance(entry, dict) else None
        if not isinstance(key, str) or key in made or "value" not in entry:
            return None
        made[key] = entry["value"]
    return made


@function("context put", "context: context, key: string, value: any", metered=True)
def context_put(meter: Meter, given: dict[str, Value], key: str, value: Value) -> dict[str, Value]:
    """*given* with the entry *key* set to *value*."""
    meter.items(len(given) + 1)
    return {**given, key: value}


@function("context put", "context: context, keys: list, value: any", metered=True)
def context_put_deep(meter: Meter, given: dict[str, Value], keys: list[Value], value: Value) -> dict[str, Value] | None:
    """*given* with the entry that the *keys* lead to set to *value*; levels that are missing come to be."""
    if not keys or not all(isinstance(key, str) for key in keys):
        return None
    made = value
    for place in reversed(range(len(keys))):
        level = given if place == 0 else get_deep_value(meter, given, keys[:place])
        if level is not None and not isinstance(level, dict):
            return None
        made = context_put(meter, level or {}, keys[place], made)
    return dict(made)


@function("context merge", "contexts: list", metered=True)
def context_merge(meter: Meter, contexts: list[Value]) -> dict[str, Value] | None:
    """All entries of all *contexts*; the last one of a name wins."""
    if not all(isinstance(entry, dict) for entry in contexts):
        return None
    meter.items(sum(len(entry) for entry in contexts))
    return {key: value for entry in contexts for key, value in entry.items()}
