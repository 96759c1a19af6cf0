"""One given answer becomes one clean value of the field's kind, or a fault says why not.

Text is trimmed and put in Unicode form NFC, so that the same name typed on two keyboards is the same name. Numbers
become decimals, amounts whole đồng, days and times values of their own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from forms import contact, faults, identity, limits, moment, money, rules
from forms.form import Field, Kind

Value = str | Decimal | int | bool | date | time | datetime | list[object]

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
UNSEEN = re.compile(r"[\s\xad\u180e\u200b-\u200f\u2060-\u2064\u3164\ufeff]*")
BREAK = re.compile(r"[\n\t]")
NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9:._-]{0,199}")


def clean(field: Field, given: object) -> Value | None:
    """The value that *given* means for *field*; None when nothing is given.

    Only what one answer can show is checked: required fields, conditions and computed options come later.

    Raises:
        Fault: what is wrong with it, in words for the person who typed it.
    """
    tidy = _tidy(given)
    if tidy is None or tidy == "" or tidy == []:
        return None
    value = CONVERTERS[field.kind](field, tidy)
    for rule in (_length, _pattern, _bounds, _decimals, _option):
        rule(field, value)
    return value


def is_among(value: object, allowed: list[object]) -> bool:
    """Whether *value*, or each entry of it when it is a list, is one of *allowed*; true is not 1."""
    known = {(isinstance(option, bool), option) for option in allowed if not isinstance(option, list | dict)}
    return all((isinstance(one, bool), one) in known for one in (value if isinstance(value, list) else [value]))


def _tidy(given: object) -> object:
    if not isinstance(given, str):
        return given
    text = unicodedata.normalize("NFC", given.replace("\r\n", "\n").replace("\r", "\n")).strip()
    # Characters that show nothing are no answer: a required field would be filled with them.
    return "" if UNSEEN.fullmatch(text) else text


def _text(field: Field, given: object) -> str:
    if not isinstance(given, str):
        raise faults.NotText
    if CONTROL.search(given) or (field.kind != "lines" and BREAK.search(given)):
        raise faults.BadCharacter
    return given


def _written(read: Callable[[str], Value]) -> Callable[[Field, object], Value]:
    """A converter for kinds that are typed as one line of text."""

    def convert(field: Field, given: object) -> Value:
        text = _text(field, given)
        if len(text) > limits.LINE:
            raise faults.TooLong(limit=limits.LINE)
        return read(text)

    return convert


def _number(_field: Field, given: object) -> Decimal:
    if isinstance(given, bool) or not isinstance(given, int | float | Decimal | str):
        raise faults.NotANumber
    text = str(given)
    if len(text) > limits.DIGITS * 2 or not NUMBER.fullmatch(text):
        raise faults.NotANumber
    return _short(text)


def _short(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise faults.NotANumber from None
    if abs(number.adjusted()) > limits.DIGITS or len(number.as_tuple().digits) > limits.DIGITS:
        raise faults.NotANumber
    return number


def _money(field: Field, given: object) -> int:
    return money.amount(given, negative=field.rules.negative)


def _flag(_field: Field, given: object) -> bool:
    if not isinstance(given, bool):
        raise faults.NotYesOrNo
    return given


def _choice(_field: Field, given: object) -> str | Decimal | bool:
    if not isinstance(given, str | int | float | Decimal):
        raise faults.NotAnOption
    if isinstance(given, bool):
        return given
    return _number(_field, given) if not isinstance(given, str) else given


def _choices(field: Field, given: object) -> list[object]:
    if not isinstance(given, list):
        raise faults.NotAList
    if len(given) > limits.OPTIONS:
        raise faults.TooManyItems(limit=limits.OPTIONS)
    chosen: list[object] = [_choice(field, _tidy(one)) for one in given]
    if len({(type(one), one) for one in chosen}) < len(chosen):
        raise faults.ChosenTwice
    return chosen


def _file(_field: Field, given: object) -> str:
    if not isinstance(given, str) or not REFERENCE.fullmatch(given):
        raise faults.NotAFile
    return given


def _files(field: Field, given: object) -> list[object]:
    if not isinstance(given, list):
        raise faults.NotAList
    if len(given) > limits.ROWS:
        raise faults.TooManyItems(limit=limits.ROWS)
    return [_file(field, _tidy(one)) for one in given]


def _computed(_field: Field, given: object) -> Value:
    """What the page computed; the check compares it with what it computes itself."""
    if isinstance(given, bool | str | list):
        return given
    if isinstance(given, int | float | Decimal):
        return rules.scalar(given)
    raise faults.ComputedField


def _length(field: Field, value: Value) -> None:
    if not isinstance(value, str):
        return
    longest = field.rules.max_length if field.rules.max_length is not None else _longest(field)
    if len(value) > longest:
        raise faults.TooLong(limit=longest)
    if field.rules.min_length is not None and len(value) < field.rules.min_length:
        raise faults.TooShort(limit=field.rules.min_length)


def _longest(field: Field) -> int:
    return limits.LINES if field.kind in ("lines", "computed") else limits.LINE


def _pattern(field: Field, value: Value) -> None:
    if field.rules.pattern is None or not isinstance(value, str):
        return
    if len(value) > limits.PATTERN_TEXT:
        raise faults.TooLong(limit=limits.PATTERN_TEXT)
    if not field.rules.pattern.search(value):
        raise faults.PatternMissed


def _bounds(field: Field, value: Value) -> None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return
    if field.rules.minimum is not None and value < field.rules.minimum:
        raise faults.TooSmall(limit=_spell(field, field.rules.minimum))
    if field.rules.maximum is not None and value > field.rules.maximum:
        raise faults.TooBig(limit=_spell(field, field.rules.maximum))


def _spell(field: Field, bound: Decimal) -> str:
    return money.spell(int(bound)) if field.kind == "money" else f"{bound:f}".replace(".", ",")


def _decimals(field: Field, value: Value) -> None:
    if field.rules.decimals is None or not isinstance(value, Decimal):
        return
    if value != round(value, field.rules.decimals):
        raise faults.TooManyDecimals(limit=field.rules.decimals)


def _option(field: Field, value: Value) -> None:
    if field.options is not None and not is_among(value, [option.value for option in field.options]):
        raise faults.NotAnOption


CONVERTERS: dict[Kind, Callable[[Field, object], Value]] = {
    "text": _text,
    "lines": _text,
    "number": _number,
    "money": _money,
    "flag": _flag,
    "choice": _choice,
    "choices": _choices,
    "date": _written(moment.day),
    "time": _written(moment.clock),
    "moment": _written(moment.moment),
    "personal-id": _written(identity.personal_id),
    "tax-code": _written(identity.tax_code),
    "phone": _written(contact.phone),
    "email": _written(contact.email),
    "file": _file,
    "files": _files,
    "computed": _computed,
}
