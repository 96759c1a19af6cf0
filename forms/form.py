"""What a form is once it has been read: a tree of fields, without anything that only the page needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Scalar = str | Decimal | bool
Kind = Literal[
    "text", "lines", "number", "money", "flag", "choice", "choices", "date", "time", "moment",
    "personal-id", "tax-code", "phone", "email", "file", "files", "computed", "group", "rows",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a choice."""

    value: Scalar
    label: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What the answer of one field must fulfil; None and False set no bound."""

    required: bool = False
    min_length: int | None = None
    max_length: int | None = None
    pattern: re.Pattern[str] | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    decimals: int | None = None
    negative: bool = False  #: money below zero is allowed


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One place for an answer, or a group or list of such places."""

    key: str  #: name inside its group
    kind: Kind
    label: str = ""
    rules: Rules = Rules()
    options: tuple[Option, ...] | None = None  #: None: any value, or those that *source* gives
    source: str | None = None  #: expression that gives the options, or the computed value
    hide: tuple[str, ...] = ()  #: expressions; hidden when one of them is true
    locked: bool | str = False  #: expression or constant: shown, not to be changed
    fields: tuple[Field, ...] = ()  #: of a group, or of each row of a list


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One form: where it was read, and its fields in order."""

    file: str
    id: str
    fields: tuple[Field, ...]
