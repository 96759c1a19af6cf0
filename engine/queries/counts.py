"""The counters of an officer's page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import CTE, ColumnElement, and_, func, intersect, literal, not_, or_, select, true, union_all
from sqlalchemy.orm import Session

from engine import people
from engine.people import Apart
from engine.queries import predicates
from engine.queries.predicates import Among, Asked, Condition, Facts, Predicate
from engine.tables import Case
from engine.tables.cases import UNITS
from feel.errors import Fault

COLUMNS = tuple(getattr(Case, name) for name in UNITS)


class UnknownCounter(Fault):
    """There is no counter '{code}'; there are: {known}."""

    vi = "Không có bộ đếm '{code}'; hiện có: {known}."


def of(session: Session, asked: Asked, codes: Iterable[str] | None = None) -> dict[str, int]:
    """How many cases each of *codes* counts for the officer, at most three statements; None: every counter.

    Raises:
        UnknownCounter.
    """
    wanted = {code: known(code) for code in (predicates.PREDICATES if codes is None else codes)}
    if not asked.standing.is_active:
        return dict.fromkeys(wanted, 0)
    many = {code: one for code, one in wanted.items() if one.among is None}
    found = _of_many(session, asked, many) | _of_few(session, asked, wanted.keys() - many.keys())
    return {code: found[code] for code in wanted}


def _of_few(session: Session, asked: Asked, codes: Iterable[str]) -> dict[str, int]:
    """Counters that look at few cases: those that look at the same ones look once, all in one statement."""
    by_among = defaultdict[Among, list[str]](list)
    for code in sorted(codes):
        among = predicates.PREDICATES[code].among
        if among is not None:
            by_among[among].append(code)
    if not by_among:
        return {}
    apart = people.readable_apart(asked.standing)
    parts = [part for among, listed in by_among.items() for part in _each(asked, apart, among, listed)]
    found = dict.fromkeys(codes, 0)
    for code, number in session.execute(union_all(*parts)):
        found[code] += number
    return found


def _each(asked: Asked, apart: Apart, among: Among, codes: Sequence[str]) -> list[Any]:
    """For each of *codes* rows whose numbers together are its own, all counted in one look at the cases *among*.

    Each fact is looked up once a case, however many counters ask for it.
    """
    wanted = [predicates.PREDICATES[code].facts for code in codes]
    facts = list(dict.fromkeys(fact for one in wanted for fact, _ in one))
    found = []
    for ids, readable in _readable(asked, apart, among):
        seen = _seen(asked, ids, readable, facts)
        are = [[so if is_so else not_(so) for so, is_so in _of(seen, facts, one)] for one in wanted]
        counted = [func.count().filter(and_(true(), *one)).label(f"n{place}") for place, one in enumerate(are)]
        looked = select(*counted).select_from(seen).cte()
        found += [select(literal(code), looked.c[f"n{place}"]) for place, code in enumerate(codes)]
    return found


def _seen(asked: Asked, ids: Any, readable: ColumnElement[bool] | None, facts: Sequence[Condition]) -> CTE:
    """A row for each of the cases *ids* that are *readable*, with *facts* of it; the case itself only where needed."""
    few = ids.subquery()
    if readable is None and not facts:
        return select(few).cte()
    told = [Case.id, *(fact(asked).label(f"f{place}") for place, fact in enumerate(facts))]
    each = select(*told).select_from(few.join(Case, Case.id == few.c.case_id))
    # Materialized: else PostgreSQL puts each fact back into every counter that asks for it.
    return each.where(true() if readable is None else readable).cte().prefix_with("MATERIALIZED")


def _of(seen: CTE, facts: Sequence[Condition], wanted: Facts) -> list[tuple[ColumnElement[bool], bool]]:
    return [(seen.c[f"f{facts.index(fact)}"], is_so) for fact, is_so in wanted]


def _readable(asked: Asked, apart: Apart, among: Among) -> list[tuple[Any, ColumnElement[bool] | None]]:
    """The cases *among* that the officer may read, each once: ids, and what is left to be asked of them, if anything.

    Whether he took part is told by the ids alone, before any case is looked at.
    """
    ids = among(asked).distinct().cte()
    if among is predicates.took_part:
        return [(select(ids.c.case_id), None)]
    reached = or_(*(apart.leads_to(column) for column in COLUMNS), apart.reached)
    others = intersect(select(ids.c.case_id), apart.took_part)
    return [(select(ids.c.case_id), reached), (others, not_(reached))]


def _of_many(session: Session, asked: Asked, wanted: Mapping[str, Predicate]) -> dict[str, int]:
    """Counters of which an officer may read very many cases: from indexes, and apart what units do not decide."""
    if not wanted:
        return {}
    apart = people.readable_apart(asked.standing)
    others = [one for one in wanted.values() if one.statuses is None]
    found = dict.fromkeys(wanted, 0)
    for status, number, *numbers in session.execute(_outside(apart, [one.condition(asked) for one in others])):
        for one in wanted.values():
            found[one.code] += number if one.statuses is not None and one.statuses(status) else 0
        for one, more in zip(others, numbers, strict=True):
            found[one.code] += more
    grouped = [_groups(apart, one.code, one.condition(asked)) for one in others]
    by_status = _near(apart) if apart.is_near else [_groups(apart, "", true())]
    for code, status, number in session.execute(union_all(*by_status, *grouped)):
        for one in wanted.values():
            is_meant = code == one.code if one.statuses is None else not code and one.statuses(status)
            found[one.code] += int(number) if is_meant else 0
    return found


def _outside(apart: Apart, conditions: Sequence[ColumnElement[bool]]) -> Any:
    """The cases that units do not give the officer, by status: all, and those that fit each of *conditions*."""
    beyond = (not_(apart.leads_to(column)) for column in COLUMNS)
    fitting = (func.count().filter(condition) for condition in conditions)
    beside = or_(apart.reached, Case.id.in_(apart.took_part))
    return select(Case.status, func.count(), *fitting).where(beside, *beyond).group_by(Case.status)


def _near(apart: Apart) -> list[Any]:
    """The cases that few units give the officer, by status: each once, by the index that begins with its unit."""
    counted = select(literal(""), Case.status, func.count()).group_by(Case.status)
    found: list[Any] = []
    for place, column in enumerate(COLUMNS):
        before = (not_(apart.leads_to(one)) for one in COLUMNS[:place])
        found.append(counted.where(apart.leads_to(column), *before))
    return found


def _groups(apart: Apart, code: str, condition: ColumnElement[bool]) -> Any:
    """The cases that units give the officer and that fit *condition*: grouped by units first, from an index alone."""
    groups = select(*COLUMNS, Case.status, func.count().label("cases")).where(condition)
    # Materialized: else SQLite asks the units first, by the index of each, and looks up every case of theirs.
    grouped = groups.group_by(*COLUMNS, Case.status).cte().prefix_with("MATERIALIZED").c
    inside = or_(*(apart.leads_to(getattr(grouped, name)) for name in UNITS))
    return select(literal(code), grouped.status, grouped.cases).where(inside)


def known(code: str) -> predicates.Predicate:
    """The counter *code*.

    Raises:
        UnknownCounter.
    """
    found = predicates.PREDICATES.get(code)
    if found is None:
        raise UnknownCounter(code=code[:60], known=", ".join(predicates.PREDICATES))
    return found
