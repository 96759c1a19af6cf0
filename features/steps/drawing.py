"""A procedure redrawn: the same folder with one thing changed, as an analyst would change it."""

from __future__ import annotations

from lxml import etree

from bpmn import folder, xml
from bpmn.procedure import Procedure
from features.steps.world import unknown

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
PROPERTY = "{http://spiffworkflow.org/bpmn/schema/1.0/core}property"


def with_limit(procedure: Procedure, step: str, minutes: int) -> Procedure:
    """*procedure* in which the step called *step* has a limit of so many office minutes."""
    files = dict(procedure.files)
    for name in [name for name in files if name.endswith(".bpmn")]:
        root = xml.parse(files[name], file=name)
        for found in root.iterfind(f".//{BPMN}userTask[@name='{step}']//{PROPERTY}[@name='limit']"):
            found.set("value", f"PT{minutes}M")
            files[name] = etree.tostring(root)
    if files == procedure.files:
        raise unknown("bước có thời hạn", step, [])
    return folder.read(files, slug=procedure.slug)
