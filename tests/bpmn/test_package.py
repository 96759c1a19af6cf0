"""A procedure as a ZIP file, and what hides in ZIP files that others made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpmn import package
from bpmn.folder import MOST_BYTES, MOST_FILES
from bpmn.package import NotAPackage

NAMES = st.from_regex(r"[a-z]{1,8}(/[a-z]{1,8})?\.(bpmn|json|toml)", fullmatch=True)
Made = Callable[[zipfile.ZipFile], None]


def zipped(make: Made) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        make(archive)
    return packed.getvalue()


def linking(archive: zipfile.ZipFile) -> None:
    entry = zipfile.ZipInfo("a")
    entry.external_attr = 0o120777 << 16
    archive.writestr(entry, "/etc/passwd")


def twice(archive: zipfile.ZipFile) -> None:
    archive.writestr("a/b", "1")
    archive.writestr("a\\b", "2")


def many(archive: zipfile.ZipFile) -> None:
    for number in range(MOST_FILES + 1):
        archive.writestr(f"{number}", "")


@given(st.dictionaries(NAMES, st.binary(max_size=50), min_size=1, max_size=5))
def test_what_is_written_is_read(files: dict[str, bytes]) -> None:
    files["procedure.toml"] = b""
    assert package.read(package.write(files)) == files


def test_the_same_content_gives_the_same_bytes() -> None:
    assert package.write({"b": b"2", "a": b"1"}) == package.write({"a": b"1", "b": b"2"})


def test_a_folder_around_everything_is_taken_off() -> None:
    assert package.read(package.write({"nho/a": b"1", "nho/f/b": b"2"})) == {"a": b"1", "f/b": b"2"}


@pytest.mark.parametrize(
    "make",
    [
        lambda archive: archive.writestr("../a", ""),
        lambda archive: archive.writestr("/etc/a", ""),
        lambda archive: archive.writestr("C:\\a", ""),
        lambda archive: archive.writestr("a/../../b", ""),
        lambda archive: archive.writestr("a" * 201, ""),
        lambda archive: archive.writestr("bomb", b"\0" * (MOST_BYTES + 1)),
        lambda archive: archive.writestr("a", "", compress_type=zipfile.ZIP_BZIP2),
        linking,
        twice,
        many,
        zipfile.ZipFile.close,
    ],
    ids=["up", "root", "drive", "inside-up", "long", "bomb", "way", "link", "twice", "many", "empty"],
)
def test_tricks_are_refused(make: Made) -> None:
    with pytest.raises(NotAPackage):
        package.read(zipped(make))


def test_a_size_that_lies_does_not_unpack_more_than_there_is_room_for() -> None:
    honest = zipped(lambda archive: archive.writestr("bomb", b"\0" * (MOST_BYTES + 1)))
    size = (MOST_BYTES + 1).to_bytes(4, "little")
    assert size in honest
    with pytest.raises(NotAPackage):
        package.read(honest.replace(size, (1).to_bytes(4, "little")))


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"PK" * 1000, zipped(lambda a: a.writestr("a", "b" * 99))[:60]],
    ids=["empty", "begun", "no end", "cut"],  # a ZIP file names the moment at which it was made
)
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    with pytest.raises(NotAPackage):
        package.read(data)
