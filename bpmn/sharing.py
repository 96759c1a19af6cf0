"""What a procedure takes from the shared folder: the processes that it calls, and the tables and forms they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bpmn import dmn, model, xml
from bpmn.model import Diagram
from feel.errors import Fault

SHARED = "shared"
FORMS = "forms/"


@dataclass(frozen=True, slots=True)
class _Names:
    """What a file brings, and what it asks of others: processes, decisions and forms."""

    brings: frozenset[str]
    asks: frozenset[str]


def wanted(files: Mapping[str, bytes], shared: Mapping[str, bytes]) -> dict[str, bytes]:
    """Of the files *shared* those that *files* need, directly or through each other, as "shared/<name>".

    What *files* bring as "shared/<name>" themselves, as an exported folder does, stays as it is. A file that cannot be
    read is taken along, so that its own check reports it.
    """
    known = {name: _of(name, data) for name, data in shared.items()}
    taken = {name for name, names in known.items() if names is None}
    own = [names for name, data in files.items() if (names := _of(name, data)) is not None]
    brought = {name for names in own for name in names.brings}
    asked = {name for names in own for name in names.asks} - brought
    while asked:
        new = {name for name, names in known.items() if name not in taken and names and names.brings & asked}
        taken |= new
        brought |= asked
        asked = {name for one in new if (names := known[one]) for name in names.asks} - brought
    return {path: shared[name] for name in sorted(taken) if (path := f"{SHARED}/{name}") not in files}


def forms(files: Mapping[str, bytes]) -> dict[str, str]:
    """Name of each form -> its file; a form of the procedure's own comes before a shared one of the same name."""
    found = {}
    for folder in (f"{SHARED}/{FORMS}", FORMS):
        named = (name for name in sorted(files) if name.startswith(folder) and name.endswith(".json"))
        found.update({name.removeprefix(folder): name for name in named})
    return found


def called(files: Mapping[str, bytes]) -> list[Diagram]:
    """The shared diagrams in *files* that can be read."""
    names = [name for name in sorted(files) if name.startswith(f"{SHARED}/") and name.endswith(".bpmn")]
    return [diagram for name in names if (diagram := _diagram(name, files[name])) is not None]


def _of(name: str, data: bytes) -> _Names | None:
    """What the file *name* brings and asks; None when it cannot be read."""
    if name.endswith(".bpmn"):
        diagram = _diagram(name, data)
        return None if diagram is None else _Names(frozenset(diagram.process_by_id), frozenset(_asked(diagram)))
    if name.endswith(".dmn"):
        try:
            return _Names(frozenset(dmn.read(data, file=name)), frozenset())
        except Fault:
            return None
    bare = name.removeprefix(f"{SHARED}/")
    return _Names(frozenset([bare]) if bare.startswith(FORMS) else frozenset(), frozenset())


def _diagram(name: str, data: bytes) -> Diagram | None:
    try:
        return model.drawn(data, file=name)
    except xml.Unreadable:
        return None


def _asked(diagram: Diagram) -> Iterator[str]:
    for node in diagram.nodes:
        if node.called:
            yield node.called
        if "form" in node.properties:
            yield FORMS + node.properties["form"]
