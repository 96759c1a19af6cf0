"""What a decision table leaves open, and where several of its rules claim the same: by trying, not by proof.

The values that the cells of a column name cut its range into pieces; inside a piece all values are alike, so one of
them speaks for the piece. A cell that asks for more than constants (data, functions of `?`) cannot be cut like that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from feel import closures, nodes, survey, unary, values
from feel.errors import Fault
from feel.limits import Meter
from feel.nodes import Node
from feel.scope import Scope
from feel.tables import Table
from feel.values import Range, Value

# Our choice: what is tried in a second.
MOST_TRIED = 1_000_000  #: rules in all combinations of pieces
MOST_ASKED = 100_000  #: cells of one column with all its pieces
MOST_SHOWN = 3  #: gaps of one table

OTHER = "\ue000"  #: a text that no cell names


@dataclass(frozen=True, slots=True)
class Piece:
    """Values of one column that every cell treats alike."""

    sample: Value
    vi: str
    en: str
    is_outer: bool  #: beyond all values that the cells name


@dataclass(frozen=True, slots=True)
class Gap:
    """Values for which no rule hits: the pieces of the columns that matter, by expression."""

    pieces: tuple[tuple[str, Piece], ...]
    is_sure: bool  #: false when it lies only beyond what the table or its surroundings name

    def say(self, lang: str) -> str:
        """The values in words."""
        shown = (f"{name} {piece.vi if lang == 'vi' else piece.en}" for name, piece in self.pieces)
        return "; ".join(shown) or "-"


@dataclass(slots=True)
class Reading:
    """What trying a table gave. Rules count from 1."""

    gaps: list[Gap] = field(default_factory=list)
    overlaps: list[tuple[int, int]] = field(default_factory=list)
    shadowed: list[int] = field(default_factory=list)  #: rules of a FIRST table that an earlier one always wins over
    unclear: list[int] = field(default_factory=list)  #: rules with a cell that could not be cut into pieces
    left: int = 0  #: of the tries that it was given; none: there was too much to try

    @property
    def is_whole(self) -> bool:
        """Whether all was tried."""
        return self.left > 0


def read(table: Table, domains: Mapping[str, str] | None = None, *, most: int | None = None) -> Reading:
    """Gaps and overlaps of *table*, whose cells are free of errors, by *most* tries (`MOST_TRIED`).

    *domains* gives for the expression of a column the unary tests that all its values pass, where the table itself
    does not say; null is never asked for.
    """
    columns = [_Column.of(table, number, domains or {}) for number in range(len(table.inputs))]
    reading = Reading()
    reading.unclear = sorted({rule + 1 for column in columns for rule in column.unclear})
    search = _Search(columns, MOST_TRIED if most is None else most)
    rules = frozenset(range(len(table.rules)))
    if _must_answer(table):
        reading.gaps = list(search.gaps(rules))
    if table.hit_policy in ("UNIQUE", "ANY"):
        reading.overlaps = list(_overlaps(table, columns, search))
    if table.hit_policy == "FIRST":
        reading.shadowed = [rule + 1 for rule in sorted(rules) if search.is_covered(rule)]
    reading.left = max(search.left, 0)
    return reading


def _must_answer(table: Table) -> bool:
    """Whether a case without a hit is a gap: lists may be empty, and a default is an answer."""
    has_default = any(column.default for column in table.outputs)
    return table.hit_policy in ("UNIQUE", "ANY", "FIRST", "PRIORITY") and not has_default and bool(table.inputs)


def _overlaps(table: Table, columns: Sequence[_Column], search: _Search) -> Iterator[tuple[int, int]]:
    for one in range(len(table.rules)):
        for other in range(one + 1, len(table.rules)):
            search.left -= 1
            if search.left <= 0:
                return
            agrees = table.hit_policy == "ANY" and table.rules[one].outputs == table.rules[other].outputs
            if not agrees and all(column.surely[one] & column.surely[other] for column in columns):
                yield one + 1, other + 1


@dataclass(frozen=True, slots=True)
class _Column:
    """One input in pieces; for each rule the pieces that it surely lets in, and those that it may, as bits."""

    name: str
    pieces: tuple[Piece, ...]
    surely: tuple[int, ...]
    maybe: tuple[int, ...]
    unclear: frozenset[int]
    is_bounded: bool  #: the table or its surroundings say what there can be

    @property
    def by_weight(self) -> list[tuple[int, Piece]]:
        """The pieces with their numbers, those inside what the cells name first."""
        return sorted(enumerate(self.pieces), key=lambda one: one[1].is_outer)

    @classmethod
    def of(cls, table: Table, number: int, domains: Mapping[str, str]) -> _Column:
        asked = table.inputs[number]
        allowed = asked.values or domains.get(asked.expression.strip())
        cells = [rule.inputs[number] for rule in table.rules]
        named = [_named(cell) for cell in (*cells, allowed or unary.ANYTHING)]
        pieces = _pieces([value for one in named for value in one or ()])
        if pieces is None or (allowed and named[-1] is None) or len(pieces) * len(cells) > MOST_ASKED:
            return cls._unclear(asked.expression, cells)
        if allowed:
            pieces = tuple(piece for piece in pieces if _passes(allowed, piece.sample))
        every = (1 << len(pieces)) - 1
        bits = [None if one is None else _bits(cell, pieces) for cell, one in zip(cells, named, strict=False)]
        return cls(
            name=asked.expression.strip(),
            pieces=pieces,
            surely=tuple(bit or 0 for bit in bits),
            maybe=tuple(every if bit is None else bit for bit in bits),
            unclear=frozenset(rule for rule, bit in enumerate(bits) if bit is None),
            is_bounded=bool(allowed) or all(isinstance(piece.sample, bool) for piece in pieces),
        )

    @classmethod
    def _unclear(cls, name: str, cells: Sequence[str]) -> _Column:
        """A column of values of several kinds: only "any value" is certain."""
        open_ones = [cell.strip() in ("", unary.ANYTHING) for cell in cells]
        return cls(
            name=name.strip(),
            pieces=(Piece(None, "bất kỳ", "is anything", is_outer=True),),
            surely=tuple(int(is_open) for is_open in open_ones),
            maybe=tuple(1 for _ in cells),
            unclear=frozenset(rule for rule, is_open in enumerate(open_ones) if not is_open),
            is_bounded=False,
        )


class _Search:
    """Looks for combinations of pieces that no rule lets in."""

    def __init__(self, columns: Sequence[_Column], left: int) -> None:
        self.columns, self.left = columns, left

    def gaps(self, rules: frozenset[int]) -> Iterator[Gap]:
        """The first few gaps, those inside what the cells name before those beyond it."""
        found: dict[tuple[tuple[str, Piece], ...], bool] = {}
        for way in self._open(0, rules, ()):
            shown = tuple((self.columns[place].name, piece) for place, piece in way)
            found[shown] = all(self.columns[place].is_bounded or not piece.is_outer for place, piece in way)
            if len(found) > MOST_SHOWN * 4:
                break
        ordered = sorted(found.items(), key=lambda item: not item[1])
        yield from (Gap(shown, is_sure) for shown, is_sure in ordered[:MOST_SHOWN])

    def is_covered(self, rule: int) -> bool:
        """Whether the rules before *rule* surely let in everything that it may let in."""
        earlier = frozenset(range(rule))
        within = [column.maybe[rule] for column in self.columns]
        return bool(earlier) and next(self._open(0, earlier, (), within), None) is None and self.left > 0

    def _open(
        self,
        place: int,
        rules: frozenset[int],
        way: tuple[tuple[int, Piece], ...],
        within: Sequence[int] | None = None,
    ) -> Iterator[tuple[tuple[int, Piece], ...]]:
        """The combinations from column *place* on that none of *rules* lets in, without the columns that do not matter.

        Pieces that the same rules let in are alike; of those that none lets in each is told.
        """
        self.left -= len(rules) + 1
        if self.left <= 0:
            return
        if not rules:
            yield way
            return
        if place == len(self.columns):
            return
        column, tried = self.columns[place], set[frozenset[int]]()
        bits = column.surely if within else column.maybe
        for number, piece in column.by_weight:
            if within and not within[place] >> number & 1:
                continue
            hit = frozenset(rule for rule in rules if bits[rule] >> number & 1)
            if not hit or hit not in tried:
                tried.add(hit)
                matters = hit != rules
                yield from self._open(place + 1, hit, (*way, (place, piece)) if matters else way, within)


def _named(cell: str) -> list[Value] | None:
    """The values that *cell* names; None when it asks for more than constants."""
    tree = unary.parse(cell).tree
    if tree is None:
        return []
    found: list[Value] = []
    for test in tree.tests:
        parts = _parts(test)
        if any(isinstance(part, nodes.Name) for part in survey.walk(test)):
            return None
        try:
            found.extend(value for part in parts for value in _flat(closures.build(part)(Scope({}))))
        except Fault:
            return None
    return found


def _parts(test: Node) -> tuple[Node, ...]:
    if isinstance(test, nodes.Test):
        return (test.operand,)
    if isinstance(test, nodes.Interval):
        return test.low, test.high
    return (test,)


def _flat(value: Value) -> list[Value]:
    if isinstance(value, list):
        return [inner for item in value for inner in _flat(item)]
    if isinstance(value, Range):
        return [end for end in (value.start, value.end) if end is not None]
    return [value]


def _pieces(named: Sequence[Value]) -> tuple[Piece, ...] | None:
    """The range of the values *named* cut at each of them; None when they are of several kinds."""
    kinds = {type(value) for value in named}
    if not kinds:
        return (Piece(None, "bất kỳ", "is anything", is_outer=False),)
    if len(kinds) > 1:
        return None
    (kind,) = kinds
    if kind is bool:
        return _flags()
    if kind is str:
        return _texts([str(value) for value in named])
    if kind in (Decimal, date):
        return tuple(_ordered(_sorted(named)))
    return None


def _sorted(named: Sequence[Any]) -> list[Any]:
    return sorted(set(named))


def _flags() -> tuple[Piece, ...]:
    return tuple(
        Piece(flag, f"= {str(flag).lower()}", f"= {str(flag).lower()}", is_outer=False) for flag in (True, False)
    )


def _texts(named: Sequence[str]) -> tuple[Piece, ...]:
    known = [Piece(text, f'= "{text}"', f'= "{text}"', is_outer=False) for text in dict.fromkeys(named)]
    return (*known, Piece(OTHER, "khác các giá trị đã nêu", "is none of the values named", is_outer=True))


def _ordered(points: Sequence[Any]) -> Iterator[Piece]:
    """Before, at, between and behind *points*; nothing between whole numbers or days that follow each other."""
    one: Any = timedelta(days=1) if isinstance(points[0], date) else Decimal(1)
    shown = [_shown(point) for point in points]
    yield Piece(points[0] - one, f"< {shown[0]}", f"< {shown[0]}", is_outer=True)
    for number, point in enumerate(points):
        yield Piece(point, f"= {shown[number]}", f"= {shown[number]}", is_outer=False)
        following = points[number + 1] if number + 1 < len(points) else None
        if following is not None and (following - point != one or not _is_whole(point)):
            middle = point + (one if isinstance(point, date) else (following - point) / 2)
            text = f"{shown[number]} … {shown[number + 1]}"
            yield Piece(middle, f"giữa {text}", f"between {text}", is_outer=False)
    yield Piece(points[-1] + one, f"> {shown[-1]}", f"> {shown[-1]}", is_outer=True)


def _is_whole(point: Any) -> bool:
    return isinstance(point, date) or point == point.to_integral_value()


def _shown(value: Value) -> str:
    return values.text(value, Meter()) or ""


def _bits(cell: str, pieces: Sequence[Piece]) -> int:
    return sum(1 << number for number, piece in enumerate(pieces) if _passes(cell, piece.sample))


def _passes(cell: str, sample: Value) -> bool:
    return unary.passes(unary.parse(cell), sample, Scope({}))
