"""The sections of procedure.toml about the legal clock, each read into its values with a finding for every mistake."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bpmn import clockrules, timers
from bpmn.clockrules import (
    Begin,
    ClockRules,
    Consultation,
    Extension,
    Intake,
    Phase,
    Shortened,
    Span,
    Supplement,
    Uncounted,
)
from bpmn.limits import KINDS, is_calendar_only
from bpmn.limits import PATTERN as LIMIT
from bpmn.model import Diagram
from bpmn.procedure import Role
from bpmn.settings import Settings

RULES = ("moment", "civil")
BEGINS = (clockrules.RECEPTION, clockrules.COMPETENT, clockrules.HANDOVER, clockrules.PAYMENT)
MODES = (clockrules.RESTART, clockrules.RESUME, clockrules.ADD)
_WORD = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"


def read(
    top: Settings,
    *,
    variants: Sequence[str],
    channels: Sequence[str],
    roles: Collection[Role],
    diagram: Diagram | None,
    called: Sequence[Diagram] = (),
) -> ClockRules:
    """Everything that procedure.toml says of the clock; what it leaves out is as the law has it.

    *called* are the shared diagrams that *diagram* calls.
    """
    every = [*([diagram] if diagram else []), *called]
    return ClockRules(
        begins=_begins(top, channels),
        intake=_intake(top, channels),
        supplement=_supplement(top.table_at("supplement")),
        consultation=_consultation(top.table_at("consultation")),
        extensions=_extensions(top),
        uncounted=_uncounted(top, every if diagram else []),
        phases=_phases(top),
        shortened=_shortened(top, variants, channels),
        receives_apart=any(node.properties.get("act") == "receive" for one in every for node in one.nodes),
        asks=_asked(every),
        head=top.choice("head", [role.lane for role in roles], default=""),
    )


def span(entry: Settings, key: str = "limit", *, needed: bool = True, plain: bool = False) -> Span | None:
    """The stretch at *key* of *entry*, with `kind`, `rule` and `cutoff` beside it; *plain*: never same-day."""
    same_day = "" if plain else "same-day|"
    text = entry.text(key, needed=needed, pattern=rf"{same_day}{LIMIT}", sample="PT8H, P3D, P2W, P4M")
    kind = entry.choice("kind", KINDS, default="working")
    rule = entry.choice("rule", RULES, default="moment")
    cutoff = None if plain else entry.text("cutoff", pattern=r"(?:[01]\d|2[0-3]):[0-5]\d", sample="15:00") or None
    source = entry.text("source")
    if not text:
        return None
    if text != "same-day" and is_calendar_only(text) and kind == "working":
        entry.wrong("kind", "tuần, tháng, năm chỉ tính theo lịch (calendar).", "weeks and longer are calendar only.")
        return None
    if cutoff and text != "same-day":
        entry.wrong("cutoff", "chỉ dùng với thời hạn same-day.", "belongs to the limit same-day only.")
    return Span(text=text, kind=kind, rule=rule, cutoff=cutoff, source=source)


def _asked(diagrams: Sequence[Diagram]) -> frozenset[str]:
    """The clocks that timers of *diagrams* ask."""
    nodes = [node for diagram in diagrams for node in diagram.nodes]
    texts = {text.strip() for node in nodes for event in node.events for _, text in event.times}
    return frozenset(texts & set(timers.CLOCKS))


def _begins(top: Settings, channels: Sequence[str]) -> tuple[Begin, ...]:
    found = []
    for entry in top.tables("begins"):
        channel = entry.choice("channel", channels, default="") or None
        found.append(Begin(source=entry.choice("from", BEGINS), channel=channel))
        entry.done()
    _each_once(top, "begins", [begin.channel for begin in found])
    return tuple(found)


def _intake(top: Settings, channels: Sequence[str]) -> tuple[Intake, ...]:
    found = []
    for entry in top.tables("intake"):
        channel, off = entry.choice("channel", channels), entry.yes("no_limit")
        limit = span(entry, needed=not off, plain=True)
        if off and limit is not None:
            entry.wrong("limit", "không đi cùng no_limit = true.", "does not go with no_limit = true.")
        found.append(Intake(channel=channel, span=limit))
        entry.done()
    _each_once(top, "intake", [intake.channel for intake in found])
    return tuple(found)


def _supplement(entry: Settings | None) -> Supplement:
    if entry is None:
        return Supplement()
    mode = entry.choice("mode", MODES, default=clockrules.RESTART)
    added = _part(entry, "added")
    if (mode == clockrules.ADD) != (added is not None):
        entry.wrong("added", 'đi cùng mode = "add", và chỉ với cách đó.', 'goes with mode = "add" and only with it.')
    found = Supplement(
        mode=mode,
        added=added,
        request=_part(entry, "request"),
        window=_part(entry, "window"),
        on_expiry=entry.choice("on_expiry", ("propose", "stop"), default="propose"),
    )
    entry.done()
    return found


def _consultation(entry: Settings | None) -> Consultation:
    if entry is None:
        return Consultation()
    is_uncounted, basis = entry.yes("uncounted"), entry.text("basis")
    on_expiry = entry.choice("on_expiry", ("urge", "agreed"), default="urge")
    if (is_uncounted or on_expiry == "agreed") and not basis:
        entry.wrong("basis", "phải ghi căn cứ pháp lý.", "the legal basis must be given.")
    found = Consultation(span=_part(entry, "time"), counted=not is_uncounted, on_expiry=on_expiry, basis=basis)
    entry.done()
    return found


def _extensions(top: Settings) -> tuple[Extension, ...]:
    found = []
    for entry in top.tables("extensions"):
        code = entry.text("code", needed=True, pattern=_WORD, sample="phuc-tap")
        limit, times = span(entry, plain=True), entry.count("times", default=1)
        most = entry.text("most", pattern=LIMIT, sample="P20D")
        basis = entry.text("basis", needed=True)
        if times < 1:
            entry.wrong("times", "phải từ 1 trở lên.", "must be 1 or more.")
        if limit is not None:
            whole = Span(text=most, kind=limit.kind, rule=limit.rule) if most else None
            if whole is not None and (most[:2] == "PT", most[-1]) != (limit.text[:2] == "PT", limit.text[-1]):
                entry.wrong("most", "phải cùng đơn vị với limit.", "must be in the same unit as limit.")
            found.append(Extension(code=code, span=limit, basis=basis, times=times, most=whole))
        entry.done()
    _each_once(top, "extensions", [extension.code for extension in found])
    return tuple(found)


def _uncounted(top: Settings, diagrams: Sequence[Diagram]) -> tuple[Uncounted, ...]:
    found = []
    known = {node.id for diagram in diagrams for node in diagram.nodes}
    for entry in top.tables("uncounted"):
        element = entry.text("element", needed=True)
        if element and diagrams and element not in known:
            entry.wrong("element", f"sơ đồ không có phần tử '{element}'.", f"the diagram has no element '{element}'.")
        found.append(Uncounted(element=element, basis=entry.text("basis", needed=True)))
        entry.done()
    _each_once(top, "uncounted", [uncounted.element for uncounted in found])
    return tuple(found)


def _phases(top: Settings) -> tuple[Phase, ...]:
    found = []
    for number, entry in enumerate(top.tables("phases")):
        options = BEGINS if number == 0 else (clockrules.PREVIOUS, *BEGINS)
        code, name = entry.text("code", needed=True, pattern=_WORD, sample="kiem-tra"), entry.text("name", needed=True)
        start = entry.choice("from", options, default=options[0])
        limit = span(entry)
        if limit is not None:
            found.append(Phase(code=code, name=name, span=limit, start=start))
        entry.done()
    _each_once(top, "phases", [phase.code for phase in found])
    return tuple(found)


def _shortened(top: Settings, variants: Sequence[str], channels: Sequence[str]) -> tuple[Shortened, ...]:
    found = []
    for entry in top.tables("shortened"):
        limit, decision = span(entry), entry.text("decision", needed=True)
        begin, end = entry.day("valid_from", needed=True), entry.day("valid_to")
        if begin and end and end < begin:
            entry.wrong(
                "valid_to", "ngày hết hiệu lực trước ngày có hiệu lực.", "is before the day of entry into force."
            )
        variant = entry.choice("variant", variants, default="") or None
        channel = entry.choice("channel", channels, default="") or None
        if limit is not None and begin is not None:
            found.append(
                Shortened(
                    span=limit, decision=decision, valid_from=begin, valid_to=end, variant=variant, channel=channel
                )
            )
        entry.done()
    return tuple(found)


def _part(entry: Settings, key: str) -> Span | None:
    """The stretch in the table at *key*, written `{ limit = "P3D", kind = "working" }`; None when it is absent."""
    table = entry.table_at(key)
    if table is None:
        return None
    found = span(table, plain=True)
    table.done()
    return found


def _each_once(top: Settings, key: str, names: Sequence[object]) -> None:
    if len(set(names)) != len(names):
        top.wrong(key, "có hai mục trùng nhau.", "two entries are for the same.")
