"""`motcua demo` as a place to look around: its cases, its one way of changing roles, and how it starts and stops."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine, func, select

from api.app import create_app
from commands import store
from commands.demo import asides, command, serving, verify, weeks
from commands.demo.installation import PASSWORD, Installation, cast
from commands.serve import application
from engine import files, organisation, questions
from engine.cases import APPLICATION
from engine.queries import passages
from engine.tables import (
    Answer,
    Apology,
    Case,
    Certification,
    Consultation,
    Directive,
    DueWork,
    Handover,
    Note,
    Offering,
    Paper,
    Publication,
    Result,
    SignIn,
    StoredFile,
    Substitution,
)
from engine.validity import VIETNAM
from tests.api.office import Office
from tests.api.pages.visit import Visit
from tests.commands.calls import Call

NOW = datetime(2026, 11, 26, 10, 0, tzinfo=VIETNAM)  #: a Thursday
ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-c", "from commands.main import run; raise SystemExit(run())", "--lang", "en", "demo"]
SWITCH = "/trinh-dien/doi-vai"


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A small demonstration, as of `NOW`."""
    made = Installation(tmp_path_factory.mktemp("demo") / "var/demo")
    assert not made.is_whole()
    assert made.make(NOW, 54).refused == []
    assert made.is_whole()
    return made


def visit_of(installation: Installation) -> Visit:
    engine = installation.engine()
    return Visit(Office(engine, serving.application(installation, engine), installation.files))


def test_cases_stand_in_many_states_and_whole_late_and_waiting_ones_among_them(installation: Installation) -> None:
    engine = installation.engine()
    with store.look(engine) as session:
        found = session.execute(select(Case.id, Case.status, Case.opened_at)).all()
    assert len(found) == 54
    assert {"filed", "processing", "overdue", "supplement", "returned", "refused"} <= {row.status for row in found}
    assert all(weeks.begin(NOW) <= row.opened_at <= NOW for row in found)
    assert [wrong for row in found for wrong in verify.after_act(engine, row.id)] == []


def test_results_papers_and_what_is_done_beside_cases_are_there_to_be_looked_at(installation: Installation) -> None:
    shown = Paper, Handover, Certification, Note, Directive, Consultation, Apology, Substitution
    with store.look(installation.engine()) as session:
        counts = {table.__name__: session.scalar(select(func.count()).select_from(table)) for table in shown}
        states = set(session.scalars(select(Result.state)))
        failed = session.scalars(select(DueWork.kind).where(DueWork.state == "parked")).all()
        contents = session.scalars(select(StoredFile.digest)).all()
    assert 0 not in counts.values(), counts
    assert states > {"returned"}  # others are still on their way
    assert failed == [asides.FAILING]
    assert {files.sniff(files.read(installation.files, digest)) for digest in contents} == {"pdf", "jpg"}


def test_tasks_wait_before_they_are_claimed_and_are_then_in_hand_for_a_while(installation: Installation) -> None:
    with store.act(installation.engine(), NOW) as work:
        work.actor_id = organisation.person_by_login(work, "binh.ks").id
        wanted = passages.Wanted(weeks.begin(NOW), NOW)
        found = passages.heat(passages.of(work.session, questions.ask(work), wanted))
    assert any(step.queue_median > 0 < step.hands_median for step in found)


def test_every_procedure_was_approved_and_is_offered(installation: Installation) -> None:
    with store.look(installation.engine()) as session:
        told = session.execute(select(Publication.slug, Publication.decision)).all()
        assert {row.slug for row in told} == set(session.scalars(select(Offering.slug)))
        assert all(row.decision for row in told)


def test_the_same_moment_plans_the_same_cases_and_the_same_beside_them() -> None:
    planned = [[(one.at, one.login) for one in asides.planned(weeks.days(NOW), Random(1))] for _ in range(2)]
    assert planned[0] == planned[1]
    assert list(weeks.planned(NOW, 40, seed=1)) == list(weeks.planned(NOW, 40, seed=1))
    assert list(weeks.planned(NOW, 40, seed=1)) != list(weeks.planned(NOW, 40, seed=2))


def test_one_click_in_the_banner_makes_a_visitor_another_officer(installation: Installation) -> None:
    visit = visit_of(installation).get("/dang-nhap").send("Tiếp nhận và trả kết quả")
    assert "Chào Nguyễn Thị Mai" in visit.words
    assert "Chào Dương Minh Quang" in visit.send("Quản trị").words  # although administrators show a second factor
    with store.look(visit.office.engine) as session:
        open_ones = select(func.count()).select_from(SignIn).where(SignIn.ended_at.is_(None))
        assert session.scalar(open_ones) == 1


