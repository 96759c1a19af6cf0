"""The catalogue in the database: versions of entries, and what each changed."""

from __future__ import annotations

from typing import Any

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
        return [one.outcome for one in catalogue.take(work, [rows.read(row) for row in given])]


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
        "Cách thức, thời hạn, phí, lệ phí: bỏ counter · 3 day (working) · 0 VND.",
        "Cách thức, thời hạn, phí, lệ phí: thêm counter · 5 day (working) · 0 VND.",
    ]


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
