"""What is done with the pages of papers: bound from several files, put in another order, turned, divided.

Each act makes a new version of a component's paper; what came in stays as the version before it.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from engine import components, files
from engine.components import FORMS, Handed, UnknownFile
from engine.files import Store
from engine.queries import papers
from engine.scans import apart
from engine.scans.apart import Leaf
from engine.scans.leaves import Turned
from engine.tables import Case, Paper, StoredFile
from engine.work import Work
from feel.errors import Fault

LONGEST_STEM = 200  #: characters of a file's name


class NothingDivided(Fault):
    """Say for at least one component which pages are its paper."""

    vi = "Hãy ghi số trang của ít nhất một thành phần."


@dataclass(frozen=True, slots=True)
class Sent:
    """A content that was kept for a paper, and by how many degrees all its pages are turned."""

    digest: str
    name: str
    turn: int = 0


def bound(work: Work, store: Store, sent: Sequence[Sent]) -> tuple[str, str]:
    """The digest and the name of the one content that *sent* make: a single one as it came, several as one PDF.

    Raises:
        UnknownFile, NoPages, TooManyPages, NotReadable, TooLarge, Busy.
    """
    if len(sent) == 1 and not sent[0].turn:
        return sent[0].digest, sent[0].name
    found = [leaf for one in sent for leaf in _leaves(work, store, one)]
    return _kept(work, store, found, sent[0].name)


def arrange(work: Work, store: Store, case: Case, paper_id: uuid.UUID, pages: Sequence[Turned]) -> Paper:
    """A new version of the paper with *pages* of it only, in their order, turned as they say.

    Raises:
        NoSuchPart, NoPages, NoSuchPage, TooManyPages, NotReadable, TooLarge, Busy, and what `components.register` does.
    """
    paper, file, component = papers.content(work.session, case.id, paper_id)
    digest, name = _kept(work, store, _named(store, file, pages), paper.file_name or "giay-to.pdf")
    handed = Handed(form=paper.form, digest=digest, file_name=name, valid_until=paper.valid_until)
    return components.register(work, case.id, component.position, handed)


def divide(
    work: Work, store: Store, case: Case, paper_id: uuid.UUID, parts: Mapping[int, Sequence[Turned]]
) -> list[Paper]:
    """A paper for each component, by its position, of the pages of the scan *paper_id* that are named for it.

    Raises:
        NothingDivided, and what `arrange` does.
    """
    if not parts:
        raise NothingDivided
    paper, file, _ = papers.content(work.session, case.id, paper_id)
    ways = {one.position: one.way for one in papers.listed(work.session, case.id)}
    made = []
    for position, pages in parts.items():
        if position not in ways:
            raise components.NoSuchComponent(position=position)
        allowed = FORMS[ways[position]]
        digest, name = _kept(work, store, _named(store, file, pages), paper.file_name or "giay-to.pdf")
        form = paper.form if paper.form in allowed else allowed[0]
        made.append(components.register(work, case.id, position, Handed(form=form, digest=digest, file_name=name)))
    return made


def _leaves(work: Work, store: Store, sent: Sent) -> Iterable[Leaf]:
    file = work.session.get(StoredFile, sent.digest)
    if file is None:
        raise UnknownFile(digest=sent.digest[:64])
    pages = apart.count(files.place(store, file.digest), file.kind)
    return _named(store, file, [Turned(page, sent.turn) for page in range(1, pages + 1)])


def _named(store: Store, file: StoredFile, pages: Sequence[Turned]) -> list[Leaf]:
    path = str(files.place(store, file.digest))
    return [Leaf(path, file.kind, one.page, one.turn) for one in pages]


def _kept(work: Work, store: Store, found: Sequence[Leaf], name: str) -> tuple[str, str]:
    named = f"{PurePath(name).stem[:LONGEST_STEM]}.pdf"
    return files.keep(work, store, apart.bind(found), name=named), named
