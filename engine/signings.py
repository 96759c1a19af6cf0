"""Signing the results of a case: by whom, at which step, and only what was seen."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from engine import files, people, procedures, results, tasks, trail
from engine.files import Store
from engine.tables import Case, Person, Task
from engine.work import Work
from feel.errors import Fault

LEADER = "lanh-dao"  #: the post that signs where a procedure has a lane for it


class NotWhatWasSeen(Fault):
    """The draft '{name}' is not the one that was sent up and shown: it is not signed."""

    vi = "Dự thảo '{name}' không đúng bản đã trình và đã xem nên không ký được."


class NoAuthority(Fault):
    """Who stands in for {name} completes steps for them, but signs only by an authority of their own."""

    vi = "Người thay {name} được xử lý công việc thay, nhưng chỉ được ký khi có thẩm quyền ký của chính mình."


class NotForSigning(Fault):
    """A result is signed at the step of whoever signs, not where it was drawn up or reviewed."""

    vi = "Kết quả chỉ được ký ở bước ký duyệt, không ký ở bước dự thảo hoặc soát xét."


def is_for(work: Work, task: Task) -> bool:
    """Whether the actor signs what was sent up by doing *task*; who only reviews passes it on."""
    sent = [row for row in results.of_case(work, task.case_id) if row.state == results.SENT_UP]
    if not sent or any(row.sent_from == task.element for row in sent):
        return False
    return _is_of_signer(work, task) or people.authority(work, task) is not None


def may_sign(work: Work, task: Task) -> bool:
    """Whether the actor, who may do *task*, has the authority to sign there what others sent up."""
    own = people.authority(work, task)
    if own is not None and own.form is not None:
        return True
    return people.require(work, "complete", task).for_id is None and _is_of_signer(work, task)


def sign(
    work: Work, task_id: str, store: Store, *, shown: Mapping[uuid.UUID, str], answers: Mapping[str, Any], seen: int
) -> Case:
    """The step is done by approving what was *shown*: result id -> digest of the content that the leader looked at.

    Raises:
        NoResult: nothing was sent up. NotWhatWasSeen: a content differs from what was sent up or shown.
        NoAuthority: the actor stands in for somebody and has no authority to sign of his own.
        NotForSigning: the step is where a result was drawn up, or a step of nobody who signs.
        FileGone: a content was changed on disk; and what `tasks.complete` raises.

    Source: Circular 11/2025/TT-BKHCN, annex, group 16, items 2 and 3; NĐ 30/2020/NĐ-CP Điều 13 (forms of signature).
    Our choice: a leader signs by his post, at a step that is drawn in his lane, others by an authority given to them;
    where no leader has a lane, whoever has that of the step.
    """
    rows, task = results.of_task(work, task_id, results.SENT_UP), tasks.live(work, task_id)
    if any(row.sent_from == task.element for row in rows):
        raise NotForSigning
    authority = _authority(work, task)
    for row in rows:
        if row.digest is None or not row.digest == row.sealed == shown.get(row.id):
            raise NotWhatWasSeen(name=row.name)
        files.read(store, row.digest)
    for row in rows:
        row.state, row.signed_by, row.signed_at = results.SIGNED, work.actor_id, work.now
        row.signed_form, row.signed_document = authority
    work.session.flush()
    case = tasks.complete(work, task_id, answers=answers, seen=seen)
    facts = {str(row.position): row.sealed for row in rows}
    trail.record(work, case.id, "sign", facts=facts | {"form": authority[0], "document": authority[1]})
    return case


def unsign(work: Work, case_id: uuid.UUID) -> None:
    """The case goes back before its results are issued: no signature stands any more; a number stays theirs."""
    for row in results.of_case(work, case_id):
        if row.state == results.SIGNED:
            row.state = results.SENT_UP
            results.clear(row)
    work.session.flush()


def _authority(work: Work, task: Task) -> tuple[str, str | None]:
    """How the actor signs (ky, TM., KT., TL., TUQ.), and by which document."""
    way, own = people.require(work, "complete", task), people.authority(work, task)
    if own is not None and own.form is not None:
        return own.form, own.document
    if way.for_id is not None:
        raise NoAuthority(name=work.session.get_one(Person, way.for_id).full_name)
    if not _is_of_signer(work, task):
        raise NotForSigning
    return "ky", None


def _is_of_signer(work: Work, task: Task) -> bool:
    posts = {role.post for role in procedures.of_case(work.session, task.case_id).roles.values()}
    return task.role == LEADER or LEADER not in posts
