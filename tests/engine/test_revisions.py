"""Drafts of procedures in the database."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from bpmn import shipped
from commands.demo import province
from engine import parameters, pasts, rehearsals, revisions, tryouts
from engine.people import NotAllowed
from engine.revisions import BadPath, FileChanged, NoRevision, RevisionChanged
from engine.tables import PastFile, RevisionMark
from tests.engine import complete
from tests.engine.builders import MORNING, acting


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


def test_a_draft_begun_anew_bears_no_number_that_was_seen_before(db: Engine) -> None:
    with acting(db) as work:
        revisions.begin(work, "nho", {"a": b"1", shipped.FEATURE: b"f"})
        revisions.write(work, "nho", "a", b"2", seen=1)
        rehearsals.ask(work, "nho")
        first = rehearsals.claim(work)
        revisions.discard(work, "nho")
        revisions.discard(work, "nho")
        assert revisions.begin(work, "nho", {"a": b"3", shipped.FEATURE: b"f"}) == 3
        for path in ("a", "moi"):
            with pytest.raises(RevisionChanged):
                revisions.write(work, "nho", path, b"4", seen=2)
        assert revisions.write(work, "nho", "moi", b"4", seen=3) == 4
        rehearsals.ask(work, "nho")
        second = rehearsals.claim(work)
        assert first is not None
        assert second is not None
        assert second.number > first.number


def test_old_states_are_thinned_out_but_for_the_last_of_a_day_and_what_was_published_or_tried(db: Engine) -> None:
    with acting(db) as work:
        parameters.change(work, pasts.NEWEST, "2", valid_from=MORNING.date(), source="Quy chế")
        revisions.begin(work, "nho", {"a": b"1", "b": b"1"})
    for turn in range(1, 9):  # the first two on a day with the beginning, then three on each of two days
        with acting(db, at=MORNING + timedelta(days=turn // 3, minutes=turn)) as work:
            seen = revisions.write(work, "nho", "a", b"%d" % turn, seen=2 * turn - 1)
            revisions.write(work, "nho", "b", b"%d" % turn, seen=seen)
    with acting(db, at=MORNING + timedelta(days=9)) as work:
        pasts.mark(work, "nho", 7)  # in which `a` is what it was since version 6
        assert (pasts.thin(work), pasts.thin(work)) == (6, 0)
        left = select(PastFile.version).order_by(PastFile.version)
        assert work.session.scalars(left.where(PastFile.path == "a")).all() == [4, 6, 10, 12, 14]
        assert work.session.scalars(left.where(PastFile.path == "b")).all() == [5, 7, 11, 13, 15]


def test_a_state_is_marked_by_whoever_publishes_or_tries_it(sqlite: Engine) -> None:
    with acting(sqlite) as work:
        province.seed_whole(work)
        revisions.begin(work, "nho", complete.covered())
    with acting(sqlite, "van.pt") as work:
        tryouts.keep(work, "nho", [], {}, version=1)
        revisions.write(work, "nho", "a.txt", b"1", seen=1)
        rehearsals.ask(work, "nho")
        rehearsals.claim(work)
    with acting(sqlite) as work:
        assert work.session.scalars(select(RevisionMark.version).order_by(RevisionMark.version)).all() == [1, 2]
