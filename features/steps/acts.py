"""What people do, each act at its moment, on the verbs that the product has."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import datetime
from threading import Barrier
from typing import Any

from engine import cases, tasks
from engine.cases import Filing
from engine.procedures import APPLICATION_FORM
from engine.tables import Task
from features.steps import labels, store
from features.steps.sentences import Table, sentence
from features.steps.world import World, in_force, live_task, of_case, pairs, person, rows, unknown
from feel.errors import Fault

CHANNELS = {"trực tiếp": "counter", "trực tuyến": "online", "qua bưu chính": "post"}
ORIGINS = dict(zip(("Bộ phận một cửa", "Cổng Dịch vụ công quốc gia", "hệ thống của bộ"), cases.ORIGINS, strict=True))


@sentence("lúc {at:moment} người nộp (đã )nộp hồ sơ {channel}")
def file(world: World, at: datetime, channel: str) -> None:
    """The applicant hands in what the scenario says that he declares."""
    _file(world, at, channel, cases.ORIGINS[0])


@sentence("lúc {at:moment} hồ sơ nộp {channel} (đã )đến từ {origin}")
def come(world: World, at: datetime, channel: str, origin: str) -> None:
    """The filing comes through this system: our desk, the portal, a central one."""
    if origin not in ORIGINS:
        raise unknown("nguồn tiếp nhận", origin, list(ORIGINS))
    _file(world, at, channel, ORIGINS[origin])


def _file(world: World, at: datetime, channel: str, origin: str) -> None:
    if channel not in CHANNELS:
        raise unknown("cách thức nộp", channel, list(CHANNELS))
    world.tell(at)
    world.case = None
    with world.attempt() as work:
        declared = labels.answers(in_force(work.session, world).form(APPLICATION_FORM), world.application)
        submitter = {"full_name": "Người nộp trong kịch bản"}
        filing = Filing(
            slug=world.slug,
            channel=CHANNELS[channel],
            receiving_unit=world.unit,
            competent_unit=world.competent or world.unit,
            parties={"submitter": submitter, "owner": submitter},
            answers=declared,
            variant=world.variant,
            origin=origin,
        )
        opened = cases.receive(work, filing).id
    if world.refusal is None:
        world.case = opened


@sentence('lúc {at:moment} cán bộ {who} (đã )hoàn thành bước "{step}"')
def complete(world: World, at: datetime, who: str, step: str, datatable: Table | None = None) -> None:
    """The officer completes the step with what the table says, label by label."""
    world.tell(at)
    task, answers = _opened(world, step, datatable)
    with world.attempt(who) as work:
        tasks.complete(work, task.id, answers=answers, seen=task.version)


@sentence('lúc {at:moment} cán bộ {who} (đã )nhận việc ở bước "{step}"')
def claim(world: World, at: datetime, who: str, step: str) -> None:
    """The officer claims the task that waits at the step."""
    world.tell(at)
    task, _ = _opened(world, step, None)
    with world.attempt(who) as work:
        tasks.claim(work, task.id, seen=task.version)


@sentence('lúc {at:moment} cán bộ {who} trả việc ở bước "{step}" về hàng chờ')
def release(world: World, at: datetime, who: str, step: str) -> None:
    """The officer gives the claimed task back to everybody who may do it."""
    world.tell(at)
    task, _ = _opened(world, step, None)
    with world.attempt(who) as work:
        tasks.release(work, task.id, seen=task.version)


@sentence('lúc {at:moment} hai cán bộ {first} và {second} cùng hoàn thành bước "{step}"')
def complete_at_once(world: World, at: datetime, first: str, second: str, step: str, datatable: Table) -> None:
    """Both opened the task; both complete it in the same moment, each on a connection of their own."""
    world.tell(at)
    task, answers = _opened(world, step, datatable)
    world.before = rows(world.engine)
    together = Barrier(2)

    def try_it(who: str) -> Fault | None:
        together.wait(timeout=10)
        try:
            with store.act(world.engine, at) as work:
                work.actor_id = person(work.session, who).id
                tasks.complete(work, task.id, answers=answers, seen=task.version)
        except Fault as fault:
            return fault
        return None

    with ThreadPoolExecutor(2) as both:
        # Each in a context of its own, so that whoever watches this scenario sees what happens in the threads too.
        begun = [both.submit(copy_context().run, try_it, who) for who in (first, second)]
        world.race = [one.result() for one in begun]


@sentence("đến lúc {at:moment}")
def wait(world: World, at: datetime) -> None:
    """Time goes by; what the diagram waits for until then happens."""
    world.tell(at)


def _opened(world: World, step: str, datatable: Table | None) -> tuple[Task, dict[str, Any]]:
    """The task at *step* as it is seen before the act, and what the table means on its form."""
    with world.look_at_case() as (session, case):
        task = live_task(session, world, step)
        written = pairs(datatable or [])
        if task.form is None:
            return task, dict(written)
        return task, labels.answers(of_case(session, case).form(task.form), written)


@sentence('lúc {at:moment} cán bộ {who} (đã )phân công bước "{step}" cho {whom} vì "{reason}"')
def assign(world: World, at: datetime, who: str, step: str, whom: str, reason: str) -> None:
    """A head gives the task that waits at the step to an officer."""
    world.tell(at)
    task, _ = _opened(world, step, None)
    with world.attempt(who) as work:
        tasks.assign(work, task.id, to=person(work.session, whom), seen=task.version, reason=reason)


@sentence('lúc {at:moment} cán bộ {who} (đã )chuyển bước "{step}" cho {whom} vì "{reason}"')
def transfer(world: World, at: datetime, who: str, step: str, whom: str, reason: str) -> None:
    """The holder of the task gives it to another officer for good."""
    world.tell(at)
    task, _ = _opened(world, step, None)
    with world.attempt(who) as work:
        tasks.transfer(work, task.id, to=person(work.session, whom), seen=task.version, reason=reason)


@sentence('lúc {at:moment} cán bộ {who} (đã )đôn đốc bước "{step}": "{words}"')
def urge(world: World, at: datetime, who: str, step: str, words: str) -> None:
    """Whoever has the task, or may take it, is urged."""
    world.tell(at)
    task, _ = _opened(world, step, None)
    with world.attempt(who) as work:
        tasks.urge(work, task.id, words=words)
