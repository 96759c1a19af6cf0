"""The checklist of a case: the papers its procedure and variant ask for, and every version that came in."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, func, insert, or_, select, update
from sqlalchemy.orm import Session, aliased

from bpmn.procedure import Procedure
from engine import files, hands, trail, validity
from engine.tables import Case, Component, Paper, Party, StoredFile
from engine.tables.base import bare
from engine.work import Work
from feel.errors import Fault

LISTING = insert(bare(Component))
FORMS = {"submit": ("original", "copy", "electronic"), "show": ("shown",), "look-up": ("looked-up",)}


class NoSuchComponent(Fault):
    """The file of this case has no component {position}."""

    vi = "Hồ sơ này không có thành phần số {position}."


class WrongForm(Fault):
    """The component '{name}' is not taken as '{form}'."""

    vi = "Thành phần '{name}' không nhận theo hình thức '{form}'."


class NoContent(Fault):
    """An electronic paper needs its file."""

    vi = "Giấy tờ điện tử phải có tệp kèm theo."


class UnknownFile(Fault):
    """No file with the digest {digest} was handed in."""

    vi = "Chưa có tệp nào mang mã {digest}."


class PaperExpired(Fault):
    """This paper was valid until {until} only."""

    vi = "Giấy tờ này chỉ có hiệu lực đến hết ngày {until}."


class ComponentsMissing(Fault):
    """The file still lacks: {names}."""

    vi = "Hồ sơ còn thiếu: {names}."


class NotReusable(Fault):
    """This paper cannot be used here: it belongs to somebody else, is another paper or has no file."""

    vi = "Không dùng lại được giấy tờ này: của người khác, là loại giấy tờ khác hoặc không có tệp."


class NothingToGiveBack(Fault):
    """The office does not hold an original of this paper."""

    vi = "Cơ quan không giữ bản chính của giấy tờ này."


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What came in for a component."""

    form: str  #: original, copy, electronic, shown or looked-up
    digest: str | None = None  #: of the content, as `files.keep` gave it
    file_name: str | None = None
    note: str | None = None
    valid_until: date | None = None
    kept_original: bool = False


def open_list(work: Work, case: Case, procedure: Procedure) -> None:
    """The checklist of the new *case*: what its procedure asks of its variant and channel."""
    asked = procedure.components_of(case.variant, case.channel)
    rows = [
        {
            "case_id": case.id,
            "position": position,
            "code": one.code,
            "name": one.name,
            "way": one.way,
            "original": one.original,
            "copy": one.copy,
            "electronic": one.electronic,
            "needed": one.needed,
        }
        for position, one in enumerate(asked, 1)
    ]
    if rows:
        work.session.execute(LISTING, rows)


def register(work: Work, case_id: uuid.UUID, position: int, handed: Handed) -> Paper:
    """A new version of a component came in, was shown or was looked up; earlier versions stay.

    Raises:
        NotRunning, CaseClosed, NotAllowed, NoSuchComponent, WrongForm, NoContent, BadFileName, BadText, UnknownFile,
            PaperExpired.
    """
    case = hands.lay_on(work, case_id)
    component = _of_case(work, case, position)
    if handed.form not in FORMS[component.way] or (handed.kept_original and handed.form != "original"):
        raise WrongForm(name=component.name, form=handed.form)
    if handed.form == "electronic" and handed.digest is None:
        raise NoContent
    if handed.file_name is not None:
        files.check_name(handed.file_name)
    if not hands.fits(handed.note or "", 500):
        raise hands.BadText(most=500)
    if handed.digest is not None and work.session.get(StoredFile, handed.digest) is None:
        raise UnknownFile(digest=handed.digest[:64])
    _check_valid(work, handed.valid_until)
    given = {name: getattr(handed, name) for name in Handed.__slots__}
    return _keep(work, case, component, given)


def reuse(work: Work, case_id: uuid.UUID, position: int, paper_id: uuid.UUID) -> Paper:
    """The valid paper *paper_id* of an earlier file of the same person serves here too; the new version says so.

    Raises:
        NotRunning, CaseClosed, NotAllowed, NoSuchComponent, NotReusable, PaperExpired.

    Source: NQ 66.7/2025 and NĐ 309 Điều 4 (no demand for what the office has).
    """
    case = hands.lay_on(work, case_id)
    component = _of_case(work, case, position)
    paper = next((one for one in _of_same_people(work.session, case, component) if one.id == paper_id), None)
    if paper is None:
        raise NotReusable
    _check_valid(work, paper.valid_until)
    kept = {"form": paper.form, "digest": paper.digest, "file_name": paper.file_name, "valid_until": paper.valid_until}
    return _keep(work, case, component, {**kept, "reused_from": paper.id})


def reusable(session: Session, case: Case, position: int, *, today: date) -> list[Paper]:
    """The papers of earlier files that may serve as the component *position* of *case*, the newest first."""
    mine = select(Component).where(Component.case_id == case.id, Component.position == position)
    component = session.scalar(mine)
    found = _of_same_people(session, case, component) if component else ()
    return [paper for paper in found if paper.valid_until is None or paper.valid_until >= today]


