"""The result of a case: drafted, sent up under seal, signed as it was seen, numbered, issued, given out."""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite

from engine import files, handovers, hands, people, procedures, retention, tasks, trail, turns, validity
from engine.tables import Case, DocumentCounter, Result, StoredFile, Task, Unit
from engine.work import Work
from feel.errors import Fault

WAYS = ("direct", "post", "online")
CERTIFYING = "SCT/"  #: how the signs of the books of certification begin, from which no result is numbered
DRAFT, SENT_UP, SIGNED, ISSUED, RETURNED = "draft", "sent-up", "signed", "issued", "returned"


#: an act, the state that it brought a result to, and the one it came from
STEPS_BACK = (
    ("send-up", SENT_UP, DRAFT),
    ("sign", SIGNED, SENT_UP),
    ("issue", ISSUED, SIGNED),
    ("send-back", DRAFT, SENT_UP),
)


class UnknownResult(Fault):
    """This procedure gives no result with the code '{code}'."""

    vi = "Thủ tục này không có kết quả mang mã '{code}'."


class NoResult(Fault):
    """This case has no result that is {state}."""

    vi = "Hồ sơ này không có kết quả nào ở bước '{state}'."


class Sealed(Fault):
    """The draft was sent up: it changes only after it is sent back."""

    vi = "Dự thảo đã trình; chỉ sửa được sau khi bị trả lại."


class NumberedAlready(Fault):
    """This result has the number {number} already."""

    vi = "Kết quả này đã có số {number}."


class BadRegister(Fault):
    """Name the register from which the number is taken, in at most 40 characters."""

    vi = "Hãy ghi ký hiệu sổ để lấy số, tối đa 40 ký tự."


class BadShelf(Fault):
    """Name the shelf in at most 60 characters on one line."""

    vi = "Hãy ghi kệ, ngăn trên một dòng, tối đa 60 ký tự."


class NoNumber(Fault):
    """The result '{name}' has no number yet."""

    vi = "Kết quả '{name}' chưa được lấy số."


class BadReturn(Fault):
    """How the result was given cannot be kept: {field}."""

    vi = "Thông tin trả kết quả chưa đúng ở mục {field}."


