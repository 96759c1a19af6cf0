"""Notices over the API, and the cheap question whether an open inbox is still what it was."""

from __future__ import annotations

import uuid
from typing import Any

from api import noticeshapes, openinboxes, routes
from engine import messagetexts, notices, people
from engine.queries import notices as notes
from engine.queries import stirred
from engine.queries import tasks as inboxes
from engine.queries.stirred import Listening
from engine.work import Work

READ, WRITE = "tasks:read", "tasks:write"

blp = routes.blueprint("notices", "Notices, and whether an inbox changed")


@routes.asks(blp, "/notices", READ, takes=noticeshapes.NoticePaging, place="query", gives=noticeshapes.NoticePage)
def listed(work: Work, asked: dict[str, Any]) -> Any:
    """Your notices, the newest first."""
    assert work.actor_id is not None
    most = asked["most"]
    found = notes.of(work.session, work.actor_id, work.now, after=asked["after"], most=most + 1)
    words = messagetexts.for_officers(work.session, found[:most])
    rows = [_told(one, words[one.id]) for one in found[:most]]
    return {"rows": rows, "after": notes.cursor(found[most - 1]) if len(found) > most else None}


@routes.does(blp, "/notices/<uuid:notice_id>:read", WRITE, gives=noticeshapes.Unread, is_tagged=False)
def read(work: Work, notice_id: uuid.UUID) -> Any:
    """Mark a notice as read; tells how many are not."""
    notices.read(work, notice_id)
    return {"unread": _unread(work)}


@routes.asks(blp, "/inbox", READ, gives=noticeshapes.Inbox, is_conditional=True, known=openinboxes.known)
def inbox(work: Work) -> Any:
    """Whether your inbox changed: ask every two or three seconds with If-None-Match; 304 as long as nothing did."""
    assert work.actor_id is not None

    def look() -> tuple[dict[str, Any], Listening]:
        standing = people.stand(work.session, work.actor_id, work.now)
        mark = inboxes.mark(work.session, standing)
        return {"tasks": mark.text, "unread": _unread(work)}, stirred.listening(standing, mark.tasks)

    return openinboxes.told(work.actor_id, look)


def _unread(work: Work) -> int:
    assert work.actor_id is not None
    return notes.unread(work.session, work.actor_id, work.now)


def _told(one: notes.Told, words: str) -> dict[str, Any]:
    plain = ("id", "kind", "case_id", "task_id", "at", "is_read")
    return {**{name: getattr(one, name) for name in plain}, "words": words, "facts": dict(one.facts)}
