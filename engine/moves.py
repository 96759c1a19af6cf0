"""Running cases moved to another version of their procedure, and back: where they stand, with every due date."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from engine import administration, procedures, progress, runtime, trail, worklist
from engine.procedures import Offered
from engine.tables import Case, CaseMove, CaseState, Publication, Task
from engine.tables.tasks import is_live
from engine.work import Work
from feel.errors import Fault

STANDING = (CaseMove.undone_at.is_(None), CaseMove.replaced_at.is_(None))


class MoveFault(Fault):
    """This case cannot be moved."""

    vi = "Không chuyển được hồ sơ này."


class AlreadyThere(MoveFault):
    """This case goes by that version already."""

    vi = "Hồ sơ này đã theo phiên bản ấy."


class StepsWouldChange(MoveFault):
    """In that version other steps would wait for somebody: {steps}."""

    vi = "Theo phiên bản ấy, hồ sơ sẽ chờ ở những bước khác: {steps}."


class NothingToUndo(MoveFault):
    """This case was not moved, or its move was undone."""

    vi = "Hồ sơ này chưa được chuyển phiên bản, hoặc việc chuyển đã được hoàn tác."


class MovedOn(MoveFault):
    """Somebody has acted on this case since it was moved, so that cannot be undone; move it to the other version."""

    vi = "Đã có người xử lý hồ sơ sau khi chuyển nên không hoàn tác được; hãy chuyển hồ sơ sang phiên bản kia."


@dataclass(frozen=True, slots=True)
class Running:
    """A case that could be moved."""

    case_id: uuid.UUID
    called: str  #: its case number, or its intake reference before acceptance
    version: int  #: of the procedure that it goes by now


@dataclass(frozen=True, slots=True)
class Part:
    """Some of many cases in their order: at most so many, from behind one of them."""

    most: int
    after: uuid.UUID | None = None


class Tried(MoveFault):
    """This case can be moved; it was only tried."""

    vi = "Hồ sơ này chuyển được; đây mới là thử chuyển."


def running(session: Session, slug: str, *, to: str, of: str | None = None, part: Part | None = None) -> list[Running]:
    """The open cases of *slug* that go by another content than *to*, or by *of*, in the order in which they came."""
    mine = select(Case).where(Case.slug == slug, Case.state == "open", Case.digest != to)
    if of is not None:
        mine = mine.where(Case.digest == of)
    numbers = numbers_of(session, slug)
    cases = session.scalars(_some(session, mine, part))
    return [Running(case.id, _called(case), numbers[case.digest]) for case in cases]


def attempt(work: Work, case_id: uuid.UUID, *, to: str, mapping: Mapping[str, str]) -> None:
    """As `move`, but nothing stays.

    Raises:
        Tried: it can be done. Whatever `move` raises: it cannot.
    """
    move(work, case_id, to=to, mapping=mapping)
    raise Tried


def move(work: Work, case_id: uuid.UUID, *, to: str, mapping: Mapping[str, str]) -> None:
    """The case goes on by the content *to*: the same steps wait, with their holders, drafts, clocks and due dates.

    *mapping* gives the new id of each node or flow whose id changed. A timer that the new version adds begins now.

    Raises:
        NotAllowed: the actor does not administer the whole system.
        NotRunning, AlreadyThere, SnapshotGone; CannotMove, StepsWouldChange: it cannot go on there.
        LaneWithoutPost: a step lies in no lane with a post there.
    """
    administration.require(work)
    case = progress.hold(work, case_id)
    if case.digest == to:
        raise AlreadyThere()
    offered, old = procedures.offered(work.session, to), case.digest
    waiting, blob = _live(work, case_id), _state(work, case_id).blob
    run = progress.transfer(work, case, offered, mapping=mapping)
    _restate(work, case, offered, run, waiting)
    standing = _standing(work, case_id)
    if standing is not None:
        standing.replaced_at = work.now
        work.session.flush()
    work.session.add(
        CaseMove(
            case_id=case_id,
            from_digest=old,
            to_digest=to,
            mapping=dict(mapping),
            blob=blob,
            state_version=_state(work, case_id).version,
            moved_at=work.now,
            moved_by=work.actor_id,
        )
    )
    work.session.flush()
    trail.record(work, case_id, "move", facts={"from": old, "to": to, "mapping": dict(mapping)})


def undo(work: Work, case_id: uuid.UUID) -> None:
    """The case goes again by the version by which it went before its last move, and stands as it stood then.

    Raises:
        NotAllowed, NotRunning, NothingToUndo; MovedOn: somebody acted on the case meanwhile.
    """
    administration.require(work)
    case = progress.hold(work, case_id)
    done = _standing(work, case_id)
    if done is None:
        raise NothingToUndo()
    if _state(work, case_id).version != done.state_version:
        raise MovedOn()
    offered = procedures.offered(work.session, done.from_digest)
    back = {new: old for old, new in done.mapping.items()}
    waiting = _live(work, case_id)
    run = progress.put_back(work, case, offered, blob=done.blob, mapping=back)
    _restate(work, case, offered, run, waiting)
    done.undone_at = work.now
    work.session.flush()
    trail.record(work, case_id, "move-undone", facts={"from": done.to_digest, "to": done.from_digest})


def is_any(session: Session, slug: str, *, to: int) -> bool:
    """Whether some open case of *slug* was brought to the version *to* by a move that stands."""
    content = select(Publication.digest).where(Publication.slug == slug, Publication.version == to).scalar_subquery()
    mine = select(Case.id).join(CaseMove, CaseMove.case_id == Case.id)
    standing = mine.where(Case.slug == slug, Case.state == "open", Case.digest == content, *STANDING)
    return session.scalar(standing.limit(1)) is not None


def moved(session: Session, slug: str, *, to: str, part: Part | None = None) -> list[Running]:
    """The open cases of *slug* that a move brought to the content *to*, in the order in which they came."""
    mine = select(Case, CaseMove.from_digest).join(CaseMove, CaseMove.case_id == Case.id)
    standing = mine.where(Case.slug == slug, Case.state == "open", Case.digest == to, *STANDING)
    numbers = numbers_of(session, slug)
    rows = session.execute(_some(session, standing, part))
    return [Running(row.Case.id, _called(row.Case), numbers[row.from_digest]) for row in rows]


def numbers_of(session: Session, slug: str) -> dict[str, int]:
    """The version of each published content, the earliest where one was published again."""
    first = func.min(Publication.version).label("version")
    mine = select(Publication.digest, first).where(Publication.slug == slug)
    return {row.digest: row.version for row in session.execute(mine.group_by(Publication.digest))}


def _restate(work: Work, case: Case, offered: Offered, run: runtime.Run, waiting: set[str]) -> None:
    steps = runtime.ready(run)
    if {step.id for step in steps} != waiting:
        raise StepsWouldChange(steps=", ".join(step.element for step in steps) or "–")
    worklist.restate(work, case, offered.procedure, steps)


def _live(work: Work, case_id: uuid.UUID) -> set[str]:
    """The ids of the steps that wait; what a clock proposes is no step of the diagram."""
    mine = select(Task.id).where(Task.case_id == case_id, Task.proposal.is_(None), is_live())
    return set(work.session.scalars(mine))


def _state(work: Work, case_id: uuid.UUID) -> CaseState:
    found = work.session.get(CaseState, case_id, populate_existing=True)
    if found is None:
        raise progress.NotRunning()
    return found


def _standing(work: Work, case_id: uuid.UUID) -> CaseMove | None:
    return work.session.scalar(select(CaseMove).where(CaseMove.case_id == case_id, *STANDING))


def _called(case: Case) -> str:
    return case.case_number or case.intake_reference


def _some(session: Session, cases: Any, part: Part | None) -> Any:
    """*cases* in the order in which they came, as far as *part* goes."""
    ordered = cases.order_by(Case.opened_at, Case.id)
    if part is None:
        return ordered
    last = session.get(Case, part.after) if part.after else None
    if last is not None:
        later = Case.opened_at > last.opened_at
        ordered = ordered.where(or_(later, (Case.opened_at == last.opened_at) & (Case.id > last.id)))
    return ordered.limit(part.most)
