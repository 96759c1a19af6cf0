"""Which field of the request a refusal speaks of, where it speaks of one alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import request

from api import problems
from engine import components, consultations, files, hands, intake, obligations, parties, results, supplements
from feel.errors import Fault

Facts = Mapping[str, Any]

#: refusal -> where its field stands in the body
FIELDS: Mapping[type[Fault], Callable[[Facts], list[object]]] = {
    hands.NoReason: lambda _: list(_blank()),
    supplements.BadItem: lambda facts: ["items", facts["number"] - 1, facts["field"]],
    consultations.BadAsking: lambda facts: ["askings", facts["number"] - 1, facts["field"]],
    obligations.BadNotice: lambda facts: [facts["field"]],
    results.BadReturn: lambda facts: [facts["field"]],
    results.BadShelf: lambda _: ["shelf"],
    results.BadRegister: lambda _: ["register"],
    results.UnknownResult: lambda _: ["code"],
    parties.BadParty: lambda facts: ["parties", facts["part"], facts["field"]],
    intake.UnknownField: lambda _: ["field"],
    intake.RoutesTheCase: lambda _: ["field"],
    components.WrongForm: lambda _: ["form"],
    components.PaperExpired: lambda _: ["valid_until"],
    files.FileEmpty: lambda _: ["file"],
    files.FileTooLarge: lambda _: ["file"],
    files.KindNotTaken: lambda _: ["file"],
    files.KindDiffers: lambda _: ["file"],
    files.FileUnsafe: lambda _: ["file"],
    files.BadFileName: lambda _: ["file"],
}


REASONS = ("reason", "words", "missing", "text", "purpose")  #: the names under which verbs are told why


def of(fault: Fault) -> str | None:
    """The JSON pointer to the field that *fault* speaks of; None: to no single one that was sent."""
    where = FIELDS.get(type(fault))
    parts = where(fault.facts) if where else []
    return problems.pointer(parts) if parts and _leads_somewhere(parts) else None


def _leads_somewhere(parts: Sequence[Any]) -> bool:
    """Whether the request has the field: the same verb may be called by another route, where it is called otherwise."""
    found: Any = _sent()
    for part in parts:
        keys: Any = range(len(found)) if isinstance(found, list) else found
        if not isinstance(found, list | Mapping) or part not in keys:
            return False
        found = found[part]
    return True


def _sent() -> Mapping[str, Any]:
    if request.mimetype == "multipart/form-data":
        return {**request.form, **request.files}
    found = request.get_json(silent=True)
    return found if isinstance(found, Mapping) else {}


def _blank() -> list[str]:
    """The reason that says nothing."""
    sent = _sent()
    return [name for name in REASONS if isinstance(sent.get(name), str) and not sent[name].strip()][:1]
