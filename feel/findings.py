"""What a check says of a file: one finding a line, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from feel.errors import Fault

Severity = Literal["error", "warning", "notice"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found in a file of a procedure."""

    rule: str  #: stable kebab-case name of the rule
    severity: Severity
    file: str  #: path inside the procedure folder
    element: str | None  #: BPMN id of the element; None when the whole file is meant
    vi: str
    en: str
    path: tuple[str, ...] = ()  #: ids of the steps and flows that lead there, to be shown on the diagram

    @property
    def is_error(self) -> bool:
        """Whether the file must not be published."""
        return self.severity == "error"


def of_fault(fault: Fault, *, rule: str, file: str, element: str | None) -> Finding:
    """The error finding that says what *fault* says."""
    return Finding(rule, "error", file, element, fault.say("vi"), fault.say("en"))
