"""What a check says of a file: one finding a line, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from feel.errors import Fault


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found in a file of a procedure."""

    rule: str  #: stable kebab-case name of the rule
    severity: Literal["error", "warning", "notice"]
    file: str  #: path inside the procedure folder
    element: str | None  #: BPMN id of the element; None when the whole file is meant
    vi: str
    en: str

    @property
    def is_error(self) -> bool:
        """Whether the file must not be published."""
        return self.severity == "error"


def of_fault(fault: Fault, *, rule: str, file: str, element: str | None) -> Finding:
    """The error finding that says what *fault* says."""
    return Finding(rule, "error", file, element, fault.say("vi"), fault.say("en"))
