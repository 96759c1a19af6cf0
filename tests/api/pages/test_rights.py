"""Rights in one matrix, why somebody may not, and who stands in for whom."""

from __future__ import annotations

import uuid

from sqlalchemy import select

from engine import organisation, people
from engine.people import acts
from engine.tables import Case, Substitution
from tests.api.pages.test_officers import SOURCE, admin, an_administrator, as_administrator  # noqa: F401 # a fixture
from tests.api.pages.visit import Visit
from tests.engine.builders import COMMUNE, DESK, EXPERT, acting


def number_of(visit: Visit, case_id: uuid.UUID) -> str:
    with acting(visit.office.engine) as work:
        case = work.session.get_one(Case, case_id)
        return case.case_number or case.intake_reference


def test_a_group_and_a_post_are_given_a_right_and_lose_it(admin: Visit) -> None:  # noqa: F811
    an_administrator(admin.office, "H99", "tinh.qt")
    root = as_administrator(Visit(admin.office), "tinh.qt")
    root.get("/quan-tri/quyen").send("Tạo nhóm", code="to", name="Tổ thẩm định")
    root.send("Cấp quyền", whom="group to", act="assign", unit=COMMUNE, source=" ")
    assert "Hãy ghi căn cứ" in root.words
    root.send("Cấp quyền", whom="group to", act="assign", unit=COMMUNE, source=SOURCE)
    assert "nhóm: Tổ thẩm định" in root.words
    root.get(f"/quan-tri/quyen?unit={COMMUNE}")
    assert "Nguyễn Thị Mai" in root.words
    root.send("Cấp quyền", whom=f"post {COMMUNE} van-thu", act="urge", unit=COMMUNE, source=SOURCE)
    assert "vị trí: Văn thư, UBND xã Hòa Bình (minh họa)" in root.words
    root.send("Thu hồi", source=SOURCE).send("Thu hồi", source=SOURCE)
    assert "Chưa cấp quyền nào ngoài quyền theo chức vụ" in root.words
    admin.get("/quan-tri/quyen").post("/quan-tri/quyen/nhom", {"code": "khac", "name": "Khác"})
    assert "Bạn không có quyền quản trị ở đây" in admin.words


def test_why_somebody_may_not_is_told_without_the_case(admin: Visit, case_id: uuid.UUID) -> None:  # noqa: F811
    code = number_of(admin, case_id)
    admin.get("/quan-tri/vi-sao").send("Hỏi", login=DESK, act="read", code=code)
    assert "Được, vì giữ vị trí" in admin.words
    assert "Minh Họa" not in admin.words
    admin.send("Hỏi", login=EXPERT, act="claim", code=code)
    assert "Việc này chờ vị trí “Tiếp nhận và trả kết quả”" in admin.words
    refused = []
    for login in ("cuc.xd", "khong.co.ai"):
        admin.send("Hỏi", login=login, act="read", code=code)
        refused.append(admin.page.xpath("string(//*[@role='alert'])").split())
    assert "Không có cán bộ này" in " ".join(refused[0])
    assert refused[0] == refused[1]
    an_administrator(admin.office, "H99.02", "xd.qt")
    other = as_administrator(Visit(admin.office), "xd.qt")
    other.get("/quan-tri/vi-sao").send("Hỏi", login="cuc.xd", act="read", code=code)
    assert "Không có hồ sơ này" in other.words


def test_on_english_pages_what_may_be_done_is_english(admin: Visit, case_id: uuid.UUID) -> None:  # noqa: F811
    admin.get("/quan-tri/vi-sao").send("English")
    options = {one.get("value"): one.text for one in admin.page.xpath("//select[@name='act']/option[@value!='']")}
    assert (options.keys(), options["claim"], options["receive"]) == (set(people.ACTS), "take", "receive")
    assert not set(options.values()) & set(acts.WORDS.values())
    admin.get("/quan-tri/quyen")
    heads = [one.text for one in admin.page.xpath("//table[contains(@class, 'matrix')]//th[@scope='col']")]
    assert heads[1:-1] == [words for act, words in acts.ENGLISH.items() if act != "sign"]
    code = number_of(admin, case_id)
    told = []
    for login, act in ((DESK, "read"), (EXPERT, "claim"), (EXPERT, "sign")):
        admin.get("/quan-tri/vi-sao").send("Ask", login=login, act=act, code=code)
        told.append(admin.page.xpath("string(//section[@role='status'])"))
    assert "Yes, by the post" in told[0]
    assert "No: the right to take (the post" in told[1]
    assert "This task waits for the post “Tiếp nhận và trả kết quả”." in told[1]
    assert "No: there is no right to sign." in told[2]
    with acting(admin.office.engine) as work:
        person_id = organisation.person_by_login(work, EXPERT).id
    own = admin.get(f"/quan-tri/can-bo/{person_id}/quyen").page.xpath("string(//section[@aria-labelledby='vi-sao'])")
    assert "The post Chuyên viên thẩm định, UBND xã Hòa Bình (minh họa): take, complete" in own
    admin.send("Tiếng Việt").get("/quan-tri/vi-sao")
    assert "tiếp nhận" in [one.text for one in admin.page.xpath("//select[@name='act']/option")]


def test_a_substitution_is_given_by_its_document_and_ended(admin: Visit) -> None:  # noqa: F811
    given = {"absent": "hung.tp – Phạm Văn Hùng", "deputy": EXPERT, "source": "QĐ 12/QĐ-UBND"}
    admin.get("/quan-tri/lam-thay").send("Giao làm thay", **given)
    assert "Hãy chọn ngày cuối cùng" in admin.words
    admin.send("Giao làm thay", **given, until="2026-12-04")
    assert "đang vắng" in admin.words
    assert "đến hết 04/12/2026" in admin.words
    deputy = Visit(admin.office).sign_in(EXPERT).get("/quan-tri/lam-thay")
    assert "Phạm Văn Hùng" in deputy.words
    assert not deputy.page.xpath("//main//form")
    absent = Visit(admin.office).sign_in("hung.tp").get("/quan-tri/lam-thay")
    absent.send("Phạm Văn Hùng đã về")
    assert "Không có ai vắng mặt" in absent.words
    with acting(admin.office.engine) as work:
        assert work.session.scalars(select(Substitution)).all() == []


def test_nobody_else_opens_these_pages_and_none_asks_too_much(admin: Visit, desk: Visit) -> None:  # noqa: F811
    desk.sign_in(DESK)
    assert [desk.get(path).response.status_code for path in ("/quan-tri/quyen", "/quan-tri/vi-sao")] == [403, 403]
    root = as_administrator(Visit(admin.office))
    paths = (f"/quan-tri/quyen?unit={COMMUNE}", "/quan-tri/vi-sao", "/quan-tri/lam-thay")
    assert root.asking_too_much(*paths) == {}


def test_what_is_about_the_whole_system_stands_in_the_navigation_of_who_administers_it(admin: Visit) -> None:  # noqa: F811
    an_administrator(admin.office, "H99", "tinh.qt")
    root = as_administrator(Visit(admin.office), "tinh.qt")
    shown = [one.get("/quan-tri/can-bo").page.xpath("//nav//a[normalize-space()='Thiết kế']") for one in (root, admin)]
    assert [len(links) for links in shown] == [1, 0]
