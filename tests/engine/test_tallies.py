"""What a check finds in drafts and versions, counted by a worker and told on the list of all."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bpmn import folder
from commands.demo import province
from engine import designs, revisions, tallies, validity, workbench
from engine.workbench import Row
from scheduler.runner import Hands
from scheduler.tallies import count
from tests.engine import builders, complete
from tests.engine.builders import MORNING, acting


def listed(engine: Engine) -> dict[str, Row]:
    with acting(engine) as work:
        return {row.slug: row for row in workbench.rows(work.session, validity.day(work.now))}


def hands(engine: Engine, minutes: int = 0) -> Hands:
    return Hands(engine, "thử", clock=lambda _: MORNING + timedelta(minutes=minutes))


def test_a_draft_is_counted_after_each_saving_and_a_version_once(db: Engine) -> None:
    builders.a_province(db, folder.read(complete.files(), slug="mot"), seed=province.seed_whole)
    with acting(db) as work:
        revisions.begin(work, "hai", {"procedure.toml": b"name = 'Hai'"})
    assert (listed(db)["hai"].draft.errors, listed(db)["mot"].current.errors) == (None, None)
    for _ in range(3):
        count(hands(db))
    rows = listed(db)
    assert rows["hai"].draft.errors > 0
    assert (rows["mot"].state, rows["mot"].current.errors, rows["mot"].offered.deciding) == ("in-force", 0, {})
    with acting(db) as work:
        revisions.save(work, "hai", complete.covered(), seen=1)
    assert listed(db)["hai"].draft.errors is None
    count(hands(db))
    draft = listed(db)["hai"].draft
    assert (draft.errors, draft.flows_covered) == (0, draft.flows)


def test_a_check_that_never_ends_keeps_nobody_from_the_others(sqlite: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    with acting(sqlite) as work:
        revisions.begin(work, "a", {"procedure.toml": b"name = 'A'"})
        revisions.begin(work, "b", {"procedure.toml": b"name = 'B'"})
    check = designs.check

    def fails(work: object, slug: str, trial: object) -> object:
        return 1 / 0 if slug == "a" else check(work, slug, trial)  # type: ignore[arg-type]

    monkeypatch.setattr(designs, "check", fails)
    with pytest.raises(ZeroDivisionError):
        count(hands(sqlite))
    count(hands(sqlite, 1))
    assert listed(sqlite)["b"].draft.errors
    count(hands(sqlite, 2))  # not again yet
    monkeypatch.undo()
    count(hands(sqlite, 3))
    assert listed(sqlite)["a"].draft.errors is None
    count(hands(sqlite, 20))
    assert listed(sqlite)["a"].draft.errors


def test_what_was_counted_of_an_older_draft_is_not_kept(sqlite: Engine) -> None:
    with acting(sqlite) as work:
        revisions.begin(work, "a", {"procedure.toml": b"name = 'A'"})
        order = tallies.claim(work)
        found = tallies.count(work, order)
        revisions.write(work, "a", "b", b"1", seen=1)
        tallies.keep(work, order, found)
    assert listed(sqlite)["a"].draft.errors is None
