"""A visit to our own pages and our own HTTP interface, as a browser or a program makes it; nothing else is asked."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import requests

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
LINK = re.compile(r'href="(/[^"#]*)"')
SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer, wherever it led."""

    status: int
    path: str
    text: str

    @property
    def links(self) -> list[str]:
        """The pages that it leads to, each once."""
        return list(dict.fromkeys(html.unescape(one) for one in LINK.findall(self.text)))


class Browser:
    """Somebody at the pages at *address*; cookies are kept, and each form is sent with the token of the page before."""

    def __init__(self, address: str) -> None:
        self.address, self.session, self.token = address, requests.Session(), ""
        self.session.trust_env = False  # no proxy of this machine stands before itself

    def open(self, path: str) -> Seen:
        """The page at *path*."""
        return self._seen(self.session.get(self.address + path, timeout=SECONDS))

    def send(self, path: str, **fields: str) -> Seen:
        """The page that comes of sending *fields* to *path*."""
        told = {"csrf_token": self.token, **fields}
        return self._seen(self.session.post(self.address + path, data=told, timeout=SECONDS))

    def close(self) -> None:
        """Leave."""
        self.session.close()

    def _seen(self, answer: requests.Response) -> Seen:
        found = TOKEN.search(answer.text)
        self.token = html.unescape(found[1]) if found else self.token
        path = answer.url.removeprefix(self.address).partition("?")[0]
        return Seen(answer.status_code, path, answer.text)


def ask(address: str, token: str, path: str, body: Mapping[str, Any], *, seen: int | None = None) -> tuple[int, Any]:
    """What the HTTP interface at *address* answers to a POST of whoever holds *token*: status and JSON."""
    headers = {"Authorization": f"Bearer {token}"} | ({} if seen is None else {"If-Match": f'"{seen}"'})
    with requests.Session() as session:
        session.trust_env = False
        answer = session.post(f"{address}/api/v1{path}", json=body, headers=headers, timeout=SECONDS)
    return answer.status_code, answer.json()
