"""Taking in a diagram of another tool: Camunda 7 and 8, Flowable, Activiti, or plain BPMN with Python-style conditions.

Expressions become FEEL, lists of multi-instance steps and called processes and decisions move to where the standard or
our step properties keep them, flows get ids. Everything that was changed is told; what has no equal here is an error.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from bpmn import xml
from bpmn.foreign import expressions, flows, ignored, loops, steps
from bpmn.foreign.notes import Notes
from feel.findings import Finding


@dataclass(frozen=True, slots=True)
class Adopted:
    """A diagram in our dialect, and what was done to it."""

    data: bytes  #: the file as given when nothing had to be changed
    notices: list[Finding]  #: changes and ignored things are notices or warnings, what has no equal here are errors


def adopt(data: bytes, *, file: str) -> Adopted:
    """The BPMN file *data* in our dialect; *file* is its name in findings. Adopting the result changes nothing more.

    Raises:
        Unreadable: the file is not XML that we read, or not BPMN.
    """
    root = xml.parse(data, file=file)
    notes = Notes(file)
    flows.adopt(root, notes)
    loops.adopt(root, notes)
    steps.adopt(root, notes)
    expressions.adopt(root, notes)
    ignored.tell(root, notes)
    if not notes.is_changed:
        return Adopted(data, notes.found)
    written = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True)
    return Adopted(written, notes.found)
