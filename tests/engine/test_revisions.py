"""Drafts of procedures in the database."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from engine import revisions
from engine.revisions import NoRevision, RevisionChanged
from tests.engine.builders import acting


def test_a_draft_is_kept_byte_for_byte_and_replaced_as_a_whole(db: Engine) -> None:
    with acting(db) as work:
        assert revisions.save(work, "nho", {"a": b"\0\xff", "b": b"2"}, seen=0) == 1
    with acting(db) as work:
        assert revisions.save(work, "nho", {"a": b"3"}, seen=1) == 2
        assert revisions.files(work.session, "nho") == {"a": b"3"}


def test_who_edits_an_older_draft_is_told_and_nothing_is_lost(db: Engine) -> None:
    with acting(db) as work:
        revisions.save(work, "nho", {"a": b"1"})
    with pytest.raises(RevisionChanged), acting(db) as work:
        revisions.save(work, "nho", {"a": b"2"}, seen=0)
    with acting(db) as work:
        assert revisions.files(work.session, "nho") == {"a": b"1"}


def test_a_discarded_draft_is_gone(db: Engine) -> None:
    with acting(db) as work:
        revisions.save(work, "nho", {"a": b"1"})
        revisions.discard(work, "nho")
        with pytest.raises(NoRevision):
            revisions.files(work.session, "nho")
