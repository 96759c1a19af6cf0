"""The data names that a diagram itself declares; forms and start data know more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bpmn.model import Diagram

_DATA = ("dataObject", "dataObjectReference", "dataInput", "dataOutput", "property", "inputDataItem", "outputDataItem")
_TARGET = re.compile(r"(?:^|;|\n)[ \t]*([^\W\d]\w*)[ \t]*=(?!=)")


def declared(diagram: Diagram) -> frozenset[str]:
    """Names and ids of data elements, names that scripts assign, loop data, and where results of decisions go."""
    return frozenset(name for name in (*_of_data(diagram), *_of_steps(diagram)) if name)


def _of_data(diagram: Diagram) -> Iterator[str | None]:
    for element in diagram.tagged(*_DATA):
        yield element.get("name")
        yield element.get("id")


def _of_steps(diagram: Diagram) -> Iterator[str | None]:
    for node in diagram.nodes:
        yield from _TARGET.findall(node.script or "")
        yield node.properties.get("result")
        if node.loop:
            yield from (node.loop.collection, node.loop.item, node.loop.output_collection, node.loop.output_item)
