"""One procedure as the national catalogue publishes it. None means that the row does not state it: không rõ."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

UNITS = {"Phút": "minute", "Giờ": "hour", "Ngày": "day", "Tuần": "week", "Tháng": "month", "Năm": "year"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A legal limit as the row words it."""

    amount: int
    unit: str  #: "minute", "hour", "day", "week", "month" or "year"
    kind: str  #: "working" when the row says so; bare days, weeks and months are those of the calendar

    @property
    def text(self) -> str:
        """The limit as procedure.toml writes it."""
        sign = {"minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}[self.unit]
        return f"PT{self.amount}{sign}" if self.unit in ("minute", "hour") else f"P{self.amount}{sign}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """One amount of a channel."""

    amount: int | None  #: 0: free of charge; None: not stated, or stated in two ways that differ
    currency: str  #: "VND" or "USD"
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way of filing: a channel, in a case that its description tells."""

    channel: str  #: "counter", "online" or "post"
    limit: Span | None
    charges: tuple[Charge, ...] | None
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One paper that is asked for."""

    name: str
    originals: int | None
    copies: int | None
    group: str  #: the case (trường hợp) that it is asked for in; empty: always


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One result."""

    code: str | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One legal document."""

    number: str | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something in the row that a person should look at."""

    field: str  #: "limit", "fee", "documents", "results" or "legal_basis"
    quote: str  #: the words of the row
    vi: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One procedure of the catalogue."""

    code: str
    name: str
    decision: str
    kind: str | None
    field: str
    levels: tuple[str, ...]
    audiences: tuple[str, ...]
    authority: str | None
    ways: tuple[Way, ...] | None
    documents: tuple[Document, ...] | None
    outcomes: tuple[Outcome, ...] | None
    sources: tuple[Source, ...] | None

    def plain(self) -> dict[str, Any]:
        """The entry as JSON keeps it."""
        return asdict(self)

    def unknown(self) -> tuple[str, ...]:
        """The fields that the row does not state, or not in full."""
        ways = self.ways or ()
        papers = self.documents or ()
        found = {
            "kind": self.kind is None,
            "authority": self.authority is None,
            "limit": not ways or any(way.limit is None for way in ways),
            "fee": not ways or any(way.charges is None or _open(way.charges) for way in ways),
            "documents": self.documents is None or any(paper.originals is None for paper in papers),
            "results": self.outcomes is None or any(one.code is None for one in self.outcomes),
            "legal_basis": self.sources is None or any(one.number is None for one in self.sources),
        }
        return tuple(name for name, is_unknown in found.items() if is_unknown)


def _open(charges: tuple[Charge, ...]) -> bool:
    return any(charge.amount is None for charge in charges)
