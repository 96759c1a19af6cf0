"""The catalogue in the database: versions of entries, and what each changed."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from sqlalchemy import Engine

from bpmn import catalogue as rows
from bpmn.catalogue import ways
from engine import catalogue
from engine.catalogue import NotInCatalogue
from tests.engine import builders
from tests.engine.builders import acting, hours

ROW = {
    "code": "1.000001",
    "name": "Đăng ký khai sinh",
    "field": "Hộ tịch",
    "levels": ["Cấp xã"],
    "channels_text": f"{ways.HEADINGS}Trực tiếp3 Ngày làm việcMiễn phí",
    "result_text": "Giấy khai sinhMã: KQ.G15.000031",
}


def take(db: Engine, *given: dict[str, Any], at: float = 0) -> list[str]:
    with acting(db, at=hours(at)) as work:
        return [one.outcome for one in catalogue.take(work, [catalogue.read(*rows.read(row)) for row in given])]


def test_the_same_entry_again_changes_nothing(db: Engine) -> None:
    assert [take(db, ROW), take(db, ROW, at=1)] == [["new"], ["same"]]
    with acting(db) as work:
        assert catalogue.today(work.session, "1.000001").version == 1


def test_another_content_is_a_version_that_says_what_it_changed(db: Engine) -> None:
    take(db, ROW)
    longer = ROW | {"channels_text": f"{ways.HEADINGS}Trực tiếp5 Ngày làm việcMiễn phí", "authority": "Sở Tư pháp"}
    assert take(db, longer, at=1) == ["changed"]
    with acting(db) as work:
        (newest, changes), (oldest, none) = catalogue.history(work.session, "1.000001")
    assert (newest.version, oldest.version, none) == (2, 1, ())
    assert (oldest.replaced_at, newest.replaced_at) == (hours(1), None)
    assert [change.vi for change in changes] == [
        "Cơ quan thực hiện: không rõ → 'Sở Tư pháp'.",
        "Cách thức, thời hạn, phí, lệ phí: Trực tiếp, thời hạn 3 ngày làm việc → 5 ngày làm việc.",
    ]


@pytest.mark.parametrize(
    ("channels", "sentences"),
    [
        ("Trực tiếp3 Ngày làm việc150,000 Việt Nam Đồng", ["Trực tiếp, phí, lệ phí miễn phí → 150.000 đồng"]),
        ("Trực tiếp3 Ngày làm việcMiễn phíTại quầy.", ["Trực tiếp, mô tả thay đổi"]),
        ("Trực tiếp1Miễn phí", ["Trực tiếp, thời hạn 3 ngày làm việc → không rõ"]),
        (
            "Trực tuyến2 GiờMiễn phí",
            ["bỏ Trực tiếp · 3 ngày làm việc · miễn phí", "thêm Trực tuyến · 2 giờ · miễn phí"],
        ),
    ],
)
def test_a_way_of_filing_that_changed_is_told_in_the_words_of_the_catalogue(
    channels: str, sentences: list[str]
) -> None:
    old, new = (rows.read(row)[0].plain() for row in (ROW, ROW | {"channels_text": ways.HEADINGS + channels}))
    told = [change.vi for change in catalogue.changes(_kept(old), _kept(new))]
    assert told == [f"Cách thức, thời hạn, phí, lệ phí: {sentence}." for sentence in sentences]


def _kept(content: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = orjson.loads(orjson.dumps(content))
    return kept


def test_two_versions_in_one_file_follow_each_other(db: Engine) -> None:
    assert take(db, ROW, ROW | {"name": "Khác"}, ROW | {"name": "Khác"}) == ["new", "changed", "same"]


def test_an_entry_that_a_file_lacks_stays(db: Engine) -> None:
    take(db, ROW)
    take(db, ROW | {"code": "1.000002"})
    with acting(db) as work:
        assert catalogue.today(work.session, "1.000001").name == "Đăng ký khai sinh"
        with pytest.raises(NotInCatalogue):
            catalogue.today(work.session, "1.000003")


def test_running_cases_and_published_procedures_are_not_touched(db: Engine) -> None:
    builders.a_province(db, builders.tiny())
    case = builders.a_case(db)
    take(db, ROW | {"code": "9.000001", "name": "Tên khác"})
    assert builders.do(db, case, "a").state == "ended"
