"""Tokens and sign-ins over the API: an officer's own, and those of whom he administers."""

from __future__ import annotations

import uuid
from typing import Any

from api import access, keyshapes, officers, peopleshapes, routes
from engine import signins, tokens
from engine.queries.officers import NoSuchOfficer
from engine.tables import AccessToken, Person
from engine.work import Work

READ, WRITE = "people:read", "people:write"
OF_PERSON = f"{officers.ONE}/tokens"

blp = routes.blueprint("keys", "Tokens and sign-ins")


@routes.asks(blp, "/me/tokens", READ, gives=keyshapes.Tokens)
def own(work: Work) -> Any:
    """Your tokens; their texts are told nowhere."""
    assert work.actor_id is not None
    return {"rows": tokens.of_person(work.session, work.actor_id)}


@routes.does(
    blp,
    "/me/tokens",
    WRITE,
    takes=keyshapes.NewToken,
    gives=keyshapes.TokenTold,
    status=201,
    is_tagged=False,
    is_kept=False,
)
def make_own(work: Work, asked: dict[str, Any]) -> Any:
    """Make a token that acts as you; its text is told in this answer only."""
    assert work.actor_id is not None
    return _made(work, work.actor_id, asked)


@routes.asks(blp, OF_PERSON, READ, gives=keyshapes.Tokens)
def of_person(work: Work, person_id: uuid.UUID) -> Any:
    """The tokens of an officer or a program that you administer."""
    officers.seen(work, person_id)
    return {"rows": tokens.of_person(work.session, person_id)}


@routes.does(
    blp,
    OF_PERSON,
    WRITE,
    takes=keyshapes.NewToken,
    gives=keyshapes.TokenTold,
    status=201,
    is_tagged=False,
    is_kept=False,
)
def make(work: Work, asked: dict[str, Any], person_id: uuid.UUID) -> Any:
    """Make a token of a program: an account that you administer and that never had a password."""
    officers.seen(work, person_id)
    return _made(work, person_id, asked)


@routes.does(
    blp,
    "/tokens/<uuid:token_id>:revoke",
    WRITE,
    takes=peopleshapes.Decided,
    gives=keyshapes.Token,
    is_tagged=False,
)
def revoke(work: Work, asked: dict[str, Any], token_id: uuid.UUID) -> Any:
    """Revoke a token of yours, or of whom you administer."""
    token = work.session.get(AccessToken, token_id)
    if token is None:
        raise tokens.NoSuchToken
    try:
        officers.seen(work, token.person_id)
    except NoSuchOfficer as error:
        raise tokens.NoSuchToken from error
    tokens.revoke(work, token_id, source=asked["source"])
    return token


@routes.asks(blp, f"{officers.ONE}/sign-ins", READ, gives=keyshapes.SignIns)
def sign_ins(work: Work, person_id: uuid.UUID) -> Any:
    """Where you are signed in, or an officer whom you administer."""
    officers.seen(work, person_id)
    return {"rows": signins.of_person(work.session, person_id, work.now)}


@routes.does(blp, "/me/sign-ins/<uuid:sign_in_id>:end", WRITE, gives=keyshapes.SignIns, is_tagged=False)
def end(work: Work, sign_in_id: uuid.UUID) -> Any:
    """End a sign-in of yours, as at a machine that you have left."""
    assert work.actor_id is not None
    signins.end_own(work, sign_in_id)
    return {"rows": signins.of_person(work.session, work.actor_id, work.now)}


def _made(work: Work, person_id: uuid.UUID, asked: dict[str, Any]) -> Any:
    person = work.session.get_one(Person, person_id)
    token, told = tokens.issue(work, person, within=access.bearer(), **asked)
    work.session.flush()
    return {**{name: getattr(token, name) for name in keyshapes.Token().fields}, "token": told}
