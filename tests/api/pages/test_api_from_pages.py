"""Pages ask the API with the sign-in of their officer; what others do with his cookie is refused."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select

from api import masks
from engine import organisation, passwords, signins
from engine.tables import Password, SignIn, Task
from tests.api.office import Office, problem
from tests.api.pages.visit import Visit
from tests.engine.builders import DESK, acting

WORD = "//meta[@name='csrf-token']/@content"


@pytest.fixture
def signed_in(desk: Visit) -> Visit:
    """The desk's officer at his first page."""
    return desk.get("/")


def word(visit: Visit) -> str:
    (found,) = visit.page.xpath(WORD)
    return str(found)


def first_task(visit: Visit, case_id: uuid.UUID) -> str:
    with acting(visit.office.engine) as work:
        return work.session.scalars(select(Task.id).where(Task.case_id == case_id, Task.ended_at.is_(None))).one()


def claim(visit: Visit, case_id: uuid.UUID, **headers: str) -> tuple[int, str | None]:
    """How the claim of the first task of the case is answered, and who holds it now."""
    task_id = first_task(visit, case_id)
    sent = {"If-Match": '"1"', **{name.replace("_", "-"): value for name, value in headers.items()}}
    answer = visit.client.post(f"/api/v1/tasks/{task_id}:claim", headers=sent)
    with acting(visit.office.engine) as work:
        holder = work.session.get_one(Task, task_id).holder_id
    assert (holder is not None) == (answer.status_code == 200)
    return answer.status_code, answer.get_json().get("code")


def test_a_page_reads_with_the_cookie_alone_and_writes_with_its_word(signed_in: Visit, case_id: uuid.UUID) -> None:
    assert signed_in.client.get("/api/v1/me").get_json()["officer"]["login"] == DESK
    assert claim(signed_in, case_id, X_CSRF_Token=word(signed_in)) == (200, None)


def test_a_word_is_never_written_twice_alike(signed_in: Visit) -> None:
    first, second = word(signed_in), word(signed_in.get("/"))
    assert first[:20] != second[:20]
    assert str(masks.unmasked(first)).partition(".")[0] == str(masks.unmasked(second)).partition(".")[0]


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"X_CSRF_Token": ""},
        {"X_CSRF_Token": "Zm9v"},
        {"X_CSRF_Token": "ngoài ASCII".encode().decode("latin-1")},
        {"Origin": "https://ke-gian.example", "Sec_Fetch_Site": "cross-site"},
    ],
)
def test_without_the_word_of_a_page_nothing_is_written(
    signed_in: Visit, case_id: uuid.UUID, sent: dict[str, str]
) -> None:
    assert claim(signed_in, case_id, **sent) == (403, "not-from-our-page")


def test_a_form_of_another_site_writes_nothing(signed_in: Visit, case_id: uuid.UUID) -> None:
    said = word(signed_in)
    assert claim(signed_in, case_id, X_CSRF_Token=said, Origin="https://ke-gian.example") == (403, "not-from-our-page")
    task_id = first_task(signed_in, case_id)
    posted = signed_in.client.post(
        f"/api/v1/tasks/{task_id}:claim", data={"csrf_token": said}, headers={"If-Match": '"1"'}
    )
    assert problem(posted) == (403, "not-from-our-page")  # a form can send the field, never the header


def test_the_word_of_another_browser_is_none(signed_in: Visit, case_id: uuid.UUID) -> None:
    other = Visit(signed_in.office).sign_in(DESK).get("/")
    assert claim(signed_in, case_id, X_CSRF_Token=word(other)) == (403, "not-from-our-page")


def test_an_ended_sign_in_opens_nothing(signed_in: Visit, case_id: uuid.UUID) -> None:
    said = word(signed_in)
    with acting(signed_in.office.engine) as work:
        signins.end_all(work, organisation.person_by_login(work, DESK).id)
    assert problem(signed_in.client.get("/api/v1/me")) == (401, "not-signed-in")
    assert claim(signed_in, case_id, X_CSRF_Token=said) == (401, "not-signed-in")


def test_a_key_that_somebody_chose_beforehand_is_never_signed_in(office: Office, visit: Visit) -> None:
    visit.client.set_cookie("motcua", "a" * 43)
    assert problem(visit.client.get("/api/v1/me")) == (401, "not-signed-in")
    visit.sign_in(DESK)
    chosen = office.app.test_client()
    chosen.set_cookie("motcua", "a" * 43)
    assert problem(chosen.get("/api/v1/me")) == (401, "not-signed-in")
    assert visit.client.get("/api/v1/me").status_code == 200


def test_a_first_password_and_a_second_factor_come_before_the_api(signed_in: Visit) -> None:
    with acting(signed_in.office.engine) as work:
        person = organisation.person_by_login(work, DESK)
        (row,) = work.session.query(SignIn).filter_by(person_id=person.id)
        row.is_proven = False
    assert problem(signed_in.client.get("/api/v1/me")) == (403, "factor-first")
    with acting(signed_in.office.engine) as work:
        first = Password(person_id=person.id, digest=passwords.HASHER.hash("x"), is_first=True, set_at=work.now)
        work.session.merge(first)
    assert problem(signed_in.client.get("/api/v1/me")) == (403, "password-first")


def test_a_token_that_is_shown_counts_and_the_cookie_does_not(signed_in: Visit) -> None:
    refused = signed_in.client.get("/api/v1/me", headers={"Authorization": "Bearer mc_sai"})
    assert problem(refused) == (401, "bad-token")


def test_asking_by_itself_keeps_no_sign_in_alive_and_acting_does(signed_in: Visit, case_id: uuid.UUID) -> None:
    office = signed_in.office
    said = word(signed_in)
    office.now += timedelta(minutes=40)
    assert signed_in.client.get("/api/v1/inbox").status_code == 200
    assert claim(signed_in, case_id, X_CSRF_Token=said) == (200, None)
    office.now += timedelta(minutes=40)
    assert signed_in.client.get("/api/v1/inbox").status_code == 200
    office.now += timedelta(minutes=21)
    assert problem(signed_in.client.get("/api/v1/inbox")) == (401, "not-signed-in")