WORDS = {DRAFT: "dự thảo", SENT_UP: "đang trình", SIGNED: "đã ký", ISSUED: "đã phát hành"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """How a result came to the applicant."""

    recipient: str
    way: str  #: direct, post or online
    by_proxy: bool = False
    proxy_document: str | None = None
    receipt_number: str | None = None  #: of the fee receipt


@dataclass(frozen=True, slots=True)
class Drawn:
    """A number out of a book (sổ) of a unit."""

    unit_id: uuid.UUID
    year: int
    register: str
    serial: int

    @property
    def number(self) -> str:
        """As it stands on the paper, e.g. "15/TB-UBND"."""
        return f"{self.serial:02d}/{self.register}"


def draft(work: Work, case_id: uuid.UUID, *, code: str, digest: str) -> Result:
    """A draft of the procedure's result *code*, with the content *digest*.

    Raises:
        UnknownResult, UnknownFile; and what `hands.lay_on` raises.
    """
    case = hands.lay_on(work, case_id, at_step=True)
    offered = procedures.offered(work.session, case.digest)
    found = next((one for one in offered.procedure.results if one.code == code), None)
    if found is None:
        raise UnknownResult(code=code[:60])
    _require_file(work, digest)
    last = select(func.coalesce(func.max(Result.position), 0)).where(Result.case_id == case.id)
    position = (work.session.scalar(last) or 0) + 1
    row = Result(case_id=case.id, position=position, code=code, name=found.name, state=DRAFT, digest=digest)
    work.session.add(row)
    work.session.flush()
    trail.record(work, case.id, "draft", facts={"result": position, "content": digest})
    return row


def redraft(work: Work, result_id: uuid.UUID, *, digest: str, seen: int) -> Result:
    """The draft has another content; *seen* is the version of the case in which its author looked at the present one.

    Raises:
        Sealed: it was sent up. UnknownFile; and what `hands.lay_on` raises.
    """
    row = _lay_on(work, result_id, seen=seen)
    if row.state == SENT_UP and _came_back(work, row):
        row.state, row.sealed = DRAFT, None
    if row.state != DRAFT:
        raise Sealed
    _require_file(work, digest)
    row.digest = digest
    work.session.flush()
    trail.record(work, row.case_id, "draft", facts={"result": row.position, "content": digest})
    return row


def send_up(work: Work, task_id: str, *, answers: Mapping[str, Any], seen: int) -> Case:
    """The step is done and its drafts go up under seal: from now on nobody changes them unseen.

    Raises:
        NoResult: there is no draft; and what `tasks.complete` raises.
    """
    task = tasks.live(work, task_id)
    rows = to_send(work, task)
    if not rows:
        raise NoResult(state=WORDS[DRAFT])
    for row in rows:
        row.state, row.sealed, row.sent_from = SENT_UP, row.digest, task.element
    work.session.flush()
    case = tasks.complete(work, task_id, answers=answers, seen=seen)
    trail.record(work, case.id, "send-up", facts={str(row.position): row.sealed for row in rows})
    return case


def to_send(work: Work, task: Task) -> list[Result]:
    """The drafts of the case that go up when *task* is done by `send_up`."""
    return [row for row in of_case(work, task.case_id) if _is_to_send(row, task.element)]


def send_back(work: Work, task_id: str, *, reason: str, answers: Mapping[str, Any], seen: int) -> Case:
    """The step is done by sending the drafts back for *reason*; they may be changed again.

    Raises:
        NoReason; NoResult: nothing was sent up; and what `tasks.complete` raises.
    """
    told, rows = hands.reason(reason), of_task(work, task_id, SENT_UP)
    for row in rows:
        row.state, row.sealed = DRAFT, None
    work.session.flush()
    case = tasks.complete(work, task_id, answers=answers, seen=seen)
    trail.record(work, case.id, "send-back", reason=told)
    return case


def take_back(work: Work, case_id: uuid.UUID, acts: Collection[str]) -> None:
    """The *acts* that brought the results where they are were taken back; a number that was taken stays theirs."""
    for act, state, before in STEPS_BACK:
        if act in acts:
            for row in of_case(work, case_id):
                if row.state == state and row.sent_from is not None:
                    row.state = before
                    clear(row)
    work.session.flush()


def take_number(work: Work, result_id: uuid.UUID, *, register: str) -> str:
    """The number that the clerk takes for the result from *register* of the competent unit, e.g. "15/TB-UBND".

    It counts by unit, register and year, and is never given twice.

    Raises:
        NoResult: it is not signed. NumberedAlready, BadRegister; and what `hands.lay_on` raises.
    """
    row = _lay_on(work, result_id)
    if row.state != SIGNED:
        raise NoResult(state=WORDS[SIGNED])
    if row.number is not None:
        raise NumberedAlready(number=row.number)
    drawn = draw(work, work.session.get_one(Case, row.case_id).competent_unit_id, register)
    row.unit_id, row.year, row.register = drawn.unit_id, drawn.year, drawn.register
    row.serial, row.number = drawn.serial, drawn.number
    work.session.flush()
    trail.record(work, row.case_id, "number", facts={"result": row.position, "number": row.number})
    return drawn.number


def draw(work: Work, unit_id: uuid.UUID, register: str) -> Drawn:
    """The next number of the unit's *register* this year; whoever calls has asked who may.

    Raises:
        BadRegister.
    """
    register = unicodedata.normalize("NFC", register.strip())
    if not 0 < len(register) <= 40 or not register.isprintable() or register.upper().startswith(CERTIFYING):
        raise BadRegister
    year = validity.day(work.now).year
    return Drawn(unit_id, year, register, count_up(work, unit_id, year, register))


def issue(work: Work, task_id: str, *, answers: Mapping[str, Any], seen: int) -> Case:
    """The step is done by issuing the numbered results; from here on they are being given (đang trả).

    Raises:
        NoResult: none is signed. NoNumber; and what `tasks.complete` raises.
    """
    rows = of_task(work, task_id, SIGNED)
    for row in rows:
        if row.number is None:
            raise NoNumber(name=row.name)
    rule = procedures.of_case(work.session, rows[0].case_id).retention
    keep_until = retention.kept_until(rule, validity.day(work.now))
    for row in rows:
        row.state, row.issued_by, row.issued_at, row.keep_until = ISSUED, work.actor_id, work.now, keep_until
    work.session.flush()
    case = tasks.complete(work, task_id, answers=answers, seen=seen)
    handovers.send_result(work, case)
    trail.record(work, case.id, "issue", facts={str(row.position): row.number for row in rows})
    return case


def shelve(work: Work, result_id: uuid.UUID, *, shelf: str) -> Result:
    """The desk has the issued result and says on which *shelf* it lies; what was on its way there is received by that.

    Said again it is moved to another shelf; an empty *shelf* only confirms that it came.

    Raises:
        NoResult: it is not issued. BadShelf; NotAllowed: the actor does not receive where it is given out; CaseClosed.
    """
    place = unicodedata.normalize("NFC", shelf.strip())
    if len(place) > 60 or (place and not place.isprintable()):
        raise BadShelf
    row = work.session.get(Result, result_id)
    if row is None:
        raise NoResult(state=str(result_id))
    case = turns.hold(work, row.case_id)
    people.require(work, "receive", work.session.get_one(Unit, case.returning_unit_id))
    work.session.refresh(row)
    if row.state != ISSUED:
        raise NoResult(state=WORDS[ISSUED])
    handovers.receive_result(work, case)
    row.shelf, row.shelved_by, row.shelved_at = place or None, work.actor_id, work.now
    work.session.flush()
    trail.record(work, case.id, "shelve", facts={"result": row.position, "shelf": place})
    return row


def hold_back(work: Work, result_id: uuid.UUID, *, missing: str) -> Result:
    """The result is there but cannot be given yet (chưa trả): *missing* says what the applicant still has to bring.

    Raises:
        NoReason; NoResult: it is not issued; and what `hands.lay_on` raises.

    Source: Circular 11/2025/TT-BKHCN, annex, group 18, item 6.
    """
    told, row = hands.reason(missing), _lay_on(work, result_id)
    if row.state != ISSUED:
        raise NoResult(state=WORDS[ISSUED])
    row.missing, row.missing_since = told, work.now
    work.session.flush()
    case = work.session.get_one(Case, row.case_id)
    trail.record(work, case.id, "hold-back", facts={"result": row.position, "missing": trail.digest(case, told)})
    return row


def give(work: Work, task_id: str, given: Given, *, answers: Mapping[str, Any], seen: int) -> Case:
    """The step is done: the applicant, or who acts for him, has the results.

    Raises:
        BadReturn; NoResult: none is issued; and what `tasks.complete` raises.

    Source: Circular 11/2025/TT-BKHCN, annex, group 18, items 4 and 5.
    """
    _check(given)
    rows = of_task(work, task_id, ISSUED)
    for row in rows:
        row.state, row.returned_by, row.returned_at = RETURNED, work.actor_id, work.now
        row.recipient, row.way, row.by_proxy = given.recipient.strip(), given.way, given.by_proxy
        row.proxy_document, row.receipt_number = given.proxy_document, given.receipt_number
    work.session.flush()
    case = tasks.complete(work, task_id, answers=answers, seen=seen)
    trail.record(work, case.id, "give", facts={"way": given.way, "proxy": given.by_proxy})
    return case


def of_case(work: Work, case_id: uuid.UUID) -> Sequence[Result]:
    """The results of the case, the first one first."""
    return work.session.scalars(select(Result).where(Result.case_id == case_id).order_by(Result.position)).all()


def _lay_on(work: Work, result_id: uuid.UUID, *, seen: int | None = None) -> Result:
    row = work.session.get(Result, result_id)
    if row is None:
        raise NoResult(state=str(result_id))
    hands.lay_on(work, row.case_id, seen=seen, at_step=True)
    work.session.refresh(row)
    return row


def of_task(work: Work, task_id: str, state: str) -> list[Result]:
    """The results in *state* of the case of the task, which is held from now on."""
    case_id = tasks.live(work, task_id).case_id
    rows = [row for row in of_case(work, case_id) if row.state == state]
    if not rows:
        raise NoResult(state=WORDS[state])
    return rows


def clear(row: Result) -> None:
    """What belongs to a later state than that of *row* is no longer said of it; the trail tells that it was."""
    row.sealed = None if row.state == DRAFT else row.digest
    if row.state in (DRAFT, SENT_UP):
        row.signed_by = row.signed_at = row.signed_form = row.signed_document = None
    row.issued_by = row.issued_at = row.keep_until = None
    row.shelf = row.shelved_by = row.shelved_at = None


def _is_to_send(row: Result, element: str) -> bool:
    """A draft, or one that went up from the step *element*, where the case stands again."""
    return row.state == DRAFT or (row.state == SENT_UP and row.sent_from == element)


def _came_back(work: Work, row: Result) -> bool:
    """Whether the case stands again at the step from which the result was sent up."""
    live = select(Task.id).where(Task.case_id == row.case_id, Task.element == row.sent_from, Task.ended_at.is_(None))
    return work.session.scalar(live.limit(1)) is not None


def _require_file(work: Work, digest: str) -> None:
    if work.session.get(StoredFile, digest) is None:
        raise files.FileGone(digest=digest[:64])


def _check(given: Given) -> None:
    wrong = {
        "recipient": not 0 < len(given.recipient.strip()) <= 300 or not given.recipient.strip().isprintable(),
        "way": given.way not in WAYS,
        "proxy_document": given.by_proxy != bool(given.proxy_document)
        or not hands.fits(given.proxy_document or "", 200),
        "receipt_number": not hands.fits(given.receipt_number or "", 60),
    }
    for field, is_wrong in wrong.items():
        if is_wrong:
            raise BadReturn(field=field)


def count_up(work: Work, unit_id: uuid.UUID, year: int, register: str) -> int:
    """The next number of the register; its row is held until the act is over, so that what is refused leaves no gap."""
    dialect = sqlite if work.session.get_bind().dialect.name == "sqlite" else postgresql
    key = {"unit_id": unit_id, "year": year, "register": register}
    first = dialect.insert(DocumentCounter).values(**key, last=1)
    raised = first.on_conflict_do_update(index_elements=list(key), set_={"last": DocumentCounter.last + 1})
    number: int = work.session.execute(raised.returning(DocumentCounter.last)).scalar_one()
    return number
