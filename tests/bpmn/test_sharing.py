"""What a procedure takes from the shared folder, and how its settings see what it calls."""

from __future__ import annotations

from pathlib import Path

from bpmn import folder, sharing
from feel.findings import Finding
from tests.bpmn.diagrams import a_file, a_flow, a_timer
from tests.bpmn.test_folder import SETTINGS

PROPERTY = (
    '<extensionElements><spiffworkflow:properties><spiffworkflow:property name="form" value="{form}"/>'
    "</spiffworkflow:properties></extensionElements>"
)


def a_caller(called: str, lane: str = "Một cửa") -> bytes:
    """A diagram whose only step, in *lane*, calls the process *called*."""
    lanes = f'<laneSet id="ls"><lane id="l1" name="{lane}"><flowNodeRef>goi</flowNodeRef></lane></laneSet>'
    call = f'<startEvent id="s"/><callActivity id="goi" calledElement="{called}"/><endEvent id="e"/>'
    flows = a_flow("s", "goi") + a_flow("goi", "e")
    return a_file(f'<process id="p" isExecutable="true">{lanes}{call}{flows}</process>')


def a_called(process: str, inside: str, *, lanes: str = "") -> bytes:
    """A diagram of *process* that goes from its start through *inside*, an element "x", to its end."""
    nodes = f'<startEvent id="s"/>{inside}<endEvent id="e"/>'
    flows = a_flow("s", "x") + a_flow("x", "e")
    return a_file(f'<process id="{process}" isExecutable="true">{lanes}{nodes}{flows}</process>')


def a_step(form: str) -> str:
    """A step "x" with a form."""
    return f'<userTask id="x">{PROPERTY.format(form=form)}</userTask>'


SHARED = {
    "tra.bpmn": a_called("tra", '<callActivity id="x" calledElement="giao"/>'),
    "giao.bpmn": a_called("giao", a_step("giao.json")),
    "hoi.bpmn": a_called("hoi", a_step("hoi.json")),
    "forms/giao.json": b"{}",
    "forms/hoi.json": b"{}",
}


def findings(files: dict[str, bytes]) -> list[Finding]:
    """The errors of a folder with the settings of the tests and *files*."""
    found = folder.problems({"procedure.toml": SETTINGS.encode(), **files}, slug="a")
    return [finding for finding in found if finding.is_error]


def test_what_is_called_comes_along_with_what_that_calls_and_its_forms() -> None:
    taken = sharing.wanted({"process.bpmn": a_caller("tra")}, SHARED)
    assert set(taken) == {"shared/tra.bpmn", "shared/giao.bpmn", "shared/forms/giao.json"}


def test_a_form_of_the_procedure_s_own_takes_the_place_of_a_shared_one() -> None:
    files = {"process.bpmn": a_caller("giao"), "forms/giao.json": b"{}"}
    taken = sharing.wanted(files, SHARED)
    assert set(taken) == {"shared/giao.bpmn"}
    assert sharing.forms({**files, **taken}) == {"giao.json": "forms/giao.json"}


def test_a_shared_diagram_that_cannot_be_read_comes_along_to_be_reported() -> None:
    assert set(sharing.wanted({"process.bpmn": a_caller("p")}, {"hong.bpmn": b"<"})) == {"shared/hong.bpmn"}


def test_a_folder_that_was_exported_keeps_the_shared_files_it_came_with() -> None:
    exported = {
        "process.bpmn": a_caller("giao"),
        "shared/giao.bpmn": SHARED["giao.bpmn"],
        "shared/forms/giao.json": b"",
    }
    assert sharing.wanted(exported, SHARED) == {}


def test_loading_takes_along_only_what_is_called(tmp_path: Path) -> None:
    own = {"procedure.toml": SETTINGS.encode(), "process.bpmn": a_caller("hoi")}
    for base, files in (("thu-tuc", own), ("shared", SHARED)):
        for name, data in files.items():
            (tmp_path / base / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / base / name).write_bytes(data)
    procedure = folder.load(tmp_path / "thu-tuc", shared=tmp_path / "shared")
    assert set(procedure.files) == {*own, "shared/hoi.bpmn", "shared/forms/hoi.json"}


def test_a_lane_of_a_called_process_needs_a_post_too() -> None:
    lanes = '<laneSet id="ls"><lane id="l2" name="Lãnh đạo"><flowNodeRef>x</flowNodeRef></lane></laneSet>'
    files = {"process.bpmn": a_caller("hoi"), "shared/hoi.bpmn": a_called("hoi", '<userTask id="x"/>', lanes=lanes)}
    assert [finding.element for finding in findings(files)] == ["roles.Lãnh đạo"]
    mine = SETTINGS.replace("[origin]", '[roles."Lãnh đạo"]\npost = "lanh-dao"\n\n[origin]')
    procedure = folder.read({"procedure.toml": mine.encode(), **files}, slug="a")
    assert procedure.roles["Lãnh đạo"].post == "lanh-dao"


def test_a_timer_in_a_called_process_asks_the_clock_of_the_case() -> None:
    timer = f'<intermediateCatchEvent id="x">{a_timer("timeDuration", "supplement_due")}</intermediateCatchEvent>'
    files = {"process.bpmn": a_caller("hoi"), "shared/hoi.bpmn": a_called("hoi", timer)}
    procedure = folder.read({"procedure.toml": SETTINGS.encode(), **files}, slug="a")
    assert procedure.clock.asks == {"supplement_due"}
