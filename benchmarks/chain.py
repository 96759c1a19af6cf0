"""A procedure of steps one after another, each with form, limit, warning and another post; every other has a status."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise

import orjson

from bpmn import folder
from engine import cases, organisation, procedures
from engine.work import Work

SLUG, UNIT, ABOVE = "do-toc-do", "H99.15", "H99"
SINCE = date(2025, 7, 1)
BEGUN = datetime(2026, 11, 2, 1, tzinfo=UTC)  #: a Monday morning in Vietnam
POSTS = ("truong-phong", "chuyen-vien", "chuyen-vien", "truong-phong", "lanh-dao", "van-thu", "mot-cua", "chuyen-vien")
ROLES = tuple(dict.fromkeys(POSTS))
STATUSES = ("forwarded", "", "processing", "", "consulting", "", "processing", "")  #: every other step brings another
STEPS = tuple(f"buoc_{number}" for number in range(1, len(POSTS) + 1))
ANSWERS = {"y_kien": "dong-y", "noi_dung": "Hồ sơ đủ điều kiện giải quyết theo quy định."}
FORM = {
    "type": "default",
    "schemaVersion": 19,
    "id": "y-kien",
    "components": [
        {
            "type": "radio",
            "id": "y_kien",
            "key": "y_kien",
            "label": "Ý kiến",
            "validate": {"required": True},
            "values": [{"label": "Đồng ý", "value": "dong-y"}, {"label": "Không đồng ý", "value": "khong"}],
        },
        {
            "type": "textarea",
            "id": "noi_dung",
            "key": "noi_dung",
            "label": "Nội dung",
            "validate": {"required": True, "maxLength": 1000},
        },
    ],
}
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
limit = "P20D"
[[results]]
name = "Giấy"
[[legal_basis]]
number = "1/2025"
name = "Văn bản mẫu"
[roles]
"""
FILE = """
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="file" targetNamespace="motcua"
  xmlns:spiffworkflow="http://spiffworkflow.org/bpmn/schema/1.0/core">
<process id="p" isExecutable="true">
{}
</process></definitions>
"""


@dataclass(frozen=True, slots=True)
class Office:
    """Who works on the cases: the officer of each step."""

    officers: dict[str, uuid.UUID]  #: by the element of the step


def found(work: Work) -> Office:
    """A commune with two officers in each post, and the procedure published."""
    above = organisation.found(work, ABOVE, "Tỉnh minh họa", level="province", since=SINCE)
    unit = organisation.found(work, UNIT, "Xã minh họa", level="commune", parent_id=above.id, since=SINCE)
    by_role = {}
    for number, role in enumerate(ROLES):
        for turn in "ab":
            person = organisation.enrol(work, f"cb{number}{turn}", "Cán bộ minh họa")
            organisation.appoint(work, person, unit, role=role, title="Cán bộ", since=SINCE)
            by_role[role] = person.id
    procedures.publish(work, folder.read(files(), slug=SLUG), active_from=SINCE)
    return Office({step: by_role[role] for step, role in zip(STEPS, POSTS, strict=True)})


def receive(work: Work, count: int) -> list[uuid.UUID]:
    """*count* cases that wait at the first step."""
    parties = {"submitter": {"full_name": "Trần Thị Minh Họa"}}
    filing = cases.Filing(SLUG, "counter", UNIT, UNIT, parties=parties)
    return [cases.receive(work, filing).id for _ in range(count)]


def files() -> dict[str, bytes]:
    """The folder of the procedure."""
    roles = "".join(f'"{role}" = {{ post = "{role}", unit = "competent" }}\n' for role in ROLES)
    return {
        "procedure.toml": (SETTINGS + roles).encode(),
        "process.bpmn": _drawn().encode(),
        "forms/y-kien.json": orjson.dumps(FORM),
    }


def _drawn() -> str:
    steps = [
        _node("userTask", step, form="y-kien.json", limit="PT4H", warn="PT1H", **({"status": status} if status else {}))
        for step, status in zip(STEPS, STATUSES, strict=True)
    ]
    first = _node("intermediateThrowEvent", "received", act="accept", status="received")
    last = _node("endEvent", "end", act="stop", status="done")
    way = ("start", "received", *STEPS, "end")
    flows = [
        f'<sequenceFlow id="flow_{number}" sourceRef="{source}" targetRef="{target}"/>'
        for number, (source, target) in enumerate(pairwise(way))
    ]
    lanes = [_lane(role) for role in ROLES]
    parts = ['<laneSet id="lanes">', *lanes, "</laneSet>", '<startEvent id="start"/>', first, *steps, last, *flows]
    return FILE.format("\n".join(parts))


def _lane(role: str) -> str:
    inside = (step for step, post in zip(STEPS, POSTS, strict=True) if post == role)
    held = "".join(f"<flowNodeRef>{step}</flowNodeRef>" for step in inside)
    return f'<lane id="lane_{role}" name="{role}">{held}</lane>'


def _node(kind: str, name: str, **properties: str) -> str:
    held = "".join(f'<spiffworkflow:property name="{key}" value="{value}"/>' for key, value in properties.items())
    extension = f"<extensionElements><spiffworkflow:properties>{held}</spiffworkflow:properties></extensionElements>"
    return f'<{kind} id="{name}" name="{name}">{extension}</{kind}>'
