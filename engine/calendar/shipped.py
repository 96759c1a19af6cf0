"""The data file that comes with the product: office hours, swapped days, statutory numbers."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def tables() -> dict[str, Any]:
    """The tables of vietnam.toml, read once; nobody may change them."""
    return tomllib.loads(files("engine.calendar").joinpath("vietnam.toml").read_text(encoding="utf-8"))
