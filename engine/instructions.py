"""Instructions (hướng dẫn) that an office gives beside a procedure or one of its steps, without another version of it.

They explain; what binds stands in the procedure. In force at once, by a decision that the trail keeps.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import administration, changes, entries, procedures, runtime, validity
from engine.tables import Instruction
from engine.work import Work
from feel.errors import Fault

LONGEST = 2000
WHOLE = ""  #: stands for the procedure where an element could stand
NO_STEP = ("không phải bước của thủ tục đang áp dụng", "is no step of the procedure in force")


class NoSuchInstruction(Fault):
    """There is no such instruction."""

    vi = "Không có hướng dẫn này."


def put(work: Work, slug: str, element: str, words: str, *, source: str, seen: int) -> None:
    """At the step *element* of *slug*, or with `WHOLE` wherever it is applied for, *words* are shown from now on.

    *seen* is the version of the instructions of *slug* that was looked at.

    Raises:
        SettingChanged, NeverSo, NotOffered, BadEntry, NotAllowed: nothing is changed.
    """
    administration.require(work)
    changes.require_unchanged(work, subject(slug), seen=seen, element=element)
    steps = runtime.drawn_steps(procedures.in_force(work.session, slug, validity.day(work.now)).definition)
    known = {WHOLE, *(step.element for step in steps)}
    entries.require(
        {
            "element": None if element in known else NO_STEP,
            "words": entries.words(words, LONGEST),
            "source": entries.source(source),
        }
    )
    kept = words.strip()
    changes.record(work, subject(slug), "put", source=source, facts={"element": element, "words": kept})
    work.session.merge(Instruction(slug=slug, element=element, words=kept, changed_at=work.now))
    work.session.flush()


def remove(work: Work, slug: str, element: str, *, source: str, seen: int) -> None:
    """The instruction is shown no more.

    Raises:
        SettingChanged, NeverSo, NoSuchInstruction, BadEntry, NotAllowed: nothing is changed.
    """
    administration.require(work)
    changes.require_unchanged(work, subject(slug), seen=seen, element=element)
    row = work.session.get(Instruction, (slug, element))
    if row is None:
        raise NoSuchInstruction
    entries.require({"source": entries.source(source)})
    changes.record(work, subject(slug), "remove", source=source, facts={"element": element})
    work.session.delete(row)
    work.session.flush()


def of_procedure(session: Session, slug: str) -> Mapping[str, str]:
    """The instructions of *slug*: element, or `WHOLE`, to words."""
    rows = session.execute(select(Instruction.element, Instruction.words).where(Instruction.slug == slug))
    return {row.element: row.words for row in rows}


def at(session: Session, slug: str, element: str) -> str | None:
    """What is to be known at one step of *slug*, or with `WHOLE` before it is applied for."""
    mine = Instruction.slug == slug, Instruction.element == element
    return session.scalar(select(Instruction.words).where(*mine))


def subject(slug: str) -> str:
    """The instructions of *slug*, as their changes name them."""
    return f"instructions {slug}"[: changes.LONGEST_SUBJECT]
