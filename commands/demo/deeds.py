"""How an act of a scripted case is really done: papers taken in, the task claimed first, results brought on their way.

The script says which step is completed, by whom and with which answers; a deed says by which verb, and what is done
beside it. A case that is refused or withdrawn has no result drafted, so its steps are plainly completed.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import Engine, select

from commands import store
from commands.demo import play, sheets
from commands.demo.script import Act, Scripted
from engine import components, files, handovers, issuings, organisation, procedures, results, signings, tasks
from engine.components import Handed
from engine.files import Store
from engine.results import Given
from engine.tables import Case, Component, Handover, Result, Task
from engine.work import Work

REVIEW, SIGNING, ISSUING, GIVING, RECEPTION = "soat_xet", "ky_duyet", "phat_hanh", "tra_ket_qua", "tiep_nhan"
REGISTERS = {"dang-ky-khai-sinh": "KS", "dang-ky-ket-hon": "KH", "cap-giay-phep-xay-dung": "GPXD"}
REGISTER, REFUSING = "GCN", "TB-UBND"  #: other books of results, and of notices
PAPERS = 3  #: of the checklist, how many are taken in as files; the others stay to be done
MISSING = "Chưa nộp biên lai phí và bản gốc Giấy ủy quyền."
SHELVES = ("Kệ A, ngăn 1", "Kệ A, ngăn 2", "Kệ A, ngăn 3", "Kệ B, ngăn 1", "Kệ B, ngăn 2")
BESIDE = frozenset({"claim", "file_papers", "shelve", "hold_back", "hand_over", "take_over"})  #: what brings no case on
HANDS_ON = (4, 75)  #: minutes between claiming and completing, from and to
FILED, SHELVED, HELD_BACK, CONFIRMED = 0.45, 0.7, 0.12, 0.8  #: shares of cases


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that is done at one moment."""

    verb: str  #: of `VERBS`
    at: datetime
    act: Act  #: what the script says of the step


@dataclass(frozen=True, slots=True)
class Stage:
    """Where deeds are done: a database and the place of its files."""

    engine: Engine
    files: Store


def of(scripted: Scripted, random: Random) -> list[list[Deed]]:
    """What is done to bring *scripted* through each of its acts, act by act."""
    has_result = scripted.expected.status == "returned"
    before, told = scripted.filed_at, []
    is_filed, is_held_back = random.random() < FILED, random.random() < HELD_BACK
    for place, act in enumerate(scripted.acts):
        after = scripted.acts[place + 1].step if place + 1 < len(scripted.acts) else ""
        deeds = [Deed("claim", moment, act) for moment in _claiming(before, act, random)]
        if is_filed and act.step == RECEPTION and place == 0:
            deeds.append(Deed("file_papers", act.at - timedelta(minutes=2), act))
        if place == 1 and act.by is not None and scripted.receiving_unit != scripted.competent_unit:
            deeds = [*_passed_on(before, scripted.received_by, act, random), *deeds]
        if act.step == GIVING and has_result:
            deeds += _on_the_shelf(before, act, random, is_held_back=is_held_back)
        told.append([*deeds, Deed(_verb(act, after) if has_result else _plain(act), act.at, act)])
        before = act.at
    return told


def do(stage: Stage, scripted: Scripted, case_id: uuid.UUID, deed: Deed, at: datetime) -> None:
    """*deed* is done, at the moment *at*; what only stands beside a step is left out where the step does not wait.

    Raises:
        NoSuchStep: nobody waits there; and what the verb raises.
    """
    with store.act(stage.engine, at) as work:
        work.actor_id = organisation.person_by_login(work, str(deed.act.by)).id
        try:
            task = play.live(work, scripted, case_id, deed.act)
        except play.NoSuchStep:
            if deed.verb in BESIDE:
                return
            raise
        VERBS[deed.verb](work, stage, task, deed.act)


def _claiming(before: datetime, act: Act, random: Random) -> Iterator[datetime]:
    """When *act* is taken in hand; nothing, where it is done at once."""
    moment = act.at - timedelta(minutes=random.randint(*HANDS_ON))
    if moment > before:
        yield moment


def _on_the_shelf(before: datetime, act: Act, random: Random, *, is_held_back: bool) -> Iterator[Deed]:
    moment = before + timedelta(minutes=25)
    if moment < act.at and random.random() < SHELVED:
        yield Deed("shelve", moment, act)
        if is_held_back:
            yield Deed("hold_back", min(moment + timedelta(minutes=15), act.at), act)


def _passed_on(before: datetime, desk: str, act: Act, random: Random) -> Iterator[Deed]:
    """The papers leave the desk, and with the data they are confirmed where the case is decided; some are forgotten."""
    given = before + timedelta(minutes=random.randint(10, 50))
    if given < act.at and random.random() < CONFIRMED:
        yield Deed("hand_over", given, replace(act, by=desk))
        if random.random() < CONFIRMED:
            yield Deed("take_over", given, act)


def _verb(act: Act, after: str) -> str:
    if act.step == REVIEW:
        return "send_back" if act.answers.get("ket_qua_soat_xet") == "tra-lai" else "complete"
    named = {SIGNING: "sign", ISSUING: "issue", GIVING: "give"}
    is_drafted = act.step != RECEPTION and after in (REVIEW, SIGNING)
    return named.get(act.step, "send_up" if is_drafted else "complete")


