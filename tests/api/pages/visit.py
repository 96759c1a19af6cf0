"""A visitor of the pages: signs in, follows links and sends the forms that stand on a page, as a browser does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import event
from werkzeug.test import TestResponse

from engine import organisation, passwords
from engine.tables import Password
from tests.api.office import Office
from tests.engine.builders import acting

MOST = 15  #: statements of a page
PASSWORD = "con mèo nằm trên mái nhà"


@dataclass(slots=True)
class Visit:
    """One browser, at whatever page it is."""

    office: Office
    client: FlaskClient = field(init=False)
    page: Any = None
    response: TestResponse = field(init=False)

    def __post_init__(self) -> None:
        self.client = self.office.app.test_client()

    def get(self, path: str) -> Visit:
        """At *path*, wherever it leads."""
        return self._at(self.client.get(path, follow_redirects=True))

    def post(self, path: str, data: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Visit:
        """After sending *data* to *path* with the token of this page."""
        token = self.page.xpath("//input[@name='csrf_token']/@value")[0]
        sent = self.client.post(path, data={"csrf_token": token, **data}, headers=headers, follow_redirects=True)
        return self._at(sent)

    def send(self, button: str, **filled: Any) -> Visit:
        """After pressing *button*, with fields of its form *filled* in."""
        (pressed, *_) = self.page.xpath("//button[normalize-space()=$words]", words=button)
        form = next(pressed.iterancestors("form"))
        values: dict[str, Any] = {}
        for name, value in form.form_values():
            values.setdefault(name, []).append(value)
        beside = self.page.xpath("//input[@form=$form]", form=form.get("id", " "))  # as a browser sends them along
        values |= {one.get("name"): one.get("value") for one in beside if one.get("type") == "hidden"}
        values |= {name.replace("__", "."): value for name, value in filled.items()}
        if pressed.get("name"):
            values[pressed.get("name")] = pressed.get("value")
        address = pressed.get("formaction") or form.get("action")
        return self._at(self.client.post(address, data=values, follow_redirects=True))

    @property
    def words(self) -> str:
        """All that stands on the page."""
        return re.sub(r"\s+", " ", self.page.text_content())

    def sign_in(self, login: str) -> Visit:
        """As the officer *login*, who has a password of his own by now."""
        with acting(self.office.engine) as work:
            person = organisation.person_by_login(work, login)
            work.session.merge(
                Password(person_id=person.id, digest=passwords.HASHER.hash(PASSWORD), is_first=False, set_at=work.now)
            )
        return self.get("/dang-nhap").send("Đăng nhập", login=login, password=PASSWORD)

    def _at(self, response: TestResponse) -> Visit:
        self.response = response
        text = response.get_data(as_text=True)
        self.page = html.fromstring(text) if text.strip() else None
        return self

    def asking_too_much(self, *paths: str) -> dict[str, int]:
        """Those of the pages at *paths* that take more than 15 statements, with their number."""
        said: list[str] = []

        def hear(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            if not statement.startswith("BEGIN"):  # which SQLite alone is told
                said.append(statement)

        took = {}
        for path in paths:
            self.get(path)  # what is shelved in memory is there from now on
            event.listen(self.office.engine, "before_cursor_execute", hear)
            assert self.get(path).response.status_code == 200
            event.remove(self.office.engine, "before_cursor_execute", hear)
            took[path] = len(said)
            said.clear()
        return {path: count for path, count in took.items() if count > MOST}