def of_person(session: Session, personal_id: str, *, today: date) -> list[tuple[Component, Paper]]:
    """The valid papers with a file in cases whose matter is that of *personal_id*, the newest first, and what each is.

    It is asked before there is a case, so that nobody brings a paper that the office has.
    """
    is_valid = or_(Paper.valid_until.is_(None), Paper.valid_until >= today)
    mine = select(Component, Paper).join(Paper, Paper.component_id == Component.id)
    mine = mine.where(Component.case_id.in_(_matters(personal_id)), Paper.digest.is_not(None), is_valid)
    rows = session.execute(mine.order_by(Paper.registered_at.desc(), Paper.id))
    return [(row.Component, row.Paper) for row in rows]


def give_back(work: Work, paper_id: uuid.UUID) -> None:
    """The original that the office kept is with its owner again.

    Raises:
        NothingToGiveBack: there is none, or it was given back before. NotAllowed.
    """
    case_id = work.session.scalar(select(Component.case_id).join(Paper).where(Paper.id == paper_id))
    if case_id is None:
        raise NothingToGiveBack
    hands.require(work, work.session.get_one(Case, case_id))
    kept = update(Paper).where(Paper.id == paper_id, Paper.kept_original, Paper.given_back_at.is_(None))
    given = work.session.execute(kept.values(given_back_at=work.now).execution_options(synchronize_session="fetch"))
    if given.rowcount != 1:  # type: ignore[attr-defined] # an UPDATE gives a CursorResult
        raise NothingToGiveBack
    trail.record(work, case_id, "give-back", facts={"paper": str(paper_id)})


def missing(session: Session, case_id: uuid.UUID, *, today: date) -> list[str]:
    """The names of the needed components of which no valid paper is there, as listed."""
    later = aliased(Paper)
    is_newest = ~select(later.id).where(later.component_id == Paper.component_id, later.number > Paper.number).exists()
    is_valid = or_(Paper.valid_until.is_(None), Paper.valid_until >= today)
    there = select(Paper.id).where(Paper.component_id == Component.id, is_newest, is_valid).exists()
    needed = select(Component.name).where(Component.case_id == case_id, Component.needed, ~there)
    return list(session.scalars(needed.order_by(Component.position)))


def require_all(work: Work, case: Case) -> None:
    """Nothing, when every needed component of *case* is there.

    Raises:
        ComponentsMissing: names what is not.
    """
    names = missing(work.session, case.id, today=validity.day(work.now))
    if names:
        raise ComponentsMissing(names="; ".join(names))


def _of_case(work: Work, case: Case, position: int) -> Component:
    mine = select(Component).where(Component.case_id == case.id, Component.position == position)
    component = work.session.scalar(mine)
    if component is None:
        raise NoSuchComponent(position=position)
    return component


def _of_same_people(session: Session, case: Case, component: Component) -> Iterable[Paper]:
    """Papers with a file of the same kind in other cases whose matter is that of the same person.

    Our choice: whoever hands in papers for many people gives nobody's paper to another.
    """
    ids = select(Party.personal_id).where(Party.case_id == case.id, Party.part.in_(("owner", "submitter")))
    whose = session.scalars(ids.order_by(Party.part)).first()  # the owner before the submitter
    if not whose:
        return ()
    theirs = _matters(whose).where(Party.case_id != case.id)
    is_same = Component.code == component.code if component.code else Component.name == component.name
    found = select(Paper).join(Component).where(Component.case_id.in_(theirs), is_same, Paper.digest.is_not(None))
    return session.scalars(found.order_by(Paper.registered_at.desc(), Paper.id)).all()


def _matters(personal_id: str) -> Any:
    """The ids of the cases whose matter is that of *personal_id*: of their owner, else of who handed them in."""
    other = aliased(Party)
    has_owner = select(other.id).where(other.case_id == Party.case_id, other.part == "owner").exists()
    is_theirs = or_(Party.part == "owner", and_(Party.part == "submitter", ~has_owner))
    return select(Party.case_id).where(Party.personal_id == personal_id, is_theirs)


def _check_valid(work: Work, until: date | None) -> None:
    if until is not None and until < validity.day(work.now):
        raise PaperExpired(until=f"{until:%d/%m/%Y}")


def _keep(work: Work, case: Case, component: Component, given: dict[str, Any]) -> Paper:
    last = select(func.coalesce(func.max(Paper.number), 0)).where(Paper.component_id == component.id)
    number = (work.session.scalar(last) or 0) + 1
    paper = Paper(
        component_id=component.id, number=number, registered_by=work.actor_id, registered_at=work.now, **given
    )
    work.session.add(paper)
    work.session.flush()
    facts = {"component": component.position, "number": number, "form": paper.form, "content": paper.digest}
    trail.record(work, case.id, "reuse" if paper.reused_from else "paper", facts=facts)
    return paper
