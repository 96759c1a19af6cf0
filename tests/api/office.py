"""A commune and a department that knows nothing of its cases, with keys to the API for each of their officers."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Collection, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from api import acts, openinboxes
from api.app import create_app
from bpmn.procedure import Procedure
from commands.demo import province
from engine import database, organisation, tokens
from engine.files import Store
from tests.engine import builders
from tests.engine.builders import DESK, MORNING, acting, hours

OUTSIDER = "cuc.xd"  #: at the desk of another agency
SECRET = "Trần Thị Minh Họa"  #: who is in the cases
NOW = hours(1)


@dataclass(slots=True)
class Office:
    """The installation under test."""

    engine: Engine
    app: Flask
    store: Store
    now: datetime = NOW

    def ask(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        by: str | None = DESK,
        scopes: Collection[str] = tuple(tokens.SCOPES),
        seen: int | None = None,
        key: str | None = None,
        file: tuple[bytes, str] | None = None,
        more: Mapping[str, str] | None = None,
    ) -> TestResponse:
        """The answer to a request of the officer *by*, who saw the version *seen*; with a *file* it is a form.

        *more* are headers beside ours.
        """
        headers = {"Authorization": f"Bearer {self.token(by, scopes)}"} if by else {}
        headers |= {"If-Match": f'"{seen}"'} if seen is not None else {}
        headers |= {"Idempotency-Key": key} if key is not None else {}
        headers |= more or {}
        sent = {"json": body} if file is None else {"data": {**(body or {}), "file": (BytesIO(file[0]), file[1])}}
        return self.app.test_client().open(f"/api/v1{path}", method=method, headers=headers, buffered=True, **sent)

    def token(self, login: str, scopes: Collection[str] = tuple(tokens.SCOPES)) -> str:
        """A new key of the officer *login*."""
        with acting(self.engine) as work:
            person = organisation.person_by_login(work, login)
            until = MORNING + timedelta(days=30)
            return tokens.issue(work, person, name="Thử", scopes=scopes, expires_at=until, source="QĐ 1")[1]


Made = Callable[..., Office]
NOWHERE = Path(os.devnull) / "files"  #: nothing can be kept there


def build(engine: Engine, *published: Procedure, files: Path = NOWHERE) -> Office:
    """The installation on *engine* with the procedures *published*, contents kept in the folder *files*."""
    wanted = published or (builders.tiny(*builders.straight("a", "b")),)
    builders.a_province(engine, *wanted, seed=province.seed)
    kept = Store(files)
    office = Office(engine, copy(_application()), kept)
    edge = acts.Edge(engine, database.for_questions(engine), kept, lambda _: office.now)
    own = {acts.NAME: edge, openinboxes.NAME: openinboxes.Memory()}
    office.app.extensions = {**office.app.extensions, **own}
    return office


@cache
def _application() -> Flask:
    """The application once a process: its routes and its templates take longer to make ready than most tests.

    Offices have copies of it. Whatever adds a route to one, or counts its requests, makes an application of its own.
    """
    return create_app(database.connect("sqlite://"))


def task_at(office: Office, case_id: uuid.UUID, element: str = "a") -> str:
    """The live task of the case at *element*."""
    with acting(office.engine) as work:
        return builders.waiting(work, case_id, element).id


def problem(response: TestResponse) -> tuple[int, str]:
    """The status and the code of a refusal."""
    assert response.content_type == "application/problem+json", response.get_data(as_text=True)[:300]
    told = response.get_json()
    assert told["status"] == response.status_code
    assert told["title"] != told["detail"]
    return response.status_code, told["code"]
