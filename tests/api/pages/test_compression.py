"""Answers over real HTTP: small, in the form that was asked for, and no smaller than is safe."""

from __future__ import annotations

import gzip
import http.client
import re
import uuid
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from api.pages import frame
from tests.api.office import Office
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import HOUSEHOLD

MOST = 200 * 1024  #: bytes of the first load of the inbox
BROWSER = "gzip, deflate, br"


class Wire:
    """One connection to the server, with the cookie of a sign-in."""

    def __init__(self, address: str, cookie: str) -> None:
        self.connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=40)
        self.cookie = cookie

    def get(self, path: str, coding: str | None = BROWSER, **more: str) -> tuple[http.client.HTTPResponse, bytes]:
        """What comes back, as it came."""
        headers = {"Cookie": f"motcua={self.cookie}", **more}
        self.connection.request("GET", path, headers=headers | ({"Accept-Encoding": coding} if coding else {}))
        answer = self.connection.getresponse()
        return answer, answer.read()


@pytest.fixture
def wire(desk: Visit, address: str) -> Iterator[Wire]:
    cookie = desk.client.get_cookie("motcua")
    assert cookie is not None
    made = Wire(address, cookie.value)
    yield made
    made.connection.close()


def test_the_first_load_of_a_full_inbox_is_small(wire: Wire, office: Office) -> None:
    for _ in range(60):
        builders.a_case(office.engine, HOUSEHOLD)
    answer, packed = wire.get("/viec")
    assert (answer.status, answer.headers["Content-Encoding"]) == (200, "gzip")
    page = gzip.decompress(packed).decode()
    assert page.count("data-row") >= 50
    loaded = len(packed)
    for path in re.findall(r'(?:href|src)="(/tep/[^"]+)"', page):
        told, body = wire.get(path)
        loaded += len(body)
        assert told.headers["Content-Encoding"] == "br", path
    fonts = [one.name for one in frame.ASSETS.glob("*.woff2")]
    loaded += sum(len(wire.get(f"/tep/{name}")[1]) for name in fonts)  # more than any page needs
    assert fonts
    assert loaded <= MOST


@pytest.mark.parametrize(("coding", "sent"), [("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("br", "br"), (None, None)])
def test_a_built_file_comes_as_it_is_taken_and_is_asked_for_again_by_its_own_tag(
    wire: Wire, coding: str | None, sent: str | None
) -> None:
    path = f"/tep/{frame.manifest()['scripts/main.js']}"
    answer, _ = wire.get(path, coding)
    assert (answer.headers["Content-Encoding"], answer.headers["Vary"]) == (sent, "Accept-Encoding")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    tags = {wire.get(path, one)[0].headers["ETag"] for one in ("gzip", "br", None)}
    assert len(tags) == 3
    again, body = wire.get(path, coding, **{"If-None-Match": answer.headers["ETag"]})
    assert (again.status, body) == (304, b"")


def test_a_page_is_the_same_with_and_without_and_says_on_what_it_depends(wire: Wire, case_id: uuid.UUID) -> None:
    plain, whole = wire.get(f"/ho-so/{case_id}", None)
    packed, small = wire.get(f"/ho-so/{case_id}")
    assert "Content-Encoding" not in plain.headers
    for answer in (plain, packed):
        assert {"Cookie", "Accept-Encoding"} <= set(answer.headers["Vary"].split(", "))
    assert len(small) < len(whole) / 2
    word = re.compile(rb'(csrf_token" value|csrf-token" content)="[^"]+"')
    assert word.sub(b"", gzip.decompress(small)) == word.sub(b"", whole)


def test_what_has_a_version_for_its_tag_is_sent_as_it_is(wire: Wire, case_id: uuid.UUID) -> None:
    answer, _ = wire.get(f"/api/v1/cases/{case_id}")
    assert re.fullmatch(r'"\d+"', answer.headers["ETag"])
    assert "Content-Encoding" not in answer.headers


def test_a_page_never_has_the_same_length_for_long(wire: Wire) -> None:
    assert len({len(wire.get("/viec")[1]) for _ in range(12)}) > 3


def test_a_secret_is_not_compressed(wire: Wire) -> None:
    answer, body = wire.get("/xac-thuc")
    assert "no-transform" in answer.headers["Cache-Control"]
    assert "Content-Encoding" not in answer.headers
    assert b"<svg" in body
