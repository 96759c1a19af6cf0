"""Many running cases moved, tried or taken back, some at a time, each by itself."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy.orm import Session

from engine import administration, movemaps, moves, procedures, revisions
from engine.moves import Part, Running, Tried
from engine.queries import publications
from engine.runtime.faults import CannotMove
from engine.work import Work
from feel.errors import Fault

Act = Literal["try", "move", "undo"]
ACTS: tuple[Act, ...] = ("try", "move", "undo")
Alone = Callable[[Running, Callable[[Work], object]], Fault | None]  #: one act by itself; gives why it was refused


@dataclass(frozen=True, slots=True)
class Order:
    """What is done with some of the cases of a procedure."""

    slug: str
    act: Act
    to: int  #: the version that they go on by, or were moved to
    of: int | None = None  #: the version that they leave; None: any other
    chosen: Mapping[str, str] = field(default_factory=dict)  #: old id -> new id of nodes


@dataclass(frozen=True, slots=True)
class Batch:
    """Some cases, and what is done to each."""

    order: Order
    cases: tuple[Running, ...]
    digest: str  #: of the version that they go on by
    mapping: Mapping[str, str]  #: of nodes and flows
    after: uuid.UUID | None  #: leads to the next cases; None: there are no more


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one case."""

    case: Running
    fault: Fault | None  #: why it could not be done

    @property
    def needs_choice(self) -> bool:
        """Whether another mapping would help."""
        return isinstance(self.fault, CannotMove)


def next_of(work: Work, order: Order, part: Part) -> Batch:
    """The next cases that *order* means.

    Raises:
        NotAllowed, NoSuchProcedure.
    """
    revisions.require(work)
    administration.require(work)
    session, to = work.session, publications.digest_of(work.session, order.slug, order.to)
    of = publications.digest_of(session, order.slug, order.of) if order.of else None
    if order.act == "undo":
        cases = moves.moved(session, order.slug, to=to, part=part)
    else:
        cases = moves.running(session, order.slug, to=to, of=of, part=part)
    mapping = whole(session, of, to, order.chosen) if of else dict(order.chosen)
    after = cases[-1].case_id if len(cases) == part.most else None
    return Batch(order, tuple(cases), to, mapping, after)


def whole(session: Session, of: str, to: str, chosen: Mapping[str, str]) -> dict[str, str]:
    """The mapping of nodes in *chosen*, with that of the flows between them."""
    old, new = (procedures.offered(session, digest).procedure.files for digest in (of, to))
    return movemaps.whole(old, new, chosen)


def do(batch: Batch, alone: Alone) -> list[Result]:
    """What becomes of each case of *batch*."""
    return [Result(case, _told(alone(case, _verb(batch, case)))) for case in batch.cases]


def _verb(batch: Batch, case: Running) -> Callable[[Work], object]:
    match batch.order.act:
        case "undo":
            return lambda work: moves.undo(work, case.case_id)
        case "move":
            return lambda work: moves.move(work, case.case_id, to=batch.digest, mapping=batch.mapping)
        case "try":
            return lambda work: moves.attempt(work, case.case_id, to=batch.digest, mapping=batch.mapping)


def _told(fault: Fault | None) -> Fault | None:
    return None if isinstance(fault, Tried) else fault
