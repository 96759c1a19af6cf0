"""The procedures that analysts design: drafts and versions, who offers them, what a check found, how far scenarios go.

What a check found was counted before, see `engine.tallies`; nothing is checked here, however many procedures there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from engine import designs, revisions
from engine.queries import publications
from engine.queries.publications import Line, Offered
from feel import text

NOBODY = Offered({}, 0)


@dataclass(frozen=True, slots=True)
class Row:
    """One procedure that is designed here."""

    slug: str
    name: str  #: as published last, or as its draft has it
    code: str
    current: Line | None  #: the version in force today
    latest: Line | None  #: published last, perhaps for a later day
    versions: int  #: so many were published
    offered: Offered
    draft: revisions.Line | None

    @property
    def state(self) -> str:
        """Whether it is "in-force", is "to-come" on a later day, or is "never" published."""
        return "in-force" if self.current else "to-come" if self.latest else "never"


def rows(session: Session, day: date, words: str = "") -> list[Row]:
    """Every procedure that is a draft or was published and holds *words* in its name or code, drafts first.

    Five statements, however many procedures there are.
    """
    published: dict[str, list[Line]] = {}
    for each in publications.all_lines(session):
        published.setdefault(each.slug, []).append(each)
    drafts = {one.slug: one for one in revisions.every(session)}
    titles = designs.titles(session, drafts.keys() - published.keys())
    offered, folded, found = publications.offered(session, day), text.fold(words.strip()), []
    for slug in drafts.keys() | published.keys():
        lines = published.get(slug, [])
        name, code = (lines[0].name, lines[0].code) if lines else titles.get(slug, (slug, ""))
        if folded in text.fold(f"{name} {code} {slug}"):
            current = next((line for line in lines if line.active_from <= day), None)
            latest, offers = next(iter(lines), None), offered.get(slug, NOBODY)
            found.append(Row(slug, name, code, current, latest, len(lines), offers, drafts.get(slug)))
    return sorted(found, key=lambda row: (row.draft is None, text.collate(row.name), row.slug))
