"""What two made of one file becomes one file: what one side alone changed is taken, what both did is told part by part.

Diagrams and decision tables are blended by the ids of their elements, all other text by its lines.
"""

from __future__ import annotations

from collections.abc import Mapping

from bpmn import xml
from bpmn.blending import lines, trees
from bpmn.blending.clash import Blend, Clash, Torn

__all__ = ["Blend", "Clash", "Torn", "blend"]
DRAWN = (".bpmn", ".dmn")


def blend(base: str, mine: str, theirs: str, *, file: str, choices: Mapping[str, str]) -> Blend:
    """What becomes of *base*, which one side made into *mine*, the other into *theirs*.

    *choices* says by the key of a clash whether "mine" or "theirs" is taken. What cannot be read as a diagram is
    blended by its lines.

    Raises:
        Torn: what was chosen does not hold together.
    """
    if file.endswith(DRAWN):
        try:
            return trees.blend(base, mine, theirs, file=file, choices=choices)
        except (xml.Unreadable, trees.NoIds):
            pass
    return lines.blend(base, mine, theirs, choices=choices)
