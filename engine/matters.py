"""What cases are about, in one line for lists: the template of the procedure, filled in with its application."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bpmn import folder
from bpmn.procedure import Procedure
from bpmn.settings import FILE
from feel.findings import Finding
from forms import matter
from forms.form import Form


def of(procedure: Procedure, application: Form | None, answers: Mapping[str, object]) -> str:
    """What a case with these *answers* to the *application* is about; empty when its procedure does not say.

    Source: Circular 11/2025/TT-BKHCN, annex, groups 12 and 15 (nội dung hồ sơ in lists); the template is our choice.
    """
    if application is None or not procedure.matter:
        return ""
    return matter.text(procedure.matter, application, procedure.files[application.file], answers)


def problems(files: Mapping[str, bytes], application: Form | None) -> Iterator[Finding]:
    """An error for each name that the template in *files* asks for and the *application* does not bring."""
    known = matter.known(application) if application else set()
    for name in matter.names(folder.matter(files)):
        if name not in known:
            vi, en = f"matter: đơn không có ô '{name}'.", f"matter: the application has no field '{name}'."
            yield Finding("matter-unknown", "error", FILE, None, vi, en)
