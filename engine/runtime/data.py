"""The data that routes a case: what may be kept, who sees what, and what happens when two people change the same.

One set of names belongs to the case and is seen by all its tokens. A loop instance and a called process are *local*:
they read through to the data around them and keep what they write until they end; then it is merged outwards. Values
are replaced and never changed in place.

A person who works on a step goes on seeing the values that the step began with, even if a parallel branch overwrites
them; at the end the answers are merged three ways, so that a value which came back unchanged undoes nobody's work.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Any
from uuid import UUID

from engine.runtime.faults import TooMuchData, UnfitData
from feel.duration import DaysDuration, MonthsDuration

if TYPE_CHECKING:
    from engine.runtime.tokens import Token

DEEPEST = 40
MOST_KEPT = 4_000_000  #: characters and values of one case; our choice: four times the largest answers to a form
MOST_BITS = 20_000  #: of a whole number; expressions know decimals of that size
_MISSING = object()


class KeptUUID(UUID):
    """A UUID that the codec sees: the JSON writer turns plain ones into text without asking."""


TEMPORAL = datetime | date | time | timedelta | KeptUUID | DaysDuration | MonthsDuration


def kept(value: object, path: str = "data", depth: int = 0) -> Any:
    """A copy of *value* that a state can hold: sets and tuples become lists, whole numbers beyond 64 bits decimals.

    Raises:
        UnfitData: for anything else than text, numbers, booleans, dates and times, durations, UUIDs, lists and objects.
    """
    if type(value) is str:
        return _text(value, path)
    if depth > DEEPEST:
        raise UnfitData(path=path[:80], reason=f"> {DEEPEST} levels")
    if isinstance(value, Mapping):
        return {_name(key, path): kept(item, f"{path}.{key}", depth + 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [kept(item, f"{path}[{number}]", depth + 1) for number, item in enumerate(value, 1)]
    if isinstance(value, set | frozenset):
        return [kept(item, path, depth + 1) for item in sorted(value, key=repr)]
    return _scalar(value, path)


def weigh(value: Any) -> None:
    """Nothing, when *value*, a kept one, is small enough to be one row of a table.

    Raises:
        TooMuchData: it holds more than MOST_KEPT characters and values.
    """
    left = MOST_KEPT
    rest = [value]
    while rest:
        one = rest.pop()
        kind = type(one)
        left -= len(one) if kind is str or kind is list or kind is dict else 1
        if left < 0:
            raise TooMuchData(limit=MOST_KEPT)
        if kind is list:
            rest += one
        elif kind is dict:
            rest += one
            rest += one.values()


def copied(value: Any) -> Any:
    """A copy of a kept value that its reader may change."""
    if type(value) is dict:
        return {key: copied(item) for key, item in value.items()}
    if type(value) is list:
        return [copied(item) for item in value]
    return value


def view(token: Token) -> dict[str, Any]:
    """What expressions at *token* see. Not to be changed."""
    innermost, *around = stores(token)
    if not around:
        return innermost
    return {name: value for store in reversed([innermost, *around]) for name, value in store.items()}


def view_of_step(token: Token) -> dict[str, Any]:
    """What the person sees who works on *token*: a copy, with the values that the step began with."""
    began_with = {name: old[0] for name, old in token.marks.get("seen", {}).items() if old}
    own = token.data if token.is_local else {}
    seen: dict[str, Any] = copied({**view(token), **began_with, **own})
    return seen


def stores(token: Token) -> Iterator[dict[str, Any]]:
    """Where names are looked up from *token*, innermost first; the first is where it writes."""
    if token.is_local:
        yield token.data
    yield from outer_stores(token)


def outer_stores(token: Token) -> Iterator[dict[str, Any]]:
    """The stores around *token*, without its own."""
    for activity in token.above:
        if activity.is_local:
            yield activity.data
    yield token.case.data


def write(token: Token, changes: Mapping[str, Any]) -> None:
    """Set names at *token*, as scripts, decisions and payloads of events do."""
    _set(next(stores(token)), token, changes)


def answer(token: Token, changes: Mapping[str, Any]) -> None:
    """Set names as the answers of the person at *token*, three ways against what the step began with."""
    if token.is_local:
        token.data.update(changes)
        return
    _set(next(stores(token)), token, _three_ways(token, changes, view(token)))


def hand_out(token: Token, *, without: tuple[str, ...] = ()) -> None:
    """Merge what the local *token* wrote into the data around it; names in *without* end with it."""
    mine = {name: value for name, value in token.data.items() if name not in without}
    around = next(outer_stores(token))
    _set(around, token, _three_ways(token, mine, around))


def merge(base: Any, mine: Any, theirs: Any) -> Any:
    """*mine* and *theirs*, both made from *base*, as one value; where both changed the same, *mine* counts."""
    if _same(mine, base):
        return theirs
    if _same(theirs, base):
        return mine
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return _merge_objects(base if isinstance(base, dict) else {}, mine, theirs)
    if all(isinstance(value, list) for value in (base, mine, theirs)):
        length = len(base)
        if mine[:length] == base == theirs[:length]:
            return theirs + mine[length:]
    return mine


def _same(one: Any, other: Any) -> bool:
    """Whether two values are one, where `true` is not 1."""
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


def _merge_objects(base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    names = [*theirs, *(name for name in mine if name not in theirs)]
    merged = {
        name: merge(base.get(name, _MISSING), mine.get(name, _MISSING), theirs.get(name, _MISSING)) for name in names
    }
    return {name: value for name, value in merged.items() if value is not _MISSING}


def _three_ways(token: Token, mine: Mapping[str, Any], around: Mapping[str, Any]) -> dict[str, Any]:
    """*mine* merged with what others wrote into *around* since *token* began."""
    seen = token.marks.get("seen", {})
    merged = {}
    for name, value in mine.items():
        if name in seen and name in around:
            old = seen[name]
            merged[name] = merge(old[0] if old else _MISSING, value, around[name])
        else:
            merged[name] = value
    return merged


def _set(store: dict[str, Any], writer: Token, changes: Mapping[str, Any]) -> None:
    changed = [name for name, value in changes.items() if not _same(store.get(name, _MISSING), value)]
    if changed:
        for token in writer.case.tokens():
            if token is not writer and (token.is_step or token.is_local):
                _remember(token, store, changed)
    store.update(changes)


def _remember(token: Token, store: dict[str, Any], changed: list[str]) -> None:
    """Note for *token* the values in *store* that are about to change, if it read or shadowed them."""
    for name in changed:
        if _reads(token, store, name):
            seen = token.marks.setdefault("seen", {})
            seen.setdefault(name, [store[name]] if name in store else [])


def _reads(token: Token, store: dict[str, Any], name: str) -> bool:
    """Whether *token* would lose work if it wrote *name* back over a change in *store*."""
    if token.is_local and not token.is_step and name not in token.data:
        return False
    for outer in outer_stores(token):
        if outer is store:
            return True
        if name in outer:
            return False
    return False


def _scalar(value: object, path: str) -> Any:
    if type(value) is UUID:
        return KeptUUID(int=value.int)
    if value is None or isinstance(value, bool | TEMPORAL):
        return value
    if isinstance(value, str):
        return _text(str(value), path)
    if isinstance(value, int):
        return int(value) if value.bit_length() < 64 else _decimal(value, path)
    if isinstance(value, float | Decimal) and isfinite(value):
        return value
    raise UnfitData(path=path, reason=type(value).__name__)


def _decimal(value: int, path: str) -> Decimal:
    if value.bit_length() > MOST_BITS:
        raise UnfitData(path=path, reason=f"> {MOST_BITS} bits")
    return Decimal(value)


def _text(value: str, path: str) -> str:
    """*value*, unless it holds half characters that no file or database takes."""
    if not value.isascii() and any("\ud800" <= letter <= "\udfff" for letter in value):
        raise UnfitData(path=path, reason="surrogates")
    return value


def _name(key: object, path: str) -> str:
    if not isinstance(key, str) or "\0" in key:
        raise UnfitData(path=path, reason=f"{key!r:.40}")
    return _text(key, path)
