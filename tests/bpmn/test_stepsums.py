"""The limits of the steps against the limits of the law: along the longest way, for each kind of case."""

from __future__ import annotations

from datetime import date

import pytest

from bpmn import folder, model, stepsums, xml
from bpmn.clockrules import ADD, Begin, ClockRules, Phase, Shortened, Span, Supplement, Uncounted
from bpmn.procedure import Limit
from bpmn.stepsums import Plan
from feel.findings import Finding
from tests.engine import complete
from tests.engine.runtime.drawing import boundary, drawn, end, file, flow, node, process, properties, start, timer

FORK = ("parallelGateway", "exclusiveGateway")


def step(id: str, limit: str = "", **said: str) -> str:
    return node("userTask", id, properties(**said, **({"limit": limit} if limit else {})))


def act(id: str, name: str) -> str:
    return node("intermediateThrowEvent", id, properties(act=name))


def a_limit(text: str, kind: str = "working", variant: str | None = None, channel: str | None = None) -> Limit:
    return Limit(text=text, kind=kind, rule="moment", cutoff=None, variant=variant, channel=channel, source="")


def found(
    *parts: str,
    limits: tuple[Limit, ...] = (a_limit("P1D"),),
    called: str = "",
    variants: tuple[str, ...] = (),
    channels: tuple[str, ...] = ("counter",),
    **rules: object,
) -> list[Finding]:
    """What is said of a process with *parts*."""
    files = {**drawn(*parts), **({"shared/c.bpmn": file(process(called, id="c"))} if called else {})}
    diagrams = [model.read(xml.parse(data, file=name), file=name) for name, data in files.items()]
    plan = Plan(clock=ClockRules(**rules), limits=limits, variants=variants, channels=channels)  # type: ignore[arg-type]
    return stepsums.problems(plan, diagrams, "p")


def line(*steps: str) -> tuple[str, ...]:
    """A process from start to end through *steps*."""
    ids = [part.partition('id="')[2].partition('"')[0] for part in steps]
    return (start(), *steps, end(), flow(" ".join(["start", *ids, "end"])))


def branches(gateway: str, first: str, second: str) -> tuple[str, ...]:
    gates = [node(gateway, name) for name in ("fork", "join")]
    ways = [flow("start fork"), flow("fork a join end"), flow("fork b join")]
    return (start(), step("a", first), step("b", second), *gates, end(), *ways)


def test_the_step_that_goes_beyond_is_named_with_the_whole_way_in_minutes() -> None:
    (one,) = found(*line(step("a", "PT5H"), step("b", "PT3H"), step("c", "PT30M"), step("d", "PT1M")))
    assert (one.rule, one.severity, one.file, one.element) == ("step-sum", "error", "process.bpmn", "c")
    assert "511 phút làm việc (a 300 + b 180 + c 30 + d 1)" in one.vi
    assert "P1D = 480 minutes" in one.en
    assert one.path == ("start", "start-a", "a", "a-b", "b", "b-c", "c", "c-d", "d", "d-end", "end")


@pytest.mark.parametrize("gateway", FORK)
def test_of_branches_the_longest_counts(gateway: str) -> None:
    assert found(*branches(gateway, "P1D", "PT7H")) == []
    (one,) = found(*branches(gateway, "PT7H", "PT9H"))
    assert one.element == "b"


def test_a_way_back_does_not_count() -> None:
    again = (node("exclusiveGateway", "again", default="again-end"), flow("again a", "x"))
    assert found(*line(step("a", "PT4H"), step("b", "PT4H"), again[0]), again[1]) == []


@pytest.mark.parametrize(
    ("text", "kind", "minutes"),
    [
        ("same-day", "working", 480),
        ("P2D", "working", 960),
        ("PT3H", "working", 180),
        ("P20D", "calendar", 14 * 480),
        ("P15D", "calendar", 10 * 480),
        ("P2W", "calendar", 10 * 480),
    ],
)
def test_a_limit_gives_as_many_minutes_as_decisions_count(text: str, kind: str, minutes: int) -> None:
    limits = (a_limit(text, kind),)
    assert found(*line(step("a", f"PT{minutes}M")), limits=limits) == []
    assert [one.element for one in found(*line(step("a", f"PT{minutes + 1}M")), limits=limits)] == ["a"]


def test_a_procedure_without_a_deadline_has_nothing_to_exceed() -> None:
    assert found(*line(step("a", "P90D")), limits=()) == []


def test_what_is_declared_uncounted_counts_nothing_with_all_that_is_in_it() -> None:
    aside = {"uncounted": (Uncounted(element="b", basis="x"),)}
    inside = node("subProcess", "b", start("s"), step("c", "P9D"), end("e"), flow("s c e"))
    assert found(*line(step("a", "P1D"), inside), **aside) == []
    assert [one.element for one in found(*line(step("a", "P1D"), inside))] == ["c"]


