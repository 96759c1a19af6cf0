"""Who does which step of a procedure, told from its lanes: steps down, posts across, and who holds each post in a unit.

Source: Circular 11/2025/TT-BKHCN, annex, group 1, item 2.c.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api.pages import edge, frame
from api.pages.officers import administrator, chosen
from api.pages.units import administered
from bpmn.procedure import Role
from engine import procedures, runtime, validity
from engine.people.acts import ROLES
from engine.queries import places, publications, units
from engine.runtime import DrawnStep
from engine.work import Work

SIDES: Mapping[str, Any] = {
    "receiving": lazy_gettext("nơi tiếp nhận"),
    "competent": lazy_gettext("nơi giải quyết"),
    "returning": lazy_gettext("nơi trả kết quả"),
}
Post = tuple[str, str]  #: role and which unit of the case


@edge.asks("/quan-tri/quyen-theo-buoc")
def step_rights(work: Work) -> Response:
    """The table of one procedure, and of one unit when the address names it."""
    administrator(work)
    today = validity.day(work.now)
    known = publications.every_in_force(work.session, today)
    slug = request.args.get("thu-tuc", "") or (known[0].slug if known else "")
    offered = procedures.in_force(work.session, slug, today) if slug else None
    code = places.code(request.args.get("don-vi", ""))
    unit = administered(work, code) if code else None
    steps = runtime.drawn_steps(offered.definition) if offered else []
    roles = offered.procedure.roles if offered else {}
    doing = [(step, _post(step, roles)) for step in steps]
    seats = units.seats_of(work.session, unit.id, day=today) if unit else []
    return frame.render(
        "admin/step_rights.html",
        procedures=known,
        slug=slug,
        offered=offered,
        doing=doing,
        posts=list(dict.fromkeys((role.post, role.unit) for role in roles.values())),
        names={step.element: step.name for step in steps},
        roles=ROLES,
        sides=SIDES,
        unit=unit,
        holders={seat.role: seat.holders for seat in seats},
        units=chosen(work),
    )


def _post(step: DrawnStep, roles: Mapping[str, Role]) -> Post | None:
    """The post that the innermost lane with one means; None: the lane of the step that calls the process does."""
    found = next((roles[lane] for lane in reversed(step.lanes) if lane in roles), None)
    return (found.post, found.unit) if found else None
