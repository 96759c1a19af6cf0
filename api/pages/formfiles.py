"""Files that fields of a form take on the page of a task: kept at once, and answered by a reference to their content.

The reference is the kind and the digest, so an answer tells no file name; on the page a ticket stands for it.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence

from flask import request
from werkzeug.wrappers import Response

from api import acts, downloads
from api.pages import cases, edge, uploads
from api.pages.tickets import FILE, TICKET, Kept
from api.pages.uploads import Taken
from engine import fileanswers, files
from engine.queries import details
from engine.work import Work
from feel.errors import Fault
from forms.form import Field, Form

SHOWN = 8  #: letters of a digest in the name by which its file is told


def names(prefix: str) -> list[str]:
    """The names of the fields, with *prefix*, for which the form that was sent brings files or tickets."""
    found = [*request.form, *request.files]
    ends = [name.removesuffix(end) for name in found for end in (FILE, TICKET) if name.endswith(end)]
    return sorted({name for name in ends if name.startswith(prefix)})


def references(work: Work, form: Form, prefix: str, taken: Taken) -> dict[str, list[str]]:
    """What is answered to each field by its path: the references of its files; those of one field make one content.

    Raises:
        one of `uploads.UNBOUND`.
    """
    found = {}
    for name, kept in taken.kept.items():
        path = name.removeprefix(prefix)
        field = _field(form, path)
        if field is not None and is_file(form, path):
            each = [[one] for one in kept] if field.kind == "files" else [kept]
            found[path] = [_reference(*uploads.content(work, one)) for one in each]
    return found


def is_file(form: Form, path: str) -> bool:
    """Whether the field at *path* takes files: what was typed in its place is no answer, for it has no ticket."""
    field = _field(form, path)
    return field is not None and field.kind in ("file", "files")


def _field(form: Form, path: str) -> Field | None:
    return _at(form.fields, [key for key in path.split(".") if not key.isdigit()])


def kept(value: str) -> list[Kept]:
    """The files that the answer *value* refers to, as the form carries them on."""
    return [Kept(edge.visitor().person_id, digest, _name(kind, digest)) for kind, digest in fileanswers.referred(value)]


def told(value: str) -> list[tuple[str, str]]:
    """The digest and the name of each file that the answer *value* refers to."""
    return [(digest, _name(kind, digest)) for kind, digest in fileanswers.referred(value)]


@edge.asks("/ho-so/<uuid:case_id>/tep-khai/<digest>")
def answer_file(work: Work, case_id: uuid.UUID, digest: str) -> Response:
    """A file that was answered in the case, to be saved."""
    case = cases.seen(work, case_id)
    given = details.answers(work.session, case.id)
    names = {found: _name(kind, found) for row in given for kind, found in fileanswers.referred(row.answers)}
    if digest not in names:
        raise details.NoSuchPart
    return downloads.send(acts.edge().store, digest, names[digest])


def wrong(taken: Taken, fault: Fault | None, prefix: str) -> Mapping[str, Fault]:
    """What is wrong with the files, by the path of their field."""
    found = {**taken.faults, **uploads.unbound(taken, fault)}
    return {name.removeprefix(prefix): one for name, one in found.items()}


def _at(fields: Sequence[Field], path: list[str]) -> Field | None:
    field = next((one for one in fields if path and one.key == path[0]), None)
    return field if field is None or len(path) == 1 else _at(field.fields, path[1:])


def _reference(digest: str, name: str) -> str:
    kind = name.rpartition(".")[2].lower()
    return f"{files.SAME.get(kind, kind)}:{digest}"


def _name(kind: str, digest: str) -> str:
    return f"tep-{digest[:SHOWN]}.{kind}"


edge.blp.add_app_template_global(kept, "kept_files")
edge.blp.add_app_template_global(told, "told_files")
