"""What a new version of a procedure changes: every difference to the version in force, and whom it touches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

import forms
from bpmn import differences, settings, sharing
from bpmn.differences import Sentence
from bpmn.differences.sentences import compared
from bpmn.procedure import Limit, Procedure
from engine import calendar, procedures
from engine.calendar import Calendar
from engine.queries import publications
from engine.tables import Publication
from forms.form import Field, Form

TOLD = (".bpmn", ".json", settings.FILE)  #: files whose differences are told in sentences of their own


@dataclass(frozen=True, slots=True)
class Promise:
    """What a filing of one variant and channel, received at the given moment, is promised under each version."""

    variant: str | None
    channel: str
    before: datetime | None
    after: datetime | None


@dataclass(frozen=True, slots=True)
class Impact:
    """What publishing would change."""

    version: int | None  #: the version in force that it would follow; None: there is none
    sentences: tuple[Sentence, ...]
    running: Mapping[int, int]  #: version -> open cases that keep it; none of their dates moves
    promises: tuple[Promise, ...]  #: the appointments that differ


def impact(session: Session, new: Procedure, *, day: date, now: datetime) -> Impact:
    """What changes if *new* is in force from *day*; appointments are compared for a filing received at *now*."""
    before = _in_force(session, new.slug, day)
    running = publications.running(session, new.slug)
    if before is None:
        return Impact(None, (), running, ())
    old = procedures.offered(session, before.digest).procedure
    return Impact(before.version, tuple(sentences(old, new)), running, tuple(_promises(old, new, now)))


def sentences(old: Procedure, new: Procedure) -> Iterator[Sentence]:
    """Every difference that matters to how cases run; where shapes lie on a page does not."""
    yield from differences.of_settings(old, new)
    yield from differences.of_diagrams(old.files, new.files)
    yield from _forms(old.files, new.files)
    yield from _others(old.files, new.files)


def _in_force(session: Session, slug: str, day: date) -> Publication | None:
    mine = select(Publication).where(Publication.slug == slug, Publication.active_from <= day)
    return session.scalar(mine.order_by(Publication.active_from.desc(), Publication.version.desc()).limit(1))


def _promises(old: Procedure, new: Procedure, now: datetime) -> Iterator[Promise]:
    """The appointments that differ, counted in the national office time; a unit's own may lie elsewhere."""
    office = calendar.calendar(None)
    variants: list[str | None] = [one.code for one in new.variants]
    for variant in variants or [None]:
        for channel in new.channels:
            limits = [procedure.limit_of(variant, channel) for procedure in (old, new)]
            before, after = (_due(office, limit, now) for limit in limits)
            if before != after:
                yield Promise(variant, channel, before, after)


def _due(office: Calendar, limit: Limit | None, now: datetime) -> datetime | None:
    if limit is None:
        return None
    meant = calendar.parse_limit(limit.text, kind=limit.kind, rule=limit.rule, cutoff=limit.cutoff)
    return calendar.due(office, now, meant).due


def _forms(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[Sentence]:
    yield from compared(
        _read(old),
        _read(new),
        gone=lambda name, _: Sentence("forms", f"Bỏ biểu mẫu {name}.", f"The form {name} is gone."),
        added=lambda name, _: Sentence("forms", f"Thêm biểu mẫu {name}.", f"New form {name}."),
        changed=lambda name, before, after: _fields(name, before, after),
    )


def _read(files: Mapping[str, bytes]) -> dict[str, dict[str, Field]]:
    """The fields of every form by label, those inside groups and lists too."""
    named = sharing.forms(files).items()
    read: dict[str, Form] = {name: forms.read(files[path], file=path) for name, path in named}
    return {name: dict(_flat(form.fields, "")) for name, form in read.items()}


def _flat(fields: tuple[Field, ...], above: str) -> Iterator[tuple[str, Field]]:
    for field in fields:
        path = f"{above}{field.key}"
        yield path, field
        yield from _flat(field.fields, f"{path}.")


def _fields(form: str, old: Mapping[str, Field], new: Mapping[str, Field]) -> Iterator[Sentence]:
    yield from compared(
        old,
        new,
        gone=lambda _, field: Sentence(
            "forms", f"Biểu mẫu {form}: bỏ trường '{field.label}'.", f"Form {form}: the field '{field.label}' is gone."
        ),
        added=lambda _, field: Sentence(
            "forms", f"Biểu mẫu {form}: thêm trường '{field.label}'.", f"Form {form}: new field '{field.label}'."
        ),
        changed=lambda _, before, after: _field(form, before, after),
    )


def _field(form: str, old: Field, new: Field) -> Iterator[Sentence]:
    if _shape(old) == _shape(new):
        return
    vi, en = "thay đổi", "changed"
    if old.rules.required != new.rules.required:
        vi, en = ("bắt buộc nhập", "is required") if new.rules.required else ("không còn bắt buộc", "is not required")
    yield Sentence("forms", f"Biểu mẫu {form}: trường '{new.label}' {vi}.", f"Form {form}: '{new.label}' {en}.")


def _shape(field: Field) -> tuple[object, ...]:
    """What counts of a field by itself: fields inside it are compared by themselves."""
    return field.kind, field.label, field.rules, field.options, field.source, field.hide, field.locked


def _others(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[Sentence]:
    def is_other(name: str) -> bool:
        return not name.endswith(TOLD)

    yield from compared(
        {name: data for name, data in old.items() if is_other(name)},
        {name: data for name, data in new.items() if is_other(name)},
        gone=lambda name, _: Sentence("other", f"Bỏ tệp {name}.", f"The file {name} is gone."),
        added=lambda name, _: Sentence("other", f"Thêm tệp {name}.", f"New file {name}."),
        changed=lambda name, *_: [Sentence("other", f"Tệp {name} thay đổi.", f"The file {name} changed.")],
    )
