"""An act that fails half-way leaves the old state whole: it is broken at each statement that writes, and at its end.

What is in memory does not know better either: done at last, it comes to what it would have come to at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import Engine, event, select
from werkzeug.test import TestResponse

from bpmn import gists, package
from commands.demo import province
from engine import mergers, procedures, revisions
from engine.tables import Case, Publication, Task
from tests.api.office import Office, build
from tests.engine import builders, complete
from tests.engine.builders import acting, straight, tiny
from tests.engine.people import rearranging

ADMIN = "quang.qt"
WRITES = ("insert", "update", "delete")
T = TypeVar("T")


class Broken(Exception):
    """The power went."""


@contextmanager
def breaking(engine: Engine, at: int) -> Iterator[list[str]]:
    """Statement *at* of those that write, counted from 0, fails; so does the end after all of them."""
    heard: list[str] = []

    def hear(what: str) -> None:
        heard.append(what)
        if len(heard) == at + 1:
            raise Broken

    def write(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.lstrip().lower().startswith(WRITES):
            hear(statement)

    def end(connection: Any) -> None:
        if heard and heard[-1] != "commit":  # else it only asked
            hear("commit")
        connection.commit()

    event.listen(engine, "before_cursor_execute", write)
    patched = pytest.MonkeyPatch()
    patched.setattr(engine.dialect, "do_commit", end)
    try:
        yield heard
    finally:
        patched.undo()
        event.remove(engine, "before_cursor_execute", write)


def whole(engine: Engine, act: Callable[[], T]) -> T:
    """What *act* gives when at last it is not broken; wherever it was before, nothing was left behind."""
    before = rearranging.rows(engine)
    for at in count():
        with breaking(engine, at) as heard:
            try:
                done = act()
            except Broken:
                assert rearranging.rows(engine) == before, heard[-1]
                continue
        assert at > 1, "nothing was broken"
        return done
    raise AssertionError


@pytest.fixture
def office(sqlite: Engine, tmp_path: Path) -> Office:
    """The province, a version of a procedure with two cases, and drafts that may be published."""
    found = build(sqlite, tiny(*straight("a", "b")), files=tmp_path / "files")
    with acting(sqlite) as work:
        province.seed_whole(work)
        for slug in ("mot", "hai"):
            revisions.save(work, slug, complete.covered())
    for _ in range(2):
        builders.a_case(sqlite)
    return found


def asked(office: Office, path: str, body: dict[str, Any], **how: Any) -> TestResponse:
    """The answer to a request of the administrator, which is right but for what breaks it."""
    token = {"Authorization": f"Bearer {office.token(ADMIN)}"}

    def ask() -> TestResponse:
        answer = office.ask("POST", path, body, by=None, more=token, **how)
        if answer.status_code == 500:
            raise Broken
        return answer

    answer = whole(office.engine, ask)
    assert answer.status_code in {200, 201}, answer.get_data(as_text=True)
    return answer


def test_one_and_many_drafts_are_published_as_a_whole(office: Office) -> None:
    asked(office, "/revisions/mot:publish", {"decision": "QĐ 1"}, seen=1, file=(b"%PDF-1.7 x", "qd.pdf"))
    with acting(office.engine) as work:
        revisions.save(work, "mot", complete.covered(settings=complete.WHOLE.replace("P3D", "P4D")))
    asked(office, "/bulk:publish", {"seen": {"mot": 2, "hai": 1}, "decision": "QĐ 2"})
    with acting(office.engine) as work:
        assert procedures.in_force(work.session, "mot", office.now.date()).procedure.limits[0].text == "P4D"
        told = select(Publication.slug, Publication.version, Publication.decision).where(Publication.slug != "nho")
        found = sorted(map(tuple, work.session.execute(told)))
    assert found == [("hai", 1, "QĐ 2"), ("mot", 1, "QĐ 1"), ("mot", 2, "QĐ 2")]


def test_many_drafts_are_changed_and_taken_in_as_a_whole(office: Office) -> None:
    asked(office, "/bulk:change", {"kind": "limit", "old": "P3D", "new": "P2D", "seen": {"mot": 1, "hai": 1}})
    file = package.write(complete.files(settings=complete.WHOLE.replace("P3D", "P7D")))
    asked(office, "/parcels:import", {"slug": "mot", "replaces": "true"}, file=(file, "mot.zip"))
    with acting(office.engine) as work:
        kept = {slug: gists.of(revisions.files(work.session, slug)).limits[0][1] for slug in ("mot", "hai")}
    assert kept == {"mot": "P7D", "hai": "P2D"}


def test_a_running_case_is_moved_and_taken_back_as_a_whole(office: Office) -> None:
    with acting(office.engine) as work:
        procedures.publish(work, tiny(*straight("moi", "b")), active_from=date(2025, 7, 1))
    order = {"of": 1, "mapping": {"a": "moi"}, "most": 1}
    for act, elements in (("move", ["a", "moi"]), ("undo", ["a", "a"])):
        told = asked(office, "/procedures/nho/versions/2:move-cases", {"act": act, **order}).get_json()
        assert [one["problem"] for one in told["results"]] == [None]
        with acting(office.engine) as work:
            assert sorted(work.session.scalars(select(Task.element).where(Task.ended_at.is_(None)))) == elements


def test_units_are_merged_portion_by_portion_each_as_a_whole(office: Office) -> None:
    engine = office.engine
    merger_id = whole(engine, lambda: rearranging.lay_down(engine, rearranging.merge()))

    def go_on() -> bool:
        with acting(engine, at=rearranging.AFTER) as work:
            return mergers.go_on(work, merger_id, most=1).is_over

    while not whole(engine, go_on):
        pass
    new = rearranging.unit_id(engine, rearranging.NEW)
    with acting(engine) as work:
        assert set(work.session.scalars(select(Case.competent_unit_id))) == {new}
