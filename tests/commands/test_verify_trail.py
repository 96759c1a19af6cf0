"""`motcua verify-trail` as a person calls it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import Engine, delete, select, update

from commands import main
from engine import accounts, organisation, seals
from engine.tables import Case, SealedHead, SettingChange, TrailEntry, TrailHead, TrailSeal
from tests.engine import builders
from tests.engine.builders import acting


@pytest.fixture
def number(sqlite: Engine, monkeypatch: pytest.MonkeyPatch) -> str:
    """The number of one of two cases in the database that the command opens."""
    monkeypatch.setenv("DATABASE_URL", str(sqlite.url))
    builders.a_province(sqlite, builders.tiny())
    builders.a_case(sqlite)
    case_id = builders.a_case(sqlite)
    with acting(sqlite) as work:
        return str(work.session.get_one(Case, case_id).case_number)


def test_whole_trails_are_told_with_how_many_there_are(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["verify-trail", "--json"]) == main.GOOD
    out = capsys.readouterr()
    assert json.loads(out.out) == {"cases": 2, "broken": [], "seal": None}
    assert "2 hồ sơ còn nguyên vẹn" in out.err


def test_a_harmed_entry_is_named_and_other_cases_stay_whole(
    sqlite: Engine, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with acting(sqlite) as work:
        harmed, other = work.session.scalars(select(Case).order_by(Case.case_number)).all()
        harm = update(TrailEntry).where(TrailEntry.case_id == harmed.id, TrailEntry.number == 1).values(act="other")
        work.session.execute(harm)
    assert main.run(["verify-trail", "--json"]) == main.NEGATIVE
    last = capsys.readouterr().out.splitlines()[-1]
    assert [(one["kind"], one["number"]) for one in json.loads(last)["broken"]] == [("TrailBroken", 1)]
    assert main.run(["verify-trail", "--case", str(harmed.case_number)]) == main.NEGATIVE
    assert main.run(["verify-trail", "--case", other.intake_reference]) == main.GOOD


def test_a_deleted_newest_entry_is_found(sqlite: Engine, number: str) -> None:
    with acting(sqlite) as work:
        work.session.execute(delete(TrailEntry).where(TrailEntry.number == 2))
    assert main.run(["verify-trail"]) == main.NEGATIVE


def test_a_root_that_was_kept_elsewhere_is_found_again_or_not(
    sqlite: Engine, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with acting(sqlite) as work:
        root = seals.put(work).root
    assert main.run(["verify-trail", "--root", root]) == main.GOOD
    assert root in capsys.readouterr().err
    with acting(sqlite, at=builders.hours(9)) as work:  # every seal made anew over rewritten trails
        work.session.execute(delete(SealedHead))
        work.session.execute(delete(TrailSeal))
        work.session.execute(update(TrailHead).values(sealed=0))
        seals.put(work)
    assert main.run(["verify-trail"]) == main.GOOD
    assert main.run(["verify-trail", "--root", root]) == main.NEGATIVE


@pytest.mark.parametrize("harm", [delete(SettingChange), update(SettingChange).values(source="sửa lén")])
def test_a_change_of_rights_that_was_erased_or_altered_is_found(sqlite: Engine, number: str, harm: Any) -> None:
    with acting(sqlite) as work:
        accounts.lock(work, organisation.person_by_login(work, builders.DESK), source="QĐ 9")
    assert main.run(["verify-trail"]) == main.GOOD
    with acting(sqlite) as work:
        work.session.execute(harm)
    assert main.run(["verify-trail"]) == main.NEGATIVE


def test_an_unknown_case_is_a_bad_call(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["verify-trail", "--case", "H99.0"]) == main.BAD
    assert "H99.0" in capsys.readouterr().err
