"""Certifying: fees by the law of the day, numbers without a gap, entries put right and never lost."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from sqlalchemy import Engine

from engine import certifications, changes, organisation, people
from engine.certifications import COPY, SIGNATURE, Certifying
from engine.queries import certifications as books
from engine.tables import Certification
from engine.work import Work
from feel.errors import Fault
from tests.engine import builders
from tests.engine.builders import COMMUNE, DESK, EXPERT, MORNING, acting
from tests.engine.test_at_once import while_open

LEADER = "thanh.ld"
ENTRY = Certifying(applicant="Trần Thị Minh Họa", paper="Bằng tốt nghiệp", copies=2, pages=3)


@pytest.fixture
def there(db: Engine) -> Engine:
    """A commune with its officers."""
    builders.a_province(db)
    return db


def certify(
    work: Work, entry: Certifying = ENTRY, kind: str = COPY, signer: str = LEADER, as_id: uuid.UUID | None = None
) -> Certification:
    unit, who = organisation.unit_by_code(work, COMMUNE), organisation.person_by_login(work, signer)
    return certifications.certify(work, unit, kind, entry, signer=who, as_id=as_id)


@pytest.mark.parametrize(
    ("kind", "copies", "pages", "fee"),
    [
        (COPY, 1, 1, 2_000),
        (COPY, 1, 2, 4_000),
        (COPY, 1, 3, 5_000),
        (COPY, 3, 3, 15_000),
        (COPY, 1, 198, 200_000),
        (COPY, 2, 900, 400_000),
        (SIGNATURE, 1, 7, 10_000),
        (SIGNATURE, 2, 1, 20_000),
    ],
)
def test_the_fee_is_that_of_the_circular(sqlite: Engine, kind: str, copies: int, pages: int, fee: int) -> None:
    with acting(sqlite) as work:
        assert certifications.fee(work, kind, copies=copies, pages=pages, on=date(2026, 11, 30)) == fee


def test_each_book_counts_by_itself_and_what_is_refused_leaves_no_gap(there: Engine) -> None:
    with acting(there, DESK) as work:
        first, signature = certify(work), certify(work, kind=SIGNATURE)
    with pytest.raises(certifications.NotASigner), acting(there, DESK) as work:
        certify(work, signer=EXPERT)
    with acting(there, DESK) as work:
        certify(work)
        work.session.rollback()
    with acting(there, DESK) as work:
        second = certify(work)
        assert [certifications.number(one) for one in (first, signature, second)] == [
            *("01 quyển số 01/2026-SCT/BS", "01 quyển số 01/2026-SCT/CK,ĐC", "02 quyển số 01/2026-SCT/BS"),
        ]
        assert (first.fee_vnd, first.signer_title) == (10_000, "Phó Chủ tịch UBND xã")
        assert changes.verify(work.session, f"book {COMMUNE} 2026 SCT/BS") == 2


def test_two_desks_at_once_draw_two_numbers(there: Engine) -> None:
    assert while_open(there, lambda work: certify(work), lambda work: certify(work)) is None
    with acting(there, DESK) as work:
        standing = people.stand(work.session, work.actor_id, work.now)
        page = books.page(work.session, standing, books.Wanted())
        assert sorted(row.serial for row in page.rows) == [1, 2]
        assert page.sums == books.Sums(2, 4, 20_000)


def test_one_entry_pressed_twice_at_once_or_by_another_is_refused_without_a_gap(there: Engine) -> None:
    same = uuid.uuid4()
    for _ in range(2):
        refused = while_open(there, lambda work: certify(work, as_id=same), lambda work: certify(work, as_id=same))
        assert isinstance(refused, certifications.EnteredAlready)
    with acting(there, DESK) as work:
        assert certify(work).serial == 2


def test_a_press_that_came_twice_is_one_entry(there: Engine) -> None:
    same = uuid.uuid4()
    for _ in range(2):
        with acting(there, DESK) as work:
            unit, who = organisation.unit_by_code(work, COMMUNE), organisation.person_by_login(work, LEADER)
            row = certifications.certify(work, unit, COPY, ENTRY, signer=who, as_id=same)
    assert (row.id, row.serial) == (same, 1)


def test_an_entry_is_put_right_with_a_reason_and_its_fee_follows(there: Engine) -> None:
    with acting(there, DESK) as work:
        row_id = certify(work).id
    with acting(there, DESK) as work:
        row = certifications.correct(work, row_id, {"pages": 1}, reason="Đếm nhầm trang", seen=1)
        assert (row.pages, row.fee_vnd, row.version) == (1, 4_000, 2)
    with acting(there, DESK) as work:
        (change,) = books.corrections(work.session, row_id)
        assert (change.before, change.reason) == ({"pages": 3, "fee_vnd": 10_000}, "Đếm nhầm trang")
    with pytest.raises(certifications.CertificationChanged), acting(there, DESK) as work:
        certifications.correct(work, row_id, {"pages": 2}, reason="Đếm nhầm trang", seen=1)


@pytest.mark.parametrize(
    "entry",
    [
        Certifying(applicant=" ", paper="Bằng"),
        Certifying(applicant="An", paper=""),
        Certifying(applicant="An", paper="Bằng", copies=0),
        Certifying(applicant="An", paper="Bằng", pages=1001),
        Certifying(applicant="An", paper="Bằng", personal_id="12"),
    ],
)
def test_what_cannot_be_is_not_entered(sqlite: Engine, entry: Certifying) -> None:
    builders.a_province(sqlite)
    with pytest.raises(Fault), acting(sqlite, DESK) as work:
        certify(work, entry)


def test_only_the_desk_enters_and_only_its_own_people_read(sqlite: Engine) -> None:
    builders.a_province(sqlite)
    with pytest.raises(people.NotAllowed), acting(sqlite, EXPERT) as work:
        certify(work)
    with acting(sqlite, DESK) as work:
        certify(work)
    seen = {}
    for who in (DESK, LEADER, EXPERT):
        with acting(sqlite, who, at=MORNING) as work:
            standing = people.stand(work.session, work.actor_id, work.now)
            seen[who] = books.page(work.session, standing, books.Wanted(words="minh hoa")).sums.entries
    assert seen == {DESK: 1, LEADER: 1, EXPERT: 0}
