"""The colours of a drawing: our own palette, and those that a modeler wrote into the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PIL import ImageColor

from bpmn.drawing.display import Pen
from bpmn.xml import Element

INK = "#1f2937"  #: letters
LINE = "#334155"  #: outlines of steps, events and gateways
FLOW = "#475569"  #: sequence and message flows
SOFT = "#64748b"  #: associations, groups, data
FRAME = "#94a3b8"  #: pools and lanes
BAND = "#f1f5f9"  #: where the name of a pool stands
SHADE = "#e2e8f0"  #: what is drawn darker than white beside something equal
PAPER = "#ffffff"

READABLE = 4.5  #: contrast of letters. Source: WCAG 2.2, success criterion 1.4.3
VISIBLE = 3.0  #: contrast of signs. Source: the same, 1.4.11

_MODELER = "http://bpmn.io/schema/bpmn/biocolor/1.0"
_OMG = "http://www.omg.org/spec/BPMN/non-normative/color/1.0"
_LONGEST = 40


class NotAColour(ValueError):
    """What an attribute says is no colour."""


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of one shape or edge."""

    line: str = LINE
    fill: str = PAPER
    ink: str = INK

    def pen(self, width: float = 1.5, dash: tuple[float, ...] = ()) -> Pen:
        """For an outline that is not filled."""
        return Pen(self.line, width, None, dash)

    def body(self, width: float = 1.5, dash: tuple[float, ...] = ()) -> Pen:
        """For an outline and what is inside it."""
        return Pen(self.line, width, self.fill, dash)

    @property
    def sign(self) -> str:
        """The line colour where it is seen on the fill; else the one that is. Source: WCAG 2.2, 1.4.11."""
        return self.line if contrast(self.line, self.fill) >= VISIBLE else readable(self.line, self.fill)

    def mark(self, width: float = 1.5) -> Pen:
        """For the lines of a sign on the fill."""
        return Pen(self.sign, width)

    def solid(self) -> Pen:
        """For an icon that is all line colour."""
        return Pen(self.sign, 1, self.sign)


def written(shape: Element, default: Look) -> tuple[Look, list[str]]:
    """The look that BPMNShape or BPMNEdge *shape* asks for over *default*, and the values that are no colours."""
    wanted, wrong = _asked(shape)
    line, fill = wanted.get("line", default.line), wanted.get("fill", default.fill)
    return Look(line, fill, wanted.get("ink", default.ink)), wrong


def readable(ink: str, ground: str) -> str:
    """*ink* when it can be read on *ground*; else black or white, whichever can."""
    return max((ink, INK, PAPER, "#000000"), key=lambda colour: min(contrast(colour, ground), READABLE))


def contrast(one: str, other: str) -> float:
    """How far two colours "#rrggbb" are apart, from 1 to 21. Source: WCAG 2.2, contrast ratio."""
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def _asked(shape: Element) -> tuple[Mapping[str, str], list[str]]:
    label = next((child for child in shape if str(child.tag).endswith("}BPMNLabel")), None)
    raw = {
        "line": shape.get(f"{{{_OMG}}}border-color") or shape.get(f"{{{_MODELER}}}stroke"),
        "fill": shape.get(f"{{{_OMG}}}background-color") or shape.get(f"{{{_MODELER}}}fill"),
        "ink": None if label is None else label.get(f"{{{_OMG}}}color"),
    }
    found: dict[str, str] = {}
    wrong: list[str] = []
    for name, value in raw.items():
        if value is None:
            continue
        try:
            found[name] = _plain(value)
        except NotAColour:
            wrong.append(value[:_LONGEST])
    return found, wrong


def _plain(text: str) -> str:
    if len(text) > _LONGEST:
        raise NotAColour
    try:
        red, green, blue = ImageColor.getrgb(text.strip())[:3]
    except ValueError as error:
        raise NotAColour from error
    return f"#{min(red, 255):02x}{min(green, 255):02x}{min(blue, 255):02x}"


def _light(colour: str) -> float:
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
