"""Cases of a draft that an analyst tries with the clock in hand: what he did is kept, and played anew each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine import pasts, revisions
from engine.tables import Tryout
from engine.work import Work
from feel.errors import Fault

MOST_MOVES = 200  #: our choice, many times what the longest procedure takes


class TooManyMoves(Fault):
    """A case is tried with at most {most} moves. Begin again."""

    vi = "Một lần chạy thử có tối đa {most} thao tác. Hãy bắt đầu lại."


class NothingTried(Fault):
    """You are trying no case of the draft of '{slug}'."""

    vi = "Bạn chưa chạy thử hồ sơ nào của bản dự thảo '{slug}'."


@dataclass(frozen=True, slots=True)
class Tried:
    """What one analyst did so far, and how the case stood after it."""

    version: int  #: of the draft, when it was played last
    moves: Sequence[Mapping[str, Any]]
    told: Mapping[str, Any]
    changed_at: datetime


def look(work: Work, slug: str) -> Tried | None:
    """The case of the draft of *slug* that the actor is trying; None: none."""
    kept = work.session.get(Tryout, (slug, work.actor_id))
    return None if kept is None else Tried(kept.version, kept.moves, kept.told, kept.changed_at)


def keep(work: Work, slug: str, moves: Sequence[Mapping[str, Any]], told: Mapping[str, Any], *, version: int) -> None:
    """The actor has done *moves* with a case of the draft of *slug* as it was in *version*, and that is how it stands.

    Raises:
        NotAllowed, TooManyMoves.
    """
    revisions.require(work)
    if len(moves) > MOST_MOVES:
        raise TooManyMoves(most=MOST_MOVES)
    said = {"version": version, "moves": list(moves), "told": dict(told), "changed_at": work.now}
    pasts.mark(work, slug, version)
    work.session.merge(Tryout(slug=slug, person_id=work.actor_id, **said))


def forget(work: Work, slug: str) -> None:
    """The actor tries no case of the draft of *slug* any more; nothing happens when he tried none.

    Raises:
        NotAllowed.
    """
    revisions.require(work)
    kept = work.session.get(Tryout, (slug, work.actor_id))
    if kept is not None:
        work.session.delete(kept)
