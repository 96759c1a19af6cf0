"""Publishing procedures, and the snapshot that every case keeps."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, delete, func, select, update

from bpmn import folder
from bpmn.procedure import Procedure
from engine import procedures
from engine.tables import Case, Publication, Snapshot, SnapshotFile, Task
from tests.engine import builders
from tests.engine.builders import SETTINGS, acting, hours, straight

FORM = b'{"type": "default", "components": [{"type": "textfield", "key": "ten", "id": "ten", "label": "T"}]}'
DAY = date(2026, 11, 1)


def publish(engine: Engine, procedure: Procedure, since: date = DAY) -> int:
    """The version that *procedure* is published as."""
    with acting(engine) as work:
        return procedures.publish(work, procedure, active_from=since).version


def rows(engine: Engine) -> list[int | None]:
    with acting(engine) as work:
        tables = (Publication, Snapshot, SnapshotFile)
        return [work.session.scalar(select(func.count()).select_from(table)) for table in tables]


@pytest.fixture
def _bare_shelf(monkeypatch: pytest.MonkeyPatch) -> None:
    """No snapshot is ready in memory, as in a process that has just begun."""
    monkeypatch.setattr(procedures, "_shelf", type(procedures._shelf)())


def test_publishing_the_same_content_twice_is_one_publication(db: Engine) -> None:
    assert [publish(db, builders.tiny()), publish(db, builders.tiny(), date(2027, 1, 1))] == [1, 1]
    assert rows(db) == [1, 1, 2]


def test_what_is_in_force_already_is_not_checked_again(sqlite: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        with acting(sqlite) as work:
            assert procedures.publish(work, builders.tiny(), active_from=date(2025, 7, 1)).version == 1
        monkeypatch.setattr(procedures, "problems", lambda *_, **__: pytest.fail("checked again"))


def test_going_back_to_earlier_content_is_a_new_version_of_the_same_snapshot(db: Engine) -> None:
    old, new = builders.tiny(), builders.tiny(*straight("a", "c"))
    assert [publish(db, one) for one in (old, new, old)] == [1, 2, 3]
    assert rows(db) == [3, 2, 4]


def test_a_version_is_in_force_from_its_day_on(sqlite: Engine) -> None:
    publish(sqlite, builders.tiny(), date(2026, 12, 1))
    publish(sqlite, builders.tiny(*straight("a", "c")), date(2026, 12, 3))
    with acting(sqlite) as work:
        days = [date(2026, 12, day) for day in (1, 2, 3)]
        found = [len(procedures.in_force(work.session, "nho", day).procedure.files["process.bpmn"]) for day in days]
        assert found[0] == found[1] < found[2]
        with pytest.raises(procedures.NotOffered) as refused:
            procedures.in_force(work.session, "nho", date(2026, 11, 30))
    assert str(refused.value) == "Không có phiên bản nào của thủ tục 'nho' có hiệu lực vào ngày 30/11/2026."
    assert refused.value.say("en").endswith("in force on 2026-11-30.")


def test_a_case_keeps_its_snapshot_when_a_new_version_is_published(db: Engine) -> None:
    builders.a_province(db, builders.tiny())
    old = builders.a_case(db)
    publish(db, builders.tiny(*straight("a", "c")))
    new = builders.a_case(db)
    for case_id in (old, new):
        builders.do(db, case_id, "a", at=hours(1))
    with acting(db) as work:
        states = [work.session.get_one(Case, case_id).state for case_id in (old, new)]
        live = work.session.scalars(select(Task.element).where(Task.ended_at.is_(None))).all()
    assert (states, live) == (["ended", "open"], ["c"])


@pytest.mark.parametrize("harm", ["gone", "changed"])
@pytest.mark.usefixtures("_bare_shelf")
def test_a_snapshot_that_is_not_whole_stops_the_act(sqlite: Engine, harm: str) -> None:
    builders.a_province(sqlite, builders.tiny())
    case_id = builders.a_case(sqlite)
    wrong = delete(SnapshotFile) if harm == "gone" else update(SnapshotFile).values(content=b"x")
    with acting(sqlite) as work:
        work.session.execute(wrong)
    procedures._shelf.clear()
    with pytest.raises(procedures.SnapshotGone) as refused:
        builders.do(sqlite, case_id, "a")
    with acting(sqlite) as work:
        assert work.session.get_one(Case, case_id).digest.startswith(str(refused.value.facts["digest"]))
        assert builders.waiting(work, case_id, "a").state == "ready"


@pytest.mark.usefixtures("_bare_shelf")
def test_the_shelf_keeps_only_so_many_snapshots(sqlite: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(procedures, "SHELF", 2)
    made = [builders.tiny(slug=f"nho-{number}", settings=f"{SETTINGS}\n# {number}") for number in range(3)]
    for procedure in made:
        publish(sqlite, procedure)
        with acting(sqlite) as work:
            procedures.in_force(work.session, procedure.slug, DAY)
    assert list(procedures._shelf) == [folder.digest(procedure.files) for procedure in made[1:]]


@pytest.mark.parametrize(
    ("parts", "forms", "rule", "element"),
    [
        (straight("a", a={"form": "khong-co.json"}), {}, "form-missing", "a"),
        (straight("a", a={"status": "khong-co"}), {}, "status-unknown", "a"),
        (straight("a", a={"limit": "P1DT4H"}), {}, "property-limit", "a"),
        (straight("a", a={"act": "fly"}), {}, "property-act", "a"),
        (straight("a"), {"f": b"{"}, "form", None),
        (
            straight("a"),
            {"f": FORM.replace(b'"ten", "id"', b'"a b", "id"')},
            "form-bad-key",
            "a b",
        ),
    ],
)
def test_a_procedure_with_a_mistake_is_not_published(
    sqlite: Engine, parts: tuple[str, ...], forms: dict[str, bytes], rule: str, element: str | None
) -> None:
    found = procedures.problems(builders.files(*parts, **forms), slug="nho")
    assert (rule, element) in {(finding.rule, finding.element) for finding in found if finding.is_error}
    with pytest.raises(procedures.NotPublishable):
        publish(sqlite, builders.tiny(*parts, **forms))
    assert rows(sqlite) == [0, 0, 0]


@pytest.mark.parametrize(("template", "is_refused"), [("{ten}", False), ("{tên}", True)])
def test_what_lists_show_of_a_case_is_made_of_its_application(template: str, is_refused: bool) -> None:
    files = builders.files(*straight("a"), settings=f'matter = "{template}"\n{SETTINGS}', application=FORM)
    assert ("matter-unknown" in {one.rule for one in procedures.problems(files, slug="nho")}) is is_refused


def test_a_procedure_with_a_form_that_is_there_is_published(sqlite: Engine) -> None:
    assert publish(sqlite, builders.tiny(*straight("a", a={"form": "f.json"}), f=FORM)) == 1
