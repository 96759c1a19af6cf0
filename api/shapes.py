"""The shapes of what comes in and goes out over the API."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from engine.people import acts
from engine.queries import lists
from engine.queries import tasks as inboxes
from engine.validity import VIETNAM

KEY = 120  #: letters of a code
LONG = 1000  #: letters of a reason
MOST_DEPTH = 100  #: levels of what is sent; our choice: answers have thirty at most, and a database writes some 250
BEYOND = 2**63  #: no whole number that is kept is so large
MOST_VERSION = 2**31 - 1  #: what the database counts to


class Moment(fields.AwareDateTime):
    """A moment with its offset; told in the time of Vietnam."""

    def _serialize(self, value: datetime | None, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        local = None if value is None else value.astimezone(VIETNAM)
        return super()._serialize(local, attr, obj, **kwargs)


class Shape(ma.Schema):
    """What is not named is refused when it comes in, and so is what no database keeps: half letters, numbers, depth."""

    class Meta:
        """Settings of the library."""

        unknown = ma.RAISE

    @ma.pre_load
    def _of_plain_values(self, said: Any, **_: Any) -> Any:
        level, depth = [said], 0  # not by recursion: whoever sends it says how deep it is
        while level:
            if depth > MOST_DEPTH:
                raise ma.ValidationError("Nested too deep.")
            level, depth = [inner for one in level for inner in _inside(one)], depth + 1
        return said


def _inside(one: Any) -> Iterable[Any]:
    """What *one* consists of; nothing, when it is a plain value, which is one that is kept."""
    if isinstance(one, Mapping):
        return [*one, *one.values()]
    if isinstance(one, list):
        return one
    _require_plain(one)
    return ()


def _require_plain(one: Any) -> None:
    if isinstance(one, str):
        try:
            one.encode()
        except UnicodeEncodeError:
            raise ma.ValidationError("Not text in UTF-8.") from None
    if (isinstance(one, int) and abs(one) >= BEYOND) or (isinstance(one, float) and not math.isfinite(one)):
        raise ma.ValidationError("Not a number that can be kept.")


class FieldError(Shape):
    """One field that is not right."""

    pointer = fields.String(required=True, metadata={"description": "JSON pointer into the body, or ?name"})
    title = fields.String(required=True, metadata={"description": "In Vietnamese"})
    detail = fields.String(required=True, metadata={"description": "In English"})


class Problem(Shape):
    """Why a request was refused (RFC 9457)."""

    type = fields.String(required=True)
    title = fields.String(required=True, metadata={"description": "In Vietnamese"})
    status = fields.Integer(required=True)
    detail = fields.String(required=True, metadata={"description": "In English"})
    code = fields.String(required=True, metadata={"description": "Stable"})
    errors = fields.List(fields.Nested(FieldError))
    reference = fields.String(metadata={"description": "Under which the log knows more"})


class Place(Shape):
    """A unit."""

    code = fields.String(required=True)
    name = fields.String(required=True)


class TaskLine(Shape):
    """One task of a list."""

    id = fields.String(required=True, attribute="task_id")
    version = fields.Integer(required=True)
    name = fields.String(required=True)
    state = fields.String(required=True)
    case_id = fields.UUID(required=True)
    case_number = fields.String(required=True, allow_none=True)
    intake_reference = fields.String(required=True)
    procedure = fields.String(required=True, attribute="slug")
    holder = fields.String(required=True, allow_none=True, metadata={"description": "Full name of who claimed it"})
    ready_at = Moment(required=True)
    due_at = Moment(required=True, allow_none=True)
    matter = fields.String(required=True, metadata={"description": "What the case is about, in one line"})


class TaskPage(Shape):
    """A part of a list of tasks; `after` leads to the next part."""

    rows = fields.List(fields.Nested(TaskLine), required=True)
    after = fields.String(required=True, allow_none=True)


class TaskFilter(Shape):
    """Which tasks are looked for; all that is named must fit."""

    list = fields.String(attribute="which", validate=validate.OneOf(list(inboxes.LISTS)))
    procedure = fields.String(validate=validate.Length(max=KEY))
    case_id = fields.UUID()
    due_until = Moment()


class TaskSearch(Shape):
    """A search for tasks."""

    filter = fields.Nested(TaskFilter, load_default=dict)
    after = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=200))
    most = fields.Integer(load_default=50, strict=True, validate=validate.Range(1, inboxes.MOST))


class Task(Shape):
    """One task; `version` is its ETag."""

    id = fields.String(required=True)
    version = fields.Integer(required=True)
    element = fields.String(required=True, metadata={"description": "Id of the step in the diagram"})
    name = fields.String(required=True)
    state = fields.String(required=True)
    form = fields.String(required=True, allow_none=True)
    role = fields.String(required=True, metadata={"description": "The post that it waits for"})
    unit = fields.Nested(Place, required=True)
    case_id = fields.UUID(required=True)
    procedure = fields.String(required=True)
    holder = fields.String(required=True, allow_none=True)
    ready_at = Moment(required=True)
    due_at = Moment(required=True, allow_none=True)
    ended_at = Moment(required=True, allow_none=True)
    acts = fields.List(fields.String(), required=True, metadata={"description": "What you could do to it now"})


class NextTask(Shape):
    """The task that was claimed; null when nothing waits."""

    task = fields.Nested(Task, required=True, allow_none=True)


class Answers(Shape):
    """What is filled in of the form of a step."""

    answers = fields.Dict(keys=fields.String(), required=True)


class Handing(Shape):
    """To whom a task is given."""

    to = fields.String(required=True, validate=validate.Length(1, 80), metadata={"description": "Login"})
    reason = fields.String(load_default="", validate=validate.Length(max=1000))


TASK_ID = "[0-9a-f-]{32,36}"
MOST_AT_ONCE = 200  #: tasks of one request; our choice: four pages of a list


class TaskSeen(Shape):
    """A task of many, and the version of it that was seen."""

    id = fields.String(required=True, validate=validate.Regexp(f"^{TASK_ID}\\Z"))
    version = fields.Integer(required=True, strict=True, validate=validate.Range(0, MOST_VERSION))


class TaskAnswered(TaskSeen):
    """A task of many, with the answers to its form."""

    answers = fields.Dict(keys=fields.String(), load_default=dict)


def _many(shape: type[TaskSeen]) -> fields.List[Any]:
    return fields.List(fields.Nested(shape), required=True, validate=validate.Length(1, MOST_AT_ONCE))


class ManyTasks(Shape):
    """Tasks that the same is done to."""

    tasks = _many(TaskSeen)


class ManyAnswers(Shape):
    """Tasks that are completed together."""

    tasks = _many(TaskAnswered)


class ManyHandings(Handing):
    """Tasks that are given to one officer."""

    tasks = _many(TaskSeen)


class ManyOfBook(Shape):
    """Tasks of the clerk, and the register that their numbers are taken from; empty: all have theirs."""

    tasks = _many(TaskSeen)
    register = fields.String(load_default="", validate=validate.Length(max=40))


class TaskResult(Shape):
    """What became of one task of many; a problem when nothing was done to it."""

    id = fields.String(required=True)
    is_done = fields.Boolean(required=True)
    version = fields.Integer()
    state = fields.String()
    problem = fields.Nested(Problem)


class Results(Shape):
    """What became of each task, in the order asked."""

    results = fields.List(fields.Nested(TaskResult), required=True)


class Words(Shape):
    """What is said to whoever has a task."""

    words = fields.String(required=True, validate=validate.Length(1, LONG))


class GoingBack(Shape):
    """To which earlier step a case is returned, and why."""

    element = fields.String(required=True, validate=validate.Length(1, KEY), metadata={"description": "Id of the step"})
    reason = fields.String(required=True, validate=validate.Length(1, LONG))
    officer = fields.String(load_default=None, allow_none=True, validate=validate.Length(1, 80))


class EarlierStep(Shape):
    """A step that was done."""

    element = fields.String(required=True)
    name = fields.String(required=True)
    who = fields.String(required=True, allow_none=True)
    at = Moment(required=True)


class EarlierSteps(Shape):
    """Steps that were done, in order."""

    rows = fields.List(fields.Nested(EarlierStep), required=True)


class Load(Shape):
    """How busy an officer is with what may be assigned."""

    full_name = fields.String(required=True)
    held = fields.Integer(required=True)
    late = fields.Integer(required=True)


class Loads(Shape):
    """How busy officers are."""

    rows = fields.List(fields.Nested(Load), required=True)


class Draft(Shape):
    """A draft; `version` is its ETag, 0 before the first."""

    version = fields.Integer(required=True)
    answers = fields.Dict(keys=fields.String(), required=True)
    saved_at = Moment(required=True, allow_none=True)


class Whether(Shape):
    """Which act is asked about."""

    act = fields.String(required=True, validate=validate.OneOf(list(acts.ACTS)))


class Why(Shape):
    """Whether you may, and why."""

    allowed = fields.Boolean(required=True)
    words = fields.String(required=True, metadata={"description": "In Vietnamese"})


class Counter(Shape):
    """One counter of an officer's page."""

    code = fields.String(required=True)
    words = fields.String(required=True)
    count = fields.Integer(required=True)


class Counters(Shape):
    """All counters."""

    counters = fields.List(fields.Nested(Counter), required=True)


PAGE_SIZE = lists.MOST
