"""Office time and statutory numbers are changed by administrators alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine

from engine import office, organisation, parameters, people
from engine.work import Work
from tests.engine import builders
from tests.engine.builders import COMMUNE, DESK, acting

DAY, SOURCE = date(2026, 12, 1), "QĐ 1/2026"
ACTS: dict[str, Callable[[Work], object]] = {
    "parameter": lambda work: parameters.change(
        work, parameters.SAME_DAY_CUT_OFF, "14:00", valid_from=DAY, source=SOURCE
    ),
    "day": lambda work: office.mark(work, "hanh-chinh", DAY, "off", source=SOURCE),
    "hours": lambda work: office.set_hours(work, "hanh-chinh", [1], ["07:00-11:00"], since=DAY, source=SOURCE),
    "calendar": lambda work: office.open_calendar(work, "moi", "Mới", like="hanh-chinh", source=SOURCE),
    "unit": lambda work: office.assign(work, organisation.unit_by_code(work, COMMUNE), "hanh-chinh", source=SOURCE),
}


@pytest.mark.parametrize("name", ACTS)
def test_who_administers_nothing_changes_no_setting(sqlite: Engine, name: str) -> None:
    builders.a_province(sqlite)
    with pytest.raises(people.NotAllowed), acting(sqlite, DESK) as work:
        ACTS[name](work)
