"""A form file as JSON, read within limits."""

from __future__ import annotations

import orjson

from forms import faults, limits

Json = dict[str, object] | list[object] | str | int | float | bool | None


def decode(data: bytes, *, file: str) -> Json:
    """What the JSON text *data* says.

    Raises:
        FormTooLarge, FormNotJson, FormTooDeep: *data* is no form, whatever it says.
    """
    if len(data) > limits.FORM_BYTES:
        raise faults.FormTooLarge(file=file, limit=limits.FORM_BYTES)
    try:
        read: Json = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise faults.FormNotJson(file=file, line=error.lineno, column=error.colno) from None
    if is_deeper(read, limits.FORM_DEPTH * 2):  # a component takes two levels: its list and itself
        raise faults.FormTooDeep(file=file, limit=limits.FORM_DEPTH)
    return read


def is_deeper(value: object, limit: int) -> bool:
    """Whether lists and objects in *value* stand inside each other more than *limit* times."""
    level = [value]
    for _ in range(limit + 1):
        level = [inner for one in level for inner in inside(one)]
        if not level:
            return False
    return True


def inside(value: object) -> list[object]:
    """What *value* holds: the entries of a list, the values of an object, nothing else."""
    if isinstance(value, dict):
        return list(value.values())
    return list(value) if isinstance(value, list | tuple) else []
