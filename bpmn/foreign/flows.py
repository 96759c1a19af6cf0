"""Sequence flows without an id get one: the history of a case and the coverage of scenarios hang on it."""

from __future__ import annotations

import re
from collections import Counter

from bpmn import tree
from bpmn.foreign.notes import Notes
from bpmn.xml import Element

_UNFIT = re.compile(r"[^\w.\-]")


def adopt(root: Element, notes: Notes) -> None:
    """Give every sequence flow below *root* that has no id one from the ids of its ends, always the same one."""
    taken = {element.get("id") for element in tree.walk(root)}
    uses: Counter[str] = Counter()
    for element in tree.walk(root, "sequenceFlow"):
        if element.get("id"):
            continue
        wanted = _UNFIT.sub("_", f"Flow_{element.get('sourceRef', '')}_{element.get('targetRef', '')}")
        name = _free(wanted, taken, uses)
        taken.add(name)
        element.set("id", name)
        vi, en = "luồng chưa có mã, đã đặt mã này.", "the flow had no id and was given this one."
        notes.changed(element, "flow-id-added", vi, en)


def _free(wanted: str, taken: set[str | None], uses: Counter[str]) -> str:
    """*wanted*, or *wanted* with the next number that is free; *uses* counts the numbers tried for each."""
    name = wanted
    while name in taken:
        uses[wanted] += 1
        name = f"{wanted}_{uses[wanted] + 1}"
    return name
