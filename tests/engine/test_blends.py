"""A file of a draft that two analysts changed: what comes of both is saved, and what either made stays kept."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, select

from commands.demo import province
from engine import blends, revisions
from engine.blends import Mine, NotBlended
from engine.tables import PastFile
from tests.engine.builders import acting

BASE, THEIRS, MINE = "a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n"


@pytest.fixture
def drafted(db: Engine) -> Engine:
    """A draft whose file somebody changed after it was read."""
    with acting(db) as work:
        province.seed_whole(work)
        revisions.begin(work, "nho", {"a.toml": BASE.encode(), "b": b"1"})
    with acting(db, "van.pt") as work:
        revisions.write(work, "nho", "b", b"2", seen=1)
        revisions.write(work, "nho", "a.toml", THEIRS.encode(), seen=1)
    return db


def test_what_comes_of_two_is_saved_and_the_states_of_both_are_kept(drafted: Engine) -> None:
    with acting(drafted, "quang.qt") as work:
        found, version = blends.look(work, "nho", "a.toml", Mine(MINE, 2, {}))
        assert (found.text, found.clashes, version) == ("A\nb\nC\n", (), 3)
        text, version = blends.save(work, "nho", "a.toml", Mine(MINE, 2, {}), seen=3)
        assert version == revisions.look(work.session, "nho").version
    with acting(drafted) as work:
        assert revisions.files(work.session, "nho")["a.toml"].decode() == text == found.text
        past = select(PastFile.content).where(PastFile.path == "a.toml").order_by(PastFile.version)
        assert [one.decode() for one in work.session.scalars(past)] == [BASE, THEIRS, MINE]


def test_what_both_changed_is_saved_only_as_chosen_and_by_who_saw_the_newest(drafted: Engine) -> None:
    mine = MINE.replace("a", "x")
    with acting(drafted, "quang.qt") as work:
        with pytest.raises(NotBlended):
            blends.save(work, "nho", "a.toml", Mine(mine, 2, {}), seen=3)
        with pytest.raises(revisions.RevisionChanged):
            blends.save(work, "nho", "a.toml", Mine(mine, 2, {"0": "mine"}), seen=2)
        text, _ = blends.save(work, "nho", "a.toml", Mine(mine, 2, {"0": "mine"}), seen=3)
    assert text == "x\nb\nC\n"
