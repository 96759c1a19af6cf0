"""A small procedure that has everything a procedure must have, to take one thing away from."""

from __future__ import annotations

from collections.abc import Mapping

from bpmn import shipped
from engine import coverage
from tests.engine.builders import SETTINGS
from tests.engine.runtime.drawing import boundary, drawn, end, flow, lanes, node, properties, start, timer

FIELD = '{"type": "textfield", "key": "ghi_chu", "label": "Ghi chú"}'
FORM = f'{{"type": "default", "id": "f", "components": [{FIELD}]}}'.encode()
DESK_LANE = '"Một cửa" = { post = "mot-cua", unit = "receiving" }\n'
LANES = f'{DESK_LANE}"Chuyên viên" = {{ post = "chuyen-vien" }}\n"Lãnh đạo" = {{ post = "lanh-dao" }}\n'
WHOLE = SETTINGS.replace(DESK_LANE, LANES)
CHOICE = "exclusiveGateway"
FEATURE = "# language: vi\nTính năng: Thủ tục nhỏ\n".encode()
DESK, EXPERT = ("start", "received", "bring", "late", "hand_out"), ("examine", "choice", "ask", "brought", "stopped")


def a_step(name: str, *inside: str, **said: str) -> str:
    """A step of a person with a form."""
    return node("userTask", name, properties(form="f.json", **said), *inside, name=name)


def an_event(name: str, kind: str = "intermediateThrowEvent", **said: str) -> str:
    """An event that says something of the case."""
    return node(kind, name, properties(**said))


PARTS: Mapping[str, str] = {
    "lanes": lanes(**{"Một cửa": DESK, "Chuyên viên": EXPERT, "Lãnh đạo": ["sign"]}),
    "start": start(),
    "received": an_event("received", status="received", act="accept"),
    "examine": a_step("examine", limit="P1D", status="processing"),
    "choice": node(CHOICE, "choice", default="choice-sign"),
    "ask": an_event("ask", status="supplement", act="supplement"),
    "bring": a_step("bring"),
    "late": boundary("late", "bring", timer("P30D")),
    "brought": an_event("brought", act="supplied"),
    "stopped": an_event("stopped", "endEvent", status="expired", act="stop"),
    "sign": a_step("sign", limit="P1D", separate_from="examine"),
    "signed": node(CHOICE, "signed", default="signed-done"),
    "refuse": an_event("refuse", status="refused", act="stop"),
    "done": an_event("done", status="done", act="stop"),
    "merge": node(CHOICE, "merge"),
    "hand_out": a_step("hand_out", status="returned"),
    "end": end(),
    "flows": flow("start received examine choice sign signed done merge hand_out end")
    + flow("choice ask", 'ghi_chu = "bo-sung"')
    + flow("ask bring brought examine")
    + flow("late stopped")
    + flow("signed refuse", 'ghi_chu = "khong"')
    + flow("refuse merge"),
}


def files(*, settings: str = WHOLE, more: str = "", **changes: str) -> dict[str, bytes]:
    """The files of the procedure with other parts by name, and *more* parts."""
    parts = {**PARTS, **changes}
    return {"procedure.toml": settings.encode(), "forms/f.json": FORM, **drawn(*parts.values(), more)}


def covered(*, settings: str = WHOLE, **changes: str) -> dict[str, bytes]:
    """The same, with scenarios whose record says that they take every flow."""
    made = files(settings=settings, **changes)
    record = coverage.measured(made, FEATURE, coverage.flows(made))
    return {**made, shipped.FEATURE: FEATURE, shipped.RECORD: coverage.write(record)}
