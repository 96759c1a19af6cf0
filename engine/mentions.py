"""What the steps of a diagram name outside it: forms of the folder and statuses of the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from bpmn import model, sharing, xml
from engine import statuses
from feel.findings import Finding


def problems(files: Mapping[str, bytes], *, details: Collection[str] = ()) -> list[Finding]:
    """An error for each form and status that a diagram in *files* names and that does not exist.

    *details* are the statuses that administrators added. A diagram that cannot be read is passed over: whoever
    verifies it reports it.
    """
    forms = sharing.forms(files)
    known = {*statuses.CATALOGUE, *details}
    diagrams = [name for name in sorted(files) if name.endswith(".bpmn")]
    return [finding for name in diagrams for finding in _of(name, files[name], forms, known)]


def _of(file: str, data: bytes, forms: Collection[str], known: Collection[str]) -> Iterator[Finding]:
    try:
        diagram = model.drawn(data, file=file)
    except xml.Unreadable:
        return
    for node in diagram.nodes:
        form, status = node.properties.get("form"), node.properties.get("status")
        if form is not None and form not in forms:
            vi, en = f"không có biểu mẫu 'forms/{form}'.", f"there is no form 'forms/{form}'."
            yield Finding("form-missing", "error", file, node.id, f"Bước '{node.id}': {vi}", f"Step '{node.id}': {en}")
        if status is not None and status not in known:
            vi, en = f"không có trạng thái '{status}'.", f"there is no status '{status}'."
            yield Finding(
                "status-unknown", "error", file, node.id, f"Phần tử '{node.id}': {vi}", f"Element '{node.id}': {en}"
            )
