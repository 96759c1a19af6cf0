"""Loops on activities: standard loops and multi-instance ones.

The token of the whole loop stands on the activity while its instances, tokens of their own, run; its mark `loop` keeps
how many instances there are (size), how many began (next), how many ended (done), the items still to come (rest) and
what came out (out: pairs of number and value). Instances keep what they write until they end.

Source: BPMN 2.0.2, section 10.3.8: loopCounter begins at 1; behavior None throws when each instance ends, One when the
first does. Our choice: an event that a loop throws about its own progress is caught on the boundary without
interrupting the loop, else no second instance could ever end.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from engine.runtime import data
from engine.runtime.faults import NoRounds, NoSuchRound, NotACount, NotAList, OutcomesLost, RuntimeFault
from engine.runtime.library import READY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn.nodes import Loop
    from engine.runtime.tokens import Token

MOST_INSTANCES = 1_000


def begin(token: Token) -> None:
    """Start the instances that *token* stands for."""
    loop = _loop(token)
    if loop.kind == "standard":
        token.marks["loop"] = {"done": 0, "next": 0}
        if loop.test_before and not _goes_on(token):
            _finish(token)
        else:
            _start(token)
        return
    items = _items(token)
    token.marks["loop"] = {"size": len(items), "done": 0, "next": 0, "rest": items, "out": []}
    if not items:
        _finish(token)
    for _ in items[: 1 if loop.kind == "sequential" else None]:
        _start(token)


def under_way(whole: Token, rounds: Sequence[int]) -> list[Token]:
    """The instances of *whole* when only *rounds*, from 1, are left of it; their work is not begun.

    Without *rounds* it is at its beginning: all of them, or the first where one follows another.

    Raises:
        NoRounds: nothing says how many there are. NoSuchRound. OutcomesLost: those that are over would be missed.
    """
    loop = _loop(whole)
    is_endless, is_one_by_one = loop.kind == "standard", loop.kind != "parallel"
    items = [] if is_endless else _known_items(whole)
    most = int(loop.maximum or MOST_INSTANCES) if is_endless else len(items)
    left = sorted(set(rounds)) or list(range(1, (min(most, 1) if is_one_by_one else most) + 1))
    if not left or not 0 < left[0] <= left[-1] <= most or (is_one_by_one and len(left) > 1):
        raise NoSuchRound(element=whole.node.name, most=most)
    done = left[0] - 1 if is_one_by_one else most - len(left)
    if done and loop.output_collection:
        raise OutcomesLost(element=whole.node.name, name=loop.output_collection)
    state: dict[str, Any] = {"done": done, "next": left[0] if is_one_by_one else most}
    if not is_endless:
        state |= {"size": most, "rest": items[left[0] :] if is_one_by_one else [], "out": []}
    whole.marks["loop"] = state
    return [_instance(whole, number - 1, None if is_endless else items[number - 1]) for number in left]


def _known_items(whole: Token) -> list[Any]:
    try:
        return _items(whole)
    except RuntimeFault as error:
        loop = _loop(whole)
        raise NoRounds(element=whole.node.name, name=loop.collection or loop.cardinality) from error


def ended(instance: Token) -> None:
    """Take in what *instance* did; start the next one or end the loop."""
    whole = instance.case.find(instance.marks["of"])
    assert whole is not None
    loop, state = _loop(whole), whole.marks["loop"]
    if loop.output_item:
        state["out"].append([instance.marks["index"], data.view(instance).get(loop.output_item)])
    state["done"] += 1
    data.hand_out(instance, without=("loopCounter", loop.item or "", loop.output_item or ""))
    _announce(whole)
    if loop.kind == "standard":
        (_start if _goes_on(whole) else _finish)(whole)
    elif state["done"] == state["size"] or _is_enough(instance, whole):
        _finish(whole)
    elif loop.kind == "sequential":
        _start(whole)


def _loop(token: Token) -> Loop:
    loop = token.node.drawn.loop
    assert loop is not None
    return loop


def _items(token: Token) -> list[Any]:
    """What the instances work on: the items of the collection, or nothing as often as the cardinality says."""
    loop = _loop(token)
    if loop.collection:
        found = token.case.engine.evaluate(token, loop.collection)
        if not isinstance(found, list) or len(found) > MOST_INSTANCES:
            raise NotAList(element=token.node.name, name=loop.collection, limit=MOST_INSTANCES)
        return list(found)
    count = token.case.engine.evaluate(token, loop.cardinality or "")
    if not isinstance(count, int | Decimal) or isinstance(count, bool) or count != int(count):
        raise NotACount(element=token.node.name, limit=MOST_INSTANCES)
    if not 0 <= count <= MOST_INSTANCES:
        raise NotACount(element=token.node.name, limit=MOST_INSTANCES)
    return [None] * int(count)


def _start(whole: Token) -> None:
    """Begin the next instance."""
    state = whole.marks["loop"]
    number = state["next"]
    state["next"] += 1
    whole.case.count(whole.node)
    whole.node.work(_instance(whole, number, state["rest"].pop(0) if state.get("rest") else None))


def _instance(whole: Token, number: int, item: Any) -> Token:
    """The instance *number*, from 0, that works on *item*."""
    loop = _loop(whole)
    instance = whole.place.instance(whole, index=number)
    instance.data["loopCounter"] = number + 1
    if loop.item and loop.kind != "standard":
        instance.data[loop.item] = item
    return instance


def _goes_on(whole: Token) -> bool:
    """Whether a standard loop runs once more."""
    loop, done = _loop(whole), whole.marks["loop"]["done"]
    if loop.maximum and done >= int(loop.maximum):
        return False
    if loop.condition is None:
        return True
    return whole.case.engine.truth(whole, loop.condition, {"loopCounter": done})


def _is_enough(instance: Token, whole: Token) -> bool:
    """Whether the completion condition ends the other instances."""
    condition, state = _loop(whole).condition, whole.marks["loop"]
    if condition is None:
        return False
    active = state["next"] - state["done"]
    counts = {"Instances": state["size"], "ActiveInstances": active, "CompletedInstances": state["done"]}
    names = {f"{prefix}{name}": count for name, count in counts.items() for prefix in ("numberOf", "nrOf")}
    return instance.case.engine.truth(instance, condition, {**names, "numberOfTerminatedInstances": 0})


def _announce(whole: Token) -> None:
    """Throw the event that goes with the end of an instance."""
    event, once = whole.node.loop_event, _loop(whole).behavior == "One"
    if event is None or (once and whole.marks["loop"]["done"] > 1):
        return
    for token in whole.place.live():
        if token.marks.get("host") == whole.id and event in token.node.triggers:
            token.node.leave(token)


def _finish(whole: Token) -> None:
    """End what still runs, write what came out, and let the activity leave at its next turn."""
    loop, state = _loop(whole), whole.marks["loop"]
    for token in whole.place.live():
        if token.marks.get("of") == whole.id:
            token.cancel()
    if loop.output_collection:
        data.write(
            whole, {loop.output_collection: [value for _, value in sorted(state["out"], key=lambda pair: pair[0])]}
        )
    whole._set_state(READY)
    whole.case.agenda.append(whole)
