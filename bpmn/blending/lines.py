"""Text that two changed, blended by its lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from bpmn.blending.clash import MINE, THEIRS, Blend, Clash

MOST_LINES = 10_000  #: beyond which the whole file is one part; our choice, ten times the longest file of a procedure
Region = tuple[list[str], list[str], list[str]]  #: lines of the base, of mine, of theirs


def blend(base: str, mine: str, theirs: str, *, choices: Mapping[str, str]) -> Blend:
    """What becomes of *base* by its lines; a clash is named by its number and the line where it stands in mine."""
    texts = [text.splitlines(keepends=True) for text in (base, mine, theirs)]
    found: list[str] = []
    clashes: list[Clash] = []
    counts = {MINE: 0, THEIRS: 0}
    is_open, at = False, 1
    for before, here, there in _regions(*texts):
        if here == there or before == there:
            found += here
            counts[MINE] += here != before and before == there
        elif before == here:
            found += there
            counts[THEIRS] += 1
        else:
            key = str(len(clashes))
            clashes.append(Clash(key, f"Dòng {at}", f"Line {at}", _text(here), _text(there)))
            is_open |= choices.get(key) not in (MINE, THEIRS)
            found += there if choices.get(key) == THEIRS else here
        at += len(here)
    return Blend(None if is_open else "".join(found), tuple(clashes), counts[MINE], counts[THEIRS])


def _text(lines: list[str]) -> str | None:
    return "".join(lines) or None


def _regions(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[Region]:
    """The three texts in regions: in each other one all three agree."""
    if max(map(len, (base, mine, theirs))) > MOST_LINES:
        yield base, mine, theirs
        return
    at = (0, 0, 0)
    for size, *begins in _agreed(base, mine, theirs):
        yield base[at[0] : begins[0]], mine[at[1] : begins[1]], theirs[at[2] : begins[2]]
        same = base[begins[0] : begins[0] + size]
        yield same, same, same
        at = (begins[0] + size, begins[1] + size, begins[2] + size)


def _agreed(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Size and beginnings of each run of lines on which all three agree; at last an empty one at the end."""
    here = SequenceMatcher(None, base, mine).get_matching_blocks()
    there = SequenceMatcher(None, base, theirs).get_matching_blocks()
    one = two = 0
    while one < len(here) and two < len(there):
        first, second = here[one], there[two]
        begin, end = max(first.a, second.a), min(first.a + first.size, second.a + second.size)
        if end > begin:
            yield end - begin, begin, first.b + begin - first.a, second.b + begin - second.a
        if first.a + first.size < second.a + second.size:
            one += 1
        else:
            two += 1
    yield 0, len(base), len(mine), len(theirs)
