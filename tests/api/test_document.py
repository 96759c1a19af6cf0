"""The OpenAPI document: what is stored is what the application says, and all that it says is described."""

from __future__ import annotations

import difflib
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from api import access, app, errors, versions
from engine import (
    accounts,
    apologies,
    cases,
    certifications,
    components,
    consultations,
    database,
    drafts,
    expiries,
    files,
    handovers,
    hands,
    intake,
    issuings,
    links,
    notes,
    notices,
    numbers,
    obligations,
    office,
    orders,
    organisation,
    parameters,
    progress,
    queue,
    repeats,
    results,
    signings,
    signins,
    stepbacks,
    substitutions,
    supplements,
    tasks,
    timekeeping,
    tokens,
    withdrawals,
)
from engine.queries import details, officers, publications, search, trails, units
from engine.queries import notices as received
from engine.queries import tasks as inboxes
from feel.errors import Fault
from tests.commands.calls import Call, call

STORED = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"
__all__ = ["call"]
#: what is told in the first answer only, or is tried and leaves nothing: nothing of it is kept, so no key is taken
TOLD_ONCE = {
    "post /api/v1/cases:check-import",
    "post /api/v1/due-dates:foresee",
    "post /api/v1/me/tokens",
    "post /api/v1/people/{person_id}/tokens",
    "post /api/v1/people/{person_id}:give-password",
    "post /api/v1/people:enrol",
    "post /api/v1/trail:read-reasons",
}

VERBS: tuple[Callable[..., Any], ...] = (
    access.require,
    versions.seen,
    tokens.bearer,
    repeats.begin,
    tasks.claim,
    tasks.release,
    tasks.complete,
    tasks.assign,
    tasks.transfer,
    tasks.delegate,
    tasks.get_back,
    organisation.person_by_login,
    drafts.save,
    queue.claim_next,
    intake.file,
    cases.receive,
    numbers.check_given,
    progress.advance,
    details.case,
    inboxes.page,
    search.find,
    tasks.urge,
    intake.accept,
    intake.refuse,
    intake.pass_on,
    intake.pass_to_desk,
    intake.correct,
    intake.correct_party,
    intake.receive_all,
    hands.lay_on,
    hands.keep_as_seen,
    supplements.ask,
    supplements.receive_part,
    supplements.receive_full,
    handovers.give,
    handovers.receive,
    files.keep,
    files.opened,
    components.register,
    components.reuse,
    components.give_back,
    consultations.ask,
    consultations.answer,
    consultations.note_silence,
    notes.write,
    notes.strike,
    orders.give,
    orders.report,
    orders.call_off,
    obligations.ask,
    obligations.pay,
    withdrawals.ask,
    withdrawals.grant,
    withdrawals.refuse,
    links.open_from,
    results.draft,
    results.redraft,
    results.send_up,
    results.send_back,
    signings.sign,
    results.take_number,
    results.shelve,
    issuings.number,
    issuings.issue,
    certifications.certify,
    certifications.correct,
    results.issue,
    results.hold_back,
    results.give,
    stepbacks.take_back,
    stepbacks.return_to,
    timekeeping.extend,
    timekeeping.pause,
    timekeeping.resume,
    apologies.draft,
    apologies.sign,
    apologies.notify,
    expiries.stop,
    expiries.keep,
    publications.in_force,
    publications.digest_of,
    notices.read,
    received.of,
    accounts.create,
    accounts.correct,
    accounts.activate,
    accounts.lock,
    organisation.found,
    organisation.place_below,
    organisation.appoint,
    organisation.dismiss,
    organisation.charge,
    organisation.group,
    organisation.join,
    organisation.leave,
    organisation.post_by_role,
    organisation.group_by_code,
    substitutions.allow,
    substitutions.authorise,
    substitutions.substitute,
    substitutions.come_back,
    substitutions.revoke,
    officers.find,
    officers.one,
    units.one,
    trails.find,
    tokens.issue,
    tokens.revoke,
    signins.end_own,
    parameters.change,
    office.mark,
    office.unmark,
    office.assign,
)


def now() -> str:
    """The document as the application says it."""
    return app.text(app.create_app(database.connect("sqlite://")))


def test_the_stored_document_is_what_the_application_says() -> None:
    """When this fails on purpose: `python3 cli.py openapi > docs/openapi.json`, and read the difference once more."""
    stored = STORED.read_text(encoding="utf-8")
    changed = difflib.unified_diff(stored.splitlines(), now().splitlines(), "docs/openapi.json", "now", lineterm="")
    assert "\n".join(changed) == ""


def test_the_command_prints_the_document(call: Call) -> None:
    assert call("openapi").out == now()


def test_every_operation_says_what_it_is_for_who_may_and_how_it_refuses() -> None:
    said = app.document(app.create_app(database.connect("sqlite://")))["paths"]
    for path, methods in said.items():
        for method in methods.keys() - {"parameters"}:
            operation, name = methods[method], f"{method} {path}"
            assert operation["summary"].endswith("."), name
            if path.startswith("/api/v1/public/"):
                assert (method, operation["security"]) == ("get", []), name
                continue
            (scope,) = operation["security"][0]["bearer"]
            assert scope in tokens.SCOPES, name
            named = {one["name"] for one in operation.get("parameters", ())}
            has_key = bool(named & {"If-Match", "Idempotency-Key"})
            assert has_key != (scope.endswith(":read") or name in TOLD_ONCE), name


def kinds(root: type[Fault] = Fault) -> Iterator[type[Fault]]:
    for kind in root.__subclasses__():
        yield kind
        yield from kinds(kind)


#: writes to a case or a task that want no version, and why
UNVERSIONED = {
    "post /api/v1/tasks/{task_id}:urge": "it changes nothing of the task, and is as right at any version",
}


def test_every_write_to_a_case_or_task_wants_the_version_that_was_seen() -> None:
    said = app.document(app.create_app(database.connect("sqlite://")))["paths"]
    without = set()
    for path, methods in said.items():
        for method in methods.keys() - {"parameters", "get"}:
            operation = methods[method]
            wanted = [one["name"] for one in operation.get("parameters", ()) if one.get("required")]
            is_write = bool(operation["security"]) and operation["security"][0]["bearer"][0].endswith(":write")
            if is_write and re.search("{(case|task)_id}", path) and "If-Match" not in wanted:
                without.add(f"{method} {path}")
    assert without == UNVERSIONED.keys()


def test_every_post_that_changes_something_takes_a_key_under_which_it_is_done_once() -> None:
    said = app.document(app.create_app(database.connect("sqlite://")))["paths"]
    without = set()
    for path, methods in said.items():
        for operation in (one for name, one in methods.items() if name == "post"):
            named = [one["name"] for one in operation.get("parameters", ())]
            is_write = bool(operation["security"]) and operation["security"][0]["bearer"][0].endswith(":write")
            if "Idempotency-Key" not in named and is_write:
                without.add(f"post {path}")
            assert is_write or path.endswith(("/search", ":check", ":try", "/id-cards:read")), path  # it only asks
    assert without == TOLD_ONCE


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: f"{verb.__module__}.{verb.__name__}")
def test_what_a_verb_says_it_refuses_has_a_code_of_its_own(verb: Callable[..., Any]) -> None:
    raises = (inspect.getdoc(verb) or "").partition("Raises:")[2]
    named = set(re.findall(r"\b[A-Z]\w+", raises))
    known = {kind.__name__ for kind in errors.TABLE if kind is not Fault}
    assert named & {kind.__name__ for kind in kinds()} - known == set()
