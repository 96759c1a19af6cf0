"""What was stirred of late of all that stands in inboxes: so that one question answers for all who have one open."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.people import Standing
from engine.people.scopes import Scope
from engine.tables import Notice, NoticeRead, SettingChange, SignIn, Task

MOST = 1_000  #: rows of a kind; of more it is not told which inboxes they stir. Our choice
Post = tuple[uuid.UUID | None, str | None]  #: unit and role; None: any


@dataclass(frozen=True, slots=True)
class Happened:
    """One row that came or was written, and whose inboxes it may change."""

    key: tuple[str, str]  #: what tells it from another row, and from the same one when it is written again
    task: str | None = None
    people: frozenset[uuid.UUID] = frozenset()
    post: Post | None = None
    is_for_all: bool = False
    is_leaving: bool = False  #: a sign-in of *people* ended


@dataclass(frozen=True, slots=True)
class Listening:
    """By what an inbox may be changed: its tasks, those whose tasks it shows, and the posts whose tasks come to it."""

    tasks: frozenset[str]
    people: frozenset[uuid.UUID]
    posts: frozenset[Post]

    def hears(self, stirred: Stirred) -> bool:
        """Whether anything *stirred* may have changed it; rather once too often."""
        return stirred.is_all or not (
            self.tasks.isdisjoint(stirred.tasks)
            and self.people.isdisjoint(stirred.people)
            and self.posts.isdisjoint(stirred.posts)
        )


@dataclass(frozen=True, slots=True)
class Stirred:
    """What several rows stir, all together."""

    tasks: frozenset[str]
    people: frozenset[uuid.UUID]
    posts: frozenset[Post]  #: each also as any role of the unit, any unit of the role, and any at all
    is_all: bool
    gone: frozenset[uuid.UUID]  #: whose keys are to be looked at anew


def since(session: Session, at: datetime, moved_at: datetime) -> list[Happened]:
    """The rows that came since *at*, by the clock of acts, or that the database wrote since *moved_at*, by its own.

    Five statements; what an act that is still open has written comes with the first question after its end.
    """
    posts = select(Task.id, Task.version, Task.moved_at, Task.unit_id, Task.role, Task.holder_id, Task.owner_id)
    tasks = session.execute(posts.where(Task.moved_at >= moved_at).limit(MOST)).all()
    told = select(Notice.id, Notice.person_id, Notice.unit_id, Notice.role).where(Notice.at >= at)
    notices = session.execute(told.limit(MOST)).all()
    read = select(NoticeRead.notice_id, NoticeRead.person_id).where(NoticeRead.at >= at)
    reads = session.execute(read.limit(MOST)).all()
    left = select(SignIn.id, SignIn.person_id).where(SignIn.ended_at >= at)
    ended = session.execute(left.limit(MOST)).all()
    changed = select(SettingChange.subject, SettingChange.number).where(SettingChange.at >= at)
    settings = session.execute(changed.limit(MOST)).all()
    found = [
        Happened(
            ("task", f"{row.id} {row.version} {row.moved_at}"),
            row.id,
            frozenset(one for one in (row.holder_id, row.owner_id) if one is not None),
            (row.unit_id, row.role),
        )
        for row in tasks
    ]
    found += [
        Happened(("notice", str(row.id)), None, frozenset({row.person_id} - {None}), _post(row.unit_id, row.role))
        for row in notices
    ]
    found += [Happened(("read", f"{row.notice_id} {row.person_id}"), None, frozenset({row.person_id})) for row in reads]
    found += [Happened(("ended", str(row.id)), None, frozenset({row.person_id}), is_leaving=True) for row in ended]
    found += [Happened(("setting", f"{row.subject} {row.number}"), is_for_all=True) for row in settings]
    too_many = max(map(len, (tasks, notices, reads, ended, settings))) >= MOST
    return [*found, Happened(("many", str(moved_at)), is_for_all=True)] if too_many else found


def _post(unit_id: uuid.UUID | None, role: str | None) -> Post | None:
    return None if role is None else (unit_id, role)


def together(rows: Collection[Happened]) -> Stirred:
    """What all *rows* stir."""
    return Stirred(
        frozenset(row.task for row in rows if row.task is not None),
        frozenset(one for row in rows for one in row.people),
        frozenset(one for row in rows if row.post is not None for one in _names(row.post)),
        any(row.is_for_all for row in rows),
        frozenset(one for row in rows if row.is_leaving for one in row.people),
    )


def _names(post: Post) -> Iterator[Post]:
    unit_id, role = post
    yield from ((unit_id, role), (unit_id, None), (None, role), (None, None))


def listening(standing: Standing, tasks: frozenset[str]) -> Listening:
    """By what the inbox of an officer of this *standing*, which shows *tasks*, may be changed."""
    people = {reach.principal for reach in standing.reaches} | {standing.actor_id}
    claimed = {_widest(reach.scopes) for reach in standing.of("claim")}
    held = {post for reach in standing.reaches for post in map(_named, reach.scopes) if None not in post}
    return Listening(tasks, frozenset(one for one in people if one is not None), frozenset(claimed | held))


def _widest(scopes: Collection[Scope]) -> Post:
    """A post in which all that fits *scopes* lies."""
    units = [scope.unit_id for scope in scopes if scope.branch == "alone" and scope.unit_id is not None]
    roles = [scope.role for scope in scopes if scope.role is not None]
    return units[0] if units else None, roles[0] if roles else None


def _named(scope: Scope) -> Post:
    return scope.unit_id, scope.role
