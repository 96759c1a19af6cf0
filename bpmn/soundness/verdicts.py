"""What the explored states say of a diagram, as findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from bpmn.model import Diagram
from bpmn.rules.rule import called
from bpmn.soundness import net
from bpmn.soundness.exploring import Budget, Explored, explore
from bpmn.soundness.net import Level, Spot
from feel.findings import Finding, Severity

MOST_TOLD = 5  #: findings of one rule for one process
_CUTTING = frozenset(("terminate", "error", "escalation", "signal", "cancel"))
MOST_ON_WAY = 12  #: elements of a way that a message shows


def check(diagrams: Collection[Diagram], *, aside: Collection[str] = (), budget: Budget | None = None) -> list[Finding]:
    """What is unsound in *diagrams*, which must be free of errors; processes in files *aside* only as far as called.

    An error for each place where a case hangs (soundness-deadlock, soundness-completion), goes in a circle without end
    (soundness-endless, soundness-no-end), or never comes (soundness-dead). Warnings: soundness-undecided when *budget*
    did not last, soundness-twice, soundness-uncaught-error.
    """
    spent = budget or Budget()
    tops = net.read(diagrams)
    main = [top for top in tops.values() if top.file not in aside]
    inside = {level.number for top in main for level in _called(top)}
    explored = [explore(top, spent) for top in main]
    found = [finding for one in explored for finding in _of(one, is_called=one.level.number in inside)]
    # Behind a place where cases hang everything is dead; that place says enough.
    if all(one.is_complete for one in explored) and not any(finding.is_error for finding in found):
        found.extend(_dead(explored, {top.file for top in main}))
    return list(dict.fromkeys(found))


def _called(top: Level) -> Iterator[Level]:
    """The processes that *top* calls, and those that they call."""
    for level in top.inside():
        yield from (spot.inner for spot in level.spots.values() if spot.inner and spot.drawn.kind == "callActivity")


def _of(explored: Explored, *, is_called: bool) -> Iterator[Finding]:
    hopeless, surely = explored.hopeless(), explored.unsignalled()
    yield from _first(_hanging(explored, [number for number in hopeless if number in surely]))
    yield from _first(_circles(explored, [number for number in hopeless if number in surely]))
    signalled = [number for number in hopeless if number not in surely]
    yield from _first(_milder((*_hanging(explored, signalled), *_circles(explored, signalled))))
    if not is_called:
        yield from _uncaught(explored)
    yield from _first(_crowds(explored))
    if not explored.is_complete:
        yield _undecided(explored.level)


def _first(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for each element, not more than a person reads."""
    told: dict[tuple[str, str | None], Finding] = {}
    for finding in findings:
        told.setdefault((finding.rule, finding.element), finding)
        if len(told) >= MOST_TOLD:
            break
    return list(told.values())


