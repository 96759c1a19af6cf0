"""What adopting a diagram tells: what was changed, what is left aside, and what has no equal here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bpmn import tree
from bpmn.xml import Element
from feel.errors import Fault
from feel.findings import Finding, of_fault

Severity = Literal["error", "warning", "notice"]


@dataclass(slots=True)
class Notes:
    """Findings about one file, and whether its tree was changed."""

    file: str
    found: list[Finding] = field(default_factory=list)
    is_changed: bool = False

    def changed(self, element: Element, rule: str, vi: str, en: str) -> None:
        """The tree was changed at *element*; both texts continue "'id': ..."."""
        self.is_changed = True
        self._add(element, rule, "notice", vi, en)

    def left(self, element: Element, rule: str, vi: str, en: str) -> None:
        """Something at *element* has no effect here and changes what the diagram does: a warning."""
        self._add(element, rule, "warning", vi, en)

    def ignored(self, element: Element, rule: str, vi: str, en: str) -> None:
        """Something at *element* has no effect here, and nobody misses it: a notice."""
        self._add(element, rule, "notice", vi, en)

    def cannot(self, element: Element, rule: str, vi: str, en: str) -> None:
        """Something at *element* has no equal here: an error."""
        self._add(element, rule, "error", vi, en)

    def fault(self, element: Element, rule: str, fault: Fault) -> None:
        """*fault* is why something at *element* cannot be adopted."""
        self.found.append(of_fault(fault, rule=rule, file=self.file, element=tree.near(element)))

    def _add(self, element: Element, rule: str, severity: Severity, vi: str, en: str) -> None:
        where = tree.near(element)
        self.found.append(Finding(rule, severity, self.file, where, f"'{where}': {vi}", f"'{where}': {en}"))
