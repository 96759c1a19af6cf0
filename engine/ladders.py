"""The rungs of a clock as data: when somebody is told of it, and whether a procedure's clocks can be armed at all.

A step or a legal limit says `warn` (how long before its due moment) and `escalate` (how long after it became late, one
or more, with spaces between), in office time: PT2H, P1D. `warn = none` leaves the warning out.

Our choice: without `warn` a clock warns one working day before it is due, for that is when an apology must be sent at
the latest (NĐ 118/2025/NĐ-CP Điều 19); the moment it is due and the first minute it is late are always rungs. A clock
judged to the minute has no rung at its due moment: the next minute is late already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from bpmn import folder, limits, model
from bpmn.clockrules import Span
from bpmn.nodes import FlowNode
from bpmn.procedure import Limit, Procedure
from engine import calendar
from engine.calendar import events, measures
from feel.errors import Fault
from feel.findings import Finding, of_fault

WARN = "P1D"
NONE = "none"
FOR_PERSONS = ("userTask", "manualTask", "task")
MINUTE = timedelta(minutes=1)
#: A clock is tried from here before a procedure is published: the Monday morning of a week without a day off.
TRIED_FROM = datetime(2026, 3, 2, 7, 30, tzinfo=calendar.ZONE)


class NotOfficeTime(Fault):
    """'{text}' must be a span of office time such as PT2H or P1D."""

    vi = "'{text}' phải là khoảng thời gian làm việc, ví dụ PT2H hoặc P1D."


class NothingMeasured(Fault):
    """'{element}' says {name}, but no clock measures it: {name} needs a step done by a person that has a limit."""

    vi = "'{element}' khai {name} nhưng không có đồng hồ nào đo: {name} cần một bước do người làm và có thời hạn."


class WarnsTooEarly(Fault):
    """The warning '{text}' comes no later than the start of the limit '{limit}', so nobody would ever be warned."""

    vi = "Cảnh báo '{text}' không muộn hơn lúc bắt đầu thời hạn '{limit}' nên sẽ không bao giờ được gửi."


class AddedByOtherRule(Fault):
    """'{text}' may be added to the limit '{limit}' but is counted by another rule; give both the same kind and rule."""

    vi = "'{text}' sẽ được cộng vào thời hạn '{limit}' nhưng có cách tính khác; hai bên phải cùng kind và rule."


def moments(
    shown: calendar.Clock, warn: str | None, escalate: str | None, apology: str | None = None
) -> dict[str, datetime]:
    """When each rung of a clock that shows *shown* fires: "warn", "apology", "due", "overdue", "escalate-1" …

    Raises:
        NotOfficeTime: *warn* or *escalate* is not counted in office time; and what `calendar.parse_limit` raises.
    """
    found: dict[str, datetime] = {}
    before = WARN if warn is None else warn
    if before != NONE:
        found["warn"] = _before(shown, before)
    if apology is not None:
        found["apology"] = _before(shown, apology)
    if shown.judged_until > shown.due:
        found["due"] = shown.due
    found["overdue"] = shown.judged_until + MINUTE
    for number, after in enumerate((escalate or "").split(), 1):
        found[f"escalate-{number}"] = calendar.add(shown.calendar, found["overdue"], _minutes(shown.calendar, after))
    return found


def problems(files: Mapping[str, bytes], *, slug: str) -> list[Finding]:
    """What keeps a clock of the procedure from being armed: one error for each step or legal limit."""
    found: list[Finding] = []
    for name in sorted(files):
        if name.endswith(".bpmn"):
            found.extend(_of_diagram(name, files[name]))
    found.extend(_of_limits(files, slug))
    return found


def _minutes(hours: calendar.Calendar, text: str) -> int:
    limit = calendar.parse_limit(text)
    if limit.unit == "minute":
        return limit.amount
    if limit.unit != "day":
        raise NotOfficeTime(text=text)
    return limit.amount * hours.day_minutes


def _before(shown: calendar.Clock, text: str) -> datetime:
    """The moment *text* before the due one; days before a due day that ends at its close are days before that day."""
    minutes = _minutes(shown.calendar, text)
    is_in_days = calendar.parse_limit(text).unit == "day"
    return (calendar.notice if is_in_days else calendar.take_back)(shown.calendar, shown.due, minutes)


def _of_diagram(name: str, content: bytes) -> Iterator[Finding]:
    try:
        diagram = model.drawn(content, file=name)
    except Fault:  # the check of the diagram itself reports it
        return
    for node in diagram.nodes:
        try:
            _try_step(node)
        except Fault as fault:
            yield of_fault(fault, rule="clock", file=name, element=node.id)


def _try_step(node: FlowNode) -> None:
    said = [name for name in ("limit", "warn", "escalate") if name in node.properties]
    limit, kind = node.properties.get("limit"), node.properties.get("limit_kind", "working")
    if said and (limit is None or node.kind not in FOR_PERSONS):
        raise NothingMeasured(element=node.id, name=said[0])
    if limit is None or _is_reported(limit, kind):
        return
    _try(calendar.parse_limit(limit, kind=kind), limit, node.properties, to_the_minute=True)


def _is_reported(limit: str, kind: str) -> bool:
    """Whether the rules of the diagram speak of this limit already."""
    return (
        kind not in limits.KINDS or not limits.is_limit(limit) or (kind == "working" and limits.is_calendar_only(limit))
    )


def _of_limits(files: Mapping[str, bytes], slug: str) -> Iterator[Finding]:
    try:
        procedure = folder.read(files, slug=slug)
    except folder.BadProcedure:  # the check of the settings themselves reports it
        return
    for place, limit, said in _spans(procedure):
        try:
            _try(_parsed(limit), limit.text, {name: text for name, text in said.items() if text}, to_the_minute=False)
        except Fault as fault:
            yield of_fault(fault, rule="clock", file="procedure.toml", element=place)

    for place, other_rule in _added(procedure):
        yield of_fault(other_rule, rule="clock", file="procedure.toml", element=place)


def _added(procedure: Procedure) -> Iterator[tuple[str, AddedByOtherRule]]:
    """What the law may add to a limit, where no clock could add it: a supplement to any limit, an extension to one."""
    rules = procedure.clock
    limits: list[Limit | Span] = [*procedure.limits, *(phase.span for phase in rules.phases)]
    limits += [one.span for one in rules.shortened]
    parts = [("supplement.added", rules.supplement.added, all)] if rules.supplement.added else []
    parts += [(f"extensions[{place}]", one.span, any) for place, one in enumerate(rules.extensions, 1)]
    for place, span, enough in parts:
        fits = [measures.may_add(_parsed(limit), _parsed(span)) for limit in limits]
        if limits and not enough(fits):
            other = limits[fits.index(False)]
            yield place, AddedByOtherRule(text=span.text, limit=other.text)


def _spans(procedure: Procedure) -> Iterator[tuple[str, Limit | Span, Mapping[str, str | None]]]:
    """Every stretch that a clock may run by, where it stands in procedure.toml, and what is said of its rungs."""
    rules = procedure.clock
    for place, limit in enumerate(procedure.limits, 1):
        yield f"limits[{place}]", limit, {"warn": limit.warn, "escalate": limit.escalate}
    spans = {
        **{f"phases[{place}]": phase.span for place, phase in enumerate(rules.phases, 1)},
        **{f"shortened[{place}]": one.span for place, one in enumerate(rules.shortened, 1)},
        **{f"intake[{place}]": intake.span for place, intake in enumerate(rules.intake, 1)},
        "supplement.request": rules.supplement.request,
        "supplement.window": rules.supplement.window,
        "supplement.added": rules.supplement.added,
        **{f"extensions[{place}]": one.span for place, one in enumerate(rules.extensions, 1)},
        "consultation.time": rules.consultation.span,
    }
    for name, span in spans.items():
        if span is not None:
            yield name, span, {}


def _parsed(limit: Limit | Span) -> calendar.Limit:
    return calendar.parse_limit(limit.text, kind=limit.kind, rule=limit.rule, cutoff=limit.cutoff)


def _try(limit: calendar.Limit, text: str, said: Mapping[str, str], *, to_the_minute: bool) -> None:
    start = events.Start(TRIED_FROM, limit, calendar.calendar(), to_the_minute)
    found = moments(calendar.fold([start]), said.get("warn"), said.get("escalate"))
    if "warn" in said and "warn" in found and found["warn"] <= TRIED_FROM:
        raise WarnsTooEarly(text=said["warn"], limit=text)
