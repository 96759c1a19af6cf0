"""Three limits kept apart; the receipt has the shortest in force and says which. Extensions as declared."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine

from engine import clocks, hands, timekeeping
from engine.calendar.events import ClockStopped
from engine.clocks import extensions
from tests.engine.builders import DESK, acting
from tests.engine.clocks import story
from tests.engine.clocks.story import at, due, on

SHORTENED = '[[shortened]]\nlimit = "P2D"\ndecision = "12/QĐ-UBND"\nvalid_from = {since}\n'
DECISION = '[decision]\nnumber = "01/QĐ-UBND"\nvalid_from = {since}\n'


def by(engine: Engine, case_id: Any) -> tuple[str, dict[str, str]]:
    """Which limit the receipt took, and the due moment of each."""
    facts = story.events(engine, case_id)[0].facts
    return facts["by"], {limit["name"]: limit["due"][:16] for limit in facts["limits"]}


@pytest.mark.parametrize(
    ("rules", "steps", "expected", "names"),
    [
        ("", "PT4H", ("legal", "08:00 03/12"), ["legal"]),
        (SHORTENED.format(since="2026-01-01"), "PT4H", ("shortened", "08:00 02/12"), ["legal", "shortened"]),
        (SHORTENED.format(since="2027-01-01"), "PT4H", ("legal", "08:00 03/12"), ["legal"]),
        (DECISION.format(since="2026-01-01"), "PT4H", ("steps", "14:00 30/11"), ["legal", "steps"]),
        (DECISION.format(since="2027-01-01"), "PT4H", ("legal", "08:00 03/12"), ["legal"]),  # not approved yet
        (DECISION.format(since="2026-01-01"), "P3D", ("legal", "08:00 03/12"), ["legal", "steps"]),  # equal: the law
    ],
)
def test_the_receipt_has_the_shortest_limit_in_force_and_says_which(
    sqlite: Engine, rules: str, steps: str, expected: tuple[str, str], names: list[str]
) -> None:
    case_id = story.open_case(sqlite, rules, parts=story.acts("accept", limit=steps))
    name, dues = by(sqlite, case_id)
    assert ((name, due(sqlite, case_id)), list(dues)) == (expected, names)
    told = story.told(sqlite, case_id, "appointment")
    assert [(one["because"], one["by"]) for one in told] == [("start", name)]


def test_a_limit_that_ends_earlier_counts_as_shorter_whatever_its_unit(sqlite: Engine) -> None:
    case_id = story.open_case(
        sqlite,
        '[[shortened]]\nlimit = "P3D"\nkind = "calendar"\ndecision = "12/QĐ-UBND"\nvalid_from = 2026-01-01\n',
        limit='[[limits]]\nlimit = "P4D"\n',
    )
    assert (by(sqlite, case_id)[0], due(sqlite, case_id)) == ("shortened", "17:30 03/12")


def test_the_sum_of_the_steps_is_left_out_where_the_law_could_add_nothing_to_it(sqlite: Engine) -> None:
    extension = '[[extensions]]\ncode = "them"\nlimit = "P2D"\nkind = "calendar"\nbasis = "Điều 6 văn bản minh họa"\n'
    case_id = story.open_case(
        sqlite,
        extension + DECISION.format(since="2026-01-01"),
        limit='[[limits]]\nlimit = "P3D"\nkind = "calendar"\n',
    )
    assert by(sqlite, case_id) == ("legal", {"legal": "2026-12-03T17:30"})
    extend(sqlite, case_id, "them")
    assert due(sqlite, case_id) == "17:30 07/12"


EXTENDABLE = """
[[extensions]]
code = "phuc-tap"
limit = "P2D"
basis = "Điều 6 văn bản minh họa"
times = 2
most = "P3D"
[[extensions]]
code = "xac-minh"
limit = "P2D"
basis = "Điều 8 văn bản minh họa"
"""


def extend(engine: Engine, case_id: Any, code: str, reason: str = "nội dung phức tạp", day: int = 1) -> None:
    with acting(engine, DESK, at=at(day)) as work:
        timekeeping.extend(work, case_id, code, reason=reason)


def test_an_extension_moves_the_legal_date_and_the_promised_one(db: Engine) -> None:
    case_id = story.open_case(db, EXTENDABLE)
    extend(db, case_id, "phuc-tap")
    assert (due(db, case_id), story.appointed(db, case_id)) == ("08:00 07/12", "08:00 07/12")
    event = story.events(db, case_id)[-1]
    assert (event.kind, event.basis, event.reason) == ("extend", "Điều 6 văn bản minh họa", "nội dung phức tạp")
    assert [told["because"] for told in story.told(db, case_id, "appointment")] == ["start", "extend"]
    story.rows_equal_fold(db)


def test_extensions_of_different_kinds_are_counted_apart(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite, EXTENDABLE)
    extend(sqlite, case_id, "phuc-tap")
    extend(sqlite, case_id, "xac-minh")
    assert due(sqlite, case_id) == "08:00 09/12"


def test_a_late_file_that_is_extended_stays_late(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite, EXTENDABLE)
    extend(sqlite, case_id, "phuc-tap", day=4)
    assert story.row(sqlite, case_id).was_late


@pytest.mark.parametrize(
    ("done", "code", "reason", "fault"),
    [
        ([], "khong-co", "lý do", extensions.NotExtendable),
        ([], "phuc-tap", "  ", hands.NoReason),
        (["xac-minh"], "xac-minh", "lý do", extensions.ExtendedBefore),
        (["phuc-tap"], "phuc-tap", "lý do", extensions.ExtendedTooFar),
    ],
)
def test_an_extension_that_is_not_declared_changes_nothing(
    sqlite: Engine, done: list[str], code: str, reason: str, fault: type[Exception]
) -> None:
    case_id = story.open_case(sqlite, EXTENDABLE)
    for earlier in done:
        extend(sqlite, case_id, earlier)
    before = due(sqlite, case_id)
    with pytest.raises(fault):
        extend(sqlite, case_id, code, reason)
    assert (due(sqlite, case_id), len(story.kinds(sqlite, case_id))) == (before, 1 + len(done))


def test_a_case_that_ended_is_not_extended(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite, EXTENDABLE)
    with on(sqlite, case_id, at(1)) as (work, case, _):
        clocks.stop_case(work, case.id, reason="kết quả")
    with pytest.raises(ClockStopped):
        extend(sqlite, case_id, "phuc-tap")


def test_a_procedure_without_a_deadline_has_no_clock_of_the_case(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite, limit="", top="no_limit = true")
    assert not story.has(sqlite, case_id, "case")
    assert story.has(sqlite, case_id, "step")
