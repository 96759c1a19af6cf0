"""The scenarios of drafts, played in a child by a worker."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from adapters import children
from bpmn import shipped
from commands.demo import province
from engine import rehearsals, revisions
from scheduler.rehearsals import play
from scheduler.runner import Hands
from tests.engine import builders
from tests.engine.builders import MORNING, acting
from tests.forms.build import a_file, a_text

FEATURE = """# language: vi
Tính năng: Thủ tục nhỏ

  Bối cảnh:
    Cho thủ tục "Thủ tục nhỏ" đã được công bố
    Và "UBND xã Thử", mã định danh "H99.15", có các cán bộ:
      | Họ và tên      | Vị trí  |
      | Nguyễn Thị Mai | Một cửa |
    Và người nộp khai:
      | Họ tên | Trần Thị Minh Họa |

  Kịch bản: Đi hết
    Khi lúc 08:05 ngày 30/11/2026 người nộp nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "a"
    Thì hồ sơ đã kết thúc

  Kịch bản: Chưa hết
    Khi lúc 08:05 ngày 30/11/2026 người nộp nộp hồ sơ trực tiếp
    Thì hồ sơ đã kết thúc
"""
SMALL = builders.files(*builders.straight("a"), application=a_file(a_text(label="Họ tên")))
MENDED = FEATURE.replace("trực tiếp\n    Thì hồ sơ đã kết thúc", 'trực tiếp\n    Thì hồ sơ đang chờ Một cửa ở bước "a"')


@pytest.fixture
def drafted(sqlite: Engine) -> Engine:
    """A small draft whose second scenario does not hold."""
    with acting(sqlite) as work:
        province.seed_whole(work)
        files = {**SMALL, shipped.FEATURE: FEATURE.encode()}
        revisions.begin(work, "nho", files)
    return sqlite


def hands(engine: Engine) -> Hands:
    """A worker of this morning."""
    return Hands(engine, "thử", clock=lambda _: MORNING)


def test_scenarios_fail_where_they_should(drafted: Engine) -> None:
    with acting(drafted, "van.pt") as work:
        rehearsals.ask(work, "nho")
    play(hands(drafted))
    with acting(drafted) as work:
        told = rehearsals.look(work.session, "nho")
        assert told is not None
        assert (told.state, told.played, told.total, told.failed) == ("done", 2, 2, 1)
        assert [one.held for one in told.scenarios] == [True, False]
        assert told.scenarios[1].at == "hồ sơ đã kết thúc"
        assert "mong đợi" in (told.scenarios[1].vi or "")
        assert shipped.RECORD not in revisions.files(work.session, "nho")
        revisions.write(work, "nho", shipped.FEATURE, MENDED.encode(), seen=1)
        stale = rehearsals.look(work.session, "nho")
        assert stale is not None
        assert stale.is_stale


def test_an_endless_draft_is_ended_and_its_scenario_named(drafted: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = 'import time; print(\'{"plays": "Vòng lặp", "number": 0, "total": 2}\', flush=True); time.sleep(60)'
    monkeypatch.setattr(children, "PROGRAM", begun)
    monkeypatch.setattr(children, "SLOWER", 1)
    monkeypatch.setattr(rehearsals, "SECONDS", 1)
    with acting(drafted) as work:
        rehearsals.ask(work, "nho")
    play(hands(drafted))
    with acting(drafted) as work:
        told = rehearsals.look(work.session, "nho")
        assert told is not None
        assert (told.state, told.kept) == ("broken", False)
        assert "bị dừng" in (told.vi or "")
        assert [one.name for one in told.scenarios] == ["Vòng lặp"]


def test_a_draft_that_cannot_be_played_says_why(drafted: Engine) -> None:
    with acting(drafted) as work:
        revisions.write(work, "nho", "procedure.toml", b"name = 1", seen=1)
        rehearsals.ask(work, "nho")
    play(hands(drafted))
    with acting(drafted) as work:
        told = rehearsals.look(work.session, "nho")
        assert told is not None
        assert told.state == "broken"
        assert "procedure.toml" in (told.vi or "")


def test_few_are_played_at_once_and_the_others_are_told_their_place(db: Engine) -> None:
    names = ["mot", "hai", "ba", "bon"]
    for minute, slug in enumerate(names):
        with acting(db, at=MORNING + timedelta(minutes=minute)) as work:
            revisions.begin(work, slug, {shipped.FEATURE: b"x"})
            rehearsals.ask(work, slug)
            rehearsals.ask(work, slug)
    with acting(db) as work:
        orders = [rehearsals.claim(work) for _ in names]
    assert [order and order.slug for order in orders] == ["mot", "hai", None, None]
    first = orders[0]
    assert first is not None
    with acting(db) as work:
        last = rehearsals.look(work.session, "bon")
        assert last is not None
        assert (last.state, last.before) == ("waiting", 3)
    with acting(db, at=MORNING + rehearsals.LEASE) as work:
        assert [order and order.slug for order in (rehearsals.claim(work), rehearsals.claim(work))] == ["ba", "bon"]
        lost = rehearsals.look(work.session, "mot")
        assert lost is not None
        assert lost.state == "broken"
        with pytest.raises(rehearsals.Taken):
            rehearsals.finish(work, first, [])


def test_a_child_sees_nothing_of_the_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://geheim")
    monkeypatch.setattr(children, "PROGRAM", "import json, os; print(json.dumps(dict(os.environ)))")
    (seen,) = children.lines(("scenarios",), {}, slug="nho", seconds=5)
    assert "geheim" not in str(seen)
