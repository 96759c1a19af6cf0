"""The shapes of the dashboard and of the lists of control over the API."""

from __future__ import annotations

from marshmallow import fields, validate

from api.caseshapes import CaseLine
from api.shapes import KEY, LONG, PAGE_SIZE, ManyTasks, Moment, Place, Shape
from api.watchshapes import Lateness
from engine.queries.figures import FIGURES
from engine.queries.watchlists import WATCHLISTS


def _maybe(most: int) -> fields.String:
    return fields.String(load_default=None, allow_none=True, validate=validate.Length(1, most))


def _numbers() -> fields.Dict:
    return fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


class Period(Shape):
    """Which days, both included, and which branch of units; without any the last thirty days of all."""

    since = fields.Date(load_default=None)
    until = fields.Date(load_default=None)
    unit = _maybe(KEY)


class Branch(Shape):
    """Which branch of units; without it all that you may read."""

    unit = _maybe(KEY)


class DashboardRow(Shape):
    """The numbers of one unit, field or procedure."""

    words = fields.String(required=True)
    narrowing = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        required=True,
        metadata={"description": "What to send with a search for the cases behind the numbers"},
    )
    numbers = _numbers()


class Span(Shape):
    """A day, or a week of a long period."""

    since = fields.Date(required=True)
    until = fields.Date(required=True)
    numbers = _numbers()


class WaitingStep(Shape):
    """A step at which tasks wait."""

    slug = fields.String(required=True)
    element = fields.String(required=True)
    name = fields.String(required=True)
    count = fields.Integer(required=True)
    late = fields.Integer(required=True)


class Holder(Shape):
    """Who holds tasks; nobody has claimed those of `null`."""

    login = fields.String(required=True, allow_none=True)
    full_name = fields.String(required=True, allow_none=True)
    count = fields.Integer(required=True)
    late = fields.Integer(required=True)
    oldest = Moment(required=True, allow_none=True)


class Dashboard(Shape):
    """How the cases stand that you may read; figures by their code."""

    since = fields.Date(required=True)
    until = fields.Date(required=True)
    figures = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    total = _numbers()
    units = fields.List(fields.Nested(DashboardRow), required=True)
    fields_ = fields.List(fields.Nested(DashboardRow), required=True, data_key="fields")
    procedures = fields.List(fields.Nested(DashboardRow), required=True)
    trend = fields.List(fields.Nested(Span), required=True)
    steps = fields.List(fields.Nested(WaitingStep), required=True)
    holders = fields.List(fields.Nested(Holder), required=True)
    lateness = fields.Nested(Lateness, required=True)


class _Paged(Shape):
    """Which part of a list."""

    after = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=200))
    most = fields.Integer(load_default=50, strict=True, validate=validate.Range(1, PAGE_SIZE))


class FigureSearch(_Paged):
    """The cases behind one number of the dashboard."""

    figure = fields.String(required=True, validate=validate.OneOf(list(FIGURES)))
    since = fields.Date(load_default=None, allow_none=True)
    until = fields.Date(load_default=None, allow_none=True)
    unit = _maybe(KEY)
    at = _maybe(KEY)
    procedure = _maybe(KEY)
    field = _maybe(200)


class UnitCount(Shape):
    """How many cases of one unit."""

    unit = fields.Nested(Place, required=True)
    count = fields.Integer(required=True)


class Watchlist(Shape):
    """One list of control."""

    code = fields.String(required=True)
    words = fields.String(required=True)
    count = fields.Integer(required=True)
    units = fields.List(fields.Nested(UnitCount), required=True)


class Watchlists(Shape):
    """The lists of control, by unit."""

    rows = fields.List(fields.Nested(Watchlist), required=True)


class WatchlistSearch(_Paged):
    """The cases of one list of control."""

    watchlist = fields.String(required=True, validate=validate.OneOf(list(WATCHLISTS)))
    unit = _maybe(KEY)


class WaitingTask(Shape):
    """A task that waits in a case."""

    id = fields.String(required=True, attribute="task_id")
    version = fields.Integer(required=True)
    name = fields.String(required=True)
    unit = fields.String(required=True)
    holder = fields.String(required=True, allow_none=True)
    due_at = Moment(required=True, allow_none=True)


class WatchedCase(CaseLine):
    """One case of a list of control: why it stands there, and where it lies."""

    reason = fields.String(required=True)
    waiting = fields.List(fields.Nested(WaitingTask), required=True)


class WatchlistPage(Shape):
    """A part of a list of control; `after` leads to the next part."""

    rows = fields.List(fields.Nested(WatchedCase), required=True)
    after = fields.String(required=True, allow_none=True)


class UrgingSearch(_Paged):
    """What was urged in cases that you may read."""


class Urging(Shape):
    """One urging, and the first act of somebody else in the case since."""

    case_id = fields.UUID(required=True)
    number = fields.Integer(required=True, metadata={"description": "Of its entry in the trail of the case"})
    code = fields.String(required=True)
    step = fields.String(required=True)
    at = Moment(required=True)
    who = fields.String(required=True, allow_none=True)
    words = fields.String(required=True, allow_none=True)
    answer = fields.String(required=True, allow_none=True)
    answered_at = Moment(required=True, allow_none=True)
    answered_by = fields.String(required=True, allow_none=True)


class UrgingPage(Shape):
    """A part of the urgings; `after` leads to the next part."""

    rows = fields.List(fields.Nested(Urging), required=True)
    after = fields.String(required=True, allow_none=True)


class ManyUrged(ManyTasks):
    """Tasks whose holders are urged, and in which words."""

    words = fields.String(required=True, validate=validate.Length(1, LONG))
