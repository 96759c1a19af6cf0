"""What is wrong with a diagram: the validity rules of BPMN 2.0, and what our engine does not run.

Source: OMG, Business Process Model and Notation 2.0 (formal/2011-01-03), chapters 7 to 10.
"""

from __future__ import annotations

from bpmn.model import Diagram
from bpmn.rules import (
    activities,
    artifacts,
    collaboration,
    data,
    events,
    flows,
    gateways,
    identity,
    items,
    links,
    loops,
    paths,
    properties,
    references,
    subprocesses,
    timers,
    triggers,
    whitelist,
)
from bpmn.rules.rule import RULES, Rule
from feel.findings import Finding

# The order of the findings: what cannot run at all first, details of data last.
_GROUPS = (
    whitelist,
    identity,
    references,
    flows,
    paths,
    gateways,
    events,
    triggers,
    timers,
    links,
    subprocesses,
    activities,
    loops,
    properties,
    collaboration,
    artifacts,
    data,
    items,
)
_ORDER = {group.__name__: place for place, group in enumerate(_GROUPS)}
_RULES = sorted(RULES.values(), key=lambda rule: _ORDER[rule.check.__module__])


def check(diagram: Diagram) -> list[Finding]:
    """Every flaw of *diagram*, rule by rule; an error means that the file must not be published.

    Each finding names the id of an element, or the BPMN name of the element when nothing around it has an id.
    """
    return [finding for rule in _RULES for finding in _findings(rule, diagram)]


def _findings(rule: Rule, diagram: Diagram) -> list[Finding]:
    # What has no id of its own is told by the rule on ids; nobody could find it by another rule's words.
    flaws = dict.fromkeys(flaw for flaw in rule.check(diagram) if flaw.element)
    return [Finding(rule.name, rule.severity, diagram.file, flaw.element, flaw.vi, flaw.en) for flaw in flaws]
