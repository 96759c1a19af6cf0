"""How many rungs of legal clocks one worker fires in a second: claim, hold the case, fire, trail, notice, commit."""

from __future__ import annotations

from datetime import date, timedelta
from time import perf_counter

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from adapters import sync
from benchmarks import databases
from bpmn import folder
from engine import cases, database, organisation, procedures
from engine.tables import ClockFire
from engine.work import Work
from scheduler import runner
from scheduler.runner import Hands

ROUNDS = 3
CASES = 150  #: each has four rungs: three of its own clock, one of its step
AGE = timedelta(days=60)  #: long enough for every rung to be due
SINCE = date(2025, 7, 1)
UNIT = "H99.15"
SETTINGS = """
code = "9.000001"
name = "Thủ tục đo tốc độ"
field = "Đo tốc độ"
level = "commune"
audience = ["citizen"]
service = "full"
channels = ["counter"]
valid.from = 2025-07-01
[[limits]]
limit = "P3D"
[[results]]
name = "Giấy"
[[legal_basis]]
number = "1/2025"
name = "Văn bản mẫu"
[roles]
"Chuyên viên" = { post = "chuyen-vien", unit = "competent" }
"""
DIAGRAM = """
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="file" targetNamespace="motcua"
  xmlns:spiffworkflow="http://spiffworkflow.org/bpmn/schema/1.0/core">
<process id="p" isExecutable="true">
<laneSet id="lanes"><lane id="lane" name="Chuyên viên"><flowNodeRef>work</flowNodeRef></lane></laneSet>
<startEvent id="start"/>
<intermediateThrowEvent id="received"><extensionElements><spiffworkflow:properties>
<spiffworkflow:property name="act" value="accept"/></spiffworkflow:properties></extensionElements>
</intermediateThrowEvent>
<userTask id="work"><extensionElements><spiffworkflow:properties>
<spiffworkflow:property name="limit" value="PT4H"/><spiffworkflow:property name="status" value="processing"/>
</spiffworkflow:properties></extensionElements></userTask>
<endEvent id="end"/>
<sequenceFlow id="a" sourceRef="start" targetRef="received"/>
<sequenceFlow id="b" sourceRef="received" targetRef="work"/>
<sequenceFlow id="c" sourceRef="work" targetRef="end"/>
</process></definitions>
"""


def per_second(engine: Engine, *, rounds: int = ROUNDS, count: int = CASES) -> float:
    """Rungs that one worker fires in a second on the database of *engine*: the best of *rounds*, in tables of our own.

    The best, because whatever else the machine does can only slow it down.
    """
    return max(_round(engine, count) for _ in range(rounds))


def _round(engine: Engine, count: int) -> float:
    with databases.tables(engine) as ours:
        database.hurry(ours).dispose()  # so that no connection is older than the wish
        _overdue_cases(ours, count)
        hands = Hands(ours, "bench")
        begun = perf_counter()
        runner.drain(hands)
        seconds = perf_counter() - begun
        with Session(ours) as session:
            fired = session.scalar(select(func.count()).select_from(ClockFire)) or 0
    return fired / seconds


def _overdue_cases(engine: Engine, count: int) -> None:
    files = {"procedure.toml": SETTINGS.encode(), "process.bpmn": DIAGRAM.encode()}
    with Session(engine, expire_on_commit=False) as session:
        work = Work(session, None, database.now(session) - AGE, sync.listen)
        organisation.found(work, UNIT, "Xã minh họa", level="commune", since=SINCE)
        procedures.publish(work, folder.read(files, slug="do-toc-do"), active_from=SINCE)
        for _ in range(count):
            cases.receive(work, cases.Filing("do-toc-do", "counter", UNIT, UNIT, parties={}))
        session.commit()
