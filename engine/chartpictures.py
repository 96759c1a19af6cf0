"""The chart of statuses as a picture: boxes in the circular's words, arrows for what may follow.

Statuses that may all follow each other and lead to the same others stand in one box: the arrows between them would hide
all the rest. Our choice.
"""

from __future__ import annotations

import sysconfig
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from subprocess import CalledProcessError

import graphviz
from graphviz.backend import ExecutableNotFound, dot_command

from engine import situations
from engine.situations import CATALOGUE
from engine.statuscharts import FINAL, Change
from feel.errors import Fault

dot_command.DOT_BINARY = Path(sysconfig.get_path("scripts")) / "graphviz-pure"

START = "start"
LETTERS = "Be Vietnam Pro, Segoe UI, DejaVu Sans, sans-serif"
FILLS = {
    "Được tiếp nhận": "#e3f1e6",
    "Yêu cầu bổ sung giấy tờ": "#fdf1d8",
    "Đã trả lại": "#eeeeee",
    "Dừng xử lý": "#fbe4e1",
    "Đang xử lý": "#e2edf9",
    "Đã xử lý xong": "#d6ecd9",
}


class NoPicture(Fault):
    """The chart cannot be drawn: the program that lays it out does not run here."""

    vi = "Chưa vẽ được lưu đồ: chương trình dàn trang không chạy được trên máy này."


def svg(allowed: Collection[Change], *, details: Mapping[str, Iterable[str]] | None = None) -> bytes:
    """The chart *allowed* as SVG; *details* are the names of the agency's own statuses by the official one above.

    Raises:
        NoPicture.
    """
    try:
        # What it says on stderr are guesses at the widths of Vietnamese letters.
        drawn: bytes = graph(allowed, details=details or {}).pipe(format="svg", quiet=True)
    except (ExecutableNotFound, CalledProcessError) as error:
        raise NoPicture from error
    return drawn


def graph(allowed: Collection[Change], *, details: Mapping[str, Iterable[str]]) -> graphviz.Digraph:
    """The chart as a graph: one node a box, named by the first of its statuses."""
    made = graphviz.Digraph(graph_attr={"rankdir": "LR", "nodesep": "0.3", "ranksep": "0.7"})
    made.attr("node", shape="box", style="filled,rounded", fontname=LETTERS, fontsize="12", margin="0.25,0.12")
    made.attr("edge", color="#4a5568", arrowsize="0.7")
    made.node(START, label="Bắt đầu", shape="circle", fillcolor="white")
    box_of = boxes(allowed)
    for box in dict.fromkeys(box_of.values()):
        told = "\n\n".join(_told(code, details.get(code, ())) for code in box)
        is_end = set(box) <= FINAL
        fill = FILLS.get(CATALOGUE[box[0]].word or "", "white")
        made.node(box[0], label=graphviz.escape(told), fillcolor=fill, peripheries="2" if is_end else "1")
    arrows = {(box_of[before][0] if before else START, box_of[after][0]) for before, after in allowed}
    made.edges(sorted((before, after) for before, after in arrows if before != after))
    return made


def boxes(allowed: Collection[Change]) -> dict[str, tuple[str, ...]]:
    """For each status that *allowed* names, the statuses that share its box, in the order of the catalogue."""
    named = [code for code in CATALOGUE if any(code in change for change in allowed)]
    found: dict[str, tuple[str, ...]] = {}
    for code in named:
        if code not in found:
            box = tuple(other for other in named if other == code or _are_alike(code, other, set(allowed)))
            found |= dict.fromkeys(box, box)
    return found


def _are_alike(one: str, other: str, allowed: set[Change]) -> bool:
    """Whether both have one word, may follow each other, and nothing else tells them apart."""
    if CATALOGUE[one].word != CATALOGUE[other].word or not {(one, other), (other, one)} <= allowed:
        return False
    pair = {one, other}
    before = [{first for first, then in allowed if then == code} - pair for code in (one, other)]
    after = [{then for first, then in allowed if first == code} - pair for code in (one, other)]
    return before[0] == before[1] and after[0] == after[1]


def _told(code: str, details: Iterable[str]) -> str:
    status = situations.of(code)
    head = f"{status.word}\n{status.detail}" if status.word else status.detail
    return "\n".join([f"{head} ({status.portal})", *(f"· {name}" for name in details)])
