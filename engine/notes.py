"""Notes of officers on a case (ghi chú): what the next one at work on it should know, beside record and orders.

Our choice: whoever reads the case reads its notes; applicants never do. Nothing is erased: its author strikes a note
out, and it stays to be read so.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import func, select

from engine import hands, people, trail, turns
from engine.tables import Note
from engine.work import Work
from feel.errors import Fault

LONGEST = 2000  #: characters


class NotYourNote(Fault):
    """Only its author strikes a note out, and only once."""

    vi = "Chỉ người viết mới gạch bỏ được ghi chú, và chỉ một lần."


def write(work: Work, case_id: uuid.UUID, *, text: str) -> Note:
    """A new note on the case; the case goes on as before.

    Raises:
        NoReason: it has no words. BadText, CaseClosed, NotRunning, NotAllowed.
    """
    told, case = hands.reason(text, most=LONGEST), turns.hold(work, case_id)
    if case.state != "open":
        raise hands.CaseClosed
    if not people.may(work, "urge", case):
        hands.require(work, case)
    last = select(func.coalesce(func.max(Note.number), 0)).where(Note.case_id == case.id)
    number = (work.session.scalar(last) or 0) + 1
    row = Note(case_id=case.id, number=number, text=told, written_by=work.actor_id, written_at=work.now)
    work.session.add(row)
    work.session.flush()
    trail.record(work, case.id, "note", facts={"number": number, "text": trail.digest(case, told)})
    return row


def strike(work: Work, note_id: uuid.UUID) -> Note:
    """Its author strikes the note out; it stays to be read as such.

    Raises:
        NotYourNote: also when there is none.
    """
    row = work.session.get(Note, note_id)
    if row is None or row.written_by != work.actor_id:
        raise NotYourNote
    case = turns.hold(work, row.case_id)
    work.session.refresh(row)
    if row.struck_at is not None:
        raise NotYourNote
    row.struck_at = work.now
    work.session.flush()
    trail.record(work, case.id, "strike-note", facts={"number": row.number})
    return row


def of_case(work: Work, case_id: uuid.UUID) -> Sequence[Note]:
    """The notes of the case, the newest first."""
    return work.session.scalars(select(Note).where(Note.case_id == case_id).order_by(Note.number.desc())).all()
