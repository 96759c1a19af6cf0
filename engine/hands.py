"""Who may put something into an open case beside the steps of its diagram: its desk, and whoever works on it."""

from __future__ import annotations

import unicodedata
import uuid

from sqlalchemy import select

from engine import people, turns
from engine.people import acts
from engine.tables import Case, Task
from engine.work import Work
from feel.errors import Fault

LONGEST = 1000  #: characters of a reason
TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


class CaseClosed(Fault):
    """This case is closed; nothing more is entered into it."""

    vi = "Hồ sơ đã kết thúc, không ghi thêm được nữa."


class CaseChanged(Fault):
    """This case was changed after you opened it (you saw version {seen}); open it again."""

    vi = "Hồ sơ đã thay đổi sau khi bạn mở (bạn đang xem phiên bản {seen}); hãy mở lại."


class NoReason(Fault):
    """Say why."""

    vi = "Hãy nêu rõ lý do."


class BadText(Fault):
    """This text is longer than {most} characters, or holds characters that cannot be kept."""

    vi = "Nội dung dài quá {most} ký tự hoặc có ký tự không ghi được."


def lay_on(work: Work, case_id: uuid.UUID, *, seen: int | None = None, at_step: bool = False) -> Case:
    """The open case, held for this act, which the actor may change; *seen* is the version that he looked at.

    *at_step*: only whoever may do one of its waiting steps, not the desk beside them.

    Raises:
        NotRunning, CaseClosed, CaseChanged, NotAllowed; NotYours: he may do none of its steps.
    """
    case = turns.hold(work, case_id)
    if case.state != "open":
        raise CaseClosed
    if seen is not None and case.version != seen + 1:
        raise CaseChanged(seen=seen)
    if not at_step:
        require(work, case)
    elif not _does_a_step(work, case):
        raise people.NotYours
    return case


def keep_as_seen(work: Work, case_id: uuid.UUID, *, seen: int) -> None:
    """Nothing, when the case is still of the version *seen*; no other act touches it until this one is over.

    Raises:
        CaseChanged.
    """
    kept = select(Case.version).where(Case.id == case_id).with_for_update()
    if work.session.scalar(kept) != seen:
        raise CaseChanged(seen=seen)


def require(work: Work, case: Case) -> None:
    """Nothing, when the actor receives for *case* or may do one of its waiting steps.

    Raises:
        NotAllowed.
    """
    if not may(work, case):
        raise people.NotAllowed(act="receive", words=acts.WORDS["receive"])


def may(work: Work, case: Case) -> bool:
    """Whether the actor receives for *case* or may do one of its waiting steps."""
    return people.may(work, "receive", case) or _does_a_step(work, case)


def _does_a_step(work: Work, case: Case) -> bool:
    """Whether the actor may do one of the waiting steps of *case*."""
    live = select(Task).where(Task.case_id == case.id, Task.ended_at.is_(None))
    return any(people.may(work, "complete", task) for task in work.session.scalars(live).all())


def reason(text: str, *, most: int = LONGEST) -> str:
    """*text* without white space around it.

    Raises:
        NoReason: nothing is left. BadText: it is longer than *most*, or holds characters that no database keeps.
    """
    if not text.strip():
        raise NoReason
    if not fits(text, most):
        raise BadText(most=most)
    return text.strip()


def fits(text: str, most: int) -> bool:
    """Whether *text* can be kept: of at most *most* characters, none of which a database or a reader is misled by."""
    return len(text.strip()) <= most and not any(_misleads(one) for one in text)


def _misleads(letter: str) -> bool:
    """Control characters but line ends and tabs, halves of letters, and what turns the direction of reading."""
    return letter not in "\n\r\t" and (unicodedata.category(letter) in ("Cc", "Cs") or letter in TURNING)
