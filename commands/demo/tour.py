"""A walk through the served demonstration, over HTTP: each role signs in and opens its pages; the API runs one case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Thread
from typing import Any

import pyotp
from sqlalchemy import Engine
from waitress import create_server

from adapters import browsing
from adapters.browsing import Browser
from api.pages.demonstration import Character
from commands import store
from commands.demo.installation import PASSWORD
from commands.demo.script import Scripted
from engine import organisation, statuses, tokens
from engine.people.acts import ROLES

SECRET = re.compile(r"<code>([A-Z2-7]+)</code>")
ONCE_A_KIND = re.compile(r"[0-9a-f]{8}-[0-9a-f-]+")  #: ids: of pages that differ in them only, the first is opened
FIRST, INBOX, FACTOR = "/", "/viec", "/xac-thuc"
LOOK_UP = "/tra-cuu"
PUBLIC = (LOOK_UP, "/cong-khai/thu-tuc", "/cong-khai/thu-tuc/dang-ky-khai-sinh", "/cong-khai/ket-qua")
HEAT = "/thu-tuc/dang-ky-khai-sinh/thoi-gian"
#: what each role works on beside what its first page leads to
OF_ROLE = {
    "mot-cua": ("/tiep-nhan/dang-ky-khai-sinh", "/tra-ket-qua", "/chung-thuc", "/chung-thuc/so"),
    "chuyen-vien": ("/viec?list=mine", "/ho-so"),
    "truong-phong": ("/phan-cong", "/thu-tuc", HEAT),
    "lanh-dao": ("/phe-duyet", "/dieu-hanh", "/lam-cham", HEAT),
    "van-thu": ("/van-thu", "/van-thu?list=to-issue"),
    "kiem-soat": ("/kiem-soat", "/kiem-soat/don-doc", "/dieu-hanh", "/ai-dang-giu-gi", "/ban-tong-hop", HEAT),
    "quan-tri": (
        *("/quan-tri/can-bo", "/quan-tri/can-bo/nhieu", "/quan-tri/quyen", "/quan-tri/vi-sao", "/quan-tri/lam-thay"),
        *("/quan-tri/viec-loi", "/vet"),
    ),
}


@contextmanager
def served(app: Any) -> Iterator[str]:
    """The address at which *app* answers meanwhile."""
    server = create_server(app, host="127.0.0.1", port=0, threads=4, ident=None)
    thread = Thread(target=server.run, name="server", daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.task_dispatcher.shutdown()  # answers in hand are finished before their lines are closed
        server.trigger.pull_trigger(lambda: _close(server))
        thread.join()


def _close(server: Any) -> None:
    """The server and its lines are closed, by its own thread, whose loop ends with them."""
    for line in [*server.active_channels.values(), server]:
        line.close()


def visit(address: str, one: Character) -> tuple[int, list[str]]:
    """How many pages *one* opened after signing in with his password, and what was wrong."""
    browser = Browser(address)
    try:
        browser.open("/dang-nhap")
        at = browser.send("/dang-nhap", login=one.login, password=PASSWORD)
        if at.path == FACTOR:  # an administrator takes a second factor on
            secret = SECRET.findall(at.text)[0]
            browser.send(FACTOR, code=pyotp.TOTP(secret).now())
            at = browser.open(FIRST)
        if (at.status, at.path) != (200, FIRST):
            return 0, [f"{one.login} does not get in: {at.status} {at.path}"]
        paths = _once_a_kind([*at.links, *browser.open(INBOX).links, *_of_role(one)])
        seen = {path: browser.open(path).status for path in paths}
    finally:
        browser.close()
    return len(seen), [f"{path} for {one.login}: {status}" for path, status in seen.items() if status != 200]


def look_up(address: str, number: str) -> tuple[int, list[str]]:
    """How many pages a stranger opened, who looks up the case with *number*, and what was wrong."""
    browser = Browser(address)
    try:
        seen = {path: browser.open(path).status for path in PUBLIC}
        browser.open(LOOK_UP)
        found = browser.send(LOOK_UP, number=number)
    finally:
        browser.close()
    wrong = [f"{path} for a stranger: {status}" for path, status in seen.items() if status != 200]
    if found.status != 200 or number not in found.text:
        wrong.append(f"{LOOK_UP} does not find a case: {found.status}")
    return len(seen) + 1, wrong


def _of_role(one: Character) -> tuple[str, ...]:
    """The pages of the role that *one* stands for."""
    return next((paths for role, paths in OF_ROLE.items() if ROLES[role].name == one.role), ())


def _once_a_kind(links: list[str]) -> list[str]:
    """Of the pages of one kind the first."""
    return list({ONCE_A_KIND.sub("", link): link for link in reversed(links) if "/tep/" not in link}.values())


def run_case(engine: Engine, address: str, scripted: Scripted, now: datetime) -> list[str]:
    """Bring *scripted* from filing to its end over the API, as the officers of its script; what was wrong."""
    keys = _keys(engine, {scripted.received_by, *(str(act.by) for act in scripted.acts)}, now)
    facts = {"full_name": scripted.applicant}
    filing = {
        "procedure": scripted.slug,
        "channel": scripted.channel,
        "receiving_unit": scripted.receiving_unit,
        "competent_unit": scripted.competent_unit,
        "parties": {"submitter": facts, "owner": facts},
        "answers": dict(scripted.application),
    }
    status, case = browsing.ask(address, keys[scripted.received_by], "/cases", filing)
    if status != 201:
        return [f"the API files no case: {status}"]
    for act in scripted.acts:
        key = keys[str(act.by)]
        status, page = browsing.ask(address, key, "/tasks/search", {"filter": {"case_id": case["id"]}})
        if not page.get("rows"):
            return [f"the API shows {act.by} no task at {act.step}: {status}"]
        task = page["rows"][0]
        body = {"answers": dict(act.answers)}
        status, told = browsing.ask(address, key, f"/tasks/{task['id']}:complete", body, seen=task["version"])
        if status != 200:
            return [f"the API does not complete {act.step}: {status}"]
    stands, wanted = told["case"]["status"], statuses.words(scripted.expected.status)
    ended = f"{stands['word']} – {stands['detail']}"
    return [] if ended == wanted else [f"the case of the API ends as {ended}, not {wanted}"]


def _keys(engine: Engine, logins: set[str], now: datetime) -> dict[str, str]:
    """A token for each of *logins*."""
    until, why = now + timedelta(hours=1), "demo --check"
    with store.act(engine, now) as work:
        people = {login: organisation.person_by_login(work, login) for login in sorted(logins)}
        scopes = list(tokens.SCOPES)
        return {
            login: tokens.issue(work, one, name=why, scopes=scopes, expires_at=until, source=why)[1]
            for login, one in people.items()
        }
