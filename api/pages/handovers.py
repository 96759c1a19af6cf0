"""Cases that go from unit to unit, many at once: one confirmation a unit by who gives, one by who takes over.

Source: Circular 11/2025/TT-BKHCN, annex, group 12, item 3; NĐ 118/2025/NĐ-CP Điều 18.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api import acts
from api.pages import edge, frame
from api.pages.edge import Alone
from engine import handovers, people
from engine.queries import handovers as lists
from engine.queries.details import NoSuchPart, Place
from engine.queries.handovers import GIVING, TAKING, Line
from engine.work import Work
from feel.errors import Fault

LISTS: Mapping[str, Any] = {GIVING: lazy_gettext("Chờ giao"), TAKING: lazy_gettext("Chờ nhận")}
WHAT: Mapping[str, Any] = {"data": lazy_gettext("dữ liệu"), "paper": lazy_gettext("hồ sơ giấy")}


@dataclass(frozen=True, slots=True)
class Row:
    """One case of the page, with all that of it goes to or comes from the same unit."""

    line: Line  #: the last of it that is due
    whats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A case as the results of what was done name it."""

    case_number: str | None
    intake_reference: str
    name: str  #: of its procedure


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one case; *line* is None when nothing of it waits for whoever comes."""

    line: Told | None
    fault: Fault | None


@edge.asks("/ban-giao")
def handing_over(work: Work) -> Response:
    """What waits to be given to, or taken over from, each unit."""
    return _list(work)


@edge.does_each("/ban-giao/xac-nhan")
def hand_over_many(alone: Alone) -> Response:
    """The chosen cases were given, or taken over, each by itself."""
    which, ids = _which(), list(dict.fromkeys(filter(None, map(_id, request.form.getlist("case")[: lists.MOST]))))
    with acts.asking(edge.enter) as work:
        standing = people.stand(work.session, work.actor_id, work.now)
        found = {row.line.case_id: row for row in _rows(lists.some(work.session, standing, which, ids))}
    done = {one: _confirmed(alone, which, found.get(one)) for one in ids}
    with acts.asking(edge.enter) as work:
        return _list(work, results=list(done.values()), failed={one for one, what in done.items() if what.fault})


def _confirmed(alone: Alone, which: str, row: Row | None) -> Done:
    if row is None:
        return Done(None, NoSuchPart())
    line, verb = row.line, handovers.give if which == GIVING else handovers.receive

    def confirm(work: Work) -> None:
        for what in row.whats:
            verb(work, line.case_id, what)  # type: ignore[arg-type] # one of those that there are

    return Done(Told(line.case_number, line.intake_reference, line.procedure), alone(confirm))


def _id(said: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(said)
    except ValueError:
        return None  # what does not stand on the page


def _which() -> str:
    said = request.form.get("list") or request.args.get("list", "")
    return said if said in LISTS else GIVING


def _rows(found: Iterable[Line]) -> Sequence[Row]:
    """One row a case: its data and its papers are confirmed together."""
    of_case: dict[uuid.UUID, list[Line]] = defaultdict(list)
    for line in found:
        of_case[line.case_id].append(line)
    return [
        Row(max(all_of, key=lambda one: one.due_at), tuple(one.what for one in all_of)) for all_of in of_case.values()
    ]


def _list(work: Work, results: Sequence[Done] | None = None, failed: Iterable[uuid.UUID] = ()) -> Response:
    standing, which = people.stand(work.session, work.actor_id, work.now), _which()
    page = lists.page(work.session, standing, which, most=lists.MOST)
    groups: dict[Place, list[Row]] = defaultdict(list)
    for row in _rows(page.rows):
        groups[row.line.to_unit if which == GIVING else row.line.from_unit].append(row)
    return frame.render(
        "handing_over.html",
        which=which,
        lists=LISTS,
        whats=WHAT,
        waiting=lists.counts(work.session, standing),
        groups=sorted(groups.items(), key=lambda one: one[0].code),
        is_more=page.after is not None,
        now=work.now,
        results=results,
        failed=failed,
    )
