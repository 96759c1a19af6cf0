"""The scripted cases of the demonstration, and how each of them must end."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from typing import Any

from engine.cases import ORIGINS


@dataclass(frozen=True, slots=True)
class Act:
    """One move: a step completed by an officer, or (step "*") the clock moved to a moment."""

    step: str
    at: datetime
    by: str | None
    answers: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Expected:
    """How a case must end: its status, whether it is late, and the steps completed in order."""

    status: str
    late: bool
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scripted:
    """One case from filing to end."""

    reference: str  #: empty: the product gives it one
    title: str
    slug: str
    receiving_unit: str
    competent_unit: str
    filed_at: datetime
    channel: str
    origin: str
    variant: str | None
    received_by: str  #: login of the officer at the desk
    applicant: str
    application: Mapping[str, Any]
    acts: tuple[Act, ...]
    expected: Expected
    citizen: Mapping[str, str] = field(default_factory=dict)  #: what more is known of the applicant: personal_id, phone


def load() -> list[Scripted]:
    """Every scripted case, procedure by procedure."""
    folder = files("commands.demo").joinpath("cases")
    named = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name)
    tables = (tomllib.loads(entry.read_text(encoding="utf-8")) for entry in named)
    return [_scripted(table, case) for table in tables for case in table["case"]]


def _scripted(table: Mapping[str, Any], case: Mapping[str, Any]) -> Scripted:
    expect = case["expect"]
    return Scripted(
        reference=case["reference"],
        title=case["title"],
        slug=table["slug"],
        receiving_unit=table["receiving_unit"],
        competent_unit=table["competent_unit"],
        filed_at=datetime.fromisoformat(case["filed_at"]),
        channel=case["channel"],
        origin=case.get("origin", ORIGINS[0]),
        variant=case.get("variant"),
        received_by=table["received_by"],
        applicant=table["applicant"],
        application={**table["application"], **case.get("application", {})},
        acts=tuple(_act(step) for step in case["steps"]),
        expected=Expected(expect["status"], expect["late"], tuple(expect["steps"])),
    )


def _act(step: Mapping[str, Any]) -> Act:
    return Act(step["step"], datetime.fromisoformat(step["at"]), step.get("by"), step.get("answers", {}))
