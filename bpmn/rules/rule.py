"""What a rule is: a name, a severity, and a function from a diagram to its flaws."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from bpmn.model import Diagram
from bpmn.nodes import Flow, FlowNode

Severity = Literal["error", "warning", "notice"]


class Flaw(NamedTuple):
    """One thing wrong: the id to point at, and what is wrong and the way out, in both languages."""

    element: str
    vi: str
    en: str


Check = Callable[[Diagram], Iterable[Flaw]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One registered rule."""

    name: str  #: stable kebab-case name, shown in findings
    severity: Severity
    check: Check


RULES: dict[str, Rule] = {}  #: every rule by name, in the order in which its findings are shown


def rule(name: str, severity: Severity = "error") -> Callable[[Check], Check]:
    """Register the decorated function as the rule *name*. Two rules of one name are a mistake in this package."""

    def register(check: Check) -> Check:
        if name in RULES:
            raise ValueError(f"two rules are called {name}")
        RULES[name] = Rule(name, severity, check)
        return check

    return register


def called(thing: FlowNode | Flow) -> str:
    """How a message calls *thing*: its label as drawn and its id."""
    return f"'{thing.name}' ({thing.id})" if thing.name else f"'{thing.id}'"
