"""The first page: each post sees its own counters, and none where it has none."""

from __future__ import annotations

from engine import organisation
from tests.api.pages.test_control import busy, controller  # noqa: F401 # fixtures
from tests.api.pages.test_desk import CLERK
from tests.api.pages.test_officers import admin  # noqa: F401 # a fixture
from tests.api.pages.visit import Visit
from tests.engine.builders import acting, province


def sections(visit: Visit) -> list[str]:
    return [str(one) for one in visit.get("/").page.xpath("//main/section/@aria-labelledby")]


def test_who_controls_sees_his_lists_with_their_numbers(controller: Visit) -> None:  # noqa: F811
    assert sections(controller) == ["watched"]
    tiles = controller.page.xpath("//section[@aria-labelledby='watched']//a")
    said = {one.get("href"): int(one.findtext("strong")) for one in tiles}
    assert sum(said.values()) >= 4
    assert {href: len(controller.get(href).page.xpath("//tr[@data-row]")) for href in said} == said
    assert controller.asking_too_much("/", "/dieu-hanh") == {}


def test_who_designs_is_led_to_designing(visit: Visit) -> None:
    with acting(visit.office.engine) as work:
        analyst = organisation.enrol(work, "tich", "Phan Văn Tích")
        above = organisation.unit_by_code(work, "H99")
        organisation.appoint(work, analyst, above, role="phan-tich", title="Phân tích", since=province.SINCE)
    assert sections(visit.sign_in("tich")) == []
    visit.get(visit.page.xpath("//main//a[contains(., 'Thiết kế quy trình')]/@href")[0])
    assert visit.response.status_code == 200


def test_who_administers_or_issues_sees_no_counters_of_experts(admin: Visit) -> None:  # noqa: F811
    assert sections(admin) == ["administration"]
    assert admin.asking_too_much("/") == {}
    assert sections(Visit(admin.office).sign_in(CLERK)) == ["waiting", "results"]
