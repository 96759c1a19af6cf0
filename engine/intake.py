"""The desk: many filings of one submitter, acceptance and refusal, passing on, a typing error put right."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select, update

from engine import (
    cases,
    hands,
    holdings,
    matters,
    organisation,
    parties,
    people,
    procedures,
    tasks,
    trail,
    validity,
    worklist,
)
from engine.cases import APPLICATION, Filing
from engine.mergers import addressing
from engine.tables import Answer, Case, Correction, Person, Refusal, Task
from engine.work import Work
from feel.errors import Fault

MOST_AT_ONCE = 100  #: our choice: a submitter with more comes in several bundles


class NotOneSubmitter(Fault):
    """Filings handed in together have one and the same submitter, and are 1 to {most}."""

    vi = "Các hồ sơ nộp cùng lúc phải do cùng một người nộp và từ 1 đến {most} hồ sơ."


class BundleRefused(Fault):
    """Nothing was received, because of filing number {place}: {told_en}"""

    vi = "Chưa tiếp nhận hồ sơ nào, vì hồ sơ thứ {place}: {told_vi}"


class OtherWay(Fault):
    """With these answers the case does not go that way: {wanted}."""

    vi = "Với nội dung đã nhập, hồ sơ không chuyển sang '{wanted}'."


class AlreadyAccepted(Fault):
    """This case has been accepted as {number} already."""

    vi = "Hồ sơ đã được tiếp nhận với mã số {number}."


class NotAccepted(Fault):
    """This case has not been accepted yet."""

    vi = "Hồ sơ chưa được tiếp nhận."


class NoDesk(Fault):
    """The unit '{code}' has nobody to do the step '{step}'."""

    vi = "Đơn vị '{code}' không có người giữ vị trí xử lý bước '{step}'."


class UnknownField(Fault):
    """The application form has no field '{field}'."""

    vi = "Tờ khai không có trường '{field}'."


class UnknownParty(Fault):
    """Nobody takes part in this case as '{part}'."""

    vi = "Hồ sơ này không có '{part}'."


class RoutesTheCase(Fault):
    """The way of this case was chosen by '{field}': that is no typing error."""

    vi = "Trường '{field}' đã quyết định hướng xử lý của hồ sơ nên không sửa như lỗi đánh máy được."


def file(work: Work, filing: Filing) -> Case:
    """As `cases.receive`, by an officer who receives such filings at the desk where this one is handed in.

    Raises:
        NotOffered, UnknownUnit; NotAllowed: he does not; and what `cases.receive` raises.
    """
    offered = procedures.in_force(work.session, filing.slug, validity.day(work.now))
    desk = organisation.unit_by_code(work, filing.receiving_unit)
    # Of the three units of a case only the one that receives it counts here.
    places = {"receiving_unit_id": desk.id, "competent_unit_id": desk.id, "returning_unit_id": desk.id}
    territory = filing.territory or desk.territory
    people.require(
        work, "receive", Case(slug=filing.slug, field=offered.procedure.field, territory=territory, **places)
    )
    return cases.receive(work, filing)


def receive_all(work: Work, filings: Sequence[Filing]) -> list[Case]:
    """One submitter hands in all *filings* at desks where the actor receives: a case each, or none at all.

    Raises:
        NotOneSubmitter, NotAllowed; BundleRefused: names the filing and what is wrong with it.
    """
    submitters = [parties.clean(filing.parties).get("submitter") for filing in filings]
    if not 0 < len(filings) <= MOST_AT_ONCE or None in submitters or any(one != submitters[0] for one in submitters):
        raise NotOneSubmitter(most=MOST_AT_ONCE)
    opening = cases.receive if work.actor_id is None else file  # what comes in by itself has no officer to ask
    bundle, opened = uuid.uuid4(), []
    for place, filing in enumerate(filings, 1):
        try:
            opened.append(opening(work, replace(filing, bundle_id=bundle)))
        except people.NotAllowed:
            raise
        except Fault as fault:
            raise BundleRefused(place=place, told_vi=fault.say("vi"), told_en=fault.say("en")) from fault
    return opened


def accept(work: Work, task_id: str, *, answers: Mapping[str, Any], seen: int) -> Case:
    """The filing is received: its step is done with *answers*, and it has its case number.

    Raises:
        AlreadyAccepted; OtherWay: the answers mean something else. ComponentsMissing; what `tasks.complete` raises.
    """
    _not_accepted(work, tasks.live(work, task_id))
    case = tasks.complete(work, task_id, answers=answers, seen=seen)
    if case.case_number is None:
        raise OtherWay(wanted="tiếp nhận")
    return case


def refuse(work: Work, task_id: str, *, reason: str, answers: Mapping[str, Any], seen: int) -> Case:
    """The filing is not received, for *reason*, which stays with it.

    Raises:
        NoReason, AlreadyAccepted; OtherWay: the answers mean something else; and what `tasks.complete` raises.

    Source: Circular 11/2025/TT-BKHCN, annex, group 12, item 2c (while nobody has received it).
    """
    told = hands.reason(reason)
    case = _not_accepted(work, tasks.live(work, task_id))
    tasks.complete(work, task_id, answers=answers, seen=seen)
    require_status(work, case, {"reception-refused"}, "từ chối tiếp nhận")
    work.session.add(Refusal(case_id=case.id, reason=told, refused_by=work.actor_id, refused_at=work.now))
    trail.record(work, case.id, "refuse", facts={"reason": trail.digest(case, told)})
    return case


def pass_on(work: Work, task_id: str, *, to: Person, seen: int, reason: str = "") -> None:
    """A filing that nobody has received yet goes to another officer of the desk.

    Raises:
        AlreadyAccepted; and what `tasks.claim` and `tasks.transfer` raise.

    Source: Circular 11/2025/TT-BKHCN, annex, group 12, item 2đ.
    """
    task = tasks.live(work, task_id)
    _not_accepted(work, task)
    if task.holder_id is None:
        tasks.claim(work, task_id, seen=seen)
        seen += 1
    tasks.transfer(work, task_id, to=to, seen=seen, reason=reason)


def pass_to_desk(work: Work, case_id: uuid.UUID, unit_code: str, *, reason: str, seen: int) -> Case:
    """A filing that nobody has received yet is received by another unit; what waits at the desk waits there.

    Raises:
        NoReason, AlreadyAccepted, UnknownUnit, NotNow, NoDesk; and what `hands.lay_on` raises.
    """
    told = hands.reason(reason)
    case = hands.lay_on(work, case_id, seen=seen)
    if case.case_number is not None:
        raise AlreadyAccepted(number=case.case_number)
    matter = {"slug": case.slug, "field": case.field, "territory": case.territory}
    unit, before = addressing.in_charge(work, unit_code, **matter), case.receiving_unit_id
    waiting = Task.case_id == case.id, Task.ended_at.is_(None), Task.unit_id == before
    for task in work.session.scalars(select(Task).where(*waiting)).all():
        if not holdings.is_staffed(work, unit.id, task.role):
            raise NoDesk(code=unit_code, step=task.name)
    freed = {"unit_id": unit.id, "state": "ready", "holder_id": None, "for_id": None, "owner_id": None}
    moved = update(Task).where(*waiting).values(**freed, version=Task.version + 1)
    work.session.execute(moved.execution_options(synchronize_session="fetch"))
    case.receiving_unit_id = unit.id
    work.session.flush()
    worklist.follow(work, case)
    trail.record(work, case.id, "pass-on", facts={"from": str(before), "to": str(unit.id)}, reason=told)
    return case


def correct(work: Work, case_id: uuid.UUID, *, field: str, value: object, reason: str, seen: int) -> Correction:
    """A typing error in the application is put right after acceptance; what stood there stays on record.

    Raises:
        NoReason, NotAccepted, UnknownField, RoutesTheCase, BadAnswers; and what `hands.lay_on` raises.
    """
    told = hands.reason(reason)
    case = hands.lay_on(work, case_id, seen=seen)
    if case.case_number is None:
        raise NotAccepted
    if field in procedures.offered(work.session, case.digest).routing:
        raise RoutesTheCase(field=field)
    before, after = fill_in_again(work, case, {field: value})
    return _corrected(work, case, field, before.get(field), after.get(field), told)


def correct_party(
    work: Work, case_id: uuid.UUID, part: str, *, fact: str, value: str, reason: str, seen: int
) -> Correction:
    """A typing error in what is kept of a party ("full_name", "personal_id", "phone") is put right after acceptance.

    Raises:
        NoReason, NotAccepted, UnknownParty, BadParty; and what `hands.lay_on` raises.
    """
    told = hands.reason(reason)
    case = hands.lay_on(work, case_id, seen=seen)
    if case.case_number is None:
        raise NotAccepted
    party = parties.of_case(work, case).get(part)
    if party is None:
        raise UnknownParty(part=part[:20])
    before = getattr(party, fact) if fact in parties.FACTS else None
    parties.change(work, party, fact, value)
    return _corrected(work, case, f"{part}.{fact}", before, getattr(party, fact), told)


def give_receipt(work: Work, case_id: uuid.UUID) -> None:
    """An applicant who was served at once asks for a receipt after all.

    Raises:
        what `hands.lay_on` raises.

    Source: NĐ 118/2025/NĐ-CP Điều 17 (no receipt for what is decided at once, unless asked for).
    """
    case = hands.lay_on(work, case_id)
    case.receipt = True
    work.session.flush()
    trail.record(work, case.id, "receipt")


def fill_in_again(work: Work, case: Case, changed: Mapping[str, object]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """The application as it stood and as it stands with *changed*, checked as a whole and kept.

    Raises:
        UnknownField, BadAnswers: nothing is kept.
    """
    offered = procedures.offered(work.session, case.digest)
    form = offered.by_name.get(procedures.APPLICATION_FORM)
    known = {one.key for one in form.fields} if form else set()
    for name in changed:
        if name not in known:
            raise UnknownField(field=name[:120])
    newest = select(Answer.answers).where(Answer.case_id == case.id, Answer.element == APPLICATION)
    before: Mapping[str, Any] = work.session.scalars(newest.order_by(Answer.number.desc())).first() or {}
    after = cases.checked(offered, procedures.APPLICATION_FORM, {**before, **changed}, scope={})
    cases.record_answers(work, case, task_id=str(case.id), element=APPLICATION, answers=after)
    case.matter = matters.of(offered.procedure, form, after)
    return before, after


def require_status(work: Work, case: Case, wanted: Collection[str], words: str) -> None:
    """Nothing, when the case has come into one of the statuses *wanted*, which *words* names for a person.

    Raises:
        OtherWay.
    """
    if work.session.scalar(select(Case.status).where(Case.id == case.id)) not in wanted:
        raise OtherWay(wanted=words)


def _corrected(work: Work, case: Case, field: str, before: object, after: object, reason: str) -> Correction:
    row = Correction(
        case_id=case.id,
        field=field,
        before=before,
        after=after,
        reason=reason,
        corrected_by=work.actor_id,
        corrected_at=work.now,
    )
    work.session.add(row)
    work.session.flush()
    trail.record(work, case.id, "correct", facts={"field": field, "value": trail.digest(case, after)})
    return row


def _not_accepted(work: Work, task: Task) -> Case:
    case = work.session.get_one(Case, task.case_id)
    if case.case_number is not None:
        raise AlreadyAccepted(number=case.case_number)
    return case
