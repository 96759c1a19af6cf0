"""Regular expressions for matches(), replace() and split(): run in time linear in the text, whatever the pattern.

Python's own engine can need exponential time for a pattern of ten characters and cannot be stopped, so patterns run on
a small machine of our own that follows all alternatives at once (Thompson 1968, with Pike's captures).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from feel import limits, pattern_text
from feel.limits import Meter
from feel.pattern_text import Assertion, BadPattern, Branches, Characters, Group, Piece, Repeat, Sequence_

MAX_PROGRAM = 2_000  #: instructions of one pattern; {1000} repeats count


class PatternTooLarge(limits.LimitReached):
    """The pattern '{text}' needs more than {limit} instructions."""

    vi = "Biểu thức mẫu '{text}' quá lớn (hơn {limit} lệnh)."


@dataclass(frozen=True, slots=True)
class Split:
    """Go on at both places, the first one preferred."""

    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Save:
    """Note the place in the text where a group begins or ends."""

    slot: int


Instruction = Characters | Assertion | Split | Save | None  # None: the pattern has matched
Saves = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern ready to run."""

    program: tuple[Instruction, ...]
    groups: int

    def search(self, text: str, start: int, meter: Meter) -> Saves | None:
        """Begin and end of the first match from *start* on, then of its groups (-1 for one that took no part).

        Raises:
            TooMuchWork
        """
        threads: list[tuple[int, Saves]] = []
        found: Saves | None = None
        for at in range(start, len(text) + 1):
            if found is None:
                threads.append((0, (-1,) * (2 * self.groups + 2)))
            ready = self._settle(threads, text, at, meter)
            threads = []
            for pc, saves in ready:
                instruction = self.program[pc]
                if instruction is None:
                    found = saves
                    break  # what comes later is less preferred
                if at < len(text) and isinstance(instruction, Characters) and instruction.holds(text[at]):
                    threads.append((pc + 1, saves))
            if found is not None and not threads:
                break
        return found

    def replace(self, text: str, replacement: str, meter: Meter) -> str | None:
        """*text* with every match replaced; None when the pattern matches the empty string or $n names no group."""
        parts = pattern_text.replacement(replacement, self.groups)
        matches = self._matches(text, meter)
        if parts is None or matches is None:
            return None
        pieces, length, done = [], 0, 0
        for saves in matches:
            groups = [
                text[saves[2 * n] : saves[2 * n + 1]] if saves[2 * n] >= 0 else "" for n in range(self.groups + 1)
            ]
            piece = text[done : saves[0]] + "".join(groups[part] if isinstance(part, int) else part for part in parts)
            length += len(piece)
            meter.grow(length, by=len(piece))
            pieces.append(piece)
            done = saves[1]
        return "".join(pieces) + text[done:]

    def split(self, text: str, meter: Meter) -> list[str] | None:
        """The parts of *text* between the matches; None when the pattern matches the empty string."""
        matches = self._matches(text, meter)
        if matches is None:
            return None
        meter.items(len(matches) + 1)
        begins, ends = [0, *(saves[1] for saves in matches)], [*(saves[0] for saves in matches), len(text)]
        return [text[begin:end] for begin, end in zip(begins, ends, strict=True)]

    def _matches(self, text: str, meter: Meter) -> list[Saves] | None:
        if self.search("", 0, meter) is not None:
            return None
        matches, at = [], 0
        while (saves := self.search(text, at, meter)) is not None and saves[1] > saves[0]:
            matches.append(saves)
            at = saves[1]
        return matches

    def _settle(self, threads: list[tuple[int, Saves]], text: str, at: int, meter: Meter) -> list[tuple[int, Saves]]:
        """Follow every thread, most preferred first, to where it needs a character or has matched."""
        ready: list[tuple[int, Saves]] = []
        seen: set[int] = set()
        waiting = threads[::-1]
        while waiting:
            pc, saves = waiting.pop()
            if pc in seen:
                continue
            seen.add(pc)
            meter.spend()
            instruction = self.program[pc]
            if isinstance(instruction, Split):
                waiting += [(instruction.second, saves), (instruction.first, saves)]
            elif isinstance(instruction, Save):
                slot = instruction.slot
                waiting.append((pc + 1, (*saves[:slot], at, *saves[slot + 1 :])))
            elif isinstance(instruction, Assertion):
                if instruction.holds(text, at):
                    waiting.append((pc + 1, saves))
            else:
                ready.append((pc, saves))
        return ready


@lru_cache(maxsize=512)
def find(pattern: str, flags: str) -> Pattern | None:
    """*pattern* ready to run, or None when it is no regular expression. *flags*: any of s m i x.

    Raises:
        PatternTooLarge
    """
    try:
        tree, groups = pattern_text.read(pattern, flags)
    except BadPattern:
        return None
    program: list[Instruction] = []
    try:
        _emit(Group(tree, 0), program)
    except OverflowError as error:
        raise PatternTooLarge(text=limits.shown(pattern), limit=MAX_PROGRAM) from error
    return Pattern((*program, None), groups)


def _emit(piece: Piece, program: list[Instruction]) -> None:
    if len(program) > MAX_PROGRAM:
        raise OverflowError
    if isinstance(piece, Group):
        program.append(Save(2 * piece.number))
        _emit(piece.inner, program)
        program.append(Save(2 * piece.number + 1))
    elif isinstance(piece, Sequence_):
        for part in piece.parts:
            _emit(part, program)
    elif isinstance(piece, Branches):
        _emit_branches(piece.branches, program)
    elif isinstance(piece, Repeat):
        _emit_repeat(piece, program)
    else:
        program.append(piece)


def _emit_branches(branches: tuple[Piece, ...], program: list[Instruction]) -> None:
    """Each branch but the last: a fork before it, and a jump behind all of them after it."""
    jumps = []
    for branch in branches[:-1]:
        fork = len(program)
        program.append(None)
        _emit(branch, program)
        jumps.append(len(program))
        program.append(None)
        program[fork] = Split(fork + 1, len(program))
    _emit(branches[-1], program)
    for jump in jumps:
        program[jump] = Split(len(program), len(program))


def _emit_repeat(piece: Repeat, program: list[Instruction]) -> None:
    for _ in range(piece.least):
        before = len(program)
        _emit(piece.inner, program)
        if len(program) == before:
            return  # nothing, however often it is repeated
    if piece.most is None:
        start = len(program)
        program.append(None)
        _emit(piece.inner, program)
        program.append(Split(start, start))
        program[start] = _fork(start + 1, len(program), is_lazy=piece.is_lazy)
        return
    forks = []
    for _ in range(piece.most - piece.least):
        forks.append(len(program))
        program.append(None)
        _emit(piece.inner, program)  # grows, so this loop ends at the limit
    for fork in forks:
        program[fork] = _fork(fork + 1, len(program), is_lazy=piece.is_lazy)


def _fork(inside: int, behind: int, *, is_lazy: bool) -> Split:
    return Split(behind, inside) if is_lazy else Split(inside, behind)
