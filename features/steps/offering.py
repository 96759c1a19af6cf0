"""Which units offer the procedure: entered and ended by who administers them."""

from __future__ import annotations

from datetime import datetime

from engine import competence, offerings, organisation
from engine.queries import offers
from features.steps import moments
from features.steps.faults import expect
from features.steps.sentences import sentence
from features.steps.world import World


@sentence('lúc {at:moment} cán bộ {who} ghi đơn vị "{code}" giải quyết thủ tục từ ngày {day} theo "{source}"')
def offer(world: World, at: datetime, who: str, code: str, day: str, source: str) -> None:
    """The unit decides on the procedure from that day on."""
    _offer(world, at, who, code, day, source)


@sentence('lúc {at:moment} quản trị toàn hệ thống ghi đơn vị "{code}" giải quyết thủ tục từ ngày {day} theo "{source}"')
def offer_first(world: World, at: datetime, code: str, day: str, source: str) -> None:
    """The same, by the system: the first unit binds all others."""
    _offer(world, at, None, code, day, source)


def _offer(world: World, at: datetime, who: str | None, code: str, day: str, source: str) -> None:
    world.tell(at)
    since = moments.day(day)
    with world.attempt(who) as work:
        units = organisation.units_by_code(work, [code])
        procedure = offerings.published(work.session, world.slug, since)
        offerings.offer(work, units, procedure, "competent", since=since, source=source)


@sentence('lúc {at:moment} cán bộ {who} cho đơn vị "{code}" thôi giải quyết thủ tục từ ngày {day} theo "{source}"')
def end(world: World, at: datetime, who: str, code: str, day: str, source: str) -> None:
    """The unit does no longer from that day on."""
    world.tell(at)
    with world.attempt(who) as work:
        rows = offers.of_procedure(work.session, world.slug, at.date())
        ended = [one.id for one in rows if one.code == code]
        offerings.end(work, world.slug, ended, on=moments.day(day), source=source)


@sentence('ngày {day} thủ tục do "{codes}" giải quyết')
def decides(world: World, day: str, codes: str) -> None:
    """The units that decide on that day, by code, with commas between."""
    expect("Nơi giải quyết", ", ".join(_deciding(world, day) or []), codes)


@sentence("ngày {day} thủ tục do mọi nơi tiếp nhận giải quyết")
def everybody_decides(world: World, day: str) -> None:
    """No unit has said that it decides on that day."""
    expect("Nơi giải quyết", _deciding(world, day), None)


@sentence("ngày {day} không còn nơi nào giải quyết thủ tục")
def nobody_decides(world: World, day: str) -> None:
    """All units that decided have ended it by that day."""
    expect("Nơi giải quyết", _deciding(world, day), [])


def _deciding(world: World, day: str) -> list[str] | None:
    with world.look() as session:
        found = competence.units(session, world.slug, moments.day(day))
        return None if found is None else sorted(unit.code for unit in found)
