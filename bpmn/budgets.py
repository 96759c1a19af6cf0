"""What the limits of the steps add up to along the longest way through a diagram."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from bpmn.model import Diagram
from bpmn.nodes import FlowNode

DAY_MINUTES = 480  #: what a day of a step is worth here: BLLĐ 2019 Điều 105, eight hours
_ANY = re.compile(r"P(?:(\d+)Y|(\d+)M|(\d+)W|(\d+)D|T(?=\d)(?:(\d+)H)?(?:(\d+)M)?)")
_LIMIT = re.compile(r"P(?:(\d+)D|T(?=\d)(?:(\d+)H)?(?:(\d+)M)?)")


def longest(diagram: Diagram, process: str, *, but: Collection[str] = ()) -> int:
    """Office minutes of all step limits along the longest way through *process*; a loop counts once.

    Limits in calendar time, steps of called processes and the elements *but* are left out; inside a sub-process its
    longest way counts unless it has a limit of its own.
    """
    return _Ways(diagram, but).longest(process)


def most(text: str) -> int:
    """Office minutes that the limit *text* can hold at most; days of the calendar count as if all were worked."""
    found = _ANY.fullmatch(text)
    if found is None:
        return DAY_MINUTES
    years, months, weeks, days, hours, minutes = (int(part or 0) for part in found.groups())
    return (years * 366 + months * 31 + weeks * 7 + days) * DAY_MINUTES + hours * 60 + minutes


class _Ways:
    """The ways through the parts of one diagram."""

    def __init__(self, diagram: Diagram, but: Collection[str]) -> None:
        self.but = but
        self.nodes: dict[str, list[FlowNode]] = {}
        self.next: dict[str, list[str]] = {}
        for node in diagram.nodes:
            self.nodes.setdefault(node.parent, []).append(node)
            if node.attached_to:
                self.next.setdefault(node.attached_to, []).append(node.id)
        for flow in diagram.flows:
            self.next.setdefault(flow.source, []).append(flow.target)

    def longest(self, parent: str) -> int:
        """The longest way through the process or sub-process *parent*."""
        inside = {node.id: node for node in self.nodes.get(parent, ())}
        targets = {target for node in inside for target in self.next.get(node, ())}
        known: dict[str, int] = {}
        for first in sorted(inside, key=lambda node: node in targets):  # what nothing leads to, then what goes round
            if first not in known:
                self._walk(first, inside, known)
        return max(known.values(), default=0)

    def _walk(self, first: str, inside: Mapping[str, FlowNode], known: dict[str, int]) -> None:
        """Fill *known* with the longest way from each node that *first* leads to; flows that lead back are left out."""
        way: list[tuple[str, list[str]]] = [(first, self._following(first, inside))]
        standing = {first}
        while way:
            node, left = way[-1]
            if left:
                following = left.pop()
                if following not in standing and following not in known:
                    way.append((following, self._following(following, inside)))
                    standing.add(following)
                continue
            way.pop()
            standing.discard(node)
            rest = [known[one] for one in self._following(node, inside) if one in known]
            known[node] = self._own(inside[node]) + max(rest, default=0)

    def _following(self, node: str, inside: Mapping[str, FlowNode]) -> list[str]:
        return [target for target in self.next.get(node, ()) if target in inside]

    def _own(self, node: FlowNode) -> int:
        limit = _LIMIT.fullmatch(node.properties.get("limit", ""))
        if node.id in self.but:
            return 0
        if limit is not None and node.properties.get("limit_kind", "working") == "working":
            days, hours, minutes = (int(part or 0) for part in limit.groups())
            return days * DAY_MINUTES + hours * 60 + minutes
        return self.longest(node.id) if node.id in self.nodes else 0
