"""The people of a case: who hands it in, whose matter it is, and who acts by authority."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Literal

from sqlalchemy import insert, select

from engine import channels, nametails
from engine.tables import Case, Party
from engine.tables.base import bare
from engine.work import Work
from feel import text
from feel.errors import Fault

PARTS = ("submitter", "owner", "proxy")
FACTS = {"full_name": 300, "personal_id": 20, "phone": 20}  #: what is kept of a party, and the longest of each
KEEPING = insert(bare(Party))
Parties = Mapping[str, Mapping[str, str]]  #: part -> full_name, personal_id, phone


class BadParty(Fault):
    """The facts of the party '{part}' cannot be kept: {field}."""

    vi = "Không ghi được thông tin của '{part}': {field}."


class NoProxy(Fault):
    """A filing by proxy names the person who acts by authority."""

    vi = "Hồ sơ nộp qua ủy quyền phải có thông tin người được ủy quyền."


def clean(parties: Parties) -> dict[str, dict[str, str]]:
    """*parties* with each letter written in one way and no white space around or doubled: what looks equal is equal."""
    return {part: {name: _plain(name, value) for name, value in facts.items()} for part, facts in parties.items()}


def check(parties: Parties, channel: str) -> None:
    """Nothing, when the table of parties takes *parties*, the same on every database.

    Raises:
        BadParty, NoProxy.
    """
    for part, facts in parties.items():
        if part not in PARTS or not facts.get("full_name", "").strip():
            raise BadParty(part=part, field="full_name")
        for name, value in facts.items():
            if len(value) > FACTS.get(name, 0) or not value.isprintable():
                raise BadParty(part=part, field=name)
    if channel == channels.PROXY and "proxy" not in parties:
        raise NoProxy


def keep(work: Work, case: Case, parties: Parties) -> None:
    """The *parties* of the new *case*."""
    rows = [_row(case, part, facts) for part, facts in parties.items()]
    if rows:
        work.session.execute(KEEPING, rows)
        nametails.keep(work, case.id, [str(row["name_folded"]) for row in rows])


def _plain(name: str, value: str) -> str:
    form: Literal["NFC", "NFKC"] = "NFC" if name == "full_name" else "NFKC"
    return " ".join(unicodedata.normalize(form, value).split())


def of_case(work: Work, case: Case) -> dict[str, Party]:
    """The parties of *case* by their part."""
    return {row.part: row for row in work.session.scalars(select(Party).where(Party.case_id == case.id))}


def change(work: Work, party: Party, name: str, value: str) -> None:
    """The fact *name* of *party* is *value* from now on.

    Raises:
        BadParty.
    """
    facts = {known: getattr(party, known) for known in FACTS if getattr(party, known) is not None}
    changed = clean({party.part: {**facts, name: value}})
    check(changed, "")
    setattr(party, name, changed[party.part][name])
    party.name_folded, party.name_collation = text.fold(party.full_name), text.collate(party.full_name)
    work.session.flush()
    if name == "full_name":
        nametails.renew(work, party.case_id)


def _row(case: Case, part: str, facts: Mapping[str, str]) -> dict[str, object]:
    name = facts["full_name"]
    return {
        "case_id": case.id,
        "part": part,
        "full_name": name,
        "name_folded": text.fold(name),
        "name_collation": text.collate(name),
        "personal_id": facts.get("personal_id"),
        "phone": facts.get("phone"),
    }