def test_who_controls_procedures_may_make_a_scenario_of_a_real_case(installation: Installation) -> None:
    with store.look(installation.engine()) as session:
        case_id = session.scalars(select(Case.id)).first()
    visit = visit_of(installation).get("/dang-nhap").send("Kiểm soát thủ tục hành chính")
    assert "Tạo kịch bản từ hồ sơ thật này" in visit.get(f"/ho-so/{case_id}").words


def test_the_banner_makes_nobody_whom_it_does_not_name_nor_for_another_site(installation: Installation) -> None:
    visit = visit_of(installation).get("/dang-nhap")
    assert visit.post(SWITCH, {"login": "nobody"}).response.status_code == 404
    assert visit.get("/dang-nhap").client.post(SWITCH, data={"login": "mai.mc"}).status_code >= 400


def test_a_password_is_printed_that_opens_the_door(installation: Installation) -> None:
    visit = visit_of(installation).get("/dang-nhap").send("Đăng nhập", login="lan.cv", password=PASSWORD)
    assert "Chào Đỗ Thị Lan" in visit.words


def test_no_other_installation_has_a_way_of_changing_roles(
    installation: Installation, sqlite: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{installation.database}")
    monkeypatch.setenv("MOTCUA_DEMO", "1")
    for app in (create_app(sqlite), application()):
        assert [rule for rule in app.url_map.iter_rules() if "trinh-dien" in rule.rule] == []
        assert "demonstration" not in app.blueprints
        client = app.test_client()
        assert client.post(SWITCH, data={"login": "mai.mc"}).status_code == 404
        assert SWITCH not in client.get("/dang-nhap").get_data(as_text=True)


@pytest.mark.parametrize("said", [{"MOTCUA_HOST": "0.0.0.0"}, {"MOTCUA_PROXY": "127.0.0.1"}])
def test_others_are_not_let_into_the_demonstration(
    said: dict[str, str], call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MOTCUA_SECRET", "0123456789abcdef" * 2)
    monkeypatch.setenv("MOTCUA_PROXY", "10.0.0.1")
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert call("demo").refusal == serving.OnlyHere().say("vi")
    assert os.listdir(tmp_path) == []


def test_nobody_is_born_after_the_birth_was_told(installation: Installation) -> None:
    with store.look(installation.engine()) as session:
        told = select(Case.opened_at, Answer.answers).join(Answer, Answer.case_id == Case.id)
        rows = session.execute(told.where(Case.slug == "dang-ky-khai-sinh", Answer.element == APPLICATION)).all()
    assert rows
    assert all(answers["ngay_sinh_tre"] <= f"{at.astimezone(VIETNAM):%Y-%m-%d}" for at, answers in rows)


def test_a_demonstration_that_is_there_starts_at_a_free_port_and_stops_when_told(installation: Installation) -> None:
    folder = installation.folder.parents[1]
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        around = {**os.environ, "PYTHONPATH": str(ROOT), "MOTCUA_PORT": str(port), "MOTCUA_HOST": "127.0.0.1"}
        made = installation.database.stat().st_ino
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        with subprocess.Popen(COMMAND, cwd=folder, env=around, **pipes) as process:  # type: ignore[call-overload]
            told = [process.stderr.readline() for _ in range(5)]
            process.send_signal(signal.SIGINT)
            out, _ = process.communicate(timeout=40)
    assert told[0] == f"Port {port} is taken by another program.\n"
    assert PASSWORD in told[3]
    assert "mai.mc" in out
    assert process.returncode == 0
    assert installation.database.stat().st_ino == made


def test_everybody_of_the_cast_is_an_officer_and_each_role_has_one(installation: Installation) -> None:
    with store.look(installation.engine()) as session:
        everybody = cast(session)
    named = {one.role for one in everybody if one.role}
    assert len({one.login for one in everybody}) == len(everybody) >= 20
    assert len(named) == 8


def test_the_walk_notices_a_page_that_fails(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MOTCUA_LOG", str(tmp_path / "log"))
    monkeypatch.setattr(Installation, "make", lambda *_: weeks.Lived())
    monkeypatch.setattr("engine.timeleft.of_tasks", lambda *_: 1 / 0)
    monkeypatch.setattr("engine.queries.trails.find", lambda *_, **__: 1 / 0)
    monkeypatch.setattr("engine.degrees.find", lambda *_, **__: 1 / 0)
    _, wrong = command.walk(installation, datetime.now(VIETNAM))
    assert {"/viec for mai.mc: 500", "/vet for quang.qt: 500"} <= set(wrong)
    assert "/tra-cuu does not find a case: 500" in wrong
