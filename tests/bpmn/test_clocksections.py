"""What procedure.toml says of the clock: read as it stands, each wrong value a finding of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bpmn import budgets, folder, model, xml
from bpmn.clockrules import ClockRules
from tests.bpmn.diagrams import a_file

PAGE = (Path(__file__).parents[2] / "docs" / "diagram.md").read_text(encoding="utf-8")
TOP = """
code = "1.999999"
name = "Thủ tục"
field = "Lĩnh vực"
level = "commune"
audience = ["citizen"]
service = "full"
channels = ["counter", "online", "post"]
{top}
[valid]
from = 2026-01-01
[[results]]
name = "Kết quả"
[[legal_basis]]
number = "1/2026"
name = "Văn bản"
[roles]
"Lãnh đạo" = {{ post = "lanh-dao" }}
{rest}
"""
LIMIT = '[[limits]]\nlimit = "P3D"\n'


def files(rest: str = LIMIT, *, top: str = "", nodes: str = "") -> dict[str, bytes]:
    """A folder whose procedure.toml says *rest* of the clock."""
    named = "".join(f"<flowNodeRef>{name}</flowNodeRef>" for name in ("cho_niem_yet", "s0", "s1", "s2"))
    lanes = f'<laneSet><lane id="l" name="Lãnh đạo">{named}</lane></laneSet>'
    body = nodes or '<task id="cho_niem_yet"/>'
    diagram = a_file(f'<process id="p">{lanes}{body}</process>')
    return {"procedure.toml": TOP.format(top=top, rest=rest).encode(), "process.bpmn": diagram}


def rules(rest: str = LIMIT, **more: str) -> ClockRules:
    """What is read of the clock."""
    return folder.read(files(rest, **more), slug="vi-du").clock


def example() -> tuple[str, str]:
    """The example of the page: what stands at the top, and its tables."""
    text = PAGE.split("```toml\n")[2].partition("```")[0]
    top, _, tables = text.partition("\n[[begins]]")
    return top, "[[begins]]" + tables


def test_the_example_of_the_page_is_right() -> None:
    top, tables = example()
    assert folder.problems(files(tables, top=top), slug="vi-du") == []
    read = rules(tables, top=top)
    assert read.begin_of("post") == "handover"
    assert read.begin_of("counter") == "reception"
    assert (read.supplement.mode, read.head) == ("add", "Lãnh đạo")
    assert [phase.start for phase in read.phases] == ["reception", "payment"]


def test_what_is_left_out_is_as_the_law_has_it() -> None:
    read = rules()
    assert (read.supplement.mode, read.supplement.window, read.extensions) == ("restart", None, ())
    assert (read.consultation.counted, read.consultation.on_expiry) == (True, "urge")


def test_a_shortened_limit_holds_while_its_decision_does() -> None:
    said = '[[shortened]]\nlimit = "P2D"\ndecision = "12/QĐ"\nvalid_from = 2026-03-01\nvalid_to = 2026-03-31\n'
    read = rules(LIMIT + said)
    found = [read.shortened_on(date(2026, month, 31), None, "counter") for month in (1, 3, 5)]
    assert [one.decision if one else None for one in found] == [None, "12/QĐ", None]


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ('[[begins]]\nfrom = "heaven"\n', "begins[1].from"),
        ('[[begins]]\nfrom = "payment"\n[[begins]]\nfrom = "handover"\n', "begins"),
        ('[[intake]]\nchannel = "fax"\nlimit = "PT8H"\n', "intake[1].channel"),
        ('[[intake]]\nchannel = "online"\n', "intake[1].limit"),
        ('[[intake]]\nchannel = "online"\nlimit = "PT8H"\nno_limit = true\n', "intake[1].limit"),
        ('[supplement]\nmode = "forget"\n', "supplement.mode"),
        ('[supplement]\nmode = "add"\n', "supplement.added"),
        ('[supplement]\nadded = { limit = "P5D" }\n', "supplement.added"),
        ('[supplement]\nwindow = { limit = "P1M" }\n', "supplement.window.kind"),
        ('[supplement]\nwindow = { limit = "soon" }\n', "supplement.window.limit"),
        ('[supplement]\non_expiry = "forget"\n', "supplement.on_expiry"),
        ("[supplement]\nwindows = 1\n", "supplement.windows"),
        ("[consultation]\nuncounted = true\n", "consultation.basis"),
        ('[[extensions]]\ncode = "x"\nlimit = "P5D"\n', "extensions[1].basis"),
        ('[[extensions]]\ncode = "x"\nlimit = "P5D"\nbasis = "b"\ntimes = 0\n', "extensions[1].times"),
        ('[[extensions]]\ncode = "x"\nlimit = "P5D"\nbasis = "b"\nmost = "PT5H"\n', "extensions[1].most"),
        ('[[extensions]]\ncode = "x"\nlimit = "P5D"\nbasis = "b"\n' * 2, "extensions"),
        ('[[uncounted]]\nelement = "nirgends"\nbasis = "b"\n', "uncounted[1].element"),
        ('[[uncounted]]\nelement = "cho_niem_yet"\n', "uncounted[1].basis"),
        ('[[phases]]\ncode = "a"\nname = "A"\nlimit = "P5D"\n', "limits"),
        ('[[shortened]]\nlimit = "P2D"\nvalid_from = 2026-01-01\n', "shortened[1].decision"),
        ('[[shortened]]\nlimit = "P2D"\ndecision = "1"\n', "shortened[1].valid_from"),
        (
            '[[shortened]]\nlimit = "P2D"\ndecision = "1"\nvalid_from = 2026-02-01\nvalid_to = 2026-01-01\n',
            "shortened[1].valid_to",
        ),
        (
            '[[shortened]]\nlimit = "P2D"\ncutoff = "15:00"\ndecision = "1"\nvalid_from = 2026-02-01\n',
            "shortened[1].cutoff",
        ),
    ],
)
def test_a_wrong_value_is_one_finding_about_its_key(wrong: str, key: str) -> None:
    found = folder.problems(files(LIMIT + wrong), slug="vi-du")
    assert [finding.element for finding in found] == [key]


def test_a_head_must_be_a_lane_with_a_post() -> None:
    found = folder.problems(files(top='head = "Ai đó"'), slug="vi-du")
    assert [finding.element for finding in found] == ["head"]


def test_a_first_phase_does_not_follow_another() -> None:
    found = folder.problems(files('[[phases]]\ncode = "a"\nname = "A"\nlimit = "P5D"\nfrom = "previous"\n'), slug="x")
    assert [finding.element for finding in found] == ["phases[1].from"]


def steps(*limits: str, way: str = "") -> str:
    """Steps with *limits* one after the other, or along the flows *way* ("s0 s2, s2 s1")."""
    said = "http://spiffworkflow.org/bpmn/schema/1.0/core"
    nodes = [
        f'<userTask id="s{number}"><extensionElements><x:properties xmlns:x="{said}">'
        f'<x:property name="limit" value="{limit}"/></x:properties></extensionElements></userTask>'
        for number, limit in enumerate(limits)
    ]
    ways = (
        [pair.split() for pair in way.split(",")] if way else [[f"s{n}", f"s{n + 1}"] for n in range(len(limits) - 1)]
    )
    flows = [f'<sequenceFlow id="f{n}" sourceRef="{a}" targetRef="{b}"/>' for n, (a, b) in enumerate(ways)]
    return "".join([*nodes, '<task id="cho_niem_yet"/>', *flows])


@pytest.mark.parametrize(
    ("limits", "way", "minutes"),
    [
        (("PT4H", "P1D", "PT30M"), "", 240 + 480 + 30),
        (("PT1H", "PT4H", "PT2H"), "s0 s1, s0 s2", 60 + 240),  # the longer branch
        (("PT1H", "PT4H", "PT2H"), "s0 s1, s1 s2, s2 s1", 60 + 240 + 120),  # a loop counts once
    ],
)
def test_the_limits_of_the_steps_add_up_along_the_longest_way(limits: tuple[str, ...], way: str, minutes: int) -> None:
    data = files(nodes=steps(*limits, way=way))["process.bpmn"]
    drawn = model.read(xml.parse(data, file="process.bpmn"), file="process.bpmn")
    assert budgets.longest(drawn, "p") == minutes
