"""The file to begin from is one that the import takes, of whatever is offered."""

from __future__ import annotations

from sqlalchemy import Engine, delete, select

from bpmn import folder, shipped
from commands.demo import province
from engine import offerings, organisation
from engine.imports import samples
from engine.tables import Offering, Publication, Unit
from tests.engine import builders
from tests.engine.builders import COMMUNE, acting, hours
from tests.engine.imports import old

OFFICE = province.AGENCIES[-1][0]  #: not the first of those that have a desk
SLUGS = sorted(path.parent.name for path in shipped.ROOT.glob("*/procedure.toml"))


def test_the_sample_is_taken_over_of_whatever_procedure_is_offered(sqlite: Engine) -> None:
    shelf = [folder.read(folder.running(shipped.bundle(shipped.ROOT / slug)), slug=slug) for slug in SLUGS]
    builders.a_province(sqlite, *shelf)
    refused = []
    for number, slug in enumerate(SLUGS):
        with acting(sqlite, at=hours(1)) as work:
            unit = work.session.scalars(select(Unit).where(Unit.code == COMMUNE)).one()
            work.session.execute(delete(Offering))
            offerings.offer(work, [unit], shelf[number], "receiving", since=unit.valid_from, source="QĐ 1")
            offerings.offer(work, [unit], shelf[number], "competent", since=unit.valid_from, source="QĐ 1")
            rows = [{**row, "code": f"{row['code'][:-4]}{number:04}"} for row in samples.rows(work)]
        assert [row["procedure"] for row in rows] == [slug, slug]
        refused += [(slug, one.fault) for one in old.take(sqlite, old.as_csv(rows)) if one.state != "new"]
    assert refused == []


def test_a_procedure_that_units_only_said_to_decide_is_of_one_of_these(sqlite: Engine) -> None:
    procedure = builders.household()
    builders.a_province(sqlite, procedure, seed=province.seed)
    with acting(sqlite, at=hours(1)) as work:
        unit = organisation.unit_by_code(work, OFFICE)
        offerings.offer(work, [unit], procedure, "competent", since=unit.valid_from, source="QĐ 1")
        rows = samples.rows(work)
    assert {(row["receiving_unit"], row["competent_unit"]) for row in rows} == {(OFFICE, OFFICE)}


def test_where_no_unit_said_what_it_offers_a_desk_is_named_and_nothing_where_nothing_is_in_force(
    sqlite: Engine,
) -> None:
    builders.a_province(sqlite, builders.household())
    with acting(sqlite, at=hours(1)) as work:
        rows = samples.rows(work)
    assert {row["receiving_unit"] for row in rows} == {COMMUNE}
    assert [one.state for one in old.take(sqlite, old.as_csv(rows))] == ["new", "new"]
    with acting(sqlite, at=hours(1)) as work:
        work.session.execute(delete(Publication))
        assert samples.rows(work) == []
