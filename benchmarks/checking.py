"""How long whoever draws waits for the check of a diagram of sixty steps, gateways and events, changed each time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import quantiles
from time import perf_counter

from lxml import etree
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from adapters import sync
from benchmarks.drawing import tag, text
from bpmn import model, shipped
from engine import designs, revisions
from engine.work import Work

SLUG = "cap-giay-phep-xay-dung"  #: of ours the one with the most steps
MAIN = "process.bpmn"
ELEMENTS = 60
TURNS = 60
FIRST = "Rà soát lần 0"
NOW = datetime(2026, 6, 1, 1, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Checks:
    """Nineteen of twenty checks are done within *p95_ms*; the diagram has *elements* nodes."""

    p95_ms: float
    elements: int


def measure(engine: Engine, *, turns: int = TURNS) -> Checks:
    """Begin a draft in the empty database *engine*, and check it *turns* times as it is while one draws."""
    files = grown(ELEMENTS)
    with Session(engine) as session:
        work = Work(session, None, NOW, sync.listen)
        revisions.begin(work, SLUG, files)
        taken = [_taken(work, files[MAIN], turn) for turn in range(turns + 1)][1:]  # the first one reads the calendars
    return Checks(quantiles(taken, n=20)[-1], len(model.drawn(files[MAIN], file=MAIN).nodes))


def grown(count: int) -> dict[str, bytes]:
    """The files of a real procedure whose diagram has *count* nodes: one of its steps is done again and again."""
    files = shipped.bundle(shipped.ROOT / SLUG)
    root = etree.fromstring(files[MAIN])
    nodes = len(model.drawn(files[MAIN], file=MAIN).nodes)
    for number, step in enumerate(_again(root, count - nodes)):
        step.set("name", f"Rà soát lần {number}")
    return {**files, MAIN: text(root)}


def _again(root: etree._Element, times: int) -> Iterator[etree._Element]:
    """So many copies of the first flow's step, one behind another; each stands in the lane of the first."""
    flow = next(one for one in root.iter(tag("sequenceFlow")) if _is_step(root, one.get("targetRef", "")))
    first, process = _node(root, flow.get("targetRef", "")), flow.getparent()
    assert process is not None
    member = next(one for one in root.iter(tag("flowNodeRef")) if one.text == first.get("id"))
    for number in range(times):
        step, name = deepcopy(first), f"ra_soat_{number}"
        for ends in (*step.findall(tag("incoming")), *step.findall(tag("outgoing"))):
            step.remove(ends)
        for limit in step.iterfind(".//{*}property[@name='limit']"):
            limit.set("value", "PT1M")
        step.set("id", name)
        process.append(step)
        process.append(_flow(f"toi_{name}", flow.get("sourceRef", ""), name))
        flow.set("sourceRef", name)
        listed = deepcopy(member)
        listed.text = name
        member.addnext(listed)
        yield step
    for limit in first.iterfind(".//{*}property[@name='limit']"):
        limit.set("value", "PT1M")  # together they take no longer than it did alone
    for ends in [*root.iter(tag("incoming")), *root.iter(tag("outgoing"))]:
        ends.getparent().remove(ends)  # type: ignore[union-attr]


def _flow(name: str, source: str, target: str) -> etree._Element:
    return etree.Element(tag("sequenceFlow"), {"id": name, "sourceRef": source, "targetRef": target})


def _node(root: etree._Element, name: str) -> etree._Element:
    return next(one for one in root.iter() if one.get("id") == name)


def _is_step(root: etree._Element, name: str) -> bool:
    return _node(root, name).tag == tag("userTask")


def _taken(work: Work, drawn: bytes, turn: int) -> float:
    """Milliseconds of one check of a diagram that nobody checked before."""
    trial: Mapping[str, bytes] = {MAIN: drawn.replace(FIRST.encode(), f"{FIRST} ({turn})".encode())}
    began = perf_counter()
    designs.check(work, SLUG, trial)
    return (perf_counter() - began) * 1000
