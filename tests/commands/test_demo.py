"""`motcua demo`: the same data however often it is run, and a check that notices what is wrong."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from sqlalchemy import Engine, delete, func, select, update

from commands import store
from commands.demo import command, play, script, verify
from engine import trail
from engine.tables import Base, Case, Clock, StatusEntry, Task
from tests.commands.calls import CASES, Call

PHASES = "Kiểm tra hồ sơ, thông báo phí: 5 ngày làm việc; Thẩm định, cấp chứng chỉ: 10 ngày làm việc"
EVERY = script.load()


@pytest.fixture
def installation() -> Engine:
    """The database of the fixture `call`."""
    return store.connect()


def rows(engine: Engine) -> dict[str, int | None]:
    with store.look(engine) as session:
        tables = Base.metadata.tables.items()
        return {name: session.scalar(select(func.count()).select_from(table)) for name, table in tables}


def test_the_demonstration_twice_gives_the_same_data_and_the_same_story(call: Call, installation: Engine) -> None:
    first = call("demo", "--story")
    counted = rows(installation)
    second = call("demo", "--story")
    assert (first.code, first.err) == (0, "")
    assert (second, rows(installation)) == (first, counted)
    assert counted["case"] == len(EVERY)
    assert re.findall(r"^2\.002379 .* · ([^·\n]+)$", first.out, re.MULTILINE) == [PHASES]
    assert not re.search(r"\((?:P\w+|same-day)\)", first.out), "limits are told in words"


@pytest.mark.usefixtures("few")
def test_the_story_names_step_officer_moment_due_and_status(call: Call) -> None:
    story = call("demo", "--story").out
    assert all(f"{case.reference} · {case.title}" in story for case in CASES)
    (line,) = {line for line in story.splitlines() if "30/11/2026 08:20" in line}
    assert line.split("  ")[1].strip() == "Kiểm tra, tiếp nhận hồ sơ"
    assert "Nguyễn Thị Mai" in line
    assert "Đang xử lý" in line


@pytest.mark.usefixtures("few")
def test_the_story_is_told_in_english_words_when_asked(call: Call) -> None:
    story = call("--lang", "en", "demo", "--story").out
    assert "Result due" in story
    assert "Counted by: the legal limit (3 working days)" in story
    assert "Hạn trả kết quả" not in story


@pytest.mark.usefixtures("few")
def test_a_demonstration_that_was_cut_off_goes_on_where_it_stopped(call: Call, installation: Engine) -> None:
    command.prepare(installation)
    cut = replace(CASES[0], acts=CASES[0].acts[:3])
    play.play(installation, cut, watch=lambda _: None)
    whole = call("demo", "--story").out
    with store.look(installation) as session:
        assert session.scalars(select(Case.state)).all() == ["ended"] * len(CASES)
    assert call("demo", "--story").out == whole


def test_the_check_leaves_no_trace_and_says_so_in_one_line(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "WALKED", 12)
    said = call("demo", "--check")
    assert (said.code, said.err) == (0, "")
    report = orjson.loads(said.out)
    assert report.pop("pages") > 20
    assert report == {"ok": True, "cases": len(EVERY), "failed": []}
    assert os.listdir(tmp_path) == ["motcua.log"]


@pytest.mark.usefixtures("few")
def test_the_check_fails_when_a_case_ends_otherwise(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    other = replace(CASES[2], expected=replace(CASES[2].expected, status="returned"))
    monkeypatch.setattr(script, "load", lambda: [other])
    said = call("demo", "--check")
    report = orjson.loads(said.out)
    assert (said.code, report["ok"], report["cases"]) == (1, False, 1)
    assert [one["case"] for one in report["failed"]] == [other.reference]


@pytest.mark.usefixtures("few")
def test_the_check_fails_when_an_act_is_refused(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = replace(CASES[0], acts=(replace(CASES[0].acts[0], step="khong-co"),))
    monkeypatch.setattr(script, "load", lambda: [wrong])
    (failed,) = orjson.loads(call("demo", "--check").out)["failed"]
    assert failed["wrong"] == [play.NoSuchStep(reference=wrong.reference, step="khong-co").say("en")]


@pytest.fixture
def under_way(few: None, call: Call, installation: Engine) -> tuple[Engine, Case]:
    """A case that waits for a supplement."""
    command.prepare(installation)
    half = replace(CASES[1], acts=CASES[1].acts[:3])
    case_id = play.play(installation, half, watch=lambda _: None)
    with store.look(installation) as session:
        return installation, session.get_one(Case, case_id)


HARMS = {
    "live tasks are not the ready steps": update(Task).where(Task.ended_at.is_(None)).values(id="x"),
    "the case is not where its diagram is": update(Case).values(state="ended", ended_at=func.now()),
    "the clock of case shows another date than its last event": update(Clock).where(Clock.subject == "case"),
    "the status is not the newest of the log": delete(StatusEntry).where(StatusEntry.number == 5),
}


def test_after_each_act_everything_agrees(under_way: tuple[Engine, Case]) -> None:
    engine, case = under_way
    assert verify.after_act(engine, case.id) == []


@pytest.mark.parametrize("wrong", HARMS)
def test_the_verification_notices_what_does_not_agree(under_way: tuple[Engine, Case], wrong: str) -> None:
    engine, case = under_way
    harm = HARMS[wrong]
    with store.act(engine, case.opened_at) as work:
        if wrong.startswith("the clock"):
            harm = update(Clock).where(Clock.subject == "case").values(due_at=case.opened_at)
        work.session.execute(harm)
    assert wrong in verify.after_act(engine, case.id)


def test_the_verification_notices_a_broken_trail(under_way: tuple[Engine, Case]) -> None:
    engine, case = under_way
    with store.act(engine, case.opened_at) as work:
        work.session.execute(update(trail.TrailEntry).where(trail.TrailEntry.number == 2).values(act="x"))
    with pytest.raises(trail.TrailBroken):
        verify.after_act(engine, case.id)
