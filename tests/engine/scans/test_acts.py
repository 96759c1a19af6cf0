"""Pages of papers are bound, arranged and divided as new versions; what came in stays."""

from __future__ import annotations

import uuid
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from commands.demo import province
from engine import components, files, procedures
from engine.components import Handed
from engine.files import Store
from engine.queries import details, papers
from engine.scans import acts, apart, leaves
from engine.scans.acts import Sent
from engine.scans.leaves import BadPages, Turned
from engine.tables import Case
from engine.work import Work
from tests.engine import builders
from tests.engine.builders import DESK, HOUSEHOLD, acting, household
from tests.engine.scans.sheets import BLUE, GREEN, RED, pdf, photo, tops


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Where contents lie."""
    return Store(tmp_path)


@pytest.fixture
def case_id(sqlite: Engine) -> uuid.UUID:
    """A case at the desk."""
    with acting(sqlite) as work:
        province.seed(work)
        procedures.publish(work, household(), active_from=date(2025, 7, 1))
    return builders.a_case(sqlite, HOUSEHOLD)


def scan(work: Work, store: Store, case_id: uuid.UUID) -> uuid.UUID:
    """A paper of the first component with three pages."""
    digest = files.keep(work, store, pdf(RED, GREEN, BLUE), name="tat ca.pdf")
    handed = Handed(form="copy", digest=digest, file_name="tat ca.pdf")
    return components.register(work, case_id, 1, handed).id


def kept(work: Work, store: Store, case_id: uuid.UUID) -> dict[int, list[list[str]]]:
    """The pages of every version of the papers, by component, the newest first."""
    return {
        one.position: [
            tops(files.read(store, papers.content(work.session, case_id, paper.id)[1].digest)) for paper in one.papers
        ]
        for one in papers.checklist(work.session, case_id)
        if one.papers
    }


def test_photographs_become_one_pdf_in_the_order_chosen(sqlite: Engine, store: Store) -> None:
    with acting(sqlite) as work:
        red, blue = photo(RED), photo(BLUE, "PNG")
        sent = [
            Sent(files.keep(work, store, blue, name="b.png"), "b.png", turn=180),
            Sent(files.keep(work, store, red, name="a.jpg"), "a.jpg"),
        ]
        digest, name = acts.bound(work, store, sent)
        assert (name, tops(files.read(store, digest))) == ("b.pdf", ["white", "red"])
        assert acts.bound(work, store, sent[1:]) == (sent[1].digest, "a.jpg")


def test_what_has_no_pages_is_not_bound_with_others(sqlite: Engine, store: Store) -> None:
    with acting(sqlite) as work:
        data = b"<?xml version='1.0'?><don/>"
        sent = [
            Sent(files.keep(work, store, one, name=name), name)
            for one, name in ((data, "a.xml"), (photo(RED), "b.jpg"))
        ]
        with pytest.raises(apart.NoPages):
            acts.bound(work, store, sent)


def test_pages_are_turned_and_put_in_order_in_a_new_version(sqlite: Engine, store: Store, case_id: uuid.UUID) -> None:
    with acting(sqlite, DESK) as work:
        paper_id = scan(work, store, case_id)
        acts.arrange(work, store, work.session.get_one(Case, case_id), paper_id, [Turned(3), Turned(1, 180)])
        assert kept(work, store, case_id) == {1: [["blue", "white"], ["red", "green", "blue"]]}
        newest = papers.checklist(work.session, case_id)[0].papers[0]
        assert (newest.form, newest.file_name) == ("copy", "tat ca.pdf")


def test_a_scan_of_all_papers_is_divided_onto_components(sqlite: Engine, store: Store, case_id: uuid.UUID) -> None:
    with acting(sqlite, DESK) as work:
        paper_id = scan(work, store, case_id)
        parts = {1: leaves.read("1-2", 3), 2: leaves.read("3", 3)}
        acts.divide(work, store, work.session.get_one(Case, case_id), paper_id, parts)
        assert kept(work, store, case_id) == {1: [["red", "green"], ["red", "green", "blue"]], 2: [["blue"]]}


def test_what_cannot_be_divided_leaves_everything_as_it_was(sqlite: Engine, store: Store, case_id: uuid.UUID) -> None:
    with acting(sqlite, DESK) as work:
        paper_id = scan(work, store, case_id)
    for parts, refused in (
        ({}, acts.NothingDivided),
        ({1: [Turned(1)], 99: [Turned(2)]}, components.NoSuchComponent),
        ({1: [Turned(4)]}, apart.NoSuchPage),
    ):
        with pytest.raises(refused), acting(sqlite, DESK) as work:
            acts.divide(work, store, work.session.get_one(Case, case_id), paper_id, parts)
    with acting(sqlite, DESK) as work:
        assert kept(work, store, case_id) == {1: [["red", "green", "blue"]]}
        with pytest.raises(details.NoSuchPart):
            acts.arrange(work, store, work.session.get_one(Case, case_id), uuid.uuid4(), [Turned(1)])


def test_pages_are_named_as_people_write_them() -> None:
    assert [one.page for one in leaves.read("1-3, 5, 2", 5)] == [1, 2, 3, 5, 2]
    assert leaves.read("4 – 4", 5) == [Turned(4)]
    for said in ("", "0", "6", "3-1", "1-", "một", "1;2", "1-5," * 200):
        with pytest.raises(BadPages):
            leaves.read(said, 5)
