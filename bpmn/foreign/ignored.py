"""What other tools attach to a diagram that has no effect here: said, so that nobody relies on it."""

from __future__ import annotations

from bpmn import tree
from bpmn.foreign import vendors
from bpmn.foreign.notes import Notes
from bpmn.xml import Element

# Without these the diagram does something else than its author meant.
_MISSED_ATTRIBUTES = frozenset(("skipExpression", "variableName", "variableEvents", "errorMessage"))
_ELEMENTS = """
executionListener executionListeners taskListener taskListeners inputOutput ioMapping in out field
failedJobRetryTimeCycle serviceTaskOperator messagePayload messageVariable
processVariableCorrelation
"""
_MISSED_ELEMENTS = frozenset(_ELEMENTS.split())
# How another engine schedules or keeps its work: nothing that a diagram means.
_NAMES = """
async asyncBefore asyncAfter exclusive jobPriority historyTimeToLive versionTag isStartableInTasklist initiator
modelerTemplate modelerTemplateVersion modelerTemplateIcon diagramRelationId candidateStarterUsers
candidateStarterGroups errorCodeVariable errorMessageVariable calledElementBinding calledElementVersion
decisionRefBinding decisionRefVersion mapDecisionResult type executionPlatform executionPlatformVersion
"""
_TECHNICAL = frozenset(_NAMES.split())

# The code of these steps is refused, not ignored.
_WORK = frozenset(("serviceTask", "sendTask", "businessRuleTask"))
_CODE = frozenset(("class", "delegateExpression", "expression"))


def tell(root: Element, notes: Notes) -> None:
    """Say for each element below *root* what of another tool on it has no effect."""
    for element in tree.walk(root):
        reported = _CODE if tree.tag(element) in _WORK else frozenset()
        names = [name for name in vendors.attributes(element) if name not in _TECHNICAL | reported]
        said = [child for child in vendors.extensions(element) if len(child) or child.attrib or tree.words(child)]
        names += [vendors.name_of(child) for child in (*said, *vendors.unread(element))]
        if not names:
            continue
        listed = ", ".join(dict.fromkeys(names))
        vi, en = f"không có tác dụng ở đây: {listed}.", f"has no effect here: {listed}."
        if {*names} & (_MISSED_ATTRIBUTES | _MISSED_ELEMENTS) or any(map(vendors.is_script, names)):
            notes.left(element, "foreign-missed", vi, en)
        else:
            notes.ignored(element, "foreign-ignored", vi, en)
