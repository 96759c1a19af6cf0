"""One officer as his administrator sees him: the account, how he comes in, what he has in hand; and acts on each.

Each act rests on a decision and is kept under it; what an act would do to open work is said before it is done.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable

from flask import redirect, request, url_for
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api.pages import edge, frame, typed
from api.pages.officers import account, chosen
from engine import accounts, administration, passwords, people, secondfactors, signins, validity
from engine.queries import officers, postings
from engine.queries.officers import Officer
from engine.tables import Person
from engine.work import Work
from feel.errors import Fault

ONE = "/quan-tri/can-bo/<uuid:person_id>"
Verb = Callable[[Work, Person, str], object]
#: what the record of an account says of each act
ACTS = {
    "create": lazy_gettext("Tạo tài khoản"),
    "correct": lazy_gettext("Sửa thông tin"),
    "activate": lazy_gettext("Kích hoạt"),
    "lock": lazy_gettext("Khóa"),
    "give-password": lazy_gettext("Cấp mật khẩu ban đầu"),
    "end-sign-ins": lazy_gettext("Kết thúc phiên đăng nhập"),
    "take-off-factor": lazy_gettext("Gỡ xác thực hai lớp"),
    "appoint": lazy_gettext("Giao vị trí"),
    "dismiss": lazy_gettext("Thôi giữ vị trí"),
    "charge": lazy_gettext("Phân công phụ trách"),
    "uncharge": lazy_gettext("Thôi phụ trách"),
    "join": lazy_gettext("Vào nhóm"),
    "leave": lazy_gettext("Rời nhóm"),
    "allow": lazy_gettext("Cấp quyền"),
    "authorise": lazy_gettext("Giao thẩm quyền ký"),
    "revoke": lazy_gettext("Thu hồi quyền"),
    "substitute": lazy_gettext("Giao làm thay"),
    "issue": lazy_gettext("Cấp mã truy cập"),
}


@edge.asks(ONE)
def officer(work: Work, person_id: uuid.UUID) -> Response:
    """The account of an officer whom one administers."""
    return page(work, None, person_id)


def seen(work: Work, person_id: uuid.UUID) -> Officer:
    """The officer, when whoever comes administers him or is him.

    Raises:
        NoSuchOfficer.
    """
    standing = people.stand(work.session, work.actor_id, work.now)
    return officers.one(work.session, standing, person_id, today=validity.day(work.now))


def _act(path: str, name: str) -> Callable[[Verb], Verb]:
    """*verb* changes the account of an officer by the decision that was typed; then his page is shown again."""

    def declare(verb: Verb) -> Verb:
        def view(work: Work, person_id: uuid.UUID) -> Response:
            seen(work, person_id)
            verb(work, work.session.get_one(Person, person_id), typed.words("source"))
            return redirect(url_for("pages.officer", person_id=person_id, done=name), 303)

        edge.does(
            f"{ONE}/{path}", name=f"officer_{name}", refused=lambda work, fault, person_id: page(work, fault, person_id)
        )(view)
        return verb

    return declare


@_act("kich-hoat", "activate")
def activate(work: Work, person: Person, source: str) -> None:
    """The officer may act from now on."""
    accounts.activate(work, person, source=source)


@_act("khoa", "lock")
def lock(work: Work, person: Person, source: str) -> None:
    """The officer may nothing any more; what he held waits for others."""
    accounts.lock(work, person, source=source)


@_act("ket-thuc-phien", "sign_out")
def sign_out(work: Work, person: Person, source: str) -> None:
    """Wherever the officer is signed in, he no longer is."""
    signins.revoke(work, person, source=source)


@_act("go-xac-thuc", "factor_off")
def take_off(work: Work, person: Person, source: str) -> None:
    """The officer sets a second factor up when he signs in next."""
    secondfactors.take_off(work, person, source=source)


@_act("sua", "correct")
def correct(work: Work, person: Person, source: str) -> None:
    """Name, unit and contact of the officer are put right."""
    accounts.correct(work, person, account(), source=source)


@edge.does(
    f"{ONE}/mat-khau",
    name="officer_password",
    refused=lambda work, fault, person_id: page(work, fault, person_id),
)
def give_password(work: Work, person_id: uuid.UUID) -> Response:
    """A first password, shown on this page and never again."""
    found = seen(work, person_id)
    told = passwords.give(work, work.session.get_one(Person, person_id), source=typed.words("source"))
    return frame.secret(frame.render("admin/password.html", officer=found, password=told))


def page(work: Work, fault: Fault | None, person_id: uuid.UUID) -> Response:
    """The page of the officer, with what an act refused."""
    found = seen(work, person_id)
    return frame.render(
        "admin/officer.html",
        409 if fault else 200,
        fault=fault,
        officer=found,
        is_own=person_id == work.actor_id,
        account=postings.account(work.session, person_id),
        in_hand=postings.in_hand(work.session, person_id, work.now),
        sign_ins=postings.sign_ins(work.session, person_id, work.now),
        history=postings.history(work.session, administration.subject_of(work.session.get_one(Person, person_id))),
        states=officers.STATES,
        acts=ACTS,
        units=chosen(work),
        typed=request.form,
        done=request.args.get("done", ""),
    )
