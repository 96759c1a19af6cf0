"""What a change of office time would do is looked at while others write: nobody waits, and nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select, update

from engine import database, office, recompute
from engine.tables import CalendarEdition, Case, Clock, LegalParameter, OfficeCalendar, OfficeDay, OfficeHours, Unit
from tests.api.office import Office, build
from tests.api.pages.test_officers import SOURCE, an_administrator, as_administrator
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import COMMUNE, DESK, HOUSEHOLD, acting

ROOT = "tinh.qt"
FORESEEN = "/quan-tri/tinh-lai-han/xem-truoc"
OFF = {"day": "2026-12-02", "sort": "off", "source": SOURCE}
CHANGES: tuple[Mapping[str, str], ...] = (
    {"act": "mark", "name": "hanh-chinh", **OFF},
    {"act": "hours", "name": "hanh-chinh", "weekday": "3", "sessions": "", "since": "2026-12-01"},
    {"act": "assign", "unit": COMMUNE, "calendar": "xa"},
    {"act": "open", "name": "phuong", "title": "Phường", "like": "hanh-chinh"},
    {"act": "parameter", "code": "due_soon_days", "value": "4", "since": "2026-12-01"},
)
WRITTEN = (CalendarEdition, OfficeCalendar, OfficeDay, OfficeHours, LegalParameter, Unit, Clock)


@pytest.fixture
def root(db: Engine, tmp_path: Path) -> Visit:
    """An administrator of the whole, where a case runs and a calendar is free on Wednesdays."""
    found = build(db, builders.household(), files=tmp_path / "files")
    case_id = builders.a_case(db, HOUSEHOLD)
    builders.do(db, case_id, "tiep_nhan", answers=builders.ACCEPTED)
    an_administrator(found, "H99", ROOT)
    with acting(db) as work:
        office.open_calendar(work, "xa", "Xã nghỉ thứ Tư", like="hanh-chinh", source=SOURCE)
        office.change_hours(work, "xa", [3], [], since=builders.MORNING.date(), source=SOURCE)
    return as_administrator(Visit(found), ROOT)


def rows(office: Office) -> list[tuple[Any, ...]]:
    """All that a change of settings could write."""
    with acting(office.engine) as work:
        return [tuple(row) for table in WRITTEN for row in work.session.execute(select(*table.__table__.columns))]


def test_another_writes_while_a_change_is_looked_at(root: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []
    looks, url = recompute.foresee, root.office.engine.url.render_as_string(hide_password=False)

    def foresee(*said: Any, **more: Any) -> recompute.Foreseen:
        seen = looks(*said, **more)
        other = database.connect(url, busy_timeout_ms=1)
        with other.begin() as connection:
            written.append(connection.execute(update(Case).values(version=Case.version + 1)).rowcount)
        other.dispose()
        return seen

    monkeypatch.setattr(recompute, "foresee", foresee)
    before = rows(root.office)
    root.get("/quan-tri/lich")
    moving = []
    for said in CHANGES:
        root.post(FORESEEN, {"source": SOURCE, **said})
        moving.append("Nếu ghi: 0 hạn" not in root.words)
        assert root.response.status_code == 200, root.words
    assert (moving, written) == ([True, True, True, False, False], [1] * len(CHANGES))
    told = root.office.ask("POST", "/due-dates:foresee", {"mark": {"calendar": "hanh-chinh", **OFF}}, by=ROOT)
    assert (told.get_json()["moved"] > 0, len(written)) == (True, len(CHANGES) + 1)
    assert rows(root.office) == before


def test_a_change_that_is_refused_when_it_is_made_is_refused_before(root: Visit) -> None:
    told = root.office.ask("POST", "/due-dates:foresee", {"mark": {"calendar": "khong-co", **OFF}}, by=ROOT)
    assert (told.status_code, told.get_json()["code"]) == (404, "unknown-calendar")
    told = root.office.ask("POST", "/due-dates:foresee", {"mark": {"calendar": "hanh-chinh", **OFF}}, by=DESK)
    assert (told.status_code, told.get_json()["code"]) == (403, "not-allowed")