def _plain(act: Act) -> str:
    return "issue" if act.step == ISSUING else "complete"


def _claim(work: Work, _: Stage, task: Task, __: Act) -> None:
    if task.holder_id is None:
        tasks.claim(work, task.id, seen=task.version)


def _complete(work: Work, _: Stage, task: Task, act: Act) -> None:
    tasks.complete(work, task.id, answers=act.answers, seen=task.version)


def _file_papers(work: Work, stage: Stage, task: Task, _: Act) -> None:
    """What the applicant brought: the first of the checklist, every second one photographed."""
    case = work.session.get_one(Case, task.case_id)
    asked = (
        select(Component).where(Component.case_id == case.id, Component.position <= PAPERS).order_by(Component.position)
    )
    for one in work.session.scalars(asked.order_by(Component.position)).all():
        is_photo = one.position % 2 == 0
        name, draw = ("trang.jpg", sheets.photo) if is_photo else ("giay.pdf", sheets.pdf)
        form = next((form for form in components.FORMS[one.way] if getattr(one, form, True)), "copy")
        if one.way != "submit":
            components.register(work, case.id, one.position, Handed(form=form))
            continue
        digest = files.keep(work, stage.files, draw(one.name), name=name)
        components.register(work, case.id, one.position, Handed(form=form, digest=digest, file_name=name))


def _hand_over(work: Work, _: Stage, task: Task, __: Act) -> None:
    for row in _handovers(work, task):
        if row.given_at is None:
            handovers.give(work, task.case_id, "paper")


def _take_over(work: Work, _: Stage, task: Task, __: Act) -> None:
    for row in _handovers(work, task):
        if row.given_at is not None and row.received_at is None:
            handovers.receive(work, task.case_id, "paper" if row.what == "paper" else "data")


def _handovers(work: Work, task: Task) -> Sequence[Handover]:
    return work.session.scalars(select(Handover).where(Handover.case_id == task.case_id).order_by(Handover.what)).all()


def _send_up(work: Work, stage: Stage, task: Task, act: Act) -> None:
    """The result is drafted, where there is no draft yet, and goes up with the step."""
    if not results.of_case(work, task.case_id):
        case = work.session.get_one(Case, task.case_id)
        found = procedures.offered(work.session, case.digest).procedure.results[0]
        page = sheets.pdf(
            found.name, f"Hồ sơ: {case.case_number or case.intake_reference}", "Nội dung theo hồ sơ đã nộp."
        )
        results.draft(work, case.id, code=found.code, digest=files.keep(work, stage.files, page, name="du-thao.pdf"))
    results.send_up(work, task.id, answers=act.answers, seen=task.version)


def _send_back(work: Work, _: Stage, task: Task, act: Act) -> None:
    reason = str(act.answers.get("ly_do_tra_lai"))
    results.send_back(work, task.id, reason=reason, answers=act.answers, seen=task.version)


def _sign(work: Work, stage: Stage, task: Task, act: Act) -> None:
    shown = {row.id: row.digest or "" for row in _in(work, task, results.SENT_UP)}
    if shown:
        signings.sign(work, task.id, stage.files, shown=shown, answers=act.answers, seen=task.version)
    else:
        _complete(work, stage, task, act)


def _issue(work: Work, _: Stage, task: Task, __: Act) -> None:
    is_granted = bool(_in(work, task, results.SIGNED))
    register = REGISTERS.get(task.slug, REGISTER) if is_granted else REFUSING
    issuings.issue(work, task.id, register=register, seen=task.version)


def _shelve(work: Work, _: Stage, task: Task, __: Act) -> None:
    for place, row in enumerate(_in(work, task, results.ISSUED)):
        results.shelve(work, row.id, shelf=SHELVES[((row.serial or 0) + place) % len(SHELVES)])


def _hold_back(work: Work, _: Stage, task: Task, __: Act) -> None:
    for row in _in(work, task, results.ISSUED):
        results.hold_back(work, row.id, missing=MISSING)


def _give(work: Work, stage: Stage, task: Task, act: Act) -> None:
    if not _in(work, task, results.ISSUED):
        _complete(work, stage, task, act)
        return
    way = {"truc-tiep": "direct", "buu-chinh": "post"}.get(str(act.answers.get("hinh_thuc_tra")), "online")
    given = Given(recipient=str(act.answers.get("nguoi_nhan")), way=way)
    results.give(work, task.id, given, answers=act.answers, seen=task.version)


def _in(work: Work, task: Task, state: str) -> Sequence[Result]:
    return [row for row in results.of_case(work, task.case_id) if row.state == state]


VERBS: dict[str, Callable[[Work, Stage, Task, Act], None]] = {
    "claim": _claim,
    "complete": _complete,
    "file_papers": _file_papers,
    "send_up": _send_up,
    "send_back": _send_back,
    "sign": _sign,
    "issue": _issue,
    "shelve": _shelve,
    "hold_back": _hold_back,
    "give": _give,
    "hand_over": _hand_over,
    "take_over": _take_over,
}
