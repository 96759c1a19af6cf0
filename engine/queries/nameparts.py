"""Cases by a part of a name, from an index: the tails of all names, and the few words that all names have."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, literal, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from engine.tables import NameTail, NameWord

MOST_WORDS = 50  #: in which a part may begin; a shorter part stands in very many names; our choice
END = " "  #: behind each word, also the last: so a word is no longer one's beginning
SURROGATES, AFTER_SURROGATES, LAST_LETTER = 0xD800, 0xE000, 0x10FFFF  #: of Unicode; the first are no letters


def holding(session: Session, part: str) -> Select[Any] | None:
    """The ids of the cases with *part*, which is folded, in a name; None: it is in too many, or cannot be told so."""
    first, space, rest = part.partition(END)
    begins = NameWord.word.endswith(first, autoescape=True) if space else NameWord.word.contains(first, autoescape=True)
    words = session.scalars(select(NameWord.word).where(begins).limit(MOST_WORDS + 1)).all() if first else []
    if not first or len(words) > MOST_WORDS:
        return None
    found = [select(NameTail.case_id).where(starting(NameTail.tail, word + END + rest)) for word in sorted(words)]
    none = select(NameTail.case_id).where(literal(False))
    each = union_all(*(found or [none])).subquery()
    return select(each.c.case_id)


def starting(column: InstrumentedAttribute[Any], beginning: str) -> ColumnElement[bool]:
    """That *column*, which is compared letter by letter, starts so: its index knows where that is."""
    last = ord(beginning[-1])
    if last == LAST_LETTER:
        return column.startswith(beginning, autoescape=True)
    following = chr(AFTER_SURROGATES if last + 1 == SURROGATES else last + 1)
    return and_(column >= beginning, column < beginning[:-1] + following)
