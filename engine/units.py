"""What administrators do to a unit at once, each by a decision: make one, place it, open a post, say what area it has.

What changes from a day on by a resolution is a rearrangement: `engine.mergers`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from sqlalchemy import select

from engine import administration, changes, organisation
from engine.mergers.plans import CodeTaken
from engine.tables import Post, Unit, UnitName
from engine.work import Work
from feel.errors import Fault

CODE = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*")
LONGEST = {"code": 40, "name": 300, "territory": 20, "role": 60, "title": 200}
ROLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class BadCode(Fault):
    """'{text}' cannot be the code of a unit: letters, digits, dots and hyphens, 40 at most (H26.19)."""

    vi = "'{text}' không thể là mã đơn vị: dùng chữ không dấu, chữ số, dấu chấm, gạch nối, tối đa 40 ký tự (H26.19)."


class NoName(Fault):
    """Give a name, of {most} characters at most."""

    vi = "Hãy nhập tên gọi, tối đa {most} ký tự."


class BadRole(Fault):
    """'{text}' cannot be the code of a post: small letters, digits and hyphens, 60 at most (mot-cua)."""

    vi = "'{text}' không thể là mã vị trí: dùng chữ thường không dấu, chữ số, gạch nối, tối đa 60 ký tự (mot-cua)."


class BadTerritory(Fault):
    """The code of an area has {most} characters at most."""

    vi = "Mã địa bàn tối đa {most} ký tự."


class PostTaken(Fault):
    """The unit {code} has a post '{role}' already."""

    vi = "Đơn vị {code} đã có vị trí '{role}'."


def subject_of(unit: Unit) -> str:
    """The name under which the changes to a unit are kept."""
    return f"unit {unit.code}"


def make(
    work: Work,
    code: str,
    name: str,
    *,
    level: str,
    parent: Unit,
    since: date,
    source: str,
    territory: str | None = None,
    header: str | None = None,
) -> Unit:
    """A new unit below *parent*, which works by the same calendar.

    Raises:
        BadCode, NoName, BadTerritory, CodeTaken, UnknownLevel, NoSource. NotAllowed: *parent* is not the actor's to
        administer.
    """
    administration.require(work, [parent])
    if not CODE.fullmatch(code) or len(code) > LONGEST["code"]:
        raise BadCode(text=code[:60])
    _check_name(name, "name")
    _check_territory(territory)
    if work.session.scalar(select(UnitName.id).where(UnitName.code == code).limit(1)) is not None:
        raise CodeTaken(code=code)
    said = {"level": level, "since": since, "territory": territory, "header": header}
    unit = organisation.found(work, code, name, parent_id=parent.id, calendar=parent.calendar, **said)  # type: ignore[arg-type]
    _note(work, unit, "make", source, name=name, level=level, parent=parent.code, since=since.isoformat())
    return unit


def place_below(work: Work, unit: Unit, parent: Unit, *, source: str) -> None:
    """*unit*, with everything below it, belongs to *parent* from now on.

    Raises:
        AboveItself, NotAllowed, NoSource.
    """
    above = work.session.get(Unit, unit.parent_id) if unit.parent_id else None
    organisation.place_below(work, unit, parent)
    _note(work, unit, "place", source, before=above.code if above else None, after=parent.code)


def set_territory(work: Work, unit: Unit, territory: str | None, *, source: str) -> None:
    """*unit* administers the area *territory*; what is filed there goes to it. Open cases stay where they are.

    Raises:
        BadTerritory, NotAllowed, NoSource.
    """
    administration.require(work, [unit])
    _check_territory(territory)
    _note(work, unit, "territory", source, before=unit.territory, after=territory)
    unit.territory = territory
    work.session.flush()


def open_post(work: Work, unit: Unit, role: str, title: str, *, source: str) -> Post:
    """*unit* has a post with the code *role*, which nobody holds yet.

    Raises:
        BadRole, NoName, PostTaken, NotAllowed, NoSource.
    """
    administration.require(work, [unit])
    if not ROLE.fullmatch(role) or len(role) > LONGEST["role"]:
        raise BadRole(text=role[:80])
    _check_name(title, "title")
    if work.session.scalar(select(Post.id).where(Post.unit_id == unit.id, Post.role == role)) is not None:
        raise PostTaken(code=unit.code, role=role)
    _note(work, unit, "open-post", source, role=role, title=title)
    return organisation.post_of(work, unit, role, title)


def _check_name(name: str, what: str) -> None:
    if not 0 < len(name.strip()) <= LONGEST[what]:
        raise NoName(most=LONGEST[what])


def _check_territory(territory: str | None) -> None:
    if territory is not None and len(territory) > LONGEST["territory"]:
        raise BadTerritory(most=LONGEST["territory"])


def _note(work: Work, unit: Unit, act: str, source: str, **facts: Any) -> None:
    changes.record(work, subject_of(unit), act, source=source, facts=facts)
