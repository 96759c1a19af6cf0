"""What the limits of the steps add up to along the longest way through a procedure, and whether the law gives as much.

Our choice: counted in minutes of office time by the convention of the decisions that approve internal procedures: a
working day and a limit of the same day are 480, N days of the calendar are floor(5N/7) working days. A way back is not
counted, of branches at once the longest counts; nothing is counted while the clock stands still: before it begins, from
a supplement or an obligation until it is met, after the result, and in steps that the procedure declares uncounted or
in which the applicant has to act.

Source: Circular 11/2025/TT-BKHCN, annex, group 7, item 2 (the steps within the limit of the procedure).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from bpmn import clockrules, ways
from bpmn.clockrules import ClockRules
from bpmn.model import Diagram
from bpmn.nodes import Flow, FlowNode
from bpmn.ways import Place, Ways
from feel import check, expression
from feel.errors import Fault

DAY_MINUTES = 480  #: what a day of a step is worth here: BLLĐ 2019 Điều 105, eight hours
APPLICANT = frozenset(("incomplete", "supplement", "obligation"))  #: statuses in which the applicant has to act
OF_CASE = frozenset(("variant", "channel"))
BEFORE, COUNTING, STANDING, OVER = "before", "counting", "standing", "over"
_STARTS = {clockrules.COMPETENT: "receive", clockrules.HANDOVER: "handover", clockrules.PAYMENT: "paid"}
_CHANGES = {"supplement": STANDING, "obligation": STANDING, "supplied": COUNTING, "paid": COUNTING, "stop": OVER}
_ANY = re.compile(r"P(?:(\d{1,9})Y|(\d{1,9})M|(\d{1,9})W|(\d{1,9})D|T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?)")

MOST_WALKED = 300_000  #: places and flows; our choice: what is walked in a second, two hundred times what ours need
Mode = tuple[str, int]  #: how the clock stands, and in which phase


@dataclass(slots=True)
class Effort:
    """What may still be walked, for all cases together."""

    left: int = MOST_WALKED

    def spend(self, places: int) -> None:
        """So many places and flows are looked at."""
        self.left -= places
        if self.left < 0:
            raise _SpentError


@dataclass(frozen=True, slots=True)
class Stretch:
    """The longest way of one phase, or of the whole: its steps with their minutes, and all that it passes."""

    phase: int
    steps: tuple[tuple[str, int], ...]  #: id and minutes of each step that counts
    files: tuple[str, ...]  #: of each of these steps
    path: tuple[str, ...]  #: ids of nodes and flows, as it passes them

    @property
    def minutes(self) -> int:
        """All of it."""
        return sum(minutes for _, minutes in self.steps)


def longest(
    diagram: Diagram,
    process: str,
    *,
    but: Collection[str] = (),
    called: Sequence[Diagram] = (),
    rules: ClockRules | None = None,
) -> int:
    """Office minutes of all step limits along the longest way through *process*, whatever the case is.

    *called* are the diagrams with the processes that it calls, *but* the elements that do not count, *rules* what
    procedure.toml says of the clock.
    """
    found = stretches([diagram, *called], process, rules or ClockRules(), {}, but=but)
    return max((stretch.minutes for stretch in found or ()), default=0)


def stretches(
    diagrams: Sequence[Diagram],
    process: str,
    rules: ClockRules,
    case: dict[str, str | None],
    *,
    but: Collection[str] = (),
    effort: Effort | None = None,
) -> list[Stretch] | None:
    """The longest stretch of each phase of *process* in *diagrams*, for a case of that variant and channel.

    *case* gives "variant" and "channel"; a condition that asks only for these leads the case, every other is open.
    None: the ways are too many to walk, or *effort* is spent.
    """
    effort = effort or Effort()
    aside = {*but, *(one.element for one in rules.uncounted)}
    graph = ways.read(
        diagrams,
        process,
        leaving=lambda diagram, node: _leaving(diagram, node, case),
        is_leaf=lambda node: node.id in aside or "limit" in node.properties,
    )
    if not graph.is_whole:
        return None
    try:
        effort.spend(len(graph.places))
        return _walk(graph, rules, case.get("channel") or "", aside, effort).over(graph.roots)
    except _SpentError:
        return None


def asked(diagrams: Sequence[Diagram]) -> frozenset[str]:
    """What of variant and channel the conditions in *diagrams* ask for and can lead a case by."""
    told = [check.mentioned(flow.condition) for one in diagrams for flow in one.flows if flow.condition is not None]
    return frozenset(name for names in told if not names - OF_CASE for name in names)


def counting(graph: Ways, rules: ClockRules, channels: Collection[str]) -> set[int]:
    """The ids (`id()`) of the places of *graph* at which the clock of some case may run."""
    found: set[int] = set()
    for channel in channels:
        walk = _walk(graph, rules, channel, (), Effort())
        found |= {place for place, mode in walk.reached(graph.roots) if mode[0] == COUNTING}
    return found


def own(node: FlowNode) -> int:
    """Office minutes of the limit that *node* has itself; none while the applicant has to act."""
    if node.properties.get("status") in APPLICANT:
        return 0
    text, kind = node.properties.get("limit", ""), node.properties.get("limit_kind", "working")
    return given(text, kind) if _ANY.fullmatch(text) else 0


def given(text: str, kind: str) -> int:
    """Office minutes of the limit *text*, which is counted in "working" or "calendar" time."""
    found = _ANY.fullmatch(text)
    if found is None:
        return DAY_MINUTES  # same-day
    years, months, weeks, days, hours, minutes = (int(part or 0) for part in found.groups())
    all_days = years * 365 + months * 30 + weeks * 7 + days
    return (all_days * 5 // 7 if kind == "calendar" else all_days) * DAY_MINUTES + hours * 60 + minutes


def calendar_days(text: str) -> int:
    """The days of the calendar that the limit *text* spans."""
    found = _ANY.fullmatch(text)
    years, months, weeks, days, *_ = (int(part or 0) for part in found.groups()) if found else (0, 0, 0, 0)
    return years * 365 + months * 30 + weeks * 7 + days


def _walk(graph: Ways, rules: ClockRules, channel: str, aside: Collection[str], effort: Effort) -> _Walk:
    drawn = {place.node.properties.get("act") for place in graph.places}
    sources = [phase.start for phase in rules.phases] or [rules.begin_of(channel)]
    begins = [act if (act := _STARTS.get(source)) in drawn else None for source in sources]
    return _Walk(rules, begins, lambda place: 0 if place.node.id in aside else own(place.node), effort)


def _leaving(diagram: Diagram, node: FlowNode, case: dict[str, str | None]) -> list[Flow]:
    """The flows of *node* that a case may take."""
    flows = diagram.outgoing[node.id]
    if not case or node.kind not in ("exclusiveGateway", "inclusiveGateway"):
        return flows
    known = {flow.id: _holds(flow, case) for flow in flows if flow.id != node.default}
    is_decided = any(known.values())
    if is_decided and node.kind == "exclusiveGateway":
        first = next(place for place, flow in enumerate(flows) if known.get(flow.id))
        return [flow for flow in flows[: first + 1] if known.get(flow.id, False) is not False]
    return [flow for flow in flows if known.get(flow.id) is not False and not (is_decided and flow.id == node.default)]


def _holds(flow: Flow, case: dict[str, str | None]) -> bool | None:
    """Whether the condition of *flow* holds; None when that depends on more than the variant and the channel."""
    if flow.condition is None or not check.mentioned(flow.condition) or check.mentioned(flow.condition) - OF_CASE:
        return None
    try:
        return expression.evaluate(flow.condition, case) is True
    except Fault:
        return None


class _SpentError(Exception):
    """Nothing is left of an effort."""


@dataclass(slots=True)
class _Best:
    """The longest rest of a way from a place on."""

    minutes: int
    following: tuple[str | None, Place, Mode] | None


class _Walk:
    """The longest ways from some places to the end, phase by phase."""

    def __init__(
        self, rules: ClockRules, begins: Sequence[str | None], minutes: Callable[[Place], int], effort: Effort
    ) -> None:
        self.rules, self.begins, self.minutes, self.effort = rules, begins, minutes, effort
        self.roots: list[tuple[Place, Mode]] = []

    def start(self, phase: int) -> Mode:
        """How the clock stands where *phase* begins."""
        return (BEFORE if self._begin(phase) else COUNTING), phase

    def _begin(self, phase: int) -> str | None:
        """The act that starts the clock of *phase*; None: it runs at once."""
        return self.begins[phase] if phase < len(self.begins) else None

    def reached(self, roots: Sequence[Place]) -> set[tuple[int, Mode]]:
        """The places that a way from *roots* comes to, and how the clock stands there."""
        found: set[tuple[int, Mode]] = set()
        waiting = [(place, self.start(0)) for place in roots]
        while waiting:
            place, mode = waiting.pop()
            if (id(place), mode) not in found:
                found.add((id(place), mode))
                then, _ = self._passed(place, mode)
                waiting.extend((following, then) for _, following in place.after)
        return found

    def over(self, roots: Sequence[Place]) -> list[Stretch]:
        """The longest stretch of each phase; where the clock begins anew, so does a stretch."""
        self.roots = [(place, self.start(0)) for place in roots]
        found: dict[int, Stretch] = {}
        done: set[tuple[int, Mode]] = set()
        while self.roots:
            place, mode = self.roots.pop(0)
            if (id(place), mode) in done:
                continue
            done.add((id(place), mode))
            stretch = self._from(place, mode)
            if mode[1] not in found or stretch.minutes > found[mode[1]].minutes:
                found[mode[1]] = stretch
        return [found[phase] for phase in sorted(found)]

    def _from(self, first: Place, mode: Mode) -> Stretch:
        best: dict[tuple[int, Mode], _Best] = {}
        way = [(first, mode, self._after(first, mode))]
        standing = {id(first)}
        while way:
            place, here, left = way[-1]
            if left:
                _, following, then = left[-1]
                if id(following) not in standing and (id(following), then) not in best:
                    way.append((following, then, self._after(following, then)))
                    standing.add(id(following))
                left.pop()
                continue
            way.pop()
            standing.discard(id(place))
            rest = [(best[id(on), then].minutes, name, on, then) for name, on, then in self._known(place, here, best)]
            most = max(rest, key=lambda one: one[0], default=None)
            minutes = self.minutes(place) if here[0] == COUNTING and not place.is_exit else 0
            best[id(place), here] = _Best(minutes + (most[0] if most else 0), most[1:] if most else None)
        return self._told(first, mode, best)

    def _known(
        self, place: Place, mode: Mode, best: dict[tuple[int, Mode], _Best]
    ) -> Iterator[tuple[str | None, Place, Mode]]:
        yield from (one for one in self._after(place, mode) if (id(one[1]), one[2]) in best)

    def _after(self, place: Place, mode: Mode) -> list[tuple[str | None, Place, Mode]]:
        """Where a way goes on, and how the clock stands then; nowhere when it begins anew there."""
        self.effort.spend(1 + len(place.after))
        then, is_new = self._passed(place, mode)
        if is_new:
            self.roots.extend((following, then) for _, following in place.after)
            return []
        return [(flow, following, then) for flow, following in place.after]

    def _passed(self, place: Place, mode: Mode) -> tuple[Mode, bool]:
        """How the clock stands behind *place*, and whether it begins anew there."""
        state, phase = mode
        act = place.node.properties.get("act") if place.acts else None
        if act is None or state == OVER:
            return mode, False
        if state == BEFORE:
            return ((COUNTING, phase) if act == self._begin(phase) else (OVER, phase) if act == "stop" else mode), False
        if act == "phase":
            return self.start(phase + 1), True
        is_restart = act == "supplied" and state == STANDING and self.rules.supplement.mode == clockrules.RESTART
        return (_CHANGES.get(act, state), phase), is_restart

    def _told(self, first: Place, mode: Mode, best: dict[tuple[int, Mode], _Best]) -> Stretch:
        steps: list[tuple[str, int]] = []
        files: list[str] = []
        path: list[str] = []
        here: tuple[str | None, Place, Mode] | None = (None, first, mode)
        while here is not None:
            flow, place, then = here
            path.extend(name for name in (flow, place.node.id) if name and not place.is_exit)
            minutes = self.minutes(place) if then[0] == COUNTING and not place.is_exit else 0
            if minutes:
                steps.append((place.node.id, minutes))
                files.append(place.file)
            here = best[id(place), then].following
        return Stretch(mode[1], tuple(steps), tuple(files), tuple(path))
