"""Gateways: who gets a token, and who waits for whom."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from engine.runtime.nodes import Flow, Node

if TYPE_CHECKING:
    from engine.runtime.tokens import Token


class ExclusiveGateway(Node):
    """One flow: the first whose condition holds, in the order of the file, else the default."""

    splits = False

    def choose(self, token: Token) -> list[Flow]:
        """The one flow that *token* leaves by."""
        for flow in self.flows:
            if flow.id != self.drawn.default and self.allows(token, flow):
                return [flow]
        return self.otherwise(needed=True) if self.flows else []


class ParallelGateway(Node):
    """Waits for one token on each flow that enters, then sends one on each flow that leaves.

    Tokens are counted by flow and used up when the gateway fires, so the next round of a loop begins from nothing and a
    second token on one flow stays for the next round.
    """

    gathers = True

    def _update_hook(self, token: Token) -> None:
        standing = [other for other in token.place.live() if other.node is self]
        first = {other.marks["via"]: other for other in reversed(standing)}
        if len(first) < len(self.ways_in):
            return
        for other in first.values():
            if other is not token:
                other._set_state(self.done)
        token._ready()

    def choose(self, token: Token) -> list[Flow]:  # noqa: ARG002 - conditions mean nothing here, the check says so
        """All flows."""
        return self.flows


class InclusiveGateway(Node):
    """Every flow whose condition holds; joins all tokens that can still come (see joins.py)."""

    gathers = True

    def _update_hook(self, token: Token) -> None:
        if len(self.ways_in) < 2:
            token._ready()

    def choose(self, token: Token) -> list[Flow]:
        """The flows whose conditions hold, else the default one."""
        taken = [flow for flow in self.flows if flow.id != self.drawn.default and self.allows(token, flow)]
        return taken or (self.otherwise(needed=True) if self.flows else [])

    @cached_property
    def sources(self) -> Mapping[str, frozenset[str]]:
        """Flow that enters -> the nodes from which a token can come to it without passing through this gateway."""
        return {flow: self._upstream(flow) for flow in self.ways_in}

    def _upstream(self, flow_id: str) -> frozenset[str]:
        before = self.process.before
        found: set[str] = set()
        open_ends = {self.process.begins[flow_id]}
        while open_ends:
            name = open_ends.pop()
            if name not in found and name != self.name:
                found.add(name)
                open_ends |= before[name]
        return frozenset(found)


class EventGateway(Node):
    """Waits for the first of the events behind it (see catches.py)."""

    splits = False

    def leave(self, token: Token) -> None:
        """Let all events behind the gateway race."""
        for flow in self.flows:
            token.place.put(self.process.node(flow.target), token, race=token.id)
