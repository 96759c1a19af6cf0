"""Procedures from the step tables of a decision."""

from __future__ import annotations

from bpmn import folder
from bpmn.steptables import posts, sketches
from engine import procedures
from features.steps.sentences import Table, sentence
from features.steps.world import World
from feel.errors import Fault


class TableRefused(Fault):
    """The table is refused, row {row}: {en}"""

    vi = "Bảng bị từ chối, dòng {row}: {vi}."


@sentence('lập và công bố thủ tục "{name}" từ bảng các bước')
def make(world: World, name: str, datatable: Table) -> None:
    """The procedure called *name* is made of the table and in force; the scenario is about it from now on."""
    slug = posts.slug(name)
    lines = ["\t".join(row) for row in ([name], *datatable)]
    found = sketches.read("\n".join(lines).encode(), file="bang.csv", mapped={})
    (sketch,) = found.sketches
    with world.attempt() as work:
        if sketch.course is None:
            first = sketch.notes.refused[0]
            # The name stands above the table: its heading is row 2 of the file and row 1 of the scenario.
            raise TableRefused(row=(first.row or 2) - 1, vi=first.vi, en=first.en)
        sketches.complete(sketch, found, folder=slug, since=world.now.date())
        procedures.publish(work, folder.read(sketch.files, slug=slug), active_from=world.now.date())
    if world.refusal is None:
        world.slug = slug
