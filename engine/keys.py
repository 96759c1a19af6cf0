"""Secrets that all processes of an installation share, made by the first that needs one."""

from __future__ import annotations

import secrets

from sqlalchemy.dialects import postgresql, sqlite

from engine.tables import InstallationKey
from engine.work import Work

COOKIES = "cookies"  #: with which small cookies of the pages are signed


def of(work: Work, name: str) -> str:
    """The secret called *name*."""
    dialect = sqlite if work.session.get_bind().dialect.name == "sqlite" else postgresql
    row = {"name": name, "value": secrets.token_urlsafe(48)}
    work.session.execute(dialect.insert(InstallationKey).values(**row).on_conflict_do_nothing())
    return work.session.get_one(InstallationKey, name).value
