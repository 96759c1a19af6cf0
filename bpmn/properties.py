"""The step properties that we give a meaning, by name."""

from __future__ import annotations

ACTS = ("accept", "receive", "handover", "supplement", "supplied", "obligation", "paid", "phase", "stop")
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
        "reason",
        "reference",
        "result",
        "same_as",
        "separate_from",
        "status",
        "topic",
        "warn",
    )
)
