"""Chores that must be apart, held against the people of the units that offer a procedure."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import Engine

from bpmn import folder
from commands.demo.province import COMMUNE, SINCE
from engine import inspection, offerings, organisation
from engine.inspection import Surroundings
from tests.engine import builders, complete
from tests.engine.builders import MORNING, acting
from tests.engine.complete import DESK, EXPERT, WHOLE
from tests.engine.runtime.drawing import lanes

ONE_POST = {
    "settings": WHOLE.replace('"Lãnh đạo" = { post = "lanh-dao" }\n', ""),
    "lanes": lanes(**{"Một cửa": DESK, "Chuyên viên": (*EXPERT, "sign")}),
}


def missing(engine: Engine, *experts: str, changes: dict[str, str] | None = None) -> Sequence[tuple[str, str | None]]:
    """The commune decides by the procedure, with *experts* beside its own: what is wrong."""
    files = complete.files(**(changes or {}))
    procedure = folder.read(files, slug="nho")
    builders.a_province(engine)
    with acting(engine) as work:
        commune = organisation.unit_by_code(work, COMMUNE[0])
        for name in experts:
            person = organisation.enrol(work, name, name)
            organisation.appoint(work, person, commune, role="chuyen-vien", title="Chuyên viên", since=SINCE)
        offerings.offer(work, [commune], procedure, "competent", since=SINCE, source="QĐ 1")
        against = Surroundings.of(work.session, MORNING.date())
        return [(one.rule, one.element) for one in inspection.problems(files, slug="nho", against=against)]


def test_two_chores_at_two_posts_can_be_kept(db: Engine) -> None:
    assert missing(db) == []


@pytest.mark.parametrize(("experts", "rules"), [((), [("separation-unkept", "sign")]), (("nam.cv",), [])])
def test_two_chores_at_one_post_need_two_holders(
    sqlite: Engine, experts: tuple[str, ...], rules: list[tuple[str, str]]
) -> None:
    assert missing(sqlite, *experts, changes=ONE_POST) == rules


def test_a_post_that_nobody_holds_is_named_with_its_lane(sqlite: Engine) -> None:
    assert missing(sqlite, changes={"settings": WHOLE.replace('"lanh-dao"', '"pho-phong"')}) == [
        ("lane-without-holder", None)
    ]
