"""Limits of steps are said anew where they stand, and whatever is drawn, a diagram is read a few times only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bpmn import amend, gists, limitplaces, xml
from tests.bpmn.diagrams import a_process

SPIFF = 'xmlns:s="http://spiffworkflow.org/bpmn/schema/1.0/core"'


def step(name: str, *properties: str) -> str:
    inside = f"<s:properties {SPIFF}>{''.join(properties)}</s:properties>"
    return f'<task id="{name}"><extensionElements>{inside}</extensionElements></task>'


def limit(value: str) -> str:
    return f'<s:property name="limit" value="{value}"/>'


def drawn(*steps: str) -> dict[str, bytes]:
    """A diagram of *steps*."""
    return {"process.bpmn": a_process(*steps)}


def told(files: dict[str, bytes]) -> dict[str, str]:
    return {place.name: place.limit for place in limitplaces.places(files)}


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """How often XML is read meanwhile."""
    read: list[str] = []
    parse = xml.parse
    with monkeypatch.context() as patch:
        patch.setattr(xml, "parse", lambda data, **how: (read.append(""), parse(data, **how))[1])
        yield read


def test_many_limits_of_many_steps_are_said_anew_and_the_file_is_read_a_few_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    steps = [step(f"s{number}", *[f"<!-- {limit('P9D')} -->"] * 40, limit("P1D")) for number in range(60)]
    files = drawn(*steps)
    wanted = {f"process.bpmn#s{number}": f"PT{number + 1}H" for number in range(60)}
    with counted(monkeypatch) as read:
        changed = limitplaces.amended(files, wanted)
    assert told(changed) == {f"s{number}": f"PT{number + 1}H" for number in range(60)}
    assert changed["process.bpmn"].count(b"P9D") == 60 * 40
    assert len(read) <= 2


def test_what_was_read_once_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {**drawn(step("a", limit("P3D"))), "procedure.toml": b'name = "X"\n[[limits]]\nlimit = "P5D"\n'}
    first = limitplaces.places(files)
    with counted(monkeypatch) as read:
        monkeypatch.setattr(gists.folder, "said", lambda _: pytest.fail("procedure.toml was read again"))
        assert limitplaces.places({path: bytes(bytearray(data)) for path, data in files.items()}) == first
    assert [place.limit for place in first] == ["P5D", "P3D"]
    assert read == []


def test_no_more_is_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = (drawn(step(name, limit("P3D")))["process.bpmn"] for name in ("room_a", "room_b"))
    monkeypatch.setattr(gists, "MOST_BYTES", len(one) + len(other) - 1)
    with counted(monkeypatch) as read:
        for data in (one, one, other, other, one):
            gists.steps(data)
    assert len(read) == 3


@pytest.mark.parametrize(
    "steps",
    [
        (step("a", '<s:property name="limit" value="P1D" note="a > b"/>'),),
        (step("a", '<s:property name="limit" value="&#80;1D"/>'),),
        (step("a", limit("P2D"), limit("P1D")),),
        (step("b"), step("a", "<![CDATA[<task id='a'>]]>", "<s:other/>", limit("P1D"))),
    ],
)
def test_strange_writings_of_a_limit_are_changed_as_they_are_read(steps: tuple[str, ...]) -> None:
    changed = limitplaces.amended(drawn(*steps), {"process.bpmn#a": "PT5H"})
    assert told(changed) == {"a": "PT5H"}


def test_of_two_steps_of_one_name_the_one_that_counts_is_changed() -> None:
    twice = drawn(step("a", limit("P1D")), step("a", "<s:property value='P2D' name='limit'></s:property>"))
    changed = limitplaces.amended(twice, {"process.bpmn#a": "PT5H"})
    assert changed["process.bpmn"].count(b"PT5H") == 1


def test_a_limit_that_cannot_be_told_from_its_surroundings_is_left() -> None:
    feint = drawn(step("a", """<s:property name="limit" note=' value="1"' value="P1D"/>"""))
    with pytest.raises(amend.CannotAmend):
        limitplaces.amended(feint, {"process.bpmn#a": "PT5H"})
