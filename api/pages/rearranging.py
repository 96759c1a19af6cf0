"""Rearrangements of units (sắp xếp đơn vị): planned by a resolution, looked at before anything moves, carried out.

A plan changes nothing but that its new units are founded from its day on. It is then prepared, and on the day the cases
move, portion by portion, each committed by itself; whoever looks sees how far it has come.
Source: Circular 11/2025/TT-BKHCN, Điều 1 khoản 2.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from flask import redirect, request, url_for
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api import acts
from api.pages import edge, frame, typed
from api.pages.edge import Alone
from api.pages.officers import administrator, chosen
from api.pages.units import LEVELS
from engine import administration, mergers, validity
from engine.mergers import Follows, Founded, Plan, Progress, Renamed, records
from engine.queries import mergers as ordered
from engine.queries import places, unittrees
from engine.work import Work
from feel.errors import Fault

HERE = "/quan-tri/sap-xep"
ONE = f"{HERE}/<uuid:merger_id>"
PORTIONS = 20  #: of one press; our choice: an answer within some seconds
ROWS = 4  #: units that one form names at most besides the first
KINDS: Mapping[str, Any] = {
    "merge": lazy_gettext("Hợp nhất, sáp nhập"),
    "split": lazy_gettext("Chia, tách"),
    "rename": lazy_gettext("Đổi tên, đổi mã"),
    "abolish": lazy_gettext("Giải thể, chuyển hết cho đơn vị khác"),
    "level": lazy_gettext("Đổi cấp"),
}
STATES: Mapping[str, Any] = {
    "planned": lazy_gettext("đã lập phương án"),
    "prepared": lazy_gettext("đã chuẩn bị, chờ đến ngày"),
    "moving": lazy_gettext("đang chuyển"),
    "done": lazy_gettext("đã xong"),
    "reversed": lazy_gettext("đã hủy"),
}
#: what moves, by the names that `Move.kind` has
MOVES: Mapping[str, Any] = {
    "case": lazy_gettext("hồ sơ đang giải quyết"),
    "task": lazy_gettext("việc đang chờ"),
    "numbering": lazy_gettext("số hồ sơ đã cấp hôm nay (số tiếp theo cấp theo mã mới)"),
    "renaming": lazy_gettext("đổi mã, tên"),
    "holding": lazy_gettext("cán bộ giữ vị trí"),
    "post": lazy_gettext("vị trí"),
    "charge": lazy_gettext("phân công phụ trách"),
    "granted_right": lazy_gettext("quyền được cấp"),
    "substitution": lazy_gettext("làm thay"),
    "offering": lazy_gettext("thủ tục tiếp nhận, giải quyết"),
    "step_setting": lazy_gettext("cách làm riêng ở bước"),
}


class WhichUnits(Fault):
    """Name the units: which ones change, and which one follows."""

    vi = "Hãy nêu đủ các đơn vị: đơn vị thay đổi và đơn vị tiếp nhận."


@edge.asks(HERE)
def rearrangements(work: Work) -> Response:
    """All rearrangements of the units that one administers, the latest first."""
    rows = ordered.listed(work.session, unittrees.administered(administrator(work)))
    return frame.render(
        "admin/rearrangements.html", rows=rows, kinds=KINDS, states=STATES, done=request.args.get("done")
    )


@edge.asks(f"{HERE}/moi")
def rearranging(work: Work) -> Response:
    """The form for a plan, of the kind that the address names."""
    return _new(work)


@edge.does(f"{HERE}/moi", name="rearrangement_planned", refused=lambda work, fault: _new(work, fault))
def plan(work: Work) -> Response:
    """The plan is kept; nothing moves yet, and what would move is shown."""
    administrator(work)
    merger = mergers.lay_down(work, _plan(work))
    return redirect(url_for("pages.rearrangement_foreseen", merger_id=merger.id, done="plan"), 303)


@edge.asks(ONE)
def rearrangement(work: Work, merger_id: uuid.UUID) -> Response:
    """One rearrangement and how far it has come."""
    return _page(work, None, merger_id)


@edge.asks(f"{ONE}/xem-truoc")
def rearrangement_foreseen(work: Work, merger_id: uuid.UUID) -> Response:
    """The same with what would move where if its day were today; nothing is changed."""
    return _page(work, None, merger_id, is_foreseen=True)


@edge.asks(f"{ONE}/tien-do", quiet=True)
def rearrangement_progress(work: Work, merger_id: uuid.UUID) -> Response:
    """How far it has come, for a page that is open."""
    merger, _ = ordered.one(work.session, merger_id, unittrees.administered(administrator(work)))
    count = ordered.count(work.session, merger)
    return frame.render("admin/rearrangement_progress.html", merger=merger, count=count, states=STATES)


@edge.does_each(f"{ONE}/thuc-hien", name="rearrangement_carried_on")
def carry_on(alone: Alone, merger_id: uuid.UUID) -> Response:
    """The next portions: before the day it is prepared, from the day on the cases move."""
    fault, is_over = None, False
    for _ in range(PORTIONS):
        told: list[Progress] = []
        fault = alone(lambda work, told=told: told.append(mergers.go_on(work, merger_id)))  # type: ignore[misc]
        is_over = bool(fault) or told[0].is_over
        if is_over:
            break
    if fault is None:
        done = "over" if is_over else "portion"
        return redirect(url_for("pages.rearrangement", merger_id=merger_id, done=done), 303)
    with acts.asking(edge.enter) as work:
        return _page(work, fault, merger_id, is_foreseen=True)


@edge.does(
    f"{ONE}/huy", name="rearrangement_reversed", refused=lambda work, fault, merger_id: _page(work, fault, merger_id)
)
def reverse(work: Work, merger_id: uuid.UUID) -> Response:
    """As if it had never been planned."""
    mergers.reverse(work, merger_id)
    return redirect(url_for("pages.rearrangements", done="reverse"), 303)


def _plan(work: Work) -> Plan:
    """The plan that was typed.

    Raises:
        WhichUnits, BadDay.
    """
    kind = typed.words("kind")
    made = {"merge": _merged, "abolish": _merged, "split": _divided, "rename": _renamed}.get(kind)
    if made is None:
        raise WhichUnits
    said = made()
    if kind == "rename" and said["renamed"][0].level:
        kind = "level"
    return Plan(kind=kind, on=typed.day(work, "on"), document=typed.words("source")[:200], **said)  # type: ignore[arg-type]


def _code(name: str) -> str:
    return places.code(typed.words(name))


def _founded(number: int | str) -> Founded | None:
    """The unit that is founded at that place of the form; None: what is typed there is one that exists."""
    if not typed.words(f"name-{number}"):
        return None
    parent = _code(f"parent-{number}") or _code("parent-0")
    return Founded(
        _code(f"to-{number}"),
        typed.words(f"name-{number}"),
        typed.words(f"level-{number}") or "division",
        parent=parent or None,
        territory=typed.maybe(f"territory-{number}"),
    )


def _merged() -> dict[str, Any]:
    """Some units go into one, which may be new."""
    before = [code for number in range(ROWS + 1) if (code := _code(f"before-{number}"))]
    to, new = _code("to-0"), _founded(0)
    if not before or not to:
        raise WhichUnits
    return {"founded": (new,) if new else (), "follows": tuple(Follows(code, to) for code in before)}


def _divided() -> dict[str, Any]:
    """One unit is followed by some, each in an area, a field or a procedure; by one of them perhaps in all else."""
    before = _code("before-0")
    rows = [number for number in range(ROWS) if _code(f"to-{number}")]
    if not before or not rows:
        raise WhichUnits
    shares = [(typed.words(f"what-{number}"), typed.words(f"value-{number}")) for number in rows]
    named = [{what: value} if what in {"slug", "field", "territory"} and value else {} for what, value in shares]
    follows = tuple(Follows(before, _code(f"to-{number}"), **said) for number, said in zip(rows, named, strict=True))
    founded = tuple(new for number in rows if (new := _founded(number)))
    return {"founded": founded, "follows": follows, "placed": dict(_placed())}


def _placed() -> list[tuple[str, str]]:
    """Officers and where they go, a line each: "lan.cv H99.16"."""
    lines = request.form.get("placed", "")[:20_000].splitlines()
    pairs = [line.replace("=", " ").split(None, 1) for line in lines if line.strip()]
    if any(len(pair) < 2 for pair in pairs):  # an officer and a unit
        raise WhichUnits
    return [(login, places.code(code.strip())) for login, code in pairs]


def _renamed() -> dict[str, Any]:
    """A unit bears another code, name or level."""
    unit = _code("before-0")
    if not unit:
        raise WhichUnits
    said = {name: typed.maybe(f"new-{name}") for name in ("code", "name", "level", "header")}
    return {"renamed": (Renamed(unit, **said),)}


def _new(work: Work, fault: Fault | None = None) -> Response:
    standing = administrator(work)
    kind = request.form.get("kind") or request.args.get("kind", "merge")
    today = validity.day(work.now)
    return frame.render(
        "admin/rearranging.html",
        422 if fault else 200,
        fault=fault,
        kind=kind if kind in KINDS and kind != "level" else "merge",
        kinds={code: words for code, words in KINDS.items() if code != "level"},
        unit=request.args.get("don_vi", ""),
        typed=request.form,
        levels=LEVELS,
        rows=ROWS,
        units=chosen(work),
        is_whole=administration.is_whole(work, standing),
        today=today,
    )


def _page(work: Work, fault: Fault | None, merger_id: uuid.UUID, *, is_foreseen: bool = False) -> Response:
    merger = ordered.found(work.session, merger_id, unittrees.administered(administrator(work)))
    is_open = merger.state not in {"done", "reversed"}
    today = validity.day(work.now)
    record = records.read(work.session, merger, today)
    foresight = mergers.foresee(work, merger, record) if is_foreseen and is_open else None
    left = foresight.cases if foresight else ordered.left(work.session, record.order)
    return frame.render(
        "admin/rearrangement.html",
        409 if fault else 200,
        fault=fault,
        merger=merger,
        told=ordered.of_record(record),
        count=ordered.counted(record, left=left),
        foresight=foresight,
        has_come=today >= merger.on,
        is_open=is_open,
        kinds=KINDS,
        states=STATES,
        moves=MOVES,
        names={one.code: one.name for one in record.units.values()},
        done=request.args.get("done", ""),
    )
