"""Parts of names are found by an index: each name is kept once more from each of its words to its end.

A part of a name begins in one of its words. The words that all names have are few, so those in which the part can begin
are looked for among them; the tails that begin so are then next to one another.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from types import ModuleType

from sqlalchemy import delete, exists, func, insert, not_, select
from sqlalchemy.dialects import postgresql, sqlite

from engine.queries.nameparts import END
from engine.tables import NameTail, NameWord, Party
from engine.tables.base import bare
from engine.work import Work


def keep(work: Work, case_id: uuid.UUID, names: Iterable[str]) -> None:
    """The parties of the new case bear *names*, which are folded."""
    tails = {tail for name in names for tail in _tails(name)}
    if tails:
        work.session.execute(insert(bare(NameTail)), [{"tail": tail, "case_id": case_id} for tail in sorted(tails)])
        # In one order for all, so that two who bring the same new words wait for one another only one way.
        words = [{"word": word} for word in sorted({_word(tail) for tail in tails})]
        work.session.execute(_dialect(work).insert(bare(NameWord)).on_conflict_do_nothing(), words)


def renew(work: Work, case_id: uuid.UUID) -> None:
    """The parties of the case bear other names now."""
    work.session.execute(delete(NameTail).where(NameTail.case_id == case_id))
    keep(work, case_id, work.session.scalars(select(Party.name_folded).where(Party.case_id == case_id)).all())


def fill(work: Work) -> None:
    """The same for every case of which nothing is kept yet, in two statements, however many there are."""
    find = {"postgresql": func.strpos}.get(work.session.get_bind().dialect.name, func.instr)
    missing = not_(exists().where(NameTail.case_id == Party.case_id).correlate(Party))
    whole = select(Party.case_id.label("case_id"), (Party.name_folded + END).label("tail")).where(missing)
    tails = whole.cte("tails", recursive=True)
    space = find(tails.c.tail, END)
    rest = select(tails.c.case_id, func.substr(tails.c.tail, space + 1)).where(space < func.length(tails.c.tail))
    tails = tails.union(rest)
    work.session.execute(insert(NameTail).from_select(["case_id", "tail"], select(tails.c.case_id, tails.c.tail)))
    word = func.substr(NameTail.tail, 1, find(NameTail.tail, END) - 1)
    new = select(word).distinct().where(not_(exists().where(NameWord.word == word)))
    work.session.execute(insert(NameWord).from_select(["word"], new))


def _tails(name: str) -> Collection[str]:
    words = name.split(END)
    return [END.join((*words[place:], "")) for place in range(len(words))]


def _word(tail: str) -> str:
    return tail.partition(END)[0]


def _dialect(work: Work) -> ModuleType:
    return postgresql if work.session.get_bind().dialect.name == "postgresql" else sqlite
