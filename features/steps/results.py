"""The result of a case, from its draft to whoever gets it."""

from __future__ import annotations

import hashlib
import uuid
from datetime import datetime
from pathlib import Path

from engine import files, results, signings
from engine.files import Store
from engine.results import Given
from engine.tables import Case, Result
from engine.work import Work
from features.steps import filing
from features.steps.faults import expect
from features.steps.sentences import Table, sentence
from features.steps.world import World, pairs, unknown

WAYS = {"trực tiếp": "direct", "qua bưu chính": "post", "trực tuyến": "online"}
STATES = {
    "draft": "dự thảo",
    "sent-up": "đang trình",
    "signed": "đã ký",
    "issued": "đang trả",
    "returned": "đã trả",
}


@sentence('lúc {at:moment} cán bộ {who} (đã )dự thảo kết quả "{code}" với nội dung "{text}"')
def draft(world: World, at: datetime, who: str, code: str, text: str) -> None:
    """The draft of a result, a small PDF that says *text*."""
    world.tell(at)
    with world.attempt(who) as work:
        digest = files.keep(work, _store(world), _content(text), name="du-thao.pdf")
        results.draft(work, work.session.get_one(Case, world.case).id, code=code, digest=digest)


@sentence('lúc {at:moment} cán bộ {who} (đã )sửa dự thảo thành "{text}"')
def redraft(world: World, at: datetime, who: str, text: str) -> None:
    """The newest draft says something else."""
    world.tell(at)
    with world.attempt(who) as work:
        digest = files.keep(work, _store(world), _content(text), name="du-thao.pdf")
        seen = work.session.get_one(Case, world.case).version
        results.redraft(work, _newest(work, world), digest=digest, seen=seen)


@sentence('lúc {at:moment} cán bộ {who} (đã )trình dự thảo ở bước "{step}"')
def send_up(world: World, at: datetime, who: str, step: str, datatable: Table) -> None:
    """The step is done and the drafts go up under seal."""
    world.tell(at)
    task, answers = filing.opened(world, step, datatable)
    with world.attempt(who) as work:
        results.send_up(work, task.id, answers=answers, seen=task.version)


@sentence('lúc {at:moment} cán bộ {who} (đã )ký dự thảo có nội dung "{text}" ở bước "{step}"')
def sign(world: World, at: datetime, who: str, text: str, step: str, datatable: Table) -> None:
    """The leader signs what he saw: a draft that says *text*."""
    world.tell(at)
    task, answers = filing.opened(world, step, datatable)
    seen = hashlib.sha256(_content(text)).hexdigest()
    with world.attempt(who) as work:
        shown = {row.id: seen for row in results.of_case(work, work.session.get_one(Case, world.case).id)}
        signings.sign(work, task.id, _store(world), shown=shown, answers=answers, seen=task.version)


@sentence('lúc {at:moment} cán bộ {who} (đã )lấy số kết quả theo sổ "{register}"')
def take_number(world: World, at: datetime, who: str, register: str) -> None:
    """The clerk takes a number for the newest result."""
    world.tell(at)
    with world.attempt(who) as work:
        results.take_number(work, _newest(work, world), register=register)


@sentence('lúc {at:moment} cán bộ {who} (đã )phát hành kết quả ở bước "{step}"')
def issue(world: World, at: datetime, who: str, step: str, datatable: Table) -> None:
    """The step is done by issuing the numbered results."""
    world.tell(at)
    task, answers = filing.opened(world, step, datatable)
    with world.attempt(who) as work:
        results.issue(work, task.id, answers=answers, seen=task.version)


@sentence('lúc {at:moment} cán bộ {who} (đã )nhận kết quả về, để ở "{shelf}"')
def shelve(world: World, at: datetime, who: str, shelf: str) -> None:
    """The desk has the newest result, and where it lies."""
    world.tell(at)
    with world.attempt(who) as work:
        results.shelve(work, _newest(work, world), shelf=shelf)


@sentence('lúc {at:moment} cán bộ {who} (đã )ghi chưa trả kết quả vì còn thiếu "{missing}"')
def hold_back(world: World, at: datetime, who: str, missing: str) -> None:
    """The result is there, but the applicant still has to bring something."""
    world.tell(at)
    with world.attempt(who) as work:
        results.hold_back(work, _newest(work, world), missing=missing)


@sentence('lúc {at:moment} cán bộ {who} (đã )trả kết quả {way} cho "{recipient}", biên lai "{receipt}" ở bước "{step}"')
def give(
    world: World, at: datetime, who: str, way: str, recipient: str, receipt: str, step: str, datatable: Table
) -> None:
    """The applicant has the result."""
    given = Given(recipient=recipient, way=WAYS[way], receipt_number=receipt)
    _give(world, at, who, step, datatable, given)


@sentence(
    'lúc {at:moment} cán bộ {who} (đã )trả kết quả {way} cho người nhận thay "{recipient}" '
    'theo giấy ủy quyền "{document}" ở bước "{step}"'
)
def give_to_proxy(
    world: World, at: datetime, who: str, way: str, recipient: str, document: str, step: str, datatable: Table
) -> None:
    """Somebody has the result who acts for the applicant."""
    given = Given(recipient=recipient, way=WAYS[way], by_proxy=True, proxy_document=document)
    _give(world, at, who, step, datatable, given)


@sentence("kết quả của hồ sơ là")
def stands(world: World, datatable: Table) -> None:
    """What is kept of the newest result, as far as the table names it."""
    with world.look_now() as work:
        row = work.session.get_one(Result, _newest(work, world))
        ways = {code: words for words, code in WAYS.items()}
        known = {
            "Mã kết quả": row.code,
            "Số": row.number or "",
            "Tình trạng": STATES[row.state],
            "Người nhận": row.recipient or "",
            "Hình thức trả": ways.get(row.way or "", ""),
            "Biên lai": row.receipt_number or "",
            "Giấy ủy quyền": row.proxy_document or "",
            "Còn thiếu": row.missing or "",
            "Kệ": row.shelf or "",
        }
        wanted = pairs(datatable)
        for label in wanted:
            if label not in known:
                raise unknown("thông tin kết quả", label, list(known))
        expect("Kết quả", {label: known[label] for label in wanted}, wanted)


def _give(world: World, at: datetime, who: str, step: str, datatable: Table, given: Given) -> None:
    world.tell(at)
    task, answers = filing.opened(world, step, datatable)
    with world.attempt(who) as work:
        results.give(work, task.id, given, answers=answers, seen=task.version)


def _newest(work: Work, world: World) -> uuid.UUID:
    """The id of the newest result of the case."""
    found = results.of_case(work, work.session.get_one(Case, world.case).id)
    if not found:
        raise unknown("kết quả", "mới nhất", [])
    return found[-1].id


def _content(text: str) -> bytes:
    return b"%PDF-1.7\n" + text.encode()


def _store(world: World) -> Store:
    """Contents lie beside the database of the scenario."""
    return Store(Path(world.engine.url.database or "").with_suffix(".files"))
