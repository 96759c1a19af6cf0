"""How sentences find their steps, and what an analyst is told when one is wrong."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from engine.cases import VIETNAM
from engine.tasks import TaskHeld
from features import runner
from features.steps import World, run, sentences
from features.steps.faults import NoSentence, NoSuchMoment, NoSuchThing, NotAsExpected, NothingRefused, TimeRunsBack

HERE = Path(__file__).parent
FEATURES = sorted(HERE.glob("*/*.feature"))
SETTING = (
    ('thủ tục "Đăng ký thành lập hộ kinh doanh" đã được công bố', None),
    (
        '"UBND xã Hòa Bình (minh họa)", mã định danh "H99.15", có các cán bộ:',
        [["Họ và tên", "Vị trí"], ["Nguyễn Thị Mai", "Bộ phận một cửa"]],
    ),
)


@pytest.mark.parametrize("feature", FEATURES, ids=lambda path: path.stem)
def test_every_sentence_of_a_feature_is_one_that_we_know(feature: Path) -> None:
    told = [sentence for scenario in runner.read(feature) for sentence in scenario.sentences]
    assert told
    for text, datatable in told:
        found, _ = sentences.find(text)
        assert found.takes_table or datatable is None, text


@pytest.mark.parametrize("known", sentences.SENTENCES, ids=lambda known: known.act.__name__)
def test_every_sentence_stands_on_the_page_for_analysts(known: sentences.Sentence) -> None:
    shown = re.sub(r"\{(\w+)(:\w+)?\}", "…", known.pattern)
    assert f"`{shown}`" in (HERE / "README.md").read_text(encoding="utf-8")


def test_a_slot_gives_the_moment_in_vietnam() -> None:
    _, values = sentences.find("đến lúc 08:20 ngày 30/11/2026")
    assert values == {"at": datetime(2026, 11, 30, 8, 20, tzinfo=VIETNAM)}


def test_a_moment_that_does_not_exist_is_told() -> None:
    with pytest.raises(NoSuchMoment, match="08:20 ngày 31/11/2026"):
        sentences.find("đến lúc 08:20 ngày 31/11/2026")


def test_a_word_in_brackets_may_be_left_out() -> None:
    said = [f'lúc 08:20 ngày 30/11/2026 cán bộ Đỗ Thị Lan {done} bước "Ký"' for done in ("hoàn thành", "đã hoàn thành")]
    assert sentences.find(said[0]) == sentences.find(said[1])


def test_an_unknown_sentence_prints_the_step_to_add() -> None:
    with pytest.raises(NoSentence) as caught:
        sentences.find('lúc 08:20 ngày 30/11/2026 người nộp rút hồ sơ vì "đổi ý"')
    snippet = str(caught.value.facts["snippet"])
    assert "@sentence('lúc {at:moment} người nộp rút hồ sơ vì \"{value_1}\"')" in snippet
    assert "def new_step(world: World, at, value_1) -> None: ..." in snippet


def test_whoever_writes_scenarios_is_told_the_sentence_that_was_meant_and_no_code() -> None:
    with pytest.raises(NoSentence) as caught:
        sentences.find("hồ sơ kết thúc rồi")
    assert "'hồ sơ đã kết thúc'" in caught.value.say("vi")
    assert "def " not in caught.value.say("vi") + caught.value.say("en")


def test_a_refusal_that_no_sentence_expects_fails_the_scenario(world: World) -> None:
    world.refusal = TaskHeld()
    with pytest.raises(TaskHeld):
        run(world, "hồ sơ đã kết thúc")


def test_a_refusal_that_does_not_come_fails_the_scenario(world: World) -> None:
    with pytest.raises(NothingRefused):
        run(world, 'thao tác bị từ chối với thông báo "Cán bộ khác đã nhận việc này."')


def test_a_scenario_cannot_go_back_in_time(world: World) -> None:
    run(world, "đến lúc 08:20 ngày 30/11/2026")
    with pytest.raises(TimeRunsBack):
        run(world, "đến lúc 08:19 ngày 30/11/2026")


def test_an_unknown_procedure_is_told_with_those_that_exist(world: World) -> None:
    with pytest.raises(NoSuchThing, match="Đăng ký thành lập hộ kinh doanh"):
        run(world, 'thủ tục "Đăng ký khai tử" đã được công bố')


def test_an_unknown_lane_is_told_with_those_of_the_diagram(world: World) -> None:
    for text, datatable in SETTING:
        run(world, text, datatable)
    with pytest.raises(NoSuchThing, match="'Văn thư'"):
        run(world, "cán bộ Nguyễn Thị Mai kiêm vị trí Kế toán")


def test_what_is_not_as_expected_names_both(world: World) -> None:
    told = 'danh mục trạng thái có "Mới đăng ký, chờ tiếp nhận" với trạng thái "Đang xử lý", mã 1 của Cổng quốc gia'
    with pytest.raises(NotAsExpected, match="mong đợi 'Đang xử lý; 1', thực tế là 'không có; 1'"):
        run(world, told)
