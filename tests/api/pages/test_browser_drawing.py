"""The modeller in a real Chromium: a step is drawn, told its limit, form and role, checked meanwhile, and kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from bpmn import shipped
from commands.demo import province
from engine import revisions
from tests import browser
from tests.api.office import Office, build
from tests.api.pages import windows
from tests.engine.builders import HOUSEHOLD, acting, household

MOST_BYTES = 700_000  #: that come over the line for the modeller, compressed; our choice
ADDRESS = "/thiet-ke/nho/so-do"
DIAGRAM = """<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
 xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
 xmlns:s="http://spiffworkflow.org/bpmn/schema/1.0/core" id="d" targetNamespace="urn:d">
<bpmn:process id="nho" name="Nhỏ" isExecutable="true"><!-- theo Quyết định 12 -->
<bpmn:laneSet id="lan"><!-- của làn -->
<bpmn:lane id="lan_mot_cua" name="Một cửa"><bpmn:flowNodeRef>bat_dau</bpmn:flowNodeRef></bpmn:lane>
</bpmn:laneSet><bpmn:startEvent id="bat_dau" name="Hồ sơ được nộp"><bpmn:extensionElements><s:properties>
<s:property name="status" value="received"/></s:properties></bpmn:extensionElements></bpmn:startEvent></bpmn:process>
<bpmndi:BPMNDiagram id="h"><bpmndi:BPMNPlane id="m" bpmnElement="nho">
<bpmndi:BPMNShape id="h1" bpmnElement="lan_mot_cua" isHorizontal="true">
<dc:Bounds x="0" y="0" width="600" height="240"/></bpmndi:BPMNShape>
<bpmndi:BPMNShape id="h2" bpmnElement="bat_dau"><dc:Bounds x="60" y="100" width="36" height="36"/></bpmndi:BPMNShape>
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>"""


#: every text of a page, and what is said of its elements
SHOWN = """() => {
  const said = ["title", "aria-label", "placeholder", "alt"];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [...document.querySelectorAll("body *")].flatMap((one) => said.map((name) => one.getAttribute(name)));
  while (texts.nextNode()) {
    if (!texts.currentNode.parentElement.closest("svg, noscript")) found.push(texts.currentNode.data);
  }
  return found.filter(Boolean);
}"""


@pytest.fixture
def page(chromium: Browser, address: str, office: Office) -> Iterator[Page]:
    """A window of the analyst, and a draft that has hardly anything drawn."""
    with windows.signed_in(chromium, address, office, "van.pt") as found:
        yield found


@pytest.fixture
def office(sqlite: Engine) -> Office:
    """The province with an analyst."""
    found = build(sqlite, household())
    toml = (shipped.ROOT / HOUSEHOLD / "procedure.toml").read_text()
    head, _, rest = toml.partition("[roles]")
    draft = head + "[roles]\n[" + rest.partition("\n[")[2]
    with acting(sqlite) as work:
        province.seed_whole(work)
        revisions.begin(work, "nho", {"process.bpmn": DIAGRAM.encode(), "procedure.toml": draft.encode()})
    return found


def opened(page: Page) -> None:
    page.goto(ADDRESS)
    page.wait_for_selector("body[data-ready]")


def test_a_step_is_drawn_checked_and_kept(page: Page, office: Office) -> None:
    opened(page)
    loaded = page.evaluate("performance.getEntries().reduce((sum, one) => sum + (one.encodedBodySize ?? 0), 0)")
    assert 100_000 < loaded <= MOST_BYTES
    for part in ("properties", "findings", "ways", "outline"):
        expect(page.locator(f"#{part}-title")).to_be_in_viewport(ratio=1)
        assert page.locator(f"#{part}").evaluate("one => one.getBoundingClientRect().top + 24 < innerHeight"), part
    sheet = page.locator("#canvas").bounding_box()
    assert sheet is not None
    assert sheet["width"] * sheet["height"] > 0.38 * 1280 * 800
    page.click("[data-action='create.user-task']")
    box = page.locator("[data-element-id=bat_dau] .djs-hit").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 160, box["y"] + 10)
    page.fill("#p-name", "Thẩm định")
    page.fill("#p-id", "tham_dinh")
    page.press("#p-id", "Tab")
    expect(page.locator("#findings")).to_contain_text("step-without-form")
    expect(page.locator("#outline")).to_contain_text("Thẩm định (việc của cán bộ)")
    assert browser.violations(page) == []
    page.locator("#outline button", has_text="Hồ sơ được nộp").click()
    page.click("text='Sửa sơ đồ không dùng chuột'")
    page.select_option("#connect", "tham_dinh")
    page.click("text='Nối'")
    page.locator("#outline button", has_text="Thẩm định").click()
    expect(page.locator("#p-limit")).to_be_in_viewport(ratio=1)
    page.fill("#p-limit", "PT4H")
    page.select_option("#p-form", "phan-cong.json")
    expect(page.locator("#findings")).not_to_contain_text("step-without-form")
    expect(page.locator("#findings")).to_contain_text("procedure-roles")
    page.locator("#outline button", has_text="Làn: Một cửa").click()
    page.select_option("#p-post", "mot-cua")
    page.fill("#p-name", "Một cửa xã")
    page.press("#p-name", "Tab")
    expect(page.locator("#findings")).not_to_contain_text("procedure-roles")
    page.keyboard.press("Control+s")
    expect(page.locator("#saving")).to_contain_text("Đã lưu")
    opened(page)
    page.locator("#outline button", has_text="Thẩm định").click()
    assert (page.input_value("#p-limit"), page.input_value("#p-form")) == ("PT4H", "phan-cong.json")
    with acting(office.engine) as work:
        files = revisions.files(work.session, "nho")
    assert '"Một cửa xã" = { post = "mot-cua", unit = "competent" }' in files["procedure.toml"].decode()
    assert "shared/forms/phan-cong.json" in files
    drawn = re.sub(r"\s+", " ", files["process.bpmn"].decode())
    assert drawn.startswith("<?xml")
    assert '<!-- theo Quyết định 12 --> <bpmn:laneSet id="lan"> <!-- của làn --> <bpmn:lane ' in drawn


def test_a_lane_and_its_role_are_undone_and_done_again_together(page: Page) -> None:
    opened(page)
    page.locator("#outline button", has_text="Làn: Một cửa").click()
    page.select_option("#p-post", "mot-cua")
    lane = page.locator("[data-element-id=lan_mot_cua] .djs-hit").first.bounding_box()
    assert lane is not None
    page.mouse.dblclick(lane["x"] + 8, lane["y"] + lane["height"] / 4)
    page.keyboard.press("Control+a")
    page.keyboard.type("Bộ phận khác")
    page.keyboard.press("Enter")
    expect(page.locator("#p-name")).to_have_value("Bộ phận khác")
    for keys, name in (("Control+z", "Một cửa"), ("Control+y", "Bộ phận khác"), ("Control+z", "Một cửa")):
        expect(page.locator("#p-post")).to_have_value("mot-cua")
        page.keyboard.press(keys)
        expect(page.locator("#p-name")).to_have_value(name)
    expect(page.locator("#p-post")).to_have_value("mot-cua")
    page.keyboard.press("Control+z")
    expect(page.locator("#p-post")).to_have_value("")


def test_who_reads_english_finds_vietnamese_in_what_is_drawn_only(page: Page) -> None:
    opened(page)
    assert len(foreign(page)) > 30
    page.context.add_cookies([{"name": "motcua-lang", "value": "en", "url": page.url}])
    opened(page)
    found = foreign(page)
    for name in ("Lane: Một cửa", "Hồ sơ được nộp (start)", "The whole diagram"):
        page.locator("#outline button", has_text=name).click()
        found |= foreign(page)
    page.click("[data-action='create.shared']")
    found |= foreign(page)
    page.keyboard.press("Escape")
    page.click("[data-act=simulate]")
    assert found | foreign(page) == set()


def test_a_decision_table_is_checked_at_its_cells_by_keys_alone_and_undone_cell_by_cell(page: Page) -> None:
    page.goto("/thiet-ke/nho/bang-quyet-dinh/moi.dmn")
    page.wait_for_selector("body[data-ready]")
    assert browser.violations(page) == []
    titles = page.locator("#canvas [title]").evaluate_all("all => all.map((one) => one.title).filter(Boolean)")
    assert len(titles) > 2
    assert [one for one in titles if one.isascii()] == ["Powered by bpmn.io"] * titles.count("Powered by bpmn.io")
    head = page.locator("th[data-col-id=vao]")
    expect(head).to_have_class(re.compile("wrong-cell"))
    page.locator("#findings li", has_text="chưa có biểu thức").get_by_text("Tới ô").press("Enter")
    expect(head).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".context-menu .dms-input-label")).to_be_focused()
    page.keyboard.press("Escape")
    page.locator("[data-act=addRule]").press("Enter")
    cell = page.locator("td.output-cell").first
    cell.click()
    page.keyboard.type("12345")
    expect(cell).to_contain_text("12345")
    for act, is_there in (("undo", False), ("redo", True)):
        page.locator(f"[data-act={act}]").press("Enter")
        expect(cell).to_have_text(re.compile("12345" if is_there else r"^\s*$"))


def test_a_form_is_made_by_keys_with_fields_of_vietnamese_names_and_seen_as_it_will_be(page: Page) -> None:
    page.goto("/thiet-ke/nho/bieu-mau/forms/moi.json")
    page.wait_for_selector("body[data-ready]")
    page.fill(".fjs-palette-search", "chọn một")
    expect(page.locator(".fjs-palette-field")).to_have_count(1)
    page.locator(".fjs-palette-field").press("Enter")
    expect(page.locator(".bio-properties-panel-header-type")).to_have_text("Chọn một")
    said = [one for one in page.evaluate(SHOWN) if re.search(r"(?i)\b(fields?|with|edits|value|options|list)\b", one)]
    assert said == []
    page.locator("[data-act=preview]").press("Enter")
    expect(page.locator("#preview")).to_contain_text("Chọn một (không bắt buộc) Giá trị")
    page.locator("[data-act=preview]").press("Enter")
    page.locator("[data-act=undo]").press("Enter")
    expect(page.locator(".fjs-form-editor .fjs-form-field-radio")).to_have_count(0)


def foreign(page: Page) -> set[str]:
    """What stands on the page in Vietnamese, beside names of the diagram, of posts and statuses, and of people."""
    told = json.loads(page.get_attribute("[data-told]", "data-told") or "")
    names = {one["name"] for kind in ("posts", "statuses", "shared", "processes", "decisions") for one in told[kind]}
    names |= {"Tiếng Việt", "Một Cửa", "Một cửa", "Hồ sơ được nộp", "Nhỏ", "Trần Bích Vân", page.inner_text("h1")}
    said = page.evaluate(SHOWN)
    for name in sorted(names, key=len, reverse=True):
        said = [one.replace(name, "") for one in said]
    return {one for one in said if re.search("[à-ỹđ]", one.lower())}


def test_what_is_drawn_is_lost_neither_by_another_analyst_nor_an_ended_sign_in_nor_a_crash(
    page: Page, office: Office
) -> None:
    opened(page)
    with acting(office.engine, "quang.qt") as work:
        revisions.write(work, "nho", "process.bpmn", DIAGRAM.replace("Nhỏ", "Của họ").encode(), seen=1)
    renamed(page, "Của tôi")
    page.keyboard.press("Control+s")
    expect(page.locator("#trouble")).to_contain_text("Dương Minh Quang lưu lúc")
    page.click("text='Lưu thành tệp khác'")
    expect(page.locator("#p-name")).to_have_value("Của họ")
    with acting(office.engine) as work:
        assert "Của tôi" in revisions.files(work.session, "nho")["process.bpmn.ban-sao"].decode()
    _blended(page, office)
    kept = page.context.cookies()
    page.context.clear_cookies()
    renamed(page, "Khi đã hết phiên")
    page.keyboard.press("Control+s")
    expect(page.locator("#trouble")).to_contain_text("Phiên đăng nhập đã hết")
    page.context.add_cookies(kept)  # type: ignore[arg-type]  # signed in again, in another tab
    page.click("#trouble >> text='Lưu lại'")
    expect(page.locator("#saving")).to_contain_text("Đã lưu")
    page.route("**/files/*", lambda asked: asked.abort())
    renamed(page, "Trước khi sập")
    page.wait_for_selector("#saving[data-kept]")
    page.close(run_before_unload=False)
    again = page.context.new_page()
    opened(again)
    again.click("text='Mở bản chưa lưu'")
    expect(again.locator("#p-name")).to_have_value("Trước khi sập")
    expect(again.locator("#saving")).to_contain_text("Đã lưu")
    with acting(office.engine) as work:
        seen = revisions.look(work.session, "nho").version
        revisions.write(work, "nho", "hong.bpmn", b"<bpmn", seen=seen)
    again.goto(f"{ADDRESS}/hong.bpmn")
    expect(again.locator("#trouble")).to_contain_text("Không mở được 'hong.bpmn'")
    expect(again.locator("#findings")).to_contain_text("unreadable")
    again.once("dialog", lambda asked: asked.accept())
    again.click("#remove")
    again.wait_for_url("**/thiet-ke/nho")
    with acting(office.engine) as work:
        assert "hong.bpmn" not in revisions.files(work.session, "nho")


def _blended(page: Page, office: Office) -> None:
    """What another renamed and what the window renames come together, the process by a choice."""
    with acting(office.engine, "quang.qt") as work:
        seen = revisions.look(work.session, "nho").version
        theirs = revisions.files(work.session, "nho")["process.bpmn"].decode()
        theirs = theirs.replace("Của họ", "Vẫn của họ").replace("Hồ sơ được nộp", "Nộp hồ sơ")
        revisions.write(work, "nho", "process.bpmn", theirs.encode(), seen=seen)
    renamed(page, "Trộn")
    page.keyboard.press("Control+s")
    page.click("text='Trộn bản của tôi với bản của họ'")
    expect(page.locator("#trouble legend")).to_have_text(["Phần tử 'Trộn'"])
    page.click("text='Lưu bản trộn'")
    expect(page.locator("#trouble")).to_contain_text("Hãy chọn một bản")
    assert browser.violations(page) == []
    page.click("text='Bản của tôi'")
    page.click("text='Lưu bản trộn'")
    expect(page.locator("#outline")).to_contain_text("Nộp hồ sơ")
    with acting(office.engine) as work:
        saved = revisions.files(work.session, "nho")["process.bpmn"].decode()
    assert 'name="Trộn"' in saved
    assert 'name="Nộp hồ sơ"' in saved


def renamed(page: Page, name: str) -> None:
    """The process is called *name*."""
    page.locator("#outline button", has_text="Cả sơ đồ").click()
    page.fill("#p-name", name)
    page.press("#p-name", "Tab")


def test_a_diagram_without_a_picture_is_opened_laid_out_and_saved_with_it(page: Page, office: Office) -> None:
    bare = re.sub("<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", "", DIAGRAM, flags=re.DOTALL)
    with acting(office.engine) as work:
        revisions.write(work, "nho", "process.bpmn", bare.encode(), seen=1)
    opened(page)
    expect(page.locator("[data-element-id=bat_dau].djs-shape")).to_be_visible()
    page.click("[data-element-id=bat_dau] .djs-hit")
    page.fill("#p-name", "Hồ sơ đến")
    page.keyboard.press("Tab")
    page.click("text='Lưu'")
    expect(page.locator("#saving")).to_contain_text("Đã lưu")
    with acting(office.engine) as work:
        kept = revisions.files(work.session, "nho")["process.bpmn"].decode()
    assert 'name="Hồ sơ đến"' in kept
    assert 'bpmnElement="bat_dau"' in kept
    assert "theo Quyết định 12" in kept


def test_an_expression_is_completed_with_our_names_and_what_is_wrong_is_told_at_it(page: Page) -> None:
    opened(page)
    page.locator("#outline button", has_text="Hồ sơ được nộp").click()
    page.click("#properties summary >> text='Sự kiện'")
    page.fill("#p-gives", "ket_qua_xet")
    page.press("#p-gives", "Tab")
    page.click("text='Sửa sơ đồ không dùng chuột'")
    for kind in ("bpmn:ExclusiveGateway", "bpmn:UserTask"):
        page.select_option("#append", kind)
        page.click("#append-now")
    page.locator("#outline button", has_text="Gặp lại các nhánh").click()
    page.click("#properties .plain-list button")
    field = page.locator("#p-condition")
    field.click()
    page.keyboard.type("XET")
    assert [one for one in browser.violations(page) if "p-condition" in one] == []
    page.keyboard.press("Enter")
    expect(field).to_have_value("ket_qua_xet")
    page.keyboard.type(" + ")
    field.press("Tab")
    expect(page.locator("#p-condition-wrong")).to_contain_text("ket_qua_xet")
    expect(field).to_have_attribute("aria-invalid", "true")
    for one in page.locator(".djs-palette .entry").all():
        expect(one).to_be_in_viewport(ratio=1)
    page.click("[data-act=simulate]")
    page.locator(".bts-context-pad:not(.hidden)").first.press("Enter")
    expect(page.locator(".bts-log")).to_contain_text("Quy trình: bắt đầu")
    expect(page.locator(".bts-set-animation-speed [title^=Set]")).to_have_count(0)