@pytest.mark.parametrize(("out", "back"), [("supplement", "supplied"), ("obligation", "paid")])
def test_nothing_counts_while_the_clock_stands_and_after_it_stopped(out: str, back: str) -> None:
    stands = (act("out", out), step("wait", "P30D"), act("back", back))
    ways = line(step("a", "PT4H"), *stands, step("b", "PT4H"), act("over", "stop"), step("c", "P5D"))
    assert found(*ways, supplement=Supplement(mode=ADD)) == []


def test_where_a_supplement_restarts_the_clock_each_stretch_stands_alone() -> None:
    stands = (act("out", "supplement"), act("back", "supplied"))
    ways = line(step("a", "PT7H"), *stands, step("b", "PT8H"))
    assert found(*ways) == []
    assert [one.element for one in found(*ways, supplement=Supplement(mode=ADD))] == ["b"]


def test_a_step_in_which_the_applicant_acts_counts_nothing() -> None:
    assert found(*line(step("a", "P30D", limit_kind="calendar", status="incomplete"), step("b", "P1D"))) == []


def test_a_called_process_counts_at_each_call() -> None:
    calls = [node("callActivity", name, calledElement="c") for name in ("x", "y")]
    inside = start("s") + step("in", "PT5H") + end("e") + flow("s in e")
    assert found(*line(calls[0]), called=inside) == []
    (one,) = found(*line(*calls), called=inside)
    assert (one.file, one.element) == ("shared/c.bpmn", "in")


def test_the_time_behind_a_boundary_event_comes_on_top() -> None:
    late = (boundary("late", "a", timer("step_due")), step("b", "PT4H"), end("out"), flow("late b out"))
    assert [one.element for one in found(*line(step("a", "PT6H")), *late)] == ["b"]


def test_a_variant_and_a_channel_go_their_own_way_under_their_own_limit() -> None:
    gate = node("exclusiveGateway", "gate", default="gate-a")
    ways = (flow("start gate"), flow("gate a end"), flow("gate b end", 'variant = "large" and channel = "online"'))
    parts = (start(), gate, step("a", "P1D"), step("b", "P3D"), end(), *ways)
    limits = (a_limit("P1D"), a_limit("P2D", variant="large"))
    (one,) = found(*parts, limits=limits, variants=("small", "large"), channels=("counter", "online"))
    assert one.element == "b"
    assert "P2D = 960 minutes, variant large; channel online." in one.en
    assert "trường hợp large; kênh trực tuyến" in one.vi


def test_cases_with_one_way_and_one_limit_are_told_once() -> None:
    (one,) = found(*line(step("a", "P2D")), channels=("counter", "post"))
    assert "channel counter, post" in one.en


def test_a_shortened_limit_binds_too() -> None:
    decided = Shortened(
        span=Span(text="PT4H"), decision="12/QĐ", valid_from=date(2026, 1, 1), valid_to=None, variant=None, channel=None
    )
    (one,) = found(*line(step("a", "PT5H")), shortened=(decided,))
    assert "12/QĐ" in one.vi


def test_each_phase_has_its_own_sum_and_may_begin_with_a_payment() -> None:
    phases = (
        Phase(code="x", name="Một", span=Span(text="P1D"), start="reception"),
        Phase(code="y", name="Hai", span=Span(text="P2D"), start="payment"),
    )
    before = (step("a", "P1D"), act("ends", "phase"), step("wait", "P9D"), act("pays", "paid"))
    assert found(*line(*before, step("b", "P2D")), limits=(), phases=phases) == []
    (one,) = found(*line(*before, step("b", "P3D")), limits=(), phases=phases)
    assert (one.element, "'Hai'" in one.vi) == ("b", True)


def test_where_the_limit_begins_with_a_handover_what_comes_before_does_not_count() -> None:
    ways = line(step("a", "P5D"), act("hands", "handover"), step("b", "P1D"))
    assert found(*ways, begins=(Begin(source="handover", channel=None),)) == []


def test_calls_without_number_are_given_up_and_told() -> None:
    def calling(own: str, other: str) -> str:
        twice = [node("callActivity", f"{own}{n}", calledElement=other) for n in range(9)]
        ids = " ".join(f"{own}{n}" for n in range(9))
        return process(start(), *twice, end(), flow(f"start {ids} end"), id=own)

    chain = file(calling("p", "q"), *(calling(a, b) for a, b in ("qr", "rs", "st", "tu", "uv")))
    diagram = model.read(xml.parse(chain, file="process.bpmn"), file="process.bpmn")
    plan = Plan(clock=ClockRules(), limits=(a_limit("P1D"),), variants=(), channels=("counter",))
    (one,) = stepsums.problems(plan, [diagram], "p")
    assert (one.rule, one.severity, one.element) == ("step-sum", "warning", "p")


def test_a_folder_whose_steps_take_too_long_cannot_be_read_as_a_procedure() -> None:
    slow = complete.files(sign=complete.a_step("sign", limit="P3D", separate_from="examine"))
    assert [one.rule for one in folder.problems(slow, slug="nho") if one.is_error] == ["step-sum"]
    assert folder.problems(complete.files(), slug="nho") == []
