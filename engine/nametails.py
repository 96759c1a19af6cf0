"""Parts of names are found by an index: each name is kept once more from each of its words to its end.

A part of a name begins in one of its words. The words that all names have are few, so those in which the part can begin
are looked for among them; the tails that begin so are then next to one another.

New words are written when the act ends, all of it in one order: so two acts that bring many cases with the same new
words wait for one another only one way, and not for long.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterable

from sqlalchemy import Function, Select, delete, event, exists, func, insert, not_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, SessionTransaction

from engine.queries.nameparts import END
from engine.tables import NameTail, NameWord, Party
from engine.tables.base import bare
from engine.work import Work

NAMED = "named"  #: under which a session knows the cases that were named in its act


def keep(work: Work, case_id: uuid.UUID, names: Iterable[str]) -> None:
    """The parties of the new case bear *names*, which are folded."""
    tails = {tail for name in names for tail in _tails(name)}
    if tails:
        work.session.execute(insert(bare(NameTail)), [{"tail": tail, "case_id": case_id} for tail in sorted(tails)])
        if NAMED not in work.session.info:
            work.session.info[NAMED] = set()
            event.listen(work.session, "before_commit", _write_words)
            event.listen(work.session, "after_transaction_end", _forget)
        work.session.info[NAMED].add(case_id)


def renew(work: Work, case_id: uuid.UUID) -> None:
    """The parties of the case bear other names now."""
    work.session.execute(delete(NameTail).where(NameTail.case_id == case_id))
    keep(work, case_id, work.session.scalars(select(Party.name_folded).where(Party.case_id == case_id)).all())


def fill(work: Work) -> None:
    """The same for every case of which nothing is kept yet, in two statements, however many there are."""
    find = _find(work.session)
    missing = not_(exists().where(NameTail.case_id == Party.case_id).correlate(Party))
    whole = select(Party.case_id.label("case_id"), (Party.name_folded + END).label("tail")).where(missing)
    tails = whole.cte("tails", recursive=True)
    space = find(tails.c.tail, END)
    rest = select(tails.c.case_id, func.substr(tails.c.tail, space + 1)).where(space < func.length(tails.c.tail))
    tails = tails.union(rest)
    work.session.execute(insert(NameTail).from_select(["case_id", "tail"], select(tails.c.case_id, tails.c.tail)))
    work.session.execute(insert(NameWord).from_select(["word"], _new_words(work.session)))


def _tails(name: str) -> Collection[str]:
    words = name.split(END)
    return [END.join((*words[place:], "")) for place in range(len(words))]


def _write_words(session: Session) -> None:
    """The words of the cases that were named in this act and are still there, when all of it ends."""
    named: set[uuid.UUID] = session.info[NAMED]
    if not named or session.in_nested_transaction():
        return
    words = _new_words(session).where(NameTail.case_id.in_(named)).order_by("word")
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    session.execute(dialect.insert(bare(NameWord)).from_select(["word"], words).on_conflict_do_nothing())


def _forget(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info[NAMED].clear()


def _new_words(session: Session) -> Select[tuple[str]]:
    word = func.substr(NameTail.tail, 1, _find(session)(NameTail.tail, END) - 1).label("word")
    return select(word).distinct().where(not_(exists().where(NameWord.word == word)))


def _find(session: Session) -> Callable[..., Function[int]]:
    return func.strpos if session.get_bind().dialect.name == "postgresql" else func.instr
