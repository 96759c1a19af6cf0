"""How large a draft may be that is read as a procedure inside an act, while others wait for it."""

from __future__ import annotations

from collections.abc import Mapping

from bpmn.settings import FILE
from feel.errors import Fault

MOST = 2**20  #: bytes of diagrams; our choice, six times the largest procedure known to us, read in half a second
KINDS = 500  #: variants, limits and phases for which the ways are walked as long again as the diagrams are read


class TooLarge(Fault):
    """The diagrams of '{slug}' are too large for this ({size} bytes, at most {most}): draw fewer elements, or split."""

    vi = "Sơ đồ của '{slug}' quá lớn cho việc này ({size} byte, tối đa {most}): hãy bớt phần tử, hoặc tách ra."


def require(files: Mapping[str, bytes], slug: str) -> None:
    """Nothing, when reading *files* as a procedure takes nobody long.

    Raises:
        TooLarge.
    """
    drawn = sum(len(data) for path, data in files.items() if path.endswith(".bpmn"))
    size = drawn * (KINDS + files.get(FILE, b"").count(b"[[")) // KINDS
    if size > MOST:
        raise TooLarge(slug=slug, size=size, most=MOST)
