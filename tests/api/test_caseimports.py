"""Files of cases over the API bring papers in a ZIP, as they do on the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from commands.demo import province
from engine.imports import files
from engine.tables import Case, Paper
from tests.api.office import Office, build, problem
from tests.api.pages.test_officers import an_administrator
from tests.engine import builders
from tests.engine.builders import acting
from tests.engine.imports import old

ADMINISTRATOR = "tinh.qt"


@pytest.fixture
def office(sqlite: Engine, tmp_path: Path) -> Office:
    """The province with the first procedure of the product."""
    found = build(sqlite, builders.household(), files=tmp_path / "files")
    an_administrator(found, province.PROVINCE[0], ADMINISTRATOR)
    return found


def asked(office: Office, method: str, what: str, **more: Any) -> Any:
    answer = office.ask(method, f"/case-imports{what}", by=ADMINISTRATOR, **more)
    assert answer.status_code < 300, answer.get_data(as_text=True)
    return answer.get_json()


def send(office: Office, data: bytes, name: str) -> Any:
    return office.ask("POST", "/case-imports", {"system": old.SYSTEM}, by=ADMINISTRATOR, file=(data, name))


def contents(office: Office) -> list[bytes]:
    return [path.read_bytes() for path in office.store.root.rglob("*") if path.is_file()]


def test_a_zip_is_looked_at_then_taken_over_with_its_papers_portion_by_portion(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PORTION", 2)
    strange = old.row(2, papers=[{"component": "1", "file": "x.pdf"}])
    packed = old.zipped(old.as_json([old.row(1, **old.ALONG), strange, old.closed(3)])).getvalue()
    sent = send(office, packed, "cu.zip").get_json()
    here = f"/{sent['id']}"
    assert (sent["left"], sent["unseen"], sent["file_name"]) == (3, 3, "cu.zip")
    assert asked(office, "POST", f"{here}:check")["unseen"] == 1
    told = asked(office, "POST", f"{here}:check")
    assert {state: count for state, count in told["counts"].items() if count} == {"fit": 2, "unfit": 1}
    assert contents(office) == [packed]
    assert [asked(office, "POST", f"{here}:take")["left"] for _ in range(2)] == [1, 0]
    (line,) = asked(office, "GET", f"{here}?after=1")["lines"][:1]
    assert (line["number"], line["state"]) == (2, "refused")
    assert "Không có tệp 'x.pdf'" in line["words"]
    with acting(office.engine) as work:
        assert work.session.scalars(select(Case.state).order_by(Case.case_number)).all() == ["open", "ended"]
        assert work.session.scalars(select(Paper.file_name).where(Paper.digest.is_not(None))).all() == ["de-nghi.pdf"]
    assert asked(office, "POST", f"{here}:forget") == {"files": []}
    assert contents(office) == [old.PDF]


def test_a_hostile_file_is_refused_as_on_the_page(office: Office) -> None:
    rows = old.as_json([old.row()])
    hostile = old.zipped(rows, **{"../x": b"x"}).getvalue()
    assert problem(send(office, hostile, "cu.zip")) == (422, "file-unsafe")
    for data, name in (
        (b"PK\x03\x04half", "cu.zip"),
        (old.zipped(rows, **{"hai.csv": b"x"}).getvalue(), "cu.zip"),
        (b"\xff\xfe{", "cu.jsonl"),
        (b"a;b\n1;2\n", "cu.csv"),
        (b"", "cu.csv"),
    ):
        status, code = problem(send(office, data, name))
        assert (status, code in {"bad-file", "kind-not-taken"}) == (422, True), (name, code)
    assert contents(office) == []
    assert asked(office, "GET", "") == {"files": []}
