"""A case begins where it stood elsewhere: in branches that run at the same time, behind joins, inside calls."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bpmn import shipped
from bpmn.soundness import standings
from engine import runtime
from engine.runtime.faults import CannotEnter, EntryUnclear, TooManyPlaces
from tests.engine.runtime import drawing

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def permit() -> runtime.Definition:
    """A procedure with two branches, called processes in both, and one process that is called from two places."""
    procedure = shipped.load(shipped.ROOT / "cap-giay-phep-xay-dung")
    return runtime.definition("entering", procedure.files, procedure.process)


def entered(definition: runtime.Definition, *steps: str) -> runtime.Run:
    """A run that stands there, as it is after it was kept once."""
    run = runtime.enter(definition, steps, data={}, now=NOW)
    return runtime.restore(definition, runtime.encode(run))


def waiting(run: runtime.Run) -> list[str]:
    return sorted(step.element for step in runtime.ready(run))


def done(run: runtime.Run, element: str, **data: object) -> list[str]:
    """What waits after the step."""
    step = next(step for step in runtime.ready(run) if step.element == element)
    runtime.complete(run, step.id, data=data, now=NOW)
    return waiting(run)


def test_steps_of_both_branches_wait_and_the_join_waits_for_both(permit: runtime.Definition) -> None:
    run = entered(permit, "tham_dinh", "tong_hop_y_kien")
    assert waiting(run) == ["tham_dinh", "tong_hop_y_kien"]
    assert done(run, "tham_dinh", y_kien_tham_dinh="du") == ["tong_hop_y_kien"]
    assert done(run, "tong_hop_y_kien") == ["du_thao"]


def test_a_branch_that_nobody_names_is_over(permit: runtime.Definition) -> None:
    run = entered(permit, "tham_dinh")
    assert done(run, "tham_dinh", y_kien_tham_dinh="du") == ["du_thao"]


def test_a_step_of_a_called_process_goes_back_to_its_caller(permit: runtime.Definition) -> None:
    with pytest.raises(EntryUnclear, match="tiep_tuc_hoan_thien/nhan_bo_sung"):
        entered(permit, "nhan_bo_sung")
    run = entered(permit, "bo_sung/nhan_bo_sung", "gui_lay_y_kien")
    assert len(runtime.timers(run)) == 1
    assert done(run, "nhan_bo_sung") == ["gui_lay_y_kien", "xem_xet_bo_sung"]
    assert done(entered(permit, "tra_ket_qua"), "tra_ket_qua") == []


@pytest.mark.parametrize(
    "steps", [("tham_dinh", "du_thao"), ("tham_dinh", "kiem_tra_thuc_dia"), ("la",), ("x/tham_dinh",)]
)
def test_where_a_case_never_stands_none_begins(permit: runtime.Definition, steps: tuple[str, ...]) -> None:
    with pytest.raises(CannotEnter):
        entered(permit, *steps)


def test_a_process_with_too_many_states_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standings, "MOST_STATES", 1)
    parts = drawing.start() + drawing.user("a", "b") + drawing.end() + drawing.flow("start a b end")
    definition = runtime.definition("many", drawing.drawn(parts), "p")
    assert done(entered(definition, "a"), "a") == ["b"]
    with pytest.raises(TooManyPlaces):
        entered(definition, "b")


def test_what_held_the_clock_goes_out_again(permit: runtime.Definition) -> None:
    run = runtime.enter(permit, ["bo_sung/nhan_bo_sung"], data={}, now=NOW)
    assert [one.payload["act"] for one in runtime.outgoing(run)] == ["supplement"]
    assert runtime.outgoing(runtime.enter(permit, ["tham_dinh"], data={}, now=NOW)) == []


def test_an_answer_that_was_never_asked_for_is_not_waited_for() -> None:
    parts = drawing.start() + drawing.node("parallelGateway", "s") + drawing.user("a")
    parts += drawing.node("serviceTask", "ask") + drawing.node("parallelGateway", "j") + drawing.end()
    parts += drawing.flow("start s a j end") + drawing.flow("s ask j")
    definition = runtime.definition("asked", drawing.drawn(parts), "p")
    assert done(entered(definition, "a"), "a") == []
