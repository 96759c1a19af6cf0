"""A run as bytes and back: the tokens that still stand somewhere, the data, and nothing that the diagram says anyway.

The bytes are the format number, a line feed, and one JSON list: key of the snapshot, process, whether it has ended,
whether values are tagged, data, places. A place is its host's id and its tokens; a token is id, node, state, marks and
own data. Values that JSON lacks are written as {"\\0": tag, "v": text}; names with a NUL never get into the data.

Finished tokens are left out: no rule of the engine looks back. (The twin keeps them, to prove it: see twin.py.)
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import orjson

from engine.runtime.cases import Case, Place, Scope
from engine.runtime.data import KeptUUID, weigh
from engine.runtime.faults import StateBroken, StateOfOther, StateTooNew
from engine.runtime.library import READY, STARTED, WAITING
from engine.runtime.tokens import Token
from feel.duration import DaysDuration, MonthsDuration

if TYPE_CHECKING:
    from engine.runtime.definitions import Definition

FORMAT = 1
KEY_LENGTH = 16  #: enough of a content digest to tell the snapshots of one case apart
TAG = "\0"
STANDING = (WAITING, READY, STARTED)
_OPTIONS = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_SUBCLASS

# The order matters: a datetime is a date too.
_WRITERS: tuple[tuple[type, str, Callable[[Any], Any]], ...] = (
    (datetime, "dt", datetime.isoformat),
    (date, "d", date.isoformat),
    (time, "t", time.isoformat),
    (Decimal, "n", str),
    (KeptUUID, "u", str),
    (timedelta, "td", lambda length: [length.days, length.seconds, length.microseconds]),
    (DaysDuration, "dd", lambda length: length.nanoseconds),
    (MonthsDuration, "md", lambda length: length.months),
)
_READERS: dict[str, Callable[[Any], Any]] = {
    "dt": datetime.fromisoformat,
    "d": date.fromisoformat,
    "t": time.fromisoformat,
    "n": Decimal,
    "u": KeptUUID,
    "td": lambda parts: timedelta(*parts),
    "dd": DaysDuration,
    "md": MonthsDuration,
}


def encode(case: Case) -> bytes:
    """The state of *case*, to be kept in one column.

    Raises:
        TooMuchData: it would be too large for that.
    """
    tagged = False

    def default(value: Any) -> Any:
        nonlocal tagged
        tagged = True
        for kind, tag, write in _WRITERS:
            if isinstance(value, kind):
                return {TAG: tag, "v": write(value)}
        raise TypeError(type(value))

    places = [[place.host.id if place.host else None, _rows(place)] for place in case.places()]
    weigh([case.data, places])
    content = orjson.dumps([case.data, places], default=default, option=_OPTIONS)
    head = [case.definition.key[:KEY_LENGTH], case.definition.process, case.completed, tagged]
    return b"%d\n[%s,%s]" % (FORMAT, orjson.dumps(head), content)


def decode(definition: Definition, blob: bytes) -> Case:
    """The case that *blob* describes, running by *definition*.

    Raises:
        StateTooNew: written by a later format.
        StateOfOther: written for another snapshot or process.
        StateBroken: anything else that `encode` did not write.
    """
    number, _, body = blob.partition(b"\n")
    if not number.isdigit() or len(number) > 9:
        raise StateBroken(reason="?")
    if int(number) > FORMAT:
        raise StateTooNew(version=int(number), known=FORMAT)
    try:
        (key, process, ended, tagged), (data, places) = orjson.loads(body)
        if (key, process) != (definition.key[:KEY_LENGTH], definition.process):
            raise StateOfOther(key=definition.key[:KEY_LENGTH])
        return _build(definition, ended, *(_untagged([data, places]) if tagged else (data, places)))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError) as error:
        raise StateBroken(reason=f"{type(error).__name__}: {error}"[:80]) from error


def _rows(place: Place) -> list[list[Any]]:
    return [
        [token.id, token.node.name, token._state, token.internal_data or 0, token.data or 0]
        for token in place.tasks.values()
        if token.is_live
    ]


def _build(definition: Definition, ended: bool, data: dict[str, Any], places: list[Any]) -> Case:
    case = Case(definition, now=datetime.min.replace(tzinfo=UTC))
    case.completed = ended is True
    case.data = {**data}
    (_, rows), *inner = places
    _stand(case, rows)
    for host_id, rows in inner:
        host = case.find(host_id)
        if host is None:
            raise KeyError(host_id)
        scope = Scope(host.node.inner, host)
        case.subprocesses[host_id] = scope
        _stand(scope, rows)
    return case


def _stand(place: Place, rows: list[Any]) -> None:
    """Put the tokens that *rows* describe back where they stood."""
    root = Token(place, place.spec.root, None)
    root._set_state(root.node.done)
    for token_id, name, state, marks, own in rows:
        if not isinstance(token_id, str) or state not in STANDING:
            raise ValueError(state)
        token = Token(place, place.spec.node(name), root, token_id)
        token._set_state(state)
        token.internal_data = {**(marks or {})}
        token.data = {**(own or {})}


def _untagged(value: Any) -> Any:
    if type(value) is dict:
        if TAG in value:
            return _READERS[value[TAG]](value["v"])
        return {key: _untagged(item) for key, item in value.items()}
    if type(value) is list:
        return [_untagged(item) for item in value]
    return value
