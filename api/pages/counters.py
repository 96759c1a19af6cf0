"""Which counters the holder of each post sees: those of his own post, none where the circular gives it none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.queries.predicates import PREDICATES

#: role -> items of the annex of Circular 11/2025/TT-BKHCN whose counters and lists its holders see
ITEMS: Mapping[str, tuple[str, ...]] = {
    "mot-cua": ("20.1",),
    "chuyen-vien": ("20.2", "15.3", "15.4"),
    "truong-phong": ("20.3", "16.5"),
    "lanh-dao": ("20.4", "16.5"),
}


def codes(roles: frozenset[str]) -> Sequence[str]:
    """The counters that whoever holds posts of *roles* sees, in the circular's order."""
    items = {item for role, theirs in ITEMS.items() if role in roles for item in theirs}
    return [code for code, one in PREDICATES.items() if any(item[:4] in items for item in one.items)]
