"""Cases: a filing is opened, and the messages and moments that its diagram waits for reach it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, func, insert, select

import forms
from engine import (
    clocks,
    competence,
    components,
    fileanswers,
    matters,
    numbers,
    parties,
    procedures,
    progress,
    runtime,
    trail,
)
from engine.mergers import addressing
from engine.procedures import Offered
from engine.tables import Answer, Case
from engine.tables.base import bare
from engine.work import Work
from feel.errors import Fault
from forms.form import Form

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
# Source: Circular 11/2025/TT-BKHCN, annex, group 7, item 4 (this system, the national portal, central systems).
ORIGINS = ("desk", "portal", "central")  #: our desk, the national portal, a central system
APPLICATION = "application"  #: the element that the answers of the application form are kept under
GIVEN = bare(Answer)
NEXT = select(func.coalesce(func.max(GIVEN.c.number), 0) + 1).where(GIVEN.c.case_id == bindparam("of_case"))
ANSWERING = insert(GIVEN).values(number=NEXT.scalar_subquery())


class UnknownVariant(Fault):
    """The procedure '{slug}' has no variant '{variant}'."""

    vi = "Thủ tục '{slug}' không có trường hợp '{variant}'."


class UnknownChannel(Fault):
    """The procedure '{slug}' is not received by the channel '{channel}'."""

    vi = "Thủ tục '{slug}' không được tiếp nhận qua kênh '{channel}'."


class UnknownOrigin(Fault):
    """A filing comes through one of: {known}; not '{origin}'."""

    vi = "Nguồn tiếp nhận là một trong: {known}; không có '{origin}'."


class ReferenceTaken(Fault):
    """There is already a filing called '{reference}'."""

    vi = "Đã có hồ sơ mang tên gọi '{reference}'."


class BadAnswers(Fault):
    """The form is not filled in rightly. {told_en}"""

    vi = "Biểu mẫu điền chưa đúng. {told_vi}"

    def __init__(self, form: Form, checked: forms.Checked) -> None:
        """Keep what is wrong by field: in words for a person, as *errors* for a page that marks the fields."""
        self.faults = checked.faults
        told = {lang: _told(form, checked.say(lang)) for lang in ("vi", "en")}
        super().__init__(
            form=form.file.rpartition("forms/")[2], errors=checked.errors, told_vi=told["vi"], told_en=told["en"]
        )


class NoForm(Fault):
    """The step '{element}' has no form, so it takes no answers."""

    vi = "Bước '{element}' không có biểu mẫu nên không nhận câu trả lời."


@dataclass(frozen=True, slots=True)
class Filing:
    """What an applicant hands in."""

    slug: str
    channel: str
    receiving_unit: str  #: code of the unit
    competent_unit: str
    parties: Mapping[str, Mapping[str, str]]  #: part -> full_name, personal_id, phone
    answers: Mapping[str, Any] = field(default_factory=dict)
    origin: str = ORIGINS[0]
    variant: str | None = None
    returning_unit: str | None = None  #: None: where it was received
    reference: str | None = None  #: a name given from outside; None: the given number, or made here
    given_number: str | None = None  #: the case number with which it comes from the portal or another system
    territory: str | None = None  #: code of the area that the matter lies in; None: where it was received
    immediate: bool = False  #: decided and given at once (giải quyết và trả ngay)
    wants_receipt: bool = False  #: an applicant who is served at once asks for a receipt all the same
    bundle_id: uuid.UUID | None = None  #: of all that its submitter hands in together


def receive(work: Work, filing: Filing) -> Case:
    """A new case of the version in force today; its diagram runs to its first steps.

    Raises:
        NotOffered, UnknownUnit, NotNow, DecidedElsewhere, DecidedNowhere, UnknownVariant, UnknownChannel,
            UnknownOrigin, ReferenceTaken, BadNumber, NumberTaken, BadParty, BadAnswers, NoForm, NotHandedIn: nothing
            is opened.
    """
    offered = procedures.in_force(work.session, filing.slug, work.now.astimezone(VIETNAM).date())
    answers = _checked_application(offered, filing)
    people = parties.clean(filing.parties)
    parties.check(people, filing.channel)
    if filing.given_number is not None:
        numbers.check_given(work, filing.given_number)
    _check_reference(work, filing.reference or filing.given_number)
    about = matters.of(offered.procedure, offered.by_name.get(procedures.APPLICATION_FORM), answers)
    case = _insert(work, offered, filing, about)
    parties.keep(work, case, people)
    components.open_list(work, case, offered.procedure)
    record_answers(work, case, task_id=str(case.id), element=APPLICATION, answers=answers)
    facts = {"slug": filing.slug, "origin": filing.origin, "answers": trail.digest(case, answers)}
    trail.record(work, case.id, "receive", facts=facts)
    routing = {**offered.procedure.routing(answers), **offered.routed(answers)}
    progress.begin(work, case, data={**routing, "channel": filing.channel, "variant": filing.variant})
    return case


def fire_due(work: Work, case_id: uuid.UUID) -> int:
    """Let the moments that have come move the case; gives how many did."""
    return fire(work, progress.hold(work, case_id))


def fire(work: Work, case: Case) -> int:
    """As `fire_due`, for a case that is held already."""
    fired: list[int] = []
    progress.advance(work, case, lambda run: fired.append(_fire(work, case, run)))
    trail.record(work, case.id, "timer", facts={"fired": fired[0]})
    return fired[0]


def _fire(work: Work, case: Case, run: runtime.Run) -> int:
    asks = any(timer.clock is not None for timer in runtime.timers(run))
    return runtime.fire_due(run, now=work.now, late=clocks.late(work, case.id) if asks else ())


def deliver(work: Work, case_id: uuid.UUID, message: str, *, payload: Mapping[str, Any]) -> bool:
    """Hand the case a message from outside; False when its diagram does not wait for it.

    Of *payload* only what the diagram asks for goes into it; whoever receives the message keeps the rest.
    """
    case = progress.hold(work, case_id)
    routed = procedures.offered(work.session, case.digest).routed(payload)
    taken: list[bool] = []
    progress.advance(
        work, case, lambda run: taken.append(runtime.deliver_message(run, message, payload=routed, now=work.now))
    )
    trail.record(
        work, case.id, "message", facts={"name": message, "taken": taken[0], "payload": trail.digest(case, payload)}
    )
    return taken[0]


def signal(work: Work, case_id: uuid.UUID, name: str, *, payload: Mapping[str, Any]) -> bool:
    """Let the case hear the signal *name*; False when its diagram does not wait for it. *payload* as in `deliver`."""
    case = progress.hold(work, case_id)
    routed = procedures.offered(work.session, case.digest).routed(payload)
    heard: list[bool] = []
    progress.advance(
        work, case, lambda run: heard.append(runtime.deliver_signal(run, name, payload=routed, now=work.now))
    )
    facts = {"name": name, "heard": heard[0], "payload": trail.digest(case, payload)}
    trail.record(work, case.id, "signal", facts=facts)
    return heard[0]


def record_answers(work: Work, case: Case, *, task_id: str, element: str, answers: Mapping[str, Any]) -> None:
    """Keep *answers* as data of record.

    Raises:
        NotHandedIn.
    """
    fileanswers.require(work, case, answers)
    row = {
        "id": uuid.uuid4(),
        "case_id": case.id,
        "of_case": case.id,
        "task_id": task_id,
        "element": element,
        "answers": dict(answers),
        "given_by": work.actor_id,
        "given_at": work.now,
    }
    work.session.execute(ANSWERING, row)


def _checked_application(offered: Offered, filing: Filing) -> dict[str, Any]:
    procedure = offered.procedure
    known: list[str | None] = [variant.code for variant in procedure.variants]
    if filing.variant not in (known or [None]):
        raise UnknownVariant(slug=filing.slug, variant=filing.variant)
    if filing.channel not in procedure.channels:
        raise UnknownChannel(slug=filing.slug, channel=filing.channel)
    if filing.origin not in ORIGINS:
        raise UnknownOrigin(known=", ".join(ORIGINS), origin=filing.origin)
    if procedures.APPLICATION_FORM not in offered.by_name:
        return without_form(filing.answers, APPLICATION)
    return checked(offered, procedures.APPLICATION_FORM, filing.answers, scope={})


def checked(offered: Offered, form: str, answers: Mapping[str, Any], *, scope: Mapping[str, Any]) -> dict[str, Any]:
    """The clean, JSON-ready *answers* to the form file *form*.

    Raises:
        NoSuchForm: the snapshot has no such form.
        BadAnswers: names what is wrong, field by field.
    """
    found = forms.check(offered.form(form), answers, scope=scope)
    if not found.is_clean:
        raise BadAnswers(offered.form(form), found)
    return {name: forms.plain(value) for name, value in found.answers.items()}


def _told(form: Form, errors: Mapping[str, list[str]]) -> str:
    """What is wrong, field by field, each named as it is labelled."""
    labels = {field.key: field.label for field in form.fields}
    named = ((labels.get(path) or path, found) for path, found in errors.items())
    return " ".join(f"{label}: {', '.join(found)}." for label, found in named)


def without_form(answers: Mapping[str, Any], element: str) -> dict[str, Any]:
    """No answers, as a step without a form must have them.

    Raises:
        NoForm: there are some.
    """
    if answers:
        raise NoForm(element=element)
    return {}


def _check_reference(work: Work, reference: str | None) -> None:
    known = select(Case.id).where(Case.intake_reference == reference)
    if reference is not None and work.session.scalar(known) is not None:
        raise ReferenceTaken(reference=reference)


def _insert(work: Work, offered: Offered, filing: Filing, about: str) -> Case:
    facts = {"slug": filing.slug, "field": offered.procedure.field, "territory": filing.territory}
    receiving = addressing.in_charge(work, filing.receiving_unit, **facts)
    competent = addressing.in_charge(work, filing.competent_unit, **facts)
    competence.require(work.session, filing.slug, competent, work.now.astimezone(VIETNAM).date())
    returning = addressing.in_charge(work, filing.returning_unit or filing.receiving_unit, **facts)
    case_id = uuid.uuid4()
    case = Case(
        id=case_id,
        intake_reference=filing.reference
        or filing.given_number
        or numbers.intake_reference(receiving.code, work.now, case_id.hex[:8]),
        given_number=filing.given_number,
        slug=filing.slug,
        digest=offered.digest,
        matter=about,
        variant=filing.variant,
        field=offered.procedure.field,
        territory=filing.territory or receiving.territory,
        channel=filing.channel,
        origin=filing.origin,
        bundle_id=filing.bundle_id,
        immediate=filing.immediate,
        receipt=filing.wants_receipt or not filing.immediate,
        receiving_unit_id=receiving.id,
        competent_unit_id=competent.id,
        returning_unit_id=returning.id,
        state="open",
        opened_at=work.now,
    )
    work.session.add(case)
    work.session.flush()
    return case
