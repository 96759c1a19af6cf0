"""A case opens another one, waits for it, and gets its outcome and its results when it ends."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from bpmn.procedure import Procedure
from engine import cases, components, hands, links, people, results, trail, withdrawals
from engine.tables import Case, LinkedCase, Notice, StatusEntry, Task, TrailEntry
from tests.engine import builders
from tests.engine.builders import CHIEF, DESK, EXPERT, HOUSEHOLD, acting, filing, hours
from tests.engine.cases import papers, test_results


def child_procedure() -> Procedure:
    return builders.tiny(*builders.straight(*test_results.STEPS), settings=test_results.RESULT)


def at_work(engine: Engine, *published: Procedure) -> uuid.UUID:
    """A household business with its expert, where the child's procedure is offered too."""
    builders.a_province(engine, builders.household(), *published)
    case_id = builders.a_case(engine, HOUSEHOLD)
    builders.do(engine, case_id, "tiep_nhan", answers=builders.ACCEPTED)
    builders.do(engine, case_id, "phan_cong", by=CHIEF)
    return case_id


def linked(engine: Engine, case_id: uuid.UUID, **changes: object) -> uuid.UUID:
    with acting(engine, EXPERT) as work:
        return links.open_from(work, case_id, filing(**changes), purpose="Xác nhận tình trạng").child_id


def statuses(engine: Engine, case_id: uuid.UUID) -> list[str]:
    with acting(engine) as work:
        log = select(StatusEntry.status).where(StatusEntry.case_id == case_id).order_by(StatusEntry.number)
        return list(work.session.scalars(log))


def test_a_case_waits_for_the_one_it_opened_and_gets_its_result(db: Engine, tmp_path: Path) -> None:
    case_id, kept = at_work(db, child_procedure()), papers.store(tmp_path)
    child = linked(db, case_id)
    assert statuses(db, case_id)[-1] == "linked"
    digest = test_results.content(db, kept)
    with acting(db, DESK) as work:
        result_id = results.draft(work, child, code="KQ.1", digest=digest).id
    test_results.sent_up(db, result_id)
    test_results.signed(db, kept, result_id)
    test_results.issued(db, result_id)
    test_results.given(db, result_id)
    assert statuses(db, case_id)[-2:] == ["linked", "processing"]
    with acting(db) as work:
        (found,) = links.of_case(work, case_id)
        assert (found.outcome, found.child_id) == ("returned", child)
        assert [one.id for one in links.results_of(work, case_id)] == [result_id]
        told = select(TrailEntry.facts).where(TrailEntry.case_id == case_id, TrailEntry.act == "linked-result")
        assert work.session.scalars(told).one() == {"number": 1, "outcome": "returned", "results": [digest]}
        notices = select(Notice.facts).where(Notice.case_id == case_id)
        assert any("linked" in facts for facts in work.session.scalars(notices))
        assert trail.verify(work.session, case_id) > 4
        opener = links.opened_from(work, child)
        assert opener is not None
        assert opener.id == case_id


def test_a_case_waits_until_the_last_of_those_it_opened(sqlite: Engine) -> None:
    case_id = at_work(sqlite, builders.tiny())
    first, second = linked(sqlite, case_id), linked(sqlite, case_id)
    builders.do(sqlite, first, "a")
    assert statuses(sqlite, case_id)[-1] == "linked"
    builders.do(sqlite, second, "a")
    assert statuses(sqlite, case_id)[-1] == "processing"


def test_a_linked_case_that_is_stopped_comes_back_too(sqlite: Engine) -> None:
    case_id = at_work(sqlite, builders.tiny(*papers.gate()))
    child = linked(sqlite, case_id)
    with acting(sqlite, DESK, at=hours(2)) as work:
        withdrawals.grant(work, withdrawals.ask(work, child, reason="Thôi").id, reason="Chưa xử lý")
    with acting(sqlite) as work:
        assert [one.outcome for one in links.of_case(work, case_id)] == ["withdrawn"]
    assert statuses(sqlite, case_id)[-1] == "processing"


