"""The shapes of legal parameters and of office time."""

from __future__ import annotations

from datetime import date
from typing import Any

from marshmallow import fields, validate

from api.peopleshapes import Decided
from api.shapes import KEY, Moment, Shape
from engine.calendar.moments import DAY_MINUTES
from engine.office import LONGEST_LABEL, LONGEST_TITLE

SORTS = ("off", "work", "half")
SESSION = "([01][0-9]|2[0-4]):[0-5][0-9]-([01][0-9]|2[0-4]):[0-5][0-9]"
MOST_SESSIONS = 6


class LastDay(fields.Date):
    """The last day of something; null where it has no end yet."""

    def _serialize(self, value: date | None, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        return super()._serialize(None if value == date.max else value, attr, obj, **kwargs)


class Value(Shape):
    """What a legal parameter says while it is in force."""

    code = fields.String(required=True)
    value = fields.String(required=True)
    unit = fields.String(required=True)
    valid_from = fields.Date(required=True)
    valid_to = LastDay(required=True, allow_none=True)
    source = fields.String(required=True)


class Values(Shape):
    """Values of legal parameters, in order."""

    rows = fields.List(fields.Nested(Value), required=True)


class NewValue(Decided):
    """A value from a day on, or for a while."""

    value = fields.String(required=True, validate=validate.Length(1, 20))
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(load_default=None, allow_none=True)


def _sessions() -> Any:
    one = fields.String(validate=validate.Regexp(f"^{SESSION}$"), metadata={"description": "As 07:30-11:30"})
    return fields.List(one, load_default=list, validate=validate.Length(0, MOST_SESSIONS))


class Hours(Shape):
    """Office hours of some weekdays; 1 is Monday. Those of a calendar as it is shipped have no id yet."""

    id = fields.UUID(required=True, allow_none=True)
    weekdays = fields.List(fields.Integer(), required=True)
    sessions = fields.List(fields.String(), required=True)
    value = fields.Float(required=True, metadata={"description": "How much of a working day such a day counts"})
    is_open = fields.Boolean(required=True)
    valid_from = fields.Date(required=True)
    valid_to = LastDay(required=True, allow_none=True)


class Day(Shape):
    """A day that is not as its weekday: off, worked instead of another, or worked by half."""

    day = fields.Date(required=True)
    sort = fields.String(required=True)
    name = fields.String(required=True)
    source = fields.String(required=True)
    sessions = fields.List(fields.String(), required=True)
    like = fields.Date(required=True, allow_none=True)
    is_open = fields.Boolean(required=True, allow_none=True)


class Calendar(Shape):
    """A calendar with its own hours and days; the days of the nation and of the calendar above hold in it too."""

    name = fields.String(required=True)
    title = fields.String(required=True)
    parent = fields.String(required=True, allow_none=True)
    hours = fields.List(fields.Nested(Hours), required=True)
    days = fields.List(fields.Nested(Day), required=True)


class Names(Shape):
    """The calendars that there are."""

    names = fields.List(fields.String(), required=True)


class NewCalendar(Decided):
    """A calendar that begins with the hours of another."""

    name = fields.String(required=True, validate=validate.Length(1, KEY))
    title = fields.String(required=True, validate=validate.Length(1, LONGEST_TITLE))
    like = fields.String(required=True, validate=validate.Length(1, KEY), metadata={"description": "Name"})
    parent = fields.String(
        load_default=None,
        allow_none=True,
        validate=validate.Length(1, KEY),
        metadata={"description": "Name of the calendar whose special days hold in it too"},
    )
    day_minutes = fields.Integer(
        load_default=None,
        allow_none=True,
        strict=True,
        validate=validate.Range(1, DAY_MINUTES),
        metadata={"description": "What a working day is worth; by default what the legal parameter says"},
    )


class NewHours(Decided):
    """Office hours of some weekdays from a day on, for good or for a while; without sessions they are days off."""

    weekdays = fields.List(
        fields.Integer(strict=True, validate=validate.Range(1, 7)), required=True, validate=validate.Length(1, 7)
    )
    sessions = _sessions()
    since = fields.Date(required=True)
    until = fields.Date(load_default=None, allow_none=True, metadata={"description": "The last day"})
    value = fields.Float(load_default=None, allow_none=True, validate=validate.Range(0, 1))
    is_open = fields.Boolean(load_default=True)


class EndingHours(Decided):
    """Until when hours are valid."""

    hours = fields.UUID(required=True)
    last = fields.Date(required=True)


class Marking(Decided):
    """What is special about a day."""

    day = fields.Date(required=True)
    sort = fields.String(required=True, validate=validate.OneOf(SORTS))
    label = fields.String(load_default="", validate=validate.Length(0, LONGEST_LABEL))
    sessions = _sessions()
    like = fields.Date(load_default=None, allow_none=True)
    is_open = fields.Boolean(load_default=None, allow_none=True)


class Unmarking(Decided):
    """A day that is as its weekday again."""

    day = fields.Date(required=True)


class Choosing(Decided):
    """By which calendar a unit works."""

    calendar = fields.String(required=True, validate=validate.Length(1, KEY))


class MarkingOf(Marking):
    """What is special about a day of a calendar."""

    calendar = fields.String(required=True, validate=validate.Length(1, KEY))


class UnmarkingOf(Unmarking):
    """A day of a calendar that is as its weekday again."""

    calendar = fields.String(required=True, validate=validate.Length(1, KEY))


class NewHoursOf(NewHours):
    """Office hours of a calendar."""

    calendar = fields.String(required=True, validate=validate.Length(1, KEY))


class NewValueOf(NewValue):
    """A value of a legal parameter."""

    code = fields.String(required=True, validate=validate.Length(1, 60))


class TimeChange(Shape):
    """Changes of office time and of legal parameters, tried one after the other."""

    unmark = fields.Nested(UnmarkingOf, load_default=None, allow_none=True)
    mark = fields.Nested(MarkingOf, load_default=None, allow_none=True)
    hours = fields.Nested(NewHoursOf, load_default=None, allow_none=True)
    parameter = fields.Nested(NewValueOf, load_default=None, allow_none=True)


class MovedDate(Shape):
    """A due date that would be another one."""

    case_id = fields.UUID(required=True)
    subject = fields.String(required=True)
    before = Moment(required=True)
    after = Moment(required=True)


class ForeseenDates(Shape):
    """What a change would do to running clocks."""

    done = fields.Integer(required=True, metadata={"description": "Clocks that would be derived again"})
    moved = fields.Integer(required=True)
    later = fields.Integer(required=True)
    failed = fields.Integer(required=True)
    shown = fields.List(fields.Nested(MovedDate), required=True, metadata={"description": "The first that would move"})


class Recounting(Shape):
    """Where to go on: what the answer before said; null: from the beginning."""

    after = fields.UUID(load_default=None, allow_none=True)


class Recounted(Shape):
    """What one batch did; call again with `after` until it is null."""

    done = fields.Integer(required=True)
    moved = fields.Integer(required=True)
    failed = fields.Integer(required=True)
    after = fields.UUID(required=True, allow_none=True)


class PauseReason(Shape):
    """A reason for which a head may let a clock stand still."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    basis = fields.String(required=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True, allow_none=True)


class PauseReasons(Shape):
    """The catalogue of reasons, in order."""

    rows = fields.List(fields.Nested(PauseReason), required=True)


class PauseReasonChange(Decided):
    """What a reason is called and until when it may be given; the decision is its legal basis."""

    name = fields.String(required=True, validate=validate.Length(1, 300))
    since = fields.Date(required=True)
    until = fields.Date(load_default=None, allow_none=True, metadata={"description": "The last day"})


class NewPauseReason(PauseReasonChange):
    """One more reason."""

    code = fields.String(required=True, validate=validate.Length(1, 60))


class OwnStatus(Shape):
    """A status of the agency's own."""

    code = fields.String(required=True)
    under = fields.String(required=True)
    name = fields.String(required=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True, allow_none=True)


class OwnStatuses(Shape):
    """Statuses of the agency's own."""

    rows = fields.List(fields.Nested(OwnStatus), required=True)


class NewOwnStatus(Decided):
    """A status of the agency's own under an official one."""

    code = fields.String(required=True, validate=validate.Length(1, 60))
    under = fields.String(required=True, validate=validate.Length(1, 60))
    name = fields.String(required=True, validate=validate.Length(1, 200))
    since = fields.Date(required=True)


class EndingOwnStatus(Decided):
    """From which day on it is not used."""

    on = fields.Date(required=True)


class ChartChange(Decided):
    """Whether one status may follow another from a day on; before null: a case may begin so."""

    before = fields.String(required=True, allow_none=True, validate=validate.Length(1, 60))
    after = fields.String(required=True, validate=validate.Length(1, 60))
    allow = fields.Boolean(required=True)
    since = fields.Date(required=True)


class ChartPair(Shape):
    """One status may follow another; null: a case begins so."""

    before = fields.String(required=True, allow_none=True)
    after = fields.String(required=True)


class ChartPairs(Shape):
    """Which status may follow which."""

    changes = fields.List(fields.Nested(ChartPair), required=True)
