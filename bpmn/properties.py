"""The step properties that we give a meaning, by name."""

from __future__ import annotations

ACTS = ("accept", "pause", "restart", "stop")
NAMES = frozenset(
    (
        "act",
        "correlation",
        "escalate",
        "form",
        "gives",
        "limit",
        "limit_kind",
        "message",
        "performers",
        "result",
        "same_as",
        "separate_from",
        "status",
        "topic",
        "warn",
    )
)
