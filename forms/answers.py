"""The check of what a person filled in: clean answers, or what is wrong, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from feel.duration import DaysDuration, MonthsDuration
from feel.errors import Fault
from forms import conditions, document, faults, limits, marshal
from forms.form import Form

Answers = dict[str, object]  #: field -> clean value; groups are dicts, rows are lists of dicts


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    answers: Answers  #: complete only when nothing is wrong
    faults: dict[str, list[Fault]]  #: path such as `thanh_vien.0.ho_ten` -> what is wrong; empty when all is right

    @property
    def is_clean(self) -> bool:
        """Whether every answer is right."""
        return not self.faults

    @property
    def errors(self) -> dict[str, list[str]]:
        """What is wrong in Vietnamese, by path."""
        return self.say("vi")

    def say(self, lang: str) -> dict[str, list[str]]:
        """What is wrong in *lang*, by path."""
        return {path: [fault.say(lang) for fault in found] for path, found in self.faults.items()}


def check(form: Form, answers: object, *, scope: Mapping[str, object] | None = None) -> Checked:
    """The clean values of *answers* to *form*, and every fault by field.

    *scope* is the data of the case, which conditions and computed options may name. Answers to unknown, hidden and
    read-only fields are faults: nothing that was sent is dropped in silence.

    Raises:
        AnswersNotAnObject, AnswersTooLarge, AnswersTooMany, AnswersTooDeep: refused as a whole, unread.
        Fault: an expression of the form goes beyond the limits of the language.
    """
    if not isinstance(answers, Mapping):
        raise faults.AnswersNotAnObject
    _measure(answers)
    clean, found = marshal.load(form, answers)
    conditions.apply(form, answers, clean=clean, scope=scope or {}, found=found)
    return Checked(clean, dict(list(found.items())[: limits.ERRORS]))


def plain(value: object) -> object:
    """Clean answers as JSON can hold them: days, times and durations in ISO 8601, decimals as numbers."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value) if isinstance(value, DaysDuration | MonthsDuration) else value


def _measure(answers: Mapping[object, object]) -> None:
    """Refuse what is too large before anything looks at it closely."""
    level: list[object] = [answers]
    characters = count = 0
    for _ in range(limits.ANSWER_DEPTH):
        count += len(level)
        characters += sum(_characters(value) for value in level)
        if count > limits.ANSWER_VALUES:
            raise faults.AnswersTooMany(limit=limits.ANSWER_VALUES)
        if characters > limits.ANSWER_CHARACTERS:
            raise faults.AnswersTooLarge(limit=limits.ANSWER_CHARACTERS)
        level = [inner for value in level for inner in document.inside(value)]
        if not level:
            return
    raise faults.AnswersTooDeep(limit=limits.ANSWER_DEPTH)


def _characters(value: object) -> int:
    if isinstance(value, str):
        return len(value)
    if not isinstance(value, Mapping):
        return 0
    if not all(isinstance(key, str) for key in value):
        raise faults.AnswersNotAnObject
    return sum(len(str(key)) for key in value)
