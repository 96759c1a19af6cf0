"""Linked cases on the page of a case: each leads to the other, and tells where it is."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import Engine

from engine import links
from tests.api.office import build
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import CHIEF, EXPERT, HOUSEHOLD, acting, filing, household


@pytest.fixture
def expert(sqlite: Engine) -> Visit:
    """An expert, at the page of a case that he appraises."""
    office = build(sqlite, household(), builders.tiny(*builders.straight("a", "b")))
    case_id = builders.a_case(sqlite, HOUSEHOLD)
    builders.do(sqlite, case_id, "tiep_nhan", answers=builders.ACCEPTED)
    builders.do(sqlite, case_id, "phan_cong", by=CHIEF)
    return Visit(office).sign_in(EXPERT).get(f"/ho-so/{case_id}")


def test_each_of_two_linked_cases_leads_to_the_other(expert: Visit) -> None:
    assert "Hồ sơ liên thông" not in expert.words
    here = expert.response.request.path
    with acting(expert.office.engine, EXPERT) as work:
        opened = links.open_from(work, uuid.UUID(here.rpartition("/")[2]), filing(), purpose="Xác nhận")
        child = opened.child_id
    expert.get(here)
    section = "//section[@aria-labelledby='lien-thong']"
    assert expert.page.xpath(f"{section}//a/@href") == [f"/ho-so/{child}"]
    assert expert.page.xpath(f"{section}//*[@class='status']")
    assert expert.asking_too_much(here) == {}
    expert.get(f"/ho-so/{child}")
    assert expert.page.xpath(f"{section}//a/@href") == [here]
    assert "Hồ sơ này được mở từ" in expert.words
