"""A row of the portal's export becomes an entry: what it states is taken over, what it does not state stays unknown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeGuard

from bpmn.catalogue import papers, ways
from bpmn.catalogue.entry import Doubt, Entry, Outcome
from feel.errors import Fault

# Source: Circular 01/2018/TT-VPCP and what the portal gives out: 1.001612, of a province 3.000182.000.00.00.H22.
CODE = re.compile(r"[0-9]\.[0-9]{6}(\.[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Y][0-9]{2})?")
LONGEST = 200_000  #: characters of one cell; our choice, ten times the longest known


class BadRow(Fault):
    """The row is no entry of the catalogue: {why}"""

    vi = "Dòng này không phải một thủ tục của danh mục: {why_vi}"


def read(row: object) -> tuple[Entry, list[Doubt]]:
    """The entry in *row*, and what in it a person should look at.

    Raises:
        BadRow: it has no code, no name, or a cell that is no text.
    """
    if not isinstance(row, Mapping):
        raise BadRow(why="it is no object.", why_vi="không phải đối tượng JSON.")
    code, name = _text(row, "code"), _text(row, "name")
    if code is None:
        raise BadRow(why="the code is missing.", why_vi="thiếu mã thủ tục.")
    if not CODE.fullmatch(code):
        raise BadRow(why=f"'{code}' is no code.", why_vi=f"'{code}' không phải mã thủ tục.")
    if name is None:
        raise BadRow(why="the name is missing.", why_vi="thiếu tên thủ tục.")
    listed, doubts = ways.read(_text(row, "channels_text") or "")
    documents, more = papers.documents(_text(row, "documents_text") or "")
    outcomes, codes = _outcomes(row)
    sources, laws = papers.sources(_text(row, "legal_basis_text") or "")
    entry = Entry(
        code=code,
        name=name,
        decision=_text(row, "decision") or "",
        kind=_text(row, "kind"),
        field=_text(row, "field") or "",
        levels=_list(row, "levels"),
        audiences=_list(row, "audiences"),
        authority=_text(row, "authority"),
        ways=listed,
        documents=documents,
        outcomes=outcomes,
        sources=sources,
    )
    return entry, [*doubts, *more, *codes, *laws]


def _outcomes(row: Mapping[str, object]) -> tuple[tuple[Outcome, ...] | None, list[Doubt]]:
    """The results; a code that the row names apart and the text does not have is one more, without a name."""
    outcomes, doubts = papers.outcomes(_text(row, "result_text") or "")
    told = {outcome.code for outcome in outcomes or ()}
    more = tuple(Outcome(code=code, name="") for code in _list(row, "result_codes") if code not in told)
    return (*(outcomes or ()), *more) or None, doubts


def _text(row: Mapping[str, object], key: str) -> str | None:
    value = row.get(key)
    if value is None or value == "":
        return None
    if not _is_text(value):
        raise BadRow(why=f"'{key}' is no text.", why_vi=f"'{key}' không phải chữ.")
    return value.strip() or None


def _list(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = row.get(key) or []
    if not isinstance(value, list) or not all(_is_text(one) for one in value):
        raise BadRow(why=f"'{key}' is no list of texts.", why_vi=f"'{key}' không phải danh sách chữ.")
    return tuple(value)


def _is_text(value: object) -> TypeGuard[str]:
    """Whether *value* is text that a database keeps: no PostgreSQL takes U+0000."""
    return isinstance(value, str) and len(value) <= LONGEST and "\0" not in value