def _milder(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Warnings of what only a signal from outside brings about.

    Our choice: nobody can tell from the file whether such a signal is ever sent.
    """
    yield from (replace(finding, severity="warning") for finding in findings)


def _hanging(explored: Explored, hopeless: list[int]) -> Iterator[Finding]:
    for number in hopeless:
        state = explored.reached[number]
        if state.after or not state.is_rest or not state.waits_at:
            continue
        spot, way = state.waits_at[0], explored.way_to(number)
        if state.reached_end:
            vi = f"Một nhánh đã tới điểm kết thúc mà {called(spot.drawn)} còn chờ nhánh khác: hồ sơ không đóng được"
            en = f"One branch has reached the end while {called(spot.drawn)} still waits for another: no case can close"
            rule = "soundness-completion"
        else:
            vi = f"Hồ sơ có thể kẹt mãi ở {called(spot.drawn)}: nhánh mà nó chờ không bao giờ tới"
            en = f"A case can hang at {called(spot.drawn)} for ever: the branch that it waits for never comes"
            rule = "soundness-deadlock"
        fix_vi = "Hãy dùng cùng một loại cổng để tách và để nhập, hoặc nối nhánh còn thiếu."
        fix_en = "Split and join with gateways of one kind, or connect the branch that is missing."
        yield _finding(rule, spot, f"{vi}{_shown(way, 'vi')}. {fix_vi}", f"{en}{_shown(way, 'en')}. {fix_en}", way)


def _circles(explored: Explored, hopeless: list[int]) -> Iterator[Finding]:
    """States that go on for ever; where somebody has to do something each round, it is told of his step."""
    lost = set(hopeless)
    for number in hopeless:
        state, way = explored.reached[number], explored.way_to(number)
        if state.circles_at is not None:
            yield _endless(state.circles_at, way)
            continue
        circle = _circle(explored, number, lost)
        if not circle:
            continue
        steps = [spot for one in circle for spot in explored.reached[one].steps]
        if any(explored.reached[one].is_rest for one in circle):
            spot = steps[0] if steps else next(iter(explored.level.spots.values()))
            vi = f"Từ {called(spot.drawn)} hồ sơ không bao giờ kết thúc được: mọi đường đều quay lại"
            en = f"From {called(spot.drawn)} no case can ever end: every way leads back"
            fix_vi, fix_en = "Hãy vẽ một đường tới sự kiện kết thúc.", "Draw a way to an end event."
            told = f"{vi}{_shown(way, 'vi')}. {fix_vi}", f"{en}{_shown(way, 'en')}. {fix_en}"
            yield _finding("soundness-no-end", spot, *told, way)
        else:
            names = [name for one in circle for name in explored.reached[one].act]
            spots = {spot.id: spot for level in explored.level.inside() for spot in level.spots.values()}
            yield _endless(next((spots[name] for name in names if name in spots), next(iter(spots.values()))), way)


def _circle(explored: Explored, number: int, lost: set[int]) -> set[int]:
    """The states that follow *number*, when each of them goes on; empty when one of them hangs."""
    found: set[int] = set()
    waiting = [number]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting.extend(explored.reached[here].after)
    is_circle = all(one in lost and explored.reached[one].after for one in found)
    return found if is_circle else set()


def _endless(spot: Spot, way: list[str]) -> Finding:
    vi = f"Từ {called(spot.drawn)} các bước tự động quay vòng mãi, không có bước chờ hay lối ra"
    en = f"From {called(spot.drawn)} automatic steps go round for ever, without a step that waits or a way out"
    fix_vi = "Hãy thêm một bước chờ, hoặc một nhánh thoát khỏi vòng."
    fix_en = "Add a step that waits, or a branch that leaves the loop."
    told = f"{vi}{_shown(way, 'vi')}. {fix_vi}", f"{en}{_shown(way, 'en')}. {fix_en}"
    return _finding("soundness-endless", spot, *told, way)


def _uncaught(explored: Explored) -> Iterator[Finding]:
    for spot, number in explored.refused.items():
        way = explored.way_to(number)
        if spot.kind != "throw":
            vi = f"Không điều kiện nào ở {called(spot.drawn)} có thể đúng và không có luồng mặc định"
            en = f"No condition at {called(spot.drawn)} can hold and there is no default flow"
            fix_vi, fix_en = "Hãy đặt luồng mặc định.", "Give it a default flow."
        else:
            vi = f"Không nơi nào bắt lỗi mà {called(spot.drawn)} phát ra; bước dẫn tới đó sẽ không hoàn thành được"
            en = f"Nothing catches the error of {called(spot.drawn)}; the step that leads there cannot be completed"
            fix_vi = "Hãy đặt sự kiện biên bắt lỗi, hoặc dùng sự kiện kết thúc thường."
            fix_en = "Catch it on a boundary, or end with a plain end event."
        told = f"{vi}{_shown(way, 'vi')}. {fix_vi}", f"{en}{_shown(way, 'en')}. {fix_en}"
        yield _finding("soundness-uncaught-error", spot, *told, way, severity="warning")


def _crowds(explored: Explored) -> Iterator[Finding]:
    """Steps of persons that stand open twice at once, and spots where tokens pile up."""
    for number, state in enumerate(explored.reached):
        for spot in state.steps:
            if spot.drawn.loop is None and state.steps.count(spot) > 1:
                yield _twice(spot, explored.way_to(number))
    for spot, number in explored.crowded.items():
        yield _twice(spot, explored.way_to(number))


def _twice(spot: Spot, way: list[str]) -> Finding:
    vi = (
        f"{called(spot.drawn)} có thể mở nhiều lần cùng lúc trong một hồ sơ, vì các nhánh song song không được nhập lại"
    )
    en = f"{called(spot.drawn)} can be open several times at once in a case: no gateway joins the branches before it"
    fix_vi = "Hãy đặt cổng song song trước nó nếu chỉ cần làm một lần."
    fix_en = "Put a parallel gateway before it if once is meant."
    told = f"{vi}{_shown(way, 'vi')}. {fix_vi}", f"{en}{_shown(way, 'en')}. {fix_en}"
    return _finding("soundness-twice", spot, *told, way, severity="warning")


def _dead(explored: list[Explored], files: Collection[str]) -> Iterator[Finding]:
    """What no token ever comes to, where its surroundings are alive: the first dead node of a branch speaks for it.

    Our choice: a warning where an error, escalation, signal, cancel or terminate event cuts the level short, for a
    drawing that shows what would come otherwise is not wrong.
    """
    seen = {number for one in explored for number in one.seen}
    taken = {way for one in explored for way in one.taken}
    levels = {level.number: level for one in explored for level in one.level.inside()}
    for level in levels.values():
        alive = {spot.id for spot in level.spots.values() if spot.number in seen}
        if level.file not in files or not alive:
            continue
        severity: Severity = "warning" if _is_cut_short(level, seen) else "error"
        for spot in level.spots.values():
            if spot.id not in alive and not spot.drawn.by_event and (level.before[spot.id] & alive or not spot.ways_in):
                vi = f"Không hồ sơ nào tới được {called(spot.drawn)}. Hãy sửa đường dẫn tới nó, hoặc xóa đi."
                en = f"No case ever comes to {called(spot.drawn)}. Mend what leads to it, or delete it."
                yield _finding("soundness-dead", spot, vi, en, [], severity=severity)
            for way in spot.ways_out:
                if spot.id in alive and way.target in alive and way.id not in taken:
                    vi = f"Không hồ sơ nào đi qua luồng '{way.id}' từ {called(spot.drawn)}. Hãy sửa hoặc xóa luồng."
                    en = f"No case ever takes the flow '{way.id}' from {called(spot.drawn)}. Mend or delete it."
                    yield Finding("soundness-dead", severity, level.file, way.id, vi, en)


def _is_cut_short(level: Level, seen: Collection[int]) -> bool:
    spots = [spot for inside in level.inside() for spot in inside.spots.values()]
    return any(
        spot.number in seen and any(kind in _CUTTING for kind, _ in spot.triggers)
        for spot in spots
        if spot.kind == "throw"
    )


def _undecided(level: Level) -> Finding:
    vi = f"Quy trình '{level.id}' có quá nhiều trạng thái để xét hết; hãy tách thành các quy trình được gọi nhỏ hơn."
    en = f"The process '{level.id}' has too many states to look at all; split it into smaller called processes."
    return Finding("soundness-undecided", "warning", level.file, level.id, vi, en)


def _shown(way: list[str], lang: str) -> str:
    if not way:
        return ""
    shown = [*way[:MOST_ON_WAY], *(["…"] if len(way) > MOST_ON_WAY else [])]
    return f" ({'đường đi' if lang == 'vi' else 'by way of'}: {' → '.join(shown)})"


def _finding(rule: str, spot: Spot, vi: str, en: str, way: Iterable[str], *, severity: Severity = "error") -> Finding:
    return Finding(rule, severity, spot.level.file, spot.id, vi, en, tuple(way))
