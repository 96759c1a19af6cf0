"""The state as bytes."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine import runtime
from engine.runtime.faults import StateBroken, StateOfOther, StateTooNew
from tests.engine.runtime.drawing import boundary, end, flow, node, start, timer, user
from tests.engine.runtime.story import Story, told


def usual() -> Story:
    """A case that stands in a sub-process beside a timer."""
    inside = [start("i"), user("a"), end("j"), flow("i a j")]
    return told(
        *(start(), node("subProcess", "sub", *inside), boundary("limit", "sub", timer("P1D")), end()),
        *(flow("start sub end"), flow("limit end")),
        text="Đơn đăng ký",
    )


def test_a_state_says_its_format_first():
    assert usual().state.startswith(b"1\n")


def test_saving_what_was_loaded_gives_the_same_bytes():
    case = usual()

    assert runtime.encode(case.run) == case.state


def test_a_state_holds_twenty_form_fields_in_four_kilobytes():
    fields = {f"field_{number}": f"Nội dung của trường thứ {number} trong đơn" for number in range(20)}
    case = told(
        *(start(), user("a", "b", "c"), boundary("limit", "b", timer("P3D")), end()),
        *(flow("start a b end"), flow("a c end"), flow("limit end")),
    ).do("a", application=fields, **fields)

    assert len(case.state) <= 4096


def test_a_state_does_not_repeat_what_the_diagram_says():
    assert b"subProcess" not in usual().state


def test_a_state_of_a_later_format_is_refused_as_such():
    case = usual()

    with pytest.raises(StateTooNew, match="2"):
        runtime.restore(case.definition, b"2\n" + case.state.partition(b"\n")[2])


def test_a_state_of_another_procedure_is_refused():
    with pytest.raises(StateOfOther):
        runtime.restore(told(start(), user("a"), end(), flow("start a end")).definition, usual().state)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60))
@example(b"")
@example(b"1\n")
@example(b"1\nnull")
@example(b"1\n[[],[]]")
@example(b"99999999999999999999\n[]")
@example("²\n[]".encode())
def test_anything_else_is_refused_as_broken(blob):
    with pytest.raises((StateBroken, StateTooNew)):
        runtime.restore(usual().definition, blob)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_state_with_a_hole_is_refused_or_still_a_case(data):
    case = usual()
    begin = data.draw(st.integers(2, len(case.state) - 1))
    length = data.draw(st.integers(1, 20))
    broken = case.state[:begin] + case.state[begin + length :]
    try:
        run = runtime.restore(case.definition, broken)
    except (StateBroken, StateOfOther):
        return
    assert runtime.encode(run)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"sub"', b'"gone"'),
        (b'"sub"', b'["sub"]'),
        (b'"sub",32', b'"sub","x"'),
        (b'{"text"', b'["text"'),
    ],
)
def test_a_state_that_names_what_is_not_there_is_refused(old, new):
    case = usual()
    assert old in case.state

    with pytest.raises(StateBroken):
        runtime.restore(case.definition, case.state.replace(old, new))
