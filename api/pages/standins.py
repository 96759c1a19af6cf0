"""Standing in: who is away and who stands in by which document; given and ended.

Source: Circular 11/2025/TT-BKHCN, annex, group 1, item 2.c. Who assigns work sees the same absences.
"""

from __future__ import annotations

from flask import redirect, request, url_for
from sqlalchemy import or_, select
from werkzeug.wrappers import Response

from api.pages import edge, frame, typed
from engine import organisation, people, substitutions, validity
from engine.queries import officers, places, postings
from engine.tables import Person, Unit
from engine.work import Work
from feel.errors import Fault

HERE = "/quan-tri/lam-thay"


class NoEndChosen(Fault):
    """Say until which day."""

    vi = "Hãy chọn ngày cuối cùng làm thay."


@edge.asks(HERE)
def stand_ins(work: Work) -> Response:
    """Who is away and who stands in, of the officers whom one administers and of oneself."""
    return _page(work)


@edge.does(HERE, name="stood_in", refused=lambda work, fault: _page(work, fault))
def give(work: Work) -> Response:
    """Another stands in for an officer who is away."""
    absent, deputy = (_person(work, name) for name in ("absent", "deputy"))
    until = typed.until("until")
    if until is None:
        raise NoEndChosen
    since, document = typed.day(work, "since"), typed.words("source")
    substitutions.substitute(work, absent, deputy, document=document, since=since, until=until, scope=typed.scope(work))
    return redirect(url_for("pages.stand_ins", done="substitute"), 303)


@edge.does(f"{HERE}/ve", name="came_back", refused=lambda work, fault: _page(work, fault))
def come_back(work: Work) -> Response:
    """An officer is back: from a day on nobody stands in for him."""
    substitutions.come_back(work, _person(work, "absent"), on=typed.day(work, "on"))
    return redirect(url_for("pages.stand_ins", done="come-back"), 303)


def _person(work: Work, name: str) -> Person:
    """The officer whose login was typed, alone or as "lan.nt – Nguyễn Thị Lan"."""
    return organisation.person_by_login(work, places.code(typed.words(name)).lower())


def _page(work: Work, fault: Fault | None = None) -> Response:
    standing, today = people.stand(work.session, work.actor_id, work.now), validity.day(work.now)
    mine = select(Unit.id).where(people.visible(standing, "administer", Unit))
    assert work.actor_id is not None
    seen = or_(postings.away_from(mine, today), postings.about(work.actor_id))
    is_administrator = bool(standing.of("administer"))
    wanted = officers.Criteria(state="active")
    return frame.render(
        "admin/stand_ins.html",
        422 if fault else 200,
        fault=fault,
        rows=postings.stand_ins(work.session, seen, today),
        is_administrator=is_administrator,
        officers=officers.find(work.session, standing, wanted, today=today, most=MOST) if is_administrator else [],
        units=places.listed(work.session, today, mine) if is_administrator else [],
        typed=request.form,
        done=request.args.get("done", ""),
        today=today,
        me=work.actor_id,
    )


MOST = 500  #: officers who are offered to choose from; others are typed
