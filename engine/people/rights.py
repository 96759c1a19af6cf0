"""The one question who may do what: asked of one thing, as a condition on many, and explained in words."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select, true, union_all
from sqlalchemy.orm import Session, aliased

from engine import validity
from engine.people import acts, bonds, scopes
from engine.people.acts import Act
from engine.people.bonds import Bond
from engine.people.scopes import Thing
from engine.people.standing import Reach, Standing, once, stand
from engine.tables import Case, Charge, Consultation, Directive, Holding, Person, Post, Task, Unit
from engine.work import Work
from feel.errors import Fault

DONE = aliased(Task)  #: a task of the case, beside the one that is asked about
TAKING_PART: frozenset[Act] = frozenset({"read", "print"})  #: what whoever took part in a case keeps


class NotYours(Fault):
    """This task belongs to another post or unit."""

    vi = "Việc này thuộc vị trí hoặc đơn vị khác."


class NotAllowed(Fault):
    """You may not do this here: {act}."""

    vi = "Bạn không có quyền {words} ở đây."


class MustBeAnother(Fault):
    """Whoever did the step '{step}' of this case may not do this one."""

    vi = "Người đã làm bước '{step}' của hồ sơ này không được làm bước này."


class MustBeTheSame(Fault):
    """Only whoever did the step '{step}' of this case may do this one."""

    vi = "Chỉ người đã làm bước '{step}' của hồ sơ này mới được làm bước này."


@dataclass(frozen=True, slots=True)
class Way:
    """By which right somebody acts."""

    for_id: uuid.UUID | None  #: in whose stead; None: by his own right
    document: str | None  #: by which he replaces that person, or signs
    form: str | None  #: how he signs


def may(work: Work, act: Act, thing: Thing) -> bool:
    """Whether the actor of *work* may do *act* to *thing* today: one statement, a second where units or bonds count."""
    standing = stand(work.session, work.actor_id, work.now)
    return _first(work.session, standing, act, thing) is not None


def allowed(work: Work, thing: Thing, among: Collection[Act] = acts.ACTS) -> list[Act]:
    """Those of *among* that the actor of *work* may do to *thing* today; as `may`, his rights gathered once."""
    standing = stand(work.session, work.actor_id, work.now)
    return [act for act in among if _first(work.session, standing, act, thing) is not None]


def can(session: Session, standing: Standing, thing: Thing, among: Collection[Act]) -> bool:
    """Whether the officer may do one of *among* to *thing*: of a single thing much cheaper than `visible`."""
    return any(_first(session, standing, act, thing) is not None for act in among)


def visible(standing: Standing, act: Act, table: type[Thing] = Task) -> ColumnElement[bool]:
    """The same rule as `may`, as a condition on the rows of *table* for lists and counts."""
    reached = _reached(standing, act, table, standing.of(act))
    if act not in TAKING_PART or table not in (Task, Case) or not standing.is_active:
        return reached
    return or_(reached, (Task.case_id if table is Task else Case.id).in_(_took_part_in(standing)))


@dataclass(frozen=True, slots=True)
class Apart:
    """What an officer may read in two parts, for counting many cases by their units."""

    reaches: tuple[Reach, ...]  #: those that ask for one unit or branch and for nothing else
    reached: ColumnElement[bool]  #: the condition on `Case` that another reach allows it
    is_more_reached: bool  #: whether there is another reach
    took_part: Select[Any]  #: the ids of the cases in which the officer took part
    held: tuple[ColumnElement[bool], ...]  #: the conditions on `Task` that he took part by it
    was_asked: Select[Any]  #: the ids of the cases in which he took part otherwise

    @property
    def is_near(self) -> bool:
        """Whether the units are few: none is reached because it stands below another."""
        return all(scope.branch == "alone" for reach in self.reaches for scope in reach.scopes)

    def leads_to(self, unit: ColumnElement[uuid.UUID]) -> ColumnElement[bool]:
        """The condition that one of the reaches leads to *unit*."""
        return or_(false(), *(scopes.leads_to(scope, unit) for reach in self.reaches for scope in reach.scopes))


def readable_apart(standing: Standing) -> Apart:
    """`visible` of reading cases, in two parts."""
    reaches = standing.of("read") if standing.is_active else ()
    by_units = tuple(reach for reach in reaches if len(reach.scopes) == 1 and scopes.asks_units(reach.scopes[0]))
    others = [reach for reach in reaches if reach not in by_units]
    reached, took_part = _reached(standing, "read", Case, others), _took_part_in(standing)
    held = tuple(who == standing.actor_id for who in (Task.holder_id, Task.for_id))
    return Apart(by_units, reached, bool(others), took_part, held, _all(_asked(standing, standing.actor_id)))


def reads_in(standing: Standing, unit: ColumnElement[uuid.UUID]) -> ColumnElement[bool]:
    """The condition that one of the ways in which the officer reads cases leads to *unit*, whatever else it asks."""
    ways = []
    for reach in standing.of("read"):
        asked = [scope for scope in reach.scopes if scope.unit_id is not None]
        ways.append(and_(true(), *(scopes.leads_to(scope, unit) for scope in asked)))
    return or_(false(), *ways)


def _reached(standing: Standing, act: Act, table: type[Thing], reaches: Iterable[Reach]) -> ColumnElement[bool]:
    """The condition that one of *reaches* allows *act*."""
    if standing.actor_id is None or not standing.is_active:
        return false()
    allowed: list[ColumnElement[bool]] = []
    by_principal: dict[uuid.UUID, list[ColumnElement[bool]]] = {}
    for reach in reaches:
        inside = and_(*(scopes.condition(scope, table) for scope in reach.scopes))
        by_principal.setdefault(reach.principal, []).append(inside)
    for principal, conditions in by_principal.items():
        reached = or_(*conditions)
        is_bound = act in acts.WORK and table is Task
        allowed.append(and_(reached, bonds.kept(standing.actor_id, principal)) if is_bound else reached)
    return or_(*allowed) if allowed else false()


def require(work: Work, act: Act, thing: Thing) -> Way:
    """By which right the actor of *work* may do *act* to *thing*, his own before another's.

    Raises:
        MustBeAnother, MustBeTheSame: the diagram wants somebody else than this officer.
        NotYours: he may not do this task at all.
        NotAllowed: he may not do this.
    """
    standing = stand(work.session, work.actor_id, work.now)
    way = _first(work.session, standing, act, thing)
    if way is not None:
        return way
    bond = _broken_by(work.session, standing, act, thing)
    if bond is not None:
        raise _refusal(work.session, thing, bond)
    raise NotYours() if act in acts.WORK else NotAllowed(act=act, words=acts.WORDS[act])


def authority(work: Work, thing: Thing) -> Way | None:
    """By what authority of his own the actor signs what concerns *thing*; None: by none that was given to him.

    Standing in for somebody who is away brings none.
    """
    return _first(work.session, stand(work.session, work.actor_id, work.now), "sign", thing)


def in_stead_of(work: Work, absent_id: uuid.UUID, thing: Thing) -> Way | None:
    """By which document the actor replaces *absent_id* today in what concerns *thing*; None: he does not."""
    standing = stand(work.session, work.actor_id, work.now)
    fitting = _fitting(work.session, standing, "read", thing)
    found = next((reach for reach in fitting if reach.principal == absent_id != work.actor_id), None)
    return None if found is None else Way(absent_id, found.document, found.form)


def _refusal(session: Session, thing: Thing, bond: Bond) -> Fault:
    kind = MustBeAnother if bond.kind == "separate" else MustBeTheSame
    return kind(step=_name_of_step(session, thing, bond.element))


def _name_of_step(session: Session, thing: Thing, element: str) -> str:
    """What an officer calls the step *element* of the case of *thing*: its name on the drawing."""
    done = select(Task.name).where(Task.case_id == getattr(thing, "case_id", None), Task.element == element)
    return session.scalar(done.limit(1)) or element


@dataclass(frozen=True, slots=True)
class Why:
    """The answer to `may`, and how it comes about."""

    allowed: bool
    words: str  #: in Vietnamese
    english: str

    def say(self, lang: str = "vi") -> str:
        """How it comes about, in *lang* ("vi" or "en")."""
        return self.words if lang == "vi" else self.english


def why(work: Work, act: Act, thing: Thing) -> Why:
    """Whether the actor may do *act* to *thing*, and why."""
    session = work.session
    standing = stand(session, work.actor_id, work.now)
    if standing.actor_id is None or not standing.is_active:
        return Why(
            False, "Tài khoản không hoạt động nên không có quyền nào.", "The account is not active, so it has no right."
        )
    reach = next(_reaching(session, standing, act, thing), None)
    if reach is not None:
        return _granted(session, standing, reach)
    if _first(session, standing, act, thing) is not None:
        return Why(True, "Được, vì đã tham gia xử lý hồ sơ này.", "Yes, for having taken part in this case.")
    bond = _broken_by(session, standing, act, thing)
    if bond is not None:
        fault = _refusal(session, thing, bond)
        return Why(False, fault.say("vi"), fault.say("en"))
    return _refused(session, standing, act, thing, validity.day(work.now))


def _granted(session: Session, standing: Standing, reach: Reach) -> Why:
    vi, en = reach.source.vi, reach.source.en
    if reach.principal == standing.actor_id:
        return Why(True, f"Được, vì {vi}.", f"Yes, by {en}.")
    name, document = session.scalar(select(Person.full_name).where(Person.id == reach.principal)), reach.document
    told = f"Yes, in place of {name} by {document}; that officer may by {en}."
    return Why(True, f"Được, vì thay {name} theo {document}; người này {vi}.", told)


def _refused(session: Session, standing: Standing, act: Act, thing: Thing, today: date) -> Why:
    vi, en = _wanted(thing, act)
    idle = ", ".join(_without_charge(session, standing, act, today))
    if idle:
        vi += f" Vị trí {idle} đã chia theo phân công phụ trách, cán bộ này chưa được giao phần nào."
        en += f" The post {idle} is divided by charges, and this officer is in charge of no part of it."
    sources = sorted({reach.source for reach in standing.of(act)})
    named, called = acts.WORDS[act], acts.ENGLISH[act]
    if not sources:
        return Why(False, f"Không, vì không có quyền {named} nào.{vi}", f"No: there is no right to {called}.{en}")
    held, theirs = "; ".join(one.vi for one in sources), "; ".join(one.en for one in sources)
    beyond = "không bao gồm đơn vị, thủ tục, lĩnh vực hoặc địa bàn này"
    told = f"No: the right to {called} ({theirs}) does not reach this unit, procedure, field or territory.{en}"
    return Why(False, f"Không, vì quyền {named} hiện có ({held}) {beyond}.{vi}", told)


def _wanted(thing: Thing, act: Act) -> tuple[str, str]:
    """For which post a task waits."""
    if not isinstance(thing, Task) or act not in acts.WORK:
        return "", ""
    post = acts.of_post(thing.role).name or thing.role
    return f" Việc này chờ vị trí “{post}”.", f" This task waits for the post “{post}”."


def _without_charge(session: Session, standing: Standing, act: Act, today: date) -> list[str]:
    """The divided posts that the officer holds without being in charge of a part, where a charge would bring *act*."""
    charged = exists().where(Charge.holding_id == Holding.id, validity.on(Charge, today))
    held = select(Post.title, Unit.name, Post.role).join(Holding, Holding.post_id == Post.id)
    held = held.join(Unit, Unit.id == Post.unit_id).where(Post.divided, ~charged)
    held = held.where(Holding.person_id == standing.actor_id, validity.on(Holding, today))
    rows = session.execute(held.order_by(Unit.name, Post.title)).all()
    return [f"{row.title}, {row.name}" for row in rows if act in acts.WORK or act in acts.of_post(row.role).acts]


def _first(session: Session, standing: Standing, act: Act, thing: Thing) -> Way | None:
    for reach in _reaching(session, standing, act, thing):
        is_own = reach.principal == standing.actor_id
        return Way(None if is_own else reach.principal, reach.document, reach.form)
    if standing.is_active and standing.actor_id is not None and act in TAKING_PART and isinstance(thing, Task | Case):
        took = session.scalar(select(_took_part(standing, standing.actor_id, thing)))
        return Way(None, None, None) if took else None
    return None


def _reaching(session: Session, standing: Standing, act: Act, thing: Thing) -> Iterator[Reach]:
    """The reaches that allow *act*, the officer's own first; bonds are asked once some reach fits."""
    found: list[Bond] | None = None
    for reach in _fitting(session, standing, act, thing):
        if act in acts.WORK and isinstance(thing, Task) and standing.actor_id is not None:
            found = _bonds(session, thing) if found is None else found
            if bonds.broken(found, standing.actor_id, reach.principal) is not None:
                continue
        yield reach


