"""What a case is about, in one line (nội dung hồ sơ): a template filled in with the answers of its application."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from forms import pieces
from forms.form import Field, Form
from forms.pieces import Piece

MOST = 300  #: letters; our choice: two lines of a list
ABSENT = "…"
MANY = frozenset(("rows", "file", "files"))  #: kinds of which no single words can be given
_NAME = re.compile(r"\{([^{}]*)\}")


def names(template: str) -> list[str]:
    """The paths of the answers that *template* asks for, in order: "Khai sinh cho {ho_ten}" asks for ho_ten."""
    return [name.strip() for name in _NAME.findall(template)]


def known(form: Form) -> set[str]:
    """The paths that a template may ask for: fields that hold one value each."""
    return set(_paths(form.fields, ""))


def text(template: str, form: Form, data: bytes, answers: Mapping[str, object]) -> str:
    """*template* with the *answers* to *form*, whose schema is *data*, as a person reads them, in one line.

    What was not answered shows as "…".
    """
    told = dict(_values(pieces.of(form, data, answers=answers, known=answers)))
    filled = _NAME.sub(lambda found: told.get(found[1].strip()) or ABSENT, template)
    line = " ".join(unicodedata.normalize("NFC", filled).split())
    return line if len(line) <= MOST else line[: MOST - 1].rstrip() + ABSENT


def _paths(fields: tuple[Field, ...], before: str) -> Iterator[str]:
    for field in fields:
        if field.kind == "group":
            yield from _paths(field.fields, f"{before}{field.key}.")
        elif field.kind not in MANY:
            yield before + field.key


def _values(found: tuple[Piece, ...]) -> Iterator[tuple[str, str]]:
    for piece in found:
        yield piece.name, pieces.shown(piece)
        yield from _values(piece.pieces)
