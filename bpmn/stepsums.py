"""Whether the steps of a procedure fit into its limits, for each variant and each channel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bpmn import budgets
from bpmn.budgets import Stretch
from bpmn.clockrules import ClockRules, Span
from bpmn.model import Diagram
from bpmn.procedure import Limit, Procedure
from bpmn.settings import FILE
from feel.findings import Finding

CHANNELS = {
    "counter": "tại quầy",
    "online": "trực tuyến",
    "post": "bưu chính",
    "carrier": "bưu chính công ích",
    "proxy": "ủy quyền",
    "mobile": "lưu động",
    "kiosk": "máy tự phục vụ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What procedure.toml says of time."""

    clock: ClockRules
    limits: Sequence[Limit]
    variants: Sequence[str]
    channels: Sequence[str]

    def limit_of(self, variant: str | None, channel: str) -> Limit | None:
        """The entry that fits most closely, as `Procedure.limit_of` has it."""
        fitting = [one for one in self.limits if one.variant in (None, variant) and one.channel in (None, channel)]
        return max(fitting, key=lambda one: (one.variant is not None, one.channel is not None), default=None)


@dataclass(frozen=True, slots=True)
class Measured:
    """One stretch that has a limit: how long it takes at most, what is given, and for which cases."""

    stretch: Stretch
    text: str  #: the limit as written
    kind: str
    what: str  #: "legal", "shortened" or "phase"
    name: str  #: of the phase, or the decision that shortened the limit
    variant: str | None
    channel: str

    @property
    def given(self) -> int:
        """Office minutes that the limit gives."""
        return budgets.given(self.text, self.kind)


def plan_of(procedure: Procedure) -> Plan:
    """What *procedure* says of time."""
    return Plan(
        clock=procedure.clock,
        limits=procedure.limits,
        variants=tuple(variant.code for variant in procedure.variants),
        channels=procedure.channels,
    )


def problems(plan: Plan, diagrams: Sequence[Diagram], process: str) -> list[Finding]:
    """An error for each limit that the steps of *process* exceed; the first of *diagrams* is the procedure's own.

    Of cases that take the same way under the same limit one is told. No limit, nothing to exceed.
    """
    found: dict[tuple[object, ...], list[Measured]] = {}
    for one in measured(plan, diagrams, process):
        if one is None:
            return [_undecided(diagrams[0], process)]
        if one.stretch.minutes > one.given:
            found.setdefault((one.stretch, one.text, one.kind, one.what, one.name), []).append(one)
    return [_exceeded(several) for several in found.values()]


def measured(plan: Plan, diagrams: Sequence[Diagram], process: str) -> Iterator[Measured | None]:
    """Every stretch of every kind of case that has a limit; None when the ways are too many to walk.

    Cases whose ways cannot differ are walked once.
    """
    asked = sorted(budgets.asked(diagrams))
    walked: dict[object, list[Stretch] | None] = {}
    effort = budgets.Effort()
    for variant in plan.variants or (None,):
        for channel in plan.channels:
            limits = list(_limits(plan, variant, channel))
            if not limits:
                continue
            case = {"variant": variant, "channel": channel}
            alike = (*(case[name] for name in asked), plan.clock.begin_of(channel))
            if alike not in walked:
                walked[alike] = budgets.stretches(diagrams, process, plan.clock, case, effort=effort)
            stretches = walked[alike]
            if stretches is None:
                yield None
                return
            by_phase = {stretch.phase: stretch for stretch in stretches}
            for phase, span, what, name in limits:
                if phase in by_phase:
                    yield Measured(by_phase[phase], span.text, span.kind, what, name, variant, channel)


def _limits(plan: Plan, variant: str | None, channel: str) -> Iterator[tuple[int, Span | Limit, str, str]]:
    """Phase, limit, what it is and its name, of all limits that hold for such a case."""
    for number, phase in enumerate(plan.clock.phases):
        yield number, phase.span, "phase", phase.name
    legal = plan.limit_of(variant, channel)
    if legal is not None:
        yield 0, legal, "legal", ""
    for one in plan.clock.shortened:
        if one.variant in (None, variant) and one.channel in (None, channel):
            yield 0, one.span, "shortened", one.decision


def _exceeded(several: Sequence[Measured]) -> Finding:
    """The error at the step with which the sum passes the limit."""
    one = several[0]
    sums = list(accumulate(minutes for _, minutes in one.stretch.steps))
    place = next(number for number, total in enumerate(sums) if total > one.given)
    way = " + ".join(f"{name} {minutes}" for name, minutes in one.stretch.steps)
    vi = (
        f"Đường đi dài nhất mất {one.stretch.minutes} phút làm việc ({way}), vượt {_named(one, 'vi')} {one.text} "
        f"= {one.given} phút{_cases(several, 'vi')}. Hãy rút ngắn các bước trên đường đó, hoặc khai [[uncounted]] cho "
        "bước không tính vào thời hạn."
    )
    en = (
        f"The longest way takes {one.stretch.minutes} office minutes ({way}), more than {_named(one, 'en')} {one.text} "
        f"= {one.given} minutes{_cases(several, 'en')}. Shorten the steps on that way, or declare [[uncounted]] for a "
        "step that does not count."
    )
    return Finding("step-sum", "error", one.stretch.files[place], one.stretch.steps[place][0], vi, en, one.stretch.path)


def _named(one: Measured, lang: str) -> str:
    vi, en = {
        "legal": ("thời hạn giải quyết", "the legal limit"),
        "shortened": (f"thời hạn rút ngắn theo {one.name}", f"the limit shortened by {one.name}"),
        "phase": (f"thời hạn giai đoạn '{one.name}'", f"the limit of the phase '{one.name}'"),
    }[one.what]
    return vi if lang == "vi" else en


def _cases(several: Sequence[Measured], lang: str) -> str:
    """For which variants and channels, when the procedure has several."""
    variants = list(dict.fromkeys(one.variant for one in several if one.variant))
    channels = list(dict.fromkeys(one.channel for one in several))
    shown = {"vi": ", ".join(CHANNELS.get(channel, channel) for channel in channels), "en": ", ".join(channels)}
    words = {"vi": ("trường hợp", "kênh"), "en": ("variant", "channel")}[lang]
    told = [f"{words[0]} {', '.join(variants)}"] if variants else []
    return f", {'; '.join([*told, f'{words[1]} {shown[lang]}'])}"


def _undecided(diagram: Diagram, process: str) -> Finding:
    vi = f"Quy trình '{process}' gọi lồng nhau quá nhiều nên không cộng được thời hạn các bước. Hãy gọi ít tầng hơn."
    en = f"The process '{process}' calls others too many times to add up the limits of its steps. Call fewer levels."
    return Finding("step-sum", "warning", diagram.file or FILE, process, vi, en)
