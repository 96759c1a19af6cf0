"""What is written: a folder that the check accepts, whatever the table, whole or not at all."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpmn import folder, model, xml
from bpmn.steptables import folders, posts, sketches
from bpmn.steptables.posts import BadMapping, Post
from bpmn.steptables.sketches import Sketch, Sketches
from engine import inspection
from tests.bpmn.steptables.decisions import COPY, Rows, of_rows

SINCE = date(2026, 11, 27)
STEPS = (
    *("Tiếp nhận hồ sơ", "Phân công xử lý", "Thẩm định hồ sơ", "Lập tờ trình", "Soát xét", "Ký duyệt", "Phát hành"),
    *("Nộp phí", "Thông báo nộp phí", "Xem xét", "Xét xem xét", "Xem xét dừng"),
    *("Thực hiện nghĩa vụ tài chính", "Niêm yết công khai", 'Lấy "ý kiến" | <khác>', "Trả kết quả", "1", "Nộp hồ sơ"),
)
PERFORMERS = (
    *("Bộ phận Một cửa", "Chuyên viên", 'Lãnh đạo "phòng" \\ A', "Tổ chức, cá nhân"),
    *("Hội đồng tư vấn", "Văn thư"),
)
TIMES = ("0,5 ngày", "30 phút", "01 ngày làm việc", "không tính thời gian")


def files(sketch: Sketch, name: str = "thu-nghiem") -> dict[str, bytes]:
    sketches.complete(sketch, Sketches("quyet-dinh.xlsx", None, [sketch]), folder=name, since=SINCE)
    return sketch.files


NO_TIME = "không bước nào có thời gian được tính, nên không có tổng để ghi thời hạn giải quyết"
ANY_STEP = st.tuples(st.sampled_from(STEPS), st.sampled_from(PERFORMERS), st.sampled_from(TIMES))


@given(st.lists(ANY_STEP, min_size=1, max_size=9))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_folder_of_any_table_passes_the_check(steps: list[tuple[str, str, str]]) -> None:
    rows: Rows = [(str(number), *step, "") for number, step in enumerate(steps, 1)]
    sketch = of_rows(rows)
    if sketch.course is None:
        refusals = {"bảng không có bước nào", NO_TIME}
        assert {note.vi for note in sketch.notes.refused} <= refusals
        return
    found = inspection.problems(files(sketch), slug="thu-nghiem")
    assert [finding.vi for finding in found if finding.is_error] == []


def test_the_legal_limit_is_the_sum_of_the_steps_and_says_so() -> None:
    procedure = folder.read(files(of_rows(COPY)), slug="thu-nghiem")
    (limit,) = procedure.limits
    assert (limit.text, procedure.clock.steps_minutes) == ("P1D", 480)
    assert "chưa nhập thời hạn theo pháp luật" in limit.source
    assert "limits" in procedure.ours
    assert "limits" not in procedure.official


def test_every_node_and_flow_of_the_diagram_has_its_place() -> None:
    written = files(of_rows(COPY))["process.bpmn"]
    diagram = model.read(xml.parse(written, file="process.bpmn"), file="process.bpmn")
    (page,) = diagram.pages
    placed = {shape.element for shape in page.shapes} | {edge.element for edge in page.edges}
    assert {node.id for node in diagram.nodes} | {flow.id for flow in diagram.flows} <= placed
    assert all(edge.points for edge in page.edges)


def test_who_appraised_does_not_sign() -> None:
    written = files(of_rows(COPY))["process.bpmn"]
    diagram = model.read(xml.parse(written, file="process.bpmn"), file="process.bpmn")
    assert diagram.node_by_id["ky_duyet"].properties["separate_from"] == "tham_dinh_ho_so"


def test_a_payment_stops_the_clock_and_what_is_not_counted_is_declared() -> None:
    rows: Rows = [
        *COPY[:2],
        ("3", "Thực hiện nghĩa vụ tài chính", "Người sử dụng đất", "không tính thời gian", ""),
        ("4", "Niêm yết", "UBND xã", "không tính", ""),
        *COPY[2:],
    ]
    written = files(of_rows(rows))
    diagram = model.read(xml.parse(written["process.bpmn"], file="process.bpmn"), file="process.bpmn")
    acts = [node.properties.get("act") for node in diagram.nodes]
    assert {"obligation", "paid"} <= set(acts)
    procedure = folder.read(written, slug="thu-nghiem")
    assert [one.element for one in procedure.clock.uncounted] == ["niem_yet"]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("vi-tri.toml", '[roles]\n"chuyên viên  phòng TƯ PHÁP" = { post = "cong-chuc-tu-phap", unit = "competent" }\n'),
        ("vi-tri.toml", '"Chuyên viên phòng Tư pháp" = "cong-chuc-tu-phap"\n'),
        ("vi-tri.csv", "Từ trong quyết định;Vị trí;Đơn vị\nChuyên viên phòng Tư pháp;cong-chuc-tu-phap;competent\n"),
        ("vi-tri.csv", "\ufeffChuyên viên phòng Tư pháp,cong-chuc-tu-phap\n"),
    ],
)
def test_a_mapping_says_once_which_post_a_wording_means(file: str, text: str) -> None:
    mapped = posts.read(text.encode(), file=file)
    sketch = of_rows(COPY, mapped=mapped)
    assert sketch.course is not None
    assert sketch.course.lanes["Chuyên viên phòng Tư pháp"] == Post("cong-chuc-tu-phap", "competent", is_told=True)
    assert not any("Tư pháp" in note.vi for note in sketch.notes.doubtful)


def test_a_performer_that_nobody_mapped_is_doubtful_and_an_unknown_one_stays_itself() -> None:
    sketch = of_rows([COPY[0], ("2", "Thẩm định", "Hội đồng tư vấn", "1 ngày", ""), COPY[2]])
    assert sketch.course is not None
    assert sketch.course.lanes["Bộ phận Một cửa"].post == "mot-cua"
    assert sketch.course.lanes["Hội đồng tư vấn"].post == "hoi-dong-tu-van"
    assert len([note for note in sketch.notes.doubtful if "được gán vị trí" in note.vi]) == 3


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("a.toml", b"[roles"),
        ("a.toml", b'"A" = 1'),
        ("a.toml", b'"A" = { post = "Lanh Dao" }'),
        ("a.toml", b'"A" = { post = "lanh-dao", unit = "nowhere" }'),
        ("a.csv", b"A;lanh-dao\nB\n"),
        ("a.csv", b"\xff\xfe\x00\x01"),
        ("a.csv", b"A" * (posts.MOST_BYTES + 1)),
    ],
)
def test_a_mapping_that_cannot_be_used_is_refused(file: str, data: bytes) -> None:
    with pytest.raises(BadMapping):
        posts.read(data, file=file)


def test_a_folder_is_written_whole_and_never_over_another(tmp_path: Path) -> None:
    folders.write(tmp_path / "a" / "b", {"x.txt": b"1", "forms/y.json": b"2"})
    assert (tmp_path / "a" / "b" / "forms" / "y.json").read_bytes() == b"2"
    with pytest.raises(folders.FolderExists):
        folders.write(tmp_path / "a" / "b", {"z.txt": b"3"})
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == ["forms", "x.txt"]
    (tmp_path / "empty").mkdir()
    folders.write(tmp_path / "empty", {"x.txt": b"1"})
    assert (tmp_path / "empty" / "x.txt").exists()


def test_a_folder_that_cannot_be_finished_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(folders.NotWritable):
        folders.write(tmp_path / "a", {"x.txt": b"1", "x.txt/y": b"2"})
    assert os.listdir(tmp_path) == []
