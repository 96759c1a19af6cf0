"""From an empty diagram to a case, in a real Chromium: drawn, checked, tried, played, painted, published, begun."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine, select

from commands.demo import province
from engine import revisions
from engine.tables import Task
from scheduler import rehearsals
from tests.api.office import Office, build
from tests.api.pages import windows
from tests.engine import builders
from tests.engine.builders import DESK, MORNING, acting
from tests.forms.build import a_file, a_text
from tests.scheduler.test_rehearsals import FEATURE, hands

HERE = "/thiet-ke/nho-moi"
WITHOUT = """[without]
supplement = "Giấy tờ được kiểm tra ngay tại quầy."
refusal = "Ai cũng được cấp."
stop = "Xong trong ngày."
"""
SETTINGS = builders.SETTINGS.partition("[roles]")[0].replace("9.000001", "9.000003") + WITHOUT
SETTINGS = SETTINGS.replace("Thủ tục nhỏ", "Thủ tục mới")
EMPTY = """<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
 xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
 xmlns:s="http://spiffworkflow.org/bpmn/schema/1.0/core" id="d" targetNamespace="urn:d">
<bpmn:process id="nho_moi" name="Thủ tục mới" isExecutable="true">
<bpmn:laneSet id="lan"><bpmn:lane id="lan_mot_cua" name="Một cửa"><bpmn:flowNodeRef>bat_dau</bpmn:flowNodeRef>
<bpmn:flowNodeRef>nhan</bpmn:flowNodeRef><bpmn:flowNodeRef>xong</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
<bpmn:startEvent id="bat_dau" name="Hồ sơ được nộp"/>
<bpmn:intermediateThrowEvent id="nhan" name="Tiếp nhận"><bpmn:extensionElements><s:properties>
<s:property name="status" value="received"/><s:property name="act" value="accept"/></s:properties>
</bpmn:extensionElements></bpmn:intermediateThrowEvent>
<bpmn:endEvent id="xong" name="Đã trả kết quả"><bpmn:extensionElements><s:properties>
<s:property name="status" value="returned"/><s:property name="act" value="stop"/></s:properties>
</bpmn:extensionElements></bpmn:endEvent></bpmn:process>
<bpmndi:BPMNDiagram id="h"><bpmndi:BPMNPlane id="m" bpmnElement="nho_moi">
<bpmndi:BPMNShape id="h1" bpmnElement="lan_mot_cua" isHorizontal="true">
<dc:Bounds x="0" y="0" width="700" height="240"/></bpmndi:BPMNShape>
<bpmndi:BPMNShape id="h2" bpmnElement="bat_dau"><dc:Bounds x="60" y="100" width="36" height="36"/></bpmndi:BPMNShape>
<bpmndi:BPMNShape id="h3" bpmnElement="nhan"><dc:Bounds x="160" y="100" width="36" height="36"/></bpmndi:BPMNShape>
<bpmndi:BPMNShape id="h4" bpmnElement="xong"><dc:Bounds x="600" y="100" width="36" height="36"/></bpmndi:BPMNShape>
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>"""
SAID = FEATURE.partition("  Kịch bản: Chưa hết")[0]
SAID = SAID.replace("Thủ tục nhỏ", "Thủ tục mới").replace('bước "a"', 'bước "Xem xét"')


@pytest.fixture
def office(sqlite: Engine, tmp_path: Path) -> Office:
    """The province with an analyst, and a draft in which nothing is done yet."""
    found = build(sqlite, files=tmp_path / "files")
    forms = {"forms/application.json": a_file(a_text(label="Họ tên")), "forms/xem.json": a_file(a_text())}
    with acting(sqlite) as work:
        province.seed_whole(work)
        revisions.begin(work, "nho-moi", {"process.bpmn": EMPTY.encode(), "procedure.toml": SETTINGS.encode(), **forms})
    return found


@pytest.fixture
def page(chromium: Browser, address: str, office: Office) -> Iterator[Page]:
    """A window in which the analyst is signed in."""
    with windows.signed_in(chromium, address, office, "van.pt") as found:
        yield found


def connect(page: Page, one: str, other: str) -> None:
    page.locator("#outline button", has_text=one).click()
    if not page.is_visible("#connect"):  # it stays open from one element to the next
        page.click("text='Sửa sơ đồ không dùng chuột'")
    page.select_option("#connect", other)
    page.click("text='Nối'")


def draw(page: Page) -> None:
    page.goto(f"{HERE}/so-do")
    page.wait_for_selector("body[data-ready]")
    place = page.locator("[data-element-id=nhan] .djs-hit").bounding_box()
    assert place is not None
    page.hover("[data-action='create.user-task']")
    page.mouse.down()
    page.mouse.move(place["x"] + 150, place["y"] + 60, steps=4)
    page.mouse.move(place["x"] + 220, place["y"] + 18, steps=4)
    page.mouse.up()
    page.fill("#p-name", "Xem xét")
    page.fill("#p-id", "xem_xet")
    page.press("#p-id", "Tab")
    expect(page.locator("#findings")).to_contain_text("step-without-form")
    connect(page, "Hồ sơ được nộp", "nhan")
    connect(page, "Tiếp nhận", "xem_xet")
    connect(page, "Xem xét", "xong")
    page.locator("#outline button", has_text="Xem xét").click()
    page.fill("#p-limit", "PT4H")
    page.select_option("#p-form", "xem.json")
    page.locator("#outline button", has_text="Làn: Một cửa").click()
    page.select_option("#p-post", "mot-cua")
    expect(page.locator("#checked")).to_contain_text("0 lỗi")
    expect(page.locator("#checked")).to_contain_text("có cảnh báo phải xử lý trước")
    page.keyboard.press("Control+s")
    expect(page.locator("#saving")).to_contain_text("Đã lưu")


def test_a_procedure_is_drawn_tried_played_published_and_a_case_begins(
    page: Page, chromium: Browser, address: str, office: Office
) -> None:
    draw(page)
    page.goto(f"{HERE}/chay-thu")
    page.check("[name=made_up]")
    page.click("text='Nộp hồ sơ thử'")
    page.wait_for_selector("text=Việc đang chờ")
    page.goto(f"{HERE}/kich-ban")
    page.fill("#text", SAID)
    page.click("text=Lưu và chạy")
    page.wait_for_selector("text=Đang chờ đến lượt")
    rehearsals.play(hands(office.engine))
    page.wait_for_selector("text=kịch bản đều đạt", timeout=20_000)
    assert page.locator(".diagram a").count() > 0
    with windows.trusted(chromium, address, office, "quang.qt") as whole:
        whole.goto(f"{HERE}/cong-bo")
        whole.fill("#number", "Quyết định số 12/QĐ-UBND ngày 30/11/2026")
        whole.fill("#since", MORNING.date().isoformat())
        whole.click("text='Công bố phiên bản này'")
        whole.wait_for_url("**/phien-ban*")
    with windows.signed_in(chromium, address, office, DESK) as desk:
        desk.goto("/tiep-nhan")
        desk.click("text='Thủ tục mới'")
        desk.wait_for_selector("h1:has-text('Thủ tục mới')")
        desk.get_by_label("Họ và tên, hoặc tên tổ chức").first.fill("Trần Thị Minh Họa")
        desk.get_by_label("Số định danh cá nhân, hoặc mã số").first.fill("001190000010")
        desk.click("text='Hồ sơ đầy đủ, hợp lệ: tiếp nhận'")
        desk.wait_for_url("**/da-tiep-nhan*")
    with acting(office.engine) as work:
        (task,) = work.session.scalars(select(Task))
        assert (task.slug, task.element, task.due_at is not None) == ("nho-moi", "xem_xet", True)
