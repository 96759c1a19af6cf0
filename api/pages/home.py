"""The first page after signing in: what waits, as counters that lead to their lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from werkzeug.wrappers import Response

from api.pages import edge, frame, numbering, returning
from engine import issuings, people, questions
from engine.queries import counts, returns
from engine.queries import tasks as inboxes
from engine.queries.predicates import DESK, PREDICATES
from engine.work import Work

#: role -> items of the annex of Circular 11/2025/TT-BKHCN whose counters and lists its holders see
ITEMS: Mapping[str, tuple[str, ...]] = {
    "mot-cua": ("20.1",),
    "chuyen-vien": ("20.2", "15.3", "15.4"),
    "truong-phong": ("20.3", "16.5"),
    "lanh-dao": ("20.4", "16.5"),
}
APPRAISER = "20.2"  #: for whoever holds none of these posts


@dataclass(frozen=True, slots=True)
class Counter:
    """One counter on the page."""

    code: str
    words: str
    count: int


@edge.asks("/")
def home(work: Work) -> Response:
    """How much waits for the officer, by the counters of his post."""
    asked = questions.ask(work)
    shown = codes(edge.visitor().roles)
    found = counts.of(work.session, asked, shown)
    counters = [Counter(code, PREDICATES[code].words, count) for code, count in found.items()]
    standing = people.stand(work.session, work.actor_id, work.now)
    roles = edge.visitor().roles
    return frame.render(
        "home.html",
        counters=counters,
        waiting=inboxes.counts(work.session, standing),
        clerks=numbering.waiting(work, standing) if issuings.CLERK in roles else {},
        clerks_lists=numbering.LISTS,
        returns=returns.counts(work.session, standing) if DESK in roles else {},
        returns_lists=returning.LISTS,
    )


def codes(roles: frozenset[str]) -> Sequence[str]:
    """The counters that whoever holds posts of *roles* sees, in the circular's order."""
    items = {item for role, theirs in ITEMS.items() if role in roles for item in theirs} or {APPRAISER}
    return [code for code, one in PREDICATES.items() if any(item[:4] in items for item in one.items)]
