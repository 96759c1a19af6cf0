"""What has happened on a diagram: steps done, active, late or never reached, and how many cases stand where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bpmn.drawing.colours import PAPER, Look
from bpmn.drawing.display import Figure, Pen, Point, Rect, Text
from bpmn.drawing.typeface import CAPITAL, width
from bpmn.layout import Box
from feel.errors import Fault

Standing = Literal["done", "active", "late", "missed"]
STANDINGS: tuple[Standing, ...] = ("done", "active", "late", "missed")  #: a later one wins

WORDS: Mapping[Standing, tuple[str, str]] = {
    "done": ("Đã xong", "Done"),
    "active": ("Đang xử lý", "In progress"),
    "late": ("Quá hạn", "Late"),
    "missed": ("Chưa đi qua", "Not reached"),
}
#: strong colour, which carries white letters, and its pale one, which carries dark letters
COLOURS: Mapping[Standing, tuple[str, str]] = {
    "done": ("#15803d", "#dcfce7"),
    "active": ("#1d4ed8", "#dbeafe"),
    "late": ("#b91c1c", "#fee2e2"),
    "missed": ("#92400e", "#fef3c7"),
}
MOST = 10_000  #: ids that a state may name
_SIZE = 10.0
BADGE = 16.0  #: height of a plate
_PLAIN = "#334155"


class NotAState(Fault):
    """This is not a state of a diagram: {why}. It is an object with lists of ids "done", "active", "late", "missed"
    and numbers by id "counts"."""

    vi = (
        "Đây không phải dữ liệu trạng thái của sơ đồ: {why}. Cần một đối tượng có các danh sách mã "
        '"done", "active", "late", "missed" và số đếm theo mã "counts".'
    )


@dataclass(frozen=True, slots=True)
class State:
    """How the elements of a diagram stand, by id."""

    standing: Mapping[str, Standing] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)  #: words in place of ours, for whoever knows more

    @property
    def elements(self) -> set[str]:
        """Every id that the state names."""
        return {*self.standing, *self.counts}

    def words(self, element: str | None, lang: str) -> str:
        """What is said of *element*: "Quá hạn · 3"; empty when there is nothing to say."""
        own = self.said.get(element or "")
        if own is not None:
            return own
        standing, count = self.standing.get(element or ""), self.counts.get(element or "")
        said = [] if standing is None else [WORDS[standing][lang == "en"]]
        return " · ".join([*said, *([] if count is None else [str(count)])])

    def words_of_flow(self, element: str | None, lang: str) -> str:
        """What is said of a flow: how often it was gone, and what is wrong with it; its colour says the rest."""
        if element in self.said or self.standing.get(element or "") in ("late", "missed"):
            return self.words(element, lang)
        count = self.counts.get(element or "")
        return "" if count is None else str(count)

    def tint(self, element: str | None, look: Look) -> Look:
        """*look* in the colours of how *element* stands."""
        standing = self.standing.get(element or "")
        if standing is None:
            return look
        strong, pale = COLOURS[standing]
        return Look(strong, pale, look.ink)


def read(value: object) -> State:
    """The state in *value*, as JSON gives it; a step in two lists stands as the later one of STANDINGS.

    Raises:
        NotAState: anything else.
    """
    if not isinstance(value, dict):
        raise NotAState(why=type(value).__name__)
    unknown = sorted(map(str, value.keys() - {*STANDINGS, "counts"}))
    if unknown:
        raise NotAState(why=unknown[0][:40])
    standing = {element: name for name in STANDINGS for element in _ids(value.get(name, []), name)}
    counts = value.get("counts", {})
    if not isinstance(counts, dict) or not all(_is_count(count) for count in counts.values()):
        raise NotAState(why="counts")
    if len(standing) + len(counts) > MOST:
        raise NotAState(why=f"> {MOST}")
    return State(standing, {str(element): count for element, count in counts.items()})


def badge(element: str | None, words: str, state: State, at: Point) -> Figure:
    """A small plate with *words* whose middle is *at*."""
    standing = state.standing.get(element or "")
    wide = badge_width(words)
    box = Box(at[0] - wide / 2, at[1] - BADGE / 2, wide, BADGE)
    plate = Rect(box, Pen(PAPER, 1.5, COLOURS[standing][0] if standing else _PLAIN), BADGE / 2)
    text = Text(at[0], at[1] + _SIZE * CAPITAL / 2, words, _SIZE, PAPER, "semibold")
    return Figure("badge", element, None, words, (plate, text))


def badge_width(words: str) -> float:
    """How wide the plate with *words* is."""
    return width(words, _SIZE, "semibold") + 12


def _ids(listed: object, name: str) -> list[str]:
    if not isinstance(listed, list) or not all(isinstance(element, str) for element in listed):
        raise NotAState(why=name)
    return listed


def _is_count(count: object) -> bool:
    return isinstance(count, int) and not isinstance(count, bool) and 0 <= count < 10**9
