"""The data names of a procedure: every name in its expressions must come from somewhere that is known beforehand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from bpmn import dmn, model, timers, xml
from bpmn.model import Diagram
from bpmn.nodes import FlowNode
from feel import assignments, check, tables
from feel.check import UnknownName
from feel.errors import Fault
from feel.findings import Finding
from feel.tables import Table
from forms.form import Form

OF_CASE = frozenset({"channel", "variant"})  #: what `cases.receive` hands to every diagram
LOOP = frozenset({"loopCounter"})


def problems(files: Mapping[str, bytes], *, forms: Collection[Form], routing: Collection[str]) -> list[Finding]:
    """An error for each name in an expression of the diagrams in *files* that neither one of *forms*, a script, a
    decision, a loop, the *routing* of procedure.toml nor the property `gives` of a catching event brings.

    In FEEL a name that is not there is null, and a comparison with null is false: a misspelt name would silently send
    every case down the default flow. Our choice: it is refused before anything runs.
    """
    diagrams = list(_diagrams(files))
    known = OF_CASE | LOOP | set(routing) | of_forms(forms)
    known |= {name for _, table in _tables(files) for name in _of_table(table)}
    known |= {name for diagram in diagrams for node in diagram.nodes for name in _of_node(node)}
    found = [finding for diagram in diagrams for finding in _unknown(diagram, known)]
    return [*found, *_unknown_in_tables(files, known)]


def routing(files: Mapping[str, bytes]) -> frozenset[str]:
    """The names that the diagrams and decisions in *files* may ask for: only these go into the engine's data.

    Everything else that people enter stays in the tables of record, out of the engine's state and of what its events
    carry outside.
    """
    found = {name for _, table in _tables(files) for name in tables.mentioned(table)}
    for diagram in _diagrams(files):
        found |= {name for _, text in _expressions(diagram) for name in check.mentioned(text)}
        found |= {node.loop.output_item for node in diagram.nodes if node.loop and node.loop.output_item}
    return frozenset(found)


def _diagrams(files: Mapping[str, bytes]) -> Iterator[Diagram]:
    """The diagrams that can be read; whoever verifies the others reports them."""
    for name in sorted(files):
        if name.endswith(".bpmn"):
            try:
                yield model.drawn(files[name], file=name)
            except xml.Unreadable:
                continue


def _tables(files: Mapping[str, bytes]) -> Iterator[tuple[str, Table]]:
    for name in sorted(files):
        if name.endswith(".dmn"):
            try:
                yield from ((name, table) for table in dmn.read(files[name], file=name).values())
            except Fault:
                continue


def of_forms(forms: Collection[Form]) -> set[str]:
    """The names that the answers to *forms* have."""
    return {field.key for form in forms for field in form.fields}


def _of_table(table: Table) -> Iterator[str]:
    for output in table.outputs:
        if output.name:
            yield output.name
    yield table.name


def _of_node(node: FlowNode) -> Iterator[str]:
    """The names that *node* writes."""
    yield from node.properties.get("gives", "").split()
    if node.properties.get("result"):
        yield node.properties["result"]
    if node.script is not None:
        try:
            yield from (name for name, _ in assignments.parse(node.script))
        except Fault:
            return
    if node.loop is not None:
        yield from (name for name in (node.loop.item, node.loop.output_item, node.loop.output_collection) if name)


def _unknown(diagram: Diagram, known: Collection[str]) -> Iterator[Finding]:
    for element, text in _expressions(diagram):
        for fault in check.problems(text, known):
            if isinstance(fault, UnknownName):
                yield _finding(fault, diagram.file, element)


def _unknown_in_tables(files: Mapping[str, bytes], known: Collection[str]) -> Iterator[Finding]:
    for file, table in _tables(files):
        otherwise_wrong = {str(fault) for fault in tables.problems(table, None)}
        for fault in tables.problems(table, known):
            if str(fault) not in otherwise_wrong:
                yield _finding(fault, file, table.name, at=str(fault.facts.get("cell") or ""))


def _finding(fault: Fault, file: str, element: str, *, at: str = "") -> Finding:
    """What *fault* says of *element*; *at* is the cell of it that is meant, if it is a table."""
    vi = f"{element}: {fault.say('vi')} Tên phải có trong biểu mẫu, routing, script hoặc thuộc tính gives."
    en = f"{element}: {fault.say('en')} It must be in a form, routing, a script or the property gives."
    return Finding("name-unknown", "error", file, at or element, vi, en)


def _expressions(diagram: Diagram) -> Iterator[tuple[str, str]]:
    """Element and text of every expression of the diagram."""
    for flow in diagram.flows:
        if flow.condition is not None:
            yield flow.id, flow.condition
    for node in diagram.nodes:
        yield from ((node.id, text) for text in _texts(node))


def _texts(node: FlowNode) -> Iterator[str]:
    found = [node.properties.get("correlation"), *(event.condition for event in node.events)]
    found += [text for event in node.events for form, text in event.times if not _is_known(form, text)]
    if node.loop is not None:
        found += [node.loop.cardinality, node.loop.condition, node.loop.collection]
    yield from (text for text in found if text)
    if node.script is not None:
        yield from _right_sides(node.script)


def _is_known(form: str, text: str) -> bool:
    return timers.is_literal(form, text) or timers.asks_clock(text)


def _right_sides(script: str) -> list[str]:
    try:
        return [expression.text for _, expression in assignments.parse(script)]
    except Fault:
        return []
