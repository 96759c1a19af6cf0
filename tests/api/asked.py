"""How a request for a route is described before anything is there that it could be asked of."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.engine import builders
from tests.engine.builders import DESK_TOO
from tests.engine.scans import sheets

PDF = (sheets.pdf(sheets.RED), "don.pdf")


@dataclass
class Things:
    """What there is to be asked for: the first case has one of everything."""

    cases: list[uuid.UUID]
    tasks: list[str]
    parts: dict[str, uuid.UUID] = field(default_factory=dict)  #: of the first case, by what they are
    codes: list[str] = field(default_factory=list)  #: numbers or references of the cases


@dataclass(frozen=True, slots=True)
class Asked:
    """A request."""

    method: str
    path: str
    body: Mapping[str, Any] | None = None
    versioned: uuid.UUID | str | None = None  #: the case, task or setting whose version is named, or "draft"
    file: tuple[bytes, str] | None = None


Probe = Callable[[Things], Asked]


def plain(method: str, path: str, body: Mapping[str, Any] | None = None) -> Probe:
    return lambda _: Asked(method, path, body)


def setting(subject: str, path: str, body: Mapping[str, Any]) -> Probe:
    return lambda _: Asked("POST", path, body, f"setting {subject}")


def of_case(what: str = "", part: str | None = None) -> Probe:
    return lambda world: Asked("GET", f"/cases/{world.cases[0]}{what.format(world.parts.get(part or ''))}")


def of_task(what: str = "") -> Probe:
    return lambda world: Asked("GET", f"/tasks/{world.tasks[0]}{what}")


def doing(verb: str, number: int, body: Mapping[str, Any] | None = None) -> Probe:
    return lambda world: Asked("POST", f"/tasks/{world.tasks[number]}:{verb}", body, world.tasks[number])


def many(verb: str, number: int, rest: Mapping[str, Any] | None = None, *, seen: int = 1) -> Probe:
    def probe(world: Things) -> Asked:
        row = {"id": world.tasks[number], "version": seen}
        return Asked("POST", f"/tasks:{verb}", {"tasks": [row], **(rest or {})})

    return probe


def change(
    what: str, body: Mapping[str, Any] | None = None, *, part: str = "", file: tuple[bytes, str] | None = None
) -> Probe:
    def probe(world: Things) -> Asked:
        path = f"/cases/{world.cases[0]}{what.format(world.parts.get(part))}"
        return Asked("POST", path, body, world.cases[0], file)

    return probe


def of_person(method: str, what: str, body: Mapping[str, Any] | None = None) -> Probe:
    """Of a second officer at the desk."""
    return lambda world: Asked(method, f"/people/{world.parts['officer']}{what.format(world.parts.get('right'))}", body)


def of_merger(method: str, what: str) -> Probe:
    """Of a rearrangement of units that is planned."""
    return lambda world: Asked(method, f"/mergers/{world.parts['merger']}{what}")


def of_case_file(method: str, what: str = "") -> Probe:
    """Of a file of cases that was sent."""
    return lambda world: Asked(method, f"/case-imports/{world.parts['case file']}{what}")


WHY = {"reason": "Theo đề nghị"}
TO = {"to": DESK_TOO}
STEP: Mapping[str, Any] = {"answers": {}}
ITEM = {"kind": "document", "key": "1", "reason": "missing", "guidance": "Nộp bản chụp"}
ASKING = {"content": "Ý kiến về quy hoạch", "answer_by": "văn bản", "outside": "Công ty Điện lực", "limit": "P3D"}
LATER = builders.hours(24 * 7).isoformat()
ONE_PERSON = "/api/v1/people/{person_id}"
ONE_PROCEDURE = "/api/v1/procedures/{slug}"
ONE_CERTIFICATION = "/api/v1/certifications/{certification_id}"
ONE_TASK, ONE_CASE = "/api/v1/tasks/{task_id}", "/api/v1/cases/{case_id}"
