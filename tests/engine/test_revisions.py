"""Drafts of procedures in the database."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, select

from commands.demo import province
from engine import revisions, tryouts
from engine.people import NotAllowed
from engine.revisions import BadPath, FileChanged, NoRevision, RevisionChanged
from engine.tables import PastFile
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
        province.seed_whole(work)
        revisions.save(work, "nho", {"a": b"1"})
    with acting(db, "van.pt") as work:
        tryouts.keep(work, "nho", [], {}, version=1)
    with acting(db, "quang.qt") as work:
        revisions.discard(work, "nho")
        with pytest.raises(NoRevision):
            revisions.files(work.session, "nho")


def test_two_at_two_files_never_meet_and_at_one_the_second_is_told_who_was_first(db: Engine) -> None:
    with acting(db) as work:
        province.seed_whole(work)
        revisions.begin(work, "nho", {"a": b"1", "b": b"1"})
    with acting(db, "van.pt") as work:
        assert revisions.write(work, "nho", "a", b"2", seen=1) == 2
    with acting(db, "quang.qt") as work:
        assert revisions.write(work, "nho", "b", b"2", seen=1) == 3
    with pytest.raises(FileChanged, match="Trần Bích Vân"), acting(db, "quang.qt") as work:
        revisions.write(work, "nho", "a", b"3", seen=1)
    with acting(db, "quang.qt") as work:
        assert revisions.remove(work, "nho", "a", seen=3) == 4
    with pytest.raises(FileChanged), acting(db, "van.pt") as work:
        revisions.write(work, "nho", "a", b"4", seen=3)
    with acting(db) as work:
        assert revisions.files(work.session, "nho") == {"b": b"2"}
        assert work.session.scalars(select(PastFile.content).where(PastFile.path == "a")).all() == [b"1", b"2"]


def test_only_who_designs_for_the_whole_system_touches_a_draft(sqlite: Engine) -> None:
    with acting(sqlite) as work:
        province.seed_whole(work)
        revisions.begin(work, "nho", {"a": b"1"})
    for verb in (
        lambda work: revisions.begin(work, "khac", {}),
        lambda work: revisions.save(work, "nho", {}),
        lambda work: revisions.write(work, "nho", "a", b"2", seen=1),
        lambda work: revisions.remove(work, "nho", "a", seen=1),
        lambda work: revisions.discard(work, "nho"),
    ):
        with pytest.raises(NotAllowed), acting(sqlite, "mai.mc") as work:
            verb(work)


@pytest.mark.parametrize("path", ["../a", "/a", "a/../b", ".a", "a//b", "a\\b", "a b", "x" * 201, ""])
def test_a_file_lies_inside_its_procedure(sqlite: Engine, path: str) -> None:
    with acting(sqlite) as work:
        revisions.begin(work, "nho", {})
        with pytest.raises(BadPath):
            revisions.write(work, "nho", path, b"", seen=1)
