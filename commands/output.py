"""How a command speaks: results on stdout, words for people on stderr, one JSON line last."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click
import orjson

from commands import wording
from feel.errors import Fault

#: the option of every command that gives a result
JSON = click.option("--json", "as_json", is_flag=True, help="Một dòng JSON ở cuối. / One JSON line last.")


class NotWritten(Fault):
    """The result cannot be written out: {why}."""

    vi = "Không ghi được kết quả ra ngoài: {why}."


def lang() -> str:
    """The language of this call: "vi" unless `--lang en` was given."""
    context = click.get_current_context(silent=True)
    return wording.language_of(context) if context else "vi"


def pick(vi: str, en: str) -> str:
    """*vi* or *en*, as the call wishes."""
    return en if lang() == "en" else vi


def tell(vi: str, en: str) -> None:
    """A word for the person, on stderr."""
    click.echo(pick(vi, en), err=True)


def result(line: str) -> None:
    """A line of the result, on stdout.

    Raises:
        NotWritten: nobody reads it any more, or there is no room.
    """
    try:
        click.echo(line)
    except OSError as error:
        raise NotWritten(why=error.strerror) from error


def json_line(value: Any) -> None:
    """The one JSON line that ends a `--json` call."""
    result(orjson.dumps(value, default=str).decode())


def whole_file(path: Path, data: bytes) -> None:
    """*data* is what the file *path* holds, or the file stays as it was: a cut-off call leaves no half of it.

    Raises:
        OSError: it cannot be written.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a pipe or a device, which nothing can replace
        return
    target = path.resolve()
    scratch = target.with_name(f".{os.getpid()}.part")
    try:
        scratch.write_bytes(data)
        scratch.replace(target)
    finally:
        scratch.unlink(missing_ok=True)
