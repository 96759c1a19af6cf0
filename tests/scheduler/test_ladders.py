"""A procedure whose clocks cannot be armed is not published."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from engine import ladders, procedures
from engine.procedures import NotPublishable
from tests.engine import builders
from tests.engine.runtime import drawing

WRONG_STEPS = {
    "beyond the calendar": {"limit": "P9999999D"},
    "warning in months": {"limit": "P3D", "warn": "P1M"},
    "warning no duration": {"limit": "P3D", "warn": "1 ngày"},
    "warning before the start": {"limit": "PT4H", "warn": "P1D"},
    "warning without a limit": {"warn": "PT1H"},
    "escalation no duration": {"limit": "P3D", "escalate": "PT1H tomorrow"},
    "escalation of nothing": {"escalate": "PT1H"},
}
RIGHT_STEPS = {
    "limit alone": {"limit": "PT4H"},
    "no warning": {"limit": "PT4H", "warn": "none"},
    "two escalations": {"limit": "P3D", "warn": "PT4H", "escalate": "PT1H P1D"},
    "calendar": {"limit": "P1M", "limit_kind": "calendar", "warn": "P2D"},
}


def rules(files: dict[str, bytes]) -> list[tuple[str, str | None]]:
    return [(found.rule, found.element) for found in ladders.problems(files, slug="nho")]


@pytest.mark.parametrize("said", WRONG_STEPS.values(), ids=list(WRONG_STEPS))
def test_a_step_whose_clock_cannot_be_armed_is_named(said: dict[str, str]) -> None:
    assert rules(builders.files(*builders.straight("a", "b", b=said))) == [("clock", "b")]


@pytest.mark.parametrize("said", RIGHT_STEPS.values(), ids=list(RIGHT_STEPS))
def test_a_step_whose_clock_can_be_armed_passes(said: dict[str, str]) -> None:
    assert rules(builders.files(*builders.straight("a", a=said))) == []


def test_a_limit_on_a_step_that_no_person_does_is_named() -> None:
    parts = [
        drawing.start(),
        drawing.node("scriptTask", "s", drawing.properties(limit="PT4H"), "<script>x = 1</script>"),
        drawing.end(),
        drawing.flow("start s end"),
    ]
    assert rules(builders.files(*parts)) == [("clock", "s")]


def test_what_the_rules_of_the_diagram_say_of_a_limit_is_not_said_twice() -> None:
    files = builders.files(*builders.straight("a", a={"limit": "4 giờ"}))
    assert rules(files) == []
    assert [found.element for found in procedures.problems(files, slug="nho") if found.is_error] == ["a"]


@pytest.mark.parametrize("line", ['warn = "P9D"', 'warn = "soon"', 'escalate = "P1M"'])
def test_a_legal_limit_whose_clock_cannot_be_armed_is_named(line: str) -> None:
    settings = builders.SETTINGS.replace('limit = "P3D"', f'limit = "P3D"\n{line}')
    assert rules(builders.files(*builders.straight("a"), settings=settings)) == [("clock", "limits[1]")]


CALENDAR = 'limit = "P5D"\nkind = "calendar"\n'
CIVIL = 'limit = "P5D"\nrule = "civil"\n'
WORKING = 'limit = "P5D"\n'
ADDED = '[supplement]\nmode = "add"\n[supplement.added]\n'
EXTENSION = '[[extensions]]\ncode = "them"\nbasis = "Điều 6 văn bản minh họa"\n'


@pytest.mark.parametrize(
    ("limits", "rules_", "place"),
    [
        ([WORKING], ADDED + WORKING, None),
        ([WORKING], ADDED + 'limit = "PT4H"\n', None),  # both are office minutes
        ([WORKING], ADDED + CALENDAR, "supplement.added"),
        ([WORKING], ADDED + CIVIL, "supplement.added"),
        (['limit = "same-day"\n'], ADDED + WORKING, "supplement.added"),
        ([WORKING, 'variant = "khac"\n' + CALENDAR], ADDED + WORKING, "supplement.added"),
        ([CALENDAR], EXTENSION + CALENDAR, None),
        ([CALENDAR], EXTENSION + WORKING, "extensions[1]"),
        ([WORKING, 'variant = "khac"\n' + CALENDAR], EXTENSION + CALENDAR, None),  # for those of the variant
    ],
)
def test_what_no_clock_could_add_is_named(limits: list[str], rules_: str, place: str | None) -> None:
    said = "".join("[[limits]]\n" + limit for limit in limits) + '[[variants]]\ncode = "khac"\nname = "Khác"\n'
    settings = builders.SETTINGS.replace('[[limits]]\nlimit = "P3D"\n', said) + rules_
    found = rules(builders.files(*builders.straight("a"), settings=settings))
    assert found == ([("clock", place)] if place else [])


def test_such_a_procedure_is_not_published(sqlite: Engine) -> None:
    wrong = builders.tiny(*builders.straight("a", a={"limit": "PT4H", "warn": "P1D"}))
    with pytest.raises(NotPublishable) as refused:
        builders.a_province(sqlite, wrong)
    assert ladders.WarnsTooEarly(text="P1D", limit="PT4H").say() in refused.value.say()
