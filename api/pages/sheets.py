"""What was typed at an intake: as the form was sent, with a scanned card filled in, and what is wrong with it.

The answers of all forms of a case are one set of names, so those of the application and of the step come alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from api.pages import formfiles
from bpmn.procedure import Component
from engine import cases, components, idcards, parties, procedures, receptions
from engine.cases import BadAnswers
from engine.components import FORMS
from engine.idcards import IdCard
from engine.procedures import Offered
from feel.errors import Fault
from forms import contact, identity, posted
from forms.form import Form

FIELD, PAPER, PARTY = "f.", "c.", "p."  #: before the names of answers, papers and parties
NOT_HERE = "none"
REUSE = "reuse:"  #: before the id of a paper of an earlier file
ID_DIGITS = 12
Sent = Mapping[str, list[str]]
Errors = dict[str, list[Fault]]


class NoName(Fault):
    """Enter the full name."""

    vi = "Hãy nhập họ và tên."


class NoVariant(Fault):
    """Choose which of its cases it is."""

    vi = "Hãy chọn trường hợp."


class NotRight(Fault):
    """Some fields are not right yet; they are marked below."""

    vi = "Có ô chưa đúng, đã đánh dấu bên dưới."


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was typed so far."""

    variant: str | None
    channel: str
    unit: str  #: code of the unit at whose desk it is
    competent: str  #: code
    is_own: bool  #: the submitter's own matter
    people: Mapping[str, Mapping[str, str]]  #: part -> fact -> as typed
    answers: dict[str, Any]
    step: Mapping[str, Any]  #: to the form by which the desk answers
    forms: Mapping[str, str]  #: field of a paper -> the form in which it is here, or which earlier one serves
    card: IdCard | None = None
    faults: Errors = field(default_factory=dict)


def blank(offered: Offered, variant: str | None, unit: str, competent: str) -> Sheet:
    """An empty sheet: at the counter, for the submitter himself."""
    known = [one.code for one in offered.procedure.variants]
    channels = offered.procedure.channels
    channel = "counter" if "counter" in channels else channels[0]
    chosen = variant if variant in known else known[0] if len(known) == 1 else None
    return Sheet(chosen, channel, unit, competent, True, {part: {} for part in parties.PARTS}, {}, {}, {})


def read(offered: Offered, sent: Sent, files: Sent) -> Sheet:
    """The sheet as it was *sent*, with what a card says filled in; *files* are references to files by their field."""
    first = {name: values[0] for name, values in sent.items() if values}
    people = {
        part: {fact: first.get(f"{PARTY}{part}.{fact}", "").strip() for fact in parties.FACTS} for part in parties.PARTS
    }
    form = offered.by_name.get(procedures.APPLICATION_FORM)
    step = receptions.form(offered)
    sheet = Sheet(
        variant=first.get("variant") or None,
        channel=first.get("channel", ""),
        unit=first.get("unit", ""),
        competent=first.get("competent", ""),
        is_own="is_own" in first,
        people=people,
        answers=posted.answers(form, {**_typed(form, sent), **files}, known={}) if form else {},
        step=_step(offered.form(step), sent) if step else {},
        forms={name: one for name, one in first.items() if re.fullmatch(r"c\.[0-9]+", name) and one != NOT_HERE},
    )
    return _with_card(sheet, first.get("card", ""), first.get("whose", "submitter"))


def _step(form: Form, sent: Sent) -> dict[str, Any]:
    """The answers to the step's own questions, as they are put to whoever receives."""
    accepting = {receptions.FIELD: [receptions.ACCEPT]}
    found = posted.answers(form, {**_under(FIELD, sent), **accepting}, known={})
    return {name: value for name, value in found.items() if name not in (receptions.FIELD, receptions.REASON)}


def _typed(form: Form, sent: Sent) -> dict[str, list[str]]:
    """What was typed into *form*: where a file is asked for nothing can be, for a reference needs its ticket."""
    return {path: one for path, one in _under(FIELD, sent).items() if not formfiles.is_file(form, path)}


def _under(prefix: str, sent: Sent) -> dict[str, list[str]]:
    return {name.removeprefix(prefix): values for name, values in sent.items() if name.startswith(prefix)}


def _with_card(sheet: Sheet, text: str, whose: str) -> Sheet:
    if not text.strip() or whose not in parties.PARTS:
        return sheet
    try:
        card = idcards.read(text)
    except Fault as fault:
        return replace(sheet, faults={"card": [fault]})
    told = {**sheet.people[whose], "full_name": card.full_name, "personal_id": card.personal_id}
    is_own = sheet.is_own and whose != "owner"
    return replace(sheet, card=card, is_own=is_own, people={**sheet.people, whose: told})


