"""The chart of statuses as a picture that an official can read."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from sqlalchemy import Engine

from commands import main
from engine import chartpictures
from engine.situations import CATALOGUE, SITUATIONS
from engine.statuscharts import DEFAULT
from tests.scheduler.processes import address

NAMES = {"svg": "http://www.w3.org/2000/svg"}


def texts(svg: bytes) -> list[str]:
    return [str(one.text) for one in etree.fromstring(svg).iterfind(".//svg:text", NAMES)]


def test_every_status_of_the_chart_is_drawn_in_its_words() -> None:
    drawn = texts(chartpictures.svg(DEFAULT, details={"processing": ["Chờ lãnh đạo ký"]}))
    assert [one.detail for one in CATALOGUE.values() if f"{one.detail} ({one.portal})" not in drawn] == []
    assert "· Chờ lãnh đạo ký" in drawn
    assert drawn.count("Đang xử lý") == 7


def test_what_may_all_follow_each_other_stands_in_one_box() -> None:
    ring = {("done", "returned"), ("returned", "done"), (None, "done"), (None, "returned")}
    apart = {*ring, ("done", "processing")}
    assert set(chartpictures.boxes(ring).values()) == {("done", "returned")}
    assert set(chartpictures.boxes(apart).values()) == {("done",), ("returned",), ("processing",)}


@pytest.mark.parametrize("words", ['"]; x -> y [label="', "\\N <b>&", "</svg>"])
def test_a_name_of_an_agency_stays_words(words: str) -> None:
    svg = chartpictures.svg({(None, "done")}, details={"done": [words]})
    assert f"· {words}" in texts(svg)


def test_the_thirteen_situations_are_in_the_catalogue_with_their_words() -> None:
    assert [*SITUATIONS] == [*(f"a.{n}" for n in range(1, 5)), *(f"b.{n}" for n in range(1, 9)), "c.1"]
    found = {status.situation: status.word for status in CATALOGUE.values() if status.situation}
    assert found == {one.code: one.status for one in SITUATIONS.values()}


def test_the_command_lists_and_draws(
    sqlite: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", address(sqlite))
    assert main.run(["statuses", "-o", str(tmp_path / "chart.svg")]) == main.GOOD
    assert "10 returned Đã xử lý xong – Đã trả kết quả" in capsys.readouterr().out.splitlines()
    assert "Bắt đầu" in texts((tmp_path / "chart.svg").read_bytes())
    assert main.run(["statuses", "-o", str(tmp_path / "no" / "chart.svg")]) == main.BAD
