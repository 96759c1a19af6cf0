"""The catalogue of statuses, as the circular words it."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from engine import chartpictures, statuscharts, statusdetails, statuses
from features.steps.faults import expect
from features.steps.sentences import Table, sentence
from features.steps.world import World, unknown

SVG = "{http://www.w3.org/2000/svg}"


@sentence('danh mục trạng thái có "{detail}" với trạng thái "{word}", mã {portal:number} của Cổng quốc gia')
def in_catalogue(world: World, detail: str, word: str, portal: int) -> None:
    """The situation *detail* has this word, and this code of the national portal."""
    known = {status.detail: status for status in statuses.CATALOGUE.values()}
    if detail not in known:
        raise unknown("tình huống", detail, list(known))
    expect(f"Trạng thái của '{detail}'", (known[detail].word, known[detail].portal), (word, portal))


@sentence(
    'lúc {at:moment} cán bộ {who} thêm trạng thái chi tiết "{name}", mã "{code}", dưới "{detail}", theo "{source}"'
)
def add_detail(world: World, at: datetime, who: str, name: str, code: str, detail: str, source: str) -> None:
    """A status of the agency's own under one of the circular's, from today on."""
    world.tell(at)
    with world.attempt(who) as work:
        statusdetails.add(work, code, under=_code(detail), name=name, since=world.now.date(), source=source)


@sentence("lưu đồ chuyển đổi trạng thái vẽ ra có")
def drawn(world: World, datatable: Table) -> None:
    """The picture of the chart that is in force says all this."""
    with world.look() as session:
        names: dict[str, list[str]] = {}
        for code, above in statusdetails.in_force(session, world.now.date()).items():
            names.setdefault(above, []).append(statusdetails.name_of(session, code, world.now.date()) or code)
        svg = chartpictures.svg(statuscharts.in_force(session, world.now.date()), details=names)
    texts = [one.text.removeprefix("· ") for one in etree.fromstring(svg).iter(f"{SVG}text") if one.text]
    expect("Chữ trên lưu đồ", [[told] for (told,) in datatable if told in texts], datatable)


@sentence('lúc {at:moment} cán bộ {who} bỏ mọi bước chuyển vào "{detail}" khỏi lưu đồ theo "{source}"')
def cut_off(world: World, at: datetime, who: str, detail: str, source: str) -> None:
    """The administrator draws the chart anew without any way into that status."""
    world.tell(at)
    code = _code(detail)
    with world.attempt(who) as work:
        left = {change for change in statuscharts.DEFAULT if change[1] != code} | {(code, "processing")}
        statuscharts.draw(work, left, valid_from=world.now.date(), source=source)


def _code(detail: str) -> str:
    known = {status.detail: status.code for status in statuses.CATALOGUE.values()}
    if detail not in known:
        raise unknown("tình huống", detail, list(known))
    return known[detail]
