"""One part of a file that two changed, each otherwise, and what comes of choosing."""

from __future__ import annotations

from dataclasses import dataclass

from feel.errors import Fault

MINE, THEIRS = "mine", "theirs"


class Torn(Fault):
    """'{part}' would hang on something that is gone; choose otherwise."""

    vi = "'{part}' sẽ gắn với phần đã bị bỏ; hãy chọn khác."


@dataclass(frozen=True, slots=True)
class Clash:
    """A part that both sides changed, each otherwise."""

    key: str  #: by which one chooses
    vi: str  #: what it is called
    en: str
    mine: str | None  #: what it says there; None: it was taken out
    theirs: str | None


@dataclass(frozen=True, slots=True)
class Blend:
    """What came of it."""

    text: str | None  #: None: there are clashes of which nothing was chosen
    clashes: tuple[Clash, ...]  #: all of them, chosen or not
    mine: int  #: parts that only my side changed
    theirs: int  #: parts that only the other did