def test_what_comes_back_to_a_case_that_is_over_changes_only_the_record(sqlite: Engine) -> None:
    case_id = at_work(sqlite, builders.tiny())
    child = linked(sqlite, case_id)
    with acting(sqlite, DESK, at=hours(2)) as work:
        request = withdrawals.ask(work, case_id, reason="Thôi").id
    with acting(sqlite, CHIEF, at=hours(2)) as work:
        withdrawals.grant(work, request, reason="Chưa ký")
    builders.do(sqlite, child, "a", at=hours(3))
    assert statuses(sqlite, case_id)[-1] == "stopped"
    with acting(sqlite) as work:
        assert work.session.scalars(select(LinkedCase.outcome)).all() == ["returned"]


def test_a_diagram_goes_on_with_the_outcome_it_waits_for(sqlite: Engine) -> None:
    drawing = builders.drawing
    waits = drawing.node("intermediateCatchEvent", "cho", '<messageEventDefinition id="m" messageRef="kq"/>')
    parts = builders.straight("a", "b")
    way = drawing.flow("start nhan a cho b end")
    message = '<message id="kq" name="ket-qua-lien-thong"/>'
    drawn = (*parts[:-1], waits, way)
    parent = builders.tiny(*drawn, slug="cha", names=message)
    builders.a_province(sqlite, parent, builders.tiny())
    case_id = builders.a_case(sqlite, "cha")
    with acting(sqlite, DESK, at=hours(1)) as work:
        child = links.open_from(work, case_id, filing(), purpose="Xác nhận").child_id
    builders.do(sqlite, case_id, "a", at=hours(2))
    builders.do(sqlite, child, "a", at=hours(3))
    with acting(sqlite) as work:
        live = select(Task.element).where(Task.case_id == case_id, Task.ended_at.is_(None))
        assert work.session.scalars(live).all() == ["b"]


@pytest.mark.parametrize("by", [DESK, "hung.tp"])
def test_only_who_works_on_the_case_opens_another_from_it(sqlite: Engine, by: str) -> None:
    case_id = at_work(sqlite, builders.tiny())
    with acting(sqlite, by) as work, pytest.raises(people.NotYours):
        links.open_from(work, case_id, filing(), purpose="x")


def test_what_cannot_be_filed_is_not_linked(sqlite: Engine) -> None:
    case_id = at_work(sqlite, builders.tiny())
    for changes, purpose, fault in [
        ({"variant": "khong-co"}, "x", cases.UnknownVariant),
        ({}, " ", hands.NoReason),
    ]:
        with acting(sqlite, EXPERT) as work:
            with pytest.raises(fault):
                links.open_from(work, case_id, filing(**changes), purpose=purpose)
            work.session.rollback()
    assert statuses(sqlite, case_id)[-1] == "processing"
    with acting(sqlite) as work:
        assert len(work.session.scalars(select(Case)).all()) == 1


def test_a_linked_case_uses_the_papers_of_the_one_that_opened_it(sqlite: Engine, tmp_path: Path) -> None:
    same = {"parties": {"owner": {"full_name": "Trần Thị Minh Họa", "personal_id": "001190000010"}}}
    with_papers = builders.tiny(*papers.gate(), settings=papers.SETTINGS + papers.CHECKLIST, slug="giay")
    builders.a_province(sqlite, with_papers)
    case_id = builders.a_case(sqlite, "giay", variant="moi", at=hours(0), **same)
    paper = papers.hand_in(sqlite, case_id, papers.store(tmp_path))
    with acting(sqlite, DESK) as work:
        child = links.open_from(work, case_id, filing("giay", variant="moi", **same), purpose="x").child_id
        assert components.reuse(work, child, 1, paper).reused_from == paper