def members(sheet: Sheet) -> dict[str, dict[str, str]]:
    """The parties to be kept: an owner who is the submitter is not named twice, an empty proxy not at all."""
    return {
        part: {fact: CHECKS.get(fact, str)(value) for fact, value in sheet.people[part].items() if value}
        for part in _named(sheet)
    }


def _named(sheet: Sheet) -> list[str]:
    is_there = {"submitter": True, "owner": not sheet.is_own, "proxy": any(sheet.people["proxy"].values())}
    return [part for part in parties.PARTS if is_there[part]]


def whose(sheet: Sheet) -> str:
    """The id of whose matter it is, as far as it is typed and can be one; empty: none."""
    try:
        return _personal_id(sheet.people["submitter" if sheet.is_own else "owner"].get("personal_id", ""))
    except Fault:
        return ""


def wrong(offered: Offered, sheet: Sheet) -> Errors:
    """What is wrong, by field: all of it at once, so that nobody is sent back field by field."""
    found: Errors = dict(sheet.faults)
    if offered.procedure.variants and sheet.variant not in {one.code for one in offered.procedure.variants}:
        found["variant"] = [NoVariant()]
    for part in _named(sheet):
        found |= _wrong_party(part, sheet.people[part])
    if sheet.channel == "proxy" and "proxy" not in _named(sheet):
        found[f"{PARTY}proxy.full_name"] = [parties.NoProxy()]
    step = receptions.form(offered)
    found |= _wrong_answers(offered, procedures.APPLICATION_FORM, posted.filled(sheet.answers))
    if step:
        given = receptions.answers(receptions.ACCEPT, more=sheet.step)
        found |= _wrong_answers(offered, step, given)
    return found


def _wrong_party(part: str, facts: Mapping[str, str]) -> Errors:
    found: Errors = {}
    if not facts.get("full_name"):
        found[f"{PARTY}{part}.full_name"] = [NoName()]
    for fact, check in CHECKS.items():
        try:
            check(facts.get(fact) or "")
        except Fault as fault:
            found[f"{PARTY}{part}.{fact}"] = [fault]
    for fact, most in parties.FACTS.items():
        value = facts.get(fact, "")
        if len(value) > most or not value.isprintable():
            found[f"{PARTY}{part}.{fact}"] = [parties.BadParty(part=part, field=fact)]
    return found


def _wrong_answers(offered: Offered, form: str, answers: Mapping[str, Any]) -> Errors:
    if form not in offered.by_name:
        return {}
    try:
        cases.checked(offered, form, answers, scope={})
    except BadAnswers as fault:
        return {f"{FIELD}{path}": found for path, found in fault.faults.items()}
    return {}


def _personal_id(text: str) -> str:
    """*text* without blanks and dots; twelve digits are a personal id, and it must be able to be one."""
    plain = "".join(letter for letter in text if letter.isalnum())
    return identity.personal_id(plain) if plain.isdigit() and len(plain) == ID_DIGITS else plain


def _phone(text: str) -> str:
    return contact.phone(text) if text else ""


#: how a fact is kept that may be typed in several ways
CHECKS: Mapping[str, Callable[[str], str]] = {"personal_id": _personal_id, "phone": _phone}


def lacking(
    sheet: Sheet, papers: Collection[tuple[str, Component]], kept: Collection[str], *, all_needed: bool
) -> Errors:
    """What is wrong with the *papers*: an electronic one without its file; with *all_needed* each that is not there."""
    found: Errors = {}
    for name, component in papers:
        said = sheet.forms.get(name, "")
        if said == "electronic" and name not in kept:
            found[name] = [components.NoContent()]
        elif all_needed and component.needed and not said and name not in kept:
            found[name] = [components.ComponentsMissing(names=component.name)]
    return found


def listed(offered: Offered, sheet: Sheet) -> list[tuple[str, Component]]:
    """The papers that are asked for, in order, each with the name of its field, the same in every variant."""
    asked = offered.procedure.components_of(sheet.variant, sheet.channel)
    names = {id(one): f"{PAPER}{place}" for place, one in enumerate(offered.procedure.components)}
    return [(names[id(one)], one) for one in asked]


def ways(component: Component) -> list[str]:
    """The forms in which *component* may come, those that are asked for first."""
    return sorted(FORMS[component.way], key=lambda form: -getattr(component, form, 0))
