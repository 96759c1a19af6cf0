"""What each kind of due work does, and what is done once a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from engine import apologies, cases, duework, expiries, notices, pasts, progress, repeats, rungs, seals, slots, workers
from engine.duework import Item
from engine.tables import Case
from engine.work import Work
from feel.errors import Fault

DAY = timedelta(days=1)
KEPT = timedelta(days=90)  #: our choice: long enough to look into what happened in a quarter


class NotYet(Fault):
    """The timer of '{element}' is not due by the diagram's own reckoning."""

    vi = "Bộ hẹn giờ của '{element}' chưa đến hạn theo sơ đồ."


class UnknownKind(Fault):
    """This version knows no due work of the kind '{kind}'."""

    vi = "Phiên bản này không có loại việc đến hạn '{kind}'."


def perform(work: Work, item: Item) -> None:
    """The effect of *item* and the end of its row, for the caller to commit together.

    The case is held first, as every act of an officer does: two transactions never wait for each other crosswise.

    Raises:
        Lost: the item is not ours any more.
        Obsolete, progress.NotRunning: there is nothing left to do.
    """
    verb = VERBS.get(item.kind)
    if verb is None or item.case_id is None:
        raise UnknownKind(kind=item.kind)
    case = progress.hold(work, item.case_id)
    duework.finish(work, item)
    verb(work, item, case)


def daily(work: Work, name: str) -> None:
    """Do the daily job *name*, unless a worker did it today."""
    if slots.take(work, name, every=DAY):
        DAILY[name](work)


def _clear_away(work: Work) -> None:
    for forget in (duework.forget, workers.forget, slots.forget):
        forget(work, older_than=KEPT)
    repeats.forget(work)


def _fire_timer(work: Work, item: Item, case: Case) -> None:
    if cases.fire(work, case) == 0:
        raise NotYet(element=item.part)


def _fire_rung(work: Work, item: Item, case: Case) -> None:
    subject = rungs.fire(work, item, case)
    for effect in EFFECTS.get((subject, item.part), ()):
        effect(work, case)


VERBS: dict[str, Callable[[Work, Item, Case], None]] = {duework.TIMER: _fire_timer, duework.RUNG: _fire_rung}

#: what a rung brings about beyond being told: (what the clock measures, rung) -> verbs
EFFECTS: dict[tuple[str, str], tuple[Callable[[Work, Case], None], ...]] = {
    ("case", "warn"): (apologies.propose,),
    ("case", "apology"): (apologies.propose,),
    ("case", "overdue"): (rungs.come_overdue, expiries.of_case),
    ("step", "overdue"): (expiries.of_step,),
    ("supplement", "overdue"): (expiries.supplement,),
    ("consultation", "overdue"): (expiries.opinions,),
}

#: done once a day, each in a transaction of its own, by whichever worker comes first
DAILY: dict[str, Callable[[Work], object]] = {
    "clear-away": _clear_away,
    "seal-trails": seals.put,
    "digest": notices.digest,
    "thin-drafts": pasts.thin,
}
