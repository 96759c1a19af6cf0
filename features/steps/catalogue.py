"""The catalogue of statuses, as the circular words it."""

from __future__ import annotations

from engine import statuses
from features.steps.faults import expect
from features.steps.sentences import sentence
from features.steps.world import World, unknown


@sentence('danh mục trạng thái có "{detail}" với trạng thái "{word}", mã {portal:number} của Cổng quốc gia')
def in_catalogue(world: World, detail: str, word: str, portal: int) -> None:
    """The situation *detail* has this word, and this code of the national portal."""
    known = {status.detail: status for status in statuses.CATALOGUE.values()}
    if detail not in known:
        raise unknown("tình huống", detail, list(known))
    expect(f"Trạng thái của '{detail}'", (known[detail].word, known[detail].portal), (word, portal))