def _fitting(session: Session, standing: Standing, act: Act, thing: Thing) -> Iterator[Reach]:
    reaches = standing.of(act)
    far = any(scope.unit_id is not None and scope.branch != "alone" for reach in reaches for scope in reach.scopes)
    units = frozenset(scopes.units_of(thing))
    above = once(session, units, lambda: scopes.above(session, thing)) if far else {}
    for reach in reaches:
        if all(scopes.fits(scope, thing, above) for scope in reach.scopes):
            yield reach


def _broken_by(session: Session, standing: Standing, act: Act, thing: Thing) -> Bond | None:
    """What alone forbids the act, when the officer has the right but not for this case."""
    if act not in acts.WORK or not isinstance(thing, Task) or standing.actor_id is None:
        return None
    for reach in _fitting(session, standing, act, thing):
        return bonds.broken(_bonds(session, thing), standing.actor_id, reach.principal)
    return None


def _bonds(session: Session, task: Task) -> list[Bond]:
    return once(session, ("bonds", task.id), lambda: bonds.of_task(session, task))


def _took_part(standing: Standing, actor_id: uuid.UUID, thing: Task | Case) -> ColumnElement[bool]:
    case_id = thing.case_id if isinstance(thing, Task) else thing.id
    return or_(*(part.where(column == case_id).exists() for column, part in _parts(standing, actor_id)))


