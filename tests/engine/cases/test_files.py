"""Files are taken by what they are, kept once, and read back only unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event, func, select

from engine import files, outside
from engine.tables import StoredFile
from tests.engine import builders
from tests.engine.builders import DESK, DESK_TOO, acting
from tests.engine.cases.papers import PDF, archive, store

TEXT = b"application/vnd.oasis.opendocument.text"
SHEET = b"application/vnd.oasis.opendocument.spreadsheet"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PDF, "pdf"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"II*\x00", "tif"),
        (b"MM\x00*", "tif"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><a/>', "xml"),
        (b'{"a": 1}', "json"),
        (archive(word__document_xml=b""), "docx"),
        (archive(xl__workbook_xml=b""), "xlsx"),
        (archive(mimetype=TEXT), "odt"),
        (archive(mimetype=SHEET), "ods"),
        (archive(a_txt=b""), "zip"),
        (archive(mimetype=b"application/epub+zip"), None),
        (b"PK\x03\x04 broken", None),
        (b"MZ\x90\x00", None),
        (b"<html></html>", None),
    ],
)
def test_a_content_is_of_the_kind_that_its_bytes_say(data: bytes, kind: str | None) -> None:
    assert files.sniff(data) == kind


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200) | st.binary(max_size=100).map(lambda tail: b"PK\x03\x04" + tail))
def test_no_content_makes_the_look_at_it_fail(data: bytes) -> None:
    assert files.sniff(data) in (*files.KINDS, None)


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a.pdf", b"", files.FileEmpty),
        ("a.pdf", PDF + b"x" * 100, files.FileTooLarge),
        ("a.exe", b"MZ\x90\x00", files.KindNotTaken),
        ("a.jpg", PDF, files.KindDiffers),
        ("../a.pdf", PDF, files.BadFileName),
        ("a\x00.pdf", PDF, files.BadFileName),
        ("virus.pdf", PDF + b"EICAR", files.FileUnsafe),
    ],
)
def test_a_file_that_is_not_taken_leaves_nothing(
    sqlite: Engine, tmp_path: Path, name: str, data: bytes, fault: type[Exception]
) -> None:
    kept = store(tmp_path, most_bytes=100, scan=lambda seen: "có mã độc" if b"EICAR" in seen else None)
    with acting(sqlite) as work, pytest.raises(fault):
        files.keep(work, kept, data, name=name)
    assert not kept.root.exists()


@pytest.mark.parametrize("member", ["word__vbaProject_bin", "x__..__..__a"])
def test_an_archive_with_programs_or_ways_out_is_not_taken(tmp_path: Path, member: str) -> None:
    data = archive(**{member: b"", "a_txt": b""})
    with pytest.raises(files.FileUnsafe):
        files.inspect(store(tmp_path), data, name="a.zip")


def test_the_same_content_is_kept_once(db: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    with acting(db) as work:
        first, again = (files.keep(work, kept, PDF, name=name) for name in ("a.pdf", "B.PDF"))
        assert first == again
        assert work.session.scalar(select(func.count()).select_from(StoredFile)) == 1
    assert files.read(kept, first) == PDF


def test_a_content_changed_on_disk_is_not_given_out(sqlite: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    with acting(sqlite) as work:
        digest = files.keep(work, kept, PDF, name="a.pdf")
    files.place(kept, digest).write_bytes(b"%PDF-1.7 other")
    with pytest.raises(files.FileGone):
        files.read(kept, digest)


def test_a_content_that_is_dropped_goes_only_when_the_act_ends_well(sqlite: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    builders.a_province(sqlite, builders.tiny(*builders.straight("a")))
    with acting(sqlite, DESK) as work:
        digest = files.keep(work, kept, PDF, name="a.pdf", is_ours=True)

    def fail() -> None:
        with acting(sqlite, DESK) as work:
            files.drop(work, kept, digest)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert files.read(kept, digest) == PDF
    with acting(sqlite, DESK) as work:
        files.drop(work, kept, digest)
    with pytest.raises(files.FileGone):
        files.read(kept, digest)


def test_a_content_that_is_handed_in_while_it_is_dropped_stays(db: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    builders.a_province(db, builders.tiny(*builders.straight("a")))
    with acting(db, DESK) as work:
        digest = files.keep(work, kept, PDF, name="a.pdf", is_ours=True)

    def hand_in(_session: object) -> None:
        with acting(db, DESK_TOO) as other:
            files.keep(other, kept, PDF, name="a.pdf")

    with acting(db, DESK) as work:
        files.drop(work, kept, digest)
        event.listen(work.session, "after_commit", hand_in, once=True, insert=True)  # the rows are gone by then
    assert files.read(kept, digest) == PDF


def test_a_content_that_whoever_sent_it_may_name_in_answers_is_not_dropped(sqlite: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    builders.a_province(sqlite, builders.tiny(*builders.straight("a")))
    with acting(sqlite, DESK) as work:
        digest = files.keep(work, kept, PDF, name="a.pdf")
        assert files.keep(work, kept, PDF, name="a.pdf", is_ours=True) == digest
    with acting(sqlite, DESK) as work:
        files.drop(work, kept, digest)
    assert files.read(kept, digest) == PDF


def test_a_content_whose_act_is_undone_does_not_stay_on_disk(db: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    builders.a_province(db, builders.tiny(*builders.straight("a")))
    with acting(db, DESK) as work:
        first = files.keep(work, kept, PDF, name="a.pdf")
        with work.session.begin_nested() as part_of_it:
            part = files.keep(work, kept, PDF + b"2", name="b.pdf")
            part_of_it.rollback()
    with acting(db, DESK) as work:
        files.keep(work, kept, PDF, name="a.pdf")
        whole = files.keep(work, kept, PDF + b"3", name="c.pdf")
        work.session.rollback()
    assert files.read(kept, first) == PDF
    assert not files.place(kept, part).exists()
    assert not files.place(kept, whole).exists()


def test_what_an_act_that_is_begun_anew_has_brought_is_there_for_its_order(sqlite: Engine, tmp_path: Path) -> None:
    kept, seen = store(tmp_path), []

    def act() -> None:
        with acting(sqlite) as work:
            digest = files.keep(work, kept, PDF, name="a.pdf")
            seen.append(outside.done("read", lambda: files.read(kept, digest)))
            work.session.rollback()

    outside.before(act)
    assert seen == [PDF]
    assert [path for path in kept.root.rglob("*") if path.is_file()] == []
