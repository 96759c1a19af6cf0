"""By what a clock runs: a limit as it is written, whose office time counts, and whom it tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol

from engine import calendar
from engine.calendar.limits import SAME_DAY
from engine.calendar.parameters import Parameter
from engine.calendars import Office


class Written(Protocol):
    """A limit as law, diagram or decision write it: what `bpmn.procedure.Limit` has."""

    @property
    def text(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def rule(self) -> str: ...
    @property
    def cutoff(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Wording:
    """A limit in words, as events keep it."""

    text: str  #: ISO 8601 duration or same-day
    kind: str = "working"
    rule: str = "moment"
    cutoff: str | None = None

    def parsed(self) -> calendar.Limit:
        """The limit as the arithmetic takes it."""
        return _parsed(self)

    def plain(self) -> dict[str, str | None]:
        """The limit as facts of an event."""
        return {"limit": self.text, "kind": self.kind, "rule": self.rule, "cutoff": self.cutoff}


@dataclass(frozen=True, slots=True)
class Terms:
    """By what a clock runs."""

    wording: Wording
    office: Office
    warn: str | None = None  #: see `engine.ladders`
    escalate: str | None = None
    apology: str | None = None  #: how long before its due moment an apology must be drafted; None: never
    parameter: Parameter | None = None  #: the legal parameter that the limit, or its cut-off, is
    facts: Mapping[str, Any] = field(default_factory=dict)  #: what else the start puts on record


def wording_by(parameter: Parameter) -> Wording:
    """The limit that the value of *parameter* is, by its unit: a number of working days or hours, or a cut-off."""
    if parameter.unit == "time_of_day":
        return Wording(SAME_DAY, cutoff=parameter.value)
    return Wording(f"PT{parameter.value}H" if parameter.unit == "working_hour" else f"P{parameter.value}D")


def wording_of(limit: Written) -> Wording:
    """*limit* in words."""
    return Wording(limit.text, limit.kind, limit.rule, limit.cutoff)


def wording_from(facts: Mapping[str, Any]) -> Wording:
    """The limit that `Wording.plain` put into the facts of an event."""
    return Wording(facts["limit"], facts["kind"], facts["rule"], facts["cutoff"])


@lru_cache(maxsize=1024)
def _parsed(wording: Wording) -> calendar.Limit:
    return calendar.parse_limit(wording.text, kind=wording.kind, rule=wording.rule, cutoff=wording.cutoff)
