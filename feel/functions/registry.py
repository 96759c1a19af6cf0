"""The closed list itself: what each function is called, which arguments it takes, and how a call finds it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeVar

from feel.duration import DaysDuration, MonthsDuration
from feel.limits import Meter
from feel.values import Callback, Range, Value

#: What the signatures below may ask for.
KINDS: dict[str, tuple[type, ...]] = {
    "number": (Decimal,),
    "string": (str,),
    "boolean": (bool,),
    "date": (date,),
    "time": (time,),
    "date and time": (datetime,),
    "day": (date, datetime),
    "moment": (date, time, datetime),
    "days duration": (DaysDuration,),
    "duration": (DaysDuration, MonthsDuration),
    "list": (list,),
    "context": (dict,),
    "range": (Range,),
    "function": (Callback,),
    "any": (object,),
}
MISSING = object()  #: stands for an argument that the call leaves out


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of one function."""

    name: str
    kind: str
    may_miss: bool = False
    may_be_null: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """One way to call one function; a name may have several."""

    name: str
    parameters: tuple[Parameter, ...]
    is_variadic: bool  #: whether the last parameter takes all further arguments, as a list
    call: Callable[..., Value]
    is_metered: bool  #: whether *call* wants the meter first

    def takes(self, count: int, names: Sequence[str]) -> bool:
        """Whether a call with *count* arguments by place, or with these names, can be meant."""
        needed = [parameter.name for parameter in self.parameters if not parameter.may_miss]
        if names:
            known = {parameter.name for parameter in self.parameters}
            return not self.is_variadic and set(needed) <= set(names) <= known
        return len(needed) <= count and (self.is_variadic or count <= len(self.parameters))


Function = TypeVar("Function", bound=Callable[..., Value])
REGISTRY: dict[str, list[Signature]] = {}
DECLARED = re.compile(r"(?P<name>[a-zA-Z ]+[0-9]?): (?P<kind>[a-z ]+)(?P<null>\|null)?(?P<miss>\?)?(?P<many>\.\.\.)?")


def function(name: str, parameters: str = "", *, metered: bool = False) -> Callable[[Function], Function]:
    """Put what follows on the list as *name*.

    *parameters* are "name: kind" with commas between; `|null` lets null in, `?` lets the argument be left out, `...`
    takes the rest as a list. An argument of a wrong kind makes the call null before the function is asked.
    """

    def enlist(call: Function) -> Function:
        declared = [_declared(part) for part in parameters.split(", ")] if parameters else []
        signature = Signature(
            name, tuple(found for found, _ in declared), any(many for _, many in declared), call, metered
        )
        REGISTRY.setdefault(name, []).append(signature)
        return call

    return enlist


def signatures(name: str, count: int, names: Sequence[str] = ()) -> list[Signature]:
    """The ways to call *name* with that many arguments, or with arguments of those names."""
    return [signature for signature in REGISTRY.get(name, ()) if signature.takes(count, names)]


def invoke(candidates: Sequence[Signature], arguments: Sequence[Value], names: Sequence[str], meter: Meter) -> Value:
    """What the first of *candidates* whose parameters fit the *arguments* gives; null when none fits."""
    meter.spend()
    for signature in candidates:
        bound = _bind(signature, arguments, names)
        if bound is not None:
            return signature.call(meter, *bound) if signature.is_metered else signature.call(*bound)
    return None


def _declared(text: str) -> tuple[Parameter, bool]:
    found = DECLARED.fullmatch(text)
    if found is None or found["kind"] not in KINDS:
        raise ValueError(text)
    return Parameter(found["name"], found["kind"], bool(found["miss"]), bool(found["null"])), bool(found["many"])


def _bind(signature: Signature, arguments: Sequence[Value], names: Sequence[str]) -> list[Value] | None:
    """The values for the parameters in order, or None when one is of a wrong kind."""
    given = dict(zip(names, arguments, strict=True)) if names else None
    bound: list[Value] = []
    for place, parameter in enumerate(signature.parameters):
        if signature.is_variadic and place == len(signature.parameters) - 1:
            rest = [_fit(parameter, value) for value in arguments[place:]]
            return None if any(value is MISFIT for value in rest) else [*bound, rest]
        value = given.get(parameter.name, MISSING) if given is not None else _at(arguments, place)
        if value is MISSING and given is None:
            break
        if value is MISSING:
            bound.append(None)
            continue
        value = _fit(parameter, value)
        if value is MISFIT:
            return None
        bound.append(value)
    return bound


MISFIT = object()


def _at(arguments: Sequence[Value], place: int) -> Value:
    return arguments[place] if place < len(arguments) else MISSING


def _fit(parameter: Parameter, value: Value) -> Value:
    """*value* as the parameter wants it; a list of one stands for its entry and the other way round.

    Source: DMN 1.5, 10.3.2.9.4.
    """
    kinds = KINDS[parameter.kind]
    if value is None:
        return None if parameter.may_be_null or parameter.kind == "any" else MISFIT
    if type(value) in kinds or parameter.kind == "any":
        return value
    if parameter.kind == "list":
        return [value]
    if type(value) is list and len(value) == 1 and type(value[0]) in kinds:
        return value[0]
    return MISFIT
