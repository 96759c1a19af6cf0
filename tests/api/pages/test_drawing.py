"""The pages of the editors, and what their scripts ask the API for; how they look and behave is seen in a browser."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import Engine

from commands.demo import province
from engine import revisions
from tests.api.office import Office, build, problem
from tests.api.pages.visit import Visit
from tests.engine.builders import DESK, HOUSEHOLD, acting, household

ANALYST = "van.pt"
HERE = f"/thiet-ke/{HOUSEHOLD}"
CALL = """<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:d">
<bpmn:process id="nho" name="Nhỏ" isExecutable="true">
<bpmn:startEvent id="bat_dau"/><bpmn:sequenceFlow id="f1" sourceRef="bat_dau" targetRef="goi"/>
<bpmn:callActivity id="goi" name="Trả kết quả" calledElement="chung_tra_ket_qua"/>
<bpmn:sequenceFlow id="f2" sourceRef="goi" targetRef="het"/><bpmn:endEvent id="het" name="Xong"/>
</bpmn:process></bpmn:definitions>"""


@pytest.fixture
def office(sqlite: Engine) -> Office:
    """The province with an analyst and a draft."""
    found = build(sqlite, household())
    with acting(sqlite) as work:
        province.seed_whole(work)
        revisions.begin(work, HOUSEHOLD)
    return found


def policy(visit: Visit) -> str:
    return str(visit.response.headers["Content-Security-Policy"])


def test_only_the_pages_of_editors_let_styles_be_set_and_none_lets_text_be_run(office: Office) -> None:
    analyst = Visit(office).sign_in(ANALYST)
    for path in ("so-do/shared/a.bpmn", "bieu-mau/forms/a.json", "bang-quyet-dinh/a.dmn", "van-ban/procedure.toml"):
        assert "style-src 'self' 'unsafe-inline'" in policy(analyst.get(f"{HERE}/{path}")), path
        assert "unsafe-eval" not in policy(analyst)
        assert "script-src" not in policy(analyst)  # so scripts are those of default-src 'self'
    assert "unsafe-inline" not in policy(analyst.get(HERE))
    assert "tham-tra.json (tệp mới)" in analyst.get(f"{HERE}/tep?path=forms/tham-tra.json").words
    assert analyst.get(f"{HERE}/tep?path=../a").response.status_code == 422


def test_the_modeller_is_told_what_may_be_chosen(office: Office) -> None:
    analyst = Visit(office).sign_in(ANALYST).get(f"{HERE}/so-do")
    (told,) = analyst.page.xpath("//@data-told")
    words = json.loads(str(told))
    assert words["path"] == "process.bpmn"
    assert "tiep-nhan.json" in words["forms"]
    assert {"code": "mot-cua", "name": "Tiếp nhận và trả kết quả"} in words["posts"]
    assert "chung_tra_ket_qua" in [one["code"] for one in words["shared"]]
    assert words["bare"] is None
    assert words["addresses"]["forms/application.json"] == f"{HERE}/bieu-mau/forms/application.json"
    assert analyst.asking_too_much(f"{HERE}/so-do", f"{HERE}/van-ban/procedure.toml") == {}
    with acting(office.engine) as work:
        revisions.discard(work, HOUSEHOLD)
    assert "Soạn bản mới" in analyst.get(f"{HERE}/so-do").words


def test_a_form_is_seen_as_it_will_be_filled_in(office: Office) -> None:
    analyst = Visit(office).sign_in(ANALYST).get(f"{HERE}/chay-thu")
    form = {"type": "default", "id": "a", "components": [{"type": "textfield", "key": "ten", "label": "Họ và tên"}]}
    assert (
        "Họ và tên (không bắt buộc)" in analyst.post(f"{HERE}/bieu-mau-xem-truoc", {"content": json.dumps(form)}).words
    )
    analyst.get(f"{HERE}/chay-thu").post(f"{HERE}/bieu-mau-xem-truoc", {"content": "{"})
    assert analyst.response.status_code == 409


def test_who_designs_nothing_opens_no_editor(office: Office) -> None:
    desk = Visit(office).sign_in(DESK)
    for path in ("so-do", "so-do/a.bpmn", "bieu-mau/a.json", "bang-quyet-dinh/a.dmn", "van-ban/a", "tep?path=a"):
        assert desk.get(f"{HERE}/{path}").response.status_code == 403


def test_a_diagram_brings_the_shared_process_that_it_calls_and_is_told_in_words(office: Office) -> None:
    with acting(office.engine) as work:
        revisions.begin(work, "nho", {"process.bpmn": CALL.encode()})
    assert "called-process" in rules(checked(office, {}))  # nothing brought it along
    found = checked(office, {"process.bpmn": CALL})
    assert "called-process" not in rules(found)
    assert [(one["number"], one["element"], one["text"]) for one in found["outline"]] == [
        ("1", "bat_dau", "Bắt đầu"),
        ("2", "goi", "Trả kết quả (quy trình dùng chung)"),
        ("3", "het", "Xong (kết thúc)"),
    ]
    saved = office.ask("PUT", "/revisions/nho/files/process.bpmn", {"content": CALL}, by=ANALYST, seen=1)
    with acting(office.engine) as work:
        kept = revisions.look(work.session, "nho")
    assert {"shared/tra-ket-qua.bpmn", "shared/forms/tra-ket-qua.json"} <= {file.path for file in kept.files}
    assert saved.get_json()["version"] == kept.version
    assert "called-process" not in rules(checked(office, {}))


def checked(office: Office, files: dict[str, str]) -> Any:
    return office.ask("POST", "/revisions/nho:check", {"files": files}, by=ANALYST).get_json()


def rules(found: Any) -> list[str]:
    return [one["rule"] for one in found["findings"]]


def test_half_a_letter_is_no_content_of_a_file(office: Office) -> None:
    for method, path, body in (
        ("POST", f"/revisions/{HOUSEHOLD}:check", {"files": {"a.txt": "\ud800"}}),
        ("PUT", f"/revisions/{HOUSEHOLD}/files/a.txt", {"content": "\ud800"}),
    ):
        assert problem(office.ask(method, path, body, by=ANALYST, seen=1)) == (422, "bad-fields")
