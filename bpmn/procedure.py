"""What procedure.toml says of an administrative procedure, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bpmn.clockrules import ClockRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One legal time limit, for a variant and a channel or for all of them."""

    text: str  #: PT90M, PT8H, P3D, P2W, P4M, P1Y or same-day
    kind: str  #: "working" or "calendar"
    rule: str  #: how working days are counted: "moment" or "civil"
    cutoff: str | None  #: HH:MM until which a same-day procedure is received for the same day
    variant: str | None  #: code of a variant; None: all
    channel: str | None  #: code of a channel; None: all
    source: str  #: where the limit stands in the law
    warn: str | None = None  #: how long before the due moment somebody is warned; None: the default, "none": never
    escalate: str | None = None  #: how long after it is late its superiors are told, with spaces between several


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A case of the procedure that the law treats apart (trường hợp)."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """What an applicant pays."""

    name: str
    amount_vnd: int
    variant: str | None
    channel: str | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One paper of the file: submitted, shown at the counter, or looked up by the office itself."""

    name: str
    code: str
    way: str  #: "submit", "show" or "look-up"
    original: int  #: how many originals
    copy: int
    electronic: int
    variants: tuple[str, ...]  #: codes of the variants that need it; empty: all
    channels: tuple[str, ...]  #: codes of the channels by which it is asked for; empty: all
    template: str  #: number or name of the official form
    #: without it a case is not accepted; false as long as nobody has said so, for many lists name papers of some cases
    needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the applicant gets at the end."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """One legal document that the procedure rests on."""

    number: str
    name: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Who acts in a lane: a post in a unit of the case."""

    lane: str  #: name of the lane as drawn
    post: str
    unit: str  #: "receiving" (where the file was handed in), "competent" (which decides) or "returning" (which gives)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The decision that approved the internal procedure."""

    number: str
    signed: date | None
    issuer: str
    valid_from: date | None
    valid_to: date | None
    file: str  #: path of its text in the folder; empty when it is not kept here


@dataclass(frozen=True, kw_only=True)
class Procedure:
    """One procedure folder: its settings and its files."""

    slug: str  #: name of the folder
    code: str  #: national code, for example 1.001612
    name: str
    field: str  #: lĩnh vực
    level: str  #: of the unit that decides: "ministry", "province" or "commune"
    audience: tuple[str, ...]
    service: str  #: online service: "full", "partial" or "information"
    process: str  #: BPMN id of the process that a case runs
    valid_from: date
    valid_to: date | None
    channels: tuple[str, ...]
    variants: tuple[Variant, ...]
    limits: tuple[Limit, ...]
    fees: tuple[Fee, ...]
    components: tuple[Component, ...]
    results: tuple[Result, ...]
    legal_basis: tuple[Basis, ...]
    roles: Mapping[str, Role]  #: by lane name
    decision: Decision | None
    pattern: tuple[str, str] | None = None  #: of which it is a copy, and the address of its content then
    matter: str  #: template of what a case is about, of answers of the application: "Khai sinh cho {ho_ten_tre}"
    retention: str  #: how long the file is kept after it is closed: P10Y, or "forever"; empty: no rule
    clock: ClockRules
    without: Mapping[str, str]  #: "supplement", "refusal" or "stop": a way that this procedure has not, and why
    routing_names: tuple[str, ...]  #: answers of the application that the diagram asks for
    official: tuple[str, ...]  #: what is taken from a published source
    ours: Mapping[str, str]  #: what is our choice, and why
    files: Mapping[str, bytes]  #: every file of the folder by its path, procedure.toml too

    @property
    def has_deadline(self) -> bool:
        """Whether the law sets any time for the whole; without one no clock of the case ever runs."""
        return bool(self.limits or self.clock.phases)

    def limit_of(self, variant: str | None, channel: str | None) -> Limit | None:
        """The legal limit of a case: the entry that fits most closely, the variant before the channel.

        None when the procedure has no deadline.
        """
        fitting = [
            limit for limit in self.limits if limit.variant in (None, variant) and limit.channel in (None, channel)
        ]
        return max(fitting, key=_closeness, default=None)

    def components_of(self, variant: str | None, channel: str | None) -> list[Component]:
        """The papers that a case of *variant* filed by *channel* needs, as listed."""
        return [
            one
            for one in self.components
            if (not one.variants or variant in one.variants) and (not one.channels or channel in one.channels)
        ]

    def fees_of(self, variant: str | None, channel: str | None) -> list[Fee]:
        """What a case of *variant* filed by *channel* pays: of each name the entry that fits most closely."""
        closest: dict[str, Fee] = {}
        for fee in self.fees:
            fits = fee.variant in (None, variant) and fee.channel in (None, channel)
            if fits and (fee.name not in closest or _closeness(fee) > _closeness(closest[fee.name])):
                closest[fee.name] = fee
        return list(closest.values())

    def routing(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The answers that the diagram asks for; None for one that was not given, so that its name is known."""
        return {name: answers.get(name) for name in self.routing_names}


def _closeness(entry: Limit | Fee) -> tuple[bool, bool]:
    """How closely *entry* fits the cases that it is for: by variant before channel."""
    return entry.variant is not None, entry.channel is not None
