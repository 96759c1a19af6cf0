"""The clerk's step (văn thư) in one press: numbers from the book for what is signed, then issued under them.

Our choice: a step of the clerk keeps the number in one field of its form, as the forms of the product do. What goes out
without a draft in the system, such as a notice of refusal on paper, takes its number from the same books.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine import people, procedures, results, tasks, trail, validity
from engine.queries import registers, returns
from engine.tables import Case, Result, Task
from engine.work import Work
from feel.errors import Fault

CLERK = "van-thu"  #: the post that numbers and issues
FIELD = "so_van_ban"


class NothingToNumber(Fault):
    """No result signed in the system waits for a number; a document on paper takes its own when it is issued."""

    vi = (
        "Không có kết quả nào đã ký trong hệ thống chờ lấy số ở đây; văn bản giấy được cấp số khi bấm "
        "“Lấy số và phát hành”."
    )


def number(work: Work, task_id: str, *, register: str, seen: int, by_kind: bool = False) -> Sequence[str]:
    """The numbers that the signed results of the case of the task took from *register*, in their order.

    Without a *register* each takes the one of its kind, see `queries.registers`; *by_kind*: with one too, if there is.

    Raises:
        NoSuchTask, TaskDone, Stale, NotYours; NothingToNumber; and what `results.take_number` raises.
    """
    task = tasks.live(work, task_id)
    people.require(work, "complete", task)
    if task.version != seen:
        raise tasks.Stale(seen=seen)
    waiting = [row for row in _signed(work, task) if row.number is None]
    if not waiting:
        raise NothingToNumber
    return _take(work, task, waiting, register, by_kind=by_kind)


def issue(work: Work, task_id: str, *, register: str = "", seen: int, by_kind: bool = False) -> Case:
    """The step is done: its results go out under their numbers, those without one take it first, as by `number`.

    Raises:
        BadRegister: a number is needed and no book is named; BadAnswers: the form asks for more than the number; and
        what `results.take_number`, `results.issue` and `tasks.complete` raise.
    """
    task = tasks.live(work, task_id)
    people.require(work, "complete", task)
    rows = _signed(work, task)
    _take(work, task, [row for row in rows if row.number is None], register, by_kind=by_kind)
    if rows:
        told = ", ".join(row.number for row in rows if row.number)
        return results.issue(work, task_id, answers=_answers(work, task, told), seen=seen)
    drawn = results.draw(work, work.session.get_one(Case, task.case_id).competent_unit_id, register)
    case = tasks.complete(work, task_id, answers=_answers(work, task, drawn.number), seen=seen)
    trail.record(work, case.id, "number", element=task.element, facts={"number": drawn.number})
    return case


def _take(work: Work, task: Task, rows: Sequence[Result], register: str, *, by_kind: bool) -> list[str]:
    case = work.session.get_one(Case, task.case_id)
    own: Mapping[registers.Kind, returns.Book] = {}
    if rows and (by_kind or not register.strip()):
        own = registers.known(work.session, [registers.kind(case, row) for row in rows], validity.day(work.now).year)
    books = [own.get(registers.kind(case, row)) for row in rows]
    taken = zip(rows, books, strict=True)
    return [results.take_number(work, row.id, register=book.register if book else register) for row, book in taken]


def _signed(work: Work, task: Task) -> list[Result]:
    return [row for row in results.of_case(work, task.case_id) if row.state == results.SIGNED]


def _answers(work: Work, task: Task, told: str) -> Mapping[str, Any]:
    """What the form of the step is filled in with."""
    if task.form is None:
        return {}
    case = work.session.get_one(Case, task.case_id)
    form = procedures.offered(work.session, case.digest).form(task.form)
    return {FIELD: told} if any(field.key == FIELD for field in form.fields) else {}
