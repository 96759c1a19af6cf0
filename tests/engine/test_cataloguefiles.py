"""A file of the national catalogue: read apart, looked at, taken over whole, and what is refused of it."""

from __future__ import annotations

import gzip
import io
from typing import Any

import orjson
import pytest
from sqlalchemy import Engine, select

from bpmn import cataloguechild
from bpmn.catalogue import ways
from engine import catalogue, cataloguefiles, changes, outside, people
from engine.cataloguefiles import CatalogueChanged, Found, NotWhole
from engine.entries import BadEntry
from engine.parcels import NotTaken, TooHard
from engine.tables import SettingChange
from engine.work import acting_as
from tests.engine import builders
from tests.engine.builders import DESK, acting, hours
from tests.engine.test_at_once import Act, while_open

ROW = {"code": "1.000001", "name": "Đăng ký khai sinh", "channels_text": f"{ways.HEADINGS}Trực tiếp1Miễn phí"}
DECISION = "QĐ 1/QĐ-BTP"


def found(*rows: object, name: str = "danh-muc.jsonl") -> Found:
    return cataloguefiles.read(b"\n".join(orjson.dumps(row) for row in rows), file=name)


def coded(number: int, **more: Any) -> dict[str, Any]:
    return {**ROW, "code": f"1.{number:06d}", **more}


def test_a_whole_catalogue_is_looked_at_and_taken_over_and_what_it_lacks_ends(db: Engine) -> None:
    with acting(db) as work:
        cataloguefiles.take(work, found(coded(1), coded(2), coded(3)), ending=None, source=DECISION)
    newer = found(coded(2), coded(3, name="Tên mới"), coded(4))
    with acting(db, at=hours(1)) as work:
        seen = cataloguefiles.look(work.session, newer)
        assert seen.counts == {"new": 1, "changed": 1, "same": 1, "refused": 0, "missing": 1}
        assert [one.vi for one in seen.of("changed")[0].changes] == ["Tên thủ tục: 'Đăng ký khai sinh' → 'Tên mới'."]
        with pytest.raises(CatalogueChanged):
            cataloguefiles.take(work, newer, ending=2, source=DECISION)
        assert catalogue.count(work.session) == 3
        cataloguefiles.take(work, newer, ending=1, source=DECISION)
        with pytest.raises(catalogue.NotInCatalogue):
            catalogue.today(work.session, "1.000001")
        facts = work.session.scalars(select(SettingChange.facts).order_by(SettingChange.number)).all()
        assert [(one["new"], one["ended"]) for one in facts] == [(3, 0), (1, 1)]
        assert changes.verify(work.session, cataloguefiles.SUBJECT) == 2
    with acting(db, at=hours(2)) as work:
        cataloguefiles.take(work, found(coded(1)), ending=None, source=DECISION)
        assert catalogue.today(work.session, "1.000001").version == 2  # it came back
        assert catalogue.count(work.session) == 4


def test_of_two_who_take_a_file_over_at_once_the_second_sees_what_the_first_did(db: Engine) -> None:
    told: list[dict[str, int]] = []

    def taking(*rows: object) -> Act:
        file = found(*rows)
        return lambda work: told.append(
            cataloguefiles.take(acting_as(work, None), file, ending=None, source=DECISION).counts
        )

    builders.a_province(db)
    assert while_open(db, taking(coded(1)), taking(coded(1))) is None  # the very first ones
    assert [(one["new"], one["same"]) for one in told] == [(1, 0), (0, 1)]
    with acting(db) as work:
        assert changes.verify(work.session, cataloguefiles.SUBJECT) == 2


def test_a_file_with_a_refused_row_is_a_part_and_names_the_row(sqlite: Engine) -> None:
    broken = found({"code": "x"}, coded(1), "a", coded(1, name="Khác"))
    assert [one.row for one in broken.refused] == [1, 3]
    with acting(sqlite) as work:
        with pytest.raises(NotWhole):
            cataloguefiles.take(work, broken, ending=0, source=DECISION)
        with pytest.raises(BadEntry):
            cataloguefiles.take(work, broken, ending=None, source=" ")
        cataloguefiles.take(work, broken, ending=None, source=DECISION)
        kept = catalogue.today(work.session, "1.000001")
        assert (kept.name, kept.version) == ("Khác", 1)  # of two versions in one file the last is taken


def test_whoever_administers_not_everything_takes_nothing_over(sqlite: Engine) -> None:
    builders.a_province(sqlite)
    with acting(sqlite, DESK) as work, pytest.raises(people.NotAllowed):
        cataloguefiles.take(work, found(coded(1)), ending=None, source=DECISION)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "rỗng"),
        (b"%PDF-1.4", r"không phải JSON\.$"),
        (gzip.compress(b"{}\n" * 999, mtime=0)[:40], "bị hỏng hoặc bị cắt"),
        (gzip.compress(b" " * (5 * 2**20), mtime=0), "một dòng dài quá"),
        (gzip.compress(b"\n" * 150_000, mtime=0), "hơn 100000 dòng"),
        (b"a" * (cataloguefiles.MOST_BYTES + 1), "lớn hơn 20 MB"),
    ],
    ids=["empty", "pdf", "cut-off", "endless-line", "endless", "large"],
)
def test_a_file_that_is_none_is_refused_with_its_reason(data: bytes, words: str) -> None:
    with pytest.raises(NotTaken, match=words):
        cataloguefiles.read(data, file="danh-muc.jsonl.gz")


def test_a_file_that_takes_too_much_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def overrun(_child: outside.Child, _said: bytes) -> bytes:
        raise outside.Overrun

    monkeypatch.setattr(outside.Child, "ask", overrun)
    with pytest.raises(TooHard):
        found(coded(1))


def test_a_small_file_that_unpacks_to_more_than_is_read_at_once_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cataloguechild, "MOST_ANSWER", 1000)
    many = io.BytesIO(b"\n".join(orjson.dumps(coded(number)) for number in range(20)))
    (*told, last) = map(orjson.loads, cataloguechild.answers(many, "a.jsonl"))
    assert 0 < len(told) < 20
    assert "hãy tách tệp" in last["refused"]["vi"]
