"""What procedure.toml says of the legal clock beyond the limit itself, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

RESTART, RESUME, ADD = "restart", "resume", "add"
RECEPTION, COMPETENT, HANDOVER, PAYMENT, PREVIOUS = "reception", "competent", "handover", "payment", "previous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of time as it is written, and where that stands in the law."""

    text: str  #: PT90M, PT8H, P3D, P2W, P4M, P1Y or same-day
    kind: str = "working"
    rule: str = "moment"
    cutoff: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """From what moment the limit of the case counts, for a channel or for all."""

    source: str  #: "reception", "competent", "handover" or "payment"
    channel: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """How soon a filing is answered, by channel; without one only online filings have the national number."""

    channel: str
    span: Span | None  #: None: no limit for this channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement:
    """How a supplement is asked for and how the clock goes on after it."""

    mode: str = RESTART  #: "restart", "resume" or "add"
    added: Span | None = None  #: what comes on top in the mode "add"
    request: Span | None = None  #: the officer's time to ask; None: the legal parameter
    window: Span | None = None  #: the applicant's time to bring it; None: there is no limit
    on_expiry: str = "propose"  #: "propose": a person decides; "stop": the case stops by itself, and everybody is told


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """Opinions of others: counted within the limit unless the law of the sector says otherwise."""

    span: Span | None = None  #: how long whoever is asked has
    counted: bool = True
    on_expiry: str = "urge"  #: "urge": remind, and tell the head of the desk; "agreed": silence is consent
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """An extension that the law of the procedure allows."""

    code: str
    span: Span
    basis: str
    times: int  #: how often
    most: Span | None  #: all of them together at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncounted:
    """A step or wait that does not count (không tính vào thời hạn)."""

    element: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A part of the procedure with a limit of its own."""

    code: str
    name: str
    span: Span
    start: str  #: "previous": when the phase before ends; or what `Begin` says


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortened:
    """A limit that the province shortened by a decision of its own."""

    span: Span
    decision: str
    valid_from: date
    valid_to: date | None
    variant: str | None
    channel: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRules:
    """All of it."""

    begins: tuple[Begin, ...] = ()
    intake: tuple[Intake, ...] = ()
    supplement: Supplement = field(default_factory=Supplement)
    consultation: Consultation = field(default_factory=Consultation)
    extensions: tuple[Extension, ...] = ()
    uncounted: tuple[Uncounted, ...] = ()
    phases: tuple[Phase, ...] = ()
    shortened: tuple[Shortened, ...] = ()
    steps_minutes: int = 0  #: the limits of the steps along the longest way, in office minutes
    receives_apart: bool = False  #: the diagram draws when the competent agency receives the file (act "receive")
    asks: frozenset[str] = frozenset()  #: the clocks that timers of the diagram ask, see `bpmn.timers.CLOCKS`
    head: str = ""  #: lane of the head who approves and signs; empty: the post "lanh-dao" of the competent unit

    @property
    def additions(self) -> tuple[Span, ...]:
        """What may come on top of the limit while it runs: after a supplement, and by extensions."""
        after = (self.supplement.added,) if self.supplement.added else ()
        return (*after, *(one.span for one in self.extensions))

    def begin_of(self, channel: str) -> str:
        """From what moment the limit counts for cases that came by *channel*."""
        fitting = [begin for begin in self.begins if begin.channel in (None, channel)]
        return max(fitting, key=lambda begin: begin.channel is not None).source if fitting else RECEPTION

    def shortened_on(self, day: date, variant: str | None, channel: str) -> Shortened | None:
        """The shortened limit in force on *day*: the entry that fits most closely."""
        fitting = [
            one
            for one in self.shortened
            if one.variant in (None, variant)
            and one.channel in (None, channel)
            and one.valid_from <= day <= (one.valid_to or date.max)
        ]
        return max(fitting, key=lambda one: (one.variant is not None, one.channel is not None), default=None)
