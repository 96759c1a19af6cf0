"""What analysts do: publish changes, move running cases, read the national catalogue, look at diagrams."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from bpmn import catalogue as rows
from bpmn import model, xml
from bpmn.catalogue import ways
from bpmn.differences.sentences import span_words
from bpmn.drawing import outline
from bpmn.drawing.state import WORDS
from engine import catalogue, differences, moves, procedures
from engine.queries import standings
from engine.tables import Publication
from features.steps import drawing
from features.steps.faults import expect
from features.steps.sentences import Table, sentence
from features.steps.world import World, in_force, of_case


@sentence('công bố bản sửa trong đó bước "{step}" có thời hạn {minutes:number} phút')
def publish_changed(world: World, step: str, minutes: int) -> None:
    """An analyst tries to put the changed procedure in force."""
    with world.attempt() as work:
        changed = drawing.with_limit(in_force(work.session, world).procedure, step, minutes)
        procedures.publish(work, changed, active_from=world.now.date())


@sentence("so với phiên bản trước, phiên bản đang áp dụng thay đổi")
def changes(world: World, datatable: Table) -> None:
    """Each row is one sentence of difference between the two newest versions."""
    mine = select(Publication.digest).where(Publication.slug == world.slug).order_by(Publication.version.desc())
    with world.look() as session:
        new, old = (procedures.offered(session, digest).procedure for digest in session.scalars(mine.limit(2)))
        told = [sentence.vi for sentence in differences.sentences(old, new)]
    expect("Thay đổi so với phiên bản trước", told, [row[0] for row in datatable])


@sentence("hồ sơ được chuyển sang phiên bản mới nhất")
def moved(world: World) -> None:
    """The running case goes on by the newest version."""
    assert world.case is not None
    mine = select(Publication.digest).where(Publication.slug == world.slug).order_by(Publication.version.desc())
    with world.attempt() as work:
        digest = work.session.scalars(mine.limit(1)).one()
        moves.move(work, world.case, to=digest, mapping={})


@sentence("hoàn tác việc chuyển phiên bản của hồ sơ")
def move_undone(world: World) -> None:
    """The case goes by its former version again."""
    assert world.case is not None
    with world.attempt() as work:
        moves.undo(work, world.case)


@sentence("danh mục thủ tục quốc gia được cập nhật")
def catalogue_read(world: World, datatable: Table) -> None:
    """Rows of code, name, field and the portal's cell on channels, limits and fees."""
    read = [
        rows.read({"code": code, "name": name, "field": field, "channels_text": ways.HEADINGS + cell})
        for code, name, field, cell in datatable[1:]
    ]
    with world.attempt() as work:
        catalogue.take(work, [catalogue.read(*one) for one in read])


@sentence('danh mục ghi thủ tục {code} là "{name}", thời hạn {channel} là {limit}')
def in_catalogue(world: World, code: str, name: str, channel: str, limit: str) -> None:
    """What the catalogue says today: the name, and the limit for filings of that channel; "không rõ" when none is
    stated."""
    meant = {"trực tiếp": "counter", "trực tuyến": "online", "qua bưu chính": "post"}[channel]
    with world.look() as session:
        entry = catalogue.today(session, code)
    way = next(way for way in entry.content["ways"] if way["channel"] == meant)
    expect(f"Thủ tục {code}", (entry.name, _limit(way["limit"])), (name, limit))


@sentence("lần cập nhật gần nhất của thủ tục {code} thay đổi")
def catalogue_changes(world: World, code: str, datatable: Table) -> None:
    """Each row is one sentence."""
    with world.look() as session:
        _, told = catalogue.history(session, code)[0]
    expect(f"Thay đổi của thủ tục {code}", [change.vi for change in told], [row[0] for row in datatable])


@sentence("lúc {at:moment} sơ đồ của hồ sơ cho thấy")
def shown(world: World, at: datetime, datatable: Table) -> None:
    """Rows of step and how it stands: Đã xong, Đang xử lý, Quá hạn; steps that are not named say nothing."""
    world.tell(at)
    with world.look_at_case() as (session, case):
        state = standings.of_case(session, case.id, now=world.now)
        files = of_case(session, case).procedure.files
    diagram = model.read(xml.parse(files["process.bpmn"], file="process.bpmn"), file="process.bpmn")
    names = {diagram.node_by_id[element].name: WORDS[how][0] for element, how in state.standing.items()}
    expect("Sơ đồ của hồ sơ", names, dict(datatable))


@sentence('bản kể bằng chữ của sơ đồ đánh dấu đang ở bước "{step}"')
def told(world: World, step: str) -> None:
    """The outline for paper and screen readers marks exactly this step as the current one."""
    with world.look_at_case() as (session, case):
        state = standings.of_case(session, case.id, now=world.now)
        files = of_case(session, case).procedure.files
    diagram = model.read(xml.parse(files["process.bpmn"], file="process.bpmn"), file="process.bpmn")
    current = [
        entry.element for part in outline.read(diagram, state=state) for entry in part.entries if entry.is_current
    ]
    expect("Bước đang xử lý", [diagram.node_by_id[element].name for element in current], [step])


def _limit(limit: dict[str, object] | None) -> str:
    if limit is None:
        return "không rõ"
    units = {"day": "D", "week": "W", "month": "M", "year": "Y"}
    unit = str(limit["unit"])
    if unit not in units:
        return f"{limit['amount']} {'giờ' if unit == 'hour' else 'phút'}"
    return span_words(f"P{limit['amount']}{units[unit]}", str(limit["kind"]))[0]