def _took_part_in(standing: Standing) -> Select[Any]:
    """The ids of the cases in which the officer took part; nobody took part in none."""
    if standing.actor_id is None:
        return select(Task.case_id).where(false())
    return _all(_parts(standing, standing.actor_id))


def _all(parts: Iterable[tuple[Any, Select[Any]]]) -> Select[Any]:
    """The ids of the cases of any of *parts*, not by an "or": each is read from its own index."""
    found = union_all(*(part for _, part in parts)).subquery()
    return select(found.c.case_id)


def _parts(standing: Standing, actor_id: uuid.UUID) -> Iterator[tuple[Any, Select[Any]]]:
    """The ways to take part in a case: by a task, by an order, by the opinion that one's unit is asked for."""
    for who in (DONE.holder_id, DONE.for_id):
        yield DONE.case_id, select(DONE.case_id).where(who == actor_id)
    yield from _asked(standing, actor_id)


def _asked(standing: Standing, actor_id: uuid.UUID | None) -> Iterator[tuple[Any, Select[Any]]]:
    """Those of them in which somebody else asked for it."""
    yield Directive.case_id, select(Directive.case_id).where(Directive.addressee_id == actor_id)
    units = {scope.unit_id for reach in standing.of("read") for scope in reach.scopes if scope.unit_id is not None}
    if units:
        yield Consultation.case_id, select(Consultation.case_id).where(Consultation.unit_id.in_(units))
