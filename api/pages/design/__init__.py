"""The workbench of whoever designs procedures: drafts are drawn, tried, compared and published."""

from __future__ import annotations

from api.pages.design import (
    bulk,
    comparing,
    copysheets,
    drawing,
    moving,
    offerings,
    packages,
    patterns,
    publishing,
    retellings,
    scenarios,
    shelf,
    tryouts,
)

__all__ = [
    "bulk",
    "comparing",
    "copysheets",
    "drawing",
    "moving",
    "offerings",
    "packages",
    "patterns",
    "publishing",
    "retellings",
    "scenarios",
    "shelf",
    "tryouts",
]
