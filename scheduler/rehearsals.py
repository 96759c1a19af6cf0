"""Playing the scenarios of drafts: one at a time for each worker, in a child, told of while it goes on."""

from __future__ import annotations

from typing import Any

from adapters import children
from engine import rehearsals
from engine.rehearsals import Order, Played
from feel.errors import Fault
from scheduler.runner import Hands, act

COMMAND = ("scenarios", "--follow")


def play(hands: Hands) -> None:
    """Play what waits, one after the other, until nothing does, all places are taken, or the worker is told to stop."""
    while not hands.is_stopping():
        with act(hands) as work:
            order = rehearsals.claim(work)
        if order is None:
            return
        try:
            _play(hands, order)
        except rehearsals.Taken:
            continue


def _play(hands: Hands, order: Order) -> None:
    found: list[Played] = []
    fault: Fault | None = None
    name = ""
    try:
        for told in children.lines(COMMAND, order.files, slug=order.slug, seconds=rehearsals.SECONDS):
            if hands.is_stopping():
                with act(hands) as work:
                    rehearsals.give_back(work, order)
                return
            if "plays" in told:
                name = told["plays"]
                with act(hands) as work:
                    rehearsals.progress(work, order, int(told["number"]), int(told["total"]))
            elif "held" in told:
                found.append(_played(told))
    except children.SaidNo as refused:
        fault = refused
    except (children.TookTooLong, children.WentWrong) as broken:
        fault = broken
        found.append(Played(name, None, broken.say("vi"), broken.say("en"), ()))
    with act(hands) as work:
        rehearsals.finish(work, order, found, fault)


def _played(told: dict[str, Any]) -> Played:
    return Played(told["name"], told["at"], told["vi"], told["en"], tuple(told["ways"]))
